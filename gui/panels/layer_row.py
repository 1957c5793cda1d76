"""A row of the layer stack: a layer with its settings and the shape of what it makes."""

from dataclasses import fields

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import words
from gui.explanation import Explanation
from gui.panels.layer_menu import LayerMenu
from gui.panels.layer_settings import LayerSettings, kind_of
from gui.theme import TEXT_PX, Theme, set_role, text_font
from gui.widgets.button import TextButton
from gui.widgets.icon_button import IconButton
from gui.widgets.translated import Translated
from model.experiment import Output
from model.initial import Initial
from model.initializers import GIVEN
from model.layers import LAYERS, Convolution, Layer
from model.layers.base import Shape, shape_text

NO_SHAPE = "–"
"""Stands where nothing comes out, since a row before does not fit."""

BESIDE_SHAPE = 4
"""The room between a shape and the button beside it, in pixels."""

USUAL = "10"
"""For so many outputs there is always room: from one data set to another the activation stays where it is."""


class DragHandle(IconButton):
    """The dots by which a row is dragged, or moved with the arrow keys.

    Signals:
        dragged (int): the pointer is at this y of the screen.
        dropped (): it was let go.
        nudged (int): one row up (−1) or down (1).
    """

    dragged = Signal(int)
    dropped = Signal()
    nudged = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "drag", small=True, parent=parent)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFixedWidth(16)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        super().mouseReleaseEvent(event)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.nudged.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class ShapeLabel(QLabel):
    """The shape of what comes out of a row; of a sample, without the batch."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "number")

    def show_shape(self, shape: Shape | None) -> None:
        """Write a shape, or a dash where there is none."""
        self.setText(NO_SHAPE if shape is None else shape_text(shape))


class LayerRow(Translated, QFrame):
    """A layer that can be changed, moved and removed; the output layer has the data's width and stays where it is.

    Signals:
        edited (Layer or Output): the person changed it, perhaps to another kind.
        removed (): the person wants it gone.
        remedied (Experiment): the person wants a problem put right.
    """

    edited = Signal(object)
    removed = Signal()
    remedied = Signal(object)

    def __init__(self, theme: Theme, layer: Layer | Output, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.layer = layer
        self.number = 0
        hidden = isinstance(layer, Layer)
        set_role(self, "row" if hidden else "fixed")
        self.handle = DragHandle(theme, self)
        self._kind = TextButton(self)
        set_role(self._kind, "name")
        self._output = QLabel(self)
        self._shape = ShapeLabel(self)
        self._remove = IconButton(theme, "remove", small=True, parent=self)
        self.explanation = Explanation(theme, self)
        self._settings = self._settings_of(layer)
        for widget in (self.handle, self._kind, self._remove):
            widget.setVisible(hidden)
        self._output.setVisible(not hidden)
        self._lay_out()
        self._kind.clicked.connect(self._offer_kinds)
        self._remove.clicked.connect(self.removed)
        self.explanation.remedied.connect(self.remedied)
        self.retranslate()

    def _settings_of(self, layer: Layer | Output) -> LayerSettings:
        settings = LayerSettings(self.theme, layer, self.title(), self.explanation, self)
        settings.edited.connect(self.edited)
        return settings

    def _lay_out(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(6, 2, 4, 4)
        self._outer.setSpacing(1)
        if isinstance(self.layer, Layer):
            line = QHBoxLayout()
            line.setSpacing(BESIDE_SHAPE)
            for widget in (self.handle, self._kind):
                line.addWidget(widget)
            line.addStretch(1)
            for widget in (self._shape, self._remove):
                line.addWidget(widget)
            self._outer.addLayout(line)
        else:
            self._settings.line.insertWidget(0, self._output, 1)
            self._settings.line.insertSpacing(2, 6)
            self._settings.line.insertWidget(3, self._shape)
            self._settings.line.insertSpacing(4, BESIDE_SHAPE - self._settings.line.spacing())
            letters = QFontMetrics(text_font(TEXT_PX, QFont.Weight.DemiBold))
            self._shape.setMinimumWidth(letters.horizontalAdvance(USUAL))
            self._shape.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._outer.addWidget(self._settings)
        self._outer.addWidget(self.explanation)

    # --- showing ------------------------------------------------------------------------------------------------

    def show_layer(self, layer: Layer | Output, number: int, shape: Shape | None) -> None:
        """Show a layer, its number from 1, and the shape of what it makes, if it fits; emits nothing."""
        other_kind = kind_of(layer) != kind_of(self.layer)
        self.layer = layer
        if other_kind:
            before, self._settings = self._settings, self._settings_of(layer)
            self._outer.replaceWidget(before, self._settings)
            self._settings.open(before.is_open())
            self._settings.setVisible(bool(self._settings.stops()))
            before.hide()
            before.deleteLater()
        if other_kind or number != self.number:
            self.number = number
            self.retranslate()
        self.setObjectName(f"layer:{number}")
        self._settings.show_layer(layer)
        self._shape.show_shape(shape)
        self._write_kind()

    def open(self) -> None:
        """Bring all its settings in sight."""
        self._settings.open(True)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        fixed = [self.handle, self._kind, self._remove] if isinstance(self.layer, Layer) else []
        return [*fixed, *self._settings.stops()]

    def title(self) -> str:
        """What the row is called by a screen reader."""
        return self.tr("Layer {n}").format(n=self.number) if isinstance(self.layer, Layer) else self.tr("Output layer")

    def retranslate(self) -> None:
        """Set every text."""
        title = self.title()
        self.setAccessibleName(title)
        self._settings.set_title(title)
        self._output.setText(self.tr("Output"))
        self._output.setToolTip(self.tr("As many outputs as the data have classes, or one value"))
        self._shape.setToolTip(self.tr("The shape of what comes out: of images height × width × channels"))
        for widget, name, tip in (
            (self._shape, self.tr("Shape"), self._shape.toolTip()),
            (self.handle, self.tr("Move"), self.tr("Drag to another place, or move with the arrow keys")),
            (self._remove, self.tr("Remove"), self.tr("Remove this layer")),
        ):
            widget.setAccessibleName(f"{title}: {name}")
            widget.setToolTip(tip)
        self._write_kind()

    def _write_kind(self) -> None:
        layer = self.layer
        if not isinstance(layer, Layer):
            return
        name = words.name("layer", layer.kind)
        kernel = self.tr("{layer} {n} × {n}")
        self._kind.setText(kernel.format(layer=name, n=layer.kernel) if isinstance(layer, Convolution) else name)
        kind, way = self.tr("Kind"), self.tr("Click for another kind.")
        self._kind.setAccessibleName(f"{self.title()}: {kind}")
        self._kind.setAccessibleDescription(self._kind.text())
        said = words.tip("layer", layer.kind), words.in_the_book(layer.kind), way
        self._kind.setToolTip("\n".join(filter(None, said)))

    def middle(self) -> int:
        """Return the y of its middle on the screen."""
        return self.mapToGlobal(QPoint(0, self.height() // 2)).y()

    # --- another kind -------------------------------------------------------------------------------------------

    @Slot()
    def _offer_kinds(self) -> None:
        menu = LayerMenu(self.theme, self)
        menu.chosen.connect(self._turn_into)
        menu.popup(self._kind.mapToGlobal(QPoint(0, self._kind.height())))

    @Slot(str)
    def _turn_into(self, kind: str) -> None:
        if isinstance(self.layer, Layer) and kind != self.layer.kind:
            self.edited.emit(turned_into(self.layer, kind))


def turned_into(layer: Layer, kind: str) -> Layer:
    """Return a layer of another kind, with what both have in common; given values would not fit it."""
    target = LAYERS[kind]
    names = {f.name for f in fields(target)}
    shared = names & {f.name for f in fields(layer)}
    if shared != names:
        shared -= {"stride"}  # a kernel goes on place by place, a pool window by window
    kept = {name: getattr(layer, name) for name in shared}
    if isinstance(kept.get("initial"), Initial) and kept["initial"].kind == GIVEN:
        del kept["initial"]
    return target(**kept)
