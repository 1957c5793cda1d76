"""Choices that do not fit together: what is wrong, where, and an experiment that puts it right."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from math import prod
from typing import Any

from model.activations import ACTIVATIONS
from model.blobs import Blobs
from model.data.examples import unpack
from model.data.sources import GATES
from model.defaults import with_defaults, with_source
from model.experiment import LIMITS as CHOICES
from model.experiment import MAX_LAYERS, Experiment
from model.initial import Initial
from model.layers import BatchNormalization, Convolution, Flatten, Layer
from model.layers.base import LIMITS, Activated, Shape, Unfit, Weighted, shape_text
from model.losses import FITS, FOR_CLASSES
from model.network import MAX_PARAMETERS

MAX_BATCH_VALUES = 50_000_000
"""How many values the layers may compute for one batch: some 0.5 GB in float32, gradients included."""

UNFIT: dict[tuple[str, str], str] = {
    ("cross_entropy", ""): "loss_needs_distribution",
    ("binary_cross_entropy", ""): "loss_needs_probabilities",
    ("binary_cross_entropy", "softmax"): "loss_needs_each",
    ("hinge", ""): "loss_needs_scores",
}
"""Why an output activation does not fit a loss for classes, by (loss, activation); "" is any other activation."""

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
        *_stack(experiment),
        *_given(experiment, blobs),
        *_output(experiment),
        *_hidden(experiment),
        *_batch(experiment),
    ]
    return sorted(found, key=lambda p: not p.blocking)


def keeps_from_learning(experiment: Experiment) -> bool:
    """Return whether a choice by itself keeps layers from learning; a problem says so beside it."""
    learn = all(ACTIVATIONS[row.activation].learns for row in experiment.rows if isinstance(row, Activated))
    return not learn or any(p.code == "batch_of_one" for p in _batch(experiment))


def begins_alike(experiment: Experiment) -> bool:
    """Return whether all neurons of a layer begin with the same weights, from which it may learn or not."""
    return any(p.code == "all_the_same" for p in _hidden(experiment))


def _data(experiment: Experiment, blobs: Blobs) -> Iterator[Problem]:
    data = experiment.data
    if data.samples < data.row.least:
        remedy = with_source(experiment, "moons")
        values = {"n": data.samples, "least": data.row.least}
        yield Problem(f"nothing_{data.source}", "data.source", values, remedy, True)
    elif any(blob not in blobs for blob in data.needs):
        yield Problem(ABSENT, "data.source", {"source": data.source}, with_source(experiment, "digits"), True)
    elif data.source == "painted" and data.examples:
        painted = unpack(blobs[data.examples.values], data.examples).targets
        if (painted == painted[0]).all():
            yield Problem("one_class_painted", "data.source", {}, with_source(experiment, "moons"))
    elif data.row.image and not data.normalize and BatchNormalization not in map(type, experiment.hidden):
        yield Problem("pixels_to_255", "data.normalize", {}, replace(experiment, data=replace(data, normalize=True)))


# --- shapes -------------------------------------------------------------------------------------------------------


def _stack(experiment: Experiment) -> Iterator[Problem]:
    """Yield why no network can be made of the rows: the first that does not fit, or what is too large."""
    flow = experiment.flow
    if flow.misfit:
        yield _misfit(experiment, len(flow.shapes), flow.misfit)
    elif flow.parameter_count > MAX_PARAMETERS:
        yield _too_many_parameters(experiment)
    elif _training_rows(experiment) > (most := max(1, MAX_BATCH_VALUES // max(1, flow.values))):
        values = {"batch_size": experiment.batch_size, "most": most}
        yield Problem("too_much_memory", "batch_size", values, replace(experiment, batch_size=most), blocking=True)


def _misfit(experiment: Experiment, k: int, unfit: Unfit) -> Problem:
    """Return the problem of row k, which can't read what comes to it."""
    hidden, row = experiment.hidden, experiment.rows[k]
    code = unfit.code
    values: dict[str, object] = {"layer": row.kind, "shape": shape_text(unfit.shape), "most": unfit.most}
    if code == "needs_features":
        # A full stack has no room for one more row: then it takes a place.
        full = len(hidden) == MAX_LAYERS
        remedy = (*hidden[: min(k, MAX_LAYERS - 1)], Flatten(), *hidden[k + full :])
    elif code == "needs_image" and experiment.data.image_shape:
        # Only a flatten can have ended the image.
        end = next(j for j, before in enumerate(hidden) if isinstance(before, Flatten))
        code = "needs_image_before"
        remedy = (*hidden[:end], hidden[k], *hidden[end:k], *hidden[k + 1 :])
    elif code == "needs_image":
        remedy = tuple(row for row in hidden if not row.reads_images)
    elif code == "window_too_large":
        window = _window(row)
        size = min(getattr(type(row)(), window), unfit.most)  # the largest would leave one number of each channel
        values["size"] = size
        remedy = _with(hidden, k, replace(row, **{window: size}))
    else:
        remedy = _with(hidden, k, _smaller(row, unfit.shape))
    return Problem(code, _field(experiment, k), values, replace(experiment, hidden=remedy), blocking=True)


