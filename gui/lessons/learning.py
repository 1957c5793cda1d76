"""Lessons about learning: the book's chapters 4 and 5."""

from dataclasses import replace
from math import dist

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import (
    Lesson,
    Page,
    accuracy,
    asked,
    at,
    chosen,
    diverged,
    drives,
    every,
    inside,
    rests_within,
    steps,
    trained,
    went_back,
)
from gui.lessons.graphs import GRAPHS
from model.approach import Approach, step_near
from model.course import Course
from model.defaults import DEFAULTS
from model.descent import Runner
from model.experiment import BACKPROPAGATION
from model.functions import FUNCTIONS
from model.inside.slope import Slope
from model.optimizers import SGD
from model.surfaces import SURFACES

# --- a slope by numbers ---------------------------------------------------------------------------------------------

SINE = Approach(FUNCTIONS["sine"], 1.0)

BOOK = Approach(FUNCTIONS["book"], 5.0)
"""The book's example of a derivative, at the first of its two places (4.3.2)."""

SECOND = 10.0
"""The other one."""

BEST = (3e-5, 5e-7)
"""Between these h the central difference of SINE is about as right as it gets."""

SLOPE = Lesson(
    "slope",
    QT_TRANSLATE_NOOP("Lessons", "A slope by numbers"),
    4,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "How steep is sin x at x = 1? As steep as the tangent, the dashed line. Three lines through points "
                "that lie h apart are to come close to it: the forward, the backward and the central difference. With "
                "h = 1 they are far off.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let h shrink to 0.01: press play, or h/10 twice."),
            every(at("descent:approach"), steps(step_near(0.01))),
            "descent:approach",
            (SINE,),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The table at the left has the slopes, and how far each is off. With a tenth of h the error of the "
                "forward difference becomes a tenth, that of the central one a hundredth. That is why the book takes "
                "the central difference, (f(x + h) − f(x − h)) / 2h.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go on to the book's h, 1e-4: press h/10, or type it."),
            every(at("descent:approach"), steps(step_near(1e-4))),
            "descent:approach",
            (),
            "button:epoch",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Is a smaller h always better? The errors are drawn at the lower right, h decreasing to the left. "
                "Each falls, and then rises again: f(x + h) and f(x − h) become so alike that rounding is all that is "
                "left of their difference. Filled marks: the best h.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Find the best h for the central difference, about 1e-5, and stay there."),
            every(at("descent:approach"), rests_within(*map(step_near, BEST))),
            "descent:approach",
            (SINE,),
            "card:errors",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The book warns of h = 1e-50: in float32 it is rounded to 0. Nori computes this in float64, but below "
                "1e-16 even there x + h and x − h are rounded to x. Then every difference is 0, whatever f is. On the "
                "way there the magnifier shows stairs.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Make h smaller than 1e-16: drag the slider, or type 1e-50."),
            every(at("descent:approach"), steps(step_near(1e-17))),
            "descent:approach",
            (),
            "row:h",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The book's example, 0.01x² + 0.1x. At x = 5 its slope is 0.2, and here the central difference is "
                "right even with h = 1. On a quadratic it always is: what the forward difference has too much, the "
                "backward one has too little.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Look at x = 10: drag the point on the curve, or type x. What is the slope?"),
            every(at("descent:approach"), drives(Approach, lambda a: abs(a.x - SECOND) < 0.1)),
            "descent:approach",
            (BOOK,),
            "row:x",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The loss of a network is a function, too: of each of its weights. It changes smoothly, so it has a "
                "slope to follow. Accuracy goes in stairs: on a stair its slope is 0, and nobody knows which way to "
                "go. That is why training follows the loss.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Choose “loss over a weight” for f(x) and compare the two curves."),
            at("descent:weight"),
            "descent:approach",
            (DEFAULTS["xor"],),
            "row:f",
        ),
    ),
)

# --- downhill -------------------------------------------------------------------------------------------------------


def _race(surface: str, *rates: float) -> Course:
    """Return runners of SGD with these learning rates, from where the surface is worth starting."""
    found = SURFACES[surface]
    return Course(found, tuple(Runner(SGD(), rate) for rate in rates), found.start)


PARTIAL = (3.0, 4.0), (3.0, 0.0)
"""Of the three places at which the book finds partial derivatives and the gradient, the first and the last."""

