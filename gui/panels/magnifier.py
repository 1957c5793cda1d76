"""The right column for one variable: a magnifier on x, and the error of differences against h."""

from functools import partial

import numpy as np
from PySide6.QtGui import QColor

from gui import words_slope
from gui.panels.plot_card import DifferenceErrorsCard, PlotCard, error_lines, method_color
from gui.plots.colors import DIFFERENCE_SHAPES
from gui.plots.lines import Drawn
from gui.theme import Theme
from gui.words_slope import h_text
from model.approach import HALF, Sight

FAR = 3
"""How many times as high as the lines the curve is still drawn: at a pole it would flatten them."""


def _token(name: str, theme: Theme) -> QColor:
    return theme.color(name)


class MagnifierCard(PlotCard):
    """The curve from x − 2h to x + 2h, always as large: it straightens, until rounding makes stairs of it."""

    def __init__(self, theme: Theme) -> None:
        self._sight: Sight | None = None
        super().__init__(theme)

    @np.errstate(over="ignore")  # lines that go beyond all numbers are left out
    def show_sight(self, sight: Sight) -> None:
        """Draw what lies around x."""
        self._sight = sight
        s, t = sight.secants, np.array([-HALF, HALF], float)
        self.set_side(f"h = {h_text(s.h)}")
        drawn: list[Drawn] = []
        if np.isfinite(s.exact):
            drawn.append(Drawn(words_slope.said(words_slope.TANGENT), t, s.exact * t, _muted, dashed=True))
        # Through the points at x − h and x + h, which lie at −1 and 1.
        middle = (s.forward - s.backward) / 2
        for name, slope, height, end in (
            ("backward", s.backward, 0.0, -1.0),
            ("forward", s.forward, 0.0, 1.0),
            ("central", s.central, middle, None),
        ):
            if np.isfinite([slope, height]).all():
                places = [((end, slope * end), True)] if end else []
                drawn.append(
                    Drawn(
                        words_slope.said(words_slope.SECANTS[name]),
                        t,
                        height + slope * t,
                        partial(method_color, name),
                        places=places,
                        shape=DIFFERENCE_SHAPES[name],
                    )
                )
        steepest = max(abs(one) for one in (s.exact, s.backward, s.forward, s.central, 0.0) if np.isfinite(one))
        good = np.isfinite(sight.seen) & (np.abs(sight.seen) <= FAR * HALF * (steepest or np.inf))
        origin = [((0.0, 0.0), True)] if np.isfinite(s.y) else []
        drawn.append(Drawn("f", sight.t[good], sight.seen[good], _ink, places=origin))
        self.plot.set_drawn(drawn)

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Magnifier"))
        self.header.setToolTip(
            self.tr(
                "The curve around x, both axes in lengths of h.\n"
                "The smaller h, the straighter it is, until f and x can take few values only and stairs are seen."
            )
        )
        self.plot.setAccessibleName(self.tr("f around x, in lengths of h"))
        self.plot.name_x(self.tr("{n} × h"))
        if self._sight:
            self.show_sight(self._sight)


class HErrorsCard(DifferenceErrorsCard):
    """How far differences are from the derivative, for each h, and where h is now."""

    def __init__(self, theme: Theme) -> None:
        self._sight: Sight | None = None
        super().__init__(theme)
        self.setObjectName("card:errors")

    def show_sight(self, sight: Sight) -> None:
        """Draw the errors of each method, and a line at the present h with a mark on each of them."""
        self._sight = sight
        h, drawn = sight.secants.h, error_lines(sight.errors)
        known = np.concatenate([one.y for one in drawn]) if drawn else np.empty(0)
        if len(known):
            line = np.array([known.min(), known.max()])
            drawn.insert(0, Drawn("h", np.array([h, h]), line, _ink, dashed=True))
        for method, error in sight.here.items():
            if np.isfinite(error) and error > 0:
                place, shape = [((h, error), False)], DIFFERENCE_SHAPES[method]
                color = partial(method_color, method)
                drawn.append(Drawn("", np.empty(0), np.empty(0), color, places=place, shape=shape))
        self.plot.set_drawn(drawn)
        tip = self.tr(
            "How far each difference is from f′(x).\n"
            "Right: h is too large, truncation. Left: h is too small, rounding.\n"
            "The filled mark is the valley between, the dashed line the present h."
        )
        self.set_tip(tip, sight.errors)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        if self._sight:
            self.show_sight(self._sight)


_ink, _muted = partial(_token, "text"), partial(_token, "muted")
