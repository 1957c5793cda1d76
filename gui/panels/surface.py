"""The surface panel: what runners go down on, where they start, and how gradients are found."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import words_descent as words
from gui.panels.base import SettingRow
from gui.theme import Theme
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.formula_field import FormulaField
from gui.widgets.hint import Hint
from gui.widgets.number import NumberField
from gui.widgets.row import CONTROL_WIDTH
from gui.widgets.translated import Translated
from model.course import Course, moved
from model.descent import ANALYTIC
from model.grammar import Unreadable, read
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
        self._error: Unreadable | None = None
        self._kind = Choice(theme)
        self._kind.changed.connect(self._kind_chosen)
        self._formula = FormulaField(theme)
        self._formula.committed.connect(self._typed)
        self._formula.edited.connect(self._check)
        self._why = Hint(theme)
        self._start = tuple(NumberField(theme, -FAR, FAR, 0.5) for _ in range(2))
        for field in self._start:
            field.changed.connect(self._start_typed)
        starts = QWidget()
        line = QHBoxLayout(starts)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for field in self._start:
            line.addWidget(field)
        self._slope = Choice(theme)
        self._slope.changed.connect(self._slope_chosen)
        self._h = NumberField(theme, 1e-300, 10.0, SMALLEST_H, logarithmic=True)
        self._h.changed.connect(self._h_typed)
        self._rows = {
            "kind": SettingRow(theme, self._kind),
            "start": SettingRow(theme, starts),
            "slope": SettingRow(theme, self._slope),
            "h": SettingRow(theme, self._h),
        }
        for field in self._start:
            self._rows["start"].explanation.watch(field)
        starts.setFixedWidth(CONTROL_WIDTH)
        self.body.addWidget(self._rows["kind"])
        self.body.addWidget(self._formula)
        self.body.addWidget(self._why)
        for name in ("start", "slope", "h"):
            self.body.addWidget(self._rows[name])
        self.retranslate()
        self.show_course(course)

    def show_course(self, course: Course) -> None:
        """Show the choices; emits nothing."""
        other = course.surface != self.course.surface
        self.course = course
        self._kind.set_value(course.surface.kind)
        if other or not self._formula.text():
            self._formula.set_formula(course.surface.formula)
            self._explain(None)
        for field, value in zip(self._start, course.start, strict=True):
            field.set_value(float(f"{value:.6g}"))
        self._slope.set_value(course.slope.method)
        self._h.set_value(course.slope.h)
        self._rows["h"].setVisible(course.slope.method != ANALYTIC)

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot(str)
    def _kind_chosen(self, kind: str) -> None:
        if kind == TYPED:
            self._typed(self.course.surface.formula)
            self._formula.setFocus()
            self._formula.selectAll()
        else:
            self.edited.emit(moved(self.course, SURFACES[kind]))

    @Slot(str)
    def _typed(self, text: str) -> None:
        try:
            expression = read(text, ("x0", "x1"))
        except Unreadable as error:
            self._explain(error)
            return
        self._formula.take()
        surface = typed(expression, self.course.surface.window, self.course.start)
        self.edited.emit(replace(self.course, surface=surface))

    @Slot(str)
    def _check(self, text: str) -> None:
        """Take back what was said of a text that is another one now."""
        self._explain(None)

    def _explain(self, error: Unreadable | None) -> None:
        self._error = error
        place = None
        if error:
            place = error.position, error.position + max(1, len(error.found))
        self._formula.show_wrong(place)
        self._why.show_text(words.unreadable(error) if error else "", "warning")
        self._formula.setAccessibleDescription(self._why.text())

    @Slot()
    def _start_typed(self) -> None:
        a, b = (field.value() for field in self._start)
        self.edited.emit(replace(self.course, start=(a, b)))

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
        for name, (label, tip) in texts.items():
            self._rows[name].set_label(label)
            self._rows[name].setToolTip(tip)
        for field, name in zip(self._start, (self.tr("Start x₀"), self.tr("Start x₁")), strict=True):
            field.setAccessibleName(name)
            field.setToolTip(texts["start"][1])
        self._formula.setAccessibleName(self.tr("Formula"))
        self._formula.setToolTip(
            self.tr("Type your own: + − * / ^, sin cos tan exp log sqrt abs tanh, π and e. Enter draws it.")
        )
        self._explain(self._error)