DOWNHILL = Lesson(
    "downhill",
    QT_TRANSLATE_NOOP("Lessons", "Downhill"),
    4,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "f = x₀² + x₁² has two variables. Hold one of them and differentiate by the other: that is a partial "
                "derivative. At (3, 4), as in the book, they are 6 and 8. Both together are a vector, the gradient: "
                "∇f = (6, 8). It stands at the left, below “At one place”.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Type other starts, (0, 2) and (3, 0). What is ∇f there?"),
            every(at("descent:race"), drives(Course, lambda course: dist(course.start, PARTIAL[1]) < 0.05)),
            "descent:race",
            (replace(_race("bowl", 0.1), start=PARTIAL[0]),),
            "row:start",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "f is a bowl, here seen from above, with contours as on a map. The arrows are −∇f, minus the "
                "gradient: that way f falls most. Gradient descent takes one step after another in this direction, x "
                "← x − η ∇f, here with a learning rate η of 0.1. Among the optimizers it is called SGD.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it run for 20 steps: press play, or Space."),
            every(at("descent:race"), steps(20)),
            "descent:race",
            (_race("bowl", 0.1),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The book's two bad learning rates on the same bowl. With η = 1e-10 a runner hardly moves; with η = "
                "10 each step leads to the other side, 19 times as far off. On this bowl every η below 1 arrives, and "
                "0.5 does so in a single step.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Press +1. Then give runner 2 a learning rate from 0.1 to 0.9."),
            every(
                at("descent:race"),
                steps(1),
                drives(Course, lambda course: any(0.1 <= runner.learning_rate <= 0.9 for runner in course.runners)),
            ),
            "descent:race",
            (_race("bowl", 1e-10, 10.0),),
            "runner:2",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The book's second surface, x₀²/20 + x₁²: a long valley. The gradient points across it rather than "
                "along. With η = 0.95 SGD zigzags from side to side; with η = 0.1 it does not, but it creeps along "
                "the bottom: after 30 steps it is still at x₀ = −5.2.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Run for 30 steps: press play, or +10 three times."),
            every(at("descent:race"), steps(30)),
            "descent:race",
            (_race("stretched_bowl", 0.95, 0.1),),
            "button:epoch",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "A valley with two basins; the left one is lower. From here the runner comes to rest in the right "
                "one: at a local minimum ∇f is 0, and there is no step any more. The gradient knows only what is "
                "near. Where one ends depends on where one starts.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it run, then start in the left half: click there, or type the start."),
            every(at("descent:race"), steps(1), drives(Course, lambda course: course.start[0] < 0)),
            "descent:race",
            (_race("two_basins", 0.3),),
            "row:start",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "A saddle, x₀² − x₁²: up along one axis, down along the other. In the middle, the saddle point, ∇f is "
                "0, though it is no minimum. The runner slides towards it, dawdles where it is flat, and then is gone. "
                "With a start at x₁ = 0 exactly it would never leave.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Run for 60 steps, and see where they are short."),
            every(at("descent:race"), steps(60)),
            "descent:race",
            (_race("saddle", 0.05),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "A network's loss is such a surface, too, with an axis for each of its parameters, here 32. Only a "
                "plane through it can be drawn, and on it the path of the training. A step knows no more of the "
                "surface than the gradient where it is.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Turn to “Your network”, and train for 300 steps."),
            every(at("descent:network"), steps(300)),
            "descent:race",
            (DEFAULTS["xor"],),
            "option:network",
        ),
    ),
)

# --- the learning rate ----------------------------------------------------------------------------------------------

BUMPY = replace(DEFAULTS["bumpy"], optimizer=SGD())

CREEPS, GOOD, BURSTS = 0.001, 0.1, 1.0
"""Learning rates for it."""

SINGLE = replace(BUMPY, learning_rate=0.01, batch_size=1)

