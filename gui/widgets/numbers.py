"""How numbers are read, written and stepped through in number fields."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from model.figures import tidy

MANTISSAS = (1, 2, 3, 5)

_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")


def parse_number(text: str) -> float | None:
    """The number a person wrote, or None: 1e-3, .5, 1,000 (thousands), 0,03 (decimal comma), −2, 20 000."""
    text = re.sub(r"[\s_\u2009\u202f\u00a0]", "", text).replace("−", "-")
    if "," in text and "." in text:
        # The one that comes last is the decimal sign, the other one groups.
        text = text.replace(".", "").replace(",", ".") if text.rfind(",") > text.rfind(".") else text.replace(",", "")
    elif _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    else:
        text = text.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def format_number(value: float, integer: bool = False) -> str:
    """The shortest text that reads back as the same number: 0.03, −7, 1e-5, 20,000."""
    if integer or (value == int(value) and abs(value) < 1e7):
        whole = int(value)
        return tidy(f"{whole:,}" if abs(whole) >= 10_000 else str(whole))
    mantissa, _, exponent = repr(float(value)).partition("e")
    return tidy(f"{mantissa.removesuffix('.0')}e{exponent}" if exponent else mantissa)


def figure_text(value: float, digits: int = 5) -> str:
    """Write a figure in so many digits, in two where it is tiny or huge: 0.0018, 20.271, −123.70, 1.2e5; nan as –."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    if not 1e-3 <= size < 1e4:
        return tidy(f"{value:.1e}") if value else "0"
    decimals = max(digits - len(str(int(size))), 4 if size < 1e-2 else 0)
    return tidy(f"{value:.{decimals}f}")


def not_finite(value: float) -> str:
    """Write what is no finite number by its sign."""
    return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"


def percent(share: float, decimals: int = 0) -> str:
    """Write a share as a percentage; what is less than the whole is never 100 %, but > 99 % or > 99.9 %."""
    written = f"{share:.{decimals}%}".replace("%", " %")
    if share < 1 and written == percent(1, decimals):
        return f"> {percent(1 - 10.0 ** -(decimals + 2), decimals)}"
    return written


def linear_step(value: float, step: float) -> float:
    """`value + step` without the rounding noise of binary fractions (0.1 + 0.2 = 0.3)."""
    return float(Decimal(repr(float(value))) + Decimal(repr(float(step))))


def log_step(value: float, up: bool, fine: bool = False) -> float:
    """The next of 1, 2, 3, 5, 10, … above or below a positive value; `fine` goes by a tenth of the leading digit."""
    exponent = int(f"{value:e}".partition("e")[2])
    if fine:
        unit = exponent - 1
        digits = Decimal(repr(float(value))).scaleb(-unit)
        if not up and digits <= 10:
            unit, digits = unit - 1, digits * 10
        count = int(digits) + 1 if up else math.ceil(digits) - 1
        return float(f"{count}e{unit}")
    stops = [float(f"{m}e{e}") for e in range(exponent - 1, exponent + 2) for m in MANTISSAS]
    tiny = 1e-9
    if up:
        return min(stop for stop in stops if stop > value * (1 + tiny))
    return max(stop for stop in stops if stop < value * (1 - tiny))


@dataclass(frozen=True)
class Refusal:
    """Why a text is not taken: "unreadable" or "not_integer" {text}, "below" or "above" {value, minimum, maximum}."""

    code: str
    values: dict[str, object]


@dataclass(frozen=True)
class NumberRange:
    """Which numbers a field takes, and how it steps; in logarithmic mode `step` is the smallest positive value."""

    minimum: float
    maximum: float
    step: float = 1.0
    decimals: int | None = None
    logarithmic: bool = False
    integer: bool = False

    def read(self, text: str) -> float | Refusal:
        """The number in a text, if this range takes it."""
        number = parse_number(text)
        if number is None:
            return Refusal("unreadable", {"text": text})
        if self.integer and number != int(number):
            return Refusal("not_integer", {"text": text})
        if self.decimals is not None:
            number = round(number, self.decimals)
        if not self.minimum <= number <= self.maximum:
            code = "below" if number < self.minimum else "above"
            return Refusal(code, {"value": number, "minimum": self.minimum, "maximum": self.maximum})
        return number

    def stepped(self, value: float, count: int, fine: bool = False) -> float:
        """`value` after a step up (`count` > 0) or down, ±10 being a page; never out of the range."""
        number = self._logarithmic(value, count, fine) if self.logarithmic else linear_step(value, count * self.step)
        if self.integer:
            number = float(round(number))
        return min(max(number, self.minimum), self.maximum)

    def _logarithmic(self, value: float, count: int, fine: bool) -> float:
        up = count > 0
        if value <= 0:
            return self.step if up else self.minimum
        if abs(count) >= 10:
            number = float(f"{value * 10 if up else value / 10:.12g}")
        elif self.integer and fine:
            number = value + count
        else:
            number = log_step(value, up, fine)
        return self.minimum if not up and number < self.step * (1 - 1e-9) else number


def raised(text: str) -> str:
    """Write a number, maybe in brackets, as an exponent."""
    return text.translate(str.maketrans("-0123456789()", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"))
