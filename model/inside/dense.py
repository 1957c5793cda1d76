"""What the moves of linear parts and activations compute, forward and back (chapters 3.4, 3.2 and 5.5 to 5.6)."""

import numpy as np

from model.inside.arithmetic import Arrays, Env, Fact, Largest, Leaf, Node, Number, Total, call
from model.inside.functions import ELEMENTWISE, PRELU, prelu, prelu_slope
from model.inside.scene import Explanation, Scene
from model.inside.written import latex, numpy
from model.layers import Maxout
from model.layers.base import Activated


def linear(s: Scene) -> Explanation:
    """A = XW + b, of a convolution with im2col(X) in place of X."""
    x = _input(s)
    flat = "".join(s.dims("A")[:-1])
    cell = Total("k", Leaf(x, (flat, "k")) * Leaf("W", ("k", "j"))) + Leaf("b", ("j",))
    code = f"<A> = <{x}> @ <W> + <b>" if x == "X" else f"<A> = (<{x}> @ <W> + <b>).reshape{s.shape('A')}"
    sizes = {**s.sizes("A"), "k": s.shape("W")[0]}
    sentence = "linear" if x == "X" else "linear_convolution"
    return s.explain(rf"<A> = <{x}> \, <W> + <b>", code, {"A": (s.dims("A"), cell)}, sizes, sentence)


def _input(s: Scene) -> str:
    return "columns" if "columns" in s.arrays else "X"


def weights_gradient(s: Scene) -> Explanation:
    """∂L/∂W = Xᵀ ∂L/∂A."""
    x, letters = _input(s), s.letters("dA")
    cell = Total(letters, Leaf(x, (letters, "k")) * s.full("dA"))
    d_a = "<dA>" if x == "X" else f"<dA>.reshape(-1, {s.shape('dA')[-1]})"
    sizes = {**s.sizes("dA"), "k": s.shape("dW")[0]}
    formula = rf"<dW> = <{x}>^{{\top}} \, <dA>"
    return s.explain(formula, f"<dW> = <{x}>.T @ {d_a}", {"dW": (("k", "j"), cell)}, sizes)


def bias_gradient(s: Scene) -> Explanation:
    """∂L/∂b, the sum over the batch."""
    cells = {"db": (("j",), Total(s.letters("dA"), s.full("dA")))}
    return s.explain(r"<db> = \sum <dA>", f"<db> = <dA>.sum(axis={axes(s, 'dA')})", cells, s.sizes("dA"))


def axes(s: Scene, key: str) -> str:
    """Return over which axes the samples, and places of pictures, lie."""
    return "0" if s.arrays[key].ndim == 2 else "(0, 1, 2)"


def input_gradient(s: Scene) -> Explanation:
    """∂L/∂X = ∂L/∂A Wᵀ."""
    cell = Total("j", s.full("dA") * Leaf("W", ("k", "j")))
    sizes = {**s.sizes("dA"), "k": s.shape("W")[0]}
    return s.explain(r"<dX> = <dA> \, <W>^{\top}", "<dX> = <dA> @ <W>.T", {"dX": (("n", "k"), cell)}, sizes)


# --- activations ------------------------------------------------------------------------------------------------


def _activation(s: Scene) -> str:
    assert isinstance(s.row, Activated)
    return s.row.activation


def _slope(s: Scene) -> Leaf:
    return Leaf("slope", ("j",) if _activation(s) == "prelu_each" else ("",))


def activation(s: Scene) -> Explanation:
    """Z = h(A)."""
    kind, a = _activation(s), s.full("A")
    if kind == "softmax":
        return _softmax(s)
    node = prelu(a, _slope(s)) if kind in PRELU else ELEMENTWISE[kind][0](a)
    written = {"identity": "<A>.copy()", "step": "(<A> > 0).astype(float)"}.get(kind, numpy(node))
    return s.explain(
        f"<Z> = {latex(node)}", f"<Z> = {written}", {"Z": (s.dims("Z"), node)}, s.sizes("A"), f"activation_{kind}"
    )


def _softmax(s: Scene) -> Explanation:
    a = s.full("A")
    others = Leaf("A", (*s.dims("A")[:-1], "k"))
    largest = Largest("k", others)
    node = call("exp", a - largest) / Total("k", call("exp", others - largest))
    code = "\n".join(
        (
            "largest = <A>.max(axis=-1, keepdims=True)",
            "exp = np.exp(<A> - largest)",
            "<Z> = exp / exp.sum(axis=-1, keepdims=True)",
        )
    )
    formula = r"<Z> = \mathrm{softmax}(<A>) = \frac{\mathrm{exp}(<A> − c)}{\sum \mathrm{exp}(<A> − c)}, "
    formula += r"\quad c = \mathrm{max} \, <A>"
    sizes = {**s.sizes("A"), "k": s.shape("A")[-1]}
    return s.explain(
        formula, code, {"Z": (s.dims("Z"), node)}, sizes, "activation_softmax", brief=r"<Z> = \mathrm{softmax}(<A>)"
    )