RATE = Lesson(
    "rate",
    QT_TRANSLATE_NOOP("Lessons", "The learning rate"),
    4,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The network is to learn this bumpy curve. Each step moves every weight against its slope, W ← W − η "
                "∂L/∂W: that is SGD, the book's first optimizer. The learning rate η says how far; here it is 0.001. "
                "Watch the loss at the upper right.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Train for 300 steps: press play, or Space."),
            every(at("output"), steps(300)),
            "output",
            (replace(BUMPY, learning_rate=CREEPS),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The loss falls, but it creeps. R² tells how much of the curve is learned: 1 would be all of it, and "
                "after 300 steps it is about 0.1. With a learning rate a hundred times as large, a hundred steps or "
                "so are enough for 0.85.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Set the learning rate to 0.1, and train until the test R² is 0.85."),
            every(chosen(lambda e: e.learning_rate >= GOOD / 2), accuracy(0.85), trained(1)),
            "output",
            (),
            "row:learning_rate",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Would an even larger one be better still? Where a step leads beyond the bottom of the valley and "
                "higher up at the other side, the slope is steeper there, and the next step leads even further. Loss "
                "and weights grow and grow.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Set the learning rate to 1, and let it train."),
            diverged,
            "output",
            (),
            "row:learning_rate",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Within a few dozen steps the loss was no longer a number. “Go back” leads to the last step where it "
                "was one, but there the weights are ruined already. The last mark on the timeline is where you set "
                "the rate to 1: before it the network is as good as it was.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Drag the timeline to before the last mark: the old rate is back, too."),
            every(went_back, chosen(lambda e: e.learning_rate < BURSTS / 2)),
            "output",
            (),
            "timeline",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Each step sees a mini-batch only: the faint line is its loss, the blue one that of all training "
                "data. Now a batch is a single example. One fits and the next does not, so the faint line leaps; the "
                "blue one falls all the same.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Train for some 300 steps. Then set the batch size to 250, and train on."),
            every(chosen(lambda e: e.batch_size >= 100), steps(300), trained(100)),
            "output",
            (SINGLE,),
            "row:batch_size",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "250 are all training examples: the faint line is calm now. But each step is 250 times the work, and "
                "the loss falls no faster for it. So one takes mini-batches, the book 100 of 60,000. Once all "
                "examples have been seen an epoch is over: with 10 a step, after 25 steps.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Set the batch size to 10, and train for an epoch: Shift+→."),
            every(chosen(lambda e: 5 <= e.batch_size <= 50), trained(10)),
            "output",
            (),
            "row:batch_size",
        ),
    ),
)

# --- backpropagation ------------------------------------------------------------------------------------------------

FEW_DIGITS = replace(DEFAULTS["digits"], data=replace(DEFAULTS["digits"].data, samples=2_500))

LEARNED = ("weights_gradient", "bias_gradient")
"""The moves that find the gradient of parameters."""

BACK = ("joint_gradient", *LEARNED, "input_gradient", "activation_gradient", "update")
"""Those from the loss on."""

BACKWARDS = Lesson(
    "backpropagation",
    QT_TRANSLATE_NOOP("Lessons", "Backwards, move by move"),
    5,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Here is one training step, taken apart. At the left are its moves, in order: take a batch, go "
                "forward through the layers to the loss, go backward to the gradients, update the parameters. All "
                "numbers are those of this network.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Step into it: press into, or ↓."),
            inside(),
            "inside:step",
            (DEFAULTS["xor"],),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Forward propagation is that of chapter 3: A = XW + b, then Z = h(A), layer by layer, for ten "
                "examples at once, a row each. A small square means: kept for the way back. Point at any number, and "
                "below you read how it came about.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go on to the loss L: press “Next” above the formula, or ↓."),
            inside("loss", *BACK),
            "inside:step",
            (),
            "button:next|button:begin",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Now backward. Softmax and cross-entropy error together have a simple gradient: (Y − T) / N, what the "
                "network answered minus what is right. From there the chain rule leads to the weights: what came in, "
                "times the gradient of what went out.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go on to the first gradient of weights, ∂L/∂W."),
            inside(*LEARNED),
            "inside:step",
            (),
            "button:next|button:begin",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Is that right? The book checks it by numerical differentiation: move this one weight by h to either "
                "side, find the loss both times, and take the difference. Another way entirely, and yet it agrees to "
                "many digits. This is a gradient check.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Press “Compare with numerical differentiation” below."),
            asked(Slope),
            "inside:step",
            (),
            "button:compare|button:next|button:begin",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The gradient is handed on to the layer before: through the weights, then through tanh, where it is "
                "multiplied by 1 − Z². So every layer needs only what it kept and what comes back to it. At the end "
                "all parameters are updated at once: W ← W − η ∂L/∂W.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Do the rest: press ↓ again and again, or “End of step”."),
            every(at("inside"), steps(1)),
            "inside:step",
            (),
            "button:end|button:begin",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Why so much trouble? This network for digits has 39,760 parameters. For a numerical gradient the "
                "book finds the loss twice for each of them, at every single step; backpropagation goes back once. "
                "Nori calculates anew only what a moved weight changes; done as in the book, one step would take most "
                "of a minute. Compare the steps per second, at the upper right.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Set Speed to max and press play. Then choose Gradient: central difference, and watch the pace.",
            ),
            every(chosen(lambda e: e.gradient != BACKPROPAGATION), trained(1)),
            "network",
            (FEW_DIGITS,),
            "row:gradient",
        ),
    ),
)

LEARNING = (SLOPE, DOWNHILL, RATE, GRAPHS, BACKWARDS)
