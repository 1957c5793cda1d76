"""A slider with its label and its value in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.theme import Theme, set_role, tabular
from gui.widgets.groove import INSET, Groove
from gui.widgets.numbers import format_number

_LOG_POSITIONS = 240

_MOST = 1_000_000
"""How many positions a groove has at most: Qt counts them in 32 bits."""


class Slider(QWidget):
    """A value between two ends, linear, logarithmic, or one of named stops; label left and value right.

    Signals:
        changed (float): the person moved the handle.
    """

    changed = Signal(float)

    def __init__(self, theme: Theme, minimum: float = 0.0, maximum: float = 1.0, step: float = 0.01, *, label: str = "",
                 logarithmic: bool = False, stops: Sequence[tuple[float, str]] = (),
                 format: Callable[[float], str] = format_number, stacked: bool = False, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        """`stops` (value, text) replace the range; `stacked` puts label and value above the groove."""
        super().__init__(parent)
        if logarithmic and not 0 < minimum < maximum:
            raise ValueError(f"minimum: a logarithmic slider needs 0 < minimum < maximum, got {minimum}, {maximum}")
        self.theme = theme
        self._minimum, self._maximum, self._step = minimum, maximum, step
        self._logarithmic = logarithmic
        self._stops = list(stops)
        self._format = format
        self._value = stops[0][0] if stops else minimum
        self._label = QLabel(self)
        set_role(self._label, "muted")
        self._readout = QLabel(self)
        self._readout.setFont(tabular(self._readout.font()))
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.groove = Groove(theme, self)
        self.groove.valueChanged.connect(self._moved)
        self.setFocusProxy(self.groove)
        self._arrange(stacked)
        self.set_label(label or name)
        self._label.setVisible(bool(label))
        self._fit()

    def value(self) -> float:
        return self._value

    def set_value(self, value: float) -> None:
        """Show a value without a signal; one between two positions is kept as it is."""
        self._value = value
        self._place()

    def set_range(self, minimum: float, maximum: float) -> None:
        self._minimum, self._maximum = minimum, maximum
        self._fit()

    def set_stops(self, stops: Sequence[tuple[float, str]]) -> None:
        """Other stops, or the same ones in another language."""
        self._stops = list(stops)
        self._fit()

    def set_label(self, text: str) -> None:
        self._label.setText(text)
        self.groove.setAccessibleName(text)
        self.setAccessibleName(text)

    def set_label_width(self, width: int) -> None:
        """Line the groove up with the one in another row."""
        self._label.setFixedWidth(width)

    def setToolTip(self, text: str) -> None:
        for part in (self._label, self.groove, self._readout):
            part.setToolTip(text)

    def text(self) -> str:
        """The value in words, as shown."""
        for value, text in self._stops:
            if value == self._value:
                return text
        return self._format(self._value)

    def _arrange(self, stacked: bool) -> None:
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(self._label)
        if stacked:
            outer = QVBoxLayout(self)
            outer.setSpacing(0)
            words.setContentsMargins(INSET, 0, INSET, 0)
            words.addStretch(1)
            words.addWidget(self._readout)
            outer.addLayout(words)
            outer.addWidget(self.groove)
        else:
            outer = words
            self.setLayout(outer)
            outer.addWidget(self.groove, 1)
            outer.addWidget(self._readout)
        outer.setContentsMargins(0, 0, 0, 0)

    def _fit(self) -> None:
        """Give the groove as many positions as there are values, and the read-out room for the longest."""
        if self._stops:
            count, texts = len(self._stops) - 1, [text for _, text in self._stops]
        else:
            count = _LOG_POSITIONS if self._logarithmic else round((self._maximum - self._minimum) / self._between())
            texts = [self._format(self._minimum), self._format(self._maximum)]
        with QSignalBlocker(self.groove):
            self.groove.setRange(0, max(0, count))
            self.groove.setPageStep(max(1, count // 10))
            self.groove.setSingleStep(max(1, count // 100) if not self._stops else 1)
        metrics = self._readout.fontMetrics()
        self._readout.setMinimumWidth(max(metrics.horizontalAdvance(text) for text in texts) + 2)
        self._readout.setVisible(any(texts))  # without words, the groove has all the room
        self._place()

    def _place(self) -> None:
        with QSignalBlocker(self.groove):
            self.groove.setValue(self._position(self._value))
        self._write()

    def _write(self) -> None:
        self._readout.setText(self.text())
        self.groove.set_words(self.text())

    def _position(self, value: float) -> int:
        if self._stops:
            return min(range(len(self._stops)), key=lambda k: abs(self._stops[k][0] - value))
        if self._logarithmic:
            share = math.log(max(value, self._minimum) / self._minimum) / math.log(self._maximum / self._minimum)
            return round(share * self.groove.maximum())
        within = min(max(value, self._minimum), self._maximum)  # that of the range before may be far outside
        return round((within - self._minimum) / self._between())

    def _value_at(self, position: int) -> float:
        if self._stops:
            return self._stops[position][0]
        if position == self.groove.maximum():
            return self._maximum
        if self._logarithmic:
            share = position / self.groove.maximum()
            return float(f"{self._minimum * (self._maximum / self._minimum) ** share:.3g}")
        return float(f"{self._minimum + position * self._between():.12g}")

    def _between(self) -> float:
        """Return how far positions are apart: a step, or more where there would be too many for a groove."""
        return max(self._step, (self._maximum - self._minimum) / _MOST)

    def _moved(self, position: int) -> None:
        value = self._value_at(position)
        if value != self._value:
            self._value = value
            self._write()
            self.changed.emit(value)
