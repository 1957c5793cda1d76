"""The gradient of one parameter, found twice: by backpropagation and by differences."""

from dataclasses import dataclass

from model.differentiation import METHODS, H
from model.inside.arithmetic import Node, Number
from model.inside.twin import Twin
from model.observations import Observation
from model.trainer import Trainer
from model.work import Work, finished


@dataclass(frozen=True)
class SlopeAnswer:
    """The gradient of one parameter, found twice, both in float64.

    Attributes:
        value: the parameter.
        backpropagated: by backpropagation.
        numerical: by differences.
        h: how far it was moved.
        losses: what the loss was at each place: pairs of how many h it was moved, and the loss.
        evaluations: how many times the loss is evaluated in a step that finds the whole gradient so.
        terms: the share of each loss in the difference.
    """

    value: float
    backpropagated: float
    numerical: float
    h: float
    losses: tuple[tuple[float, float], ...]
    evaluations: int
    terms: tuple[tuple[float, float], ...]

    @property
    def difference(self) -> float:
        """How far the two are apart, by the larger one; 0 where both are 0."""
        largest = max(abs(self.backpropagated), abs(self.numerical))
        return abs(self.backpropagated - self.numerical) / largest if largest else 0.0

    def node(self) -> Node:
        """Return the difference as an expression: (a − b) / h, with whole numbers before the losses."""
        losses = dict(self.losses)
        whole = round(1 / min(abs(c) for _, c in self.terms))  # ½ a − ½ b is written as (a − b) / 2
        total: Node | None = None
        for s, c in self.terms:
            times = round(abs(c) * whole)
            term = Number(losses[s]) if times == 1 else Number(times) * Number(losses[s])
            if total is None:
                total = -term if c < 0 else term
            elif c < 0:
                total = total - term
            else:
                total = total + term
        assert total is not None
        return total / (Number(self.h) if whole == 1 else Number(whole) * Number(self.h))


@dataclass(frozen=True)
class Slope(Observation):
    """What is the gradient of one parameter, by backpropagation and by differences?

    Attributes:
        parameter: which, in the flat vector.
        method: an id of METHODS; unless told so the run's own, or central differences.
    """

    parameter: int
    method: str = ""

    def answer(self, trainer: Trainer) -> SlopeAnswer | None:
        """Return both; None where no step is done move by move."""
        moment = trainer.moment
        if moment is None or not 0 <= self.parameter < len(trainer.network.parameters):
            return None
        return slope_of(trainer, self.parameter, self.method)


def slope_of(trainer: Trainer, parameter: int, method: str = "") -> SlopeAnswer:
    """Return the gradient of one parameter for the batch of the present step, found twice."""
    return finished(slope_in_parts(trainer, parameter, method))


def slope_in_parts(trainer: Trainer, parameter: int, method: str = "") -> Work[SlopeAnswer]:
    """Do the same, yielding (done, total) after each evaluation of the loss.

    Args:
        trainer: with a step that is done move by move.
        parameter: which, in the flat vector.
        method: an id of METHODS; unless told so the run's own, or central differences.
    """
    moment = trainer.moment
    assert moment, "a step is done move by move"
    own = moment.experiment.gradient
    method = method or (own if own in METHODS else "central")
    twin = Twin(trainer, moment)
    start = twin.parameters
    terms = METHODS[method].terms
    losses: list[tuple[float, float]] = []
    for number, (s, _) in enumerate(terms, 1):
        moved = start.copy()
        moved[parameter] += s * H
        losses.append((s, twin.loss(moved)))
        yield number, len(terms) + 1
    slope = sum(c * value for (_, c), (_, value) in zip(terms, losses, strict=True)) / H
    back = float(twin.gradient(start)[parameter])
    each = sum(1 for s, _ in terms if s) * len(start) + any(s == 0 for s, _ in terms)
    return SlopeAnswer(float(start[parameter]), back, slope, H, tuple(losses), each, terms)
