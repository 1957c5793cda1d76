"""Words for derivatives in one variable: functions, what is said of secants, and of loss along one weight."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.formulas import wrong
from gui.widgets.numbers import tidy
from gui.words_descent import number
from model.functions import FUNCTIONS
from model.surfaces import TYPED
from model.tokens import Unreadable

FUNCTION_TIPS: dict[str, object] = {
    "sine": QT_TRANSLATE_NOOP("Slope", "The sine; its derivative is the cosine."),
    "book": QT_TRANSLATE_NOOP("Slope", "The book's example of a derivative: at 5 it is 0.2, at 10 it is 0.3."),
    "square": QT_TRANSLATE_NOOP("Slope", "A quadratic: the central difference leaves nothing out."),
    "cube": QT_TRANSLATE_NOOP("Slope", "A cubic with a maximum and a minimum: the derivative is 0 there."),
    "exponential": QT_TRANSLATE_NOOP("Slope", "The exponential function: it is its own derivative."),
    "logarithm": QT_TRANSLATE_NOOP("Slope", "The natural logarithm: it has no value left of 0."),
    "sigmoid": QT_TRANSLATE_NOOP("Slope", "The sigmoid: far from 0 its derivative all but vanishes."),
    "absolute": QT_TRANSLATE_NOOP("Slope", "The absolute value: a kink at 0, where it has no derivative."),
    TYPED: QT_TRANSLATE_NOOP("Slope", "A formula of your own in x."),
}
"""One line about each function."""

FUNCTION_NAMES: dict[str, str] = {
    "sine": "sin x",
    "exponential": "eˣ",
    "logarithm": "ln x",
    "absolute": "|x|",
    "sigmoid": "1 / (1 + e⁻ˣ)",
}
"""What functions are called whose formula is written otherwise in the book."""

OWN: object = QT_TRANSLATE_NOOP("Slope", "your own")

WEIGHT: tuple[object, object] = (
    QT_TRANSLATE_NOOP("Slope", "loss over a weight"),
    QT_TRANSLATE_NOOP("Slope", "Loss and accuracy of your network while one weight changes and all others stay."),
)

SAID: dict[str, object] = {
    "same_point": QT_TRANSLATE_NOOP(
        "Slope", "x + h and x − h are both rounded to x: every difference is 0, whatever f is."
    ),
    "one_side_rounds": QT_TRANSLATE_NOOP(
        "Slope", "On one side x ± h is rounded to x, on the other to the number next to it."
    ),
    "same_value": QT_TRANSLATE_NOOP(
        "Slope", "f(x − h), f(x) and f(x + h) are rounded to one number: every difference is 0."
    ),
    "zero_in_float32": QT_TRANSLATE_NOOP("Slope", "In float32 this h is rounded to 0."),
    "same_point_in_float32": QT_TRANSLATE_NOOP("Slope", "In float32 x ± h is rounded to x already."),
    "undefined": QT_TRANSLATE_NOOP("Slope", "f has no finite value at x − h, x or x + h."),
    "kink": QT_TRANSLATE_NOOP(
        "Slope",
        "A kink: the slopes to the left and to the right differ, however small h is. "
        "The central difference is their mean, and no slope of f.",
    ),
    "no_truncation": QT_TRANSLATE_NOOP(
        "Slope",
        "On a quadratic the central difference has no truncation error at all: "
        "what the forward difference has too much, the backward one has too little.",
    ),
    "exact": QT_TRANSLATE_NOOP("Slope", "The central difference is right here in every digit that numbers have."),
    "kink_between": QT_TRANSLATE_NOOP(
        "Slope",
        "Between x − h and x + h there is a kink or a gap: how the errors shrink shows only once h is too small to "
        "reach it.",
    ),
    "truncation": QT_TRANSLATE_NOOP(
        "Slope",
        "Truncation: the curve bends between the points. The central difference's error shrinks with h², "
        "those of the two others with h.",
    ),
    "truncation_alike": QT_TRANSLATE_NOOP(
        "Slope",
        "Truncation: the curve bends between the points. All three errors are about alike and shrink with h², "
        "for f″(x) is about 0.",
    ),
    "bend": QT_TRANSLATE_NOOP("Slope", "Truncation: the curve bends between the points."),
    "rounding": QT_TRANSLATE_NOOP(
        "Slope",
        "Rounding: the values of f are so close together that digits of their difference are lost. "
        "A smaller h makes it worse.",
    ),
    "valley": QT_TRANSLATE_NOOP(
        "Slope", "Truncation and rounding are about alike: the central difference gets hardly better than here."
    ),
}
"""What is said of three secants, by the codes of `model.secants`."""

SECANTS: dict[str, object] = {
    "backward": QT_TRANSLATE_NOOP("Slope", "backward"),
    "forward": QT_TRANSLATE_NOOP("Slope", "forward"),
    "central": QT_TRANSLATE_NOOP("Slope", "central"),
}
"""The three secants."""

METHODS: dict[str, object] = {
    "forward": SECANTS["forward"],
    "central": SECANTS["central"],
    "five_point": QT_TRANSLATE_NOOP("Slope", "five points"),
}
"""The ways to take differences, in short."""

TANGENT: object = QT_TRANSLATE_NOOP("Slope", "tangent")

EMPTY: object = QT_TRANSLATE_NOOP("Slope", "Type a formula in x, such as x^3 − 3x.")

SWEEP: dict[str, object] = {
    "not_finite": QT_TRANSLATE_NOOP("Slope", "The run has diverged: there is no loss to be seen. Go back some steps."),
    "no_such_weight": QT_TRANSLATE_NOOP("Slope", "This network has no such parameter. Choose another one."),
    "failed": QT_TRANSLATE_NOOP("Slope", "Something went wrong here; the training goes on. Choose another parameter."),
    "flat": QT_TRANSLATE_NOOP(
        "Slope", "Nothing depends on this parameter here: loss and accuracy stay the same. Choose another one."
    ),
}
"""Why there is nothing to be seen along one weight."""


def said(text: object) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("Slope", str(text))


def function_name(kind: str, formula: str) -> str:
    """Return what a function is called."""
    return FUNCTION_NAMES.get(kind, formula)


def function_options() -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of every function, and of a typed one."""
    known = [(kind, function_name(kind, f.formula), said(FUNCTION_TIPS[kind])) for kind, f in FUNCTIONS.items()]
    return [*known, (TYPED, said(OWN), said(FUNCTION_TIPS[TYPED]))]


def unreadable(error: Unreadable) -> str:
    """Return why a formula in x can't be read."""
    return said(EMPTY) if error.code == "empty" else wrong(error)


def h_text(h: float) -> str:
    """Write h short: 1, 0.75, 1e-5."""
    return number(h)


def digits(value: float) -> str:
    """Write a difference with as many digits as show where it is wrong: ten."""
    return tidy(f"{value:.10f}" if 1e-4 <= abs(value) < 1e5 else f"{value:.9g}")
