"""The left column of the Compare stage: in what networks differ, each network's own, and what is the same for all."""

import random
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal, Slot

from gui import words
from gui import words_compare as said
from gui.panels.base import SettingRow
from gui.panels.lane_row import LaneRow
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.hint import Hint
from gui.widgets.named_figures import NamedFigures
from gui.widgets.numbers import tidy
from gui.widgets.row_list import RowList
from gui.widgets.translated import Translated
from model.comparison import Comparison, next_lane, obstacle, same_batches, same_start
from model.experiment import LIMITS, Experiment
from model.factors import FACTORS, MOST_LANES, Lane, activated, drawn_lanes
from model.graph import KEEPING_NEURONS

BREAK = "\u200b"
"""Where a line may be broken, though nothing is seen there."""

SAME: dict[str, tuple[str, ...]] = {
    "data": (),
    "layers": ("units", "depth"),
    "activation": ("activation",),
    "loss": (),
    "optimizer": ("optimizer",),
    "learning_rate": ("learning_rate",),
    "batch_size": ("batch_size",),
    "seed": ("seed",),
}
"""What is told of what is the same for all, each with the factors in which it differs instead."""


class LanesPanel(Translated, Card):
    """In what networks differ, and each network's own.

    Signals:
        edited (Comparison): the person changed something.
        factor_chosen (str): the person wants to compare something else.
        remedied (Experiment): the person wants these choices, with which networks can differ.
    """

    edited = Signal(object)
    factor_chosen = Signal(str)
    remedied = Signal(object)

    def __init__(self, theme: Theme, comparison: Comparison) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self.comparison = comparison
        self._experiment = Experiment()
        self._factor = Choice(theme)
        self._factor.changed.connect(self.factor_chosen)
        self._row = SettingRow(theme, self._factor)
        self._judge = Choice(theme)
        self._judge.changed.connect(self._judged)
        self._judge_row = SettingRow(theme, self._judge)
        self._judge_row.setObjectName("row:judge")
        self._note = Hint(theme)
        self._note.action.connect(self._remedy)
        self._list = RowList[LaneRow](spacing=2)
        self._add = TextButton(self)
        set_role(self._add, "dashed")
        self._add.clicked.connect(self._add_lane)
        self._draw = TextButton(self)
        set_role(self._draw, "dashed")
        self._draw.clicked.connect(self._draw_lanes)
        self.body.addWidget(self._row)
        self.body.addWidget(self._note)
        self.body.addLayout(self._list)
        self.body.addWidget(self._add)
        self.body.addWidget(self._draw)
        self.body.addWidget(self._judge_row)
        self.retranslate()
        self.show_comparison(comparison)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show the choices; emits nothing."""
        other = comparison.factor != self.comparison.factor
        self.comparison = comparison
        self._factor.set_value(comparison.factor)
        self._judge.set_value("validation" if comparison.validated else "test")
        if other:
            self._list.fit(0, self._new_row)
        self._list.fit(len(comparison.lanes), self._new_row)
        for row, lane in zip(self._list.rows, comparison.lanes, strict=True):
            row.show_lane(lane, len(comparison.lanes) > 1)
        self._draw.setVisible(FACTORS[comparison.factor].drawn)
        self._add.setEnabled(len(comparison.lanes) < MOST_LANES)
        self._say_sameness()
        stops = (stop for row in self._list.rows for stop in row.stops())
        for before, after in pairwise([self.header, self._factor, *stops, self._add, self._draw, self._judge]):
            self.setTabOrder(before, after)

    def _new_row(self, place: int) -> LaneRow:
        row = LaneRow(self.theme, self.comparison.factor, place, self)
        row.edited.connect(partial(self._edited, place))
        row.removed.connect(partial(self._removed, place))
        return row

    def show_experiment(self, experiment: Experiment) -> None:
        """Know what is the same for all."""
        self._experiment = experiment
        self._say_sameness()

    def _say_sameness(self) -> None:
        """Say what else is the same for all, and where networks can't differ in this."""
        experiments = self.comparison.experiments(self._experiment)
        sides = {
            (True, True): self.tr("same start, same batches"),
            (True, False): self.tr("same start"),
            (False, True): self.tr("same batches"),
            (False, False): self.tr("same examples"),
        }
        self.set_side(sides[same_start(experiments), same_batches(experiments)])
        found = obstacle(self.comparison, self._experiment)
        text, remedy = said.obstacle(found) if found else ("", "")
        self._note.show_text(text, action=remedy)

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot()
    def _remedy(self) -> None:
        found = obstacle(self.comparison, self._experiment)
        if found and found.remedy:
            self.remedied.emit(found.remedy)

    @Slot()
    def _draw_lanes(self) -> None:
        seed = random.randint(0, int(LIMITS["seed"][1]))
        lanes = drawn_lanes(self._experiment, seed, len(self.comparison.lanes))
        self.edited.emit(replace(self.comparison, lanes=lanes))

    @Slot(str)
    def _judged(self, judge: str) -> None:
        self.edited.emit(replace(self.comparison, validated=judge == "validation"))

    @Slot()
    def _add_lane(self) -> None:
        lane = next_lane(self.comparison)
        self.edited.emit(replace(self.comparison, lanes=(*self.comparison.lanes, lane)))

    def _edited(self, place: int, lane: Lane) -> None:
        lanes = self.comparison.lanes
        self.edited.emit(replace(self.comparison, lanes=(*lanes[:place], lane, *lanes[place + 1 :])))

    def _removed(self, place: int) -> None:
        lanes = self.comparison.lanes
        self.edited.emit(replace(self.comparison, lanes=(*lanes[:place], *lanes[place + 1 :])))

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Networks"))
        self.header.setToolTip(self.tr("They differ in one thing only, so that what comes out differs because of it"))
        self._factor.set_options(said.factor_options())
        self._factor.set_value(self.comparison.factor)
        self._row.set_label(self.tr("They differ in"))
        self._row.setToolTip(self.tr("What differs from network to network; everything else is as on the Network tab"))
        self._judge.set_options(said.judge_options())
        self._judge.set_value("validation" if self.comparison.validated else "test")
        self._judge_row.set_label(self.tr("Judged by"))
        self._judge_row.setToolTip(self.tr("By which examples the best is found: none of them is learned from"))
        self._add.setText(self.tr("+ Add network"))
        self._add.setToolTip(self.tr("Let one more learn beside them, up to six"))
        self._draw.setText(self.tr("Draw others"))
        self._draw.setToolTip(
            self.tr(
                "Draw all at random: from a thousandth to ten times the learning rate of the Network tab,\n"
                "λ from 1e-8 to 1e-4"
            )
        )
        self._say_sameness()


