"""What the moves of dropout and batch normalisation compute (chapters 6.4.3 and 6.3)."""

from model.inside.arithmetic import Leaf, Node, Number, Op, Total, call
from model.inside.dense import axes
from model.inside.scene import Explanation, Scene, plain
from model.layers import BatchNormalization, Dropout


def mask(s: Scene) -> Explanation:
    """M is 0 with probability p, else 1 / (1 − p)."""
    assert isinstance(s.row, Dropout)
    rate = s.row.rate
    kept = 1 - (Number(rate, "p") > s.full("drawn"))
    code = f"<drawn> = rng.random({s.shape('drawn')})\n<M> = (<drawn> >= {plain(rate)}) / (1 - {plain(rate)})"
    cells: dict[str, tuple[tuple[str, ...], Node]] = {"M": (s.dims("M"), kept / (1 - Number(rate, "p")))}
    return s.explain(r"<M> = [<drawn> \geq p] / (1 − p)", code, cells, s.sizes("M"))


def dropout(s: Scene) -> Explanation:
    """Z = X ⊙ M."""
    return s.explain(
        r"<Z> = <X> \odot <M>", "<Z> = <X> * <M>", {"Z": (s.dims("Z"), s.full("X") * s.full("M"))}, s.sizes("Z")
    )


def dropout_gradient(s: Scene) -> Explanation:
    """∂L/∂X = ∂L/∂Z ⊙ M."""
    cells: dict[str, tuple[tuple[str, ...], Node]] = {"dX": (s.dims("dX"), s.full("dZ") * s.full("M"))}
    return s.explain(r"<dX> = <dZ> \odot <M>", "<dX> = <dZ> * <M>", cells, s.sizes("dX"))


# --- batch normalisation ----------------------------------------------------------------------------------------


def _row(s: Scene) -> BatchNormalization:
    assert isinstance(s.row, BatchNormalization)
    return s.row


def _count(s: Scene, key: str) -> int:
    return s.arrays[key].size // s.shape(key)[-1]


def _root(s: Scene) -> Node:
    """√(σ² + ε)."""
    return call("√", Leaf("σ²", ("j",)) + Number(_row(s).epsilon, r"\epsilon"))


def statistics(s: Scene) -> Explanation:
    """μ and σ² of the batch."""
    x, n, over = s.full("X"), Number(_count(s, "X"), "N"), s.letters("X")
    axis = axes(s, "X")
    return s.explain(
        r"<μ> = \frac{1}{N} \sum <X>, \quad <σ²> = \frac{1}{N} \sum (<X> − <μ>)^{2}",
        f"<μ> = <X>.mean(axis={axis})\n<σ²> = ((<X> - <μ>)**2).mean(axis={axis})",
        {
            "μ": (("j",), Total(over, x) / n),
            "σ²": (("j",), Total(over, (x - Leaf("μ", ("j",))) ** 2) / n),
        },
        s.sizes("X"),
        brief=r"<μ>, \, <σ²>",
    )


def running_statistics(s: Scene) -> Explanation:
    """r ← (1 − m) r + m · the batch's."""
    m = _row(s).momentum
    n = s.count
    factor = n / (n - 1) if n > 1 else 0.0

    def kept(running: str, batch: str, factor: float) -> tuple[tuple[str, ...], Node]:
        old = Leaf(running, ("j",))
        if not factor:
            return ("j",), old
        new = Number(m, "m") * Leaf(batch, ("j",))
        return ("j",), (1 - Number(m, "m")) * old + (new * factor if factor != 1 else new)

    kept_share, share = f"(1 - {plain(m)})", plain(m)
    variance = f"{kept_share} * <running_variance> + {share} * {n} / {n - 1} * <σ²>" if n > 1 else "<running_variance>"
    formula = r"<running_mean> \leftarrow (1 − m) <running_mean> + m <μ>"
    if n > 1:  # a single value has no variance
        formula += r", \quad <running_variance> \leftarrow (1 − m) <running_variance> + m \frac{N}{N − 1} <σ²>"
    return s.explain(
        formula,
        f"<running_mean> = {kept_share} * <running_mean> + {share} * <μ>\n<running_variance> = {variance}",
        {
            "running_mean′": kept("running_mean", "μ", 1.0),
            "running_variance′": kept("running_variance", "σ²", factor),
        },
        {"j": s.shape("μ")[0]},
        brief=r"<running_mean>, \, <running_variance>",
    )


def normalize(s: Scene) -> Explanation:
    """X̂ = (X − μ) / √(σ² + ε)."""
    node = (s.full("X") - Leaf("μ", ("j",))) / _root(s)
    code = f"<X̂> = (<X> - <μ>) / np.sqrt(<σ²> + {plain(_row(s).epsilon)})"
    formula = r"<X̂> = \frac{<X> − <μ>}{\sqrt{<σ²> + \epsilon}}"
    return s.explain(formula, code, {"X̂": (s.dims("X̂"), node)}, s.sizes("X"))


def scale_and_shift(s: Scene) -> Explanation:
    """Z = γX̂ + β."""
    node = Leaf("γ", ("j",)) * s.full("X̂") + Leaf("β", ("j",))
    return s.explain(r"<Z> = <γ> \odot <X̂> + <β>", "<Z> = <γ> * <X̂> + <β>", {"Z": (s.dims("Z"), node)}, s.sizes("Z"))


def scale_gradient(s: Scene) -> Explanation:
    """∂L/∂γ = Σ ∂L/∂Z ⊙ X̂."""
    node = Total(s.letters("dZ"), s.full("dZ") * s.full("X̂"))
    code = f"<dγ> = (<dZ> * <X̂>).sum(axis={axes(s, 'dZ')})"
    return s.explain(r"<dγ> = \sum <dZ> \odot <X̂>", code, {"dγ": (("j",), node)}, s.sizes("dZ"))


def shift_gradient(s: Scene) -> Explanation:
    """∂L/∂β = Σ ∂L/∂Z."""
    node = Total(s.letters("dZ"), s.full("dZ"))
    code = f"<dβ> = <dZ>.sum(axis={axes(s, 'dZ')})"
    return s.explain(r"<dβ> = \sum <dZ>", code, {"dβ": (("j",), node)}, s.sizes("dZ"))


def normalize_gradient(s: Scene) -> Explanation:
    """∂L/∂X, through the mean and the variance as well."""
    n = _count(s, "dZ")
    means = Leaf("dβ", ("j",)) / Number(n, "N"), Leaf("dγ", ("j",)) / Number(n, "N")
    front = Leaf("γ", ("j",)) / _root(s)
    node = Op("·", front, s.full("dZ") - means[0] - s.full("X̂") * means[1])
    root = f"np.sqrt(<σ²> + {plain(_row(s).epsilon)})"
    return s.explain(
        r"<dX> = \frac{<γ>}{\sqrt{<σ²> + \epsilon}} \odot (<dZ> − \frac{1}{N} <dβ> − <X̂> \odot \frac{1}{N} <dγ>)",
        f"<dX> = <γ> / {root} * (<dZ> - <dβ> / {n} - <X̂> * <dγ> / {n})",
        {"dX": (s.dims("dX"), node)},
        s.sizes("dZ"),
    )
