"""The lesson about forward propagation: three layers, and what the output layer does (the book's 3.4 and 3.5)."""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import Given, Lesson, Page, moves
from model.defaults import DEFAULTS
from model.experiment import Output
from model.given import BOOK, in_book
from model.pasted import parse_text

TABLE = replace(DEFAULTS["table"], batch_size=1)

THREE_LAYERS = Given(in_book(TABLE), {name: w.tolist() for name, w in parse_text(BOOK).items()}, (1.0, 0.5), 1)
"""The book's network, and what goes into it there (3.4.3)."""


def _softmax_of(logits: tuple[float, ...]) -> Given:
    """Return an output layer alone whose sums are what goes in: W is the identity matrix, b is 0."""
    places = range(len(logits))
    values = {"W1": [[float(row == column) for column in places] for row in places], "b1": [0.0] * len(logits)}
    chosen = replace(TABLE, hidden=(), output=Output("softmax"), loss="cross_entropy")
    return Given(chosen, values, logits, logits.index(max(logits)))


USUAL, LARGE = (0.3, 2.9, 4.0), (1010.0, 1000.0, 990.0)
"""What the book takes the softmax of: in 3.5.1, and in 3.5.2, where exp overflows."""

FORWARD = Lesson(
    "forward",
    QT_TRANSLATE_NOOP("Lessons", "Three layers, number by number"),
    3,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "This is the network of the book's 3.4: two inputs, layers of 3 and 2 neurons with sigmoid, two "
                "outputs. Its numbers are given, nothing was learned. X = (1, 0.5) goes in. W⁽¹⁾ is 2×3, a column for "
                "each neuron, and A⁽¹⁾ = XW⁽¹⁾ + b⁽¹⁾.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons", "Press “into” (↓) twice: A⁽¹⁾ is (0.3, 0.7, 1.1). Click on 1.1: what does it come from?"
            ),
            moves(2),
            "network",
            (THREE_LAYERS,),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The sigmoid function makes Z⁽¹⁾ of these sums: 0.3 becomes 0.574. To layer 2, Z⁽¹⁾ is what X was to "
                "layer 1. Three numbers come in and two go out, so W⁽²⁾ is 3×2.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Press “into” three more times: Z⁽²⁾ is (0.626, 0.771)."),
            moves(5),
            "inside:step",
            (),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The function of the output layer, σ in the book, depends on the task. Here it is the identity, as for "
                "regression: the sums stay as they are. So forward propagation is the same thing three times, a "
                "product, a sum and a function. By Network ▸ Give weights … its numbers can be changed.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Press “into” twice more: Y is (0.317, 0.696), as in the book."),
            moves(7),
            "inside:step",
            (),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "For classification, the function is softmax: exp of each sum, divided by all of them together. The "
                "book's example is a = (0.3, 2.9, 4). So that these are the sums, they go in, W is the identity matrix "
                "and b is 0. Y adds up to 1, and what was largest still is.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons", "Press “into” three times: Y is (0.018, 0.245, 0.737). Softmax is opened, too."
            ),
            moves(3),
            "inside:step",
            (_softmax_of(USUAL),),
            "button:step-into",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "And a = (1010, 1000, 990)? exp(1010) is too large a number for a computer: it overflows to ∞, and "
                "∞ divided by ∞ is NaN, no number. So the maximum, c = 1010, is subtracted first. That changes nothing "
                "in Y, as all is divided by exp(c), above and below the line. Another c can be chosen with the slider.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons", "Press “into” three times. Where softmax is opened, see what the naive way leads to."
            ),
            moves(3),
            "inside:step",
            (_softmax_of(LARGE),),
            "button:step-into",
        ),
    ),
)
