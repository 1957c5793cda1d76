"""The Compare stage: networks that differ in one thing, side by side."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.plots.export import Table
from gui.stages.base import Stage
from gui.stages.lane import LaneTile, question_of
from gui.theme import Theme, set_role
from gui.widgets.order import in_order
from gui.words_compare import best_of
from model.data.dataset import Dataset
from model.factors import MOST_LANES
from model.lanes import LaneStanding
from model.observations import Observation

MOST_COLUMNS, MOST_ROWS = 3, 3
"""How many tiles stand side by side, and above each other, at most."""

LINES = 64
"""What a tile has above and below its picture, in pixels, about."""

ACROSS, DOWN = 24, 14
"""The room between tiles, in pixels."""

LEAST = 290
"""The least width of all tiles together, in pixels."""

SIDES, ENDS = 14, 10
"""The room at the left and at the right, and above and below, in pixels."""


class Tiles(QWidget):
    """The tiles as they stand, and as one picture and one table, for files.

    Attributes:
        grid: where they stand.
    """

    def __init__(self, parent: QWidget, tiles: Callable[[], Sequence[LaneTile]]) -> None:
        """`tiles` returns those that are shown."""
        super().__init__(parent)
        self._tiles = tiles
        self._columns = 1
        self.grid = QGridLayout(self)
        self.grid.setHorizontalSpacing(ACROSS)
        self.grid.setVerticalSpacing(DOWN)
        self._share()

    def set_columns(self, columns: int) -> None:
        """Set how many stand side by side."""
        self._columns = columns
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Leave out the pixels that can't be shared: tiles of one width have room for the same words."""
        over = (self.width() - 2 * SIDES + ACROSS) % self._columns
        self.grid.setContentsMargins(SIDES, ENDS, SIDES + over, ENDS)

    def paint_on(self, painter: QPainter) -> None:
        """Paint every tile where it stands."""
        for tile in self._tiles():
            painter.save()
            painter.translate(tile.pos())
            tile.paint_on(painter)
            painter.restore()

    def table(self) -> Table:
        """Return the numbers of all pictures, below each other."""
        tables = [tile.table() for tile in self._tiles()]
        names = max((names for names, _ in tables), key=len, default=("network",))  # a tile may show no picture
        return names, chain.from_iterable(rows for _, rows in tables)


class CompareStage(Stage):
    """A tile for each network.

    Signals:
        used (int): the person wants to have the network at this place.
        renamed (): the language is another, and names are wanted in it.
    """

    used = Signal(int)
    renamed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._dataset: Dataset | None = None
        self._tiles: list[LaneTile] = []  # as many as were ever needed
        self._count = self._columns = 0
        self._order: list[int] = []  # the places of the networks, as their tiles stand
        self._waiting = QLabel(self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._waiting, "muted")
        self._room = Tiles(self, self.tiles)
        self._room.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )  # fewer fit where it is narrow
        self._room.setMinimumWidth(LEAST + 2 * SIDES)
        panel = QFrame(self)
        set_role(panel, "panel")
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._waiting, 1)
        inner.addWidget(self._room, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)
        self._wait(True)
        self.retranslate()

    # --- showing ------------------------------------------------------------------------------------------------

    def show_lanes(self, names: Sequence[str], dataset: Dataset | None, validated: bool = False) -> None:
        """Have a tile for each network.

        Args:
            names: what they are called, at most MOST_LANES.
            dataset: what they learn from; None while it is being made.
            validated: whether it is validation data that have the place of its test part.
        """
        assert len(names) <= MOST_LANES, f"names: expected at most {MOST_LANES}, got {len(names)}"
        self._dataset = dataset
        while len(self._tiles) < len(names):
            self._add_tile()
        for tile, name in zip(self._tiles, names, strict=False):
            tile.show_lane(name, dataset, validated)
        if len(names) != self._count:
            self._count, self._order = len(names), list(range(len(names)))
            self._arrange()
        self._wait(dataset is None)
        self._lead()

    def show_order(self, order: Sequence[int]) -> None:
        """Have the tiles stand in this order, the places of all networks."""
        if list(order) != self._order:
            self._order = list(order)
            self._arrange()
            self._lead()

    def _lead(self) -> None:
        """Lead the Tab key through the tiles as they stand."""
        in_order(self, *(stop for tile in self._standing() for stop in tile.stops()))

    def _standing(self) -> list[LaneTile]:
        """Return all tiles as they stand, those that are not shown at the end."""
        return [self._tiles[k] for k in self._order] + self._tiles[len(self._order) :]

    def _add_tile(self) -> None:
        place = len(self._tiles)
        tile = LaneTile(self.theme, place, self._room)
        tile.used.connect(partial(self.used.emit, place))
        self._tiles.append(tile)

    def tiles(self) -> list[LaneTile]:
        """Return the tiles that are shown."""
        return self._tiles[: self._count]

    def question(self, dataset: Dataset) -> Observation:
        """Return what the tiles want to know of each network."""
        return question_of(dataset)

    def show_pictures(self, standings: Sequence[LaneStanding]) -> None:
        """Draw the answers that are there; where there is none, the picture stays as it is."""
        if self._dataset is None:
            return
        question = self.question(self._dataset)
        for tile, standing in zip(self.tiles(), standings, strict=False):
            if (answer := standing.answers.get(question)) is not None:
                tile.show_answer(answer)

    def write(self, standings: Sequence[LaneStanding]) -> None:
        """Write how good each is, why it shows nothing, and which one is the best so far."""
        self._wait(False)
        best = best_of(standings)
        for k, (tile, standing) in enumerate(zip(self.tiles(), standings, strict=False)):
            tile.write(standing, best == (k,))

    def forget(self) -> None:
        """Show nothing of the networks so far: others begin."""
        for tile in self._tiles:
            tile.forget()

    def plot(self) -> QWidget | None:
        """Return all tiles together, if they are shown."""
        return None if self._room.isHidden() else self._room

    def _wait(self, waiting: bool) -> None:
        self._waiting.setVisible(waiting)
        self._room.setVisible(not waiting)

    # --- where the tiles are ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have as many tiles side by side as makes their pictures large."""
        super().resizeEvent(event)
        if self._columns != self._wanted():
            self._arrange()

    def _wanted(self) -> int:
        return columns_of(self._count, self.width() - 2 * SIDES, self.height() - 2 * ENDS)

    def _arrange(self) -> None:
        self._columns = self._wanted()
        self._room.set_columns(self._columns)
        grid, rows = self._room.grid, math.ceil(self._count / self._columns)
        for k, tile in enumerate(self._standing()):
            grid.removeWidget(tile)
            tile.setVisible(k < self._count)
            if k < self._count:
                grid.addWidget(tile, k // self._columns, k % self._columns)
        for k in range(MOST_LANES):  # those that are no more have no share
            grid.setColumnStretch(k, int(k < self._columns))
            grid.setRowStretch(k, int(k < rows))

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Compare"))
        self._waiting.setText(self.tr("The networks begin as soon as their data are made."))
        self.renamed.emit()


def columns_of(tiles: int, width: int, height: int) -> int:
    """Return how many tiles stand side by side in so many pixels, so that pictures get as large as they can."""

    def side(columns: int) -> float:
        rows = max(1, math.ceil(tiles / columns))
        return min((width + ACROSS) / columns - ACROSS, (height + DOWN) / rows - DOWN - LINES)

    fewest = max(1, math.ceil(tiles / MOST_ROWS))
    return max(range(fewest, max(1, min(tiles, MOST_COLUMNS)) + 1), key=side)
