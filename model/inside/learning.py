"""What the moves of a step compute that belong to no row: the batch, the loss, and what follows the gradient."""

from dataclasses import replace
from math import pi

import numpy as np

from model.inside.arithmetic import Leaf, Node, Number, Op, Total, call
from model.inside.functions import LOSS_SLOPES, LOSSES_FROM_LOGITS, SAMPLE_LOSSES
from model.inside.scene import Explanation, Scene, plain
from model.losses import FUSED
from model.schedules import Constant, Cosine, Exponential, Schedule, StepDecay


def batch(s: Scene) -> Explanation:
    """The examples of this step."""
    random = s.experiment.sampling == "random"
    rows = "rng.integers(0, len(x_train), batch_size)" if random else "order[sample : sample + batch_size]"
    code = f"rows = {rows}\n<X> = x_train[rows]\n<T> = t_train[rows]"
    if s.experiment.data.shift and s.experiment.data.image_shape:
        code += "\ndown, right = rng.integers(-shift, shift + 1, 2)\n<X> = shifted(<X>, image_shape, down, right)"
    return s.explain(r"<X>, \, <T>", code, sentence="batch_random" if random else "batch")


LOSS_FORMULAS: dict[str, str] = {
    "sum_of_squares": r"\frac{1}{N} \sum \frac{1}{2} (<Y> − <T>)^{2}",
    "mean_squared": r"\frac{1}{N n} \sum (<Y> − <T>)^{2}",
    "huber": r"\frac{1}{N n} \sum \mathrm{huber}(<Y> − <T>)",
    "cross_entropy": r"−\frac{1}{N} \sum <T> \odot \mathrm{log} \, <Y>",
    "binary_cross_entropy": (
        r"−\frac{1}{N} \sum (<T> \odot \mathrm{log} \, <Y> + (1 − <T>) \odot \mathrm{log}(1 − <Y>))"
    ),
    "hinge": r"\frac{1}{N n} \sum (1 − <T>) \odot \mathrm{max}(1 − y_{c} + <Y>, 0)",
}
"""L, by loss."""

LOSS_CODE: dict[str, str] = {
    "sum_of_squares": "<L> = ((<Y> - <T>)**2).sum() / 2 / len(<Y>)",
    "mean_squared": "<L> = ((<Y> - <T>)**2).mean()",
    "huber": "error = np.abs(<Y> - <T>)\nnear = np.minimum(error, 1)\n<L> = (near * (error - near / 2)).mean()",
    "cross_entropy": (
        "log_y = np.log(<Y>, where=<T> != 0, out=np.zeros_like(<Y>))\n<L> = -(<T> * log_y).sum() / len(<Y>)"
    ),
    "binary_cross_entropy": (
        "log_y = np.log(<Y>, where=<T> != 0, out=np.zeros_like(<Y>))\n"
        "log_not_y = np.log1p(-<Y>, where=<T> != 1, out=np.zeros_like(<Y>))\n"
        "<L> = -(<T> * log_y + (1 - <T>) * log_not_y).sum() / len(<Y>)"
    ),
    "hinge": (
        "right = (<Y> * <T>).sum(axis=1, keepdims=True)\n<L> = ((1 - <T>) * np.maximum(1 - right + <Y>, 0)).mean()"
    ),
}
"""The same in NumPy."""

FORMULAS_FROM_LOGITS = {
    "cross_entropy": (
        r"−\frac{1}{N} \sum <T> \odot (<A> − c − \mathrm{log} \sum \mathrm{exp}(<A> − c)), "
        r"\quad c = \mathrm{max} \, <A>"
    ),
    "binary_cross_entropy": (
        r"\frac{1}{N} \sum (\mathrm{max}(<A>, 0) − <A> \odot <T> + \mathrm{log}(1 + \mathrm{exp}(−|<A>|)))"
    ),
}
"""The same from the logits, where the engine takes activation and loss together."""

CODE_FROM_LOGITS = {
    "cross_entropy": (
        "shifted = <A> - <A>.max(axis=1, keepdims=True)\n"
        "log_y = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))\n"
        "<L> = -(<T> * log_y).sum() / len(<A>)"
    ),
    "binary_cross_entropy": (
        "<L> = (np.maximum(<A>, 0) - <A> * <T> + np.log1p(np.exp(-np.abs(<A>)))).sum() / len(<A>)"
    ),
}
"""The same in NumPy."""

