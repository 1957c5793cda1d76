"""Where the parameters of a row of the stack start, as a person chose it."""

from dataclasses import dataclass

from model.blobs import Blob
from model.checks import Invalid, check_choice, check_range
from model.initializers import AUTO, GIVEN, INITIALIZERS

SIGMA = (0.0, 100.0)
"""The lowest and the highest standard deviation."""


@dataclass(frozen=True)
class Initial:
    """Where a layer's weights and biases start.

    Attributes:
        kind: an id of INITIALIZERS, "auto" for the one that fits the activation, or "given".
        sigma: the standard deviation of "normal".
        values: for "given", W then b, C-ordered, as little-endian float64.
    """

    kind: str = AUTO
    sigma: float = 0.01
    values: Blob | None = None

    def __post_init__(self) -> None:
        check_choice("initial.kind", self.kind, (AUTO, *INITIALIZERS, GIVEN))
        check_range("initial.sigma", self.sigma, SIGMA)
        if (self.kind == GIVEN) != (self.values is not None):
            raise Invalid("initial.values", "values with the kind 'given' and only with it", self.values)
