"""A run as a program of its own: in a fresh Python with nothing but NumPy it computes what the engine does."""

import ast
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from model.activations import ACTIVATIONS
from model.augmentation import shifted
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.differentiation import METHODS
from model.disk import ArchiveInvalid
from model.experiment import SAMPLINGS, Experiment, Output
from model.layers import (
    LAYERS,
    ActivationLayer,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Layer,
    Maxout,
    MaxPooling,
)
from model.learned import learned
from model.losses import FUSED, LOSSES
from model.optimizers import OPTIMIZERS, SGD, Adam, Momentum
from model.schedules import SCHEDULES, Constant, Cosine
from model.script import assemble, write
from model.script.write import check_can_be_written, script
from model.trainer import EVALUATED, Trainer
from tests.model.runs import dataset_of, small, trainer_of
from tests.model.test_taught import DIGITS, taught

STEPS = 6
PICTURES = Data("digits", samples=500, features=())
PLAIN: dict[str, object] = {"precision": "float64", "optimizer": SGD(), "learning_rate": 0.1}

FRESH = """
import importlib.util, sys
from pathlib import Path
import numpy as np

for folder in map(Path, sys.argv[1:]):
    spec = importlib.util.spec_from_file_location("my_network", folder / "my_network.py")
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    given = dict(np.load(folder / "given.npz"))

    def network():
        arrays = dict(np.load(folder / "my_network.npz"))
        return program.Network({key: array for key, array in arrays.items() if key[:2] not in ("x_", "t_")})

    data = dict(np.load(folder / "my_network.npz"))
    batches = [given[f"arr_{k}"] for k in range(len(given))]
    first = network()
    loss = first.loss(data["x_test"], data["t_test"])
    found = {"loss": loss, "y": first.last_layer.y}
    gradient = network().gradient(data["x_train"][batches[0]], data["t_train"][batches[0]])
    found |= {f"gradient {key}": array for key, array in gradient.items()}
    program.shuffled_batches = program.random_batches = lambda samples, size: batches
    last = network()
    program.train(last, data["x_train"], data["t_train"])
    np.savez(folder / "found.npz", **found, **last.params)

assert not {"model", "gui", "PySide6", "scipy"} & set(sys.modules)
"""


def cnn(*rows: Layer, **changes: object) -> Experiment:
    """A network that reads pictures, and ends with a dense layer."""
    return replace(Experiment(PICTURES, (*rows, Flatten()), batch_size=8, seed=2), **{**PLAIN, **changes})


