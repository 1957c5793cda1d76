"""Orders to the worker that carry more than a number, and the long piece of work that an order may become."""

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model.archive import Scalar
from model.experiment import Experiment
from model.initial import Blobs


@dataclass(frozen=True)
class Start:
    """The order to begin a run, or to come back to one: its number, the choices in force, the bytes they refer to."""

    run_id: int
    experiment: Experiment
    blobs: Blobs


@dataclass(frozen=True)
class Give:
    """The order to read initial values: a text or the path of an .npz file, and the experiment they are for."""

    source: str | Path
    experiment: Experiment


@dataclass(frozen=True)
class Save:
    """The order to write a file: where, the choices and the bytes they refer to, and what the window remembers."""

    path: Path
    experiment: Experiment
    blobs: Blobs
    window: Mapping[str, Scalar]


@dataclass(frozen=True)
class Open:
    """The order to read a file, and the number its run shall have."""

    path: Path
    run_id: int


@dataclass
class Job:
    """Something that takes longer than a slice.

    Attributes:
        kind: "data", "seek", "step" or "move".
        work: yields (done, total).
        finish: is called with what `work` returned.
        began: when, in seconds.
        reported: whether its progress has been told.
    """

    kind: str
    work: Generator[tuple[int, int], None, Any]
    finish: Callable[[Any], None]
    began: float = field(default_factory=time.perf_counter)
    reported: bool = False
