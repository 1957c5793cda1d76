"""A layout that puts widgets side by side and goes on below where the line is full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Widgets in lines, each at its preferred width or, where there is less room, down to its least one.

    `gap` is between them, in pixels. Those of a line are level with each other at their middles.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 16) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def put_in_order(self, widgets: Sequence[QWidget]) -> None:
        """Have these widgets stand in this order: all that there are, and new ones.

        None is taken out for that: Qt deletes its item, PySide keeps the item's place in memory for that item, and what
        comes to lie there next would be taken for it.
        """
        for widget in widgets:
            if self.indexOf(widget) < 0:
                self.addWidget(widget)
        places: dict[QWidget | None, int] = {widget: k for k, widget in enumerate(widgets)}
        self._items.sort(key=lambda item: places[item.widget()])
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in (item for item in self._items if not item.isEmpty()):
            size = size.expandedTo(item.minimumSize())
        return size

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands side by side: as many as fit at their least width."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in (item for item in self._items if not item.isEmpty()):
            least = item.minimumSize().width()
            if not lines or least > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= least + self._gap
        return lines

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        """Return how wide each is: the narrow ones as they like to be, the others share what is left."""
        widths = [0] * len(line)
        left = width - self._gap * (len(line) - 1)
        hints = [item.sizeHint().width() for item in line]
        for count, k in enumerate(sorted(range(len(line)), key=lambda k: hints[k])):
            share = left // (len(line) - count)
            widths[k] = min(width, max(line[k].minimumSize().width(), min(hints[k], share)))
            left -= widths[k]
        return widths

    def _place(self, rect: QRect, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            x = rect.x()
            height = max(item.sizeHint().height() for item in line)
            for item, width in zip(line, self._widths(line, rect.width()), strict=True):
                if move:
                    own = item.sizeHint().height()
                    item.setGeometry(QRect(x, y + (height - own) // 2, width, own))
                x += width + self._gap
            y += height + self._gap
        return max(0, y - self._gap - rect.y())