def _smaller(row: Any, shape: Shape) -> Layer:
    """Return a row with windows that computes few enough values: with a larger stride, or also smaller windows."""
    high = int(LIMITS["stride"][1])
    far = replace(row, stride=high, **({"padding": 0} if isinstance(row, Convolution) else {}))
    candidates = [replace(row, stride=stride) for stride in range(row.stride + 1, high + 1)]
    candidates += [replace(far, **{_window(row): size}) for size in range(getattr(row, _window(row)), 0, -1)]
    for smaller in candidates:
        with suppress(Unfit):
            smaller.fitting(shape)
            return smaller
    raise AssertionError("windows of 1 fit whatever a row before can make")


def _window(row: Layer) -> str:
    """Return the setting that says how large a row's windows are."""
    return "kernel" if isinstance(row, Convolution) else "size"


def _too_many_parameters(experiment: Experiment) -> Problem:
    """Return the problem of the largest row that can be made narrower, with as many units as are possible."""
    counts = [0] * len(experiment.hidden)
    for part in experiment.flow.layout:
        if part.layer < len(counts):
            counts[part.layer] += part.stop - part.start
    sizes = [_size(row) for row in experiment.hidden]
    k = max((k for k, (_, n) in enumerate(sizes) if n > 1), key=lambda k: counts[k])
    setting, high = sizes[k]

    def with_units(n: int) -> Experiment:
        row = replace(experiment.hidden[k], **{setting: n})
        return replace(experiment, hidden=_with(experiment.hidden, k, row))

    low = 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if with_units(middle).parameter_count <= MAX_PARAMETERS else (low, middle)
    values = {"parameters": experiment.parameter_count, "most": MAX_PARAMETERS, "units": low}
    return Problem("too_many_parameters", f"hidden[{k}]", values, with_units(low), blocking=True)


def _size(row: Layer) -> tuple[str, int]:
    """Return the setting that says how wide a row is, and its value; 1 where there is none."""
    setting = "channels" if isinstance(row, Convolution) else "units"
    return setting, getattr(row, setting, 1)


def _with(hidden: tuple[Layer, ...], k: int, row: Any) -> tuple[Layer, ...]:
    return (*hidden[:k], row, *hidden[k + 1 :])


# --- rows ---------------------------------------------------------------------------------------------------------


def _replace_initial(experiment: Experiment, k: int, initial: Initial) -> Experiment:
    if k == len(experiment.hidden):
        return replace(experiment, output=replace(experiment.output, initial=initial))
    row: Any = experiment.hidden[k]
    return replace(experiment, hidden=_with(experiment.hidden, k, replace(row, initial=initial)))


def _field(experiment: Experiment, k: int) -> str:
    return "output" if k == len(experiment.hidden) else f"hidden[{k}]"


def _given(experiment: Experiment, blobs: Blobs) -> Iterator[Problem]:
    for part in experiment.flow.layout:
        row = experiment.rows[part.layer]
        if part.name != "W" or not isinstance(row, Weighted) or not (blob := row.initial.values):
            continue
        n_in, n_out = part.shape
        if len(blobs.get(blob, b"")) != 8 * (n_in + 1) * n_out:
            values = {"inputs": n_in, "outputs": n_out}
            remedy = _replace_initial(experiment, part.layer, Initial())
            yield Problem("given_shape", _field(experiment, part.layer), values, remedy, blocking=True)


