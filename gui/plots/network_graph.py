"""The network as a graph: every neuron with a map of what it answers, every weight as a line."""

import time
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gui.plots.export import Table
from gui.plots.graph_card import GraphCard, Kernel
from gui.plots.graph_layout import GraphLayout, Spot, beside
from gui.plots.graph_marks import paint_lit, paint_spot, paint_tag
from gui.plots.graph_painter import GraphPainter
from gui.theme import Theme
from gui.widgets.keys import step_of
from gui.widgets.painting import box, focus_ring
from gui.widgets.ringed import Ringed
from model.graph import GraphAnswer

SLOWLY = 1.0
"""While the run plays, how many seconds lie between two drawings of all connections: thick lines are dear."""


class NetworkGraph(Ringed, QWidget):
    """Paints a GraphAnswer; hovering or arrow keys show one neuron or weight in numbers.

    Signals:
        picked (Spot, QPoint): the person clicked a neuron or a weight, or pressed Enter there; with a place beside it.
        pointed (): another neuron or weight, or none, is shown in numbers.
    """

    picked = Signal(object, QPoint)
    pointed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._answer: GraphAnswer | None = None
        self._painter = GraphPainter(theme)
        self._pictures: list[list[QImage]] = []
        self._describe: Callable[[Spot], list[str]] = lambda spot: []
        self._spot: Spot | None = None
        self._kernels: Sequence[Kernel] = ()  # beside the map that is shown large
        self._turning = 2  # which end of a connection Up and Down move
        self._lit: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
        self._tags: Sequence[tuple[Spot, str]] = ()
        self._turn = 0
        self._drawn = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or all that lies behind it is painted first
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(260, 240)
        theme.changed.connect(self._dress)

    def set_describe(self, describe: Callable[[Spot], list[str]], legend: Callable[[float], str]) -> None:
        """Set how a neuron or a weight is put into lines, and how the legend names the largest weight.

        That is NaN where some are infinite or no numbers.
        """
        self._describe, self._painter.legend = describe, legend

    def set_words(
        self,
        titles: Sequence[tuple[str, str]],
        short: Sequence[tuple[str, str]],
        names: Sequence[Sequence[str]],
        between: Sequence[str],
    ) -> None:
        """Set all words.

        Args:
            titles: two lines above each layer.
            short: what stands for those of one line where they do not fit.
            names: what each shown neuron is called.
            between: what lies between each two layers.
        """
        self._painter.titles, self._painter.short, self._painter.names = titles, short, names
        if list(between) != list(self._painter.between):
            self._painter.between = between
            self._place()
        self._redraw()

    def set_answer(self, answer: GraphAnswer | None, at_rest: bool) -> None:
        """Show an answer: maps at once; connections layer by layer, one a frame, and all when the run is at rest."""
        if answer is self._answer and not at_rest:
            return
        before, self._answer = self._answer, answer
        everything = True
        if answer is None:
            self._spot, self._kernels, self._tags = None, (), ()
        elif before is None or [len(x.biases) for x in before.layers] != [len(x.biases) for x in answer.layers]:
            self._place()
        else:
            everything = self._draw_some(answer, at_rest) or self._spot is not None
        self._pictures = self._painter.pictures(answer) if answer else []
        if everything:
            self.update()
        else:
            for column in self._painter.layout.columns():
                self.update(column)

    def _draw_some(self, answer: GraphAnswer, at_rest: bool) -> bool:
        """Draw what is due of all that is dear, and return whether anything was."""
        if at_rest:
            self._painter.draw_all(answer)
            return True
        gaps, now = len(self._painter.gaps), time.perf_counter()
        if now - self._drawn <= SLOWLY / (gaps + 1):
            return False
        self._drawn, self._turn = now, (self._turn + 1) % (gaps + 1)
        if self._turn == gaps:
            self._painter.draw_above(answer)
        elif self._painter.looks_the_same(answer, self._turn):
            return False
        else:
            self._painter.draw_gap(answer, self._turn)
        return True

    def set_lit(self, layers: frozenset[int], gaps: frozenset[int]) -> None:
        """Light up layers, the input being 0, and connections: those that lead to a layer have its number less 1."""
        if (layers, gaps) != self._lit:
            self._lit = layers, gaps
            self.update()

    def set_tags(self, tags: Sequence[tuple[Spot, str]]) -> None:
        """Put small tags on neurons and connections."""
        if tuple(tags) != self._tags:
            self._tags = tuple(tags)
            self.update()

    def set_kernels(self, kernels: Sequence[Kernel]) -> None:
        """Show up to two kernels beside the map of the neuron that is shown in numbers."""
        if not (kernels or self._kernels):
            return
        before, self._kernels = self._kernels, kernels
        if [kernel is None for _, kernel in kernels] != [kernel is None for _, kernel in before]:
            self._tell_spot()  # not with every picture of a run
        self.update()

    def kernels(self) -> Sequence[Kernel]:
        """Return the kernels that are shown."""
        return self._kernels

    def lit(self) -> tuple[frozenset[int], frozenset[int]]:
        """Return which layers and which connections are lit."""
        return self._lit

    def answer(self) -> GraphAnswer | None:
        """Return what is shown."""
        return self._answer

    def spot(self) -> Spot | None:
        """Return what is shown in numbers."""
        return self._spot

    def tiles(self) -> GraphLayout:
        """Return where everything lies."""
        return self._painter.layout

    def table(self) -> Table:
        """Return a row for each weight that is shown: layer, neurons before and after, weight and gradient.

        Layers are counted as everywhere on screen: rows without weights count, too.
        """
        rows = (
            (answer.rows[k] + 1, answer.shown[k][i], answer.shown[k + 1][j], float(w[i, j]), float(g[i, j]))
            for answer in ([self._answer] if self._answer else [])
            for k, (w, g) in enumerate(zip(answer.weights, answer.gradients, strict=True))
            for i, j in np.ndindex(w.shape)
        )
        return ("layer", "from", "to", "weight", "gradient"), rows

    def _dress(self) -> None:
        self._painter.dress()
        self._redraw()

    def _redraw(self) -> None:
        if self._answer:
            self._painter.draw_all(self._answer)
            self._pictures = self._painter.pictures(self._answer)
            self.update()

    def _place(self) -> None:
        if self._answer:
            self._spot, self._kernels = None, ()
            self._painter.place(self._answer, self.size(), self.devicePixelRatioF())

    # --- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint connections, neurons, what lies above them, and what is under the pointer."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.color("panel"))
        if not self._answer:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for corner, gap in self._painter.gaps:
            painter.drawPixmap(corner, gap)
        self._paint_maps(painter)
        painter.drawPixmap(0, 0, self._painter.above)
        paint_lit(painter, self._painter, *self._lit)
        for spot, text in self._tags:
            paint_tag(painter, self.theme, self._painter.layout, spot, text)
        if self._spot is not None:
            self._paint_spot(painter, self._answer, self._spot)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, self.theme.tokens.accent)

    def paint_on(self, painter: QPainter) -> None:
        """Paint everything anew for a file: lines and text as such, not from pictures made for the screen."""
        if not self._answer:
            return
        for layer in range(len(self._painter.gaps)):
            self._painter.paint_gap(painter, self._answer, layer)
        self._paint_maps(painter)
        self._painter.paint_above(painter, self._answer)

    def _paint_maps(self, painter: QPainter) -> None:
        painter.save()
        for layer, tiles in enumerate(self._painter.layout.tiles):
            # Maps end at frames; with smooth edges, where only a part is painted, each would take five times as long.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self._pictures[layer])
            for place, tile in enumerate(tiles):
                self._paint_map(layer, place, painter, tile)
        painter.restore()

    def _paint_map(self, layer: int, place: int, painter: QPainter, tile: QRectF) -> None:
        if self._pictures[layer]:
            painter.drawImage(tile, self._pictures[layer][place])
        elif self._answer:
            curve = self._answer.layers[layer].curves[place]
            box(painter, tile, 4, self.theme.tokens.field)
            x = tile.left() + np.linspace(0, 1, len(curve)) * tile.width()
            y = tile.center().y() - curve * tile.height() * 0.42
            painter.setPen(QPen(self.theme.color("text"), 1))
            painter.drawPolyline(QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]))

    def _paint_spot(self, painter: QPainter, answer: GraphAnswer, spot: Spot) -> None:
        """Mark a neuron or a connection, and put a card beside it that tells of it."""
        near, marked = paint_spot(painter, self.theme, self._painter, answer, spot)
        paint_map = partial(self._paint_map, *spot) if len(spot) == 2 else None
        card = GraphCard(self._describe(spot), paint_map, self._kernels)
        card.paint(painter, self.theme, beside(near, marked, card.size(), QSizeF(self.size())))

    # --- under the pointer --------------------------------------------------------------------------------------

    def _show_spot(self, spot: Spot | None) -> None:
        if spot != self._spot:
            self._spot = spot
            self.pointed.emit()  # whoever knows kernels sets them
            self._tell_spot()
            self.update()

    def _tell_spot(self) -> None:
        """Say what is shown in numbers."""
        self.setAccessibleDescription(", ".join(self._describe(self._spot)) if self._spot is not None else "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is under the pointer: a neuron, or the nearest connection."""
        point = event.position()
        self._show_spot(self._painter.layout.tile_at(point) or self._painter.layout.edge_at(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick what is under the pointer."""
        self.mouseMoveEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._spot is not None:
            self.picked.emit(self._spot, event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing."""
        super().leaveEvent(event)
        self._show_spot(None)

    def event(self, event: QEvent) -> bool:
        """Show no tooltip beside the numbers."""
        return (event.type() == QEvent.Type.ToolTip and self._spot is not None) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along neurons and connections by arrow keys, once the graph has the focus, and pick one by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._spot is not None:
            self.picked.emit(self._spot, self.mapToGlobal(self._beside(self._spot)))
            return
        step = step_of(event)
        if step is None or not self._painter.layout.tiles:
            super().keyPressEvent(event)
            return
        down, across = step
        if across:
            self._turning = 2 if across > 0 else 1
        self._show_spot(self._painter.layout.next_spot(self._spot, across, down, self._turning))

    def _beside(self, spot: Spot) -> QPoint:
        """Return the corner of a neuron, or the middle of a connection."""
        layout = self._painter.layout
        if len(spot) == 3:
            return layout.path(*spot).pointAtPercent(0.5).toPoint()
        return layout.tiles[spot[0]][spot[1]].bottomRight().toPoint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show nothing once the keyboard is elsewhere; a menu gives it back."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._show_spot(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        super().resizeEvent(event)
        self._place()
