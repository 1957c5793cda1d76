"""Frozen dataclasses through JSON, on dataclasses of the test's own, and the checks they are built from."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from model.checks import Invalid, check_choice, check_range, check_type
from model.codec import MAX_ITEMS, Registry, from_json, to_json


@dataclass(frozen=True)
class Shape:
    kind: ClassVar[str]


@dataclass(frozen=True)
class Circle(Shape):
    kind = "circle"
    radius: float = 1.0


@dataclass(frozen=True)
class Square(Shape):
    kind = "square"
    side: int
    name: str | None = None


@dataclass(frozen=True)
class Drawing:
    main: Shape
    others: tuple[Shape, ...] = ()
    words: tuple[str, ...] = ()
    seen: bool = False


REGISTRY: Registry = {Shape: {"circle": Circle, "square": Square}}
DRAWING = Drawing(Square(3, "a"), (Circle(2.5), Square(1)), ("x", "y"), seen=True)


def test_every_kind_of_field_survives() -> None:
    value = to_json(DRAWING)
    assert value["main"] == {"kind": "square", "side": 3, "name": "a"}
    assert value["others"][0] == {"kind": "circle", "radius": 2.5}
    assert value["words"] == ["x", "y"]
    assert from_json(Drawing, json.loads(json.dumps(value)), REGISTRY) == DRAWING
    minimal = Drawing(Circle())
    assert from_json(Drawing, to_json(minimal), REGISTRY) == minimal


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (3, "Drawing: expected an object, got 3"),
        ({1: 2}, "Drawing: expected names of fields, got 1"),
        ({}, "main: expected a value, got None"),
        ({"main": {"kind": "square"}}, "main.side: expected a value, got None"),
        ({"main": {"kind": "oval"}}, "main.kind: expected one of circle, square, got 'oval'"),
        ({"main": {"kind": "circle", "side": 3}}, "main.side: expected one of radius, got 'side'"),
        ({"main": {"kind": "circle", "radius": "1"}}, "main.radius: expected a number, got '1'"),
        ({"main": {"kind": "square", "side": True}}, "main.side: expected int, got True"),
        ({"main": {"kind": "square", "side": 1, "name": 2}}, "main.name: expected str, got 2"),
        ({"main": {"kind": "circle"}, "others": [{"kind": "circle"}, 3]}, "others[1]: expected an object, got 3"),
        ({"main": {"kind": "circle"}, "seen": 1}, "seen: expected bool, got 1"),
        ({"main": {"kind": "circle"}, "words": "xy"}, "words: expected a list, got 'xy'"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(value: Any, message: str) -> None:
    with pytest.raises(Invalid) as caught:
        from_json(Drawing, value, REGISTRY)
    assert str(caught.value) == message


def test_numbers_are_bounded_by_what_a_float_holds_exactly() -> None:
    assert from_json(Circle, {"radius": -(2**53)}, REGISTRY).radius == -(2.0**53)
    with pytest.raises(Invalid, match=r"^radius: expected a number, got -9007199254740993$"):
        from_json(Circle, {"radius": -(2**53) - 1}, REGISTRY)


def test_lists_are_bounded_before_their_items_are_read() -> None:
    good = {"main": {"kind": "circle"}, "words": ["x"] * MAX_ITEMS}
    assert len(from_json(Drawing, good, REGISTRY).words) == MAX_ITEMS
    with pytest.raises(Invalid, match=r"^words: expected at most 10000 items, got 10001$"):
        from_json(Drawing, {**good, "words": [None] * (MAX_ITEMS + 1)}, REGISTRY)


def test_checks_pass_what_is_right_and_name_what_is_not() -> None:
    check_choice("a", "x", ["x", "y"])
    check_range("a", 1, (1, 2))
    check_range("a", 2.0, (1, 2))
    check_type("a", 1, int)
    check_type("a", True, bool)
    check_type("a", True, (int, bool))
    for check, message in (
        (lambda: check_choice("a", "z", iter(["x", "y"])), "a: expected one of x, y, got 'z'"),
        (lambda: check_range("a", float("nan"), (1, 2)), "a: expected a number from 1 to 2, got nan"),
        (lambda: check_type("a", True, int), "a: expected int, got True"),
        (lambda: check_type("a", "1", (int, float)), "a: expected int or float, got '1'"),
    ):
        with pytest.raises(Invalid) as caught:
            check()
        assert str(caught.value) == message
        assert caught.value.field == "a"


@pytest.mark.parametrize(
    "value", ["x" * 10**6, 10**5_000, list(range(10**6)), {"a": {"b": ["c" * 10**6]}}], ids=lambda v: type(v).__name__
)
def test_an_error_is_short_whatever_came(value: object) -> None:
    error = Invalid("a", "less", value)
    assert len(str(error)) < 300
    assert error.value is value
