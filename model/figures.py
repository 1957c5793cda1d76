"""Figures: one way to write a power of ten, wherever a number is written."""


def short_power(text: str) -> str:
    """Write Python's 1e-05 as 1e-5 and 1e+16 as 1e16, which Python reads as the same."""
    mantissa, _, power = text.partition("e")
    return f"{mantissa}e{int(power)}" if power else mantissa


def tidy(text: str) -> str:
    """Write Python's -1.5e+05 as −1.5e5."""
    mantissa, e, power = short_power(text).partition("e")
    return mantissa.replace("-", "−") + e + power
