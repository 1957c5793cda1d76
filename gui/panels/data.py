"""The data panel: which examples the network learns from."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui import words, words_problems
from gui.explanation import Explanation
from gui.panels.base import Panel
from gui.panels.bring import BringBox
from gui.panels.thumbnails import thumbnail
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton, TickBox
from gui.widgets.hint import Hint
from gui.widgets.number import NumberField
from gui.widgets.numbers import percent
from gui.widgets.segmented import Segmented
from gui.widgets.slider import Slider
from gui.widgets.tile import TileGrid
from model.data.choice import LIMITS
from model.data.examples import Examples
from model.data.published import PUBLISHED
from model.data.sources import DATASETS, FEATURES, GATES
from model.defaults import DEFAULTS, with_examples, with_source
from model.experiment import Experiment
from model.problems import ABSENT, Problem

TILE_WIDTH = 42
"""The least width of a tile, in pixels: six stand in a row."""

GATE_TILE = "gates"
"""The tile that all gates share: which of them is chosen below the tiles."""

READ = ("table", "pictures")
"""The data sets of the person's own that are read from what they bring."""

RARE = ("test_share", "samples", "normalize")
"""What is folded away, unless it is other than usual for a data set."""


class DataPanel(Panel):
    """Data set, input features, noise, share for testing, shift, examples, normalisation. All start a new run.

    Signals:
        files_wanted (str): the person wants to open files for a data set.
    """

    files_wanted = Signal(str)

    def __init__(self, theme: Theme, experiment: Experiment) -> None:
        super().__init__(theme, experiment)
        self._tiles = TileGrid(theme, tile_width=TILE_WIDTH)
        self._tiles.set_tiles(self._tile_texts())
        self._gates = Segmented(theme, [(key, "", "") for key in GATES])
        self.bring = BringBox(theme)
        self.available: frozenset[str] = frozenset()  # the published data sets that are on this computer
        self._own: dict[str, Examples] = {}  # what the person brought last, for the way back to it
        self._lack = Hint(theme)
        self._lacking: Problem | None = None  # why these data are not enough for a run
        self.body.addWidget(self._tiles)
        self.body.addWidget(self._gates)
        self.body.addWidget(self.bring)
        self.body.addWidget(self._lack)
        self._noise = Slider(theme, *LIMITS["noise"], 0.01, label="noise", format=percent)
        self._shift = Slider(theme, *LIMITS["shift"], 1, label="shift", format=pixels)
        self._share = Slider(theme, *LIMITS["test_share"], 0.05, label="test", format=percent)
        self._features = QWidget(self)
        line = QHBoxLayout(self._features)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(4)
        self._feature_buttons = {key: self._feature_button(key) for key in FEATURES}
        for button in self._feature_buttons.values():
            line.addWidget(button, 1)
        self._samples = NumberField(theme, 20, 5_000, 10, integer=True)
        self._normalize = TickBox(self)
        self.add_more()
        for widget in (self._features, self._noise, self._shift, self._share):
            self.body.addWidget(widget)
        self._shift.setObjectName("row:data.shift")
        self._normalize.setObjectName("row:data.normalize")
        samples = self.add_row("data.samples", self._samples)
        self.body.addWidget(self._normalize)
        self._pixels = Explanation(theme, self._normalize)
        self._pixels.remedied.connect(self.edited)
        self.body.addWidget(self._pixels)
        self._rare: dict[str, QWidget] = dict(zip(RARE, (self._share, samples, self._normalize), strict=True))
        for slider in (self._noise, self._shift, self._share):
            slider.set_label_width(64)
        self._tiles.chosen.connect(self._tile_chosen)
        self._gates.changed.connect(self._source_chosen)
        self._lack.action.connect(self._take_remedy)
        self.bring.files_wanted.connect(self._wants_files)
        self._noise.changed.connect(partial(self._edit_data, "noise"))
        self._share.changed.connect(partial(self._edit_data, "test_share"))
        self._shift.changed.connect(self._shift_chosen)
        self._samples.changed.connect(self._samples_typed)
        self._normalize.toggled.connect(partial(self._edit_data, "normalize"))
        theme.changed.connect(self._paint_tiles)
        self._paint_tiles()
        self.retranslate()
        self.show_values()

    def _feature_button(self, key: str) -> QPushButton:
        button = TextButton(self._features)
        button.setCheckable(True)
        set_role(button, "digit")
        button.clicked.connect(partial(self._feature_clicked, key))
        return button

    def show_values(self) -> None:
        data = self.experiment.data
        source = data.row
        if data.examples:
            self._own[data.source] = data.examples
        self._tiles.set_value(_tile(data.source))
        self._gates.set_value(data.source)
        self._gates.setVisible(data.source in GATES)
        self._noise.set_value(data.noise)
        self._noise.setVisible(bool(source.features))
        self._share.set_value(data.test_share)
        self._shift.set_value(data.shift)
        self._shift.setVisible(source.image)
        self._samples.set_range(*source.samples)
        self._samples.set_value(data.samples)
        if self.bring.source in ("", *READ):
            self._offer_others()
        self._features.setVisible(len(source.features) > 0)
        for key, button in self._feature_buttons.items():
            button.setVisible(key in source.features)
            button.setChecked(key in data.features)
        self._normalize.blockSignals(True)
        self._normalize.setChecked(data.normalize)
        self._normalize.blockSignals(False)
        counts = self.tr("{train} training · {test} test") if data.is_split else self.tr("{train}: training = test")
        written = counts.format(train=f"{data.training_samples:,}", test=f"{data.test_samples:,}")
        self.set_side(written if data.samples >= source.least else "")  # what is missing is said below
        self.fold_rare()

    def fold_rare(self) -> None:
        """Show what applies; of the rare, unless they are wanted, only what is not as usual."""
        data, default = self.experiment.data, DEFAULTS[self.experiment.data.source].data
        for field, widget in self._rare.items():
            usual = data.examples is not None or getattr(data, field) == getattr(default, field)
            applies = {
                "samples": data.source != "painted" and data.row.samples[0] < data.row.samples[1],
                "test_share": data.is_split,
            }
            widget.setVisible(applies.get(field, True) and self.is_wanted(widget, usual))

    def retranslate(self) -> None:
        self.set_title(self.tr("Data"))
        self._more.set_title(self.title())
        self.header.setToolTip(self.tr("The examples the network learns from. Every change starts a new run."))
        self._tiles.setAccessibleName(self.tr("Data set"))
        self._tiles.set_tiles(self._tile_texts())
        self._gates.setAccessibleName(self.tr("Gate"))
        self._gates.set_options([(key, key.removeprefix("gate_").upper(), words.tip("source", key)) for key in GATES])
        self._noise.set_label(self.tr("Noise"))
        self._noise.setToolTip(self.tr("How far examples are scattered. More: classes overlap, nothing is certain."))
        self._share.set_label(self.tr("For testing"))
        self._share.setToolTip(
            self.tr("The share of examples the network never learns from. Larger: a surer test, fewer to learn from.")
        )
        self._shift.set_label(self.tr("Shift"))
        self._shift.setToolTip(
            self.tr(
                "Each batch is moved at random by up to so many pixels.\n"
                "More: the network learns shapes wherever they stand, and needs longer."
            )
        )
        self.rows["data.samples"].set_label(self.tr("Examples"))
        self.rows["data.samples"].setToolTip(
            self.tr("Training and test together. More: better learning, longer epochs.")
        )
        for key, button in self._feature_buttons.items():
            button.setText(words.name("feature", key))
            button.setToolTip(words.tip("feature", key))
            button.setAccessibleName(self.tr("Input {feature}").format(feature=words.name("feature", key)))
        self._features.setAccessibleName(self.tr("Inputs"))
        self._normalize.setText(self.tr("Normalize inputs"))
        self._normalize.setToolTip(
            self.tr("Points: mean 0 and standard deviation 1. Images: pixels from 0 to 1 instead of 0 to 255.")
        )
        self._show_lack()
        self.show_values()

    def _tile_texts(self) -> list[tuple[str, str, str]]:
        gates = (GATE_TILE, self.tr("Gates"), self.tr("The logic gates of the book's chapter 2: whole truth tables"))
        others = [key for key in DATASETS if key not in GATES]
        return [gates, *((key, words.name("source", key), words.tip("source", key)) for key in others)]

    @Slot()
    def _paint_tiles(self) -> None:
        for key in dict.fromkeys(_tile(source) for source in DATASETS):
            self._tiles.set_picture(key, thumbnail(self.theme, key, self.devicePixelRatioF()))

    @Slot(str)
    def _tile_chosen(self, tile: str) -> None:
        present = self.experiment.data.source
        first = present if _tile(present) == tile else next(key for key in DATASETS if _tile(key) == tile)
        self._source_chosen(first)

    @Slot(str)
    def _source_chosen(self, source: str) -> None:
        """Use a data set, or offer to bring what is not here yet."""
        present = self.experiment.data.source
        missing = source in PUBLISHED and source not in self.available
        unread = source in READ and source not in self._own
        if missing or unread:
            self._tiles.set_value(_tile(present))
            self.bring.offer(source)
        elif source == present:
            self._offer_others()
        else:
            self.bring.offer("")
            if DATASETS[source].own:
                self.edited.emit(with_examples(self.experiment, source, self._own.get(source)))
            else:
                self.edited.emit(with_source(self.experiment, source))

    def _offer_others(self) -> None:
        """Offer to bring others of the person's own, where the data are such that were read."""
        source = self.experiment.data.source
        self.bring.offer(source if source in READ else "")

    def _show_lack(self) -> None:
        sentence, remedy = words_problems.problem(self._lacking) if self._lacking else ("", "")
        self._lack.show_text(sentence, "warning", remedy)

    @Slot()
    def _take_remedy(self) -> None:
        if self._lacking and self._lacking.remedy:
            self.edited.emit(self._lacking.remedy)

    @Slot()
    def _wants_files(self) -> None:
        self.files_wanted.emit(self.bring.source)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say why the data are not enough, and offer to bring them where they are not here."""
        super().show_problems(problems)
        source = self.experiment.data.source
        self._pixels.show_problem(next((p for p in problems if p.field == "data.normalize"), None))
        self._lacking = next((p for p in problems if p.field == "data.source"), None)
        self._show_lack()
        if any(problem.code == ABSENT for problem in problems) and source in PUBLISHED:
            if self.bring.source != source:
                self.bring.offer(source)
        elif self.bring.source == source and source in PUBLISHED:
            self.bring.offer("")

    def _edit_data(self, field: str, value: Any) -> None:
        self.edit(data=replace(self.experiment.data, **{field: value}))

    @Slot(float)
    def _samples_typed(self, value: float) -> None:
        self._edit_data("samples", int(value))

    @Slot(float)
    def _shift_chosen(self, value: float) -> None:
        self._edit_data("shift", round(value))

    def _feature_clicked(self, key: str) -> None:
        chosen = {key} ^ set(self.experiment.data.features)
        if chosen:
            self._edit_data("features", tuple(k for k in FEATURES if k in chosen))
        else:
            self.show_values()  # the last input stays: a network needs one


def _tile(source: str) -> str:
    """Return the id of the tile of a data set."""
    return GATE_TILE if source in GATES else source


def pixels(most: float) -> str:
    """Write how far a picture is moved at most."""
    return f"±{most:.0f}" if most else "0"