SLOPE_FORMULAS: dict[str, str] = {
    "sum_of_squares": r"\frac{1}{N} (<Y> − <T>)",
    "mean_squared": r"\frac{2}{N n} (<Y> − <T>)",
    "huber": r"\frac{1}{N n} \mathrm{clip}(<Y> − <T>, −1, 1)",
    "cross_entropy": r"−\frac{1}{N} \frac{<T>}{<Y>}",
    "binary_cross_entropy": r"\frac{1}{N} (\frac{1 − <T>}{1 − <Y>} − \frac{<T>}{<Y>})",
    "hinge": r"\frac{1}{N n} (S − <T> \odot \sum S), \quad S = (1 − <T>) \odot (1 − y_{c} + <Y> > 0)",
}
"""∂L/∂Y, by loss."""

SLOPE_CODE: dict[str, str] = {
    "sum_of_squares": "<dZ> = (<Y> - <T>) / len(<Y>)",
    "mean_squared": "<dZ> = 2 * (<Y> - <T>) / <Y>.size",
    "huber": "<dZ> = np.clip(<Y> - <T>, -1, 1) / <Y>.size",
    "cross_entropy": "pull = np.divide(<T>, <Y>, where=<T> != 0, out=np.zeros_like(<Y>))\n<dZ> = -pull / len(<Y>)",
    "binary_cross_entropy": (
        "yes = np.divide(<T>, <Y>, where=<T> != 0, out=np.zeros_like(<Y>))\n"
        "no = np.divide(1 - <T>, 1 - <Y>, where=<T> != 1, out=np.zeros_like(<Y>))\n"
        "<dZ> = (no - yes) / len(<Y>)"
    ),
    "hinge": (
        "right = (<Y> * <T>).sum(axis=1, keepdims=True)\n"
        "S = (1 - <T>) * (1 - right + <Y> > 0)\n"
        "<dZ> = (S - <T> * S.sum(axis=1, keepdims=True)) / <Y>.size"
    ),
}


def _outputs(s: Scene) -> tuple[dict[str, int], int, int]:
    n, outputs = s.shape("Y")
    return {"n": n, **dict.fromkeys("ikcmj", outputs)}, n, outputs


def loss(s: Scene) -> Explanation:
    """How wrong the network is on this batch."""
    kind, (sizes, n, outputs) = s.experiment.loss, _outputs(s)
    joint = (s.experiment.output.activation, kind) in FUSED
    y = s.arrays["Y"]
    tiny = bool(y.min() < np.finfo(y.dtype).tiny)  # too small for a logarithm
    logits = joint and (tiny or kind == "binary_cross_entropy")
    each = LOSSES_FROM_LOGITS[kind] if logits else SAMPLE_LOSSES[kind](Number(outputs, "n"))
    if isinstance(each, Op) and each.kind == "neg":  # −(a + b) is easier to read than −a + −b
        total: Node = -Total("ni", each.arguments[0])
    else:
        total = Total("ni", each)
    node = total / Number(n, "N")
    code = (CODE_FROM_LOGITS if logits else LOSS_CODE)[kind]
    read = "A T" if logits else "Y T"
    brief = f"<L> = {LOSS_FORMULAS[kind]}"
    formula = f"{brief} = {FORMULAS_FROM_LOGITS[kind]}" if logits else brief
    return s.explain(formula, code, {"L": ((), node)}, sizes, f"loss_{kind}", read, brief)


def loss_gradient(s: Scene) -> Explanation:
    """∂L/∂Y."""
    kind, (sizes, n, outputs) = s.experiment.loss, _outputs(s)
    cells = {"dZ": (("n", "i"), LOSS_SLOPES[kind](Number(outputs, "n"), Number(n, "N")))}
    formula = f"<dZ> = {SLOPE_FORMULAS[kind]}"
    sentence = "loss_gradient_hinge" if kind == "hinge" else "loss_gradient"
    brief = formula.partition(", \\quad")[0]
    return s.explain(formula, SLOPE_CODE[kind], cells, sizes, sentence, brief=brief)