class SamePanel(Translated, Card):
    """What is the same for all networks.

    Signals:
        wanted (): the person wants to change it.
    """

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._experiment = Experiment()
        self._comparison: Comparison | None = None
        self._change = TextButton(self)
        set_role(self._change, "link")
        self._change.clicked.connect(self.wanted)
        self.add_side_widget(self._change)
        self._figures = NamedFigures(tuple(SAME))
        self.body.addWidget(self._figures)
        self.retranslate()

    def show_same(self, experiment: Experiment, comparison: Comparison) -> None:
        """Show the choices that all have, but for that in which they differ."""
        self._experiment, self._comparison = experiment, comparison
        self._write()

    def _write(self) -> None:
        if self._comparison is None:
            return
        factor, experiment = self._comparison.factor, self._comparison.experiments(self._experiment)[0]
        activations = [row.activation for row in activated(experiment)]
        shapes = zip(experiment.rows, experiment.shapes, strict=False)  # they end where a row does not fit
        others = [shape for row, shape in shapes if not isinstance(row, KEEPING_NEURONS)]
        widths = [str(experiment.data.inputs), *("·".join(map(str, shape)) for shape in others)]
        texts: Mapping[str, str] = {
            "data": words.name("source", experiment.data.source),
            "layers": f"–{BREAK}".join(widths),
            "loss": words.name("loss", experiment.loss),
            "activation": ", ".join(dict.fromkeys(words.name("activation", a) for a in activations)) or "–",
            "optimizer": words.name("optimizer", experiment.optimizer.kind),
            "learning_rate": tidy(f"{experiment.learning_rate:.4g}"),
            "batch_size": f"{experiment.batch_size:,}",
            "seed": str(experiment.seed),
        }
        differs = {name for name, factors in SAME.items() if factor in factors}
        differs |= {"learning_rate"} if FACTORS[factor].rated else set()
        own = self.tr("each its own")
        self._figures.set_figures({name: own if name in differs else text for name, text in texts.items()})

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("The same for all"))
        self.header.setToolTip(self.tr("What is chosen on the Network tab"))
        self._change.setText(self.tr("Change"))
        self._change.setToolTip(self.tr("Go to the Network tab, where all this is chosen"))
        self._change.setAccessibleName(self.tr("Change what is the same for all"))
        names = {
            "data": self.tr("Data"),
            "layers": self.tr("Layers"),
            "activation": self.tr("Activation"),
            "loss": self.tr("Loss"),
            "optimizer": self.tr("Optimizer"),
            "learning_rate": self.tr("Learning rate"),
            "batch_size": self.tr("Batch size"),
            "seed": self.tr("Seed"),
        }
        self._figures.set_names({name: (text, "") for name, text in names.items()})
        self._write()
