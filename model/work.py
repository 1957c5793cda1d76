"""Long work in parts: a generator that yields how far it is, so that others get a turn, and returns the result."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")

Progress = tuple[int, int]
"""How much is done, and how much there is to do, in a unit of the work's own."""

Work = Generator[Progress, None, T]
"""Yields how far it is, and returns the result."""


def finished(work: Generator[object, None, T]) -> T:
    """Do all of it at once, and return the result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def within(work: Work[T], before: int, total: int) -> Work[T]:
    """Do it as a part of longer work: yield how much is done of that, of which `before` was done already."""
    while True:
        try:
            done, _ = next(work)
        except StopIteration as end:
            return end.value
        yield min(before + done, total), total
