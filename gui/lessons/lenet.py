"""The lesson about LeNet, and what is done otherwise today (the book's 7.7), with kernels of many channels (7.2.5)."""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import Lesson, Page, of_run, steps
from model.book import with_network
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.initial import Initial
from model.kernels import Kernel
from model.layers import AveragePooling, Convolution, Dense, Layer, MaxPooling

DIGITS = DEFAULTS["digits"]

OF_1998 = replace(with_network(DIGITS, "lenet"), data=replace(DIGITS.data, samples=3_000, test_share=1 / 3, shift=0))
"""With so few digits that it is there at once."""

HE = Initial("he")


def _of_today(row: Layer) -> Layer:
    if isinstance(row, AveragePooling):
        return MaxPooling(row.size, row.stride)
    return replace(row, activation="relu", initial=HE) if isinstance(row, (Convolution, Dense)) else row


OF_TODAY: Experiment = replace(
    OF_1998, hidden=tuple(_of_today(row) for row in OF_1998.hidden), output=Output("softmax", HE)
)

SECOND = 2
"""The row of its second convolution, from 0."""

LENET = Lesson(
    "lenet",
    QT_TRANSLATE_NOOP("Lessons", "LeNet, then and now"),
    7,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "LeNet read handwritten digits in 1998, and it is built as such networks still are: a convolution, "
                "pooling, a second convolution, pooling, and dense layers. Two things are done otherwise today. Its "
                "activation function is sigmoid, and its pooling takes the mean: then that was called subsampling.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 100 steps: the loss hardly falls."),
            steps(100),
            "network",
            (OF_1998,),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The same network as of today: ReLU with He's initial weights, and max pooling. It has as many "
                "parameters as before, 61,706, and it is ReLU that makes the difference: with sigmoid it takes some "
                "400 steps to read 90 %. AlexNet, with which deep learning took off in 2012, is built alike: larger, "
                "with ReLU and dropout.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 100 steps: it reads more than 90 % of the test right."),
            steps(100),
            "network",
            (OF_TODAY,),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "To the second convolution, layer 3, comes no image but a block: six feature maps of 14 × 14. So each "
                "of its 16 kernels is a block, too, of 6 · 5 · 5 = 150 weights, and what it finds in all six maps is "
                "added up. Thus it answers to edges and strokes that stand together in one way.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Point at a channel of the second convolution: its kernel for one map, the strongest of the six.",
            ),
            of_run(lambda run: any(isinstance(asked, Kernel) and asked.row == SECOND for asked in run.answers)),
            "network",
            (),
            "graph",
        ),
    ),
)
