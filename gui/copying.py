"""Arrays and formulas as text for other programs: NumPy, CSV and LaTeX."""

from collections.abc import Iterable

import numpy as np

FORMS = ("numpy", "csv", "latex")

MOST = 250_000
"""How many numbers are copied at most: more of them no editor likes."""


def array_text(name: str, values: np.ndarray, form: str) -> str:
    """Write an array so that nothing of its precision is lost; of one with more than two dimensions, CSV and LaTeX take
    the rows of all its matrices below each other."""
    if form == "numpy":
        digits = np.finfo(values.dtype).precision + 2 if values.dtype.kind == "f" else 17
        text = np.array2string(values, separator=", ", threshold=values.size + 1, precision=digits, max_line_width=120)
        text = text.replace("nan", "np.nan").replace("inf", "np.inf")
        return f"{name} = np.array({text}, dtype=np.{values.dtype})"
    rows = values.reshape(-1, values.shape[-1]) if values.ndim else values.reshape(1, 1)
    if form == "csv":
        return "\n".join(",".join(repr(n) for n in row) for row in rows.tolist()) + "\n"
    body = " \\\\\n".join(" & ".join(f"{n:.4g}" for n in row) for row in rows.tolist())
    return f"\\begin{{pmatrix}}\n{body}\n\\end{{pmatrix}}"


def arrays_text(arrays: Iterable[tuple[str, np.ndarray]]) -> str:
    """Write several arrays as CSV below each other, each under a line with its name and its shape."""
    parts: list[str] = []
    for name, values in arrays:
        head = ",".join(map(str, (name, *values.shape)))
        parts.append(f"{head}\n{array_text(name, values, 'csv')}")
    return "\n".join(parts)


def formula_text(latex: str) -> str:
    """Write a formula as LaTeX that every program understands."""
    signs = {"−": "-", "⌊": r"\lfloor ", "⌋": r"\rfloor ", "·": r"\cdot "}
    return "".join(signs.get(char, char) for char in latex)


def code_text(code: tuple[tuple[str, str], ...]) -> str:
    """Write lines of NumPy with their shapes as comments."""
    return "\n".join(f"{line}  # {shapes}" if shapes else line for line, shapes in code) + "\n"