def cases() -> dict[str, Experiment]:
    """Every part of every table, each in a small network, and some networks of many kinds."""
    rings = small(hidden=(Dense(5),), **PLAIN)
    sine = replace(DEFAULTS["sine"], data=replace(DEFAULTS["sine"].data, samples=60), **PLAIN)
    found = {f"activation {name}": replace(rings, hidden=(Dense(5, name), Dense(4))) for name in ACTIVATIONS}
    found |= {
        f"loss {loss} of {output}": replace(rings, loss=loss, output=Output(output), learning_rate=0.01)
        for loss in LOSSES
        for output in ("identity", "sigmoid", "softmax", "relu", "prelu")
        if "cross_entropy" not in loss or output in ("sigmoid", "softmax")
    }
    found |= {f"optimizer {name}": replace(rings, optimizer=kind(), l2=0.01) for name, kind in OPTIMIZERS.items()}
    found |= {f"schedule {name}": replace(rings, schedule=kind()) for name, kind in SCHEDULES.items()}
    found |= {f"warm-up, {name}": replace(rings, schedule=kind(warm_up=9)) for name, kind in SCHEDULES.items()}
    found |= {f"sampling {name}": replace(rings, sampling=name) for name in SAMPLINGS}
    found |= {f"gradient {name}": replace(rings, gradient=name, precision="float32") for name in METHODS}
    dense: dict[str, tuple[Layer, ...]] = {
        "activation": (Dense(5, "identity"), ActivationLayer("relu"), ActivationLayer("prelu_each")),
        "dropout": (Dense(5), Dropout(0.0), Dense(4, "relu")),
        "batch_normalization": (BatchNormalization(), Dense(5, "identity"), BatchNormalization(0.3, 0.01), Dense(4)),
        "batch_normalization twice": (Dense(5), BatchNormalization(), ActivationLayer(), BatchNormalization()),
        "maxout": (Maxout(4, 3), Maxout(5, 2)),
    }
    found |= {f"layer {name}": replace(rings, hidden=rows) for name, rows in dense.items()}
    images: dict[str, tuple[Layer, ...]] = {
        "convolution": (Convolution(3, 5, 2, 1, "tanh"), Convolution(4, 4, 3, 0, "relu")),
        "max_pooling": (Convolution(3), MaxPooling(3, 2), MaxPooling(2, 3)),
        "average_pooling": (AveragePooling(3, 2), Convolution(2, 3), AveragePooling(2, 3)),
        "flatten": (),
        "batch_normalization of images": (Convolution(3, activation="identity"), BatchNormalization(), MaxPooling()),
        "activations of images": (
            *(Convolution(3, 5, 3, activation="prelu_each"), ActivationLayer("softmax"), ActivationLayer("prelu")),
        ),
    }
    found |= {f"layer {name}": cnn(*rows) for name, rows in images.items()}
    found |= {
        "regression": sine,
        "regression with a loss for classes": replace(sine, loss="hinge"),
        "gate": replace(DEFAULTS["gate_xor"], **PLAIN),
        "penalties": replace(rings, l1=0.01, l2=0.1, clip=0.05),
        "many things": replace(
            rings,
            hidden=(Dense(6, "identity"), BatchNormalization(), ActivationLayer("gelu"), Dropout(0.0), Maxout(4)),
            optimizer=Adam(epsilon=0.001),  # b before a normalisation has no gradient but rounding
            schedule=Cosine(5, length=20),
            l2=0.01,
            clip=1.0,
            sampling="random",
        ),
        "many things with images": cnn(
            *(Convolution(4, 5, 2), BatchNormalization(), MaxPooling(), Dropout(0.0)),
            optimizer=Momentum(),
            l1=0.001,
            l2=0.01,
            batch_size=200,
        ),
        "float32": replace(rings, precision="float32", optimizer=Adam(), schedule=Cosine(5), l2=0.01, clip=1.0),
        "float32 with images": cnn(Convolution(3, 5, 3), BatchNormalization(), MaxPooling(), precision="float32"),
    }
    return found


@dataclass(frozen=True)
class Compared:
    """What one program computed, and what the engine did from the same place: by the same names."""

    program: dict[str, np.ndarray]
    engine: dict[str, np.ndarray]
    precise: bool


CASES = cases()


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Compared]:
    """All cases, computed by programs in one fresh Python, and by the engine."""
    folders = {name: tmp_path_factory.mktemp("program") for name in CASES}
    engine: dict[str, dict[str, np.ndarray]] = {}
    for name, experiment in CASES.items():
        trainer = trainer_of(experiment)
        trainer.run(3)
        write_program(trainer, folders[name])
        engine[name], batches = continued(trainer)
        np.savez(folders[name] / "given.npz", *batches)
    run_fresh("-c", FRESH, *map(str, folders.values()))
    found: dict[str, Compared] = {}
    for name, folder in folders.items():
        with np.load(folder / "found.npz") as file:
            found[name] = Compared(dict(file), engine[name], CASES[name].precision == "float64")
    return found


def write_program(trainer: Trainer, folder: Path) -> Path:
    """Write the program of a run, and the file beside it."""
    made = script(trainer, "my_network", {})
    path = folder / "my_network.py"
    path.write_text(made.source, encoding="utf-8")
    path.with_suffix(".npz").write_bytes(made.arrays)
    return path


