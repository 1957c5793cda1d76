"""Frozen dataclasses to JSON and back, checked on the way in: what comes from a file is not to be trusted."""

import dataclasses
import types
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from model.checks import Invalid, check_choice, check_type

Registry = dict[type, dict[str, type]]
"""For a base class with several kinds: its subclasses by the id that stands under "kind" in JSON."""

MAX_ITEMS = 10_000
"""The longest list that is read."""


def to_json(value: Any) -> Any:
    """Return a frozen dataclass as dicts, lists, numbers and strings. A subclass with a `kind` carries it along."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
        kind = type(value).__dict__.get("kind")
        return {"kind": kind, **fields} if isinstance(kind, str) else fields
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    return value


def from_json(kind: type, value: Any, registry: Registry, field: str = "") -> Any:
    """Return the dataclass `kind` that `to_json` made into `value`; a field that is missing takes its default.

    Raises:
        Invalid: a field is unknown, of the wrong type, or refused by the dataclass itself.
    """
    if not isinstance(value, dict):
        raise Invalid(field or kind.__name__, "an object", value)
    if kind in registry:
        check_choice(f"{field}.kind", value.get("kind", ""), registry[kind])
        kind = registry[kind][value["kind"]]
        value = {k: v for k, v in value.items() if k != "kind"}
    hints = _hints(kind)
    for name in value:
        if not isinstance(name, str):
            raise Invalid(field or kind.__name__, "names of fields", name)
        check_choice(f"{field}.{name[:40]}".lstrip("."), name, hints)
    for f in dataclasses.fields(kind):
        if f.default is f.default_factory is dataclasses.MISSING and f.name not in value:
            raise Invalid(f"{field}.{f.name}".lstrip("."), "a value", None)
    return kind(**{name: _read(hints[name], v, registry, f"{field}.{name}".lstrip(".")) for name, v in value.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in dataclasses.fields(kind)}


def _read(hint: Any, value: Any, registry: Registry, field: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        if value is None:
            return None
        (hint,) = (h for h in get_args(hint) if h is not type(None))
    if get_origin(hint) is tuple:
        if not isinstance(value, (list, tuple)):
            raise Invalid(field, "a list", value)
        if len(value) > MAX_ITEMS:
            raise Invalid(field, f"at most {MAX_ITEMS} items", len(value))
        item = get_args(hint)[0]
        return tuple(_read(item, v, registry, f"{field}[{i}]") for i, v in enumerate(value))
    if dataclasses.is_dataclass(hint):
        return from_json(hint, value, registry, field)  # type: ignore[arg-type]
    if hint is float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or abs(value) > 2**53:
            raise Invalid(field, "a number", value)
        return float(value)
    check_type(field, value, hint)
    return value