def activation_gradient(s: Scene) -> Explanation:
    """∂L/∂A, from ∂L/∂Z."""
    kind, a, d_z = _activation(s), s.full("A"), s.full("dZ")
    if kind == "softmax":
        return _softmax_gradient(s)
    if kind in PRELU:
        slope, read = prelu_slope(a, _slope(s)), "dZ A slope"
    else:
        slope, kept = ELEMENTWISE[kind][1](a, s.full("Z")), ELEMENTWISE[kind][2]
        read = f"dZ {kept}"
    constant = isinstance(slope, Number)  # which stands before what it is multiplied by
    node: Node = d_z if kind == "identity" else slope * d_z if constant else d_z * slope
    return s.explain(
        f"<dA> = {latex(node)}", f"<dA> = {numpy(node)}", {"dA": (s.dims("dA"), node)}, s.sizes("dA"), operands=read
    )


def _softmax_gradient(s: Scene) -> Explanation:
    front = s.dims("A")[:-1]
    pairs = Leaf("dZ", (*front, "k")) * Leaf("Z", (*front, "k"))
    node = s.full("Z") * (s.full("dZ") - Total("k", pairs))
    return s.explain(
        r"<dA> = <Z> \odot (<dZ> − \sum <dZ> \odot <Z>)",
        "<dA> = <Z> * (<dZ> - (<dZ> * <Z>).sum(axis=-1, keepdims=True))",
        {"dA": (s.dims("dA"), node)},
        {**s.sizes("dA"), "k": s.shape("dA")[-1]},
        "activation_gradient_softmax",
        "dZ Z",
    )


def slope_gradient(s: Scene) -> Explanation:
    """∂L/∂α = Σ ∂L/∂Z ⊙ min(A, 0)."""
    each = _activation(s) == "prelu_each"
    letters = s.letters("dZ") + ("" if each else "j")
    node = Total(letters, s.full("dZ") * call("min", s.full("A"), 0))
    total = f".sum(axis={axes(s, 'A')})" if each else ".sum().reshape(1)"
    return s.explain(
        r"<dslope> = \sum <dZ> \odot \mathrm{min}(<A>, 0)",
        f"<dslope> = (<dZ> * np.minimum(<A>, 0)){total}",
        {"dslope": ((("j",) if each else ("",)), node)},
        s.sizes("A"),
    )


# --- maxout -----------------------------------------------------------------------------------------------------


def _pieces(s: Scene) -> tuple[int, int]:
    assert isinstance(s.row, Maxout)
    return s.row.pieces, s.row.units


def piece_maximum(s: Scene) -> Explanation:
    """Z, the largest of the pieces."""
    pieces, units = _pieces(s)
    code = f"<Z> = <A>.reshape({s.batch}, {pieces}, {units}).max(axis=1)"
    node = Total("i", Leaf("A", ("n", "ij")), "max")
    formula = r"<Z> = \mathrm{max}_{i} \, <A>_{i}"
    return s.explain(formula, code, {"Z": (("n", "j"), node)}, {"n": s.batch, "i": pieces, "j": units})


def piece_maximum_gradient(s: Scene) -> Explanation:
    """∂L/∂A: the gradient goes to the first of the largest pieces."""
    pieces, units = _pieces(s)

    def won(about: Arrays, env: Env) -> float | np.ndarray:
        largest = about.arrays["A"].reshape(-1, pieces, units) == about.arrays["Z"][:, None]
        first = largest & (np.cumsum(largest, axis=1) == 1)
        return first[env["n"], env["i"], env["j"]].astype(np.float64)

    node = Leaf("dZ", ("n", "j")) * Fact(won, Leaf("A", ("n", "ij")), Leaf("Z", ("n", "j")))
    code = f"""
won = <A>.reshape({s.batch}, {pieces}, {units}) == <Z>[:, None]
won &= np.cumsum(won, axis=1) == 1
<dA> = (won * <dZ>[:, None]).reshape{s.shape("dA")}
"""
    sizes = {"n": s.batch, "i": pieces, "j": units}
    formula = r"<dA>_{i} = <dZ> \odot [<A>_{i} = <Z>]"
    return s.explain(formula, code, {"dA": (("n", "ij"), node)}, sizes)