def continued(trainer: Trainer) -> tuple[dict[str, np.ndarray], list[np.ndarray]]:
    """Let a run go on for some steps, with an optimiser that begins anew; return what came, and the batches."""
    test = trainer.dataset.test
    found = {"loss": np.array(trainer.evaluate(test, None).loss), "y": trainer.network.predict(test.x)}
    trainer.put(trainer.network.parameters.copy())
    chosen, batches = trainer.experiment, list[np.ndarray]()
    plain = replace(chosen, l1=0.0, l2=0.0, clip=0.0)
    other = Trainer(plain, trainer.dataset, {})  # its step shows the gradient before penalties
    other.restore(replace(trainer.state(), experiment=plain))
    other.step()
    np.copyto(other.network.parameters, other.network.gradient)
    found |= {f"gradient {key}": a for key, a in learned(other.network).items() if not key.startswith("running")}
    for _ in range(STEPS):
        at = trainer.batches
        batches.append(at._order[at.sample : at.sample + at.rows].copy())
        trainer.step()
    return {**found, **learned(trainer.network)}, batches


def run_fresh(*arguments: str) -> str:
    """Run Python without this folder, and return what it prints; warnings are errors."""
    command = [sys.executable, "-I", "-W", "error", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", CASES)
def test_the_program_computes_what_the_engine_does(name: str, compared: dict[str, Compared]) -> None:
    one = compared[name]
    assert one.program.keys() == one.engine.keys()
    relative, absolute = (1e-7, 1e-10) if one.precise else (2e-3, 2e-5)
    for key, expected in one.engine.items():
        np.testing.assert_allclose(one.program[key], expected, relative, absolute, err_msg=f"{name}: {key}")
        assert one.precise or "gradient" in name or one.program[key].dtype == np.float32, key


def test_a_program_that_computes_something_else_is_noticed(compared: dict[str, Compared]) -> None:
    parameters = [key for key in compared["float32"].engine if key.startswith("W")]
    relu, tanh = (compared[f"activation {name}"] for name in ("relu", "tanh"))
    assert all(not np.allclose(relu.program[key], tanh.engine[key], rtol=2e-3, atol=2e-5) for key in parameters)


def test_there_is_source_for_every_part_that_there_is() -> None:
    assert write.LAYER_PARTS.keys() == LAYERS.keys()
    assert write.ACTIVATION_PARTS.keys() == ACTIVATIONS.keys()
    assert write.LOSS_PARTS.keys() == LOSSES.keys()
    assert write.FUSED_PARTS.keys() == FUSED.keys()
    assert write.OPTIMIZER_PARTS.keys() == OPTIMIZERS.keys()
    assert write.SCHEDULE_PARTS.keys() == SCHEDULES.keys()
    assert write.DIFFERENCE_PARTS.keys() == METHODS.keys()
    assert write.BATCHES_PARTS.keys() == set(SAMPLINGS)
    rows = [part for part in (*write.LAYER_PARTS.values(), *write.ACTIVATION_PARTS.values()) if part]
    named = {
        *(part.name for part in rows),
        *(part.images for part in rows if part.images),
        *(name for table in (write.LOSS_PARTS, write.FUSED_PARTS, write.OPTIMIZER_PARTS) for name in table.values()),
        *(name for table in (write.SCHEDULE_PARTS, write.DIFFERENCE_PARTS) for name in table.values()),
        *write.BATCHES_PARTS.values(),
    }
    assert named <= defined("\n".join(map(assemble.part, assemble.PARTS)))


def defined(source: str) -> set[str]:
    """The classes and functions of a source."""
    return {node.name for node in ast.parse(source).body if isinstance(node, ast.ClassDef | ast.FunctionDef)}


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_in_a_program_that_it_does_not_use(name: str) -> None:
    source = script(trainer_of(CASES[name]), "my_network", {}).source
    tree = ast.parse(source)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert defined(source) <= used
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    brought = {alias.asname or alias.name for node in imports for alias in node.names}
    assert brought <= {"math", "OrderedDict", "Path", "np"} & used
    settings = {
        t.id for node in tree.body if isinstance(node, ast.Assign) for t in node.targets if isinstance(t, ast.Name)
    }
    assert settings <= used
    assert not re.search("# (if|slot):|pyright|model", source)
    assert max(map(len, source.splitlines())) <= 120


def test_a_small_program_is_short() -> None:
    source = script(trainer_of(DEFAULTS["spiral"]), "my_network", {}).source
    assert defined(source) == {
        *("Affine", "Tanh", "SoftmaxWithLoss", "Network", "Adam"),
        *("shuffled_batches", "train", "accuracy", "show", "main"),
    }
    assert source.count("\n") < 170
    assert "schedule" not in source
    assert "training(" not in source


@pytest.mark.parametrize(
    ("experiment", "measure"),
    [
        (small(), "accuracy"),
        (DEFAULTS["gate_and"], "accuracy"),
        (DEFAULTS["sine"], "R²"),
        (replace(DEFAULTS["moons"], data=replace(DEFAULTS["moons"].data, samples=3000)), "accuracy"),
        (replace(DIGITS, hidden=(Convolution(2, 5, 3), Dropout(0.3), BatchNormalization(), Flatten())), "accuracy"),
    ],
    ids=["classes", "gate", "regression", "many examples", "images"],
)
def test_it_prints_the_figures_of_the_window_and_then_goes_on_training(
    experiment: Experiment, measure: str, tmp_path: Path
) -> None:
    trainer = trainer_of(experiment)
    trainer.run(20)
    before, tested, between, *after = run_fresh(str(write_program(trainer, tmp_path))).splitlines()
    said = {"training data": before, "test data": tested}
    parts = {"training data": (trainer.dataset.train, EVALUATED), "test data": (trainer.dataset.test, None)}
    for name, (part, limit) in parts.items():
        figures = trainer.evaluate(part, limit)
        good = f"{figures.accuracy:.4g}" if measure == "R²" else f"{figures.accuracy:.1%}"
        assert said[name] == f"{name}: loss {figures.loss:.4g}, {measure} {good}"
    assert between == "one epoch later:"
    assert [line.partition(":")[0] for line in after] == ["training data", "test data"]
    assert after[0] != before


def run_program(path: Path, *lines: str) -> list[str]:
    """Return what lines print after a program is imported as `p`."""
    begin = f"import sys; sys.path.insert(0, {str(path.parent)!r})\nimport numpy as np\nimport my_network as p\n"
    return run_fresh("-B", "-c", begin + "\n".join(lines)).split()


def test_dropout_leaves_out_as_many_as_it_should_in_training_only(tmp_path: Path) -> None:
    path = write_program(trainer_of(small(hidden=(Dense(5), Dropout(0.25)))), tmp_path)
    lines = [
        "layer, x = p.Dropout(0.25), np.ones((100, 1000))",
        "print((layer.forward(x) == x).all())",
        "layer.training = True",
        "y = layer.forward(x)",
        "print(abs((y == 0).mean() - 0.25) < 0.01, abs(y.mean() - 1) < 0.01, (layer.backward(x) == y).all())",
    ]
    assert run_program(path, *lines) == ["True"] * 4


def test_pictures_are_moved_as_the_engine_moves_them(tmp_path: Path) -> None:
    trainer = trainer_of(replace(DIGITS, data=replace(DIGITS.data, shift=3)))
    path = write_program(trainer, tmp_path)
    ways = [(0, 0), (1, -2), (-3, 3), (2, 0)]
    pictures = trainer.dataset.test.x[:5]
    np.save(tmp_path / "given.npy", pictures)
    lines = [
        f"given, found = {str(tmp_path / 'given.npy')!r}, {str(tmp_path / 'x.npy')!r}",
        f"np.save(found, [p.shifted(np.load(given), *way) for way in {ways}])",
    ]
    run_program(path, *lines)
    for found, (down, right) in zip(np.load(tmp_path / "x.npy"), ways, strict=True):
        np.testing.assert_array_equal(found, shifted(pictures, (28, 28, 1), down, right))


def test_drawings_are_among_the_examples_as_often_as_each_counts(tmp_path: Path) -> None:
    own, blobs = taught(count=3, weight=20)
    experiment = replace(DIGITS, taught=own)
    trainer = Trainer(experiment, dataset_of(experiment.data, experiment.seed), blobs)
    path = write_program(trainer, tmp_path)
    x, t = trainer.batches.taught
    with np.load(path.with_suffix(".npz")) as arrays:
        np.testing.assert_array_equal(arrays["x_drawn"], x)
        np.testing.assert_array_equal(arrays["t_drawn"], t)
    lines = [
        "seen = []",
        "p.shuffled_batches = p.random_batches = lambda samples, size: seen.append(samples) or []",
        "p.main()",
        "print(*seen)",
    ]
    assert int(run_program(path, *lines)[-1]) == trainer.batches.samples + 3 * 20


@pytest.mark.parametrize(("sampling", "sizes", "whole"), [("epoch", "3 3 1", True), ("random", "3 3 3", False)])
def test_batches_are_those_of_an_epoch(sampling: str, sizes: str, whole: bool, tmp_path: Path) -> None:
    path = write_program(trainer_of(small(sampling=sampling)), tmp_path)
    lines = [
        f"batches = list(p.{write.BATCHES_PARTS[sampling]}(7, 3))",
        "print(sorted(np.concatenate(batches)) == list(range(7)), *map(len, batches))",
    ]
    assert run_program(path, *lines) == [str(whole), *sizes.split()]


def test_batches_are_no_larger_than_there_are_examples() -> None:
    source = script(trainer_of(small(batch_size=5_000)), "my_network", {}).source
    assert "BATCH_SIZE = 43\n" in source


@pytest.mark.parametrize("row", [Dropout(), BatchNormalization()])
def test_there_is_no_program_that_takes_differences_of_what_varies(row: Layer) -> None:
    varying = small(hidden=(Dense(4), row))
    check_can_be_written(varying)
    check_can_be_written(small(gradient="central"))
    with pytest.raises(ArchiveInvalid) as refused:
        script(trainer_of(replace(varying, gradient="central")), "my_network", {})
    assert refused.value.code == "no_program"


def test_comments_and_docstrings_are_in_the_language_that_is_given() -> None:
    trainer = trainer_of(small(schedule=Constant()))
    english = script(trainer, "net", {}).source
    texts = {text.words for text in assemble.texts(english)}
    header = next(text for text in texts if text.startswith("The network that was trained"))
    words = {text: f"«{text}»" for text in texts - {header}} | {write.HEADER: "{steps} {arrays} {script}"}
    other = script(trainer, "net", words).source
    assert other.startswith('"""0 net.npz net.py\n"""\n')
    assert ast.dump(without_docstrings(other)) == ast.dump(without_docstrings(english))
    rest = [text.words for text in assemble.texts(other)][1:]
    assert rest == [f"«{text.words}»" for text in assemble.texts(english)][1:]


@pytest.mark.parametrize("name", ["my network", "내 신경망", 'so "called"', "back\\new", '"""', "{steps}"])
def test_a_file_may_have_any_name(name: str) -> None:
    docstring = ast.get_docstring(ast.parse(script(trainer_of(small()), name, {}).source))
    assert docstring is not None
    assert f"    python {name}.py\n" in docstring


def test_the_bundle_takes_the_parts_along() -> None:
    root = Path(__file__).resolve().parents[2]
    folder = Path(assemble.__file__).parent / "parts"
    said = (root / "resources/desktop/nori.spec").read_text(encoding="utf-8")
    assert f'(str(ROOT / "{folder.relative_to(root).as_posix()}"), "model/script/parts")' in said


def without_docstrings(source: str) -> ast.Module:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            node.body = node.body[1:]
    return tree
