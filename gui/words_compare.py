"""Words for what is compared: in what networks can differ, and what each of them is called."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui import words
from gui.widgets.numbers import figure_text, format_number, tidy
from model.factors import Lane
from model.lanes import LaneStanding
from model.problems import Problem

FACTORS: dict[str, tuple[object, object]] = {
    "optimizer": (
        QT_TRANSLATE_NOOP("Compare", "Optimizer"),
        QT_TRANSLATE_NOOP("Compare", "How a gradient becomes a step; each has a learning rate of its own."),
    ),
    "learning_rate": (
        QT_TRANSLATE_NOOP("Compare", "Learning rate"),
        QT_TRANSLATE_NOOP("Compare", "How far each step goes: too small creeps, too large overshoots."),
    ),
    "momentum": (
        QT_TRANSLATE_NOOP("Compare", "Momentum μ"),
        QT_TRANSLATE_NOOP("Compare", "How much of its speed each step keeps, the book's α. With 0 it is SGD."),
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
    "depth": (
        QT_TRANSLATE_NOOP("Compare", "Depth"),
        QT_TRANSLATE_NOOP(
            "Compare", "How many hidden dense layers there are: the last ones go, or the last one is repeated."
        ),
    ),
    "activation": (
        QT_TRANSLATE_NOOP("Compare", "Activation"),
        QT_TRANSLATE_NOOP("Compare", "What the hidden layers make of their sums."),
    ),
    "initial": (
        QT_TRANSLATE_NOOP("Compare", "Initial weights"),
        QT_TRANSLATE_NOOP("Compare", "How the weights of all layers are drawn before the first step."),
    ),
    "sigma": (
        QT_TRANSLATE_NOOP("Compare", "Initial σ"),
        QT_TRANSLATE_NOOP(
            "Compare", "The standard deviation of all initial weights: too small fades, too large saturates."
        ),
    ),
    "l2": (
        QT_TRANSLATE_NOOP("Compare", "L2"),
        QT_TRANSLATE_NOOP("Compare", "How strongly large weights are held back. It is no part of the losses shown."),
    ),
    "dropout": (
        QT_TRANSLATE_NOOP("Compare", "Dropout"),
        QT_TRANSLATE_NOOP(
            "Compare",
            "The share of neurons silenced in each step, in dropout rows:\n"
            "without any, behind each hidden dense layer.",
        ),
    ),
    "clip": (
        QT_TRANSLATE_NOOP("Compare", "Clipping"),
        QT_TRANSLATE_NOOP(
            "Compare", "How long the gradient is at most: where it is longer, it is shortened. 0 lets it be."
        ),
    ),
    "random": (
        QT_TRANSLATE_NOOP("Compare", "Random η, L2"),
        QT_TRANSLATE_NOOP(
            "Compare", "Learning rate and L2, drawn at random on a logarithmic scale:\nthe book's search (6.5.2)."
        ),
    ),
    "seed": (
        QT_TRANSLATE_NOOP("Compare", "Seed"),
        QT_TRANSLATE_NOOP("Compare", "Chance alone: other initial weights, another order of the same examples."),
    ),
}
"""In what networks can differ: name and one line."""

NAMED: dict[str, object] = {
    "learning_rate": QT_TRANSLATE_NOOP("Compare", "η {value}"),
    "momentum": QT_TRANSLATE_NOOP("Compare", "μ {value}"),
    "batch_size": QT_TRANSLATE_NOOP("Compare", "batch {value}"),
    "units": QT_TRANSLATE_NOOP("Compare", "{value} neurons"),
    "depth": QT_TRANSLATE_NOOP("Compare", "depth {value}"),
    "sigma": QT_TRANSLATE_NOOP("Compare", "σ {value}"),
    "l2": QT_TRANSLATE_NOOP("Compare", "λ {value}"),
    "dropout": QT_TRANSLATE_NOOP("Compare", "dropout {value}"),
    "clip": QT_TRANSLATE_NOOP("Compare", "clip {value}"),
    "seed": QT_TRANSLATE_NOOP("Compare", "seed {value}"),
}
"""What a network is called that differs in a number; the others are called as the row of their table."""

NOT_CLIPPED: object = QT_TRANSLATE_NOOP("Compare", "not clipped")
"""What a network is called whose gradient may be as long as it is: not clipped at 0, as its number would say."""

OBSTACLES: dict[str, tuple[object, object]] = {
    "no_row": (
        QT_TRANSLATE_NOOP("Compare", "The network has no hidden layer in which this could differ."),
        QT_TRANSLATE_NOOP("Compare", "Add a dense layer"),
    ),
    "no_momentum": (
        QT_TRANSLATE_NOOP("Compare", "{optimizer} has no momentum μ; SGD, momentum and Nesterov can differ in it."),
        QT_TRANSLATE_NOOP("Compare", "Learn with momentum"),
    ),
    "too_few": (
        QT_TRANSLATE_NOOP(
            "Compare", "With fewer than {least} training examples none are held back: the test data judge."
        ),
        "",
    ),
    "no_room": (
        QT_TRANSLATE_NOOP("Compare", "Some are the same network: there is no room for more than {most} rows."),
        "",
    ),
}
"""Why networks are the same that were to differ, or are judged otherwise; and what the remedy is called."""

JUDGES: dict[str, tuple[object, object]] = {
    "test": (
        QT_TRANSLATE_NOOP("Compare", "Test data"),
        QT_TRANSLATE_NOOP(
            "Compare",
            "A network chosen by them has seen them, in a way:\nhow good it is on new data, they can no longer tell.",
        ),
    ),
    "validation": (
        QT_TRANSLATE_NOOP("Compare", "Validation data"),
        QT_TRANSLATE_NOOP(
            "Compare",
            "A fifth of the training data, held back to choose by.\n"
            "The test data stay unseen until the Network tab trains the one you use.",
        ),
    ),
}
"""By which examples networks can be judged: name and tip."""


def said(text: object) -> str:
    """Return a marked text in the person's language."""
    return QCoreApplication.translate("Compare", str(text))


