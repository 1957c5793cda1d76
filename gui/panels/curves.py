"""The right column: loss, accuracy and gradients as they go."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import unescape
from types import MappingProxyType

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent

from gui import words_history
from gui.plots.base import LOWEST
from gui.plots.colors import layer_colors
from gui.plots.curves import CurvePlot, FadedCurves
from gui.plots.ticks import short
from gui.theme import Theme, strong
from gui.widgets.card import Card
from gui.widgets.line import SLACK, Line
from gui.widgets.numbers import figure_text, format_number, percent, tidy
from gui.widgets.translated import Translated
from model.branches import Branch
from model.history import Change
from model.series import Curve
from model.snapshot import Snapshot

MOST_NAMED = 5
"""How many layers the legend of gradients names one by one at most, where there is room beside the title."""

GAP = " &nbsp;"
"""What stands between two names of a legend."""


class CurvesCard(Translated, Card):
    """Base of the cards: a plot over steps, with the latest figures as its legend.

    Attributes:
        shown: for each line the name of its curve in a snapshot.
    """

    shown: Mapping[str, str] = MappingProxyType({})

    def __init__(self, theme: Theme, *, logarithmic: bool = False) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self.plot = CurvePlot(theme, logarithmic=logarithmic)
        self.plot.setMinimumHeight(LOWEST)
        self.body.addWidget(self.plot, 1)
        self._legend = Line(fits=True)
        self._legend.label().setTextFormat(Qt.TextFormat.RichText)
        self.add_side_widget(self._legend)
        self._snapshot: Snapshot | None = None
        self._branches: Sequence[Branch] = ()
        self._faded: Sequence[FadedCurves] = ()
        self._changes: Sequence[Change] = ()
        self._marks: Sequence[int] = ()
        theme.changed.connect(self._write_legend)
        self.retranslate()

    def _know(self, snapshot: Snapshot) -> None:
        """Know of what kind the run is, before it is drawn or written; overridden where that makes a difference."""

    def show_run(self, snapshot: Snapshot) -> bool:
        """Draw the curves of a run; return whether they are others than before."""
        self._know(snapshot)
        if snapshot.branches is not self._branches:
            self._branches = snapshot.branches
            self._fade()
        if snapshot.changes is not self._changes:
            self._changes, self._marks = snapshot.changes, tuple(change.step for change in snapshot.changes)
        now = snapshot.step if snapshot.step < snapshot.end else None
        end = max(snapshot.end, *(branch.end for branch in self._branches), 0)
        return self.plot.set_curves(self._chosen(snapshot.curves), now, self._faded, self._marks, end)

    def _chosen(self, curves: Mapping[str, Curve]) -> dict[str, Curve]:
        return {line: curves[key] for line, key in self.shown.items() if key in curves}

    def _fade(self) -> None:
        """Name the branches."""
        self._faded = tuple(
            FadedCurves(words_history.branch(branch), self._chosen(branch.curves)) for branch in self._branches
        )

    def show_nothing(self) -> None:
        """Draw no curves and write no figures: there is no run."""
        self._snapshot = None
        self.plot.set_curves({})
        self._write_legend()

    def show_text(self, snapshot: Snapshot) -> None:
        """Write the latest figures: those of a folded card, too, whose curves are not drawn."""
        self._know(snapshot)
        self._snapshot = snapshot
        self._write_legend()

    def names(self) -> dict[str, str]:
        """Return what the lines are called."""
        return {"train": self.tr("train"), "test": self.tr("test"), "batch": self.tr("this batch")}

    def legend(self, snapshot: Snapshot | None) -> dict[str, str]:
        """Return the lines that the legend names, each with its latest figure; overridden."""
        raise NotImplementedError

    def words_color(self, color: str) -> str:
        """Return the colour in which a line of this colour is named; overridden where that is too faint to be read."""
        return color

    def legend_text(self, line: str, figure: str) -> str:
        """Return how the legend names a line; overridden where there is something shorter."""
        return f"{self.names()[line]}&nbsp;{strong(figure)}"

    def lead(self) -> str:
        """Return what is said before the legend; overridden where there is such a thing."""
        return ""

    def aside(self, snapshot: Snapshot) -> str:
        """Return what is said after the legend; overridden where there is such a thing."""
        return ""

    def retranslate(self) -> None:
        """Set every text, after the title, which leaves the legend its room."""
        self.plot.set_names(self.names(), self.tr("step {n}"))
        self._fade()
        self._write_legend()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in the legend what there is room for beside the title."""
        super().resizeEvent(event)
        self._write_legend()

    @Slot()
    def _write_legend(self) -> None:
        lines = self.legend(self._snapshot)
        texts = [self._written({line: self.legend_text(line, figure) for line, figure in lines.items()})]
        if all(lines.values()):  # colours and marks tell the figures apart, too
            texts.append(self._written({line: strong(figure) for line, figure in lines.items()}))
        self._legend.set_text(*texts)
        self._legend.set_most(self.room_beside_title())

    def _written(self, lines: Mapping[str, str]) -> str:
        """Return the legend with these texts for its lines."""
        muted = self.theme.tokens.muted
        parts = [f'<span style="color:{muted}">{lead}</span>'] if (lead := self.lead()) else []
        for line, text in lines.items():
            color = self.plot.line_color(line).name()
            mark = "○" if line == "test" else "●"  # as training points are filled and test points hollow
            words_color = self.words_color(color)
            parts.append(
                f'<span style="color:{color}">{mark}</span>&nbsp;<span style="color:{words_color}">{text}</span>'
            )
        if self._snapshot and (aside := self.aside(self._snapshot)):
            parts.append(f'<span style="color:{muted}">{aside}</span>')
        return GAP.join(parts)


