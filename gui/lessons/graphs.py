"""The lesson about computational graphs: the first half of the book's chapter 5."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import Goal, Lesson, Page, at, drives, every, steps
from model.grammar import read
from model.inside.chain import Chain

APPLES = Chain(read("z = a n t"), (100.0, 2.0, 1.1))
"""Two apples at 100 each, with a tenth of tax: the book's 5.1.1."""

FRUIT = Chain(read("z = (a n + o m) t"), (100.0, 2.0, 150.0, 3.0, 1.1))
"""Three oranges at 150 besides: the book's 5.1.1, and its exercise in 5.3.2."""

SQUARE = Chain(read("z = (x + y)²"), (1.0, 2.0))
"""The chain rule's first example: the book's 5.2.2."""

SIGMOID = Chain(read("y = 1 / (1 + exp(−x))"), (2.0,))
"""The sigmoid function, node by node: the book's 5.5.2."""


def done(chain: Chain, kind: str = "") -> int:
    """Return how many moves it takes until those of a kind are done, "values", "forward" or "seed"; or all of them."""
    return max(k for k, move in enumerate(chain.moves, 1) if kind in ("", move.kind))


def _gone_through(chain: Chain, kind: str = "") -> Goal:
    """This formula is gone through, up to the last move of a kind."""
    right = drives(Chain, lambda seen: seen.expression == chain.expression)
    return every(at("inside:expression"), right, steps(done(chain, kind)))


def _flat(seen: Chain) -> bool:
    """Whether SQUARE is gone through where its slope is 0: at x = −y."""
    return seen.expression == SQUARE.expression and sum(seen.at) == 0


GRAPHS = Lesson(
    "graphs",
    QT_TRANSLATE_NOOP("Lessons", "Computational graphs"),
    5,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "An apple costs a = 100, n = 2 of them are bought, and tax makes it t = 1.1 times as much. In a "
                "computational graph every operation is a node, every number runs along an edge, and all is read from "
                "left to right: forward propagation.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go forward to what is to be paid: press “Next”, or ↓, three times."),
            _gone_through(APPLES, "forward"),
            "inside:expression",
            (APPLES,),
            "button:next",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "What if an apple cost 1 more? A derivative tells, and it comes from right to left: each node "
                "multiplies what comes back by the derivative of its own small calculation. Below the edges: 2.2 for "
                "a, 110 for one apple more, and 200 if t were 1 more.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go all the way back, with “Next” or ↓, and find the 2.2."),
            _gone_through(APPLES),
            "inside:expression",
            (),
            "button:next",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Now 3 oranges at 150 besides. The node + knows nothing of fruit or tax: it adds the two numbers that "
                "come in. However large a graph is, each node needs only what is right beside it. The sum, 650, is "
                "kept in between, for the way back.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go forward to the 715 that are to be paid."),
            _gone_through(FRUIT, "forward"),
            "inside:expression",
            (FRUIT,),
            "button:next",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The book leaves the way back to you. Two rules are enough: a sum hands on what comes back as it is, a "
                "product hands it on times the other factor. What comes to the orange, o? To the tax, t? First write "
                "it down, then look.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go all the way back, and compare."),
            _gone_through(FRUIT),
            "inside:expression",
            (),
            "button:next",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "z = (x + y)² is made of two functions, z = t² with t = x + y. The chain rule says that its "
                "derivative is the product of theirs: ∂z/∂x = 2t · 1. With the numbers here that is 6. Somewhere it is "
                "0, and a small step of x hardly changes z.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go all the way back, and then type another x, so that ∂z/∂x is 0."),
            every(at("inside:expression"), drives(Chain, _flat), steps(done(SQUARE))),
            "inside:expression",
            (SQUARE,),
            "value:x",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The sigmoid function, taken apart as in the book: four nodes forward, four back. Together they hand "
                "back y(1 − y): with y = 0.881 that is 0.105, and y itself is all that has to be kept. For a layer, "
                "the book makes one node of the four.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go through all of it, to the 0.105 that comes to x."),
            _gone_through(SIGMOID),
            "inside:expression",
            (SIGMOID,),
            "button:next",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "A network is such a graph, only with arrays instead of single numbers: what a layer does forward and "
                "back follows from these rules. Any formula of your own can be typed into the field. The next lesson "
                "goes through a whole training step.",
            ),
        ),
    ),
)
