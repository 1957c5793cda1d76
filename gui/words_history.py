"""Words for what has happened in a run: which edits there were, and which branches."""

from collections.abc import Collection
from dataclasses import fields, is_dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.widgets.numbers import tidy
from gui.words import name, said
from model.branches import Branch
from model.data.taught import Taught
from model.experiment import Experiment

FIELDS: dict[str, object] = {
    "loss": QT_TRANSLATE_NOOP("Words", "loss function"),
    "optimizer": QT_TRANSLATE_NOOP("Words", "optimizer"),
    "learning_rate": QT_TRANSLATE_NOOP("Words", "η"),
    "schedule": QT_TRANSLATE_NOOP("Words", "schedule"),
    "batch_size": QT_TRANSLATE_NOOP("Words", "batch size"),
    "l1": QT_TRANSLATE_NOOP("Words", "L1"),
    "l2": QT_TRANSLATE_NOOP("Words", "L2"),
    "clip": QT_TRANSLATE_NOOP("Words", "clip gradient at"),
    "gradient": QT_TRANSLATE_NOOP("Words", "gradient method"),
    "taught": QT_TRANSLATE_NOOP("Words", "drawings"),
}
"""What each live field is called where it is said that it was changed."""


EDITS: dict[str, object] = {
    "data": QT_TRANSLATE_NOOP("Words", "data"),
    "hidden": QT_TRANSLATE_NOOP("Words", "network"),
    "output": QT_TRANSLATE_NOOP("Words", "network"),
    **FIELDS,
    "learning_rate": QT_TRANSLATE_NOOP("Words", "learning rate"),
    "sampling": QT_TRANSLATE_NOOP("Words", "batches"),
    "precision": QT_TRANSLATE_NOOP("Words", "precision"),
    "seed": QT_TRANSLATE_NOOP("Words", "seed"),
}
"""What each field is called where it is said what can be taken back."""


FORMULA: object = QT_TRANSLATE_NOOP("Words", "formula")
"""The same for a formula that is gone through, and its values."""


BRANCH: object = QT_TRANSLATE_NOOP("Words", "branch {n} (steps {start} to {end})")
"""What a branch of a run is called."""


def changes(before: Experiment, after: Experiment) -> list[str]:
    """Return what a live edit changed, each in the person's language: "η 0.1 → 0.03"."""
    found: list[str] = []
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new or field.name not in FIELDS:
            continue
        called = said(FIELDS[field.name])
        if isinstance(old, Taught):
            old, new = (f"{taught.count} × {taught.weight}" for taught in (old, new))
            found.append(f"{called} {old} → {new}")
            continue
        if is_dataclass(old) and type(old) is type(new):  # the same optimiser with other settings
            pairs = ((name("setting", f.name), getattr(old, f.name), getattr(new, f.name)) for f in fields(old))
            found += [f"{setting} {_chosen('', a)} → {_chosen('', b)}" for setting, a, b in pairs if a != b]
        else:
            found.append(f"{called} {_chosen(field.name, old)} → {_chosen(field.name, new)}")
    return found


def edit(changed: Collection[str]) -> str:
    """Return what an edit that changed these fields is called; nothing where they are several.

    Other data bring much else with them.
    """
    named = {EDITS[field] for field in (("data",) if "data" in changed else changed)}
    return said(named.pop()) if len(named) == 1 else ""


def branch(found: Branch) -> str:
    """Return what a branch is called, in the person's language."""
    return said(BRANCH).format(n=found.number, start=f"{found.start:,}", end=f"{found.end:,}")


def _chosen(table: str, value: Any) -> str:
    if isinstance(value, float):
        return tidy(f"{value:.4g}")
    return f"{value:,}" if isinstance(value, int) else name(table, getattr(value, "kind", value))
