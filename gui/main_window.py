"""The main window: what you set at the left, what you look at in the middle, how it goes at the right."""

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.panels.curves import AccuracyCard, LossCard
from gui.panels.data import DataPanel
from gui.panels.learning import LearningPanel
from gui.panels.network import NetworkPanel
from gui.panels.transport import Transport
from gui.panels.weights import WeightsDialog
from gui.session import Session
from gui.stages.base import Stage
from gui.stages.draw import DrawStage
from gui.stages.output import OutputStage
from gui.theme import Theme
from gui.widgets.segmented import TabStrip
from gui.widgets.translated import Translated
from model.experiment import Experiment, with_source
from model.problems import Problem
from model.snapshot import Snapshot

VERSION = "0.1.0"

LEFT, RIGHT = 304, (272, 480)
"""The width of the left column, and the least and largest of the right one, in pixels."""


class MainWindow(Translated, QMainWindow):
    """The one window. It connects panels and stages with the session, and knows nothing of the worker."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.transport = Transport(theme)
        self.data = DataPanel(theme, session.experiment)
        self.network = NetworkPanel(theme, session.experiment)
        self.learning = LearningPanel(theme, session.experiment)
        self.panels = (self.data, self.network, self.learning)
        self.loss, self.accuracy = LossCard(theme), AccuracyCard(theme)
        self.output, self.draw = OutputStage(theme), DrawStage(theme)
        self.stages: dict[str, Stage] = {"output": self.output, "draw": self.draw}
        self.tabs = TabStrip(theme)
        self._pages = QStackedWidget()
        self._stage_turn = False
        for stage in self.stages.values():
            self._pages.addWidget(stage)
        self._lay_out()
        self._make_menus()
        self._connect()
        self.retranslate()
        self.resize(1440, 900)
        self.setMinimumSize(1000, 640)
        session.ask("transport", self.transport.questions)

    def _lay_out(self) -> None:
        left = _column(self.panels, LEFT)
        centre = QWidget()
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(0, 12, 0, 12)
        middle.setSpacing(8)
        middle.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addWidget(self._pages, 1)
        right = QWidget()
        right.setMinimumWidth(RIGHT[0])
        right.setMaximumWidth(RIGHT[1])
        plots = QVBoxLayout(right)
        plots.setContentsMargins(0, 12, 12, 12)
        plots.setSpacing(12)
        for card in (self.loss, self.accuracy):
            plots.addWidget(card, 1)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        for column, stretch in ((left, 0), (centre, 5), (right, 2)):
            body.addWidget(column, stretch)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.transport)
        outer.addLayout(body, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        session, transport = self.session, self.transport
        transport.reset.connect(session.reset)
        transport.step_back.connect(session.step_back)
        transport.way_out.connect(session.step_back)
        transport.toggle.connect(session.toggle)
        transport.step.connect(session.step)
        transport.epoch.connect(session.epoch)
        transport.speed_changed.connect(session.set_speed)
        for panel in self.panels:
            panel.edited.connect(session.edit)
        for name, stage in self.stages.items():
            stage.asked.connect(partial(session.ask, name))
        self.draw.digits_wanted.connect(self._want_digits)
        self.tabs.changed.connect(self.show_stage)
        session.experiment_changed.connect(self._show_experiment)
        session.problems_changed.connect(self._show_problems)
        session.playing_changed.connect(transport.show_playing)
        session.run_started.connect(self._run_started)
        session.frame.connect(self._show_frame)
        session.text.connect(self._show_text)
        session.progressed.connect(transport.show_progress)
        session.failed.connect(self._failed)

    # --- stages -------------------------------------------------------------------------------------------------

    @Slot(str)
    def show_stage(self, name: str) -> None:
        """Bring a stage to the front."""
        self.tabs.set_value(name)
        self._pages.setCurrentWidget(self.stages[name])
        if self.session.snapshot:
            self.stages[name].show_run(self.session.snapshot)

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

    # --- what comes from the session ----------------------------------------------------------------------------

    @Slot(object)
    def _show_experiment(self, experiment: Experiment) -> None:
        for panel in self.panels:
            panel.show_experiment(experiment)
        self.transport.suggest_speed(experiment.data.inputs == 784)

    @Slot(list)
    def _show_problems(self, problems: list[Problem]) -> None:
        for panel in self.panels:
            panel.show_problems(problems)
        self.transport.show_blocked(self.session.blocked)

    @Slot()
    def _run_started(self) -> None:
        self.transport.show_run(None)

    @Slot(object)
    def _show_frame(self, snapshot: Snapshot) -> None:
        # While the run plays, stage and curves take turns: each is fluent at half the frames, and draws half the time.
        self._stage_turn = not self._stage_turn
        if self._stage_turn or not self.session.playing:
            self.stages[self.tabs.value()].show_run(snapshot)
        if not self._stage_turn or not self.session.playing:
            for card in (self.loss, self.accuracy):
                if not card.folded:
                    card.show_run(snapshot)

    @Slot(object)
    def _show_text(self, snapshot: Snapshot) -> None:
        self.transport.show_run(snapshot)
        for card in (self.loss, self.accuracy):
            card.show_text(snapshot)
        self.stages[self.tabs.value()].show_text(snapshot)

    @Slot(str)
    def _failed(self, trace: str) -> None:
        print(trace, file=sys.stderr)
        self.transport.show_failure()

    # --- menus, words and keys ----------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        bar = self.menuBar()
        self._menus = {name: bar.addMenu("") for name in ("file", "network", "train", "view", "help")}
        self._actions: dict[str, QAction] = {}
        session = self.session
        self._add_action("file", "quit", self.close, QKeySequence.StandardKey.Quit)
        self._add_action("network", "weights", self.give_weights)
        # The single keys of these stand in their texts only: they act outside editors, in keyPressEvent.
        for name, order in (
            ("toggle", session.toggle),
            ("step", session.step),
            ("step_back", session.step_back),
            ("epoch", session.epoch),
        ):
            self._add_action("train", name, order)
        self._add_action("train", "reset", session.reset, QKeySequence("Ctrl+R"))
        for place, name in enumerate(self.stages, 1):
            self._add_action("view", f"stage_{name}", partial(self.show_stage, name), QKeySequence(f"Alt+{place}"))
        self._menus["view"].addSeparator()
        modes = QActionGroup(self)
        for mode in ("auto", "light", "dark"):
            action = self._add_action("view", f"theme_{mode}", partial(self.theme.set_mode, mode))
            action.setCheckable(True)
            action.setChecked(self.theme.mode == mode)
            modes.addAction(action)
        self._add_action("help", "keys", self._show_keys)
        self._add_action("help", "about", self._show_about)

    def _add_action(
        self,
        menu: str,
        name: str,
        order: Callable[[], object],
        key: QKeySequence | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda: order())
        if key is not None:
            action.setShortcut(key)
        self._menus[menu].addAction(action)
        self._actions[name] = action
        return action

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Nori"))
        menus = {
            "file": self.tr("&File"),
            "network": self.tr("&Network"),
            "train": self.tr("&Train"),
            "view": self.tr("&View"),
            "help": self.tr("&Help"),
        }
        for name, text in menus.items():
            self._menus[name].setTitle(text)
        texts = {
            "quit": self.tr("Quit"),
            "weights": self.tr("Give weights …"),
            "keys": self.tr("Keys"),
            "about": self.tr("About Nori"),
            "toggle": self.tr("Play or pause\tSpace"),
            "step": self.tr("One step\t→"),
            "step_back": self.tr("One step back\t←"),
            "epoch": self.tr("To the end of the epoch\tShift+→"),
            "reset": self.tr("Reset"),
            "stage_output": self.tr("Output"),
            "stage_draw": self.tr("Draw"),
            "theme_auto": self.tr("Colours of the desktop"),
            "theme_light": self.tr("Light"),
            "theme_dark": self.tr("Dark"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)
        tips = {
            "output": self.tr("What the network answers (Alt+1)"),
            "draw": self.tr("Draw a digit for the network to read (Alt+2)"),
        }
        chosen = self.tabs.value() or "output"
        self.tabs.set_options([(name, texts[f"stage_{name}"], tips[name]) for name in self.stages])
        self.tabs.set_value(chosen)
        self.tabs.setAccessibleName(self.tr("Stages"))

    @Slot()
    def _show_keys(self) -> None:
        rows = (
            (self.tr("Space"), self.tr("play or pause")),
            (self.tr("→"), self.tr("one training step")),
            (self.tr("←"), self.tr("one step back")),
            (self.tr("Shift+→"), self.tr("to the end of the epoch")),
            (self.tr("Ctrl+R"), self.tr("reset")),
            (self.tr("Alt+1, Alt+2"), self.tr("Output, Draw")),
            (self.tr("Esc"), self.tr("out of a field, back to the stage")),
            (self.tr("Ctrl+Z, Del"), self.tr("on the drawing pad: undo, clear")),
        )
        cells = "".join(f"<tr><td><b>{key}</b>&nbsp;&nbsp;&nbsp;</td><td>{what}</td></tr>" for key, what in rows)
        self._tell(self.tr("Keys"), f"<table cellspacing='6'>{cells}</table>")

    @Slot()
    def _show_about(self) -> None:
        text = self.tr("A neural-network playground: build a network, watch it learn, draw a digit.")
        self._tell(self.tr("About Nori"), f"<p><b>Nori {VERSION}</b> (놀이)</p><p>{text}</p>")

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys: they come here only where no editor, button or slider has taken them."""
        session = self.session
        shift = Qt.KeyboardModifier.ShiftModifier
        orders = {
            (Qt.Key.Key_Space, False): session.toggle,
            (Qt.Key.Key_Right, False): session.step,
            (Qt.Key.Key_Left, False): session.step_back,
            (Qt.Key.Key_Right, True): session.epoch,
            (Qt.Key.Key_Escape, False): self.stages[self.tabs.value()].setFocus,
        }
        order = orders.get((Qt.Key(event.key()), bool(event.modifiers() & shift)))
        if order and not event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier):
            order()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the run before the window goes."""
        self.session.close()
        super().closeEvent(event)


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
