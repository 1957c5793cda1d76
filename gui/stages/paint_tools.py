"""The tools for painting points: which class, how wide a brush, the eraser."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from gui.plots.colors import CLASS_SIGNS, CLASS_TOKENS
from gui.plots.painter import Brush
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.flow import Flow
from gui.widgets.segmented import Segmented
from gui.widgets.slider import Slider
from gui.widgets.translated import Translated

WIDEST = 1.5
"""The widest brush, in units of the plane."""


class PaintTools(Translated, QWidget):
    """A line of tools.

    Signals:
        changed (Brush): the person took another tool.
        cleared (): they want all points gone.
    """

    changed = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tool = Segmented(theme)
        self._width = Slider(theme, 0.0, WIDEST, 0.1, label="brush", format=lambda radius: f"{radius:.1f}")
        self._width.set_label_width(52)
        self._width.setMinimumWidth(150)
        self._width.set_value(Brush().radius)
        self._clear = TextButton(self)
        set_role(self._clear, "chip")
        self._count = QLabel(self)
        set_role(self._count, "muted")
        self._points = 0
        lines = Flow(self, gap=10)
        lines.setContentsMargins(0, 0, 0, 0)
        for widget in (self._tool, self._width, self._clear, self._count):
            lines.addWidget(widget)
        self._tool.changed.connect(self._changed)
        self._width.changed.connect(self._changed)
        self._clear.clicked.connect(self.cleared)
        theme.changed.connect(self._dress)
        self.retranslate()

    def brush(self) -> Brush:
        """Return what is chosen."""
        tool = self._tool.value()
        return Brush(-1 if tool == "erase" else int(tool or 0), self._width.value())

    def show_count(self, points: int) -> None:
        """Say how many points there are."""
        self._points = points
        self._clear.setEnabled(points > 0)
        text = self.tr("{n} points · each stroke starts a new run")
        if points == 0:
            text = self.tr("Drag over the map to paint points")
        if points == 1:
            text = self.tr("One point · each stroke starts a new run")
        self._count.setText(text.format(n=f"{points:,}"))

    def retranslate(self) -> None:
        """Set every text."""
        tip = self.tr("Paint points of class {k}")
        self._tool.set_options(
            [
                *(
                    (str(k), f"{symbol} {k}", tip.format(k=k))
                    for k, symbol in enumerate(CLASS_SIGNS[: len(CLASS_TOKENS)])
                ),
                ("erase", self.tr("Erase"), self.tr("Take away points under the pointer")),
            ]
        )
        self._dress()
        self._tool.setAccessibleName(self.tr("What is painted"))
        self._width.set_label(self.tr("Brush"))
        self._width.setToolTip(self.tr("How far points are scattered around the pointer. At 0, a click is one point."))
        self._clear.setText(self.tr("Clear"))
        self._clear.setToolTip(self.tr("Take all points away; undo brings them back"))
        self.show_count(self._points)

    @Slot()
    def _dress(self) -> None:
        for k, token in enumerate(CLASS_TOKENS):
            self._tool.set_sign_color(str(k), self._theme.color(token))

    @Slot()
    def _changed(self) -> None:
        self.changed.emit(self.brush())
