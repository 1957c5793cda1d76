"""Lessons about images: digits, as at the end of the book's chapter 5, and convolution, its chapter 7."""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import (
    Lesson,
    Page,
    accuracy,
    asked,
    chosen,
    every,
    in_a_corner,
    moves,
    reads,
    steps,
    taught,
    trained,
)
from model.defaults import DEFAULTS
from model.kernels import Kernel
from model.layers import Convolution, Dense, Flatten, MaxPooling
from model.observations import Confusion
from model.optimizers import Adam

READER = replace(
    DEFAULTS["digits"],
    data=replace(DEFAULTS["digits"].data, shift=0),
    optimizer=Adam(),
    learning_rate=0.005,
)
"""Fifty neurons, which read digits well after some seconds."""

KERNELS = replace(
    READER, hidden=(Convolution(channels=8, kernel=5, stride=2, padding=0), MaxPooling(size=2, stride=2), Flatten())
)
"""A small convolutional network: a thirteenth of the parameters."""

SAME_SIZE = (28, 28)
"""As many places as there are pixels: what comes out of a convolution is as large as what goes in."""

AS_MANY = replace(READER, hidden=(Dense(4, "relu"),))
"""A dense network of about as many parameters."""

DIGITS = Lesson(
    "digits",
    QT_TRANSLATE_NOOP("Lessons", "A network that reads your handwriting"),
    5,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Images of digits, drawn by the program as if by hand, 28 × 28 pixels: 784 numbers from 0 to 1 go "
                "in, ten probabilities come out, one for each digit. 22,500 images are there to learn from. These "
                "here are for the test: the network never learns from them.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn until it reads 95 % of the test right (Space)."),
            every(accuracy(0.95), steps(1)),
            "output",
            (READER,),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Below each image stands how it is read, in red where that is wrong; a click shows all ten "
                "probabilities. The confusion matrix counts the whole test: a row for each digit, a column for each "
                "answer. Right ones lie on the diagonal.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Choose Confusion. Which digits does it take for each other?"),
            asked(Confusion),
            "output",
            (),
            "option:confusion",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Now your own hand. The network answers while you draw: the bars are its ten probabilities. “What "
                "mattered” shows, pixel by pixel, whether more ink there would speak for its answer (blue) or against "
                "it (orange).",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Draw a 3 on the pad, so that it is read as one."),
            reads(3),
            "draw",
            (),
            "pad",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "To this network, a digit in a corner is one it has never seen: other pixels, other weights. So a "
                "drawing is made as the training digits are, 20 × 20 pixels large, its centre of mass in the middle: "
                "“What it sees”. Scaled and Centred switch that off.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Clear the pad (Del), and draw a small 1 in a corner. It is read."),
            every(reads(1), in_a_corner),
            "draw",
            (),
            "pad",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The digits that it has learned from were drawn by the program, not by your hand. Where it is wrong, "
                "tell it: the drawing joins the training data and counts as much as 50 others. Train on, and watch "
                "the bars change.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Draw a digit, tell it which (button or key 0–9), and train for 100 steps."),
            every(taught, trained(100)),
            "draw",
            (),
            "teach",
        ),
    ),
)

CONVOLUTION = Lesson(
    "convolution",
    QT_TRANSLATE_NOOP("Lessons", "Convolution"),
    7,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "A dense layer does not know which pixels are neighbours. A convolution layer looks at 5 × 5 pixels at "
                "a time, with the same 25 weights and a bias everywhere: a kernel. Eight kernels make eight images of "
                "12 × 12, the feature maps; pooling keeps the largest of each 2 × 2.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn until it reads 95 % of the test right."),
            every(accuracy(0.95), steps(1)),
            "network",
            (KERNELS,),
            "layer:1",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "What the layers make of a drawing stands below Layers. Each kernel looks for something of its own, "
                "wherever it is: an edge, a stroke in one direction. Where it finds it, its feature map is blue.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Draw a large ring: a 0. Which kernels find its sides, which its top?"),
            reads(0),
            "draw",
            (),
            "pad",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "What a kernel looks for can be seen: its 25 weights are an image, too, blue where they are positive, "
                "orange where negative. At step 0 they were random numbers. Now some have sides: blue beside orange "
                "answers to an edge there, a blue stripe to a stroke in its direction.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Point at a channel of the convolution: its kernel now, and at step 0."),
            asked(Kernel),
            "network",
            (),
            "graph",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "This is how it is calculated: im2col lays every window of 5 × 5 pixels out as a row of 25 numbers, "
                "144 rows for an image, 14,400 for the batch. Then one product, col W + b, is the whole convolution. "
                "W has a column for each kernel.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Press “into” (↓) three times, to A = col W + b."),
            moves(3),
            "",
            (),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Why 12 × 12? Along 28 pixels there are 24 places for a window of 5. With a stride S of 2 it goes on "
                "by two pixels at a time: 12 places. A padding P of 1 puts a ring of zeros around the image, one of 2 "
                "two rings: more places. The book's formula is (28 + 2P − 5)/S + 1, rounded down.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Open layer 1 (the arrow at its right): with which stride and padding does 28 × 28 come out?",
            ),
            chosen(
                lambda e: any(
                    isinstance(row, Convolution) and row.kernel == 5 and shape[:2] == SAME_SIZE
                    for row, shape in zip(e.hidden[:1], e.shapes, strict=False)
                )
            ),
            "network",
            (KERNELS,),
            "layer:1",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The convolutional network has 3,098 parameters, 208 of them in its kernels. A dense one with 50 "
                "neurons has 39,760 and reads no better. And what does a dense one read with as few? Here it is: four "
                "neurons, 3,190 parameters.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 600 steps, and compare: it stays below 85 %."),
            steps(600),
            "network",
            (AS_MANY,),
            "button:play",
        ),
    ),
)
