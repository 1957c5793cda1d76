"""What a file keeps of one variable in the Descent stage: function, place and h, and which weight is looked along.

As in `gui.descent_file`, everything is written flat, and what can't be counts as not said, piece by piece.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gui.plots.movable import Span
from gui.plots.secants import LIMITS
from gui.said import Said
from model.approach import SMALLEST, Approach
from model.data.dataset import PARTS
from model.functions import FUNCTIONS, Function, typed
from model.grammar import read
from model.one_weight import REACHES, STRONGEST, OneWeight
from model.saved import Scalar
from model.surfaces import TYPED
from model.tokens import Unreadable

FAR = 1e6
"""How far from 0 x may be, and how far the curve of a formula may reach."""

MOST_PLACES = 2**31 - 1
"""The last place of a parameter that is thought possible."""


@dataclass(frozen=True)
class SlopeLeft:
    """How a person left it.

    Attributes:
        approach, h: the function, the place, and how far the secants reached.
        weighing: whether loss along one weight was seen instead.
        question: which weight.
        seen: the part of the curve that was seen; None for all of it that is worth it.
    """

    approach: Approach
    h: float
    weighing: bool
    question: OneWeight
    seen: Span | None = None


def to_window(left: SlopeLeft) -> dict[str, Scalar]:
    """Return it as plain values by name."""
    function, question = left.approach.function, left.question
    found: dict[str, Scalar] = {
        "curve": function.kind,
        "curve.x": float(left.approach.x),
        "curve.h": left.h,
        "weight": left.weighing,
        "weight.array": question.array,
        "weight.place": question.place,
        "weight.reach": question.reach,
        "weight.part": question.part,
    }
    if function.kind == TYPED:
        low, high = function.window
        found |= {"curve.formula": function.formula, "curve.low": float(low), "curve.high": float(high)}
    if left.seen:
        low, high = left.seen
        found |= {"curve.seen.low": float(low), "curve.seen.high": float(high)}
    return {f"descent.{name}": value for name, value in found.items()}


def from_window(window: Mapping[str, Scalar], first: SlopeLeft) -> SlopeLeft:
    """Return how it was left, as a file says; `first` counts where it says nothing, or what can't be."""
    said = Said(window)
    function = _function(said)
    x, h = said.number("curve.x", (-FAR, FAR)), said.number("curve.h", (SMALLEST, 1.0))
    approach, seen = first.approach, None
    if function is not None:
        approach, seen = Approach(function, function.start if x is None else x), _seen(said)
    return SlopeLeft(approach, first.h if h is None else h, said.get("weight") is True, _question(said), seen)


def _seen(said: Said) -> Span | None:
    low, high = (said.number(f"curve.seen.{end}", (-LIMITS.widest, LIMITS.widest)) for end in ("low", "high"))
    return None if low is None or high is None or not LIMITS.allow((low, high)) else (low, high)


def _function(said: Said) -> Function | None:
    kind = said.word("curve", (*FUNCTIONS, TYPED), "")
    if kind in FUNCTIONS:
        return FUNCTIONS[kind]
    formula = said.get("curve.formula")
    low, high = (said.number(f"curve.{end}", (-FAR, FAR)) for end in ("low", "high"))
    if kind != TYPED or not isinstance(formula, str) or low is None or high is None or not low < high:
        return None
    try:
        return typed(read(formula, ("x",)), (low, high))
    except Unreadable:
        return None


def _question(said: Said) -> OneWeight:
    reach = said.number("weight.reach", REACHES)
    part, usual = said.word("weight.part", PARTS, PARTS[0]), OneWeight()
    array, place = (said.whole(f"weight.{name}", MOST_PLACES, STRONGEST) for name in ("array", "place"))
    return OneWeight(array, place, usual.reach if reach is None else reach, part)
