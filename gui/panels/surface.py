"""The surface panel: what runners go down on, where they start, and how gradients are found."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot

from gui import words_descent as words
from gui.panels.base import SettingRow
from gui.panels.formula_box import FormulaBox
from gui.theme import Theme
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.number import NumberField
from gui.widgets.number_pair import NumberPair
from gui.widgets.row import name_rows
from gui.widgets.translated import Translated
from model.course import Course, moved
from model.descent import ANALYTIC
from model.expressions import Expression
from model.surfaces import SURFACES, TYPED, typed

FAR = 1e9
"""How far from 0 a start may be."""

SMALLEST_H = 1e-16


class SurfacePanel(Translated, Card):
    """Surface, start and gradient.

    Signals:
        edited (Course): the person changed something.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, course: Course) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self.course = course
        self._kind = Choice(theme)
        self._kind.changed.connect(self._kind_chosen)
        self._formula = FormulaBox(theme, ("x0", "x1"), words.unreadable)
        self._formula.typed.connect(self._typed)
        self._start = NumberPair(theme, -FAR, FAR, 0.5)
        self._start.changed.connect(self._start_typed)
        self._slope = Choice(theme)
        self._slope.changed.connect(self._slope_chosen)
        self._h = NumberField(theme, 1e-300, 10.0, SMALLEST_H, logarithmic=True)
        self._h.changed.connect(self._h_typed)
        self._rows = {
            "kind": SettingRow(theme, self._kind),
            "start": SettingRow(theme, self._start),
            "slope": SettingRow(theme, self._slope),
            "h": SettingRow(theme, self._h),
        }
        self._rows["start"].setObjectName("row:start")
        self.body.addWidget(self._rows["kind"])
        self.body.addWidget(self._formula)
        for name in ("start", "slope", "h"):
            self.body.addWidget(self._rows[name])
        self.retranslate()
        self.show_course(course)

    def show_course(self, course: Course) -> None:
        """Show the choices; emits nothing."""
        other = course.surface != self.course.surface
        self.course = course
        self._kind.set_value(course.surface.kind)
        self._formula.show_formula(course.surface.formula, other)
        self._start.set_values(course.start, 6)
        self._slope.set_value(course.slope.method)
        self._h.set_value(course.slope.h)
        self._rows["h"].setVisible(course.slope.method != ANALYTIC)

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot(str)
    def _kind_chosen(self, kind: str) -> None:
        if kind == TYPED:
            self._formula.take(self.course.surface.formula)
            self._formula.begin_typing()
        else:
            self.edited.emit(moved(self.course, SURFACES[kind]))

    @Slot(object)
    def _typed(self, expression: Expression) -> None:
        surface = typed(expression, self.course.surface.window, self.course.start)
        self.edited.emit(replace(self.course, surface=surface))

    @Slot()
    def _start_typed(self) -> None:
        self.edited.emit(replace(self.course, start=self._start.values()))

    @Slot(str)
    def _slope_chosen(self, method: str) -> None:
        self.edited.emit(replace(self.course, slope=replace(self.course.slope, method=method)))

    @Slot(float)
    def _h_typed(self, h: float) -> None:
        self.edited.emit(replace(self.course, slope=replace(self.course.slope, h=h)))

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Surface"))
        self.header.setToolTip(self.tr("What runners go down on"))
        self._kind.set_options(words.surface_options())
        self._slope.set_options(words.slope_options())
        texts = {
            "kind": (self.tr("f(x₀, x₁)"), self.tr("The function whose lowest place is looked for.")),
            "start": (
                self.tr("Start"),
                self.tr("Where all runners begin. It can be dragged on the map, or clicked there."),
            ),
            "slope": (self.tr("Gradient"), self.tr("How ∇f is found at each step.")),
            "h": (
                self.tr("h"),
                self.tr("How far differences look. Smaller: closer to the slope, until rounding swallows it."),
            ),
        }
        name_rows(self._rows, texts)
        self._start.set_names(self.tr("Start x₀"), self.tr("Start x₁"), texts["start"][1])
