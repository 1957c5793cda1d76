"""The curves of a run: what is recorded at its steps, under which names, and how it is added and taken back."""

from collections.abc import Mapping

import numpy as np

from model import arrays
from model.experiment import Experiment
from model.network import Network
from model.series import Buckets, Curve, Series
from model.trainer import Figures

CURVES = ("batch_loss", "train_loss", "test_loss", "train_accuracy", "test_accuracy")
"""The curves of every run; beside them "gradient_k", the norm of the gradient of layer k, for each that learns."""

EVALUATED_CURVES = CURVES[1:]
"""Those of what is evaluated."""


def curve_names(experiment: Experiment) -> tuple[str, ...]:
    """Return the names of the curves of a run."""
    return *CURVES, *(f"gradient_{k}" for k in experiment.flow.learning)


def branch_curve_names(experiment: Experiment) -> tuple[str, ...]:
    """Return the names of the curves that are left of a run where it goes on in another way."""
    return tuple(name for name in curve_names(experiment) if name != "batch_loss")


class Curves:
    """What is recorded of a run, up to the last step it has reached. When something is, the timeline decides.

    Attributes:
        series: by name, see `curve_names`.
    """

    def __init__(self, experiment: Experiment) -> None:
        """Have the curves of a run that begins with an experiment, with nothing on them."""
        self.series = {name: Series() for name in curve_names(experiment)}
        self._of_branches = branch_curve_names(experiment)

    @property
    def nbytes(self) -> int:
        """How much memory they take, in bytes."""
        return sum(series.nbytes for series in self.series.values())

    def add_losses(self, end: int, losses: np.ndarray) -> None:
        """Add the losses of the last batches, shape (n,): those of the n steps up to `end`."""
        self.series["batch_loss"].extend(np.arange(end - len(losses) + 1, end + 1), losses)

    def add_figures(self, step: int, train: Figures, test: Figures) -> None:
        """Add what the network of a step was evaluated to."""
        for name, figures in (("train", train), ("test", test)):
            self.series[f"{name}_loss"].append(step, figures.loss)
            self.series[f"{name}_accuracy"].append(step, figures.accuracy)

    def add_gradients(self, step: int, network: Network) -> None:
        """Add how long the gradient of each layer that learns was at a step."""
        with np.errstate(over="ignore"):  # on the way to divergence
            for k in network.flow.learning:
                self.series[f"gradient_{k}"].append(step, arrays.norm(network.gradient_of(k)))

    def forget_figures(self, step: int) -> None:
        """Take back what the network of the last step was evaluated to: another network or loss is there now."""
        for name in EVALUATED_CURVES:
            self.series[name].truncate(step - 1)

    def leave(self, step: int) -> dict[str, Curve]:
        """Take back all that is later than a step, and return what a branch keeps of it."""
        left = {name: self.series[name].curve(start=step) for name in self._of_branches}
        for series in self.series.values():
            series.truncate(step)
        return left

    def buckets(self) -> dict[str, Buckets]:
        """Return all that is on the curves."""
        return {name: series.buckets() for name, series in self.series.items()}

    def restore(self, buckets: Mapping[str, Buckets]) -> None:
        """Become the curves that `buckets` were taken from."""
        for name, one in buckets.items():
            self.series[name].restore(one)