class LossCard(CurvesCard):
    """Training and test loss, with the batch loss faint behind."""

    shown = MappingProxyType({"batch": "batch_loss", "train": "train_loss", "test": "test_loss"})

    def legend(self, snapshot: Snapshot | None) -> dict[str, str]:
        """Return the two losses."""
        if snapshot is None or not snapshot.latest:
            return {"train": "", "test": ""}
        return {k: figure_text(f.loss, 4) for k, f in zip(("train", "test"), snapshot.latest, strict=True)}

    def aside(self, snapshot: Snapshot) -> str:
        """Return what L1 and L2 add, which is no part of the losses shown."""
        return f"+&nbsp;λ&nbsp;{figure_text(snapshot.penalty, 4)}" if snapshot.penalty else ""

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Loss"))
        super().retranslate()
        self.header.setToolTip(
            self.tr(
                "How wrong the answers are, on up to 1,000 examples each.\nFaint: each batch. λ: what L1 and L2 add."
            )
        )
        self.plot.setAccessibleName(self.tr("Loss over training steps"))
        self.plot.set_value_format(partial(figure_text, digits=4))


class AccuracyCard(CurvesCard):
    """The share of right answers; for regression R²."""

    shown = MappingProxyType({"train": "train_accuracy", "test": "test_accuracy"})

    def __init__(self, theme: Theme) -> None:
        self._regression = self._moderate = False
        super().__init__(theme)
        self.plot.set_fixed(0.0, 1.0)
        self._set_scale()

    def _know(self, snapshot: Snapshot) -> None:
        regression = not snapshot.dataset.source.has_accuracy
        if regression != self._regression:
            self._regression = regression
            self._set_scale()
            self.retranslate()
        built_in = snapshot.dataset.data.source == "digits"
        if built_in != self._moderate:
            self._moderate = built_in
            self._explain()

    def aside(self, snapshot: Snapshot) -> str:
        """Return a question where one is likely to be asked: that the tooltip answers."""
        train, test = snapshot.latest or (None, None)
        better = train is not None and test is not None and test.accuracy > train.accuracy
        return strong("?") if better and self._moderate else ""

    def _explain(self) -> None:
        tip = self.tr("The share of right answers")
        if self._regression:
            tip = self.tr("1 is perfect, 0 no better than always answering the mean")
        elif self._moderate:
            why = self.tr(
                "Training digits are written wildly and shifted about, so that any hand is learned;\n"
                "test digits are written as people do, and are easier.\n"
                "So the test accuracy may well be the higher one."
            )
            tip = f"{tip}.\n{why}"
        self.header.setToolTip(tip)

    def _set_scale(self) -> None:
        if self._regression:
            self.plot.set_write(short, partial(figure_text, digits=4))
        else:
            self.plot.set_write(percent, partial(percent, decimals=1))

    def legend(self, snapshot: Snapshot | None) -> dict[str, str]:
        """Return the two accuracies."""
        if snapshot is None or not snapshot.latest:
            return {"train": "", "test": ""}
        figures = zip(("train", "test"), snapshot.latest, strict=True)
        return {k: figure_text(f.accuracy, 4) if self._regression else percent(f.accuracy, 1) for k, f in figures}

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("R²") if self._regression else self.tr("Accuracy"))
        super().retranslate()
        self._explain()
        name = self.tr("R² over training steps") if self._regression else self.tr("Accuracy over training steps")
        self.plot.setAccessibleName(name)


