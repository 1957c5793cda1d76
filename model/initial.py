"""Where the parameters of a row of the stack start, as a person chose it."""

from collections.abc import Mapping
from dataclasses import dataclass

from model.checks import Invalid, check_choice, check_range
from model.initializers import AUTO, GIVEN, INITIALIZERS

SIGMA = (0.0, 100.0)
"""The lowest and the highest standard deviation."""


@dataclass(frozen=True)
class Blob:
    """A reference to bytes that lie in a store beside the experiment, by their SHA-256 in hexadecimal."""

    sha256: str

    def __post_init__(self) -> None:
        if len(self.sha256) != 64 or not set(self.sha256) <= set("0123456789abcdef"):
            raise Invalid("sha256", "64 hexadecimal digits", self.sha256[:80])


Blobs = Mapping[Blob, bytes]
"""The bytes behind the references of an experiment."""


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
