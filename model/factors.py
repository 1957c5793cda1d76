"""Factors: in what networks that are compared can differ, and how what each has comes into its experiment."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from math import floor, log10
from typing import Any

import numpy as np

from model.activations import ACTIVATIONS
from model.experiment import LIMITS, MAX_LAYERS, Experiment
from model.graph import KEEPING_NEURONS
from model.initial import SIGMA, Initial
from model.initializers import INITIALIZERS
from model.layers import ActivationLayer, Dense, Dropout, Layer
from model.layers.base import LIMITS as ROW_LIMITS
from model.layers.base import Activated, Affine, Weighted
from model.optimizers import OPTIMIZERS, SGD, Momentum

MOST_LANES = 6
"""How many networks learn side by side at most."""

DRAWN_RATES = (1e-3, 10.0)
"""From where to where learning rates are drawn, times the experiment's own: over four decades, as the book does."""

DRAWN_PENALTIES = (1e-8, 1e-4)
"""From where to where λ of L2 is drawn: as in the book (6.5.2)."""

RATES = {"sgd": 0.1, "momentum": 0.03, "nesterov": 0.03, "adagrad": 0.1, "rmsprop": 0.005, "adam": 0.01, "adamw": 0.01}
"""The learning rate that each optimiser begins with here: what suits one would be no fair start for another."""


@dataclass(frozen=True)
class Lane:
    """What one of the networks has that the others have not.

    Attributes:
        value: an id or a number, as the factor takes it; where learning rate and L2 are drawn, λ.
        learning_rate: where the factor is rated: its own; else None.
    """

    value: str | float
    learning_rate: float | None = None


# --- numbers for one more lane -------------------------------------------------------------------------------------


def _threefold(most: float, limits: tuple[float, float]) -> Iterable[float]:
    """Return three times as much, or as much as can be; then a third, a ninth …"""
    return (_tidy(min(most * 3.0**k or 0.001, limits[1])) for k in (1, *range(-1, -MOST_LANES, -1)))


def _next(most: float, limits: tuple[float, float]) -> Iterable[float]:
    """Return the whole numbers above, then those below."""
    low, high = map(int, limits)
    return chain(range(int(most) + 1, high + 1), range(int(most), low - 1, -1))


def _tenths(most: float, limits: tuple[float, float]) -> Iterable[float]:
    """Return 0.1 to 0.9, those above first."""
    tenths = [k / 10 for k in range(1, 10)]
    return chain((t for t in tenths if t > most), reversed(tenths))


@dataclass(frozen=True)
class Factor:
    """Something in which networks can differ.

    Attributes:
        apply: returns an experiment with a lane's value in it.
        first: returns the lanes that a comparison begins with.
        options: the ids that a value can be; none where it is a number.
        limits: the lowest and the highest number.
        whole: whether numbers are whole.
        rated: whether each lane has a learning rate of its own.
        drawn: whether lanes are drawn at random: a search, which is judged by validation data at first.
        more: returns numbers that one more lane may have, from the largest there is and the limits, the best first.
    """

    apply: Callable[[Experiment, Lane], Experiment]
    first: Callable[[Experiment], Sequence[Lane]]
    options: tuple[str, ...] = ()
    limits: tuple[float, float] = (0.0, 0.0)
    whole: bool = False
    rated: bool = False
    drawn: bool = False
    more: Callable[[float, tuple[float, float]], Iterable[float]] = _threefold


# --- how a lane's value comes into an experiment -------------------------------------------------------------------


def _optimizer(experiment: Experiment, lane: Lane) -> Experiment:
    own = experiment.optimizer
    optimizer = own if own.kind == lane.value else OPTIMIZERS[str(lane.value)]()
    return replace(experiment, optimizer=optimizer, learning_rate=lane.learning_rate or experiment.learning_rate)


def _field(name: str) -> Callable[[Experiment, Lane], Experiment]:
    return lambda experiment, lane: replace(experiment, **{name: lane.value})


