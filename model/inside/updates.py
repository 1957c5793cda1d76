"""What the update of each optimiser computes, in its own terms (chapter 6.1)."""

from collections.abc import Callable, Mapping
from typing import Any

from model.inside.arithmetic import Leaf, Node, Number, call
from model.inside.scene import Explanation, Scene, plain
from model.optimizers import AdaGrad, Adam, Momentum, Nesterov, Optimizer, RMSProp

Rule = tuple[str, str, Mapping[str, Node]]
"""Formula, lines of NumPy, and the expressions of the results "W" and of what is remembered."""

RATE = Leaf("η", ())


def sgd(o: Optimizer, w: Node, g: Node, at: Callable[[str], Leaf]) -> Rule:
    """W ← W − η ∂L/∂W."""
    return r"<W> \leftarrow <W> − <η> <dW>", "<W> = <W> - <η> * <dW>", {"W": w - RATE * g}


def momentum(o: Any, w: Node, g: Node, at: Callable[[str], Leaf]) -> Rule:
    """v ← μ v + ∂L/∂W, W ← W − η v."""
    assert isinstance(o, Momentum)
    v = Number(o.momentum, r"\mu") * at("v") + g
    formula = r"v \leftarrow \mu v + <dW>, \quad <W> \leftarrow <W> − <η> v"
    code = f"<v> = {plain(o.momentum)} * <v> + <dW>\n<W> = <W> - <η> * <v>"
    return formula, code, {"v": v, "W": w - RATE * at("v′")}


def nesterov(o: Any, w: Node, g: Node, at: Callable[[str], Leaf]) -> Rule:
    """v ← μ v + ∂L/∂W, W ← W − η (∂L/∂W + μ v)."""
    assert isinstance(o, Nesterov)
    m = Number(o.momentum, r"\mu")
    formula = r"v \leftarrow \mu v + <dW>, \quad <W> \leftarrow <W> − <η> (<dW> + \mu v)"
    code = f"<v> = {plain(o.momentum)} * <v> + <dW>\n<W> = <W> - <η> * (<dW> + {plain(o.momentum)} * <v>)"
    return formula, code, {"v": m * at("v") + g, "W": w - RATE * (g + m * at("v′"))}


def adagrad(o: Any, w: Node, g: Node, at: Callable[[str], Leaf]) -> Rule:
    """h ← h + (∂L/∂W)², W ← W − η ∂L/∂W / (√h + ε)."""
    assert isinstance(o, AdaGrad)
    formula = r"h \leftarrow h + (<dW>)^{2}, \quad <W> \leftarrow <W> − <η> \, \frac{<dW>}{\sqrt{h} + \epsilon}"
    code = f"<h> = <h> + <dW>**2\n<W> = <W> - <η> * <dW> / (np.sqrt(<h>) + {plain(o.epsilon)})"
    return formula, code, {"h": at("h") + g**2, "W": w - RATE * g / (call("√", at("h′")) + Number(o.epsilon))}


def rmsprop(o: Any, w: Node, g: Node, at: Callable[[str], Leaf]) -> Rule:
    """h ← ρ h + (1 − ρ) (∂L/∂W)², W ← W − η ∂L/∂W / (√h + ε)."""
    assert isinstance(o, RMSProp)
    rho = Number(o.decay, r"\rho")
    formula = (
        r"h \leftarrow \rho h + (1 − \rho) (<dW>)^{2}, \quad "
        r"<W> \leftarrow <W> − <η> \, \frac{<dW>}{\sqrt{h} + \epsilon}"
    )
    r = plain(o.decay)
    code = f"<h> = {r} * <h> + (1 - {r}) * <dW>**2\n<W> = <W> - <η> * <dW> / (np.sqrt(<h>) + {plain(o.epsilon)})"
    h = rho * at("h") + (1 - rho) * g**2
    return formula, code, {"h": h, "W": w - RATE * g / (call("√", at("h′")) + Number(o.epsilon))}


def adam(o: Any, w: Node, g: Node, at: Callable[[str], Leaf]) -> Rule:
    """m and v are running means of ∂L/∂W and its square; both are corrected for having begun at 0."""
    assert isinstance(o, Adam)
    b1, b2, t = Number(o.beta_1), Number(o.beta_2), Leaf("t′", ())
    m_hat = at("m′") / (1 - call("^", b1, t))
    v_hat = at("v′") / (1 - call("^", b2, t))
    one, two = plain(o.beta_1), plain(o.beta_2)
    formula = (
        r"m \leftarrow \beta_{1} m + (1 − \beta_{1}) <dW>, \quad "
        r"v \leftarrow \beta_{2} v + (1 − \beta_{2}) (<dW>)^{2}, \quad "
        r"<W> \leftarrow <W> − <η> \, \frac{m / (1 − \beta_{1}^{t})}{\sqrt{v / (1 − \beta_{2}^{t})} + \epsilon}"
    )
    code = (
        f"<t> = <t> + 1\n<m> = {one} * <m> + (1 - {one}) * <dW>\n<v> = {two} * <v> + (1 - {two}) * <dW>**2\n"
        f"m_hat = <m> / (1 - {one}**<t>)\nv_hat = <v> / (1 - {two}**<t>)\n"
        f"<W> = <W> - <η> * m_hat / (np.sqrt(v_hat) + {plain(o.epsilon)})"
    )
    cells = {
        "t": Leaf("t", ()) + 1,
        "m": b1 * at("m") + (1 - b1) * g,
        "v": b2 * at("v") + (1 - b2) * g**2,
        "W": w - RATE * m_hat / (call("√", v_hat) + Number(o.epsilon)),
    }
    return formula, code, cells


RULES: dict[str, Callable[[Any, Node, Node, Callable[[str], Leaf]], Rule]] = {
    "sgd": sgd,
    "momentum": momentum,
    "nesterov": nesterov,
    "adagrad": adagrad,
    "rmsprop": rmsprop,
    "adam": adam,
    "adamw": adam,
}
"""By optimiser: its rule, from the expressions of W and ∂L/∂W and what gives a cell of what it remembers."""


def update(s: Scene) -> Explanation:
    """W becomes what it is in the next step."""
    optimizer, part = s.experiment.optimizer, s.part.name
    dims, gradient = s.dims(part), f"d{part}"
    w: Node = Leaf(part, dims)
    decays = optimizer.weight_decay and part == "W"
    if decays:
        w = w * (1 - RATE * Number(optimizer.weight_decay))
    formula, code, cells = RULES[optimizer.kind](optimizer, w, Leaf(gradient, dims), lambda key: Leaf(key, dims))
    if decays:
        formula = r"<W> \leftarrow (1 − <η> \lambda) <W>, \quad " + formula
        code = f"<W> = <W> * (1 - <η> * {plain(optimizer.weight_decay)})\n" + code
    for old, new in (("<W>", f"<{part}>"), ("<dW>", f"<{gradient}>")):
        formula, code = formula.replace(old, new), code.replace(old, new)
    found = {f"{part if key == 'W' else key}′": ((() if key == "t" else dims), node) for key, node in cells.items()}
    brief = rf"<{part}> \leftarrow \mathrm{{{type(optimizer).__name__}}}(<{gradient}>)"
    return s.explain(formula, code, found, s.sizes(part), f"update_{optimizer.kind}", brief=brief)
