"""Words for the Descent stage: surfaces, kinds of planes, and how runners are doing."""

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, Context
from math import isfinite

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui import words
from gui.formulas import wrong
from gui.widgets.numbers import percent, raised, tidy
from model.descent import Runner, Status
from model.flow import Parameter
from model.outlook import Outlook
from model.surfaces import SURFACES, TYPED
from model.terms import Term
from model.tokens import Unreadable

SURFACE_TIPS: dict[str, object] = {
    "bowl": QT_TRANSLATE_NOOP("Descent", "The book's first: the gradient points straight away from the minimum."),
    "stretched_bowl": QT_TRANSLATE_NOOP(
        "Descent", "The book's second: a long valley, in which gradients hardly point along it."
    ),
    "booth": QT_TRANSLATE_NOOP("Descent", "A valley that lies askew: Booth's function."),
    "saddle": QT_TRANSLATE_NOOP("Descent", "Up along one axis, down along the other: the middle is a saddle point."),
    "two_basins": QT_TRANSLATE_NOOP("Descent", "A long valley with a local minimum: the lower one is at the left."),
    "rosenbrock": QT_TRANSLATE_NOOP("Descent", "Rosenbrock's bent valley: easy to get into, hard to follow."),
    "himmelblau": QT_TRANSLATE_NOOP("Descent", "Himmelblau's function: four minima of equal depth."),
    "beale": QT_TRANSLATE_NOOP("Descent", "Beale's function: flat plains between steep corners."),
    "rastrigin": QT_TRANSLATE_NOOP("Descent", "Rastrigin's function: a minimum at about every pair of whole numbers."),
    "ackley": QT_TRANSLATE_NOOP("Descent", "Ackley's function: a funnel with ripples."),
    TYPED: QT_TRANSLATE_NOOP("Descent", "A formula of your own in x0 and x1."),
}
"""One line about each surface."""

SURFACE_NAMES: dict[str, object] = {
    "booth": QT_TRANSLATE_NOOP("Descent", "Booth"),
    "two_basins": QT_TRANSLATE_NOOP("Descent", "two basins"),
    "rosenbrock": QT_TRANSLATE_NOOP("Descent", "Rosenbrock"),
    "himmelblau": QT_TRANSLATE_NOOP("Descent", "Himmelblau"),
    "beale": QT_TRANSLATE_NOOP("Descent", "Beale"),
    "rastrigin": QT_TRANSLATE_NOOP("Descent", "Rastrigin"),
    "ackley": QT_TRANSLATE_NOOP("Descent", "Ackley"),
    TYPED: QT_TRANSLATE_NOOP("Descent", "your own"),
}
"""What surfaces are called whose formula is too long for a name."""

SLOPES: dict[str, tuple[object, object]] = {
    "analytic": (
        QT_TRANSLATE_NOOP("Descent", "by formula"),
        QT_TRANSLATE_NOOP("Descent", "Exact, by the rules of differentiation."),
    ),
    "forward": (
        QT_TRANSLATE_NOOP("Descent", "forward difference"),
        QT_TRANSLATE_NOOP("Descent", "(f(x + h) − f(x)) / h for each variable."),
    ),
    "central": (
        QT_TRANSLATE_NOOP("Descent", "central difference"),
        QT_TRANSLATE_NOOP("Descent", "(f(x + h) − f(x − h)) / 2h for each variable, as in the book."),
    ),
    "five_point": (
        QT_TRANSLATE_NOOP("Descent", "five-point difference"),
        QT_TRANSLATE_NOOP("Descent", "Four values for each variable, from x − 2h to x + 2h."),
    ),
}
"""How a gradient may be found: name and one line."""

FLOW: tuple[object, object] = (
    QT_TRANSLATE_NOOP("Descent", "Gradient flow"),
    QT_TRANSLATE_NOOP("Descent", "The path that ever smaller steps approach: ẋ = −∇f, by Runge–Kutta."),
)

EMPTY: object = QT_TRANSLATE_NOOP("Descent", "Type a formula in x0 and x1, such as x0^2/20 + x1^2.")

NOT_AT_START: object = QT_TRANSLATE_NOOP("Descent", "f or ∇f is not defined at the start: start elsewhere.")

