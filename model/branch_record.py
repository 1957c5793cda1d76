"""Branches as members of a file: JSON that tells where they lie, and their curves.

branches/<k>.npy         the curves of branch k, from 0, one after the other: step and value of each point (2, n)
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from model.branches import MOST_KEPT, MOST_PASSING, Branch
from model.checks import Invalid, check_fields, check_range
from model.members import Members, Piece, array_pieces
from model.series import CURVE_POINTS, Curve

MOST_NUMBER = 2**30
"""The highest number of a branch in a file, so that those of branches still to come fit into Qt's int, too."""

# --- writing ------------------------------------------------------------------------------------------------------


def branches_to_json(branches: Sequence[Branch]) -> list[dict[str, Any]]:
    """Return where branches lie, and how many points each curve has that `branch_members` yields."""
    return [
        {
            "number": branch.number,
            "start": branch.start,
            "end": branch.end,
            "kept": branch.kept,
            "curves": {name: len(curve.steps) for name, curve in branch.curves.items()},
        }
        for branch in branches
    ]


def branch_members(branches: Sequence[Branch]) -> Iterator[tuple[str, Iterable[Piece], bool]]:
    """Yield the curves of branches as members for `pack`."""
    for k, branch in enumerate(branches):
        curves = [branch.curves[name] for name in sorted(branch.curves)]
        rows = [np.concatenate([c.steps for c in curves]), np.concatenate([c.values for c in curves])]
        yield f"branches/{k}.npy", array_pieces("<f8", (2, len(rows[0])), rows), True


# --- reading ------------------------------------------------------------------------------------------------------


def read_branches(members: Members, items: list[Any], names: Iterable[str], most: int) -> tuple[Branch, ...]:
    """Take branches out of a file.

    Args:
        members: where their curves are.
        items: what `branches_to_json` made, as it came from the file.
        names: of the curves that a branch has.
        most: the highest step.

    Raises:
        Invalid: something in them can't be.
    """
    names, branches = sorted(names), list[Branch]()
    check_range("run.branches", len(items), (0, MOST_KEPT + MOST_PASSING))
    for k, item in enumerate(items):
        where = f"run.branches[{k}]"
        number, start, end, kept, counts = check_fields(
            where, item, number=int, start=int, end=int, kept=bool, curves=dict
        )
        check_range(f"{where}.number", number, (branches[-1].number + 1 if branches else 1, MOST_NUMBER))
        check_range(f"{where}.end", end, (1, most))
        check_range(f"{where}.start", start, (0, end - 1))
        counts = check_fields(f"{where}.curves", counts, **dict.fromkeys(names, int))
        for name, count in zip(names, counts, strict=True):
            check_range(f"{where}.curves.{name}", count, (0, CURVE_POINTS))
        array = members.array(f"branches/{k}.npy", "<f8", (2, sum(counts)))
        parts = np.split(array, np.cumsum(counts)[:-1], axis=1)
        curves = {name: _curve(f"{where}.curves.{name}", part, end) for name, part in zip(names, parts, strict=True)}
        branches.append(Branch(number, start, end, curves, kept))
    for kept, limit in ((True, MOST_KEPT), (False, MOST_PASSING)):
        check_range("run.branches", sum(branch.kept == kept for branch in branches), (0, limit))
    return tuple(branches)


def _curve(where: str, points: np.ndarray, end: int) -> Curve:
    steps, values = points
    if not np.isfinite(points).all() or (steps < 0).any() or (steps > end).any() or (np.diff(steps) < 0).any():
        raise Invalid(where, "points along ascending steps", "others")
    whole = steps.astype(np.int64)
    if not np.array_equal(whole, steps):
        raise Invalid(where, "whole steps", "others")
    whole.flags.writeable = False
    return Curve(whole, values)
