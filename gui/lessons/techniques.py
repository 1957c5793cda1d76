"""Lessons about learning well: the book's chapter 6."""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import (
    Goal,
    Lesson,
    Page,
    accuracy,
    at,
    chosen,
    drives,
    every,
    inside,
    rests_within,
    steps,
    trained,
    went_back,
)
from gui.lessons.hyperparameters import HYPERPARAMETERS
from gui.race import first_course
from model.comparison import Comparison, comparison_of
from model.course import Course
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.factors import Lane
from model.initial import Initial
from model.layers import ActivationLayer, BatchNormalization, Dense, Dropout
from model.optimizers import SGD, Adam

# --- a race of optimizers -------------------------------------------------------------------------------------------


def _compared(least: int) -> Goal:
    """Networks side by side have done so many steps."""
    return every(at("compare"), steps(least))


def _rate_above(kind: str, least: float) -> Goal:
    """A runner, or one of the networks side by side, has a learning rate above this."""

    def races(course: Course) -> bool:
        return any(r.optimizer and r.optimizer.kind == kind and r.learning_rate > least for r in course.runners)

    def learns(comparison: Comparison) -> bool:
        return any(lane.value == kind and (lane.learning_rate or 0) > least for lane in comparison.lanes)

    runner, network = drives(Course, races), drives(Comparison, learns)
    return lambda seen: runner(seen) or network(seen)


OPTIMIZERS = Lesson(
    "optimizers",
    QT_TRANSLATE_NOOP("Lessons", "A race of optimizers"),
    6,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "f = x₀²/20 + x₁² is a long, narrow bowl: steep along x₁, nearly flat along x₀. Four runners stand at "
                "(−7, 2). Each goes down by the steps of its own optimizer, with the learning rate that the book "
                "gives it.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let them run for 30 steps: press play, or Space."),
            every(at("descent:race"), steps(30)),
            "descent:race",
            (first_course(),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "SGD zigzags: the gradient points across the bowl rather than along it. With η = 0.95 each step "
                "multiplies x₁ by 1 − 2η = −0.9, so it leaps from side to side, and x₀ by only 1 − η/10 = 0.905. "
                "A larger η would help x₀, but beyond 1 the leaps across grow.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Give SGD, the first runner, a learning rate of 1.05, and let it run."),
            every(at("descent:race"), _rate_above("sgd", 1.0), steps(10)),
            "descent:race",
            (),
            "runner:1",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Momentum has a velocity: across the bowl pushes cancel, along it they add up. AdaGrad divides each "
                "direction by the gradients it has seen there, so it turns into the valley at once. Adam does both. "
                "A click on a runner's mark at the left shows its rule and its last step.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Start elsewhere: drag the start in the picture, or type it at the left."),
            every(at("descent:race"), drives(Course, lambda course: course.start != first_course().start)),
            "descent:race",
            (first_course(),),
            "row:start",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Now a race of networks. All four have the same first weights and learn from the same batches; only "
                "the optimizer differs, with a learning rate that suits it. At the right are their losses, one line "
                "each.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let them learn for 1,000 steps. Who has the spiral by then?"),
            _compared(1_000),
            "compare",
            (DEFAULTS["spiral"], comparison_of("optimizer", DEFAULTS["spiral"])),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Momentum and Adam read more than 95 % of the spiral right after 1,000 steps, SGD and AdaGrad less "
                "than 90 %. But no optimizer is the best everywhere. Here are other data: three rings.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let them race again for 1,000 steps."),
            _compared(1_000),
            "compare",
            (DEFAULTS["rings"], comparison_of("optimizer", DEFAULTS["rings"])),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "This time SGD is in front, together with Momentum, and AdaGrad comes last: what it divides by only "
                "grows, so its steps get shorter and shorter. Is it a bad optimizer, or is its learning rate too "
                "small?",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Give AdaGrad, the third, a learning rate of 1; train for 1,000 steps."),
            every(_compared(1_000), _rate_above("adagrad", 0.5)),
            "compare",
            (),
            "lane:3",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "With 1 it is first of all. A race says something about optimizers only where each has a learning "
                "rate that suits it, and even then only about this network and these data. Many begin with Adam; SGD "
                "is still in use. Whichever it is: try some learning rates.",
            ),
        ),
    ),
)

# --- where weights begin --------------------------------------------------------------------------------------------


def _deep(layers: int, activation: str, initial: Initial, learning_rate: float = 0.1) -> Experiment:
    """Return many layers of ten neurons for two moons, with plain gradient descent."""
    moons = DEFAULTS["moons"]
    return replace(
        moons,
        hidden=(Dense(10, activation, initial),) * layers,
        output=Output("softmax", initial),
        optimizer=SGD(),
        learning_rate=learning_rate,
    )