STATUS: dict[str, object] = {
    "left": QT_TRANSLATE_NOOP("Descent", "Has left what is seen at step {step}. Zoom out to see where it is."),
    "infinite": QT_TRANSLATE_NOOP("Descent", "Diverged: beyond all numbers at step {step}."),
    "undefined": QT_TRANSLATE_NOOP("Descent", "At step {step} it is where f has no value."),
    "infinite start": NOT_AT_START,
    "undefined start": NOT_AT_START,
    "stays flat": QT_TRANSLATE_NOOP("Descent", "Stays put since step {step}: ∇f is as good as 0 here."),
    "stays gradient_rounds": QT_TRANSLATE_NOOP(
        "Descent", "Frozen since step {step}: x ± h is rounded to x, so the difference is 0."
    ),
    "stays update_rounds": QT_TRANSLATE_NOOP(
        "Descent", "Stays put since step {step}: x + Δx is rounded to x, the step is too small for the number."
    ),
    "stays too_small": QT_TRANSLATE_NOOP(
        "Descent",
        "Hardly moves: its last step is {length} long, and {needed} of these lead through a hundredth of the picture.",
    ),
}
"""How a runner is doing, where it is not simply running."""

OUTLOOK: dict[str, object] = {
    "diverges": QT_TRANSLATE_NOOP("Descent", "Each step makes it {factor} times as far off: it diverges."),
    "limit": QT_TRANSLATE_NOOP("Descent", "It does not as long as η is at most {limit}."),
    "converges": QT_TRANSLATE_NOOP("Descent", "In the long run each step leaves {factor} of the distance."),
    "beside": QT_TRANSLATE_NOOP(
        "Descent",
        "But only exactly on this line: each step makes the least deviation from it {factor} times as large.",
    ),
    "endless": QT_TRANSLATE_NOOP("Descent", "f has no minimum: in one direction it goes down evenly, for ever."),
}
"""What a quadratic lets one foretell."""

STILL = 1 + 1e-9
"""A factor of no more than this is no divergence: it is 1 but for rounding."""

PLANES: dict[str, tuple[object, object]] = {
    "random": (
        QT_TRANSLATE_NOOP("Descent", "random directions"),
        QT_TRANSLATE_NOOP("Descent", "Two random directions, scaled to the weights of each neuron (Li et al. 2018)."),
    ),
    "principal": (
        QT_TRANSLATE_NOOP("Descent", "along the path"),
        QT_TRANSLATE_NOOP("Descent", "The two directions in which the path has moved most so far."),
    ),
    "chosen": (
        QT_TRANSLATE_NOOP("Descent", "two parameters"),
        QT_TRANSLATE_NOOP("Descent", "Two weights or biases change, all others stay."),
    ),
}
"""The kinds of planes: name and one line."""

ARRAYS: dict[str, object] = {
    "W": QT_TRANSLATE_NOOP("Descent", "weights"),
    "b": QT_TRANSLATE_NOOP("Descent", "biases"),
    "γ": QT_TRANSLATE_NOOP("Descent", "scales"),
    "β": QT_TRANSLATE_NOOP("Descent", "shifts"),
    "slope": QT_TRANSLATE_NOOP("Descent", "slopes"),
}
"""What the arrays of a layer hold."""

TERRAIN: dict[str, object] = {
    "not_finite": QT_TRANSLATE_NOOP("Descent", "The run has diverged: there is no loss around it. Go back some steps."),
    "short_path": QT_TRANSLATE_NOOP("Descent", "The path is still too short for a plane of its own. Train some steps."),
    "zero_weights": QT_TRANSLATE_NOOP("Descent", "All weights are 0: there is nothing to scale random directions to."),
    "one_direction": QT_TRANSLATE_NOOP(
        "Descent",
        "Only one weight of this network is not 0, so random directions scaled to it lie on one line. "
        "Choose “two parameters”, or add a hidden layer.",
    ),
    "failed": QT_TRANSLATE_NOOP("Descent", "Something went wrong here; the training goes on. Choose another plane."),
    "flat": QT_TRANSLATE_NOOP("Descent", "The loss is the same all over this plane: nothing here changes the answers."),
    "no_such_weight": QT_TRANSLATE_NOOP("Descent", "Choose two different parameters that this network has."),
}
"""Why there is no terrain."""

