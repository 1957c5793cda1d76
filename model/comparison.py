"""A comparison: experiments that differ in one thing, and by which examples they are judged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.activations import ACTIVATIONS
from model.checks import Invalid, check_choice, check_range, check_type
from model.data.choice import Data
from model.data.dataset import Dataset, Part
from model.experiment import LIMITS, MAX_LAYERS, Experiment
from model.factors import FACTORS, MOST_LANES, RATES, Lane
from model.initializers import AUTO, FITTING
from model.layers import Dense, Dropout, Layer
from model.layers.base import Activated, Weighted
from model.optimizers import Momentum
from model.problems import Problem

HELD_BACK = 5
"""Of how many training examples one is held back for validation: the book's 20 % (6.5.2)."""

FEWEST_HELD_FROM = 10
"""How many training examples there must be for some to be held back."""


@dataclass(frozen=True)
class Comparison:
    """What a person compares.

    Attributes:
        factor: in what the networks differ, an id of FACTORS.
        lanes: each network's own, 1 to MOST_LANES.
        validated: whether networks are judged by a part of the training examples that is held back for that, so that
            nothing is chosen by the test part (the book's 6.5.1).

    Raises:
        Invalid: the factor, a value or a learning rate is none, or there are too few or too many lanes.
    """

    factor: str
    lanes: tuple[Lane, ...]
    validated: bool = False

    def __post_init__(self) -> None:
        check_choice("factor", self.factor, FACTORS)
        check_type("validated", self.validated, bool)
        check_range("lanes", len(self.lanes), (1, MOST_LANES))
        factor = FACTORS[self.factor]
        for lane in self.lanes:
            check_type("value", lane.value, str if factor.options else int if factor.whole else (int, float))
            if isinstance(lane.value, str):
                check_choice("value", lane.value, factor.options)
            else:
                check_range("value", lane.value, factor.limits)
            if factor.rated != (lane.learning_rate is not None):
                raise Invalid("learning_rate", "one for each optimizer and only there", lane.learning_rate)
            if lane.learning_rate is not None:
                check_type("learning_rate", lane.learning_rate, (int, float))
                check_range("learning_rate", lane.learning_rate, LIMITS["learning_rate"])

    def experiments(self, experiment: Experiment) -> tuple[Experiment, ...]:
        """Return each network's experiment: all as this one, but for what differs."""
        return tuple(FACTORS[self.factor].apply(experiment, lane) for lane in self.lanes)

    def holds_back(self, data: Data) -> bool:
        """Whether some of these data are held back: of very few none are, and networks are judged by the test part."""
        return self.validated and data.is_split and data.training_samples >= FEWEST_HELD_FROM

    def dataset(self, dataset: Dataset) -> Dataset:
        """Return what the networks learn from and are judged by, in the places of training and test part.

        A fifth of the training part takes the place of the test part. Its examples are in random order, those of toy
        data and digits by their own streams, others by the split's: so the last ones are as good as any, and as views
        they need no memory. What normalisation subtracts and divides by stays that of the whole training part.
        """
        if not self.holds_back(dataset.data):
            return dataset
        start = len(dataset.train.x) - len(dataset.train.x) // HELD_BACK
        return replace(dataset, train=_rows(dataset.train, 0, start), test=_rows(dataset.train, start, None))


def _rows(part: Part, start: int, stop: int | None) -> Part:
    return Part(*(array[start:stop] for array in (part.points, part.x, part.t, part.labels)))


def comparison_of(factor: str, experiment: Experiment, validated: bool = False) -> Comparison:
    """Return what a comparison in one thing begins with, around an experiment; a search always with validation."""
    row = FACTORS[factor]
    return Comparison(factor, tuple(row.first(experiment)), validated or row.drawn)


def next_lane(comparison: Comparison) -> Lane:
    """Return one more network: with the first option or number that none has yet."""
    factor, values = FACTORS[comparison.factor], [lane.value for lane in comparison.lanes]
    if factor.options:
        value = next((option for option in factor.options if option not in values), factor.options[0])
        return Lane(value, RATES[value] if factor.rated else None)
    most = max(float(value) for value in values)
    fresh = next(number for number in factor.more(most, factor.limits) if number not in values)
    rate = comparison.lanes[-1].learning_rate  # where each has its own, that of the last
    return Lane(round(fresh) if factor.whole else fresh, rate)


def differs(factor: str, experiment: Experiment) -> bool:
    """Whether networks can differ in this at all: without hidden layers, say, none can in their width."""
    changed = {FACTORS[factor].apply(experiment, lane) for lane in comparison_of(factor, experiment).lanes}
    return len(changed) > 1


def obstacle(comparison: Comparison, experiment: Experiment) -> Problem | None:
    """Return why networks are the same though they were to differ, with an experiment around which they do, if any.

    Its code is "no_row", "no_momentum" or "no_room"; or "too_few", where no examples can be held back.
    """
    if comparison.validated and not comparison.holds_back(experiment.data):
        return Problem("too_few", "data.samples", {"least": FEWEST_HELD_FROM})
    factor, made = comparison.factor, comparison.experiments(experiment)
    if differs(factor, experiment):
        crowded = len(set(made)) < len(set(comparison.lanes))
        return Problem("no_room", "hidden", {"most": MAX_LAYERS}) if crowded else None
    if factor == "momentum":
        remedy = replace(experiment, optimizer=Momentum(), learning_rate=RATES["momentum"])
        return Problem("no_momentum", "optimizer", {"optimizer": experiment.optimizer.kind}, remedy)
    if factor == "dropout" and any(isinstance(row, Dense) for row in experiment.hidden):
        return Problem("no_room", "hidden", {"most": MAX_LAYERS})
    if len(experiment.hidden) == MAX_LAYERS:
        return Problem("no_row", "hidden", {})
    remedy = replace(experiment, hidden=(*experiment.hidden, Dense()))
    return Problem("no_row", "hidden", {}, remedy if remedy.builds else None)


def same_start(experiments: Sequence[Experiment]) -> bool:
    """Whether networks begin with the same parameters, all of them."""
    return (
        len({(e.seed, *(_begins_as(row) for row in e.rows if not isinstance(row, Dropout))) for e in experiments}) == 1
    )


def _begins_as(row: Layer) -> tuple[object, ...]:
    """Return all of a row that decides on its initial parameters, and more that no two networks differ in."""
    if not isinstance(row, Activated):
        return (row,)
    fits = isinstance(row, Weighted) and row.initial.kind in (AUTO, "orthogonal")  # else all draw alike
    fitting = FITTING[row.activation] if fits else None
    own = tuple(ACTIVATIONS[row.activation].parameters(1))
    alike: Layer = replace(row, activation="identity")
    return alike, fitting, row.activation if own else None


def same_batches(experiments: Sequence[Experiment]) -> bool:
    """Whether networks of the same data learn from the same batches."""
    return len({(experiment.batch_size, experiment.seed) for experiment in experiments}) == 1