def _output(experiment: Experiment) -> Iterator[Problem]:
    activation, loss = experiment.output.activation, experiment.loss
    data, usual = experiment.data, with_defaults(experiment)
    gate = data.source in GATES
    yes_or_no = gate and loss == "binary_cross_entropy"  # of one sigmoid that is 0 or 1
    named = {"activation": activation, "loss": loss}
    if data.outputs == 1 and loss in FOR_CLASSES and activation != "softmax" and not yes_or_no:
        code = "loss_needs_classes"
        if gate:
            code = "loss_needs_outputs"
        yield Problem(code, "loss", named, _with_output(experiment, usual.output.activation, usual.loss))
    elif activation == "softmax" and data.outputs == 1:
        instead = usual.output.activation
        remedy = _with_output(experiment, instead, usual.loss)
        yield Problem("softmax_of_one", "output", {"instead": instead}, remedy)
    elif loss in FOR_CLASSES and activation not in FITS[loss]:
        code = UNFIT.get((loss, activation)) or UNFIT[loss, ""]
        yield Problem(code, "loss", named, _with_output(experiment, FITS[loss][-1], loss))
    elif not ACTIVATIONS[activation].learns:
        instead, then = (usual.output.activation, loss) if data.outputs == 1 else ("sigmoid", "sum_of_squares")
        remedy = _with_output(experiment, instead, then)
        yield Problem("cannot_learn", "output", {"activation": activation, "instead": instead}, remedy)
    elif not data.row.classes:
        yield from _out_of_reach(experiment)


def _out_of_reach(experiment: Experiment) -> Iterator[Problem]:
    """Yield that the output can't give the targets of a regression, noise aside."""
    activation, row = experiment.output.activation, experiment.data.row
    low, high = ACTIVATIONS[activation].range
    least, greatest = row.ends
    values = {"activation": activation, "range": (low, high)}
    remedy = _with_output(experiment, "identity", experiment.loss)
    if row.own and (low > -1 or high <= 1):  # of mean 0 and deviation 1: some are that far off
        yield Problem("out_of_reach_of_own", "output", values, remedy)
    elif not row.own and (low > least or high < greatest):
        values |= {"least": least, "greatest": greatest}
        yield Problem("out_of_reach", "output", values, remedy)


def _with_output(experiment: Experiment, activation: str, loss: str) -> Experiment:
    return replace(experiment, output=replace(experiment.output, activation=activation), loss=loss)


def _hidden(experiment: Experiment) -> Iterator[Problem]:
    for k, row in enumerate(experiment.hidden):
        activation = row.activation if isinstance(row, Activated) else "identity"
        if not ACTIVATIONS[activation].learns:
            remedy = replace(experiment, hidden=_with(experiment.hidden, k, replace(row, activation="sigmoid")))
            yield Problem("cannot_learn", f"hidden[{k}]", {"activation": activation, "instead": "sigmoid"}, remedy)
        initial = row.initial if isinstance(row, Weighted) else Initial()
        if initial.kind == "zeros" or (initial.kind == "normal" and initial.sigma == 0):
            remedy = _replace_initial(experiment, k, Initial())
            yield Problem("all_the_same", f"hidden[{k}]", {}, remedy)


def _batch(experiment: Experiment) -> Iterator[Problem]:
    training = experiment.data.training_samples
    if experiment.batch_size > training > 0:
        values = {"batch_size": experiment.batch_size, "training": training}
        yield Problem("batch_too_large", "batch_size", values, replace(experiment, batch_size=training))

    elif _training_rows(experiment) == 1 < training and any(_normalizes_one(experiment)):
        usual = max(2, min(with_defaults(experiment).batch_size, training))
        yield Problem("batch_of_one", "batch_size", {"usual": usual}, replace(experiment, batch_size=usual))


def _normalizes_one(experiment: Experiment) -> Iterator[bool]:
    """Yield for each row whether it normalises over a single value, of a batch of one; an image has many."""
    for row, shape in zip(experiment.hidden, experiment.shapes, strict=False):
        yield isinstance(row, BatchNormalization) and prod(shape[:-1]) == 1


def ended(experiment: Experiment, step: int) -> Problem | None:
    """Return that the schedule of the learning rate is at its end when `step` steps are done; None where it is not."""
    schedule = experiment.schedule
    if not schedule.ended(step):
        return None
    longer = schedule.lengthened(step, CHOICES[schedule.takes][1])
    remedy = None if longer.ended(step) else replace(experiment, schedule=longer)
    values = {"setting": schedule.takes, "steps": getattr(longer, schedule.takes)}
    return Problem("schedule_ended", "schedule", values, remedy)


def _training_rows(experiment: Experiment) -> int:
    return min(experiment.batch_size, experiment.data.training_samples)
