"""The right column: loss and accuracy as they go."""

import math

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from gui.plots.base import short
from gui.plots.curves import CurvePlot
from gui.theme import Theme
from gui.widgets.card import Card
from gui.widgets.translated import Translated
from model.snapshot import Snapshot


class CurvesCard(Translated, Card):
    """Base of the two cards: a plot over steps, with the latest figures as its legend."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self.plot = CurvePlot(theme)
        self.plot.setMinimumHeight(150)
        self.body.addWidget(self.plot, 1)
        self._legend = QLabel()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self.set_side_widget(self._legend)
        self._snapshot: Snapshot | None = None
        theme.changed.connect(self._write_legend)
        self.retranslate()

    def show_run(self, snapshot: Snapshot | None) -> None:
        """Draw the curves of a run; None before it has begun."""
        raise NotImplementedError

    def show_text(self, snapshot: Snapshot | None) -> None:
        """Write the latest figures."""
        self._snapshot = snapshot
        self._write_legend()

    def figures(self, snapshot: Snapshot) -> dict[str, str]:
        """Return the latest figure of each line, written; overridden."""
        raise NotImplementedError

    def names(self) -> dict[str, str]:
        """Return what the lines are called."""
        return {"train": self.tr("training"), "test": self.tr("test"), "batch": self.tr("this batch")}

    def retranslate(self) -> None:
        """Set every text."""
        self.plot.set_names(self.names(), self.tr("step {n}"))
        self._write_legend()

    @Slot()
    def _write_legend(self) -> None:
        figures = self.figures(self._snapshot) if self._snapshot else {}
        parts: list[str] = []
        for line in ("train", "test"):
            color, name = self.theme.color(line).name(), self.names()[line]
            parts.append(f'<span style="color:{color}">●&nbsp;{name}&nbsp;<b>{figures.get(line, "")}</b></span>')
        self._legend.setText(" &nbsp;".join(parts))


class LossCard(CurvesCard):
    """Training and test loss, with the batch loss faint behind."""

    def show_run(self, snapshot: Snapshot | None) -> None:
        """Draw the curves."""
        curves = snapshot.curves if snapshot else {}
        shown = {"batch": "batch_loss", "train": "train_loss", "test": "test_loss"}
        self.plot.set_curves({line: curves[key] for line, key in shown.items() if key in curves})

    def figures(self, snapshot: Snapshot) -> dict[str, str]:
        """Return the two losses."""
        if not snapshot.latest:
            return {}
        return {k: short_loss(f.loss) for k, f in zip(("train", "test"), snapshot.latest, strict=True)}

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.set_title(self.tr("Loss"))
        self.header.setToolTip(
            self.tr(
                "How wrong the answers are, on up to 1,000 examples of each part; the faint line is each batch's own"
            )
        )
        self.plot.setAccessibleName(self.tr("Loss over training steps"))


class AccuracyCard(CurvesCard):
    """The share of right answers; for regression R²."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._regression = False
        self._set_scale()

    def show_run(self, snapshot: Snapshot | None) -> None:
        """Draw the curves."""
        regression = snapshot is not None and snapshot.dataset.source.classes == 0
        if regression != self._regression:
            self._regression = regression
            self._set_scale()
        curves = snapshot.curves if snapshot else {}
        shown = {"train": "train_accuracy", "test": "test_accuracy"}
        self.plot.set_curves({line: curves[key] for line, key in shown.items() if key in curves})

    def _set_scale(self) -> None:
        self.plot.set_fixed(0.0, 1.0)
        if self._regression:
            self.plot.set_write(short, lambda v: f"{v:.4f}")
        else:
            self.plot.set_write(lambda v: f"{v * 100:.0f} %", lambda v: f"{v * 100:.1f} %")
        self.retranslate()

    def figures(self, snapshot: Snapshot) -> dict[str, str]:
        """Return the two accuracies."""
        if not snapshot.latest:
            return {}
        write = (lambda v: f"{v:.3f}") if self._regression else (lambda v: f"{v * 100:.1f} %")
        return {k: write(f.accuracy) for k, f in zip(("train", "test"), snapshot.latest, strict=True)}

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        regression = getattr(self, "_regression", False)
        self.set_title(self.tr("R²") if regression else self.tr("Accuracy"))
        tip = self.tr("1 is perfect, 0 no better than always answering the mean")
        self.header.setToolTip(tip if regression else self.tr("The share of right answers"))
        self.plot.setAccessibleName(self.tr("R² over training steps") if regression else self.tr("Accuracy over steps"))


def short_loss(loss: float) -> str:
    """Write a loss with a few digits; what is no number as a dash."""
    if not math.isfinite(loss):
        return "–"
    return f"{loss:.3f}" if 1e-2 <= loss < 1e3 else f"{loss:.2g}"
