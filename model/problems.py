"""Choices that do not fit together: what is wrong, where, and an experiment that puts it right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod

from model.activations import ACTIVATIONS
from model.blobs import Blobs
from model.data.dataset import FEWEST
from model.experiment import GIVEN, Experiment, Initial, with_source
from model.losses import FITS
from model.network import parameter_layout

ABSENT = "absent"
"""The code of the problem that the data are not on this computer; everything else may be in order."""


@dataclass(frozen=True)
class Problem:
    """Something that a person should know about their choices.

    Attributes:
        code: what is wrong; words are found by it.
        field: the field of the experiment it is about: "loss", "output", "hidden[2]", "batch_size" …
        values: what the words name.
        remedy: the same experiment with the problem put right.
        blocking: whether no run can start like this.
    """

    code: str
    field: str
    values: Mapping[str, object]
    remedy: Experiment | None = None
    blocking: bool = False


def problems(experiment: Experiment, blobs: Blobs) -> list[Problem]:
    """Return what does not fit in an experiment, the gravest first.

    Args:
        experiment: what was chosen.
        blobs: the bytes it refers to.
    """
    found = [
        *_data(experiment, blobs),
        *_given(experiment, blobs),
        *_output(experiment),
        *_hidden(experiment),
        *_batch(experiment),
    ]
    return sorted(found, key=lambda p: not p.blocking)


def _data(experiment: Experiment, blobs: Blobs) -> Iterator[Problem]:
    data = experiment.data
    if data.row.own and data.samples < FEWEST:
        remedy = with_source(experiment, "moons")
        yield Problem(f"nothing_{data.source}", "data.source", {"n": data.samples, "least": FEWEST}, remedy, True)
    elif any(blob not in blobs for blob in data.needs):
        yield Problem(ABSENT, "data.source", {"source": data.source}, with_source(experiment, "digits"), True)


def _replace_initial(experiment: Experiment, layer: int, initial: Initial) -> Experiment:
    if layer == len(experiment.hidden):
        return replace(experiment, output=replace(experiment.output, initial=initial))
    hidden = list(experiment.hidden)
    hidden[layer] = replace(hidden[layer], initial=initial)
    return replace(experiment, hidden=tuple(hidden))


def _field(experiment: Experiment, layer: int) -> str:
    return "output" if layer == len(experiment.hidden) else f"hidden[{layer}]"


def _given(experiment: Experiment, blobs: Blobs) -> Iterator[Problem]:
    layout = parameter_layout(experiment.widths)
    for k, initial in enumerate(experiment.initials):
        if initial.kind != GIVEN or initial.values is None:
            continue
        wanted = 8 * sum(prod(p.shape) for p in layout if p.layer == k)
        remedy = _replace_initial(experiment, k, Initial())
        shapes = {"inputs": experiment.widths[k], "outputs": experiment.widths[k + 1]}
        if len(blobs.get(initial.values, b"")) != wanted:
            yield Problem("given_shape", _field(experiment, k), shapes, remedy, blocking=True)


def _output(experiment: Experiment) -> Iterator[Problem]:
    activation, loss = experiment.output.activation, experiment.loss
    outputs = experiment.data.outputs
    if activation == "softmax" and outputs == 1:
        remedy = replace(experiment, output=replace(experiment.output, activation="identity"), loss="mean_squared")
        yield Problem("softmax_of_one", "output", {}, remedy)
    elif not _fits(experiment) and ACTIVATIONS[activation].learns:
        fitting = FITS[loss][-1] if outputs > 1 else "identity"
        remedy = replace(experiment, output=replace(experiment.output, activation=fitting))
        if fitting not in FITS[loss]:
            remedy = replace(remedy, loss="mean_squared")
        yield Problem("loss_does_not_fit", "loss", {"activation": activation, "loss": loss}, remedy)
    if not ACTIVATIONS[activation].learns:
        remedy = replace(experiment, output=replace(experiment.output, activation="sigmoid"), loss="sum_of_squares")
        yield Problem("cannot_learn", "output", {"activation": activation}, remedy)


def _fits(experiment: Experiment) -> bool:
    """Whether output and loss make sense together; a curve has no classes, so losses of probabilities don't fit it."""
    fitting = FITS[experiment.loss]
    probabilities = "identity" not in fitting
    return experiment.output.activation in fitting and not (experiment.data.outputs == 1 and probabilities)


def _hidden(experiment: Experiment) -> Iterator[Problem]:
    for k, layer in enumerate(experiment.hidden):
        if not ACTIVATIONS[layer.activation].learns:
            hidden = list(experiment.hidden)
            hidden[k] = replace(layer, activation="sigmoid")
            yield Problem(
                "cannot_learn",
                f"hidden[{k}]",
                {"activation": layer.activation},
                replace(experiment, hidden=tuple(hidden)),
            )
        if layer.initial.kind == "zeros" or (layer.initial.kind == "normal" and layer.initial.sigma == 0):
            remedy = _replace_initial(experiment, k, Initial("he" if "relu" in layer.activation else "lecun"))
            yield Problem("all_the_same", f"hidden[{k}]", {}, remedy)


def _batch(experiment: Experiment) -> Iterator[Problem]:
    training = experiment.data.samples - experiment.data.test_samples
    if experiment.batch_size > training > 0:
        values = {"batch_size": experiment.batch_size, "training": training}
        yield Problem("batch_too_large", "batch_size", values, replace(experiment, batch_size=training))
