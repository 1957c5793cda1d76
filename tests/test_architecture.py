"""The rules of the house: each a function from a module to its complaints, each shown to fail on wrong examples.

An example is "name: source", so that a rule needs no files to be tested.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOP_LEVEL = {"main.py", "gui", "model", "tests", "resources", "pyproject.toml", "README.md", "LICENSE", "Makefile"}

# Inside `model` a file imports only from lines above its own; files of one line do not know each other.
# A new file of `model` gets its place here.
MODEL_ORDER = [
    ["streams", "checks", "arrays", "work", "figures"],
    ["script", "script.parts", "script.assemble"],
    ["script.parts.settings", "script.parts.shapes", "script.parts.optimizers", "script.parts.schedules"],
    ["script.parts.activations", "script.parts.differences"],
    ["script.parts.layers", "script.parts.losses"],
    ["script.parts.network"],
    ["script.parts.training"],
    ["codec", "pasted", "blobs", "disk"],
    ["activations", "initializers", "losses", "optimizers", "schedules"],
    ["initial", "layers.workspace", "layers.windows"],
    ["layers.base", "layers.maximum"],
    ["layers.dense", "layers.regular", "layers.convolution", "layers.pooling"],
    ["layers"],
    ["flow"],
    ["network"],
    ["differentiation", "metrics", "learned"],
    ["data.hands", "data.toy", "data.shelf"],
    ["data.strokes", "data.preprocess"],
    ["data.digits", "data.examples", "data.idx", "data.published"],
    ["data.cells", "data.idx_files", "data.folder", "data.taught"],
    ["data.rows"],
    ["data.table"],
    ["data.columns"],
    ["data.sources"],
    ["data.choice"],
    ["data.dataset"],
    ["data.build"],
    ["data"],
    ["augmentation"],
    ["experiment"],
    ["defaults"],
    ["problems", "book"],
    ["given"],
    ["moves", "batches", "initial_network", "trainer_state", "moment"],
    ["numerical"],
    ["programs"],
    ["trainer"],
    ["script.write"],
    ["series"],
    ["cadence", "checkpoints", "branches", "trail", "history"],
    ["curves", "place"],
    ["past"],
    ["timeline"],
    ["members"],
    ["branch_record", "taught_record"],
    ["record"],
    ["saved"],
    ["archive"],
    ["observations"],
    ["kernels"],
    ["graph", "reading", "misread"],
    ["spread"],
    ["snapshot"],
    ["inside"],
    ["inside.arithmetic"],
    ["inside.scene", "inside.tracing"],
    ["inside.written", "inside.functions"],
    ["inside.dense"],
    ["inside.regular", "inside.images", "inside.learning", "inside.updates"],
    ["inside.explanations", "inside.dots"],
    ["inside.twin", "inside.softmax"],
    ["inside.slope"],
    ["inside.present_move", "inside.cell"],
    ["expressions"],
    ["tokens", "contours", "inside.writings"],
    ["grammar", "inside.chain"],
    ["surfaces"],
    ["functions", "slopes", "terms", "gradient_flow"],
    ["secants", "descent"],
    ["outlook"],
    ["course"],
    ["plane_losses", "planes", "approach"],
    ["landscape", "sweep"],
    ["surveys"],
    ["terrain", "one_weight"],
    ["factors"],
    ["comparison", "lanes"],
]
# What `model` may import: it knows no screen, no thread, no clock and no language.
LIBRARIES = {"numpy", "contourpy"}
NOT_FOR_MODEL = {
    *("_thread", "asyncio", "concurrent", "multiprocessing", "queue", "sched", "selectors", "signal", "socket"),
    *("subprocess", "threading", "calendar", "datetime", "time", "timeit", "zoneinfo"),
    *("curses", "tkinter", "turtle", "gettext", "locale"),
}
# Where the threads meet: the session and its parts, the worker and its own.
MEETING = ("gui.session", "gui.filing", "gui.imports", "gui.worker", "gui.files", "gui.importer")
# From which rooms of `gui` a room may import. Only widgets build on their own kind; elsewhere on what is shared.
ROOMS = {
    "panels": {"plots", "widgets"},
    "stages": {"plots", "widgets"},
    "plots": {"widgets"},
    "widgets": {"widgets"},
}
# What in a room is no panel, stage or plot itself, but what they are made with.
SHARED = {
    "panels.formula_box",
    "panels.lane_row",
    "panels.layer_menu",
    "panels.layer_row",
    "panels.layer_settings",
    "panels.parameter_rows",
    "panels.player_bar",
    "panels.plot_card",
    "panels.question_card",
    "panels.rate",
    "panels.runner_row",
    "stages.axes_menu",
    "stages.graph_hint",
    "stages.lit",
    "stages.result",
    "stages.layer_spreads",
    "stages.data_legend",
    "stages.draw_pages",
    "stages.images",
    "stages.lane",
    "stages.move_arrays",
    "stages.move_head",
    "stages.move_page",
    "stages.move_tools",
    "stages.scalar",
    "stages.dots",
    "stages.softmax",
    "stages.trial",
    "stages.expression",
    "stages.map_axes",
    "stages.map_tools",
    "stages.own_drawings",
    "stages.pad_box",
    "stages.secants",
    "stages.seen",
    "stages.sweep",
    "stages.paint_tools",
    "stages.teach",
    "stages.terrain_view",
    "stages.verdict",
    "stages.worst",
    "panels.base",
    "panels.bring",
    "panels.timeline",
    "panels.thumbnails",
    "stages.base",
    "plots.axis",
    "plots.base",
    "plots.caption",
    "plots.colors",
    "plots.confusion_layout",
    "plots.contour_map",
    "plots.cross",
    "plots.curve_reading",
    "plots.curve_scale",
    "plots.export",
    "plots.graph_card",
    "plots.graph_layout",
    "plots.graph_marks",
    "plots.graph_painter",
    "plots.line",
    "plots.movable",
    "plots.pointed",
    "plots.projection",
    "plots.relief",
    "plots.relief_path",
    "plots.ticks",
    "plots.track",
}


@dataclass(frozen=True)
class Module:
    """One source file and its dotted name: `gui.plots.loss`, or `gui.plots.__init__` for a package."""

    name: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    def inside(self, *packages: str) -> bool:
        return _starts(self.name, *packages)

    def imports(self) -> set[str]:
        """All that is imported anywhere in the file: a for `import a`, a.b for `from a import b`."""
        found: set[str] = set()
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                # One dot is this file's package, each further dot one more up.
                package = self.name.split(".")[: -node.level] if node.level else []
                found |= {".".join([*package, *filter(None, [node.module]), alias.name]) for alias in node.names}
        return found

    def calls(self, *functions: str) -> Iterator[ast.Call]:
        """All calls of a function or method with one of these names."""
        return (node for node in self.nodes if _called(node) in functions and isinstance(node, ast.Call))


Rule = Callable[[Module], list[str]]
RULES: list[tuple[Rule, list[str], list[str]]] = []


def rule(wrong: list[str], right: list[str]) -> Callable[[Rule], Rule]:
    """A rule, examples that break it, and examples close to them that do not."""

    def add(function: Rule) -> Rule:
        RULES.append((function, wrong, right))
        return function

    return add


def _starts(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def _called(node: ast.AST) -> str | None:
    """The last name of what a call calls: `partial` for `functools.partial(…)`."""
    if not isinstance(node, ast.Call):
        return None
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)


@rule(
    wrong=[
        "model.trainer: import gui.session",
        "model.trainer: from PySide6.QtCore import QObject",
        "model.trainer: import pyqtgraph as pg",
        "model.trainer: import scipy",
        "model.data.toy: from ... import gui",
        "model.trainer: def wait():\n    from time import sleep",
    ],
    right=[
        "model.trainer: import math\nimport numpy as np\nfrom contourpy import contour_generator",
        "model.data.digits: from .strokes import draw\nfrom ..streams import stream",
        "gui.session: import time",
    ],
)
def model_knows_only_numbers(module: Module) -> list[str]:
    """`gui → model`, never back, and nothing of the world outside."""
    tops = {imported.partition(".")[0] for imported in module.imports()}
    allowed = LIBRARIES | {"model"} | (sys.stdlib_module_names - NOT_FOR_MODEL)
    return [f"model does not import {top}" for top in sorted(tops - allowed)] if module.inside("model") else []


@rule(
    wrong=[
        "model.layers.dense: from model.layers.convolution import Convolution",
        "model.activations: from model.layers.base import Layer",
        "model.layers: from model import trainer",
        "model.losses: from .optimizers import SGD",
        "model.data.toy: from model.data.dataset import DATASETS",
        "model.data.toy: from . import digits",
        "model.experiment: import model.timeline as t",
        "model.experiment: from ..model.timeline import Timeline",
        "model.__init__: from model.network import Network",
        "model.somewhere_new: ",
    ],
    right=[
        "model.network: from model.activations import ACTIVATIONS\nfrom model import losses",
        "model.data.digits: from model.data import strokes\nfrom model.streams import stream",
        "model.data.__init__: from model.data.toy import circle",
        "model.trainer: from model.data import DATASETS",
        "gui.session: from model.trainer import Trainer",
    ],
)
def model_arrows_run_one_way(module: Module) -> list[str]:
    """A file of `model` imports only from lines of MODEL_ORDER above its own."""
    if not module.inside("model"):
        return []
    places = {f"model.{name}": place for place, line in enumerate(MODEL_ORDER) for name in line} | {"model": -1}
    own = module.name.removesuffix(".__init__")
    if own not in places:
        return [f"{own} has no place in MODEL_ORDER yet"]
    found: list[str] = []
    for imported in sorted(module.imports()):
        # The longest name with a place: `model.data.toy.circle` is of data.toy, `model.data.DATASETS` of data itself.
        of = max((name for name in places if _starts(imported, name)), key=len, default=None)
        if of and of != "model" and places[of] >= places[own]:
            found.append(f"{own} imports {of}, which does not stand above it in MODEL_ORDER")
    return found


@rule(
    wrong=["gui.stages.output: import pyqtgraph as pg", "gui.app: from pyqtgraph import PlotItem"],
    right=["gui.plots.loss: import pyqtgraph as pg", "tests.gui.test_loss: import pyqtgraph"],
)
def pyqtgraph_lives_in_plots(module: Module) -> list[str]:
    """pyqtgraph is used in `gui/plots/` and nowhere else."""
    used = any(_starts(imported, "pyqtgraph") for imported in module.imports())
    return ["pyqtgraph is for gui/plots only"] if used and not module.inside("gui.plots", "tests") else []


@rule(
    wrong=["gui.session: from PySide6.QtWidgets import QWidget", "gui.worker: from PySide6 import QtWidgets"],
    right=["gui.worker: from PySide6.QtCore import QObject", "gui.app: from PySide6.QtWidgets import QApplication"],
)
def session_and_worker_have_no_widgets(module: Module) -> list[str]:
    """Neither `session` nor `worker` imports QtWidgets, nor do their parts."""
    used = any(_starts(imported, "PySide6.QtWidgets") for imported in module.imports())
    return ["QtWidgets has no place here"] if used and module.inside(*MEETING) else []


@rule(
    wrong=["gui.main_window: from gui.worker import Worker", "gui.panels.data: from gui import worker"],
    right=["gui.session: from gui.worker import Worker", "tests.gui.test_worker: from gui.worker import Worker"],
)
def only_session_touches_the_worker(module: Module) -> list[str]:
    """Nothing but `session` imports `worker`."""
    used = any(_starts(imported, "gui.worker") for imported in module.imports())
    return ["only gui/session.py imports gui.worker"] if used and not module.inside("gui.session", "tests") else []


@rule(
    wrong=[
        "gui.panels.data: from gui.panels.network import NetworkPanel",
        "gui.stages.draw: from gui.stages import output",
        "gui.plots.loss: from .accuracy import AccuracyPlot",
        "gui.panels.data: from gui.stages.output import OutputStage",
        "gui.widgets.pad: from gui.plots.base import Plot",
    ],
    right=[
        "gui.panels.data: from gui.widgets.number import NumberField\nfrom gui.theme import TOKENS",
        "gui.plots.loss: from gui.plots.base import Plot\nfrom . import base",
        "gui.panels.__init__: from gui.panels.data import DataPanel",
        "gui.main_window: from gui.panels.data import DataPanel",
    ],
)
def rooms_keep_to_themselves(module: Module) -> list[str]:
    """A panel imports no panel, a stage no stage and so on; other rooms only as ROOMS says."""
    if not module.inside(*(f"gui.{room}" for room in ROOMS)) or module.name.endswith("__init__"):
        return []
    room = module.name.split(".")[1]
    own = {f"gui.{name}" for name in SHARED if _starts(name, room)}
    closed = [f"gui.{other}" for other in ROOMS if other not in ROOMS[room]]
    wrong = (imported for imported in module.imports() if _starts(imported, *closed) and not _starts(imported, *own))
    return [f"{room} do not import {imported}" for imported in sorted(wrong)]


@rule(wrong=["gui.app: import sys"], right=['gui.app: """Start."""\nimport sys', "gui.__init__: "])
def files_open_with_a_sentence(module: Module) -> list[str]:
    """Every file says in its docstring what it is; an empty one has nothing to say."""
    return [] if not module.tree.body or ast.get_docstring(module.tree) else ["the file has no docstring"]


@rule(
    wrong=["model.losses: def loss(y): ...", "model.losses: class Loss: ..."],
    right=['model.losses: def loss(y):\n    """Return."""\ndef _own(): ...', "gui.app: def main(): ..."],
)
def public_model_is_documented(module: Module) -> list[str]:
    """Public classes and functions of `model` have docstrings."""
    named = [node for node in module.tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    bare = [node.name for node in named if not node.name.startswith("_") and not ast.get_docstring(node)]
    return [f"{name} has no docstring" for name in bare] if module.inside("model") else []


@rule(
    wrong=["gui.app: self.parent().parent()", "gui.app: w.parentWidget().parentWidget().show()"],
    right=["gui.app: self.parent()\nPath(__file__).parent.parent\nself.index.parent(self.parent())"],
)
def nobody_reaches_through_parents(module: Module) -> list[str]:
    """No `parent().parent()`."""
    parents = ("parent", "parentWidget", "parentItem")
    calls = [call for call in module.calls(*parents) if isinstance(call.func, ast.Attribute)]
    twice = [call for call in calls if isinstance(call.func, ast.Attribute) and _called(call.func.value) in parents]
    return [f"line {call.lineno}: a parent of a parent" for call in twice]


@rule(
    wrong=[
        "gui.session: a.done.connect(lambda: print())",
        "gui.worker: a.done.connect(partial(f, 1))",
        "gui.worker: a.done.connect(functools.partial(f, 1), Qt.QueuedConnection)",
    ],
    right=["gui.session: a.done.connect(self.finish)", "gui.panels.data: b.clicked.connect(lambda: print())"],
)
def threads_connect_to_slots(module: Module) -> list[str]:
    """No lambda or partial in `connect` where threads meet: it would run on the sender's thread."""
    connected = [(call, argument) for call in module.calls("connect") for argument in call.args]
    wrong = [call for call, to in connected if isinstance(to, ast.Lambda) or _called(to) == "partial"]
    where = module.inside(*MEETING)
    return [f"line {call.lineno}: connect to a @Slot method instead" for call in wrong if where]


