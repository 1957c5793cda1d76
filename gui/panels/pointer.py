"""The panel for one place: value, gradient, tangent plane, slope along a direction, what a small step changes."""

import math

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from gui.panels.base import SettingRow
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.card import Card
from gui.widgets.named_figures import NamedFigures
from gui.widgets.number import NumberField
from gui.widgets.number_pair import NumberPair
from gui.widgets.order import in_order
from gui.widgets.slider import Slider
from gui.widgets.translated import Translated
from gui.words_descent import number, pair
from model.slopes import change, directional_of, turned
from model.surfaces import Point, Surface

ANGLES = (0, 90, 180)
"""The angles to ∇f that can be taken at once, in degrees."""

FIRST = (1.0, 1.0)
"""The direction at first."""

FIRST_STEP = 0.1

FIGURES = (
    ("place", "value", "gradient", "steepness", "plane"),
    ("along", "unit", "cosine"),
    ("predicted", "actual"),
)
"""What is told of the place, of the direction, and of a step along it."""


class PointerPanel(Translated, Card):
    """What there is at one place of a surface.

    Signals:
        turned (Point): another direction v is looked along.
    """

    turned = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self.direction: Point = FIRST
        self._surface: Surface | None = None
        self._at: Point | None = None
        self._pointed = False
        self._figures = tuple(NamedFigures(names, below=("plane",)) for names in FIGURES)
        self._v = NumberPair(theme, -1e6, 1e6, 0.5)
        self._v.changed.connect(self._typed)
        self._direction = SettingRow(theme, self._v)
        self._turn = Slider(theme, 0, 360, 1, label="v", format=lambda v: f"{v:.0f}°")
        self._turn.changed.connect(self._turned)
        self._angles = [TextButton(self) for _ in ANGLES]
        self._length = NumberField(theme, 1e-12, 1e3, 1e-6, logarithmic=True)
        self._length.set_value(FIRST_STEP)
        self._length.changed.connect(self._write)
        self._step = SettingRow(theme, self._length)
        self._lay_out()
        self.retranslate()
        self._show_direction()

    def _lay_out(self) -> None:
        self.body.addWidget(self._figures[0])
        self.body.addWidget(self._direction)
        self.body.addWidget(self._turn)
        line = QHBoxLayout()
        line.setSpacing(6)
        for button, angle in zip(self._angles, ANGLES, strict=True):
            set_role(button, "chip")
            button.clicked.connect(lambda _=False, a=angle: self._take_angle(a))
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self._figures[1])
        self.body.addWidget(self._step)
        self.body.addWidget(self._figures[2])
        in_order(self._direction, self._turn, *self._angles, self._step)

    # --- showing ------------------------------------------------------------------------------------------------

    def show_place(self, surface: Surface, at: Point, pointed: bool) -> None:
        """Show a place: that under the pointer, or that of the runner that is looked at closely."""
        self._surface, self._at, self._pointed = surface, at, pointed
        self._write()

    def texts(self) -> dict[str, str]:
        """Return the figures as they are written."""
        return {name: text for figures in self._figures for name, text in figures.texts().items()}

    def gradient(self) -> np.ndarray | None:
        """Return ∇f at the place shown, shape (2,), where it is finite."""
        if self._surface is None or self._at is None:
            return None
        _, gradient = self._surface.at(self._at)
        return gradient if np.isfinite(gradient).all() else None

    @Slot()
    def _write(self) -> None:
        self.set_side(self.tr("under the pointer") if self._pointed else self.tr("at the chosen runner"))
        if self._surface is None or self._at is None:
            return
        value, gradient = self._surface.at(self._at)
        found = directional_of(gradient, self.direction)
        length = math.hypot(*self.direction)
        step = tuple(v / length * self._length.value() for v in self.direction) if length else (0.0, 0.0)
        changed = change(self._surface, self._at, (step[0], step[1]))
        a, b = self._at
        slopes = (f"{_signed(g)}({x}{_signed(-p)})" for g, x, p in zip(gradient, ("x₀", "x₁"), (a, b), strict=True))
        texts = {
            "place": pair(self._at),
            "value": number(value, 4),
            "gradient": pair(gradient),
            "steepness": number(math.hypot(*gradient)),
            "plane": number(value) + "".join(slopes) if np.isfinite([value, *gradient]).all() else "–",
            "along": number(found.along, 4),
            "unit": number(found.unit, 4),
            "cosine": f"{number(found.cosine)}   {number(found.degrees)}°" if math.isfinite(found.cosine) else "–",
            "predicted": number(changed.predicted, 4),
            "actual": number(changed.actual, 4),
        }
        for figures in self._figures:
            figures.set_figures(texts)

    # --- the direction ------------------------------------------------------------------------------------------

    def _show_direction(self) -> None:
        self._v.set_values(self.direction, 4)
        self._turn.set_value(round(math.degrees(math.atan2(self.direction[1], self.direction[0])) % 360))

    def _take(self, direction: Point) -> None:
        self.direction = direction
        self._show_direction()
        self._write()
        self.turned.emit(direction)

    @Slot()
    def _typed(self) -> None:
        self._take(self._v.values())

    @Slot(float)
    def _turned(self, degrees: float) -> None:
        length = math.hypot(*self.direction) or 1.0
        angle = math.radians(degrees)
        self._take((length * math.cos(angle), length * math.sin(angle)))

    def _take_angle(self, degrees: int) -> None:
        """Look along the unit vector at an angle to ∇f."""
        gradient = self.gradient()
        if gradient is not None:
            v = turned(gradient, degrees)
            self._take((float(v[0]), float(v[1])))

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("At one place"))
        self.header.setToolTip(
            self.tr("Point at the map for f and its gradient there. Otherwise they are those at the chosen runner.")
        )
        named = {
            "place": ("x₀, x₁", self.tr("Where it is")),
            "value": ("f", self.tr("The height of the surface")),
            "gradient": ("∇f", self.tr("The gradient points straight up; the arrows on the map are −∇f")),
            "steepness": ("|∇f|", self.tr("How steep the surface is there")),
            "plane": (self.tr("tangent plane"), self.tr("The plane that touches the surface there")),
            "along": ("∇f · v", self.tr("The directional derivative along v as it stands")),
            "unit": ("∇f · v / |v|", self.tr("The slope along v for each unit of length")),
            "cosine": (
                "cos θ, θ",
                self.tr("The angle θ between ∇f and v. At 90° f stays the same, at 180° it falls most."),
            ),
            "predicted": ("∇f · Δx", self.tr("What the tangent plane foretells for a step Δx along v")),
            "actual": ("f(x + Δx) − f(x)", self.tr("What the step really changes")),
        }
        for figures in self._figures:
            figures.set_names(named)
        self._direction.set_label(self.tr("Direction v"))
        tip = self.tr("The direction that is looked along: the second arrow on the map")
        self._direction.setToolTip(tip)
        self._v.set_names("v₀", "v₁", tip)
        self._turn.set_label(self.tr("Turn v"))
        self._turn.setToolTip(self.tr("Turn v; the angle is that to the x₀ axis"))
        for button, angle in zip(self._angles, ANGLES, strict=True):
            button.setText(self.tr("{n}° to ∇f").format(n=angle))
            button.setToolTip(self.tr("Take the unit vector at this angle to ∇f"))
        self._step.set_label(self.tr("Step |Δx|"))
        self._step.setToolTip(self.tr("How long the small step is. Smaller: the tangent plane foretells it better."))
        self._write()


def _signed(value: float) -> str:
    text = number(value)
    return f" − {text[1:]}" if text.startswith("−") else f" + {text}"
