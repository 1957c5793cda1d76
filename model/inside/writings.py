"""How operations, names and numbers of a computational graph are written: in LaTeX, in plain text and in NumPy."""

from dataclasses import dataclass

from model.expressions import Node
from model.figures import tidy


@dataclass(frozen=True)
class Writing:
    """How an operation is written: what it computes from {a} and {b}, and its local derivative by each.

    Attributes:
        latex, plain, numpy: what it computes.
        latex_slopes, numpy_slopes: its local derivatives; {z} is what came out.
    """

    latex: str
    plain: str
    numpy: str
    latex_slopes: tuple[str, ...]
    numpy_slopes: tuple[str, ...]


def _function(name: str, latex_slope: str, numpy_slope: str, numpy: str = "") -> Writing:
    return Writing(
        rf"\mathrm{{{{{name}}}}}({{a}})", f"{name}({{a}})", f"np.{numpy or name}({{a}})", (latex_slope,), (numpy_slope,)
    )


def _choice(name: str, numpy: str, above: str, below: str) -> Writing:
    """Return max or min. They have a's slope 1, and b's 0, where `above` is the larger of the two."""
    apart = ((above, below), (below, above))
    return Writing(
        rf"\mathrm{{{{{name}}}}}({{a}}, {{b}})", f"{name}({{a}}, {{b}})", f"np.{numpy}({{a}}, {{b}})",
        tuple(rf"\mathrm{{{{step}}}}({one} − {other})" for one, other in apart),
        tuple(f"np.heaviside({one} - {other}, 0.5)" for one, other in apart),
    )  # fmt: skip


WRITINGS: dict[str, Writing] = {
    "add": Writing("{a} + {b}", "{a} + {b}", "{a} + {b}", ("1", "1"), ("1", "1")),
    "subtract": Writing("{a} − {b}", "{a} − {b}", "{a} - {b}", ("1", "(−1)"), ("1", "-1")),
    "multiply": Writing("{a} · {b}", "{a} · {b}", "{a} * {b}", ("{b}", "{a}"), ("{b}", "{a}")),
    "divide": Writing(
        r"\frac{{{a}}}{{{b}}}", "{a} / {b}", "{a} / {b}", (r"\frac{{1}}{{{b}}}", r"(−\frac{{{z}}}{{{b}}})"),
        ("1 / {b}", "-{z} / {b}"),
    ),
    "power": Writing(
        "{a}^{{{b}}}", "{a} ^ {b}", "{a}**{b}", (r"{b} \, {a}^{{{b} − 1}}", r"{z} \, \mathrm{{log}} \, {a}"),
        ("{b} * {a}**({b} - 1)", "{z} * np.log({a})"),
    ),
    "negate": Writing("−{a}", "−{a}", "-{a}", ("(−1)",), ("-1",)),
    "sin": _function("sin", r"\mathrm{{cos}}({a})", "np.cos({a})"),
    "cos": _function("cos", r"(−\mathrm{{sin}}({a}))", "-np.sin({a})"),
    "tan": _function("tan", "(1 + {z}^{{2}})", "(1 + {z}**2)"),
    "exp": _function("exp", "{z}", "{z}"),
    "log": _function("log", r"\frac{{1}}{{{a}}}", "1 / {a}"),
    "sqrt": Writing(r"\sqrt{{{a}}}", "√({a})", "np.sqrt({a})", (r"\frac{{1}}{{2 {z}}}",), ("0.5 / {z}",)),
    "abs": Writing("|{a}|", "|{a}|", "np.abs({a})", (r"\mathrm{{sign}}({a})",), ("np.sign({a})",)),
    "tanh": _function("tanh", "(1 − {z}^{{2}})", "(1 - {z}**2)"),
    "sigmoid": Writing(
        r"\mathrm{{sigmoid}}({a})", "sigmoid({a})", "1 / (1 + np.exp(-{a}))", (r"{z} \, (1 − {z})",),
        ("{z} * (1 - {z})",),
    ),
    "relu": Writing(
        r"\mathrm{{relu}}({a})", "relu({a})", "np.maximum({a}, 0)", (r"\mathrm{{step}}({a})",),
        ("np.heaviside({a}, 0)",),
    ),
    "max": _choice("max", "maximum", "{a}", "{b}"),
    "min": _choice("min", "minimum", "{b}", "{a}"),
}  # fmt: skip
"""Every operation of an expression."""


_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)


_LEVELS = {"add": _SUM, "subtract": _SUM, "multiply": _PRODUCT, "negate": _SIGN, "power": _POWER}

_LEAST = {
    "add": (_SUM, _SUM), "subtract": (_SUM, _PRODUCT), "multiply": (_PRODUCT, _SIGN), "negate": (_POWER,),
    "power": (_ATOM, _SUM), "divide": (_SUM, _SUM), "sqrt": (_SUM,),
}  # fmt: skip


def latex_node(node: Node, texts: list[tuple[str, int]], name: str) -> tuple[str, int]:
    """Write a node, and how strongly it holds together: what holds less is put into brackets."""
    if not node.inputs:
        return name, _ATOM
    parts = []
    for i, least in zip(node.inputs, _LEAST.get(node.operation, (_SUM, _SUM)), strict=False):
        text, level = texts[i]
        parts.append(text if level >= least else f"({text})")
    text = WRITINGS[node.operation].latex.format(**dict(zip("ab", parts, strict=False)))
    return text, _LEVELS.get(node.operation, _ATOM)


_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

_GREEK = {
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "η": r"\eta", "λ": r"\lambda", "μ": r"\mu", "π": r"\pi",
    "ρ": r"\rho", "σ": r"\sigma", "ε": r"\epsilon",
}  # fmt: skip


def latex_name(name: str) -> str:
    """Write a name in LaTeX: x0 as x_{0}."""
    if name[0].isdigit() or name[0] == ".":
        return name
    letter = _GREEK.get(name[0], name[0])
    return f"{letter}_{{{name[1:]}}}" if len(name) > 1 else letter


def plain(name: str) -> str:
    """Write a name: x0 as x₀; a number as it is."""
    return name if name[0].isdigit() or name[0] == "." else name[0] + name[1:].translate(_LOWERED)


def number(value: float) -> str:
    """Write a number in a few digits."""
    return tidy(f"{value:.6g}")


def bracketed(value: float) -> str:
    """Write a number, in brackets where it is negative."""
    return f"({number(value)})" if value < 0 else number(value)