NOT_PUT: dict[str, object] = {
    "not_finite": QT_TRANSLATE_NOOP("Descent", "The network can't be put there: its numbers would be too large."),
    "diverged": QT_TRANSLATE_NOOP("Descent", "The run has diverged. Go back some steps before you put it elsewhere."),
    "full": QT_TRANSLATE_NOOP(
        "Descent", "The network was put elsewhere as often as this run can remember. Reset it to go on."
    ),
    "another_network": QT_TRANSLATE_NOOP("Descent", "That place belongs to the network before. Choose another one."),
}
"""Why the network can't be put at a place."""

TERMS: dict[str, str] = {
    "gradient": "∇f",
    "kept": "μv",
    "velocity": "v",
    "look_ahead": "∇f + μv",
    "squares": "h",
    "effective_rate": "η/(√h + ε)",
    "m": "m",
    "v": "v",
    "m_hat": "m̂",
    "v_hat": "v̂",
    "decay": "−ηλx",
    "step": "Δx",
}
"""What the terms of a step are called in formulas."""

CAPTIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "sgd": (("gradient", "step"), "Δx = −η ∇f"),
    "momentum": (("gradient", "kept", "velocity", "step"), "v ← μv + ∇f,  Δx = −η v"),
    "nesterov": (("gradient", "velocity", "look_ahead", "step"), "v ← μv + ∇f,  Δx = −η (∇f + μv)"),
    "adagrad": (("gradient", "squares", "effective_rate", "step"), "h ← h + ∇f²,  Δx = −η ∇f / (√h + ε)"),
    "rmsprop": (("gradient", "squares", "effective_rate", "step"), "h ← ρh + (1−ρ)∇f²,  Δx = −η ∇f / (√h + ε)"),
    "adam": (("gradient", "m_hat", "v_hat", "step"), "Δx = −η m̂ / (√v̂ + ε)"),
    "adamw": (("gradient", "decay", "m_hat", "v_hat", "step"), "Δx = −ηλx − η m̂ / (√v̂ + ε)"),
    "flow": (("gradient", "step"), "ẋ = −∇f"),
}
"""Which terms of each optimiser's step are told, and how the step comes about."""

_SUBSCRIPTS = str.maketrans("01", "₀₁")


def said(text: object) -> str:
    """Return a text of the Descent stage in the person's language."""
    return QCoreApplication.translate("Descent", str(text))


def formula(text: str) -> str:
    """Write x0 and x1 as in a book."""
    return re.sub(r"x([01])", lambda m: "x" + m[1].translate(_SUBSCRIPTS), text)


def surface_name(kind: str, text: str) -> str:
    """Return what a surface is called: its formula where that is short."""
    return said(SURFACE_NAMES[kind]) if kind in SURFACE_NAMES and kind != TYPED else formula(text)


def surface_options() -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of every surface, and of a typed one."""
    known = [
        (kind, surface_name(kind, s.formula), f"{formula(s.formula)}\n{said(SURFACE_TIPS[kind])}")
        for kind, s in SURFACES.items()
    ]
    return [*known, (TYPED, said(SURFACE_NAMES[TYPED]), said(SURFACE_TIPS[TYPED]))]


def slope_options() -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of every way to find a gradient."""
    return [(method, said(name), said(tip)) for method, (name, tip) in SLOPES.items()]


def runner_options() -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of every kind of runner."""
    return [*words.options("optimizer"), ("flow", said(FLOW[0]), said(FLOW[1]))]


def plane_options() -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of every kind of plane."""
    return [(kind, said(name), said(tip)) for kind, (name, tip) in PLANES.items()]


def part_of(layout: Sequence[Parameter], place: int) -> Parameter | None:
    """Return the array that a place in the flat vector of parameters belongs to; None where there is none."""
    return next((part for part in layout if part.start <= place < part.stop), None)


def array(part: Parameter) -> str:
    """Return what an array of parameters is called: W⁽¹⁾."""
    return f"{'α' if part.name == 'slope' else part.name}{raised(f'({part.layer + 1})')}"