def _random(experiment: Experiment, lane: Lane) -> Experiment:
    """Change λ of L2, and the learning rate."""
    return replace(experiment, l2=lane.value, learning_rate=lane.learning_rate or experiment.learning_rate)


def _units(experiment: Experiment, lane: Lane) -> Experiment:
    """Change the width of every hidden dense row."""
    rows = (replace(row, units=lane.value) if isinstance(row, Dense) else row for row in experiment.hidden)
    return replace(experiment, hidden=tuple(rows))


def activated(experiment: Experiment) -> list[Activated]:
    """Return the hidden rows with an activation; where one stands alone, not those that are linear."""
    rows = [row for row in experiment.hidden if isinstance(row, Activated)]
    alone = any(isinstance(row, ActivationLayer) for row in rows)
    return [row for row in rows if not (alone and isinstance(row, Affine) and row.activation == "identity")]


def _activation(experiment: Experiment, lane: Lane) -> Experiment:
    """Change the activation of all of these."""
    changed = activated(experiment)
    rows = (replace(row, activation=lane.value) if row in changed else row for row in experiment.hidden)
    return replace(experiment, hidden=tuple(rows))


def _momentum(experiment: Experiment, lane: Lane) -> Experiment:
    """Change the factor of momentum; SGD is momentum with 0, other optimisers than these have none."""
    optimizer = Momentum() if isinstance(experiment.optimizer, SGD) else experiment.optimizer
    if not isinstance(optimizer, Momentum):
        return experiment
    return replace(experiment, optimizer=replace(optimizer, momentum=lane.value))


def _blocks(hidden: Sequence[Layer]) -> list[range]:
    """Return where each hidden dense row is with the rows behind it in which every neuron stays what it is."""
    dense = (k for k, row in enumerate(hidden) if isinstance(row, Dense))
    behind = ((k, takewhile(lambda row: isinstance(row, KEEPING_NEURONS), hidden[k + 1 :])) for k in dense)
    return [range(k, k + 1 + len(list(rows))) for k, rows in behind]