@rule(
    wrong=[
        'gui.words: self.tr(f"Epoch {n}")',
        'gui.words: QCoreApplication.translate("a", "Epoch {n}".format(n=n))',
        'gui.words: tr("Epoch %d" % n)',
    ],
    right=['gui.words: self.tr("Epoch {n}").format(n=n)'],
)
def translated_text_is_literal(module: Module) -> list[str]:
    """No f-string, `format` or sum inside `tr(…)`: it never matches its translation."""
    functions = ("tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP")
    given = [(call, argument) for call in module.calls(*functions) for argument in call.args]
    wrong = [call for call, text in given if isinstance(text, ast.JoinedStr | ast.BinOp) or _called(text) == "format"]
    return [f"line {call.lineno}: format what tr() returns, not what it is given" for call in wrong]


@rule(wrong=["main: " + "x = 1\n" * 31], right=["main: " + "x = 1\n" * 30, "gui.app: " + "x = 1\n" * 31])
def main_is_short(module: Module) -> list[str]:
    """main.py has 30 lines at most."""
    return ["main.py has more than 30 lines"] if module.name == "main" and module.source.count("\n") > 30 else []


def machine_traces(text: str) -> list[str]:
    """Paths of one machine and hosts of package registries. (The pattern does not match itself.)"""
    pattern = re.compile(
        r"(?<![\w.])[/](?:root|work|home)/|\b[A-Z]:\\Users"
        r"|(?:pypi|pythonhosted|anaconda|debian|pytorch)\.org|npmjs\.(?:org|com)|nodesource\.com"
    )
    return [line.strip() for line in text.splitlines() if pattern.search(line)]


