"""The approach as it is played: the function and the place that the person has chosen, and h on its way to 0."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from gui.calculator import Calculator
from gui.playback import Playback
from model.approach import STEPS, STEPS_A_DECADE, Approach, Sight, SightAt, h_at, step_near
from model.functions import FUNCTIONS

FIRST_SPEED = 10.0


def first_approach() -> Approach:
    """Return what is chosen at first."""
    function = FUNCTIONS["sine"]
    return Approach(function, function.start)


class ApproachSession(Playback[Approach]):
    """Holds function, place and h, asks what there is to be seen, and passes it on.

    Attributes:
        h: how far the secants reach; that of the step, or what was typed.
        sight: what was seen last.

    Signals:
        approach_changed (Approach): the choices are others, whoever changed them.
        sighted (Sight): what there is to be seen.
    """

    approach_changed = Signal(object)
    sighted = Signal(object)

    known = STEPS  # all of the way

    def __init__(self, calculator: Calculator, parent: QObject | None = None) -> None:
        super().__init__(first_approach(), STEPS, STEPS_A_DECADE, FIRST_SPEED, parent)
        self.h = h_at(0)
        self.sight: Sight | None = None
        self._seen = (*self.approach.function.window, 0)
        self._calculator = calculator
        calculator.answered.connect(self._answered)

    @property
    def approach(self) -> Approach:
        """What the person has chosen."""
        return self.choices

    def take(self, choices: Approach) -> None:
        """Look at another place, or at another function; h stays."""
        super().take(choices)
        self.approach_changed.emit(choices)

    def set_x(self, x: float, lasting: bool = True) -> None:
        """Look at another place."""
        self.edit(replace(self.approach, x=x), lasting)

    @Slot(float)
    def set_h(self, h: float) -> None:
        """Take an h that was typed."""
        self.pause()
        self.h, self.step_number = h, step_near(h)
        self.show_place()

    def go(self, step: int) -> None:
        """Go to a step, with its h; at the last one nothing goes on."""
        self.h = h_at(max(0, min(step, STEPS)))
        super().go(step)
        if self.step_number == STEPS:
            self.pause()

    @Slot()
    def toggle(self) -> None:
        """Play or pause; from the end it begins anew."""
        if not self.playing and self.step_number == STEPS:
            self.go(0)
        super().toggle()

    def look(self, low: float, high: float, columns: int) -> None:
        """See another part of the curve, so many pixels wide."""
        if (low, high, columns) != self._seen:
            self._seen = low, high, columns
            self.show_place()

    def waits(self) -> bool:
        """Whether a sight is still on its way."""
        return self._calculator.waits("sight")

    def show_place(self) -> None:
        """Ask what there is to be seen."""
        if self._seen[2]:
            self._calculator.ask("sight", SightAt(self.approach, self.h, *self._seen))

    @Slot(str, object)
    def _answered(self, asker: str, answer: object) -> None:
        """Pass on what is still about the present place."""
        if isinstance(answer, Sight) and answer.approach == self.approach:
            self.sight = answer
            self.sighted.emit(answer)
