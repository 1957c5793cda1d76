"""Which cells belong together: those that a cell of an array comes from, and those that it goes to."""

from collections.abc import Iterable
from itertools import product
from typing import Any

from model.inside.arithmetic import Arrays, Dim, Env, Node, Pattern, Place


def sources(node: Node, about: Arrays, env: Env) -> dict[str, list[Pattern]]:
    """Return the cells that the cell at `env` comes from, by array."""
    return _patterns(((leaf.name, leaf.dims, env) for leaf in node.leaves()), about)


def targets(node: Node, dims: tuple[Dim, ...], name: str, index: tuple[int, ...], about: Arrays) -> list[Pattern]:
    """Return the cells of a result with such dims that a cell of array `name` goes to."""
    ways = [("", dims, way) for leaf in node.leaves() if leaf.name == name for way in leaf.bind(about, index)]
    return _patterns(ways, about).get("", [])


def _patterns(wanted: Iterable[tuple[str, tuple[Dim, ...], Env]], about: Arrays) -> dict[str, list[Pattern]]:
    found: dict[str, dict[tuple[Any, ...], Pattern]] = {}
    for name, dims, env in wanted:
        shape = about.arrays[name].shape if name else (None,) * len(dims)
        # Letters of a Place, and those of a group of which a part is known, are gone through one by one.
        places = "".join(dim.letters for dim in dims if isinstance(dim, Place))
        groups = "".join(dim for dim in dims if isinstance(dim, str) and any(letter in env for letter in dim))
        open_letters = "".join(dict.fromkeys(letter for letter in places + groups if letter not in env))
        for numbers in product(*(range(about.sizes[letter]) for letter in open_letters)):
            known = {**env, **dict(zip(open_letters, numbers, strict=True))}
            pattern = tuple(_at(dim, known, about) for dim in dims)
            inside = (
                isinstance(at, slice) or size is None or 0 <= at < size for at, size in zip(pattern, shape, strict=True)
            )
            if all(inside):
                key = tuple("all" if isinstance(at, slice) else at for at in pattern)
                found.setdefault(name, {})[key] = pattern
    return {name: list(patterns.values()) for name, patterns in found.items()}


def _at(dim: Dim, env: Env, about: Arrays) -> int | slice:
    if isinstance(dim, Place):
        return int(dim.of(*(env[letter] for letter in dim.letters)))
    if any(letter not in env for letter in dim):
        return slice(None)
    at = 0
    for letter in dim:
        at = at * about.sizes[letter] + env[letter]
    return int(at)
