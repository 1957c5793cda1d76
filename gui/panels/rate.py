"""The learning rate in force, where it follows a schedule: a figure, and the course it takes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.explanation import Explanation
from gui.theme import Theme, set_role
from gui.widgets.numbers import tidy
from gui.widgets.row import CONTROL_WIDTH
from gui.widgets.spark import Spark
from gui.widgets.translated import Translated
from model.experiment import Experiment
from model.problems import ended
from model.schedules import Constant, Cosine, Exponential, Schedule, StepDecay

POINTS = 120
"""How many points the curve has."""

FALLS = 5
"""How many times the rate is multiplied by γ in what is shown of schedules that never end."""


class RateInForce(Translated, QWidget):
    """η of the next step, and that it is 0 from now on; hidden where the rate is always the same.

    Attributes:
        step: how many steps are done.

    Signals:
        remedied (Experiment): the person wants the schedule to go on.
    """

    remedied = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._experiment: Experiment | None = None
        self._drawn: tuple[Schedule, int] | None = None
        self.step = 0
        self._figure = QLabel(self)
        set_role(self._figure, "muted")
        self._spark = Spark(theme, self)
        self._spark.setFixedSize(CONTROL_WIDTH, 36)
        self._end = Explanation(theme, self._figure)
        self._end.remedied.connect(self.remedied)
        line = QHBoxLayout()
        line.addWidget(self._figure, 1)
        line.addWidget(self._spark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._end)
        self.retranslate()

    def show_experiment(self, experiment: Experiment) -> None:
        """Take another learning rate or schedule."""
        self._experiment = experiment
        self._show()

    def show_step(self, step: int) -> None:
        """Say what holds once so many steps are done."""
        if step != self.step:
            self.step = step
            self._show()

    def _show(self) -> None:
        experiment = self._experiment
        if experiment is None or experiment.schedule == Constant():
            self.hide()
            return
        schedule = experiment.schedule
        length = shown_length(schedule, self.step)
        if self._drawn != (schedule, length):
            self._drawn = schedule, length
            self._spark.set_values([schedule.factor(round(k * length / (POINTS - 1))) for k in range(POINTS)])
        self._spark.set_share(self.step / length)
        rate = tidy(f"{experiment.learning_rate * schedule.factor(self.step):.3g}")
        self._figure.setText(self.tr("now {rate}").format(rate=rate))
        description = self.tr("{rate} at step {step} of {length} shown")
        self._spark.setAccessibleDescription(description.format(rate=rate, step=f"{self.step:,}", length=f"{length:,}"))
        self._end.show_problem(ended(experiment, self.step))
        tip = self.tr("The course of the learning rate over {length} steps; the dot is now")
        self._spark.setToolTip(tip.format(length=f"{length:,}"))
        self.show()

    def retranslate(self) -> None:
        """Set every text."""
        self._figure.setToolTip(self.tr("The learning rate of the next step"))
        self._spark.setAccessibleName(self.tr("Learning rate in force"))
        self._show()


def shown_length(schedule: Schedule, step: int) -> int:
    """Return over how many steps a schedule is shown: what is characteristic of it, doubled until `step` is in it."""
    match schedule:
        case StepDecay() | Exponential():
            own = FALLS * schedule.every
        case Cosine():
            own = schedule.length + schedule.length // 4
        case _:
            own = schedule.warm_up
    length = max(1, schedule.warm_up + own)
    while length < step:
        length *= 2
    return length
