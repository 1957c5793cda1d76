"""A combo box of named choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from gui.theme import Theme
from gui.widgets.button import Clicked
from gui.widgets.keys import ARROWS, PAGES, PRESS, claim

Option = tuple[str, str, str]
"""An id, its label and its tooltip."""

_KEYS = (*ARROWS, *PAGES, *PRESS, Qt.Key.Key_Home, Qt.Key.Key_End)


class Choice(Clicked, QComboBox):
    """One of several options, known by id; the labels can change while the value stays. A click gives it no focus.

    Signals:
        changed (str): the person chose another id.
    """

    changed = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[Option] = (), *, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme = theme
        self.setView(QListView(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self.setAccessibleName(name)
        self._value = ""
        self._options: tuple[Option, ...] = ()
        self.set_options(options)
        self.currentIndexChanged.connect(self._chosen)

    def value(self) -> str:
        """The chosen id; empty while there is none."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show a choice without a signal; an id that is not offered shows as nothing."""
        with QSignalBlocker(self):
            self._value = value
            self.setCurrentIndex(self.findData(value))

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these rows; the value stays where its id is still offered."""
        before, self._options = self._options, tuple(options)
        with QSignalBlocker(self):
            if [row[0] for row in before] != [row[0] for row in options]:
                self.clear()
                before = tuple((key, label, "") for key, label, _ in options)
                for key, label, _ in options:
                    self.addItem(label, key)
            for row, (old, (_, label, tip)) in enumerate(zip(before, options, strict=True)):  # there may be a thousand
                if label != old[1]:
                    self.setItemText(row, label)
                if tip != old[2]:
                    self.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
            if self.findData(self._value) < 0:
                self._value = options[0][0] if options and not self._value else self._value
            self.setCurrentIndex(self.findData(self._value))

    def showPopup(self) -> None:
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        view.setMinimumWidth(max(view.sizeHintForColumn(0) + bar + 12, self.width()))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        claim(event, _KEYS)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 2
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _chosen(self, row: int) -> None:
        value = self.itemData(row)
        if isinstance(value, str) and value != self._value:
            self._value = value
            self.changed.emit(value)
