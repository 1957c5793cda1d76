"""Turns: what is drawn frame by frame while something moves."""

import pytest

from gui import compare, descent, slope
from gui.frame_rate import TEXT_FRAMES
from gui.turns import Turns


def test_one_follows_the_other_and_the_first_comes_again_after_the_last() -> None:
    turns = Turns((("a",), (), ("b", "c")))
    assert len(turns) == 3
    assert turns.everything == {"a", "b", "c"}
    assert [turns.next() for _ in range(4)] == [set(), {"b", "c"}, {"a"}, set()]


@pytest.mark.parametrize("table", [descent.TURNS, slope.TURNS, compare.TURNS], ids=["descent", "slope", "compare"])
def test_text_is_written_as_often_as_everywhere(table: tuple[tuple[str, ...], ...]) -> None:
    assert len(table) == TEXT_FRAMES
    assert [parts for parts in table if "text" in parts] == [("text",)]
