"""The right column of the Descent stage: f along the way, slices at a place, and the error of differences against h."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor

from gui import words_descent as words
from gui.panels.plot_card import DifferenceErrorsCard, PlotCard, error_lines
from gui.plots.colors import runner_color
from gui.plots.lines import Drawn
from gui.theme import Theme
from gui.widgets.segmented import Segmented
from model.course import SLICES, Closer, RunnerStandings
from model.slopes import DifferenceError

FAR = 1e4
"""How many times the height of the start is still drawn: beyond that, a runner that diverges would flatten all."""


FEWEST_STEPS = 10
"""How many steps are shown at least, so that a race that begins has somewhere to go."""


AXES: dict[str, str] = {"gradient": "s", "x0": "x₀", "x1": "x₁"}
"""What is counted along each of SLICES."""


def _runner(place: int, theme: Theme) -> QColor:
    return runner_color(theme.tokens, place)


def _token(name: str, theme: Theme) -> QColor:
    return theme.color(name)


class AlongCard(PlotCard):
    """f at each step of every runner; on a logarithmic axis where f is above 0 everywhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, log_y=True)

    def show_standings(self, standings: RunnerStandings) -> None:
        """Draw the way so far."""
        values = [s.path.values for s in standings.standings]
        most = FAR * max([1e-300, *(abs(float(v[0])) for v in values if len(v))])
        values = [np.where(np.abs(v) <= most, v, np.nan) for v in values]
        self.plot.set_log_y(all((v > 0)[np.isfinite(v)].all() for v in values))
        self._name_axis()
        self.plot.set_drawn(
            [
                Drawn(
                    words.rated_name(runner),
                    np.arange(len(v), dtype=float),
                    v,
                    partial(_runner, k),
                    places=[((len(v) - 1.0, float(v[-1])), True)] if len(v) else (),
                    shape=k,
                )
                for k, (runner, v) in enumerate(zip(standings.course.runners, values, strict=True))
            ],
            FEWEST_STEPS,
        )

    def _name_axis(self) -> None:
        self.set_side(self.tr("log") if self.plot.log_y else self.tr("linear"))

    def retranslate(self) -> None:
        """Set every text."""
        self._name_axis()
        self.set_title(self.tr("f along the way"))
        self.header.setToolTip(
            self.tr("The height of every runner at each step. The axis is logarithmic as long as all are above 0.")
        )
        self.plot.setAccessibleName(self.tr("f of each runner over steps"))
        self.plot.name_x(self.tr("step {n}"))


class SliceCard(PlotCard):
    """A cut through the surface at the place of the chosen runner.

    Signals:
        chosen (str): another direction of SLICES.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        self._closer: Closer | None = None
        self._runner = 0
        self._way = Segmented(theme)
        super().__init__(theme)
        self.add_side_widget(self._way)
        self._way.changed.connect(self._draw)

    def show_standings(self, standings: RunnerStandings, runner: int) -> None:
        """Draw the slice at a runner's place."""
        self._closer, self._runner = standings.closer, runner
        self._draw()

    @Slot()
    def _draw(self) -> None:
        if self._closer is None:
            return
        name, seen = self._way.value(), self._closer
        found, v = seen.slices.get(name), seen.directions.get(name)
        if found is None or v is None:
            self.plot.set_drawn(())
            return
        finite = found.f[np.isfinite(found.f)]
        with np.errstate(all="ignore"):
            tangent = seen.value + found.slope * found.s
            if len(finite):  # the tangent of a steep place would make a flat line of the slice
                room = 0.15 * (finite.max() - finite.min()) or 1.0
                seen_well = (tangent >= finite.min() - room) & (tangent <= finite.max() + room)
                tangent = np.where(seen_well, tangent, np.nan)
        good = np.isfinite(tangent)
        places = [((0.0, seen.value), True)]
        if seen.before is not None:
            away = np.subtract(seen.before, seen.point) @ np.array(v)
            places.insert(0, ((float(away), seen.value_before), False))
        offset = seen.point[SLICES.index(name) - 1] if name != "gradient" else 0.0
        places = [((x + offset, y), filled) for (x, y), filled in places]
        self.plot.name_x(f"{AXES[name]} {{n}}")
        self.plot.set_drawn(
            [
                Drawn(self.tr("tangent"), found.s[good] + offset, tangent[good], partial(_token, "muted"), dashed=True),
                Drawn(
                    "f",
                    found.s + offset,
                    found.f,
                    partial(_runner, self._runner),
                    places=places,
                ),
            ]
        )

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Slice"))
        self.header.setToolTip(
            self.tr(
                "f along a line through the chosen runner's place.\n● now, ○ before its last step, dashed the tangent."
            )
        )
        self._way.set_options(
            [
                ("gradient", "∇f", self.tr("Along ∇f, straight up; s is how far from the place")),
                ("x0", "x₀", self.tr("Along x₀: its slope is the partial derivative ∂f/∂x₀")),
                ("x1", "x₁", self.tr("Along x₁: its slope is the partial derivative ∂f/∂x₁")),
            ]
        )
        self._way.set_value(self._way.value() or "gradient")
        self._way.setAccessibleName(self.tr("Direction of the slice"))
        self.plot.setAccessibleName(self.tr("f along a line"))
        self._draw()


class ErrorsCard(DifferenceErrorsCard):
    """How far differences are from the gradient, for each h."""

    def __init__(self, theme: Theme) -> None:
        self._errors: Sequence[DifferenceError] = ()
        super().__init__(theme)

    def show_errors(self, errors: Sequence[DifferenceError]) -> None:
        """Draw the errors of each method, with the valley where truncation meets rounding."""
        self._errors = errors
        self.plot.set_drawn(error_lines(errors))
        tip = self.tr(
            "How far each difference is from the gradient at the chosen runner's place.\n"
            "Right: h is too large, truncation. Left: h is too small, rounding.\n"
            "The mark is the valley between."
        )
        self.set_tip(tip, errors)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.show_errors(self._errors)
