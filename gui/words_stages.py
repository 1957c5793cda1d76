"""The stages, in the order of their tabs, of their menu and of their keys: their words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

STAGES: dict[str, tuple[object, object]] = {
    "network": (QT_TRANSLATE_NOOP("Stages", "Network"), QT_TRANSLATE_NOOP("Stages", "The layer stack as a graph")),
    "output": (QT_TRANSLATE_NOOP("Stages", "Output"), QT_TRANSLATE_NOOP("Stages", "What the network answers")),
    "descent": (
        QT_TRANSLATE_NOOP("Stages", "Descent"),
        QT_TRANSLATE_NOOP("Stages", "From a slope to the way down a surface"),
    ),
    "inside": (QT_TRANSLATE_NOOP("Stages", "Inside"), QT_TRANSLATE_NOOP("Stages", "One training step, move by move")),
    "draw": (QT_TRANSLATE_NOOP("Stages", "Draw"), QT_TRANSLATE_NOOP("Stages", "Draw a digit for the network to read")),
    "compare": (
        QT_TRANSLATE_NOOP("Stages", "Compare"),
        QT_TRANSLATE_NOOP("Stages", "Networks that differ in one thing, side by side"),
    ),
}
"""What each is called, and what there is to be seen on it."""

STAGE_KEYS = {name: f"Alt+{n}" for n, name in enumerate(STAGES, 1)}
"""The keys that bring them to the front."""


def stage_name(stage: str) -> str:
    """Return what a stage is called, in the person's language."""
    return _said(STAGES[stage][0])


def stage_options() -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of every stage; the tip ends with its key."""
    return [(stage, stage_name(stage), f"{_said(tip)} ({STAGE_KEYS[stage]})") for stage, (_, tip) in STAGES.items()]


def _said(text: object) -> str:
    return QCoreApplication.translate("Stages", str(text))