def stray_entries(paths: list[str]) -> list[str]:
    """What lies at the top of the project and has no place there."""
    tops = {path.partition("/")[0] for path in paths}
    return sorted(top for top in tops - TOP_LEVEL if not top.startswith("."))


@pytest.fixture(scope="module")
def files() -> list[str]:
    """All files that are, or are about to be, under version control."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git and a checkout")
    return [path for path in sorted(set(listed.stdout.splitlines())) if (ROOT / path).is_file()]


@pytest.fixture(scope="session")
def complaints_by_rule() -> dict[Rule, list[str]]:
    """What each rule has to say of the sources; each is parsed once for all of them."""
    found: dict[Rule, list[str]] = {rule: [] for rule, _, _ in RULES}
    folders = (path for top in ("gui", "model", "tests") for path in (ROOT / top).rglob("*.py"))
    for path in sorted([ROOT / "main.py", *folders]):
        name = path.relative_to(ROOT)
        module = Module(".".join(name.with_suffix("").parts), path.read_text(encoding="utf-8"))
        for rule, said in found.items():
            said += [f"{name}: {complaint}" for complaint in rule(module)]
    return found


@pytest.mark.parametrize(("rule", "wrong", "right"), [pytest.param(*row, id=row[0].__name__) for row in RULES])
def test_rule(rule: Rule, wrong: list[str], right: list[str], complaints_by_rule: dict[Rule, list[str]]) -> None:
    def complaints(example: str) -> list[str]:
        return rule(Module(*example.split(": ", 1)))

    assert [example for example in wrong if not complaints(example)] == [], "the rule cannot fail"
    assert [example for example in right if complaints(example)] == [], "the rule is too strict"
    assert complaints_by_rule[rule] == []


def test_nothing_of_one_machine_is_committed(files: list[str]) -> None:
    assert machine_traces("see " + "/".join(["", "root", "x"]))
    assert machine_traces("https://" + ".".join(["files", "pythonhosted", "org"]))
    assert not machine_traces("/usr/bin/env, ../shared/data, works/ and net/work/")
    found: list[str] = []
    for path in files:
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
        found += [f"{path}: {line}" for line in machine_traces(text)]
    assert found == []


def test_the_top_level_stays_small(files: list[str]) -> None:
    assert stray_entries(["main.py", "tools/x.py", ".ci/run"]) == ["tools"]
    assert stray_entries(files) == []