SMALL, LARGE, ZEROS, LECUN = Initial("normal", 0.01), Initial("normal", 3.0), Initial("zeros"), Initial("lecun")

INITIAL = Lesson(
    "initial",
    QT_TRANSLATE_NOOP("Lessons", "Where weights begin"),
    6,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Four networks with four hidden layers of tanh. They differ in where their weights begin: all at 0; "
                "drawn at random with σ = 0.01; with σ = √(1/n), where n is how many inputs a layer has (LeCun; the "
                "book says Xavier); with σ = √(2/n) (He).",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let them learn for 600 steps."),
            _compared(600),
            "compare",
            (
                _deep(4, "tanh", SMALL),
                Comparison("initial", tuple(Lane(kind) for kind in ("zeros", "normal", "lecun", "he"))),
            ),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "All weights 0: every neuron answers 0 everywhere, and every weight has the gradient 0. Only the two "
                "biases of the output learn. Equal weights other than 0 are no better: the neurons of a layer would "
                "get equal gradients, and stay equal for ever.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 100 steps: the neurons stay empty."),
            steps(100),
            "network",
            (_deep(4, "tanh", ZEROS),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "σ = 0.01, the book's first attempt. The neurons differ, but their answers shrink from layer to layer, "
                "some thirtyfold each time, and on the way back the gradients do: at the right, that of layer 1 is "
                "less than a 100,000th of the last layer's. It vanishes.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 300 steps, and look at the five lines of Gradient norm."),
            steps(300),
            "network",
            (_deep(4, "tanh", SMALL),),
            "card:gradients",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "σ = 3 is too large. Most sums lie far from 0, where tanh is −1 or 1 and flat: more than half of all "
                "answers are beyond ±0.99. The pictures have hard edges, and the book's histograms, which Output ▸ By "
                "layer shows, stand at both ends. Where a neuron is flat, its gradient is next to 0: it is saturated, "
                "and learns badly.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 1,000 steps. How far does it get?"),
            steps(1_000),
            "network",
            (_deep(4, "tanh", LARGE),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "σ = √(1/n): a sum of n terms stays about as large as one of them. No layer fades, none is saturated, "
                "and the gradients of all layers are of about the same size. The arrow at a layer's right shows its "
                "initial weights; “auto” takes the rule that fits.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn to 99 % of the test."),
            every(accuracy(0.99), steps(1)),
            "network",
            (_deep(4, "tanh", LECUN),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "ReLU makes one half of its sums 0, so σ = √(1/n) lets signals fade. In few layers that does not "
                "matter; here are twenty. He's rule makes up for the lost half: σ = √(2/n).",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let both learn for 1,000 steps."),
            _compared(1_000),
            "compare",
            (
                _deep(20, "relu", LECUN, 0.03),
                Comparison("initial", (Lane("lecun"), Lane("he"))),
            ),
            "button:play",
        ),
    ),
)

# --- batch normalization --------------------------------------------------------------------------------------------


def _normalized(layers: int, activation: str, initial: Initial) -> Experiment:
    """Return the same with batch normalization between the sums of a layer and its activation."""
    rows = Dense(10, "identity", initial), BatchNormalization(), ActivationLayer(activation)
    return replace(_deep(layers, activation, initial), hidden=rows * layers)