def joint_gradient(s: Scene) -> Explanation:
    """∂L/∂A = (Y − T) / N: activation and loss together."""
    sizes, n, _ = _outputs(s)
    node = (Leaf("Y", ("n", "i")) - Leaf("T", ("n", "i"))) / Number(n, "N")
    return s.explain(r"<dA> = (<Y> − <T>) / N", f"<dA> = (<Y> - <T>) / {n}", {"dA": (("n", "i"), node)}, sizes)


def numerical_gradient(s: Scene) -> Explanation:
    """∂L/∂W by differences; the arithmetic of a cell takes evaluations of the loss, so that it is found elsewhere."""
    method, w = s.experiment.gradient, s.part.name
    formulas = {
        "forward": r"\frac{L(w + h) − L(w)}{h}",
        "central": r"\frac{L(w + h) − L(w − h)}{2h}",
        "five_point": r"\frac{−L(w + 2h) + 8 L(w + h) − 8 L(w − h) + L(w − 2h)}{12h}",
    }
    moved = {
        "forward": (f"<{w}>[i] = kept + h", "above = loss()"),
        "central": (f"<{w}>[i] = kept + h", "above = loss()", f"<{w}>[i] = kept - h", "below = loss()"),
        "five_point": ("for s in (2, 1, -1, -2):", f"    <{w}>[i] = kept + s * h", "    L[s] = loss()"),
    }
    slopes = {
        "forward": "(above - here) / h",
        "central": "(above - below) / (2 * h)",
        "five_point": "(-L[2] + 8 * L[1] - 8 * L[-1] + L[-2]) / (12 * h)",
    }
    first = ["here = loss()"] if method == "forward" else []  # the same for all
    each = [f"kept = <{w}>[i]", *moved[method], f"<d{w}>[i] = {slopes[method]}", f"<{w}>[i] = kept"]
    lines = [*first, f"for i in np.ndindex(<{w}>.shape):", *(f"    {line}" for line in each)]
    return s.explain(f"<d{w}> = {formulas[method]}", "\n".join(lines), operands=f"{w} X T")


# --- what follows the gradient ----------------------------------------------------------------------------------


def _part(s: Scene) -> tuple[str, str, tuple[str, ...], dict[str, int]]:
    """Return the keys of the parameter and its gradient, and the indices of both with their sizes."""
    w = s.part.name
    return w, f"d{w}", s.dims(f"d{w}"), s.sizes(f"d{w}")


def penalty(s: Scene) -> Explanation:
    """The slope of λ₁ Σ|W| + ½ λ₂ ΣW², added to the gradient of the weights."""
    w, d_w, dims, sizes = _part(s)
    l1, l2 = s.experiment.l1, s.experiment.l2
    node: Node = Leaf(d_w, dims)
    formula, code = rf"<{d_w}> \leftarrow <{d_w}>", f"<{d_w}> = <{d_w}>"
    if w == "W":
        if l2:
            node = node + Number(l2) * Leaf(w, dims)
            formula, code = formula + rf" + \lambda_{{2}} <{w}>", code + f" + {plain(l2)} * <{w}>"
        if l1:
            node = node + Number(l1) * call("sign", Leaf(w, dims))
            formula, code = (
                formula + rf" + \lambda_{{1}} \mathrm{{sign}} <{w}>",
                code + f" + {plain(l1)} * np.sign(<{w}>)",
            )
    else:
        code += ".copy()"
    short = [r"\partial L/\partial W", r"\lambda_{2} W" * bool(l2), r"\lambda_{1} \mathrm{sign} W" * bool(l1)]
    brief = r"\partial L/\partial W \leftarrow " + " + ".join(filter(None, short))  # of biases nothing changes
    return s.explain(
        formula, code, {f"{d_w}′": (dims, node)}, sizes, "penalty" if w == "W" else "penalty_bias", brief=brief
    )


