"""Checks of what comes in: an error names the field, what was expected and the value that came."""

import reprlib
from collections.abc import Iterable
from typing import Any


class Invalid(ValueError):
    """A value that can't be used.

    Attributes:
        field: the name of the argument or field.
        expected: what would be right, in words for developers.
        value: what came instead.
    """

    def __init__(self, field: str, expected: str, value: object) -> None:
        super().__init__(f"{field}: expected {expected}, got {_brief(value)}")
        self.field, self.expected, self.value = field, expected, value


class Refused(Invalid):
    """A value that can't be used, for a reason that a person is told: words are found by its code.

    Attributes:
        code: the reason; each kind of refusal says which there are.
        values: what the words name.
    """

    def __init__(self, code: str, field: str, expected: str, value: object, /, **values: object) -> None:
        super().__init__(field, expected, value)
        self.code, self.values = code, values


def _brief(value: object) -> str:
    """Return a value as Python writes it, but never long: what comes from a file may be of any size and depth."""
    try:
        return reprlib.repr(value)
    except (ValueError, RecursionError):  # numbers of thousands of digits
        return f"a very long {type(value).__name__}"


def check_choice(field: str, value: str, choices: Iterable[str]) -> None:
    """Raise Invalid unless `value` is one of `choices`."""
    choices = tuple(choices)
    if value not in choices:
        raise Invalid(field, f"one of {', '.join(choices)}", value)


def check_range(field: str, value: float, limits: tuple[float, float]) -> None:
    """Raise Invalid unless `value` is a number within `limits`, both included. NaN is within no limits."""
    low, high = limits
    if not low <= value <= high:
        raise Invalid(field, f"a number from {low:g} to {high:g}", value)


def check_type(field: str, value: object, kinds: type | tuple[type, ...]) -> None:
    """Raise Invalid unless `value` is of one of `kinds`; True and False are no numbers."""
    wanted: tuple[type, ...] = kinds if isinstance(kinds, tuple) else (kinds,)
    if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
        raise Invalid(field, " or ".join(kind.__name__ for kind in wanted), value)


def check_fields(where: str, value: Any, **kinds: type | tuple[type, ...]) -> list[Any]:
    """Return the values of an object that must have these fields and no others, in their order.

    Raises:
        Invalid: it is no object, or its fields are others or of other types.
    """
    check_type(where, value, dict)
    if value.keys() != kinds.keys():
        raise Invalid(where, f"the fields {', '.join(kinds)}", list(value)[:10])
    for name, kind in kinds.items():
        check_type(f"{where}.{name}", value[name], kind)
    return [value[name] for name in kinds]
