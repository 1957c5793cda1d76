"""What a file keeps of the Compare stage: what is compared, and how far it had come.

A file's window knows plain values by name only, so everything is written flat. What comes from a file is checked.
"""

from collections.abc import Mapping

from model.checks import Invalid
from model.comparison import Comparison
from model.factors import MOST_LANES, Lane
from model.saved import Scalar


def to_window(comparison: Comparison, step: int) -> dict[str, Scalar]:
    """Return it as plain values by name."""
    found: dict[str, Scalar] = {"compare.factor": comparison.factor, "compare.step": step}
    found["compare.validated"] = comparison.validated
    for k, lane in enumerate(comparison.lanes):
        found[f"compare.lane.{k}"] = lane.value
        if lane.learning_rate is not None:
            found[f"compare.lane.{k}.rate"] = lane.learning_rate
    return found


def from_window(window: Mapping[str, Scalar], most_steps: int) -> tuple[Comparison, int] | None:
    """Return what was compared and how far it had come, as a file says; None where it says nothing that can be."""
    values = [window.get(f"compare.lane.{k}") for k in range(MOST_LANES)]
    rates = [window.get(f"compare.lane.{k}.rate") for k in range(MOST_LANES)]
    lanes = [Lane(value, rate) for value, rate in zip(values, rates, strict=True) if value is not None]  # type: ignore[arg-type]
    factor, step = window.get("compare.factor"), window.get("compare.step")
    if not isinstance(factor, str) or type(step) is not int or not 0 <= step <= most_steps:
        return None
    try:
        return Comparison(factor, tuple(lanes), window.get("compare.validated", False)), step  # type: ignore[arg-type]
    except Invalid:
        return None