def _depth(experiment: Experiment, lane: Lane) -> Experiment:
    """Leave out the last hidden dense rows, or repeat the last one, as far as there is room, with all behind it."""
    hidden, blocks = experiment.hidden, _blocks(experiment.hidden)
    if not blocks:
        return experiment
    gone = {k for block in blocks[int(lane.value) :] for k in block}
    last, room = blocks[-1], MAX_LAYERS - len(hidden)
    times = max(0, min(int(lane.value) - len(blocks), room // len(last)))
    repeated = hidden[last.start : last.stop] * times
    rows = (*(row for k, row in enumerate(hidden[: last.stop]) if k not in gone), *repeated, *hidden[last.stop :])
    return replace(experiment, hidden=rows)


def _dropout(experiment: Experiment, lane: Lane) -> Experiment:
    """Change the rate of every dropout row; where there is none, put one behind each hidden dense row, as 6.4.3 does.

    A rate of 0 is no dropout: then none is put anywhere, nor where there is no room for all of them.
    """
    hidden, row = experiment.hidden, Dropout(float(lane.value))
    if any(isinstance(other, Dropout) for other in hidden):
        return replace(experiment, hidden=tuple(row if isinstance(other, Dropout) else other for other in hidden))
    ends = {block[-1] for block in _blocks(hidden)}
    if not lane.value or len(hidden) + len(ends) > MAX_LAYERS:
        return experiment
    rows = chain.from_iterable((other, row) if k in ends else (other,) for k, other in enumerate(hidden))
    return replace(experiment, hidden=tuple(rows))


def _initial(experiment: Experiment, lane: Lane) -> Experiment:
    """Draw the weights of every row anew by a rule, with the σ that each has."""
    return _drawn(experiment, kind=str(lane.value))


def _sigma(experiment: Experiment, lane: Lane) -> Experiment:
    """Draw the weights of every row anew, all with the same σ."""
    return _drawn(experiment, kind="normal", sigma=float(lane.value))


def _drawn(experiment: Experiment, **changes: Any) -> Experiment:
    """Draw the weights of every row otherwise, those of the output layer too."""

    def drawn(initial: Initial) -> Initial:
        return replace(initial, values=None, **changes)

    hidden, output = experiment.hidden, experiment.output
    rows = (replace(r, initial=drawn(r.initial)) if isinstance(r, Weighted) else r for r in hidden)  # type: ignore[call-arg]
    return replace(experiment, hidden=tuple(rows), output=replace(output, initial=drawn(output.initial)))


# --- what a comparison begins with ----------------------------------------------------------------------------------


def _usual(*values: str, own: Callable[[Experiment], str | None]) -> Callable[[Experiment], Sequence[Lane]]:
    """Begin with these and with what the experiment has itself."""

    def first(experiment: Experiment) -> Sequence[Lane]:
        mine = own(experiment)
        chosen = values if mine is None or mine in values else (*values[1:], mine)
        return [Lane(value) for value in chosen]

    return first


def _first_optimizers(experiment: Experiment) -> Sequence[Lane]:
    """Begin with those of the book's figure 6-9 and the experiment's own, which keeps its learning rate."""
    mine = experiment.optimizer.kind
    kinds = ["sgd", "momentum", "adagrad", "adam"]
    kinds = kinds if mine in kinds else [*kinds[:3], mine]
    return [Lane(kind, experiment.learning_rate if kind == mine else RATES[kind]) for kind in kinds]


def _numbers(*values: float, own: float) -> Sequence[Lane]:
    """Begin with these and with what the experiment has itself, which stands for all that are about the same."""
    chosen = {_tidy(value): value for value in (*values, own)}
    return [Lane(chosen[place]) for place in sorted(chosen)]


def _tidy(value: float) -> float:
    """Return a number of two digits, whole where it was."""
    return round(value, 1 - floor(log10(value))) if value else value


def _first_rates(experiment: Experiment) -> Sequence[Lane]:
    own = experiment.learning_rate
    low, high = LIMITS["learning_rate"]
    return _numbers(*(_tidy(min(max(own * factor, low), high)) for factor in (0.1, 0.3, 3)), own=own)


def _first_batches(experiment: Experiment) -> Sequence[Lane]:
    """Begin with the experiment's own, a tenth and ten times as many, as far as there are so many to learn from."""
    own = experiment.batch_size
    most = max(1, min(experiment.data.training_samples, int(LIMITS["batch_size"][1])))
    return _numbers(max(1, min(own, most) // 10), min(own * 10, max(own, most)), own=own)


def _first_seeds(experiment: Experiment) -> Sequence[Lane]:
    """Begin with the experiment's own and the next three."""
    first = min(experiment.seed, int(LIMITS["seed"][1]) - 3)
    return [Lane(first + k) for k in range(4)]


def _first_momenta(experiment: Experiment) -> Sequence[Lane]:
    own = experiment.optimizer.momentum if isinstance(experiment.optimizer, Momentum) else 0.0
    return _numbers(0.0, 0.5, 0.9, 0.99, own=own)


def _first_depths(experiment: Experiment) -> Sequence[Lane]:
    return _numbers(1, 2, 3, 5, own=len(_blocks(experiment.hidden)) or 1)


def _first_rates_of_dropout(experiment: Experiment) -> Sequence[Lane]:
    """Begin without, with the book's 0.2 and with 0.5."""
    own = next((row.rate for row in experiment.hidden if isinstance(row, Dropout)), 0.0)
    return _numbers(0.0, 0.2, 0.5, own=own)


def _first_sigmas(experiment: Experiment) -> Sequence[Lane]:
    """Begin with the book's 0.01, 1 and what lies between; where weights are drawn so, with the experiment's own."""
    initials = [row.initial for row in experiment.rows if isinstance(row, Weighted)]
    own = next((initial.sigma for initial in initials if initial.kind == "normal"), 0.01)
    return _numbers(0.01, 0.1, 1.0, own=own)


def _first_clips(experiment: Experiment) -> Sequence[Lane]:
    return _numbers(0.0, 0.1, 1.0, own=experiment.clip)


def _first_penalties(experiment: Experiment) -> Sequence[Lane]:
    return _numbers(0.0, 0.001, 0.01, own=experiment.l2)


def drawn_lanes(experiment: Experiment, seed: int, count: int = MOST_LANES) -> tuple[Lane, ...]:
    """Draw learning rates and λ of L2 at random, each as likely in one decade as in another (the book's 6.5.2).

    Args:
        experiment: around whose learning rate.
        seed: of the draw, ≥ 0.
        count: how many.
    """
    rng = np.random.default_rng(seed)
    low, high = LIMITS["learning_rate"]
    least, most = (min(max(experiment.learning_rate * end, low), high) for end in DRAWN_RATES)
    lanes: dict[Lane, None] = {}  # no two alike
    while len(lanes) < count:
        lanes[Lane(_drawn_between(rng, *DRAWN_PENALTIES), _drawn_between(rng, least, most))] = None
    return tuple(lanes)


def _drawn_between(rng: np.random.Generator, low: float, high: float) -> float:
    """Return a number of two digits."""
    return _tidy(min(max(float(10 ** rng.uniform(log10(low), log10(high))), low), high))


def _first_drawn(experiment: Experiment) -> Sequence[Lane]:
    """Begin with those of the experiment's seed."""
    return drawn_lanes(experiment, experiment.seed)


def _first_widths(experiment: Experiment) -> Sequence[Lane]:
    own = max((row.units for row in experiment.hidden if isinstance(row, Dense)), default=8)
    low, high = ROW_LIMITS["units"]
    return _numbers(max(int(low), own // 4), min(int(high), own * 4), own=own)


def _own_activation(experiment: Experiment) -> str | None:
    return next((row.activation for row in activated(experiment)), None)


FACTORS: dict[str, Factor] = {
    "optimizer": Factor(_optimizer, _first_optimizers, tuple(OPTIMIZERS), rated=True),
    "learning_rate": Factor(_field("learning_rate"), _first_rates, limits=LIMITS["learning_rate"]),
    "momentum": Factor(_momentum, _first_momenta, limits=LIMITS["momentum"], more=_tenths),
    "batch_size": Factor(_field("batch_size"), _first_batches, limits=LIMITS["batch_size"], whole=True),
    "units": Factor(_units, _first_widths, limits=ROW_LIMITS["units"], whole=True),
    "depth": Factor(_depth, _first_depths, limits=(1, MAX_LAYERS), whole=True, more=_next),
    "activation": Factor(_activation, _usual("sigmoid", "tanh", "relu", own=_own_activation), tuple(ACTIVATIONS)),
    "initial": Factor(_initial, _usual("normal", "xavier", "he", own=lambda _: None), tuple(INITIALIZERS)),
    "sigma": Factor(_sigma, _first_sigmas, limits=SIGMA),
    "l2": Factor(_field("l2"), _first_penalties, limits=LIMITS["l2"]),
    "dropout": Factor(_dropout, _first_rates_of_dropout, limits=ROW_LIMITS["rate"], more=_tenths),
    "clip": Factor(_field("clip"), _first_clips, limits=LIMITS["clip"]),
    "random": Factor(_random, _first_drawn, limits=LIMITS["l2"], rated=True, drawn=True),
    "seed": Factor(_field("seed"), _first_seeds, limits=LIMITS["seed"], whole=True, more=_next),
}
"""Everything in which networks can differ here, by its id."""
