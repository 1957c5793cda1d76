"""The main window: what you set at the left, what you look at in the middle, how it goes at the right."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import words
from gui.data_desk import DataDesk
from gui.descent import Descent
from gui.documents import Documents, told_apart
from gui.drawings import Drawings
from gui.inside import Target
from gui.languages import MODES as LANGUAGES
from gui.languages import Languages
from gui.menus import PLOTS, Menus
from gui.notices import Notices
from gui.orders import Brought
from gui.panels.curves import AccuracyCard, GradientsCard, LossCard
from gui.panels.data import DataPanel
from gui.panels.learning import LearningPanel
from gui.panels.network import NetworkPanel
from gui.panels.transport import Transport
from gui.panels.weights import WeightsDialog
from gui.playback import Playback
from gui.plots.export import export
from gui.session import Session
from gui.stages.base import Stage
from gui.stages.descent import NETWORK
from gui.stages.draw import DrawStage
from gui.stages.inside import InsideStage
from gui.stages.network import NetworkStage
from gui.stages.output import OutputStage
from gui.theme import MODES as THEMES
from gui.theme import Theme
from gui.widgets.icon_button import IconButton
from gui.widgets.order import in_order
from gui.widgets.segmented import TabStrip
from gui.widgets.translated import Translated
from model.archive import Scalar
from model.data.examples import Content, Examples, pack, unpack
from model.disk import ArchiveInvalid
from model.experiment import Experiment, with_examples, with_source
from model.problems import Problem
from model.snapshot import Snapshot

CURVES = ("loss", "accuracy", "gradients")
EVERYTHING = frozenset({"stage", *CURVES})
TURNS = tuple(frozenset(turn) for turn in ({"stage"}, {"loss"}, {"stage"}, {"loss"}, {"accuracy", "gradients"}))
"""What is drawn in turn, a frame each, while the run plays: everything is fluent, and each frame is quick."""

REST_MS = 80
"""After how long without another picture the last one is drawn whole, in milliseconds."""

WIDE = frozenset({"inside"})
"""The stages beside which the settings are folded and the plots are narrow."""

DRIVEN = ("undo", "redo", "toggle", "step", "step_back", "epoch", "reset")
"""The orders that go to what is driven: the network's training, runners, or h."""

LEFT, RIGHT = 324, (288, 480)
"""The width of the left column, and the least and largest of the right one, in pixels."""


