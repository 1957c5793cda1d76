"""The main window: joins panels, stages, menus and files with the session."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gui import words_files, words_history
from gui.closing import Closing
from gui.columns import USUAL, Columns
from gui.compare import Compare
from gui.data_desk import DataDesk
from gui.descent import Descent
from gui.documents import Documents, dropped_run, told_apart
from gui.drawings import Drawings
from gui.driven import Driven
from gui.frames import Frames
from gui.guide import Guide
from gui.inside import Target
from gui.languages import MODES as LANGUAGES
from gui.languages import Languages
from gui.lessons import LESSONS
from gui.menus import Menus
from gui.notices import Notices
from gui.painted import Painted
from gui.panels.curves import AccuracyCard, CurvesCard, GradientsCard, LossCard
from gui.panels.data import DataPanel
from gui.panels.learning import LearningPanel
from gui.panels.network import NetworkPanel
from gui.panels.transport import Transport
from gui.plot_desk import PlotDesk
from gui.session import Session
from gui.stages.base import Stage
from gui.stages.descent import NETWORK
from gui.stages.draw import DrawStage
from gui.stages.inside import InsideStage
from gui.stages.network import NetworkStage
from gui.stages.output import OutputStage
from gui.theme import MODES as THEMES
from gui.theme import Theme
from gui.weights_desk import WeightsDesk
from gui.widgets.card import Card
from gui.widgets.hint import HintKind
from gui.widgets.message import Message, Until
from gui.widgets.translated import Translated
from model.book import NETWORKS as BOOK
from model.book import with_network
from model.defaults import with_source
from model.disk import ArchiveInvalid
from model.experiment import Experiment
from model.problems import Problem
from model.saved import Scalar

DRIVEN = ("undo", "redo", "toggle", "step", "step_back", "epoch", "reset")
"""The orders that go to what is driven: the network's training, runners, or h."""


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
        self.panels = {"data": self.data, "network": self.network, "learning": self.learning}
        self.curves: dict[str, CurvesCard] = {
            "loss": LossCard(theme),
            "accuracy": AccuracyCard(theme),
            "gradients": GradientsCard(theme),
        }
        for name, card in self.curves.items():
            card.setObjectName(f"card:{name}")
        self.cards: dict[str, Card] = {**self.panels, **self.curves}
        self.network_stage, self.output, self.draw = NetworkStage(theme), OutputStage(theme), DrawStage(theme)
        self.inside = InsideStage(theme)
        self.descent, self.compare = Descent(theme, self), Compare(theme, session.experiment, self)
        self.rooms: dict[str, Descent | Compare] = {"descent": self.descent, "compare": self.compare}
        self.stages: dict[str, Stage] = {
            "network": self.network_stage,
            "output": self.output,
            "descent": self.descent.stage,
            "inside": self.inside,
            "draw": self.draw,
            "compare": self.compare.stage,
        }
        lefts = {USUAL: self.panels.values(), **{name: room.left for name, room in self.rooms.items()}}
        rights = {USUAL: self.curves.values(), **{name: room.right for name, room in self.rooms.items()}}
        self.columns = Columns(theme, self.stages, lefts, rights)
        self.tabs = self.columns.tabs
        self.driven = Driven(session, self.rooms, self.inside, self.tabs)
        self.notices = Notices(self)
        self.documents = Documents(session, self.notices, self._remembered, self._take_typed)
        self.painted = Painted(session, self.output)
        self.desk = DataDesk(session, self.data, theme, self)
        self.weights = WeightsDesk(session, self.notices, theme, self)
        folder = session.library.folder if session.library is not None else None
        self.drawings = Drawings(session, folder, self.draw, self.notices)
        rooms = (self.descent, self.compare, self.draw, self.inside)
        self.guide = Guide(theme, session, self.columns, rooms, self.show_stage, lambda: self.driven.player, self)
        self.frames = Frames(session, self.transport, self.learning, self.columns, self.curves, self.draw, self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._make_menus()
        self.closing = Closing(session, self.documents, self.plots, self)
        self._connect_transport()
        self._connect_stages()
        self._connect_descent()
        self._connect_compare()
        self._connect_session()
        self.retranslate()
        self.resize(1440, 900)
        self.setMinimumSize(1000, 640)
        self.columns.front.setFocus()  # or Qt gives the keys to the first button

    def _lay_out(self) -> None:
        self._bar = QStackedWidget()
        for bar in (self.transport, *(room.bars for room in self.rooms.values())):
            self._bar.addWidget(bar)
        self._bar.setFixedHeight(self.transport.height())
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self.columns, 1)
        self.setCentralWidget(whole)

    def _connect_transport(self) -> None:
        session, transport, timeline = self.session, self.transport, self.transport.timeline
        transport.drive(session)
        transport.way_out.connect(session.back_to_numbers)
        transport.chosen_again.connect(session.edit)
        session.went_back.connect(transport.show_taken_back)
        transport.into.connect(self.step_into)
        timeline.sought.connect(session.seek)
        timeline.kept.connect(session.keep_branch)
        timeline.dropped.connect(session.drop_branch)
        timeline.budget_changed.connect(session.set_budget)
        session.playing_changed.connect(transport.show_playing)
        session.progressed.connect(self._show_progress)
        session.ask("transport", transport.questions)

    def _connect_stages(self) -> None:
        session, graph = self.session, self.network_stage
        for name, stage in self.stages.items():
            stage.asked.connect(partial(session.ask, name))
        self.tabs.changed.connect(self.show_stage)
        self.inside.moved.connect(session.move)
        self.inside.subject_changed.connect(self._show_formula_edits)
        self.inside.expression.edits.undo_changed.connect(self._show_formula_edits)
        self.draw.turn = session.turn
        self.draw.digits_wanted.connect(self._want_digits)
        self.output.plane_changed.connect(graph.show_plane)
        standstill = self.columns.standstill
        standstill.remedied.connect(session.edit)
        for wanted in (standstill.painting_wanted, self.painted.begun):
            wanted.connect(partial(self.show_stage, "output"))

    def _connect_descent(self) -> None:
        session, descent, axes = self.session, self.descent, self.network_stage.axes
        descent.subject_changed.connect(self._show_driven)
        descent.placed.connect(session.put)
        session.was_put.connect(descent.say_put)
        session.not_put.connect(descent.say_not_put)
        axes.picked.connect(descent.pick)
        axes.wanted.connect(self._show_terrain)
        descent.picked.connect(axes.show_chosen)

    def _connect_compare(self) -> None:
        session, compare = self.session, self.compare
        session.frame.connect(compare.show_run)
        compare.used.connect(session.edit)
        compare.change_wanted.connect(partial(self.show_stage, "network"))

    def _connect_session(self) -> None:
        session, documents = self.session, self.documents
        for panel in self.panels.values():
            panel.edited.connect(session.edit)
        session.experiment_changed.connect(self._show_experiment)
        session.problems_changed.connect(self._show_problems)
        session.undo_changed.connect(self._show_undo)
        session.run_started.connect(self._run_started)
        session.frame.connect(self.columns.show_made)
        files = session.files
        files.not_kept.connect(self._say_unwritten)
        files.weights_saved.connect(self._say_written)
        files.weights_not_saved.connect(self._refuse_file)
        documents.changed.connect(self._show_document)
        documents.opened.connect(self._restore)
        documents.refused.connect(self._refuse_file)
        for room in self.rooms.values():
            for player in room.players:
                player.undo_changed.connect(self._show_undo)
        for partner in (self.desk, *self.rooms.values()):
            partner.said.connect(partial(self._say, kind="info"))
        self.desk.refused.connect(self._say)
        self.weights.refused.connect(partial(self._refuse_file, ""))
        for partner in (session, *self.rooms.values()):
            partner.failed.connect(self._failed)
        for stumbling in (session.not_surveyed, session.imports.failed, files.failed):
            stumbling.connect(self._print)
        files.saved.connect(self._forget_refusals)
        self.closing.waits.connect(self._say_waiting)
        self.closing.stays.connect(partial(self._end_messages, "ended"))

    # --- stages -------------------------------------------------------------------------------------------------

    @Slot(str)
    def show_stage(self, name: str) -> None:
        """Bring a stage to the front."""
        self.columns.show_stage(name)
        self._show_driven()
        for room in self.rooms.values():
            if room is not self.driven.room:
                room.pause()
        self.columns.page.setFocus()  # or Qt gives the keys to some button, and Space would press that
        if self.session.snapshot:
            self.stages[name].show_run(self.session.snapshot)

    @Slot()
    def _show_terrain(self) -> None:
        """Show the loss of the network."""
        self.descent.show_subject(NETWORK)
        self.show_stage("descent")

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
        if self.driven.shows_formula:
            self.inside.go(target)
        else:
            self.session.move(target)

    # --- what the transport and its keys drive ------------------------------------------------------------------

    @Slot()
    def _show_driven(self) -> None:
        """Show the transport and the curves of what is driven; while that is not the network, it rests."""
        room = self.driven.room
        self._bar.setCurrentWidget(room.bars if room else self.transport)
        self.columns.show_plots(self.tabs.value() if room else USUAL)
        if room:
            self.session.pause()
        self._show_formula_edits()

    @Slot()
    def _run_started(self) -> None:
        self.transport.show_run(None)

    @Slot(str, object, object)
    def _show_progress(self, kind: str, done: int, total: int) -> None:
        """Show how far long work is. While examples are made, what belongs to the run before is out of sight."""
        begins = kind == "data" and done < total and not self.columns.making
        if begins and self.session.snapshot is None:
            self.columns.show_making()
            self._show_no_run()
        self.transport.show_progress(kind, done, total)

    def _show_no_run(self) -> None:
        self.transport.show_no_figures()
        for card in self.curves.values():
            card.show_nothing()

    @Slot()
    def _show_formula_edits(self) -> None:
        """Take the edits of a formula back, if one is on screen."""
        self.driven.note_edit(of_network=False)
        self._show_undo()

    @Slot()
    def _show_undo(self) -> None:
        edits, formula = self.driven.edits, self.inside.expression.edits
        undo, redo = edits.can_undo
        self.menus.actions["undo"].setEnabled(undo)
        self.menus.actions["redo"].setEnabled(redo)
        if edits is formula:
            names = [words_history.said(words_history.FORMULA) if can else "" for can in (undo, redo)]
        else:
            changes = self.session.undo_changes if edits is self.session else ((), ())
            names = [words_history.edit(changed) for changed in changes]
        self.menus.name_edits(*names)

    # --- choices ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _show_experiment(self, experiment: Experiment) -> None:
        for panel in self.panels.values():
            panel.show_experiment(experiment)
        self.driven.note_edit(of_network=True)
        self._show_undo()
        self.descent.show_experiment(experiment)
        self.compare.show_experiment(experiment, self.session.store)
        self.transport.suggest_speed(experiment.data.inputs == 784)
        self.painted.show_experiment(experiment)

    @Slot(list)
    def _show_problems(self, problems: list[Problem]) -> None:
        for panel in self.panels.values():
            panel.show_problems(problems)
        self.transport.show_problems(problems)
        self.transport.show_blocked(self.session.blocked)
        self.compare.show_blocked(self.session.blocked)
        self.columns.show_blocking(next((problem for problem in problems if problem.blocking), None))
        if self.session.blocked:  # figures and curves of the run before are not those of these choices
            self._show_no_run()
            self.descent.stage.forget_run()

    @Slot()
    def _want_digits(self) -> None:
        self.session.edit(with_source(self.session.experiment, "digits"))

    def _take_from_book(self, name: str) -> None:
        """Train a network of the book, and show it: choices are made there."""
        self.show_stage("network")
        self.session.edit(with_network(self.session.experiment, name))

    @Slot()
    def _offer_weights(self) -> None:
        for name in ("save_weights", "save_script"):
            self.menus.actions[name].setEnabled(self.weights.can_save)

    # --- plots --------------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to save the plot under the pointer."""
        self.plots.offer_at(event.globalPos())

    @property
    def log_loss(self) -> bool:
        """Whether the loss is drawn on a logarithmic axis."""
        return self.curves["loss"].plot.logarithmic

    def set_log_loss(self, logarithmic: bool) -> None:
        """Draw the loss on a logarithmic axis, or on a linear one."""
        self.curves["loss"].plot.set_logarithmic(logarithmic)
        self.menus.actions["log_loss"].setChecked(logarithmic)

    # --- files --------------------------------------------------------------------------------------------------

    def _remembered(self) -> dict[str, Scalar]:
        """Return what the window finds again in a file."""
        return {
            "stage": self.tabs.value(),
            "speed": str(self.transport.speed()),
            **self.descent.remembered(),
            **self.compare.remembered(),
        }

    def _take_typed(self) -> None:
        """Have what is being typed in a field taken; the keyboard stays there."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and self.isAncestorOf(field):
            field.clearFocus()  # leaving takes it
            field.setFocus()

    @Slot(object)
    def _restore(self, window: dict[str, Scalar]) -> None:
        """Show what was shown when the file was saved; what is unknown is passed over."""
        for room in self.rooms.values():
            room.restore(window)
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

    @Slot(str)
    def _say(self, text: str, kind: HintKind = "warning", until: Until | None = None) -> None:
        """Say something in the bar that is on screen."""
        bar = self.driven.room.driving if self.driven.room else self.transport
        bar.show_message(text, kind, until)

    @Slot()
    def _forget_refusals(self) -> None:
        """Say no longer that something could not be read or written: the run was written since."""
        self._end_messages("changed")

    def _end_messages(self, until: Until) -> None:
        for message in self._bar.findChildren(Message):
            message.end_if(until)

    @Slot(str, object)
    def _refuse_file(self, name: str, error: ArchiveInvalid) -> None:
        self._say(words_files.file_problem(name, error))

    @Slot(object)
    def _say_written(self, path: Path) -> None:
        self._say(self.tr("{file} is written.").format(file=path.name), "info")

    @Slot(object)
    def _say_unwritten(self, path: Path) -> None:
        self._say(self.tr("{file} could not be written.").format(file=path.name))

    @Slot()
    def _say_waiting(self) -> None:
        self._say(self.tr("The window closes as soon as everything is written."), "info", "ended")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take runs, tables and pictures that are dragged over the window."""
        if dropped_run(event.mimeData()) or self.desk.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the run that was dropped, or else read the data."""
        event.acceptProposedAction()
        run = dropped_run(event.mimeData())
        if run:  # what they were dragged from waits for the end of this; the person may be asked something first
            QTimer.singleShot(0, self, partial(self.documents.open_at, run))
        else:
            self.desk.drop(event.mimeData())

    # --- menus, words and keys ----------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        documents = self.documents
        orders: dict[str, Callable[[], object]] = {
            "open": documents.open,
            "save": documents.save,
            "save_as": documents.save_as,
            "quit": self.close,
            **{name: partial(self.driven.order, name) for name in DRIVEN},
            "weights": self.weights.give,
            "save_weights": self.weights.save,
            "save_script": self.weights.save_script,
            **{f"book_{name}": partial(self._take_from_book, name) for name in BOOK},
            "to_start": self.driven.to_start,
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
            "next_page": self.guide.tutor.go_on,
            "previous_page": self.guide.tutor.go_back,
            **{f"lesson_{lesson.name}": partial(self.guide.tutor.begin, lesson.name) for lesson in LESSONS},
            "to_stage": lambda: self.columns.page.setFocus(),
            "log_loss": lambda: self.set_log_loss(self.menus.actions["log_loss"].isChecked()),
        }
        self.menus = Menus(self, orders)
        self.plots = PlotDesk(self.session, self.driven, self.columns, self.curves, self.menus, self.notices, self)
        self.plots.written.connect(self._say_written)
        self.plots.not_written.connect(self._say_unwritten)
        self.plots.failed.connect(self._print)
        self.menus.make_switch("log_loss")
        self.menus.make_exclusive("theme", self.theme.mode)
        self.menus.make_exclusive("language", self.languages.mode)
        self.menus.menus["network"].aboutToShow.connect(self._offer_weights)
        for lesson in LESSONS:
            self.menus.make_switch(f"lesson_{lesson.name}")
        self.guide.tutor.turned.connect(self._show_lesson)
        self._show_lesson()
        self._show_undo()

    @Slot()
    def _show_lesson(self) -> None:
        tutor = self.guide.tutor
        self.menus.show_finished(tutor.finished)
        self.menus.actions["next_page"].setEnabled(tutor.lesson is not None)
        self.menus.actions["previous_page"].setEnabled(tutor.number > 0)

    def retranslate(self) -> None:
        """Set every text."""
        self.menus.retranslate()
        self._show_undo()
        self.plots.offer()
        self._show_document()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys: they come here only where no editor, button or slider has taken them."""
        if not self.menus.press(event):
            super().keyPressEvent(event)

    # --- failing and closing ------------------------------------------------------------------------------------

    @Slot(str)
    def _failed(self, trace: str) -> None:
        self._print(trace)
        self.columns.show_made()
        self.transport.show_failure()

    @Slot(str)
    def _print(self, trace: str) -> None:
        print(trace, file=sys.stderr)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the run before the window goes, once it may close."""
        if not self.closing.may_close():
            event.ignore()
            return
        self.hide()  # before it waits for what is still read or calculated, which may take seconds
        self.desk.close()
        self.guide.close()
        self.plots.close()
        self.frames.close()
        for room in self.rooms.values():
            room.close()
        self.session.close()
        super().closeEvent(event)
