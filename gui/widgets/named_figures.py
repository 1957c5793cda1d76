"""Figures below each other, each beside its name."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from gui.theme import set_role, tabular
from gui.widgets.hint import Words

NOTHING = "–"
"""What stands in the place of a figure that is not known, or no number."""


LINES = 2
"""How many lines a long figure keeps room for, so that nothing jumps while it changes."""

SAMPLE = "−x₀"
"""What such figures are written with, as high as any of them."""


class _Figure(Words):
    """A figure, in several lines where it needs them."""

    def __init__(self, parent: QWidget, lines: int) -> None:
        """Make a figure that is never lower than so many `lines`."""
        self._lines = lines
        super().__init__(parent)

    def height_of(self, text: str, width: int) -> int:
        # Measured, not counted: signs from another font make a line higher than the font's own spacing.
        return max(super().height_of(text, width), super().height_of("\n".join([SAMPLE] * self._lines), width))


class NamedFigures(QWidget):
    """Names at the left, figures at the right; what is long stands below its name."""

    def __init__(self, names: Sequence[str], below: Collection[str] = ()) -> None:
        """`names` are the figures' keys, from top to bottom; those in `below` are long."""
        super().__init__()
        self._names = {name: QLabel(self) for name in names}
        self._figures = {name: _Figure(self, LINES if name in below else 1) for name in names}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(names):
            label, figure = self._names[name], self._figures[name]
            set_role(label, "muted")
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)  # on the line of the figure's first one
            figure.setFont(tabular(figure.font()))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            figure.set_words(NOTHING)
            grid.addWidget(label, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            if name in below:
                set_role(figure, "small")
                grid.addWidget(figure, 2 * row + 1, 0, 1, 2)
            else:
                grid.addWidget(figure, 2 * row, 1)

    def set_names(self, texts: Mapping[str, tuple[str, str]]) -> None:
        """Set what figures are called, and what is said of each; those of others are left out."""
        for name, (text, tip) in texts.items():
            if name in self._names:
                self._names[name].setText(text)
                for label in (self._names[name], self._figures[name]):
                    label.setToolTip(tip)

    def set_figures(self, texts: Mapping[str, str]) -> None:
        """Write figures; infinity and what is no number as a dash. Those of others are left out."""
        for name, text in texts.items():
            if name in self._figures:
                figure = self._figures[name]
                figure.set_words(NOTHING if "nan" in text or "inf" in text else text)
                figure.setAccessibleName(f"{self._names[name].text()}: {figure.text()}")

    def texts(self) -> dict[str, str]:
        """Return the figures as they are written."""
        return {name: figure.text() for name, figure in self._figures.items()}
