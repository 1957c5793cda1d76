"""Lessons about what a network is: a first look, and the book's chapters 2 and 3."""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import Given, Goal, Lesson, Page, accuracy, chosen, every, moves, rests, steps, went_back
from gui.lessons.forward import FORWARD
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.layers import Dense


def _layers_are(activation: str) -> Goal:
    """All hidden dense layers have an activation function."""
    return chosen(
        lambda e: bool(e.hidden) and all(isinstance(r, Dense) and r.activation == activation for r in e.hidden)
    )


WATCH = Lesson(
    "watch",
    QT_TRANSLATE_NOOP("Lessons", "Watch a network learn"),
    0,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Two numbers, x₀ and x₁, go in at the left; orange or blue comes out at the right. Each small picture "
                "is a neuron: what it answers everywhere. Lines are weights, drawn at random. Dots are biases: they "
                "begin at 0, without a dot. So the network knows nothing yet.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn: press play, or Space."),
            steps(20),
            "network",
            (DEFAULTS["spiral"],),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Each step takes ten examples, asks how wrong the answers are (the loss), and moves every weight a "
                "little to where the loss is lower. Filled points are what it learns from; hollow ones are kept for "
                "the test, and it never learns from them.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Watch until it reads 95 % of the test right."),
            accuracy(0.95),
            "network",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The first layer draws straight edges, the second bends them together, the last one has the spiral. "
                "Put the pointer on a neuron or on a line: its numbers are shown.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Pause (Space), and look around."),
            rests,
            "network",
            (),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Nothing that has happened is lost. Drag the timeline to any step, or press Home for the start: the "
                "network is as it was then. Played on from there, it learns the same again, to the last bit.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go back in time."),
            went_back,
            "network",
            (),
            "timeline",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Data, layers and learning are yours to change at the left. Ctrl+Z takes every change back, and the "
                "network of before comes with it, trained as it was.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Choose other data, for example Moons, and let it learn."),
            every(chosen(lambda e: e.data.source != "spiral"), steps(100)),
            "network",
            (),
            "tile:moons",
        ),
    ),
)

AND = {"W1": [[0.5], [0.5]], "b1": [-0.7]}
"""The book's weights and bias of AND (2.3)."""

NAND_OR_AND = {"W1": [[-0.5, 0.5], [-0.5, 0.5]], "b1": [0.7, -0.2], "W2": [[0.5], [0.5]], "b2": [-0.7]}
"""The book's XOR (2.5): NAND and OR side by side, and AND after them."""


def _of_steps(gate: str, *units: int) -> Experiment:
    """A gate made of perceptrons: of neurons with the step function."""
    default = DEFAULTS[gate]
    hidden = tuple(Dense(n, "step") for n in units)
    return replace(default, hidden=hidden, output=replace(default.output, activation="step"), loss="mean_squared")


LEARNED = replace(DEFAULTS["gate_xor"], hidden=(Dense(2, "sigmoid"),), seed=2)
"""XOR with as few neurons as the book's, from a start that leads there."""

GATES = Lesson(
    "gates",
    QT_TRANSLATE_NOOP("Lessons", "Perceptrons as logic gates"),
    2,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The book's first perceptron, AND: y = h(0.5 x₀ + 0.5 x₁ − 0.7). The step function h is 1 where the "
                "sum is above 0, which it is at (1, 1) only. Nothing was learned here: a person has chosen the "
                "numbers.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons", "Press “into” (↓) until Y is done, three times: a row of X and Y for each row of the table."
            ),
            moves(3),
            "",
            (Given(_of_steps("gate_and"), AND),),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "NAND has the same numbers with the signs turned, OR only another bias: −0.2. These are the examples "
                "of OR with the numbers of AND, and two of the four are on the wrong side of the border.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Move the border: Network ▸ Give weights …, and write −0.2 instead of −0.7."),
            every(chosen(lambda e: e.data.source == "gate_or"), accuracy(0.99)),
            "network",
            (Given(_of_steps("gate_or"), AND),),
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Numbers for XOR? There are none: no line has (1, 0) and (0, 1) on one side, (0, 0) and (1, 1) on the "
                "other. Here learning may try, with the sigmoid function, a step with round corners.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it try for 300 steps: in the end it says 0.5 everywhere."),
            steps(300),
            "network",
            (replace(DEFAULTS["gate_xor"], hidden=()),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "But gates can be put together: x₀ and x₁ go into NAND and into OR, what these answer goes into AND. "
                "This is XOR, a multi-layer perceptron: the first network of two layers. Look at the small pictures: "
                "each neuron has a line of its own, and only what lies between both lines is blue.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Press “into” (↓) five times: the columns of Z⁽¹⁾ are NAND and OR, Y is XOR."),
            moves(5),
            "network",
            (Given(_of_steps("gate_xor", 2), NAND_OR_AND),),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The book's question from here on: can such numbers be found by themselves? A step is flat on both "
                "sides and shows no way. The sigmoid function has a slope everywhere: the same network, drawn at "
                "random, looks for gates of its own.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn until it answers all four right."),
            accuracy(0.95),
            "network",
            (LEARNED,),
            "button:play",
        ),
    ),
)