class GradientsCard(CurvesCard):
    """How long the gradient of each layer is, on a logarithmic axis: where it fades, a layer hardly learns."""

    def __init__(self, theme: Theme) -> None:
        self._layers: tuple[int, ...] = ()
        self._limit, self._penalty = 0.0, False  # at which gradients are clipped; whether L1 or L2 is in force
        super().__init__(theme, logarithmic=True)

    def _know(self, snapshot: Snapshot) -> None:
        layers = snapshot.experiment.flow.learning
        if layers != self._layers:
            self._layers = layers
            self._take_layers()
        limit, penalty = snapshot.experiment.clip, bool(snapshot.experiment.l1 or snapshot.experiment.l2)
        if (limit, penalty) != (self._limit, self._penalty):
            self._limit, self._penalty = limit, penalty
            self._explain()

    def _take_layers(self) -> None:
        layers = self._layers
        self.shown = {f"gradient_{k}": f"gradient_{k}" for k in layers}
        self.plot.set_ends({}, {f"gradient_{k}": f"gradient_{k + 1}" for k in layers})  # counted as on screen
        self.plot.set_palette(lambda tokens: layer_colors(tokens, layers))
        self.retranslate()

    def names(self) -> dict[str, str]:
        """Return the numbers of the layers."""
        return {f"gradient_{k}": self.tr("layer {n}").format(n=k + 1) for k in self._layers}

    def legend(self, snapshot: Snapshot | None) -> dict[str, str]:
        """Return all layers; of many the first and the last: those between lie between."""
        named = self._layers if self._names_all() else (self._layers[0], self._layers[-1])
        return {f"gradient_{k}": "" for k in named}

    def _names_all(self) -> bool:
        """Return whether there is room for the numbers of all layers."""
        if len(self._layers) <= 2:  # they are the first and the last
            return True
        said = unescape(GAP.join([self.lead(), *(f"●&nbsp;{k + 1}" for k in self._layers)]))
        width = self._legend.label().fontMetrics().horizontalAdvance(said) + SLACK
        return len(self._layers) <= MOST_NAMED and width <= self.room_beside_title()

    def legend_text(self, line: str, figure: str) -> str:
        """Return a layer's number, after the first one of many an ellipsis."""
        number = str(int(line.removeprefix("gradient_")) + 1)
        first = line == f"gradient_{self._layers[0]}"
        return f"{number} &nbsp;…" if first and not self._names_all() else number

    def lead(self) -> str:
        """Return what the numbers count."""
        return self.tr("layer") if self._layers else ""

    def words_color(self, color: str) -> str:
        """Name all layers in one colour: the faint end of the ramp is none for letters."""
        return self.theme.tokens.muted

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Gradient norm"))
        super().retranslate()
        self._explain()
        self.plot.setAccessibleName(self.tr("Gradient norm of each layer over training steps"))
        self.plot.set_value_format(lambda v: tidy(f"{v:.3g}"))

    def _explain(self) -> None:
        """Say what is drawn: where the gradient is altered before the update takes it, how much of that is in it."""
        penalty = self.tr("With L1 or L2, it is the gradient of loss and penalty together.")
        clipped = self.tr(
            "Before clipping: where all layers together are longer than {limit},\n"
            "the update takes them shortened to that."
        )
        base = self.tr(
            "How long ∂L/∂W and ∂L/∂b of each layer are, in the last batch.\nWhere it fades, a layer hardly learns."
        )
        more = [penalty] if self._penalty else []
        more += [clipped.format(limit=format_number(self._limit))] if self._limit else []
        self.header.setToolTip("\n".join((base, *more)))
