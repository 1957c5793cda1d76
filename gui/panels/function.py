"""The function panel: whose slope is looked at, where, and how far the secants reach."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from gui import words_slope
from gui.panels.base import SettingRow
from gui.panels.formula_box import FormulaBox
from gui.theme import Theme
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.number import NumberField
from gui.widgets.numbers import tidy
from gui.widgets.row import name_rows
from gui.widgets.slider import Slider
from gui.widgets.translated import Translated
from model.approach import SMALLEST, STEPS, Approach, step_near
from model.expressions import Expression
from model.functions import FUNCTIONS, typed
from model.surfaces import TYPED

FAR = 1e6
"""How far from 0 x may be."""

WEIGHT = "weight"
"""Instead of a function of x: the loss of the network along one of its weights."""


class FunctionPanel(Translated, Card):
    """Function, place and h.

    Signals:
        edited (Approach): the person changed function or place.
        shrunk (float): the person typed another h.
        sought (int): the person moved the slider of h to a step.
        weight_wanted (bool): the person wants to see the loss along one weight, or no longer.
    """

    edited = Signal(object)
    shrunk = Signal(float)
    sought = Signal(object)
    weight_wanted = Signal(bool)

    def __init__(self, theme: Theme, approach: Approach) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self.approach = approach
        self._weighing = False
        self._kind = Choice(theme)
        self._kind.changed.connect(self._kind_chosen)
        self._formula = FormulaBox(theme, ("x",), words_slope.unreadable)
        self._formula.typed.connect(self._typed)
        self._x = NumberField(theme, -FAR, FAR, 0.1)
        self._x.changed.connect(self._x_typed)
        self._h = NumberField(theme, SMALLEST, 1.0, SMALLEST, logarithmic=True)
        self._h.changed.connect(self.shrunk)
        self._slider = Slider(theme, 0, STEPS, 1, format=_nothing)
        self._slider.changed.connect(self._slid)
        self._rows = {
            "f": SettingRow(theme, self._kind),
            "x": SettingRow(theme, self._x),
            "h": SettingRow(theme, self._h),
        }
        for name, row in self._rows.items():
            row.setObjectName(f"row:{name}")
        self.body.addWidget(self._rows["f"])
        self.body.addWidget(self._formula)
        for name in ("x", "h"):
            self.body.addWidget(self._rows[name])
        self.body.addWidget(self._slider)
        self.retranslate()
        self.show_approach(approach)
        self.show_h(1.0)

    # --- showing ------------------------------------------------------------------------------------------------

    def show_approach(self, approach: Approach) -> None:
        """Show the choices; emits nothing."""
        other = approach.function != self.approach.function
        self.approach = approach
        if not self._weighing:
            self._kind.set_value(approach.function.kind)
        self._formula.show_formula(approach.function.formula, other)
        self._x.set_value(float(f"{approach.x:.9g}"))

    def show_h(self, h: float) -> None:
        """Show another h; emits nothing."""
        self._h.set_value(float(f"{h:.4g}"))
        self._slider.set_value(step_near(h))
        self._slider.groove.set_words(f"h = {tidy(f'{h:.4g}')}")

    def show_weighing(self, weighing: bool) -> None:
        """Show that the loss along one weight is looked at, or a function."""
        self._weighing = weighing
        self._kind.set_value(WEIGHT if weighing else self.approach.function.kind)
        for widget in (self._formula, self._rows["x"], self._rows["h"], self._slider):
            widget.setVisible(not weighing)

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot(str)
    def _kind_chosen(self, kind: str) -> None:
        if kind == WEIGHT:
            self.weight_wanted.emit(True)
            return
        if self._weighing:
            self.weight_wanted.emit(False)
        self._kind.set_value(kind)
        if kind != TYPED and kind != self.approach.function.kind:
            function = FUNCTIONS[kind]
            self.edited.emit(Approach(function, function.start))
        elif kind == TYPED:
            if self.approach.function.kind != TYPED:
                self._formula.take(self.approach.function.formula)
            self._formula.begin_typing()

    @Slot(object)
    def _typed(self, expression: Expression) -> None:
        approach = self.approach
        self.edited.emit(Approach(typed(expression, approach.function.window, approach.x), approach.x))

    @Slot(float)
    def _x_typed(self, x: float) -> None:
        self.edited.emit(Approach(self.approach.function, x))

    @Slot(float)
    def _slid(self, step: float) -> None:
        self.sought.emit(int(step))

    # --- words --------------------------------------------------------------------------------------------------

    def _options(self) -> Sequence[tuple[str, str, str]]:
        name, tip = words_slope.WEIGHT
        return [*words_slope.function_options(), (WEIGHT, words_slope.said(name), words_slope.said(tip))]

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Function"))
        self.header.setToolTip(self.tr("Whose slope is looked at, and where"))
        self._kind.set_options(self._options())
        texts = {
            "f": (self.tr("f(x)"), self.tr("The function whose slope is looked at.")),
            "x": (self.tr("x"), self.tr("Where the slope is looked at. It can be dragged on the curve, or clicked.")),
            "h": (
                self.tr("h"),
                self.tr("How far from x the other points are.\nSmaller: closer to the tangent, until rounding wins."),
            ),
        }
        name_rows(self._rows, texts)
        self._slider.set_label(self.tr("h, from 1 to 1e-50"))
        self._slider.setToolTip(texts["h"][1])


def _nothing(value: float) -> str:
    """Return no words: the field above the slider has them."""
    return ""