def clip(s: Scene) -> Explanation:
    """The whole gradient g shortened where it is longer than the limit."""
    _, d_w, dims, sizes = _part(s)
    limit = s.experiment.clip
    norm = Leaf("norm", ())
    factor = call("min", 1, Number(limit) / (norm + 1e-6))
    cells: dict[str, tuple[tuple[str, ...], Node]] = {
        "norm": ((), call("√", Total("p", Leaf("g", ("p",)) ** 2))),
        f"{d_w}′": (dims, Leaf(d_w, dims) * factor),
    }
    code = f"<norm> = np.sqrt((<g>**2).sum())\n<{d_w}> = <{d_w}> * min(1, {plain(limit)} / (<norm> + 1e-6))"
    formula = (
        r"<norm> = \sqrt{\sum g^{2}}, \quad "
        rf"<{d_w}> \leftarrow <{d_w}> \, \mathrm{{min}}(1, \frac{{{_power(limit)}}}{{<norm> + 10^{{−6}}}})"
    )
    brief = rf"<{d_w}> \leftarrow \mathrm{{clip}}(<{d_w}>)"
    found = s.explain(formula, code, cells, {**sizes, "p": s.shape("g")[0]}, operands=d_w, brief=brief)
    return replace(found, results=tuple(key for key in found.results if key != "g′"))


def _power(number: float) -> str:
    """Write a number in LaTeX, a very small or large one with a power of ten."""
    digits, _, exponent = plain(number).partition("e")
    if not exponent:
        return digits
    power = f"10^{{{int(exponent)}}}".replace("-", "−")
    return power if digits == "1" else f"{digits} · {power}"


def schedule(s: Scene) -> Explanation:
    """The learning rate of this step."""
    chosen, rate, t = s.experiment.schedule, s.experiment.learning_rate, s.step
    w, sentence = chosen.warm_up, f"schedule_{chosen.kind}"
    cells: dict[str, tuple[tuple[str, ...], Node]]
    if t < w:
        factor: Node = Number(t + 1, "t + 1") / Number(w, "w")
        formula, code, sentence = r"\frac{t + 1}{w}", f"({t} + 1) / {w}", "schedule_warm_up"
    elif isinstance(chosen, Constant):
        cells = {"η": ((), Number(rate))}
        return s.explain(r"<η> = \eta_{0}", f"<η> = {plain(rate)}", cells, sentence="schedule_warm_up")
    elif w:
        factor, formula, code = _factor(chosen, Number(t, "t") - Number(w, "w"), "t − w", f"{t} - {w}")
    else:
        factor, formula, code = _factor(chosen, Number(t, "t"), "t", f"{t}")
    cells = {"η": ((), Number(rate) * factor)}
    return s.explain(rf"<η> = \eta_{{0}} \, {formula}", f"<η> = {plain(rate)} * {code}", cells, sentence=sentence)


def _factor(chosen: Schedule, since: Node, said: str, code: str) -> tuple[Node, str, str]:
    """Return a schedule's factor, as expression, LaTeX and NumPy.

    Args:
        chosen: the schedule.
        since: how many steps ago it began, as expression.
        said, code: the same in LaTeX and in NumPy.
    """
    whole, numbers = (f"({said})", f"({code})") if " " in said else (said, code)
    if isinstance(chosen, StepDecay):
        power = call("floor", since / Number(chosen.every))
        node = call("^", Number(chosen.gamma), power)
        return node, rf"\gamma^{{⌊{whole} / s⌋}}", f"{plain(chosen.gamma)} ** ({numbers} // {chosen.every})"
    if isinstance(chosen, Exponential):
        node = call("^", Number(chosen.gamma), since / Number(chosen.every))
        return node, rf"\gamma^{{{whole} / s}}", f"{plain(chosen.gamma)} ** ({numbers} / {chosen.every})"
    assert isinstance(chosen, Cosine), chosen
    wave = (1 + call("cos", Number(pi) * call("min", since, chosen.length) / Number(chosen.length))) / 2
    node = Number(chosen.lowest) + (1 - Number(chosen.lowest)) * wave
    angle = rf"\pi \, \mathrm{{min}}({said}, s) / s"
    formula = rf"(\ell + (1 − \ell) \, \frac{{1 + \mathrm{{cos}}({angle})}}{{2}})"
    angle = f"np.pi * min({code}, {chosen.length}) / {chosen.length}"
    low = plain(chosen.lowest)
    return node, formula, f"({low} + (1 - {low}) * (1 + np.cos({angle})) / 2)"
