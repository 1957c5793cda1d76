"""The lesson about inference: digits are read with weights that were learned before (the book's 3.6)."""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import Learned, Lesson, Page, Seen, chosen, every, is_answered, moves, of_run
from model.defaults import DEFAULTS
from model.layers import Dense
from model.observations import TestOutputs
from model.optimizers import Adam

DIGITS = DEFAULTS["digits"]

LEARNER = replace(
    DIGITS,
    data=replace(DIGITS.data, shift=0),
    hidden=(Dense(50, "sigmoid"), Dense(100, "sigmoid")),
    optimizer=Adam(),
    learning_rate=0.005,
)
"""How the weights of the file were learned, in LEARNED_STEPS steps: the layers are those of the book's network."""

LEARNED_STEPS = 400

SINGLE = replace(LEARNER, data=replace(LEARNER.data, samples=5_000, test_share=0.5), batch_size=1, seed=9)
"""Other digits than those that it has learned from, one at a time."""

FILE = "digits"

BATCH = replace(SINGLE, batch_size=100)


def _turned_on(seen: Seen) -> bool:
    """Whether other test images than the first ones are looked at."""
    asked = seen.run.answers if seen.run else ()
    return any(isinstance(question, TestOutputs) and 0 not in question.samples for question in asked)


INFERENCE = Lesson(
    "inference",
    QT_TRANSLATE_NOOP("Lessons", "Handwritten digits: inference"),
    3,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "An image of 28 × 28 pixels is 784 inputs. Then come 50 and 100 neurons with sigmoid, and ten outputs "
                "with softmax: the network of the book's 3.6. Its weights come from a file, as there; they were "
                "learned before. Without a single step it reads 94.6 % of 2,500 digits right. This is inference.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Turn to more images. What is read wrong is red: a click shows its answer."),
            _turned_on,
            "output",
            (Learned(SINGLE, FILE),),
            "button:more-images",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "One image is one row, X: 1×784. Times W⁽¹⁾, 784×50, it becomes 50 sums; these become 100, and those "
                "ten. Sizes that meet are equal, as the shapes beside the moves show. Softmax makes probabilities of "
                "the ten, and the place of the largest is the answer.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Press “into” (↓) until Y = softmax(A⁽³⁾) is done: seven times."),
            moves(7),
            "inside:step",
            (),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Now 100 images at once, a batch: X has 100 rows, and so has Y, each with the ten probabilities of "
                "one image. W and b are the same as before. And one large product takes a computer less time than "
                "100 small ones.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Press “into” seven times again: Y is 100×10 now."),
            every(chosen(lambda e: e.batch_size == BATCH.batch_size), moves(7)),
            "inside:step",
            (Learned(BATCH, FILE),),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Pixels are whole numbers from 0 to 255. Divided by 255 they lie between 0 and 1: that is "
                "normalization, a kind of preprocessing. A network has to be given the same when it infers as when it "
                "learned. Otherwise its sums are 255 times as large here, and nearly every neuron of layer 1 says just "
                "0 or 1.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Untick Normalize inputs (Data ▸ More), and see the test accuracy."),
            every(chosen(lambda e: not e.data.normalize), of_run(lambda run: run.latest is not None)),
            "output",
            (Learned(BATCH, FILE),),
            "row:data.normalize",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "With the same weights it read 92.4 % only. A drawing of yours is preprocessed, too: it is made as "
                "large as the digits that were learned, put into the middle, and its pixels lie between 0 and 1. How "
                "such weights are found is what the next chapter is about.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Draw a digit. Which of the ten probabilities is the largest?"),
            is_answered,
            "draw",
            (Learned(BATCH, FILE),),
            "pad",
        ),
    ),
)
