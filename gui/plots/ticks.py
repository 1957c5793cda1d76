"""Round numbers: where an axis ends, which stand along it, and how they are written."""

import math

import numpy as np

from gui.widgets.numbers import tidy

NICE = (1.0, 1.25, 1.6, 2.0, 2.5, 3.2, 4.0, 5.0, 6.4, 8.0, 10.0)
"""The ends an axis may have, in each decade: close enough together that a plot is always filled to four fifths."""

ROUND = (1.0, 2.0, 5.0)
"""The numbers of each decade that may end a logarithmic axis that is less than two of them long."""

MOST_DIGITS = 12
"""With how many digits a number of an axis is written so that it differs from its neighbours."""


def nice_above(value: float) -> float:
    """Return the smallest nice number that is not below a positive value."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next(n * decade for n in NICE if n * decade >= value * (1 - 1e-9))


def ticks_between(low: float, high: float, wanted: int = 5) -> np.ndarray:
    """Return some `wanted` round numbers from low to high; a few more rather than a single one."""
    rough = (high - low) / wanted
    decade = 10.0 ** math.floor(math.log10(rough))
    gaps = [n * decade for n in (0.5, 1, 2, 5, 10)]
    k = next(k for k in range(1, len(gaps)) if gaps[k] >= rough * (1 - 1e-9))
    ticks, more = (_multiples(gap, low, high) for gap in (gaps[k], gaps[k - 1]))
    return more if len(ticks) < 2 and len(more) <= wanted + 1 else ticks


def _multiples(gap: float, low: float, high: float) -> np.ndarray:
    return np.arange(math.ceil(low / gap - 1e-9), math.floor(high / gap + 1e-9) + 1) * gap


def powers_between(low: float, high: float, wanted: int) -> np.ndarray:
    """Return at most about `wanted` whole numbers from low to high: the exponents of a logarithmic axis."""
    gap = max(1, math.ceil((high - low) / wanted))
    return np.arange(math.ceil(low / gap) * gap, high + 1e-9, gap)


def round_powers(low: float, high: float) -> np.ndarray:
    """Return the exponents of all 1, 2 and 5 times a power of ten, from the last one up to low to the first from high.

    They are two at least.
    """
    decades = np.arange(math.floor(low) - 1, math.floor(high) + 2)
    powers = (decades[:, None] + np.log10(ROUND)).ravel()
    first = np.searchsorted(powers, low + 1e-9, side="right") - 1
    return powers[first : max(first + 1, int(np.searchsorted(powers, high - 1e-9))) + 1]


def short(value: float) -> str:
    """Write a round number short: 0.5, −2, 4k, 1.5M."""
    if abs(value) >= 1e12:
        return tidy(f"{value:.4g}")
    for size, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.4g}{unit}".replace("-", "−")
    return tidy(f"{value:.4g}")


def tick_text(value: float, gap: float) -> str:
    """Write a round number of an axis whose numbers lie about `gap` apart."""
    if abs(value) < gap * 1e-6:
        return "0"
    if gap >= 1e-4 and abs(value) < 1e5:
        text = f"{value:.{max(0, -math.floor(math.log10(gap)))}f}".replace("-", "−")
        return text.rstrip("0").rstrip(".") if "." in text else text
    digits = digits_to(value, gap)
    return tidy(f"{value:.{digits if digits <= MOST_DIGITS else 3}g}")


def digits_to(value: float, gap: float) -> int:
    """Return how many digits a number has from its first one down to that in which numbers `gap` apart differ."""
    return 1 + max(0, math.floor(math.log10(abs(value))) - math.floor(math.log10(gap))) if value else 1


def power_of_ten(exponent: float) -> str:
    """Write 10 to the power of one that is whole, or of one of `round_powers`: 0.01, 0.5, 1, 100; beyond as 2e-5."""
    if -4 < exponent < 5:
        return f"{10**exponent:g}"
    whole = (exponent + 1e-9) // 1
    return f"{10 ** (exponent - whole):.0f}e{whole:.0f}"  # in two parts: an axis may reach beyond all numbers