def factor_options() -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of everything in which networks can differ."""
    return [(factor, said(name), said(tip)) for factor, (name, tip) in FACTORS.items()]


def judge_options() -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of the examples by which networks can be judged."""
    return [(judge, said(name), said(tip)) for judge, (name, tip) in JUDGES.items()]


def factor_name(factor: str) -> str:
    """Return in what networks differ."""
    return said(FACTORS[factor][0])


def factor_tip(factor: str) -> str:
    """Return one line about that in which networks differ."""
    return said(FACTORS[factor][1])


def obstacle(found: Problem) -> tuple[str, str]:
    """Return in a sentence why networks are the same, and what the remedy is called; nothing where there is none."""
    text, remedy = OBSTACLES[found.code]
    names = {key: words.name(key, str(value)) if key == "optimizer" else value for key, value in found.values.items()}
    return said(text).format(**names), said(remedy) if found.remedy else ""


def lane_name(factor: str, lane: Lane) -> str:
    """Return what one of the networks is called: by what it has that the others have not."""
    if factor == "random":  # L2 matters least
        return said(NAMED["learning_rate"]).format(value=tidy(f"{lane.learning_rate:.4g}"))
    if factor == "clip" and not lane.value:
        return said(NOT_CLIPPED)
    if factor in NAMED:
        value = lane.value
        text = format_number(value, integer=True) if isinstance(value, int) else tidy(f"{value:.4g}")
        return said(NAMED[factor]).format(value=text)
    return words.name(factor, str(lane.value))


def lane_title(factor: str, lane: Lane) -> str:
    """Return all that one of the networks has that the others have not."""
    name = lane_name(factor, lane)
    if factor == "random":
        return f"{name}, {lane_name('l2', lane)}"
    return f"{name}, {lane_name('random', lane)}" if lane.learning_rate is not None else name


def lane_names(factor: str, lanes: Sequence[Lane]) -> list[str]:
    """Return what networks are called, each by a name of its own.

    Those that would be called the same are called by all that they have, and by their place where that is the same.
    """
    short = [lane_name(factor, lane) for lane in lanes]
    names = [
        lane_title(factor, lane) if short.count(name) > 1 else name for name, lane in zip(short, lanes, strict=True)
    ]
    return [f"{name} ({place})" if names.count(name) > 1 else name for place, name in enumerate(names, 1)]


def loss_text(loss: float) -> str:
    """Return a loss as it is written."""
    return figure_text(loss, 4)


def best_of(standings: Sequence[LaneStanding]) -> tuple[int, ...]:
    """Return which networks have the lowest judged loss so far, as it reads; none before the first step, or of one."""
    losses = {k: loss for k, loss in enumerate(_losses(standings)) if standings[k].step and math.isfinite(loss)}
    if len(losses) < 2:
        return ()
    lowest = loss_text(min(losses.values()))
    return tuple(k for k, loss in losses.items() if loss_text(loss) == lowest)


def ranked(standings: Sequence[LaneStanding]) -> list[int]:
    """Return the networks in the order of their judged losses, the best first; last those that have none."""
    losses = _losses(standings)
    return sorted(range(len(losses)), key=lambda k: losses[k])


def _losses(standings: Sequence[LaneStanding]) -> list[float]:
    """Return the loss by which each network is judged; infinity where it has none."""
    tested = [None if standing.diverged else standing.tested for standing in standings]
    return [figures.loss if figures and math.isfinite(figures.loss) else math.inf for figures in tested]
