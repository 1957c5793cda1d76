"""How the source of a program is put together: the parts that it uses, with its choices filled in, in one language."""

import ast
import io
import re
import tokenize
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PARTS = (
    *("settings", "shapes", "layers", "activations", "losses", "network"),
    *("optimizers", "schedules", "differences", "training"),
)
"""The files of `model/script/parts`, in the order in which what they hold stands in a program."""

OURS = "model.script.parts"
"""Where parts import each other from: in a program they stand in one file."""

MARK = re.compile(r"  # (if|slot): (\w+)$")

Words = Mapping[str, str]
"""Comments and docstrings of another language by the English ones; what is missing stays English."""


@dataclass(frozen=True)
class Piece:
    """What stands at the top of a file: a definition, a setting, an import, or what is always done.

    Attributes:
        text: its lines, with the comments right above it.
        kind: "import", "setting" or "block".
        names: what it defines; nothing where it is always there.
        uses: the names that stand in it.
    """

    text: str
    kind: str
    names: frozenset[str]
    uses: frozenset[str]


@dataclass(frozen=True)
class Text:
    """A comment or a docstring, which is one line long.

    Attributes:
        line: where it stands, from 0.
        start, end: from which place of that line on, and up to which, the words stand without their marks.
        words: what it says.
    """

    line: int
    start: int
    end: int
    words: str


@cache
def part(name: str) -> str:
    """Return the source of a file of parts."""
    return (Path(__file__).parent / "parts" / f"{name}.py").read_text(encoding="utf-8")


def program(used: Collection[str], slots: Mapping[str, Sequence[str]]) -> str:
    """Return the source of a program, in English and without a docstring of its own.

    Args:
        used: the names of what is kept where it says `# if: name`.
        slots: for each `# slot: name`, the lines that stand there instead; none where that is not used.
    """
    pieces = [piece for name in PARTS for piece in _pieces(_filled(part(name), used, slots))]
    wanted = _wanted(pieces)
    kept = [piece for piece in pieces if piece.names & wanted or not piece.names]
    imports = sorted({piece.text for piece in kept if piece.kind == "import"}, key=_import_order)
    lines = [*imports[:-1], "", imports[-1], ""]  # NumPy comes last
    before = "import"
    for piece in kept:
        if piece.kind != "import":
            lines += ["", ""] if "block" in (before, piece.kind) and before != "import" else []
            lines += [""] if before == "import" and piece.kind == "block" else []
            lines += piece.text.splitlines()
            before = piece.kind
    return "\n".join(lines) + "\n"


def texts(source: str) -> Iterator[Text]:
    """Yield the comments and docstrings of a source."""
    before = tokenize.NEWLINE
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        (line, start), (_, end) = token.start, token.end
        if token.type == tokenize.COMMENT:
            yield Text(line - 1, start + 2, end, token.string[2:])
        elif token.type == tokenize.STRING and before in (tokenize.NEWLINE, tokenize.INDENT, tokenize.NL):
            yield Text(line - 1, start + 3, end - 3, token.string[3:-3])
        before = token.type


def translated(source: str, words: Words) -> str:
    """Return a source with its comments and docstrings in another language."""
    lines = source.splitlines()
    for text in texts(source):
        line = lines[text.line]
        lines[text.line] = line[: text.start] + words.get(text.words, text.words) + line[text.end :]
    return "\n".join(lines) + "\n"


def _filled(source: str, used: Collection[str], slots: Mapping[str, Sequence[str]]) -> str:
    """Return a source with its slots filled, without what is not used."""
    lines: list[str] = []
    left_out: int | None = None  # how far the head of what is left out is indented
    for line in source.splitlines():
        indent = len(line) - len(line.lstrip())
        if left_out is not None and (not line or indent > left_out):
            continue
        left_out = None
        mark = MARK.search(line)
        if not mark:
            lines.append(line)
        elif mark[1] == "slot":
            lines += [" " * indent + new for new in slots[mark[2]]]
        elif mark[2] in used:
            lines.append(line[: mark.start()])
        elif line[: mark.start()].endswith(":"):
            left_out = indent
    return "\n".join(lines)


def _pieces(source: str) -> Iterator[Piece]:
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            names, kind = {alias.asname or alias.name for alias in node.names}, "import"
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(OURS):
                continue
        elif isinstance(node, ast.ClassDef | ast.FunctionDef):
            names, kind = {node.name}, "block"
        elif isinstance(node, ast.Assign):
            names, kind = {target.id for target in node.targets if isinstance(target, ast.Name)}, "setting"
        elif isinstance(node, ast.If):
            names, kind = set[str](), "block"
        else:
            continue  # the docstring of the file
        first = node.lineno - 1
        while first and lines[first - 1].startswith("#"):
            first -= 1
        uses = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
        yield Piece("\n".join(lines[first : node.end_lineno]), kind, frozenset(names), frozenset(uses))


def _wanted(pieces: Sequence[Piece]) -> set[str]:
    """Return the names that are used by what is always there, or by what that uses, and so on."""
    by_name = {name: piece for piece in pieces for name in piece.names}
    wanted: set[str] = set()
    new = {name for piece in pieces if not piece.names for name in piece.uses}
    while new:
        wanted |= new
        new = {used for name in new if name in by_name for used in by_name[name].uses} - wanted
    return wanted


def _import_order(line: str) -> tuple[bool, bool, str]:
    """Return what sorts imports: those of Python first, and of these whole modules first."""
    return "numpy" in line, line.startswith("from"), line
