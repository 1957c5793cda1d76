"""A run as it is saved: what goes into a file, and a run again."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from model.blobs import Blob, Blobs
from model.checks import Invalid
from model.data.dataset import Dataset
from model.data.examples import Examples
from model.experiment import Experiment
from model.past import Past
from model.timeline import Timeline
from model.trainer import Trainer

CHECKPOINTS = 16 * 2**20
"""How many bytes the checkpoints in a file may take."""

Scalar = str | int | float | bool | None
"""What JSON knows beside lists and objects."""


@dataclass(frozen=True)
class Saved:
    """What is in a file.

    Attributes:
        experiment: the choices in force.
        blobs: the bytes that the experiment refers to, and its past, and no others.
        past: the run; None where none could start.
        window: what the window wants to find again. Names and texts of at most `archive.MAX_TEXT` characters, whole
            numbers within ±2⁵³, finite numbers.
    """

    experiment: Experiment
    blobs: Blobs
    past: Past | None = None
    window: Mapping[str, Scalar] = field(default_factory=dict[str, Scalar])


def saved(timeline: Timeline, blobs: Blobs, window: Mapping[str, Scalar]) -> Saved:
    """Return a run as it is now, ready to be written by whom it may concern. Quick: see Timeline.past.

    Args:
        timeline: the run, between two steps.
        blobs: the bytes that its experiments refer to, and maybe others.
        window: see Saved.
    """
    past = timeline.past(CHECKPOINTS)
    own = {blob: blobs[blob] for blob in _references(timeline.experiment, past) if blob in blobs}
    return Saved(timeline.experiment, own, past, dict(window))


def edited(content: Saved, experiment: Experiment, blobs: Blobs, window: Mapping[str, Scalar]) -> Saved:
    """Return what was read, with another window and perhaps a live edit of its run that has not begun again yet.

    Args:
        content: what `archive.read` returned.
        experiment: the choices in force by now.
        blobs: the bytes that these refer to, and maybe others.
        window: see Saved.
    """
    if experiment == content.experiment or not content.past:
        return replace(content, experiment=experiment, window=dict(window))
    past, known = content.past.edited(experiment), {**blobs, **content.blobs}
    own = {blob: known[blob] for blob in _references(experiment, past) if blob in known}
    return Saved(experiment, own, past, dict(window))


def revive(content: Saved, dataset: Dataset) -> Timeline:
    """Return the run as it was saved: with the same past, and going on with the same bits.

    Args:
        content: what `archive.read` or `saved` returned; one without a past begins at step 0.
        dataset: the examples of its experiment's data and seed.

    Raises:
        Invalid: the examples are others, or given initial values do not fit (then there is no past either).
    """
    if dataset.data != content.experiment.data:
        raise Invalid("dataset", "the examples of the experiment", dataset.data)
    first = content.past.history.first if content.past else content.experiment
    timeline = Timeline(Trainer(first, dataset, content.blobs))
    if content.past:
        timeline.resume(content.past)
    return timeline


def references(value: object) -> set[Blob]:
    """Return all blobs that an experiment, or a part of one, refers to."""
    if isinstance(value, Blob):
        return {value}
    if isinstance(value, tuple):
        return {blob for item in value for blob in references(item)}
    if dataclasses.is_dataclass(value):
        return {blob for f in dataclasses.fields(value) for blob in references(getattr(value, f.name))}
    return set()


def taught_versions(experiment: Experiment, past: Past | None) -> list[Examples]:
    """Return all versions of the drawings that were taught in a run, each once, in the order in which they came."""
    experiments = past.history.experiments if past else ()
    return list(dict.fromkeys(drawings for e in (*experiments, experiment) if (drawings := e.taught.drawings)))


def _references(experiment: Experiment, past: Past | None) -> set[Blob]:
    """Return all blobs that an experiment and its run refer to."""
    return references(experiment) | {drawings.values for drawings in taught_versions(experiment, past)}