def array_options(layout: Sequence[Parameter]) -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of every array of parameters; the id is its number."""
    return [
        (str(k), f"{array(part)} · {said(ARRAYS[part.name])}", " × ".join(map(str, part.shape)))
        for k, part in enumerate(layout)
    ]


def parameter(layout: Sequence[Parameter], place: int) -> str:
    """Return what a place in the flat vector is called: W⁽¹⁾[0, 3]; the bare number where there is none."""
    part = part_of(layout, place)
    if part is None:
        return str(place + 1)
    return f"{array(part)}[{', '.join(str(int(i)) for i in np.unravel_index(place - part.start, part.shape))}]"


def runner_kind(runner: Runner) -> str:
    """Return the id of a runner's kind."""
    return runner.optimizer.kind if runner.optimizer else "flow"


def runner_name(runner: Runner) -> str:
    """Return what a runner is called."""
    return words.name("optimizer", runner.optimizer.kind) if runner.optimizer else said(FLOW[0])


def rated_name(runner: Runner) -> str:
    """Return a runner's name with its learning rate, which tells it from others of its kind: SGD, η 0.1."""
    return f"{runner_name(runner)}, η {number(runner.learning_rate)}" if runner.optimizer else runner_name(runner)


def unreadable(error: Unreadable) -> str:
    """Return why a formula in x0 and x1 can't be read."""
    return said(EMPTY) if error.code == "empty" else wrong(error)


def status(found: Status) -> str:
    """Return how a runner is doing; nothing where it is simply running."""
    key = f"{found.code} {found.reason}".strip()
    if key not in STATUS:
        return ""
    length, needed = (tidy(f"{value:.1e}") for value in (found.length, found.needed))
    return said(STATUS[key]).format(step=f"{found.step:,}", length=length, needed=needed)


def foretold(found: Outlook | None) -> str:
    """Return what can be foretold: that it diverges, or how fast it approaches; nothing where it has arrived."""
    if found is None or not (found.deciding or found.endless):
        return ""
    if found.factor > STILL:
        text = said(OUTLOOK["diverges"]).format(factor=_above_1(found.factor))
        limit = Context(prec=4, rounding=ROUND_DOWN).create_decimal(found.limit)  # rounded up, it would be too large
        return f"{text} {said(OUTLOOK['limit']).format(limit=tidy(f'{float(limit):.4g}'))}" if found.limit else text
    if found.endless:
        return said(OUTLOOK["endless"])
    text = said(OUTLOOK["converges"]).format(factor=percent(found.factor, 1).replace(" ", "\u00a0"))
    if found.beside > STILL:
        return f"{text} {said(OUTLOOK['beside']).format(factor=_above_1(found.beside))}"
    return text


def _above_1(factor: float) -> str:
    """Write a factor above STILL in four digits, or in as many as tell it from 1."""
    texts = (f"{factor:.{digits}g}" for digits in range(4, 12))
    return tidy(next(text for text in texts if float(text) > 1))


def pair(values: Sequence[float] | np.ndarray, digits: int = 3) -> str:
    """Write two numbers as a place or a direction."""
    return "(" + ", ".join(number(float(v), digits) for v in values) + ")"


def number(value: float, digits: int = 3) -> str:
    """Write a number in a few digits; – where it is none."""
    if not isfinite(value):
        return "–"
    value += 0.0  # without the sign of −0
    text = f"{value:.{digits}g}" if not 1e-3 <= abs(value) < 1e5 else f"{value:.{digits}g}" if abs(value) < 100 else ""
    return tidy(text or f"{value:.{max(0, digits - 3)}f}")


def captions(runner: Runner, terms: Sequence[Term]) -> list[str]:
    """Return a runner's last step in its own terms, each with its numbers for x₀ and x₁."""
    values = {term.name: term.value for term in terms}
    return [f"{TERMS[name]} {pair(values[name])}" for name in CAPTIONS[runner_kind(runner)][0] if name in values]


def rule(runner: Runner) -> str:
    """Return how a runner's step comes about."""
    return CAPTIONS[runner_kind(runner)][1]
