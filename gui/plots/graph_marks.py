"""What is marked in a network's graph: tags, the layers and connections that a move works on, and what is told of."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.plots.graph_layout import GraphLayout, Spot
from gui.plots.graph_painter import GraphPainter
from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.painting import box
from model.graph import GraphAnswer


def paint_tag(painter: QPainter, theme: Theme, layout: GraphLayout, spot: Spot, text: str) -> None:
    """Paint a tag in the middle of a connection, or at the foot of a neuron."""
    if len(spot) == 3:
        path = layout.path(*spot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("text"), 1.5))
        painter.drawPath(path)
        at = path.pointAtPercent(0.5)
    else:
        tile = layout.tiles[spot[0]][spot[1]]
        at = QPointF(tile.center().x(), tile.bottom())
    painter.setFont(text_font(SMALL_PX))
    width = max(16.0, painter.fontMetrics().horizontalAdvance(text) + 10)
    frame = QRectF(at.x() - width / 2, at.y() - 8, width, 16)
    box(painter, frame, 8, theme.tokens.text, theme.tokens.panel)
    painter.setPen(theme.color("panel"))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


def paint_lit(painter: QPainter, drawn: GraphPainter, layers: frozenset[int], gaps: frozenset[int]) -> None:
    """Frame layers, and tint the connections from these layers to the next ones."""
    columns, tint = drawn.layout.columns(), drawn.theme.color("accent")
    tint.setAlpha(26)
    for gap in gaps:
        if gap + 1 < len(columns):
            left, right = columns[gap], columns[gap + 1]
            height, top = max(left.height(), right.height()), min(left.top(), right.top())
            between = QRectF(left.right() + 8, top, right.left() - left.right() - 16, height)
            box(painter, between, 8, tint)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(drawn.theme.color("accent"), 2))
    for layer in layers:
        if layer < len(columns):
            painter.drawRoundedRect(drawn.frame(layer).adjusted(-5, -5, 5, 5), 8, 8)


def paint_spot(
    painter: QPainter, theme: Theme, drawn: GraphPainter, answer: GraphAnswer, spot: Spot
) -> tuple[QRectF, QRectF]:
    """Mark a neuron or a connection; return the neuron or the middle of the connection, and all that is marked.

    The line of a connection stays in the colour of its sign, with an edge on both sides.
    """
    layout = drawn.layout
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(spot) == 2:
        painter.setPen(QPen(theme.color("accent"), 2))
        tile = layout.tiles[spot[0]][spot[1]]
        painter.drawRoundedRect(tile, 4, 4)
        return tile, tile
    path, pen = layout.path(*spot), drawn.strong_pen(answer, *spot)
    for drawn_with in (QPen(theme.color("text"), pen.widthF() + 3), pen):
        painter.setPen(drawn_with)
        painter.drawPath(path)
    return QRectF(path.pointAtPercent(0.5), QSizeF()), path.boundingRect()
