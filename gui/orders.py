"""Orders to the worker's thread: how they get there, and what those carry that are more than a number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from model.blobs import Blob, Blobs
from model.data.columns import Report
from model.data.examples import Examples
from model.data.table import Plan, Preview
from model.experiment import Experiment
from model.planes import Plane
from model.saved import Scalar
from model.surfaces import Point
from model.trainer import PartFigures

WORKER_ORDERS = (
    *("start", "edit", "play", "pause", "step", "epoch", "seek", "step_back", "move", "set_speed"),
    *("put", "put_instead", "keep_branch", "drop_branch", "set_budget", "observe"),
    *("give", "know", "open", "save"),
    "finish",
)
"""Those that the worker carries out, and names of its slots."""

FILES_ORDERS = ("keep",)
"""Those that its files carry out, and names of their slots."""

IMPORTER_ORDERS = ("bring", "stop")
"""Those that the importer carries out, and names of its slots."""


class Orders(QObject):
    """The orders there are: signals, each connected to the slot of the same name on the worker's thread."""

    start = Signal(object)
    edit = Signal(object)
    play = Signal()
    pause = Signal()
    step = Signal()
    epoch = Signal()
    seek = Signal(object)  # a step may be more than Qt's int holds
    step_back = Signal()
    move = Signal(object)
    set_speed = Signal(float)
    put = Signal(object)
    put_instead = Signal(object)
    keep_branch = Signal(int)
    drop_branch = Signal(int)
    set_budget = Signal(object)
    observe = Signal(object)
    give = Signal(object)
    know = Signal(object)
    open = Signal(object)
    save = Signal(object)
    finish = Signal()
    bring = Signal(object)
    stop = Signal()
    keep = Signal(object)


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
    """The order to write a file: where, the number of the run, the choices and the bytes they refer to, and what the
    window remembers.

    `beside`: whether the person's own examples go into a file of their own.
    """

    path: Path
    run_id: int
    experiment: Experiment
    blobs: Blobs
    window: Mapping[str, Scalar]
    beside: bool = False


@dataclass(frozen=True)
class SaveWeights:
    """The order to write all that the network of a run has learned to an .npz file, see `model.learned`."""

    path: Path
    run_id: int


@dataclass(frozen=True)
class WriteWeights:
    """The order to write the weights and biases of the network of a run as text."""

    run_id: int


@dataclass(frozen=True)
class SaveScript:
    """The order to write a run as a program, see `model.script.write`: where, and the language of its comments."""

    path: Path
    run_id: int
    words: Mapping[str, str]


@dataclass(frozen=True)
class Open:
    """The order to read a file, the number its run shall have, and where published data are found.

    `beside`: where the examples are that lie beside, if not where they were written.
    """

    path: Path
    run_id: int
    library: Blobs = field(default_factory=dict[Blob, bytes])
    beside: Path | None = None


@dataclass(frozen=True)
class Put:
    """The order to put the network of a run at a place of a plane."""

    run_id: int
    plane: Plane
    place: Point


@dataclass(frozen=True)
class PutInstead:
    """The order to have something else, or nothing, where parameters were put by hand, if they are still there.

    See Timeline.put_instead and Event.
    """

    run_id: int
    step: int
    there: bytes | None
    instead: bytes | None


@dataclass(frozen=True)
class WasPut:
    """What came of the order to put a network somewhere.

    Attributes:
        run_id, place: as ordered.
        step: where the run is.
        before, after: what is put there by hand at this step: before the order, and now; see Event.
        figures: of the training and the test part, at the new place.
    """

    run_id: int
    place: Point
    step: int
    before: bytes | None
    after: bytes
    figures: PartFigures


@dataclass(frozen=True)
class LookAtTable:
    """The order to look at a table: the path of a file, or a text."""

    source: Path | str


@dataclass(frozen=True)
class ReadTable:
    """The order to read a table that was looked at."""

    preview: Preview
    plan: Plan


@dataclass(frozen=True)
class TakeFiles:
    """The order to take pictures and labels from IDX files."""

    paths: tuple[Path, ...]


@dataclass(frozen=True)
class TakeFolder:
    """The order to take pictures from a folder: from IDX files in it, or from a subfolder for each class."""

    path: Path


@dataclass(frozen=True)
class Brought:
    """What a person brought: examples for a source of their own, what became of a table, and what was not readable."""

    source: str
    examples: Examples
    blobs: Blobs
    report: Report | None = None
    unread: int = 0


@dataclass(frozen=True)
class Keep:
    """The order to write a small file: where, and what; nothing for a file that is to be removed."""

    path: Path
    content: bytes