NORMALIZATION = Lesson(
    "normalization",
    QT_TRANSLATE_NOOP("Lessons", "Batch normalization"),
    6,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "σ = 0.01 again: the weights begin so small that signals fade from layer to layer, and nothing is "
                "learned. One can choose a better beginning. Or one sees to it in every step that the signals of all "
                "layers are of the right size: that is batch normalization.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 300 steps: the loss stays at 0.69."),
            steps(300),
            "network",
            (_deep(4, "tanh", SMALL),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "It belongs between Affine and activation. So each layer has three rows now: a dense layer with the "
                "identity (the book's Affine), batch normalization, and tanh by itself. The weights begin just as "
                "small.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn to 95 % of the test."),
            every(accuracy(0.95), steps(1)),
            "network",
            (_normalized(4, "tanh", SMALL),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Step inside. The ten sums that a neuron makes of the batch are brought to mean 0 and variance 1: "
                "however small they are, X̂ is not. Then γX̂ + β lets the network take back as much of that as helps: "
                "γ and β are learned, as weights are.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Step into it, and go on to X̂ (Next, or ↓)."),
            inside("normalize"),
            "inside:step",
            (),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Where weights begin matters little now. Here are four beginnings, all with batch normalization: "
                "σ = 0.01, LeCun, Xavier and He.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let all four learn for 600 steps."),
            _compared(600),
            "compare",
            (
                _normalized(4, "tanh", SMALL),
                Comparison("initial", tuple(Lane(kind) for kind in ("normal", "lecun", "xavier", "he"))),
            ),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "But what an example becomes depends on its batch now. The test has none: there, running means take "
                "the place of the batch's. And in a batch of one, every sum is its own mean: X̂ is 0, whatever came "
                "in.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Set Batch size to 1, and train for 300 steps. It can only guess."),
            every(chosen(lambda e: e.batch_size == 1), trained(300)),
            "network",
            (_normalized(4, "tanh", SMALL),),
            "row:batch_size",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The more examples a batch has, the surer its mean and variance are. With ten it took some 400 steps "
                "to 95 %.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Set Batch size to 100, and let it learn to 95 % of the test."),
            every(chosen(lambda e: e.batch_size >= 100), accuracy(0.95), trained(20)),
            "network",
            (_normalized(4, "tanh", SMALL),),
            "row:batch_size",
        ),
    ),
)

# --- overfitting ----------------------------------------------------------------------------------------------------

FEW = replace(
    DEFAULTS["moons"],
    data=replace(DEFAULTS["moons"].data, samples=200, noise=0.25, test_share=0.8),
    hidden=(Dense(50, "relu"), Dense(50, "relu")),
    optimizer=Adam(),
    learning_rate=0.01,
)
"""Forty noisy examples for a network of 2,802 parameters."""

OVERFITTING = Lesson(
    "overfitting",
    QT_TRANSLATE_NOOP("Lessons", "Overfitting"),
    6,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Only 40 examples to learn from (filled), so noisy that the two moons run into each other, and 2,802 "
                "parameters to learn them with. The other 160 (hollow) are kept for the test.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 1,000 steps, and watch both losses at the right."),
            steps(1_000),
            "output",
            (FEW,),
            "card:loss",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The training loss falls to almost 0: the map winds around single examples, noise and all. The test "
                "loss fell for some 25 steps, and has grown sevenfold since. The network knows its examples by heart. "
                "Of new ones it gets about as many right as before, but where it is wrong it is quite sure: that is "
                "why the loss grows. This is overfitting. To stop where the test loss is lowest is called early "
                "stopping.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Go back to where the test loss was lowest: press the three dots above the timeline, or drag.",
            ),
            every(went_back, rests_within(0, 100)),
            "output",
            (),
            "timeline",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "To wind like that takes large weights. L2 (weight decay) adds ½λΣW² to what is made small: every "
                "weight is pulled towards 0, and stays large only where that is worth its price. With 0.03 the test "
                "loss settles below 0.5, and the map is smooth.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Set L2 to 0.03 (Learning ▸ More), and train on for 500 steps."),
            every(chosen(lambda e: e.l2 >= 0.01), trained(500)),
            "output",
            (),
            "row:l2",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "How much is right? Six networks with six values of L2. λ is a hyperparameter: no gradient finds it, "
                "so some are tried, and the best on data that were not learned from is taken.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let them learn for 1,000 steps, and compare their test losses."),
            _compared(1_000),
            "compare",
            (FEW, Comparison("l2", tuple(Lane(value) for value in (0.0, 0.003, 0.01, 0.03, 0.1, 0.3)))),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Too little, and it overfits; too much (0.3), and it learns nothing at all. Another remedy is dropout: "
                "in each step it silences half of a layer's neurons at random, so that none can rely on another. In "
                "the test, all of them answer.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Add a dropout layer (Other kind …), and train for 1,000 steps."),
            every(chosen(lambda e: any(isinstance(row, Dropout) for row in e.hidden)), steps(1_000)),
            "output",
            (FEW,),
            "button:other-kind",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "With dropout the test loss grew, too, but only to about half of what it was without. But nothing "
                "helps as much as more examples. Here is the network of the beginning once more, without L2 and "
                "without dropout.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Set Examples to 2,000 (Data ▸ More), and train for 1,000 steps."),
            every(chosen(lambda e: e.data.samples >= 2_000), steps(1_000)),
            "output",
            (FEW,),
            "row:data.samples",
        ),
    ),
)

TECHNIQUES: tuple[Lesson, ...] = (OPTIMIZERS, INITIAL, NORMALIZATION, OVERFITTING, HYPERPARAMETERS)
