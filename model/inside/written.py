"""Expressions of whole arrays, written as LaTeX and as NumPy: `1 / (1 + exp(−A))`."""

from model.figures import tidy
from model.inside.arithmetic import LEVELS, Leaf, Node, Number, Op
from model.inside.scene import plain

NUMPY = {
    "exp": "np.exp", "log": "np.log", "log1p": "np.log1p", "expm1": "np.expm1", "tanh": "np.tanh", "cos": "np.cos",
    "√": "np.sqrt", "abs": "np.abs", "sign": "np.sign", "floor": "np.floor", "max": "np.maximum", "min": "np.minimum",
}  # fmt: skip
SIGNS = {"+": "+", "−": "-", "·": "*", "/": "/", "^": "**", ">": ">"}


def numpy(node: Node) -> str:
    """Write an expression as NumPy, with <keys> for arrays."""
    if isinstance(node, Leaf):
        return f"<{node.name}>"
    if isinstance(node, Number):
        return plain(node.number)
    assert isinstance(node, Op), node
    parts = [numpy(argument) for argument in node.arguments]
    if node.kind in NUMPY:
        return f"{NUMPY[node.kind]}({', '.join(parts)})"
    if node.kind == "neg":
        return "-" + _inside(node.arguments[0], parts[0], 3)
    power = node.kind == "^"
    left = _inside(node.arguments[0], parts[0], 5 if power else node.level)
    right = _inside(node.arguments[1], parts[1], {"−": 2, "/": 3, "^": 5}.get(node.kind, node.level))
    return f"{left}**{right}" if power else f"{left} {SIGNS[node.kind]} {right}"


def latex(node: Node) -> str:
    """Write an expression as LaTeX, with <keys> for arrays; arrays are multiplied element by element."""
    if isinstance(node, Leaf):
        return f"<{node.name}>"
    if isinstance(node, Number):
        return node.symbol or tidy(f"{node.number:.6g}")
    assert isinstance(node, Op), node
    node = node.spelled()
    parts = [latex(argument) for argument in node.arguments]
    if node.kind == "abs":
        return rf"|{parts[0]}|"
    if node.kind not in LEVELS:
        return rf"\mathrm{{{node.kind}}}({', '.join(parts)})"

    def inside(k: int, level: int) -> str:
        return _inside(node.arguments[k], parts[k], level)

    if node.kind == "neg":
        return "−" + inside(0, 3)
    if node.kind == "^":
        base = f"({parts[0]})" if isinstance(node.arguments[0], Leaf) else inside(0, 5)
        return f"{base}^{{{parts[1]}}}"
    right = inside(1, {"−": 2, "/": 3}.get(node.kind, node.level))
    if node.kind == "·":
        arrays = all(argument.leaves() for argument in node.arguments)
        return rf"{inside(0, 2)} \odot {right}" if arrays else rf"{inside(0, 2)} \, {right}"
    return f"{inside(0, node.level)} {node.kind} {right}"


def _inside(node: Node, text: str, level: int) -> str:
    return text if node.level >= level else f"({text})"