LINE = Lesson(
    "line",
    QT_TRANSLATE_NOOP("Lessons", "What one line can part"),
    2,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "A perceptron multiplies each input by a weight, adds a bias, and looks whether the sum is above 0. "
                "Where it is 0 lies a straight line: orange on one side, blue on the other. This network has one such "
                "sum for each colour, and the larger one wins: their border is a straight line, too.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn: these examples can be parted by a line."),
            every(steps(20), accuracy(0.95)),
            "network",
            (replace(DEFAULTS["linear"], seed=5),),  # which reads most of them wrong at first
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "This is XOR: blue where x₀ and x₁ have different signs, orange where they have the same. No straight "
                "line has one colour on each side. This is what stopped perceptrons for years.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it try for 500 steps: it never gets beyond three quarters."),
            steps(500),
            "network",
            (replace(DEFAULTS["xor"], hidden=()),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "With a layer between, each of its neurons draws an edge of its own, and the output puts them "
                "together: the book builds XOR from NAND, OR and AND in the same way. Here nobody has to find the "
                "weights: they are learned.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Add a layer, and let the network learn until it reads 95 % right."),
            every(chosen(lambda e: len(e.hidden) > 0), accuracy(0.95)),
            "network",
            (),
            "button:add-layer",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "How many neurons does it take? The book's XOR has four points, and two are enough. Here whole "
                "quarters are to be parted: with two edges, part of some quarter stays wrong. Three are enough from "
                "some starts, four from nearly all: the dice beside Learning draw another start.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Give the hidden layer 2 neurons (+ Add layer, if there is none), and train for 500 steps.",
            ),
            every(chosen(lambda e: bool(e.hidden) and e.shapes[:1] == ((2,),)), steps(500)),
            "network",
            (),
            "layer:1|button:add-layer",
        ),
    ),
)

BEND = Lesson(
    "activation",
    QT_TRANSLATE_NOOP("Lessons", "Why there are activation functions"),
    3,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "A layer of six neurons, but its activation function is the identity, h(a) = a. A sum of sums is only "
                "a sum: however many such layers there are, what comes out is parted by a straight line.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Train for 300 steps, and look at what it draws."),
            steps(300),
            "network",
            (replace(DEFAULTS["circle"], hidden=(Dense(6, "identity"),)),),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "An activation function bends what goes through it. tanh is flat at both ends: a neuron says yes on "
                "one side, no on the other, and is undecided along its edge. Six such edges can close around the "
                "centre.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Choose tanh for layer 1, and train to 95 %."),
            every(_layers_are("tanh"), accuracy(0.95)),
            "network",
            (),
            "layer:1",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "ReLU is max(0, a): nothing on one side of its edge, a slope on the other that never flattens out. It "
                "is quick, and what most deep networks have. What it draws has corners.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Choose ReLU for layer 1, train to 95 %, and look for the corners."),
            every(_layers_are("relu"), accuracy(0.95)),
            "network",
            (),
            "layer:1",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The perceptron's own function is a step: 0 or 1. Its slope is 0 everywhere: a weight of layer 1 that "
                "is moved a little changes nothing. So no direction seems better than another, and these weights stay "
                "as they were. This is why networks have functions with a slope instead.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Choose step for layer 1, and train for 300 steps."),
            every(_layers_are("step"), steps(300)),
            "network",
            (),
            "layer:1",
        ),
    ),
)

SHARES = Lesson(
    "softmax",
    QT_TRANSLATE_NOOP("Lessons", "Softmax, and how wrong an answer is"),
    3,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Three rings, three classes, three output neurons. Softmax makes probabilities of their sums: each "
                "is above 0, together they are 1, and the largest is the answer.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Train for 200 steps, then pause."),
            every(steps(200), rests),
            "network",
            (DEFAULTS["rings"],),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "A training step can be gone into, move by move. Each move is one formula, with the very numbers that "
                "this step calculates with: a click on a number shows what it comes from.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Press “into” (↓) until Y = softmax(A⁽²⁾) is done: five times."),
            moves(5),
            "",
            (),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Each row of Y belongs to one of the ten examples of this step, its batch, and its three numbers add "
                "up to 1. A network that was trained a little is sure of some, and hesitates at others.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "One move further: the loss."),
            moves(6),
            "",
            (),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Cross-entropy asks only for the probability y of the right class: −log y. At 1 it is 0; at ½ it is "
                "0.69; towards 0 it grows without end. To be sure and wrong costs most. The loss is the mean over the "
                "batch, and the one number that everything else is about.",
            ),
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The book's chapter 4 begins with another loss: the sum of squares, ½Σ(y − t)². t is 1 for the right "
                "class and 0 for the others, so all three numbers of a row count. To be sure and wrong costs 1 here, "
                "and no more.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Choose sum of squares as Loss, and press “into” six times, to L."),
            every(chosen(lambda e: e.loss == "sum_of_squares"), moves(6)),
            "network",
            (DEFAULTS["rings"],),
            "row:loss",
        ),
    ),
)

NEURONS = (WATCH, GATES, LINE, BEND, FORWARD, SHARES)
