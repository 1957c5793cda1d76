"""Words for what is compared: in what networks can differ, and what each of them is called."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui import words
from gui.widgets.numbers import figure_text, format_number, tidy
from model.comparison import Lane, LaneStanding

FACTORS: dict[str, tuple[object, object]] = {
    "optimizer": (
        QT_TRANSLATE_NOOP("Compare", "Optimizer"),
        QT_TRANSLATE_NOOP("Compare", "How a gradient becomes a step; each has a learning rate of its own."),
    ),
    "learning_rate": (
        QT_TRANSLATE_NOOP("Compare", "Learning rate"),
        QT_TRANSLATE_NOOP("Compare", "How far each step goes: too small creeps, too large overshoots."),
    ),
    "batch_size": (
        QT_TRANSLATE_NOOP("Compare", "Batch size"),
        QT_TRANSLATE_NOOP(
            "Compare", "How many examples each step looks at. An epoch has fewer steps with larger ones."
        ),
    ),
    "units": (
        QT_TRANSLATE_NOOP("Compare", "Neurons"),
        QT_TRANSLATE_NOOP("Compare", "How wide the hidden dense layers are."),
    ),
    "activation": (
        QT_TRANSLATE_NOOP("Compare", "Activation"),
        QT_TRANSLATE_NOOP("Compare", "What the hidden layers make of their sums."),
    ),
    "initial": (
        QT_TRANSLATE_NOOP("Compare", "Initial weights"),
        QT_TRANSLATE_NOOP("Compare", "How the weights of all layers are drawn before the first step."),
    ),
    "l2": (
        QT_TRANSLATE_NOOP("Compare", "L2"),
        QT_TRANSLATE_NOOP("Compare", "How strongly large weights are held back. It is no part of the losses shown."),
    ),
}
"""In what networks can differ: name and one line."""

NAMED: dict[str, object] = {
    "learning_rate": QT_TRANSLATE_NOOP("Compare", "η {value}"),
    "batch_size": QT_TRANSLATE_NOOP("Compare", "batch {value}"),
    "units": QT_TRANSLATE_NOOP("Compare", "{value} neurons"),
    "l2": QT_TRANSLATE_NOOP("Compare", "λ {value}"),
}
"""What a network is called that differs in a number; the others are called as the row of their table."""


def said(text: object) -> str:
    """Return a marked text in the person's language."""
    return QCoreApplication.translate("Compare", str(text))


def factor_options() -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of everything in which networks can differ."""
    return [(factor, said(name), said(tip)) for factor, (name, tip) in FACTORS.items()]


def factor_name(factor: str) -> str:
    """Return in what networks differ."""
    return said(FACTORS[factor][0])


def factor_tip(factor: str) -> str:
    """Return one line about that in which networks differ."""
    return said(FACTORS[factor][1])


def lane_name(factor: str, lane: Lane) -> str:
    """Return what one of the networks is called: by what it has that the others have not."""
    if factor in NAMED:
        value = lane.value
        text = format_number(value, integer=True) if isinstance(value, int) else tidy(f"{value:.4g}")
        return said(NAMED[factor]).format(value=text)
    return words.name(factor, str(lane.value))


def loss_text(loss: float) -> str:
    """Return a loss as it is written."""
    return figure_text(loss, 4)


def best_of(standings: Sequence[LaneStanding]) -> tuple[int, ...]:
    """Return which networks have the lowest test loss so far, as it reads; none before the first step, or of one."""
    tested = {k: s.tested for k, s in enumerate(standings) if s.step and not s.diverged}
    losses = {k: figures.loss for k, figures in tested.items() if figures and math.isfinite(figures.loss)}
    if len(losses) < 2:
        return ()
    lowest = loss_text(min(losses.values()))
    return tuple(k for k, loss in losses.items() if loss_text(loss) == lowest)