class MainWindow(Translated, QMainWindow):
    """The one window. It connects panels and stages with the session, and knows nothing of the worker."""

    def __init__(self, session: Session, theme: Theme, languages: Languages | None = None) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.languages = languages or Languages("en")
        self.transport = Transport(theme)
        self.data = DataPanel(theme, session.experiment)
        self.network = NetworkPanel(theme, session.experiment)
        self.learning = LearningPanel(theme, session.experiment)
        self.panels = (self.data, self.network, self.learning)
        self.curves = (LossCard(theme), AccuracyCard(theme), GradientsCard(theme))
        self.cards = {
            "data": self.data,
            "network": self.network,
            "learning": self.learning,
            **dict(zip(CURVES, self.curves, strict=True)),
        }
        self.network_stage, self.output, self.draw = NetworkStage(theme), OutputStage(theme), DrawStage(theme)
        self.inside = InsideStage(theme)
        self.descent = Descent(theme, self)
        self.stages: dict[str, Stage] = {
            "network": self.network_stage,
            "output": self.output,
            "descent": self.descent.stage,
            "inside": self.inside,
            "draw": self.draw,
        }
        self.tabs = TabStrip(theme)
        self._pages = QStackedWidget()
        self._settings_open = False  # beside stages that want their room
        self._turn = 0
        self._text_waits = False
        self._remainder = QTimer(self)  # draws what had no turn, where no other picture comes soon
        self._remainder.setSingleShot(True)
        self._remainder.setInterval(REST_MS)
        self._remainder.timeout.connect(self._draw_remainder)
        for stage in self.stages.values():
            self._pages.addWidget(stage)
        self.notices = Notices(self)
        self.documents = Documents(session, self.notices, self._remembered)
        self.desk = DataDesk(session, self.data, theme, self)
        self.drawings = Drawings(session, session.library.folder if session.library is not None else None)
        self._source_shown = ""
        self._examples: Examples | None = None  # the painted points that the output stage shows
        self.setAcceptDrops(True)
        self.asks_before_closing = False
        self._lay_out()
        self._show_settings()
        self._make_menus()
        self._connect()
        self.retranslate()
        in_order(self._bar, self._folded, self._left, self.tabs, *self.stages.values(), self._right)
        self.resize(1440, 900)
        self.setMinimumSize(1000, 640)
        session.ask("transport", self.transport.questions)
        self.stages[self.tabs.value()].setFocus()  # or Qt gives the keys to the first button

    def _lay_out(self) -> None:
        self._lefts = (_column(self.panels, LEFT), _column(self.descent.left, LEFT))
        self._fold = IconButton(self.theme, "chevron-right", small=True)
        self._fold.clicked.connect(self._toggle_settings)
        self._folded = QWidget()
        strip = QVBoxLayout(self._folded)
        strip.setContentsMargins(8, 16, 0, 0)
        strip.addWidget(self._fold)
        strip.addStretch(1)
        centre = QWidget()
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(0, 12, 0, 12)
        middle.setSpacing(8)
        middle.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addWidget(self._pages, 1)
        self._left, self._right, self._bar = (
            _stack(*self._lefts),
            _stack(_plots(self.curves), _plots(self.descent.right)),
            _stack(self.transport, self.descent.bars),
        )
        self._left.setFixedWidth(LEFT)
        self._right.setMinimumWidth(RIGHT[0])
        self._right.setMaximumWidth(RIGHT[1])
        self._bar.setFixedHeight(self.transport.height())
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        for column, stretch in ((self._folded, 0), (self._left, 0), (centre, 5), (self._right, 2)):
            body.addWidget(column, stretch)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        outer.addLayout(body, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        session, transport = self.session, self.transport
        transport.reset.connect(session.reset)
        transport.step_back.connect(session.step_back)
        transport.way_out.connect(session.step_back)
        transport.toggle.connect(session.toggle)
        transport.into.connect(self.step_into)
        transport.step.connect(session.step)
        transport.epoch.connect(session.epoch)
        transport.speed_changed.connect(session.set_speed)
        timeline = transport.timeline
        timeline.sought.connect(session.seek)
        timeline.kept.connect(session.keep_branch)
        timeline.dropped.connect(session.drop_branch)
        timeline.budget_changed.connect(session.set_budget)
        for panel in self.panels:
            panel.edited.connect(session.edit)
        for name, stage in self.stages.items():
            stage.asked.connect(partial(session.ask, name))
        self.draw.turn = session.turn
        self.draw.taught.connect(self.drawings.teach)
        own = self.draw.pages.own
        own.removed.connect(self.drawings.remove)
        own.weight_changed.connect(self.drawings.set_weight)
        own.wanted.connect(self.drawings.use)
        own.export_wanted.connect(self._export_drawings)
        self.drawings.changed.connect(self._show_drawings)
        self.drawings.full.connect(self.draw.say_full)
        session.not_kept.connect(self._not_kept)
        self._show_drawings()
        self.inside.moved.connect(session.move)
        self.draw.digits_wanted.connect(self._want_digits)
        self.output.painted.connect(self._take_painted)
        self.output.plane_changed.connect(self.network_stage.show_plane)
        self.network_stage.painting_wanted.connect(partial(self.show_stage, "output"))
        self.desk.said.connect(partial(transport.show_message, kind="info"))
        self.tabs.changed.connect(self.show_stage)
        for card in self.curves:
            card.fold_changed.connect(self._redraw_curves)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._keep_in_sight)
        session.experiment_changed.connect(self._show_experiment)
        session.problems_changed.connect(self._show_problems)
        session.undo_changed.connect(self._show_undo)
        session.playing_changed.connect(transport.show_playing)
        session.run_started.connect(self._run_started)
        session.frame.connect(self._show_frame)
        session.text.connect(self._show_text)
        session.progressed.connect(transport.show_progress)
        session.failed.connect(self._failed)
        for player in self.descent.players:
            player.undo_changed.connect(self._show_undo)
        self.descent.failed.connect(self._failed)
        self.descent.subject_changed.connect(self._show_driven)
        self.descent.placed.connect(session.put)
        self.descent.said.connect(partial(transport.show_message, kind="info"))
        self.network_stage.axes.picked.connect(self.descent.pick)
        self.network_stage.axes.wanted.connect(self._show_terrain)
        self.descent.picked.connect(self.network_stage.axes.show_chosen)
        session.was_put.connect(self.descent.say_put)
        session.not_put.connect(self.descent.say_not_put)
        self.documents.changed.connect(self._show_document)
        self.documents.opened.connect(self._restore)
        self.documents.refused.connect(self._refuse_file)

    # --- stages -------------------------------------------------------------------------------------------------

    @Slot(str)
    def show_stage(self, name: str) -> None:
        """Bring a stage to the front."""
        self.tabs.set_value(name)
        self._pages.setCurrentWidget(self.stages[name])
        self._left.setCurrentIndex(name == "descent")
        self._show_settings()
        self._show_driven()
        if not self._player:
            self.descent.pause()
        self.stages[name].setFocus()  # or Qt gives the keys to some button, and Space would press that
        if self.session.snapshot:
            self.stages[name].show_run(self.session.snapshot)

    @Slot()
    def _show_terrain(self) -> None:
        """Show the loss of the network."""
        self.descent.show_subject(NETWORK)
        self.show_stage("descent")

    def _show_settings(self) -> None:
        """Make room for what is looked at where it wants it: the settings fold, unless the person has opened them."""
        wide = self.tabs.value() in WIDE
        self._folded.setVisible(wide)
        self._left.setVisible(not wide or self._settings_open)
        self._right.setMaximumWidth(RIGHT[0] if wide else RIGHT[1])
        self._fold.set_icon("chevron-left" if self._settings_open else "chevron-right")

    @Slot()
    def _toggle_settings(self) -> None:
        self._settings_open = not self._settings_open
        self._show_settings()

    @Slot()
    def step_into(self) -> None:
        """Begin a step and stop after its first move, or do the next one, and show it: Inside, or lit in the graph."""
        snapshot = self.session.snapshot
        under_way = snapshot is not None and snapshot.moves is not None
        if self.tabs.value() != "inside" and not (under_way and self.tabs.value() == "network"):
            self.show_stage("inside")
        self._move("next")

    def _move(self, target: Target) -> None:
        """Go on, or back, inside of a step; or in the formula that is looked at instead."""
        if self.tabs.value() == "inside" and self.inside.shows_expression():
            self.inside.go(target)
        else:
            self.session.move(target)

    @property
    def driven(self) -> Session | Playback:
        """What the transport's keys drive: the network's training, or what is on screen instead."""
        return self._player or self.session

    @property
    def _player(self) -> Playback | None:
        return self.descent.driven if self.tabs.value() == "descent" else None

    @Slot()
    def _show_driven(self) -> None:
        """Show the transport and the curves of what is driven; while that is not the network, it rests."""
        for stack in (self._right, self._bar):
            stack.setCurrentIndex(self._player is not None)
        if self._player:
            self.session.pause()
        self._show_undo()

    def _drive(self, order: str) -> None:
        getattr(self.driven, order)()

    @Slot()
    def _want_digits(self) -> None:
        self.session.edit(with_source(self.session.experiment, "digits"))

    @Slot()
    def give_weights(self) -> None:
        """Let the person give initial weights and biases."""
        dialog = WeightsDialog(self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(self.session.give)
        self.session.given.connect(dialog.accept)
        self.session.not_given.connect(dialog.refuse)
        dialog.open()

    def _plots(self) -> dict[str, QWidget]:
        """Return every plot on screen by the name of its action."""
        beside = self.descent.plots() if self._player else dict(zip(CURVES, self.curves, strict=True))
        plots: dict[str, QWidget] = {f"save_{name}": card.plot for name, card in beside.items() if not card.folded}
        stage = self.stages[self.tabs.value()].plot()
        return {"save_stage": stage, **plots} if stage else plots

    def save_plot(self, name: str) -> None:
        """Ask for a file and write a plot to it, as a picture, a drawing or a table."""
        plot = self._plots().get(name)
        path = self.notices.ask_plot() if plot else None
        if plot and path and not export(plot, path):
            self.transport.show_message(self.tr("{file} could not be written.").format(file=path.name))

    @property
    def log_loss(self) -> bool:
        """Whether the loss is drawn on a logarithmic axis."""
        return self.curves[0].plot.logarithmic

    def set_log_loss(self, logarithmic: bool) -> None:
        """Draw the loss on a logarithmic axis, or on a linear one."""
        self.curves[0].plot.set_logarithmic(logarithmic)
        self.menus.actions["log_loss"].setChecked(logarithmic)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to save the plot under the pointer."""
        for name, plot in self._plots().items():
            if plot.rect().contains(plot.mapFromGlobal(event.globalPos())):
                menu = QMenu(self)
                menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                menu.addAction(self.tr("Save plot as …"), partial(self.save_plot, name))
                if plot is self.curves[0].plot:
                    menu.addAction(self.menus.actions["log_loss"])
                menu.popup(event.globalPos())
                return

    @Slot(QWidget, QWidget)
    def _keep_in_sight(self, before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what gets the keyboard: Qt does so only when it comes from within the column."""
        for left in self._lefts:
            if now is not None and left.isAncestorOf(now):
                left.ensureWidgetVisible(now)

    @Slot()
    def _show_drawings(self) -> None:
        self.draw.show_drawings(self.drawings.all, self.drawings.weight, self.drawings.in_use)

    @Slot()
    def _export_drawings(self) -> None:
        path = self.notices.ask_drawings()
        if path:
            self.drawings.export(path)

    @Slot(object)
    def _not_kept(self, path: Path) -> None:
        self.transport.show_message(self.tr("{file} could not be written.").format(file=path.name))

    @Slot(object, object)
    def _take_painted(self, points: np.ndarray, labels: np.ndarray) -> None:
        """Take points that were painted as the data."""
        if not len(points):
            self.session.edit(with_examples(self.session.experiment, "painted", None))
            return
        examples, blobs = pack(Content(points, labels), max(2, int(labels.max()) + 1))
        self.session.take_examples(Brought("painted", examples, blobs))

    def _show_painted(self, experiment: Experiment) -> None:
        """Show the painted points that are the data now, or no more."""
        data = experiment.data
        if data.source != "painted":
            self._examples = None
            self.output.show_painted(None, np.empty(0, np.int64))
        elif data.examples is None:
            self._examples = None
            self.output.show_painted(np.empty((0, 2)), np.empty(0, np.int64))
        elif data.examples != self._examples:
            self._examples = data.examples
            content = unpack(self.session.blobs[data.examples.values], data.examples)
            self.output.show_painted(content.points, content.targets)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tables and IDX files that are dragged over the window."""
        if self.desk.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.desk.drop(event.mimeData())

    # --- files --------------------------------------------------------------------------------------------------

    def _remembered(self) -> dict[str, Scalar]:
        """Return what the window finds again in a file."""
        return {
            "stage": self.tabs.value(),
            "speed": str(self.transport.speed()),
            **self.descent.remembered(),
        }

    @Slot(object)
    def _restore(self, window: dict[str, Scalar]) -> None:
        """Show what was shown when the file was saved; what is unknown is passed over."""
        self.descent.restore(window)
        if window.get("stage") in self.stages:
            self.show_stage(str(window["stage"]))
        self.transport.restore_speed(str(window.get("speed", "")))

    @Slot()
    def _show_document(self) -> None:
        documents = self.documents
        mark = " •" if documents.dirty else ""
        self.setWindowTitle(f"{documents.name}{mark} – Nori")
        names = told_apart(documents.recent)
        self.menus.show_recent(list(zip(names, map(str, documents.recent), strict=True)), documents.open_recent)

    @Slot(str, object)
    def _refuse_file(self, name: str, error: ArchiveInvalid) -> None:
        self.transport.show_message(words.file_problem(name, error))

    # --- what comes from the session ----------------------------------------------------------------------------

    @Slot(object)
    def _show_experiment(self, experiment: Experiment) -> None:
        for panel in self.panels:
            panel.show_experiment(experiment)
        self.descent.show_experiment(experiment)
        self.transport.suggest_speed(experiment.data.inputs == 784)
        if experiment.data.source == "painted" and self._source_shown != "painted":
            self.show_stage("output")
        self._source_shown = experiment.data.source
        self._show_painted(experiment)

    @Slot(list)
    def _show_problems(self, problems: list[Problem]) -> None:
        for panel in self.panels:
            panel.show_problems(problems)
        self.transport.show_problems(problems)
        self.transport.show_blocked(self.session.blocked)
        self.network_stage.show_blocking(next((problem for problem in problems if problem.blocking), None))

    @Slot()
    def _offer_plots(self) -> None:
        plots = self._plots()
        for name in PLOTS:
            self.menus.actions[name].setEnabled(name in plots)

    @Slot()
    def _show_undo(self) -> None:
        undo, redo = self.driven.can_undo
        self.menus.actions["undo"].setEnabled(undo)
        self.menus.actions["redo"].setEnabled(redo)

    @Slot()
    def _run_started(self) -> None:
        self.transport.show_run(None)

    @Slot(object)
    def _show_frame(self, snapshot: Snapshot) -> None:
        """Draw a part of the picture while the run plays or the timeline is dragged, and all of it when it rests."""
        self._turn = (self._turn + 1) % len(TURNS)
        parts = TURNS[self._turn] if self._moving else EVERYTHING
        if self.draw.drawing:  # the plots wait for the pen
            parts &= {"stage"}
        self._draw(snapshot, parts)
        self._paint()
        if self._moving or self.draw.drawing:
            self._remainder.start()
        else:
            self._remainder.stop()

    @property
    def _moving(self) -> bool:
        """Whether another picture is likely to come soon."""
        return self.session.playing or self.transport.timeline.bar.isSliderDown()

    @Slot()
    def _draw_remainder(self) -> None:
        if self.session.snapshot:
            self._draw(self.session.snapshot, EVERYTHING, moving=self.session.playing)
            if self._text_waits:
                self._text_waits = False
                self._write(self.session.snapshot)

    def _paint(self) -> None:
        """Paint what has changed now, while the worker stands aside, and not some time later."""
        QApplication.sendPostedEvents(self, QEvent.Type.UpdateRequest)

    def _draw(self, snapshot: Snapshot, parts: frozenset[str], moving: bool | None = None) -> None:
        stage = self.stages[self.tabs.value()]
        stage.playing = self._moving if moving is None else moving
        if "stage" in parts:
            stage.show_run(snapshot)
        for name, card in zip(CURVES, self.curves, strict=True):
            if name in parts and not card.folded:
                card.show_run(snapshot)

    @Slot()
    def _redraw_curves(self) -> None:
        if self.session.snapshot:
            self._draw(self.session.snapshot, EVERYTHING)

    @Slot(object)
    def _show_text(self, snapshot: Snapshot) -> None:
        self._text_waits = self.draw.drawing  # figures, too, wait for the pen
        if self._text_waits:
            self._remainder.start()
        else:
            self._write(snapshot)

    def _write(self, snapshot: Snapshot) -> None:
        self.transport.show_run(snapshot, self.session.seeking)
        self.learning.show_step(snapshot.step)
        for card in self.curves:
            card.show_text(snapshot)
        self.stages[self.tabs.value()].show_text(snapshot)
        self._paint()

    @Slot(str)
    def _failed(self, trace: str) -> None:
        print(trace, file=sys.stderr)
        self.transport.show_failure()

    # --- menus, words and keys ----------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        documents = self.documents
        orders: dict[str, Callable[[], object]] = {
            "open": documents.open,
            "save": documents.save,
            "save_as": documents.save_as,
            "quit": self.close,
            **{name: partial(self._drive, name) for name in DRIVEN},
            "weights": self.give_weights,
            "to_start": self._to_start,
            "table": partial(self.desk.open_files, "table"),
            "paste": self.desk.paste,
            "folder": self.desk.open_folder,
            "pictures": partial(self.desk.open_files, "pictures"),
            "into": self.step_into,
            "previous_move": partial(self._move, "previous"),
            "end_of_step": partial(self._move, "end"),
            "keys": self.notices.show_keys,
            "about": self.notices.show_about,
            **{f"stage_{name}": partial(self.show_stage, name) for name in self.stages},
            **{f"theme_{mode}": partial(self.theme.set_mode, mode) for mode in THEMES},
            **{f"language_{mode}": partial(self.languages.set_mode, mode) for mode in LANGUAGES},
            **{name: partial(self.save_plot, name) for name in PLOTS},
            "log_loss": lambda: self.set_log_loss(self.menus.actions["log_loss"].isChecked()),
        }
        self.menus = Menus(self, orders)
        self.menus.make_switch("log_loss")
        self.menus.make_exclusive("theme", self.theme.mode)
        self.menus.make_exclusive("language", self.languages.mode)
        self.menus.menus["plots"].aboutToShow.connect(self._offer_plots)
        self._show_undo()

    def _to_start(self) -> None:
        self.driven.seek(0)

    def retranslate(self) -> None:
        """Set every text."""
        self.menus.retranslate()
        self._show_document()
        stages = {
            "network": (self.tr("Network"), self.tr("The layer stack as a graph (Alt+1)")),
            "output": (self.tr("Output"), self.tr("What the network answers (Alt+2)")),
            "descent": (self.tr("Descent"), self.tr("From a slope to the way down a surface (Alt+3)")),
            "inside": (self.tr("Inside"), self.tr("One training step, move by move (Alt+4)")),
            "draw": (self.tr("Draw"), self.tr("Draw a digit for the network to read (Alt+5)")),
        }
        chosen = self.tabs.value() or "network"
        self.tabs.set_options([(name, *texts) for name, texts in stages.items()])
        self.tabs.set_value(chosen)
        self.tabs.setAccessibleName(self.tr("Stages"))
        self._fold.setAccessibleName(self.tr("Settings"))
        self._fold.setToolTip(self.tr("Show or hide the settings: data, network and learning"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys: they come here only where no editor, button or slider has taken them."""
        driven = self.driven
        shift = Qt.KeyboardModifier.ShiftModifier
        orders = {
            (Qt.Key.Key_Space, False): driven.toggle,
            (Qt.Key.Key_Right, False): driven.step,
            (Qt.Key.Key_Left, False): driven.step_back,
            (Qt.Key.Key_Right, True): driven.epoch,
            (Qt.Key.Key_Down, False): self.step_into,
            (Qt.Key.Key_Up, False): partial(self._move, "previous"),
            (Qt.Key.Key_Home, False): self._to_start,
            (Qt.Key.Key_Escape, False): self.stages[self.tabs.value()].setFocus,
        }
        order = orders.get((Qt.Key(event.key()), bool(event.modifiers() & shift)))
        if order and not event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier):
            order()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is not saved, then stop the run before the window goes."""
        if self.asks_before_closing and self.documents.dirty:
            self.documents.unless_unsaved(self._close_now)
            if self.asks_before_closing:  # not yet, or not at all
                event.ignore()
                return
        self.desk.close()
        self._remainder.stop()
        self.descent.close()
        self.session.close()
        super().closeEvent(event)

    def _close_now(self) -> None:
        self.asks_before_closing = False
        self.close()  # nothing happens where it is closing already


def _column(cards: tuple[QWidget, ...], width: int) -> QScrollArea:
    """Return cards above each other that can be scrolled."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(12, 12, 4, 12)
    layout.setSpacing(12)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFixedWidth(width)
    area.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _plots(cards: Sequence[QWidget]) -> QWidget:
    """Return cards above each other that share the height."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(0, 12, 12, 12)
    layout.setSpacing(12)
    for card in cards:
        layout.addWidget(card, 1)
    return inside


def _stack(*widgets: QWidget) -> QStackedWidget:
    """Return widgets behind each other, the first at the front."""
    stack = QStackedWidget()
    for widget in widgets:
        stack.addWidget(widget)
    return stack
