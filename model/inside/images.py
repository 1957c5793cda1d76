"""What the moves of convolution, pooling and flatten compute beside the products (chapter 7)."""

from typing import Any

import numpy as np

from model.inside.arithmetic import Arrays, Env, Fact, Leaf, Number, Place, Total
from model.inside.scene import Explanation, Scene
from model.layers import Convolution, MaxPooling
from model.layers.pooling import Pooling


def _window(s: Scene) -> tuple[int, int, int]:
    """Return side, stride and padding of the windows."""
    if isinstance(s.row, Convolution):
        return s.row.kernel, s.row.stride, s.row.padding
    assert isinstance(s.row, Pooling)
    return s.row.size, s.row.stride, 0


def _within(outside: str, inside: str, stride: int, padding: int) -> Place:
    """Return the row of the picture from the row of the window and the row in it."""
    return Place(outside + inside, lambda h, y: h * stride + y - padding)


def _back(place: str, inside: str, stride: int, padding: int) -> Place:
    """Return the row of the window from the row of the picture and the row in the window; −1 where there is none."""

    def of(u: Any, y: Any) -> Any:
        first = u + padding - y
        return np.where(first % stride == 0, first // stride, -1)

    return Place(place + inside, of)


def _counts(s: Scene) -> tuple[int, int]:
    """Return how many windows lie under one another and side by side."""
    side, stride, padding = _window(s)
    _, height, width, _ = s.shape("X" if "X" in s.arrays else "dX")
    return (height + 2 * padding - side) // stride + 1, (width + 2 * padding - side) // stride + 1


def im2col(s: Scene) -> Explanation:
    """Every window of every picture as a row."""
    side, stride, padding = _window(s)
    n, _, _, depth = s.shape("X")
    down, across = _counts(s)
    node = Leaf("X", ("n", _within("h", "y", stride, padding), _within("w", "x", stride, padding), "d"))
    sizes = {"n": n, "h": down, "w": across, "y": side, "x": side, "d": depth}
    pads = f"((0, 0), ({padding}, {padding}), ({padding}, {padding}), (0, 0))"
    code = f"""
view = np.lib.stride_tricks.sliding_window_view(np.pad(<X>, {pads}), ({side}, {side}), axis=(1, 2))
<columns> = view[:, ::{stride}, ::{stride}].transpose(0, 1, 2, 4, 5, 3).reshape{s.shape("columns")}
"""
    cells = {"columns": (("nhw", "yxd"), node)}
    return s.explain(r"<columns> = \mathrm{im2col}(<X>)", code, cells, sizes)


def col2im(s: Scene) -> Explanation:
    """The sum of what comes back to each place from all windows that it lies in."""
    return _convolution_back(s) if isinstance(s.row, Convolution) else _windows_back(s)


def _convolution_back(s: Scene) -> Explanation:
    side, stride, p = _window(s)
    n, height, width, depth = s.shape("dX")
    _, down, across, channels = s.shape("dA")
    d_a = Leaf("dA", ("n", _back("u", "y", stride, p), _back("v", "x", stride, p), "j"))
    node = Total("yxj", d_a * Leaf("W", ("yxd", "j")))
    sizes = {"n": n, "u": height, "v": width, "d": depth, "y": side, "x": side, "j": channels}
    code = f"""
dcol = (<dA>.reshape(-1, {channels}) @ <W>.T).reshape({n}, {down}, {across}, {side}, {side}, {depth})
padded = np.zeros(({n}, {height + 2 * p}, {width + 2 * p}, {depth}))
for y in range({side}):
    for x in range({side}):
        padded[:, y : y + {stride * down} : {stride}, x : x + {stride * across} : {stride}] += dcol[:, :, :, y, x]
<dX> = padded[:, {p} : {p + height}, {p} : {p + width}]
"""
    formula = r"<dX> = \mathrm{col2im}(<dA> \, <W>^{\top})"
    return s.explain(formula, code, {"dX": (("n", "u", "v", "d"), node)}, sizes)


def _windows_back(s: Scene) -> Explanation:
    side, stride, _ = _window(s)
    n, height, width, depth = s.shape("dX")
    down, across = _counts(s)

    def window(u: Any, y: Any, v: Any, x: Any) -> Any:
        h, w = u - y, v - x
        inside = (h >= 0) & (w >= 0) & (h % stride == 0) & (w % stride == 0)
        h, w = h // stride, w // stride
        return np.where(inside & (h < down) & (w < across), h * across + w, -1)

    node = Total("yx", Leaf("d_windows", ("yx", "n", Place("uyvx", window), "j")))
    sizes = {"n": n, "u": height, "v": width, "j": depth, "y": side, "x": side}
    code = f"""
dwin = <d_windows>.reshape({side}, {side}, {n}, {down}, {across}, {depth})
<dX> = np.zeros({s.shape("dX")})
for y in range({side}):
    for x in range({side}):
        <dX>[:, y : y + {stride * down} : {stride}, x : x + {stride * across} : {stride}] += dwin[y, x]
"""
    cells = {"dX": (("n", "u", "v", "j"), node)}
    return s.explain(r"<dX> = \mathrm{col2im}(<d_windows>)", code, cells, sizes, "col2im_pooling")


def windows(s: Scene) -> Explanation:
    """Every window, place by place."""
    side, stride, _ = _window(s)
    n, _, _, depth = s.shape("X")
    down, across = _counts(s)
    node = Leaf("X", ("n", _within("h", "y", stride, 0), _within("w", "x", stride, 0), "j"))
    sizes = {"n": n, "h": down, "w": across, "y": side, "x": side, "j": depth}
    code = f"""
view = np.lib.stride_tricks.sliding_window_view(<X>, ({side}, {side}), axis=(1, 2))
<windows> = view[:, ::{stride}, ::{stride}].transpose(4, 5, 0, 1, 2, 3).reshape{s.shape("windows")}
"""
    return s.explain(r"<windows> = \mathrm{windows}(<X>)", code, {"windows": (("yx", "n", "hw", "j"), node)}, sizes)


def _pool_sizes(s: Scene, z: str) -> dict[str, int]:
    side, _, _ = _window(s)
    return {**s.sizes(z), "y": side, "x": side}


def pool(s: Scene) -> Explanation:
    """The largest, or the mean, of every window."""
    largest = isinstance(s.row, MaxPooling)
    side, _, _ = _window(s)
    all_of_it = Total("yx", Leaf("windows", ("yx", "n", "hw", "j")), "max" if largest else "+")
    node = all_of_it if largest else all_of_it / Number(side**2)
    name = "max" if largest else "mean"
    return s.explain(
        rf"<Z> = \mathrm{{{name}}}(<windows>)",
        f"<Z> = <windows>.{name}(axis=0).reshape{s.shape('Z')}",
        {"Z": (s.dims("Z"), node)},
        _pool_sizes(s, "Z"),
        "pool" if largest else "pool_average",
    )


def pool_gradient(s: Scene) -> Explanation:
    """The way back through pooling."""
    return _max_back(s) if isinstance(s.row, MaxPooling) else _average_back(s)


def _max_back(s: Scene) -> Explanation:
    sizes = _pool_sizes(s, "dZ")

    def won(about: Arrays, env: Env) -> Any:
        values = about.arrays["windows"]
        largest = values == about.arrays["Z"].reshape(values.shape[1:])
        first = largest & (np.cumsum(largest, axis=0) == 1)
        place = env["y"] * sizes["x"] + env["x"]
        return first[place, env["n"], env["h"] * sizes["w"] + env["w"], env["j"]].astype(np.float64)

    inside = ("yx", "n", "hw", "j")
    node = s.full("dZ") * Fact(won, Leaf("windows", inside), s.full("Z"))
    shape = s.shape("windows")[1:]
    code = f"""
won = <windows> == <Z>.reshape{shape}
won &= np.cumsum(won, axis=0) == 1
<d_windows> = won * <dZ>.reshape{shape}
"""
    return s.explain(r"<d_windows> = <dZ> \odot [<windows> = <Z>]", code, {"d_windows": (inside, node)}, sizes)


def _average_back(s: Scene) -> Explanation:
    side, stride, _ = _window(s)
    n, height, width, depth = s.shape("dX")
    _, down, across, _ = s.shape("dZ")
    share = Leaf("dZ", ("n", _back("u", "y", stride, 0), _back("v", "x", stride, 0), "j"))
    node = Total("yx", share) / Number(side**2)
    sizes = {"n": n, "u": height, "v": width, "j": depth, "y": side, "x": side}
    code = f"""
<dX> = np.zeros({s.shape("dX")})
for y in range({side}):
    for x in range({side}):
        <dX>[:, y : y + {stride * down} : {stride}, x : x + {stride * across} : {stride}] += <dZ> / {side**2}
"""
    formula = rf"<dX> = \frac{{1}}{{{side**2}}} \, \mathrm{{col2im}}(<dZ>)"
    return s.explain(formula, code, {"dX": (("n", "u", "v", "j"), node)}, sizes, "pool_gradient_average")


def flatten(s: Scene) -> Explanation:
    """The values of every picture in a row."""
    cells = {"Z": (("n", "hwj"), s.full("X"))}
    return s.explain(r"<Z> = \mathrm{reshape}(<X>)", f"<Z> = <X>.reshape({s.batch}, -1)", cells, s.sizes("X"))


def flatten_gradient(s: Scene) -> Explanation:
    """The same back."""
    cells = {"dX": (s.dims("dX"), Leaf("dZ", ("n", "hwj")))}
    code = f"<dX> = <dZ>.reshape{s.shape('dX')}"
    return s.explain(r"<dX> = \mathrm{reshape}(<dZ>)", code, cells, s.sizes("dX"))
