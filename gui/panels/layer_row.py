"""A row of the layer stack: units, activation and initial weights of one layer."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import words
from gui.theme import Theme, set_role
from gui.widgets.choice import Choice
from gui.widgets.hint import Hint
from gui.widgets.icon_button import IconButton
from gui.widgets.number import NumberField
from gui.widgets.translated import Translated
from model.experiment import GIVEN, LIMITS, Initial, Layer, Output
from model.problems import Problem

CHOICE = 102
"""The width of a choice, in pixels."""


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


class LayerRow(Translated, QFrame):
    """A layer that can be changed, moved and removed; the output layer has the data's width and stays where it is.

    Signals:
        edited (Layer or Output): the person changed it.
        removed (): the person wants it gone.
        remedied (Experiment): the person wants a problem put right.
    """

    edited = Signal(object)
    removed = Signal()
    remedied = Signal(object)

    def __init__(self, theme: Theme, layer: Layer | Output, parent: QWidget) -> None:
        super().__init__(parent)
        self.layer = layer
        self.number = 0
        self._problem: Problem | None = None
        self._refusal: tuple[str, dict[str, Any]] | None = None
        hidden = isinstance(layer, Layer)
        set_role(self, "row" if hidden else "fixed")
        self.handle = DragHandle(theme, self)
        self._title = QLabel(self)
        self._width = QLabel(self)
        set_role(self._width, "number")
        self._units = NumberField(theme, *LIMITS["units"], 1, integer=True, parent=self)
        self._units.setFixedWidth(64)
        self._activation = Choice(theme, words.options("activation"), parent=self)
        self._activation.setFixedWidth(CHOICE)
        self._more = IconButton(theme, "chevron-down", small=True, parent=self)
        self._remove = IconButton(theme, "remove", small=True, parent=self)
        self._initial_label = QLabel(self)
        set_role(self._initial_label, "muted")
        self._initial = Choice(theme, words.options("initial"), parent=self)
        self._initial.setFixedWidth(CHOICE)
        self._sigma = NumberField(theme, *LIMITS["sigma"], 1e-4, logarithmic=True, parent=self)
        self._sigma.setFixedWidth(64)
        self._hint = Hint(theme, self)
        for widget in (self.handle, self._units, self._remove):
            widget.setVisible(hidden)
        for widget in (self._title, self._width):
            widget.setVisible(not hidden)
        self._details = QWidget(self)
        self._lay_out()
        self._details.hide()
        self._units.changed.connect(self._changed)
        self._activation.changed.connect(self._changed)
        self._initial.changed.connect(self._changed)
        self._sigma.changed.connect(self._changed)
        for field in (self._units, self._sigma):
            field.refused.connect(self._refused)
            field.settled.connect(self._settled)
        self._more.clicked.connect(self._toggle)
        self._remove.clicked.connect(self.removed)
        self._hint.action.connect(self._remedy)
        self.show_layer(layer, 0, 0)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.handle)
        line.addWidget(self._title)
        line.addStretch(1)
        for widget in (self._width, self._units, self._activation, self._more, self._remove):
            line.addWidget(widget)
        details = QHBoxLayout(self._details)
        details.setContentsMargins(0, 0, 28, 0)
        details.setSpacing(4)
        details.addWidget(self._initial_label)
        details.addStretch(1)
        details.addWidget(self._sigma)
        details.addWidget(self._initial)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 5, 4, 5)
        outer.setSpacing(5)
        outer.addLayout(line)
        outer.addWidget(self._details)
        outer.addWidget(self._hint)

    def show_layer(self, layer: Layer | Output, number: int, width: int) -> None:
        """Show a layer, its number from 1, and its width; emits nothing."""
        self.layer, self.number = layer, number
        if isinstance(layer, Layer):
            self._units.set_value(layer.units)
        self._width.setText(f"{width:,}")
        self._activation.set_value(layer.activation)
        self._initial.set_value(layer.initial.kind)
        self._sigma.set_value(layer.initial.sigma)
        self._sigma.setVisible(layer.initial.kind == "normal")
        self.retranslate()

    def show_problem(self, problem: Problem | None) -> None:
        """Explain what does not fit in this layer, or nothing."""
        self._problem = problem
        self._explain()

    def _explain(self) -> None:
        problem = self._problem
        if self._refusal:
            self._hint.show_text(words.refusal(*self._refusal), "warning")
            return
        sentence, remedy = words.problem(problem) if problem else ("", "")
        self._hint.show_text(sentence, "warning", remedy if problem and problem.remedy else "")

    @Slot(str, dict)
    def _refused(self, code: str, values: dict[str, Any]) -> None:
        self._refusal = code, values
        self._explain()

    @Slot()
    def _settled(self) -> None:
        self._refusal = None
        self._explain()

    def retranslate(self) -> None:
        """Set every text."""
        hidden = isinstance(self.layer, Layer)
        self._title.setText(self.tr("Output"))
        title = self.tr("Layer {n}").format(n=self.number) if hidden else self.tr("Output layer")
        self.setAccessibleName(title)
        self._width.setToolTip(self.tr("As many outputs as the data have classes, or one value"))
        named = (
            (self.handle, self.tr("Move"), self.tr("Drag to another place, or move with the arrow keys")),
            (self._units, self.tr("Neurons"), self.tr("How many neurons. More: finer answers, more to learn, slower.")),
            (self._activation, self.tr("Activation"), words.tip("activation", self.layer.activation)),
            (self._more, self.tr("Initial weights"), self.tr("Where the weights of this layer start")),
            (self._remove, self.tr("Remove"), self.tr("Remove this layer")),
            (self._initial, self.tr("Initial weights"), words.tip("initial", self.layer.initial.kind)),
            (self._sigma, self.tr("Standard deviation"), self.tr("σ of the weights. Larger: neurons saturate.")),
        )
        for widget, name, tip in named:
            widget.setAccessibleName(f"{title}: {name}")
            widget.setToolTip(tip)
        self._initial_label.setText(self.tr("Starts as"))
        self._activation.set_options(words.options("activation"))
        rules = words.initial_options(self.layer.activation)
        if self.layer.initial.kind != GIVEN:
            rules = [row for row in rules if row[0] != GIVEN]  # values are given in the menu, for the whole network
        self._initial.set_options(rules)
        self.show_problem(self._problem)

    @Slot()
    def _changed(self) -> None:
        initial = self.layer.initial
        if self._initial.value() != initial.kind or self._sigma.value() != initial.sigma:
            initial = Initial(self._initial.value(), self._sigma.value())
        layer = replace(self.layer, activation=self._activation.value(), initial=initial)
        if isinstance(layer, Layer):
            layer = replace(layer, units=int(self._units.value()))
        self.edited.emit(layer)

    @Slot()
    def _toggle(self) -> None:
        opened = self._details.isHidden()
        self._details.setVisible(opened)
        self._more.set_icon("chevron-up" if opened else "chevron-down")

    @Slot()
    def _remedy(self) -> None:
        if self._problem and self._problem.remedy:
            self.remedied.emit(self._problem.remedy)

    def middle(self) -> int:
        """Return the y of its middle on the screen."""
        return self.mapToGlobal(QPoint(0, self.height() // 2)).y()
