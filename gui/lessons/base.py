"""What lessons are made of: pages that say something, set something up, and notice when the reader has done a thing."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QCoreApplication

from gui.theme import resource
from gui.widgets.strokes import SIDE, Stroke
from model.approach import Approach
from model.blobs import Blob
from model.comparison import Comparison
from model.course import Course
from model.data.choice import Data
from model.data.columns import FEWEST_ROWS
from model.data.examples import Content, pack
from model.experiment import Experiment
from model.given import experiment_from, read_npz
from model.inside.chain import Chain
from model.lanes import LaneStanding
from model.observations import Observation
from model.snapshot import Snapshot


@dataclass(frozen=True)
class Given:
    """A network that starts with given numbers.

    Attributes:
        experiment: its data and its rows.
        values: W1, b1, W2, b2, …, as `model.given.experiment_from` takes them, in lists.
        example: the inputs of its only example, which is there twice, as a table has two rows at least; empty for the
            examples of the data.
        label: the class of that.
    """

    experiment: Experiment
    values: Mapping[str, Sequence[float] | Sequence[Sequence[float]]]
    example: Sequence[float] = ()
    label: int = 0

    def build(self) -> tuple[Experiment, dict[Blob, bytes]]:
        """Return the experiment with these values, and the bytes it refers to."""
        values = {name: np.array(value, float) for name, value in self.values.items()}
        chosen, own = self.experiment, dict[Blob, bytes]()
        if self.example:
            content = Content(np.array([self.example] * FEWEST_ROWS), np.array([self.label] * FEWEST_ROWS))
            examples, own = pack(content, len(list(values.values())[-1]))
            chosen = replace(chosen, data=Data("table", FEWEST_ROWS, normalize=False, features=(), examples=examples))
        experiment, blobs = experiment_from(values, chosen)
        return experiment, own | blobs


@dataclass(frozen=True)
class Learned:
    """A network that starts with weights that were learned before.

    Attributes:
        experiment: its data and its rows.
        file: what the file of its weights is called, in `resources/weights`.
    """

    experiment: Experiment
    file: str

    def build(self) -> tuple[Experiment, dict[Blob, bytes]]:
        """Return the experiment with these weights, and the bytes it refers to."""
        return experiment_from(read_npz(resource(f"weights/{self.file}.npz")), self.experiment)


C = TypeVar("C")

Choices = Experiment | Given | Learned | Comparison | Course | Approach | Chain
"""What a page can set up: the network, networks side by side, runners on a surface, a slope, or a formula."""


@dataclass(frozen=True)
class Pad:
    """What is on the drawing pad.

    Attributes:
        strokes: what was drawn by hand since the page was turned to; nothing while the pen is down.
        answer: the digit that they are read as; None where there are none.
        holds_image: whether it is a test image, and not a drawing.
    """

    strokes: tuple[Stroke, ...] = ()
    answer: int | None = None
    holds_image: bool = False


@dataclass(frozen=True)
class Seen:
    """What is on screen.

    Attributes:
        stage: the stage at the front; of Descent and Inside with what is seen there, as in "descent:race".
        experiment: what is chosen for the network.
        snapshot: its run; None before it has begun.
        playing: whether what is driven goes on by itself.
        choices: what is chosen for what is driven: the experiment, or something else on a stage that has its own; of a
            formula that is gone through the formula, with its values.
        step: how many steps that has done; how many moves of a formula.
        pad: what is on the drawing pad; nothing on another stage.
        lanes: how networks side by side are doing; none where that is not known.
    """

    stage: str
    experiment: Experiment
    snapshot: Snapshot | None
    playing: bool
    choices: object
    step: int
    pad: Pad = Pad()
    lanes: tuple[LaneStanding, ...] = ()

    @property
    def run(self) -> Snapshot | None:
        """The run with the choices that are in force; None where it has not begun."""
        return self.snapshot if self.snapshot and self.snapshot.experiment == self.experiment else None


Goal = Callable[[Seen], bool]
"""Whether the reader has done what a page asks for."""


@dataclass(frozen=True)
class Page:
    """One thing to see, and one to do.

    Attributes:
        text: what there is to see, marked for translation.
        task: what to do, likewise; empty where there is only something to read.
        goal: whether it is done; given with a task.
        stage: where it is to be seen, as in Seen; empty: wherever the reader is.
        begin: what is set up when the reader comes to the page.
        target: what a ring is drawn around until it is done: the name of a control, see `gui.spotlight`.
    """

    text: object
    task: object = ""
    goal: Goal | None = None
    stage: str = ""
    begin: tuple[Choices, ...] = ()
    target: str = ""


@dataclass(frozen=True)
class Lesson:
    """Some pages about one thing.

    Attributes:
        name: its id.
        title: what it is called, marked for translation.
        chapter: the chapter of the book that it goes with; 0 for none.
        pages: in order.
    """

    name: str
    title: object
    chapter: int
    pages: tuple[Page, ...]


def said(text: object) -> str:
    """Return a marked text in the person's language; no line ends within an equation, a fraction or a tuple of numbers,
    or before a %."""
    words = QCoreApplication.translate("Lessons", str(text)) if text else ""
    for held in (" = ", " + ", " − ", " ← ", " × ", " · ", " %", "η ∂", "η ∇"):
        words = words.replace(held, held.replace(" ", "\u00a0"))
    words = re.sub(r"\([−\d., ]+\)", lambda numbers: numbers[0].replace(" ", "\u00a0"), words)
    return words.replace("/", "/\u2060")


# --- goals ----------------------------------------------------------------------------------------------------------


def every(*goals: Goal) -> Goal:
    """All of these at once."""
    return lambda seen: all(goal(seen) for goal in goals)


def at(stage: str) -> Goal:
    """The reader is at a stage, or at a part of it."""
    return lambda seen: seen.stage == stage or seen.stage.startswith(stage + ":")


def chosen(right: Callable[[Experiment], bool]) -> Goal:
    """Something is chosen for the network."""
    return lambda seen: right(seen.experiment)


def drives(kind: type[C], right: Callable[[C], bool]) -> Goal:
    """Something is chosen for what is driven, where that has choices of this kind."""
    return lambda seen: isinstance(seen.choices, kind) and right(seen.choices)


def steps(least: int) -> Goal:
    """What is driven has done so many steps."""
    return lambda seen: seen.step >= least


def rests_within(first: int, last: float) -> Goal:
    """What is driven rests at one of these steps."""
    return lambda seen: not seen.playing and first <= seen.step <= last


rests = rests_within(1, inf)
"""What is driven rests, after a step at least."""


def reads(digit: int) -> Goal:
    """What is drawn is read as this digit."""
    return lambda seen: seen.pad.answer == digit


def is_answered(seen: Seen) -> bool:
    """Something is drawn, and read."""
    return seen.pad.answer is not None


def holds_image(seen: Seen) -> bool:
    """A test image is on the pad."""
    return seen.pad.holds_image


def in_a_corner(seen: Seen) -> bool:
    """What is drawn lies within a quarter of the pad."""
    points = np.array([point for stroke in seen.pad.strokes for point in stroke.points]).reshape(-1, 2)
    return bool(len(points)) and all(side.max() < SIDE / 2 or side.min() > SIDE / 2 for side in points.T)


# --- goals of the run -----------------------------------------------------------------------------------------------


def of_run(right: Callable[[Snapshot], bool]) -> Goal:
    """Something holds of the run with the choices in force."""
    return lambda seen: seen.run is not None and right(seen.run)


went_back = of_run(lambda run: run.step < run.end)
"""The run is at an earlier step than it was at before."""

diverged = of_run(lambda run: run.diverged)
"""The loss is no longer a number."""

taught = of_run(lambda run: any(c.after.taught.count > c.before.taught.count for c in run.changes))
"""A drawing was given with its digit."""


def accuracy(least: float) -> Goal:
    """The network has read so much of the test data right at its latest evaluation, as a share; of regression R²."""
    return of_run(lambda run: run.figures is not None and run.figures.test.accuracy >= least)


def trained(least: int) -> Goal:
    """The network has done so many steps since its choices were last changed."""
    return of_run(lambda run: run.step - max((change.step for change in run.changes), default=0) >= least)


def moves(least: int) -> Goal:
    """A step has been gone into, and so many of its moves are done."""
    return of_run(lambda run: run.moves is not None and run.moves[0] >= least)


def inside(*kinds: str) -> Goal:
    """A step has been gone into, up to a move of one of these kinds; of any kind where none is given."""
    return of_run(lambda run: run.move is not None and (not kinds or run.move[0] in kinds))


def asked(kind: type[Observation]) -> Goal:
    """An observation of this kind is looked at."""
    return of_run(lambda run: any(isinstance(question, kind) for question in run.answers))
