"""The main window: what you set at the left, what you look at in the middle, how it goes at the right."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMessageBox,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.languages import MODES as LANGUAGES
from gui.languages import NAMES, Languages
from gui.panels.curves import AccuracyCard, GradientsCard, LossCard
from gui.panels.data import DataPanel
from gui.panels.learning import LearningPanel
from gui.panels.network import NetworkPanel
from gui.panels.transport import Transport
from gui.panels.weights import WeightsDialog
from gui.plots.export import export
from gui.session import Session
from gui.stages.base import Stage
from gui.stages.draw import DrawStage
from gui.stages.network import NetworkStage
from gui.stages.output import OutputStage
from gui.theme import MODES, Theme
from gui.widgets.segmented import TabStrip
from gui.widgets.translated import Translated
from model.experiment import Experiment, with_source
from model.problems import Problem
from model.snapshot import Snapshot

VERSION = "0.1.0"

LEFT, RIGHT = 310, (288, 480)
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
            **dict(zip(("loss", "accuracy", "gradients"), self.curves, strict=True)),
        }
        self.network_stage, self.output, self.draw = NetworkStage(theme), OutputStage(theme), DrawStage(theme)
        self.stages: dict[str, Stage] = {"network": self.network_stage, "output": self.output, "draw": self.draw}
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
        self.stages[self.tabs.value()].setFocus()  # or Qt gives the keys to the first button

    def _lay_out(self) -> None:
        left = self._left = _column(self.panels, LEFT)
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
        for card in self.curves:
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

    # --- stages -------------------------------------------------------------------------------------------------

    @Slot(str)
    def show_stage(self, name: str) -> None:
        """Bring a stage to the front."""
        self.tabs.set_value(name)
        self._pages.setCurrentWidget(self.stages[name])
        self.stages[name].setFocus()  # or Qt gives the keys to some button, and Space would press that
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

    def _plots(self) -> dict[str, QWidget]:
        """Return every plot on screen by the name of its action."""
        plots: dict[str, QWidget] = {
            f"save_{name}": card.plot for name, card in zip(("loss", "accuracy", "gradients"), self.curves, strict=True)
        }
        stage = self.stages[self.tabs.value()].plot()
        return {"save_stage": stage, **plots} if stage else plots

    def save_plot(self, name: str) -> None:
        """Ask for a file and write a plot to it, as a picture, a drawing or a table."""
        plot = self._plots().get(name)
        if plot is None:
            return
        kinds = self.tr("Picture (*.png);;Drawing (*.svg);;Table (*.csv)")
        path, kind = QFileDialog.getSaveFileName(self, self.tr("Save plot as"), "", kinds)
        if path:
            ending = kind[kind.index("*") + 1 : kind.index(")")]
            target = Path(path) if Path(path).suffix in (".png", ".svg", ".csv") else Path(path + ending)
            if not export(plot, target):
                self.transport.show_message(self.tr("{file} could not be written.").format(file=target.name))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to save the plot under the pointer."""
        for name, plot in self._plots().items():
            if plot.rect().contains(plot.mapFromGlobal(event.globalPos())):
                menu = QMenu(self)
                menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                menu.addAction(self.tr("Save plot as …"), partial(self.save_plot, name))
                menu.popup(event.globalPos())
                return

    @Slot(QWidget, QWidget)
    def _keep_in_sight(self, before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what gets the keyboard: Qt does so only when it comes from within the column."""
        if now is not None and self._left.isAncestorOf(now):
            self._left.ensureWidgetVisible(now)

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
    def _offer_plots(self) -> None:
        self._actions["save_stage"].setEnabled("save_stage" in self._plots())

    @Slot(bool, bool)
    def _show_undo(self, undo: bool, redo: bool) -> None:
        self._actions["undo"].setEnabled(undo)
        self._actions["redo"].setEnabled(redo)

    @Slot()
    def _run_started(self) -> None:
        self.transport.show_run(None)

    @Slot(object)
    def _show_frame(self, snapshot: Snapshot) -> None:
        # While the run plays, stage and curves take turns: each is fluent at half the frames, and draws half the time.
        self._stage_turn = not self._stage_turn
        resting = not self.session.playing
        self._draw(snapshot, stage=self._stage_turn or resting, curves=not self._stage_turn or resting)

    def _draw(self, snapshot: Snapshot, *, stage: bool, curves: bool) -> None:
        self.stages[self.tabs.value()].playing = self.session.playing
        if stage:
            self.stages[self.tabs.value()].show_run(snapshot)
        for card in self.curves:
            if curves and not card.folded:
                card.show_run(snapshot)

    @Slot()
    def _redraw_curves(self) -> None:
        if self.session.snapshot:
            self._draw(self.session.snapshot, stage=False, curves=True)

    @Slot(object)
    def _show_text(self, snapshot: Snapshot) -> None:
        # What had no turn with the picture is drawn now, or half of a slow run would never be seen.
        if self.session.playing:
            self._draw(snapshot, stage=not self._stage_turn, curves=self._stage_turn)
        self.transport.show_run(snapshot)
        for card in self.curves:
            card.show_text(snapshot)
        self.stages[self.tabs.value()].show_text(snapshot)

    @Slot(str)
    def _failed(self, trace: str) -> None:
        print(trace, file=sys.stderr)
        self.transport.show_failure()

    # --- menus, words and keys ----------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        bar = self.menuBar()
        self._menus = {name: bar.addMenu("") for name in ("file", "edit", "network", "train", "view", "help")}
        self._actions: dict[str, QAction] = {}
        session = self.session
        self._menus["plots"] = self._menus["file"].addMenu("")
        for name in ("save_stage", "save_loss", "save_accuracy", "save_gradients"):
            self._add_action("plots", name, partial(self.save_plot, name))
        self._menus["plots"].aboutToShow.connect(self._offer_plots)
        self._menus["file"].addSeparator()
        self._add_action("file", "quit", self.close, QKeySequence.StandardKey.Quit)
        self._add_action("edit", "undo", session.undo, QKeySequence.StandardKey.Undo).setEnabled(False)
        self._add_action("edit", "redo", session.redo, QKeySequence("Ctrl+Shift+Z")).setEnabled(False)
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
        for theme in MODES:
            self._add_action("view", f"theme_{theme}", partial(self.theme.set_mode, theme))
        self._make_exclusive("theme", self.theme.mode)
        self._menus["view"].addSeparator()
        self._menus["language"] = self._menus["view"].addMenu("")
        for language in LANGUAGES:
            self._add_action("language", f"language_{language}", partial(self.languages.set_mode, language))
        self._make_exclusive("language", self.languages.mode)
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

    def _make_exclusive(self, kind: str, chosen: str) -> None:
        """Let one of the actions `kind_…` be checked."""
        group = QActionGroup(self)
        for name, action in self._actions.items():
            if name.startswith(f"{kind}_"):
                action.setCheckable(True)
                action.setChecked(name == f"{kind}_{chosen}")
                group.addAction(action)

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Nori"))
        menus = {
            "file": self.tr("&File"),
            "plots": self.tr("Save plot as"),
            "edit": self.tr("&Edit"),
            "network": self.tr("&Network"),
            "train": self.tr("&Train"),
            "view": self.tr("&View"),
            "language": self.tr("&Language"),
            "help": self.tr("&Help"),
        }
        for name, text in menus.items():
            self._menus[name].setTitle(text)
        texts = {
            "quit": self.tr("Quit"),
            "save_stage": self.tr("What the stage shows …"),
            "save_loss": self.tr("Loss …"),
            "save_accuracy": self.tr("Accuracy …"),
            "save_gradients": self.tr("Gradient norm …"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "weights": self.tr("Give weights …"),
            "keys": self.tr("Keys"),
            "about": self.tr("About Nori"),
            "toggle": self.tr("Play or pause\tSpace"),
            "step": self.tr("One step\t→"),
            "step_back": self.tr("One step back\t←"),
            "epoch": self.tr("To the end of the epoch\tShift+→"),
            "reset": self.tr("Reset"),
            "stage_network": self.tr("Network"),
            "stage_output": self.tr("Output"),
            "stage_draw": self.tr("Draw"),
            "theme_auto": self.tr("Colours of the desktop"),
            "language_auto": self.tr("Automatic"),
            **{f"language_{code}": name for code, name in NAMES.items()},
            "theme_light": self.tr("Light"),
            "theme_dark": self.tr("Dark"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)
        tips = {
            "network": self.tr("The layer stack as a graph (Alt+1)"),
            "output": self.tr("What the network answers (Alt+2)"),
            "draw": self.tr("Draw a digit for the network to read (Alt+3)"),
        }
        chosen = self.tabs.value() or "network"
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
            (self.tr("Ctrl+Z, Ctrl+Shift+Z"), self.tr("undo, redo")),
            (self.tr("Alt+1 … Alt+3"), self.tr("Network, Output, Draw")),
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
