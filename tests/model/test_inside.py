"""Inside a step: every expression gives the number that the engine computed, and so does every line of NumPy."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model.activations import ACTIVATIONS
from model.data.choice import Data
from model.differentiation import METHODS
from model.experiment import Experiment, Output
from model.initial import Initial
from model.inside.arithmetic import Arrays, Leaf, Node, Piece, Total, call, digits_for
from model.inside.cell import Cell
from model.inside.dots import MOST_DOTS, Dots, dots
from model.inside.explanations import EXPLANATIONS, explain
from model.inside.present_move import MoveAnswer, MovesAhead, PresentMove
from model.inside.scene import Explanation, Scene
from model.inside.slope import Slope, SlopeAnswer
from model.inside.softmax import opened_softmax
from model.inside.tracing import sources, targets
from model.layers import (
    ActivationLayer,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Maxout,
    MaxPooling,
)
from model.layers.workspace import MOVES
from model.losses import FUSED, LOSSES
from model.optimizers import OPTIMIZERS, SGD, Momentum
from model.schedules import SCHEDULES, Constant, Cosine, Exponential, Schedule, StepDecay
from model.trainer import Trainer
from tests.model.runs import bits_of, small, timeline_of, trainer_of

POINTS = small(precision="float64", hidden=(Dense(4, "tanh"),), batch_size=7)
DIGITS = Experiment(data=Data("digits", samples=500, features=()), precision="float64", batch_size=3, seed=1)
CLIPPED: dict[str, Any] = {"clip": 0.01, "l1": 0.01, "l2": 0.1}


def _experiments() -> Iterator[tuple[str, Experiment]]:
    for name in ACTIVATIONS:
        yield f"activation {name}", replace(POINTS, hidden=(Dense(4, name), Dense(3, "tanh")))
    for loss in LOSSES:
        outputs = {"cross_entropy": ("softmax",), "binary_cross_entropy": ("sigmoid", "softmax")}
        for output in outputs.get(loss, ("softmax", "identity", "sigmoid")):
            yield f"loss {loss} {output}", replace(POINTS, loss=loss, output=Output(output))
    for loss, output in (("cross_entropy", "sigmoid"), ("binary_cross_entropy", "softplus")):
        beyond = replace(POINTS, data=Data("plane", samples=86), output=Output(output, Initial("zeros")))
        yield f"targets below 0 and above 1 {loss}", replace(beyond, loss=loss)
    for kind, optimizer in OPTIMIZERS.items():
        yield f"optimizer {kind}", replace(POINTS, optimizer=optimizer())
    for kind, schedule in SCHEDULES.items():
        yield f"schedule {kind}", replace(POINTS, schedule=schedule(), **CLIPPED)
    yield "random draws", replace(POINTS, sampling="random")
    yield "warm up", replace(POINTS, schedule=SCHEDULES["cosine"](warm_up=10))
    yield "regular", replace(POINTS, hidden=(Dense(4), BatchNormalization(), Dropout(), Maxout(5, 3), Dropout()))
    for name in ("relu", "softmax", "prelu_each", "identity"):
        hidden = (ActivationLayer(name), Dense(4, "identity"), BatchNormalization(), ActivationLayer(name), Dense(3))
        yield f"{name} alone", replace(POINTS, hidden=hidden)
    rows = (
        Convolution(3, 3, 2, 1, "prelu_each"),
        BatchNormalization(),
        MaxPooling(3, 2),
        Convolution(2, 2, 1, 0),
        AveragePooling(2, 2),
    )
    yield "images", replace(DIGITS, hidden=(*rows, Flatten(), Dense(5, "prelu")))
    yield (
        "overlapping",
        replace(DIGITS, hidden=(Convolution(2, 4, 3, 2, "softmax"), AveragePooling(3, 2), MaxPooling(2, 1), Flatten())),
    )
    for method in METHODS:
        yield f"numerical {method}", replace(POINTS, gradient=method)


EXPERIMENTS = dict(_experiments())


def scenes(experiment: Experiment, steps: int = 2) -> Iterator[Scene]:
    """Yield every scene of the step after some, each part of the moves on all parameters."""
    trainer = trainer_of(experiment)
    trainer.run(steps)
    with closing(trainer.moves()) as moves:
        for number, _ in enumerate(moves):
            assert trainer.moment
            for part in range(len(trainer.network.flow.layout)):
                scene = Scene(trainer.network, trainer.moment, number, part)
                yield scene
                if scene.move.kind not in ("penalty", "clip", "update"):
                    break


def everywhere(found: Explanation, key: str) -> tuple[np.ndarray, np.ndarray]:
    """Return what a result's expression gives at all of its cells, and the result."""
    dims, node = found.cells[key]
    letters = "".join(str(dim) for dim in dims)
    shape = [found.about.sizes[letter] for letter in letters]
    grid = np.indices(shape).reshape(len(letters), -1) if letters else np.zeros((0, 1), int)
    values = node.value(found.about, dict(zip(letters, grid, strict=True)))
    result = found.about.arrays[key]
    return np.broadcast_to(values, (result.size,)).reshape(result.shape), result


def test_every_kind_of_move_has_an_explanation() -> None:
    assert tuple(EXPLANATIONS) == MOVES


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_the_moves_ahead_are_those_of_the_next_step(name: str) -> None:
    trainer = trainer_of(EXPERIMENTS[name])
    for _ in range(2):
        before, ahead = bits_of(trainer), MovesAhead().answer(trainer)
        assert bits_of(trainer) == before, "looking changes nothing"
        with closing(trainer.moves()) as moves:
            next(moves)
            present = PresentMove().answer(trainer)
            assert present
            assert ahead == present.lines
            assert MovesAhead().answer(trainer) is None
        trainer.run(1)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_expression_gives_the_number_shown(name: str) -> None:
    counted = 0
    for scene in scenes(EXPERIMENTS[name]):
        found = explain(scene)
        for key in found.cells:
            given, shown = everywhere(found, key)
            np.testing.assert_allclose(given, shown, 1e-9, 1e-14, err_msg=f"{scene.move.kind} {key}")
            counted += given.size
        if scene.move.kind not in ("batch", "mask", "numerical_gradient"):
            assert set(found.cells) == set(found.results), scene.move.kind
    assert counted > 100


@pytest.mark.parametrize("loss", ["cross_entropy", "binary_cross_entropy"])
def test_answers_of_exactly_0_and_1_are_no_nan_where_the_engine_counts_0(loss: str) -> None:
    """What a step function answers; a target of 0 does not count in t / y, nor one of 1 in (1 − t) / (1 − y)."""
    seen = 0
    for scene in scenes(replace(POINTS, loss=loss, output=Output("step")), steps=0):
        if scene.move.kind not in ("loss", "loss_gradient"):
            continue
        found = explain(scene)
        y, t = scene.arrays["Y"], scene.arrays["T"]
        assert set(y.ravel().tolist()) == {0.0, 1.0}
        names: dict[str, Any] = {"np": np, **{scene.code(key): array for key, array in scene.arrays.items()}}
        with np.errstate(divide="ignore"):
            exec("\n".join(line for line, _ in found.code), names)
        for key in found.results:
            given, shown = everywhere(found, key)
            assert not np.isnan(shown).any()
            np.testing.assert_array_equal(given, shown)
            np.testing.assert_array_equal(names[scene.code(key)], shown)
            if key == "dZ":
                pulls = {"cross_entropy": (0.0, 0.0), "binary_cross_entropy": (1 / 7, np.inf)}[loss]  # of a batch of 7
                wanted = np.where(t == 0, np.where(y == 0, *pulls), np.where(y == 0, -np.inf, -1 / 7))
                np.testing.assert_allclose(shown, wanted)
        seen += 1
    assert seen == 2


class Rng:
    """Draws what was drawn."""

    def __init__(self, drawn: np.ndarray) -> None:
        self.drawn = drawn

    def random(self, shape: tuple[int, ...]) -> np.ndarray:
        assert shape == self.drawn.shape
        return self.drawn


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_line_of_numpy_gives_the_number_shown(name: str) -> None:
    for scene in scenes(EXPERIMENTS[name]):
        if scene.move.kind in ("batch", "numerical_gradient"):
            continue
        found = explain(scene)
        before = {key: a.copy() for key, a in scene.arrays.items() if key not in found.results and "′" not in key}
        read = {scene.code(key): array for key, array in before.items()}
        names: dict[str, Any] = {"np": np, **read}
        if scene.move.kind == "mask":
            names["rng"] = Rng(scene.arrays["drawn"])
        exec("\n".join(line for line, _ in found.code), names)
        for key in found.results:
            given = np.asarray(names[scene.code(key)])
            assert given.shape == scene.arrays[key].shape, (scene.move.kind, key)
            np.testing.assert_allclose(given, scene.arrays[key], 1e-9, 1e-14, err_msg=f"{scene.move.kind} {key}")


@pytest.mark.parametrize(
    ("schedule", "time"),
    [
        (StepDecay(0, 0.5, 8), r"\gamma^{⌊t / s⌋}"),
        (StepDecay(10, 0.5, 8), r"\gamma^{⌊(t − w) / s⌋}"),
        (Exponential(10, 0.5, 8), r"\gamma^{(t − w) / s}"),
        (Cosine(0, 20, 0.1), r"\mathrm{min}(t, s) / s"),  # flat once it is over
        (Cosine(10, 20, 0.1), r"\mathrm{min}(t − w, s) / s"),
    ],
)
def test_a_schedules_formula_counts_as_its_numbers_do(schedule: Schedule, time: str) -> None:
    for steps in (3, 17, 45):
        scene = next(s for s in scenes(replace(POINTS, schedule=schedule), steps) if s.move.kind == "schedule")
        found = explain(scene)
        np.testing.assert_allclose(*everywhere(found, "η"), 1e-12)
        assert scene.arrays["η"] == pytest.approx(POINTS.learning_rate * schedule.factor(steps))
        assert (time in found.formula) == (steps >= schedule.warm_up)


def test_once_warm_up_is_over_a_constant_rate_is_the_one_that_is_set() -> None:
    warm = replace(POINTS, learning_rate=1e-5, schedule=Constant(4))
    for steps, formula, code in (
        (1, r"\eta = \eta_{0} \, \frac{t + 1}{w}", "eta = 1e-5 * (1 + 1) / 4"),
        (4, r"\eta = \eta_{0}", "eta = 1e-5"),
    ):
        trainer, _moves = stepped(warm, "schedule", steps)
        found, cell = PresentMove().answer(trainer), Cell("η", ()).answer(trainer)
        assert found
        assert cell
        assert (found.formula, found.code[0][0], found.sentence) == (formula, code, "schedule_warm_up")
        assert cell.value == pytest.approx(5e-6 if steps == 1 else 1e-5)


def test_examples_that_are_drawn_are_not_said_to_be_the_next_ones() -> None:
    for sampling, sentence, code in (
        ("epoch", "batch", "rows = order[sample : sample + batch_size]"),
        ("random", "batch_random", "rows = rng.integers(0, len(x_train), batch_size)"),
    ):
        found = present(replace(POINTS, sampling=sampling), "batch")
        assert (found.sentence, found.code[0][0]) == (sentence, code)


def test_the_gradient_of_a_hinge_says_what_s_is() -> None:
    found = present(replace(POINTS, loss="hinge", output=Output("identity")), "loss_gradient")
    assert found.formula.endswith(r"= \frac{1}{N n} (S − T \odot \sum S), \quad S = (1 − T) \odot (1 − y_{c} + Y > 0)")
    y, t = ({q.key: q.values for q in found.operands}[key] for key in "YT")
    s = np.array([[y[k, i] > y[k].dot(t[k]) - 1 and not t[k, i] for i in range(3)] for k in range(7)], float)
    np.testing.assert_allclose(found.results[0].values, (s - t * s.sum(1)[:, None]) / (7 * 3))


def test_numbers_of_code_are_short() -> None:
    """1 − 0.9 is 0.09999999999999998, and 1e-05 is 1e-5."""
    normal = replace(POINTS, hidden=(Dense(3), BatchNormalization(momentum=0.9)))
    code = present(normal, "running_statistics").code
    assert code[0][0] == "running_mean2 = (1 - 0.9) * running_mean2 + 0.9 * mu2"
    penalty = present(replace(POINTS, l1=1e-5, l2=2e-5), "penalty")
    assert penalty.code[0][0] == "dW1 = dW1 + 2e-5 * W1 + 1e-5 * np.sign(W1)"


def test_formulas_say_nothing_that_is_not_done() -> None:
    """A single value has no variance to keep; a small limit is no number of a programming language."""
    normal = replace(POINTS, hidden=(Dense(3), BatchNormalization()))
    for size, said in ((2, True), (1, False)):
        scene = next(s for s in scenes(replace(normal, batch_size=size)) if s.move.kind == "running_statistics")
        assert ("N − 1" in explain(scene).formula) == said
    for limit, written in ((0.5, "{0.5}"), (1e-6, "{10^{−6}}"), (2.5e-5, "{2.5 · 10^{−5}}")):
        scene = next(s for s in scenes(replace(POINTS, clip=limit)) if s.move.kind == "clip")
        assert rf"\frac{written}{{\Vert g\Vert + 10^{{−6}}}}" in explain(scene).formula


@pytest.mark.parametrize("name", ["regular", "images", "overlapping", "loss hinge identity", "activation softmax"])
def test_cells_light_up_both_ways(name: str) -> None:
    """Where a cell says that it comes from another, that one says that it goes there, and nothing else changes it."""
    rng = np.random.default_rng(0)
    for scene in scenes(EXPERIMENTS[name]):
        found = explain(scene)
        for key, (dims, node) in found.cells.items():
            result = found.about.arrays[key]
            at = tuple(int(rng.integers(n)) for n in result.shape)
            env = Leaf(key, dims).bind(found.about, at)[0]
            lit = sources(node, found.about, env)
            for operand in {leaf.name for leaf in node.leaves()}:
                array = found.about.arrays[operand]
                here = np.zeros(array.shape, bool)
                for pattern in lit.get(operand, []):
                    here[pattern] = True
                for cell in _some(rng, array.shape):
                    goes = np.zeros(result.shape, bool)
                    for pattern in targets(node, dims, operand, cell, found.about):
                        goes[pattern] = True
                    assert goes[at] == here[cell], (scene.move.kind, key, at, operand, cell)


def _some(rng: np.random.Generator, shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [tuple(int(rng.integers(n)) for n in shape) for _ in range(40)]


def test_a_product_is_written_out() -> None:
    x, w = np.array([[1.0, -2.0, 0.0]]), np.array([[3.0], [0.5], [7.0]])
    about = Arrays({"X": x, "W": w, "b": np.array([0.25])}, {"n": 1, "k": 3, "j": 1})
    node = Total("k", Leaf("X", ("n", "k")) * Leaf("W", ("k", "j"))) + Leaf("b", ("j",))
    pieces = node.write(about, {"n": 0, "j": 0})
    text = "".join(piece.text or f"{piece.value:g}" for piece in pieces)
    assert text == "1 · 3 + -2 · 0.5 + 0.25"  # the product that is 0 is left out
    assert [piece.cell for piece in pieces if piece.cell][:2] == [("X", (0, 0)), ("W", (0, 0))]
    assert node.value(about, {"n": 0, "j": 0}) == 2.25


def test_long_sums_show_their_largest_terms_and_fold_the_rest() -> None:
    x = np.arange(1.0, 11.0)
    about = Arrays({"x": x}, {"k": 10})
    pieces = Total("k", Leaf("x", ("k",))).write(about, {})
    assert [p.value for p in pieces if p.cell] == [5, 6, 7, 8, 9, 10]
    assert [(p.value, p.folded) for p in pieces if p.folded] == [(10, 4)]
    brackets = call("exp", 2 * (Leaf("x", ("k",)) - 1)).write(about, {"k": 2})
    assert "".join(p.text or f"{p.value:g}" for p in brackets) == "exp(2 · (3 − 1))"


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_all_moves_are_one_step(name: str, precision: str) -> None:
    experiment = replace(EXPERIMENTS[name], precision=precision)
    whole, by_moves = trainer_of(experiment), trainer_of(experiment)
    whole.run(3)
    by_moves.run(2)
    for _ in by_moves.moves():
        pass
    assert bits_of(by_moves) == bits_of(whole)


def test_what_diverges_is_shown_too() -> None:
    steep = replace(POINTS, hidden=(Dense(4, "relu"),), learning_rate=100.0, loss="mean_squared")
    trainer = trainer_of(replace(steep, output=Output("identity"), precision="float32", optimizer=OPTIMIZERS["sgd"]()))
    for _ in range(50):
        for _ in trainer.moves() if not trainer.diverged else ():
            answer = PresentMove().answer(trainer)
            assert answer is not None
            assert answer.dots is None or not np.isnan(answer.dots.x).any()
    assert trainer.diverged


def test_a_step_that_is_given_up_was_not_done() -> None:
    trainer = trainer_of(EXPERIMENTS["regular"])
    trainer.run(2)
    kept, loss = trainer.network.kept.copy(), trainer.loss
    moves = trainer.moves()
    while next(moves).kind != "joint_gradient":
        pass
    assert trainer.moment
    assert not trainer.moment.complete
    assert not np.array_equal(trainer.network.kept, kept)
    moves.close()
    assert trainer.moment is None
    np.testing.assert_array_equal(trainer.network.kept, kept)
    assert trainer.loss == loss


def test_names_are_those_of_the_book() -> None:
    formulas = {}
    for scene in scenes(POINTS):
        formulas.setdefault((scene.move.kind, scene.move.layer), explain(scene).formula)
    assert formulas["linear", 0] == r"A^{(1)} = X \, W^{(1)} + b^{(1)}"
    assert formulas["linear", 1] == r"A^{(2)} = Z^{(1)} \, W^{(2)} + b^{(2)}"
    assert formulas["activation", 0] == r"Z^{(1)} = \mathrm{tanh}(A^{(1)})"
    assert formulas["joint_gradient", 1] == r"\partial L/\partial A^{(2)} = (Y − T) / N"
    assert formulas["input_gradient", 1].startswith(r"\partial L/\partial Z^{(1)} = \partial L/\partial A^{(2)}")
    assert ("softmax", "cross_entropy") in FUSED


# --- questions ----------------------------------------------------------------------------------------------------


def stepped(experiment: Experiment, kind: str, steps: int = 2) -> tuple[Trainer, Any]:
    """Return a trainer that stands after the first move of a kind, and its moves."""
    trainer = trainer_of(experiment)
    trainer.run(steps)
    moves = trainer.moves()
    while next(moves).kind != kind:
        pass
    return trainer, moves


def text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text or f"{piece.value:.6g}" for piece in pieces)


def test_a_question_shows_the_present_move() -> None:
    trainer, _moves = stepped(POINTS, "activation")
    found = PresentMove().answer(trainer)
    assert found is not None
    assert (found.step, found.done, len(found.lines), found.batch) == (2, 3, len(trainer.program), 7)
    assert [q.key for q in found.operands] == ["A"]
    (z,) = found.results
    np.testing.assert_array_equal(z.values, np.tanh(found.operands[0].values))
    assert z.bytes_kept == 7 * 4 * 8  # tanh goes back through its output
    assert found.operands[0].bytes_kept == 0
    assert found.code == (("Z1 = np.tanh(A1)", "(7, 4) = np.tanh((7, 4))"),)
    assert found.keeps == (("X", 7 * 2 * 8), ("T", 7 * 3 * 8), ("Z^{(1)}", 7 * 4 * 8))
    one = PresentMove(sample=3).answer(trainer)
    assert one is not None
    np.testing.assert_array_equal(one.results[0].values, z.values[3:4])  # sliced, never computed anew
    assert one.results[0].offset == (3, 0)


def test_a_cell_is_written_out() -> None:
    trainer, _moves = stepped(POINTS, "joint_gradient")
    found = Cell("dA", (2, 1)).answer(trainer)
    assert found is not None
    assert trainer.moment
    read = dict(trainer.moment.move.operands)
    y, t = (read[name][2, 1] for name in "YT")
    assert text(found.pieces) == f"({y:.6g} − {t:.6g}) / 7"
    assert found.value == (y - t) / 7
    assert found.sources == {"Y": [(2, 1)], "T": [(2, 1)]}
    goes = Cell("Y", (2, 1)).answer(trainer)
    assert goes is not None
    assert goes.pieces == ()
    assert goes.targets == {"dA": [(2, 1)]}
    assert Cell("Y", (99, 0)).answer(trainer) is None


def test_a_gradient_is_written_as_it_was_found() -> None:
    """As a sum of products over the batch by backpropagation, else as a difference of losses: each of W[1, 0]."""
    experiment = small(hidden=(Dense(3),), precision="float64", batch_size=2)
    trainer, _moves = stepped(experiment, "weights_gradient")  # of the output layer, which is first on the way back
    assert trainer.moment
    read = dict(trainer.moment.move.operands)
    products = (f"{x:.6g} · {d:.6g}" for x, d in zip(read["X"][:, 1], read["dA"][:, 0], strict=True))
    found = Cell("dW", (1, 0)).answer(trainer)
    assert found
    assert text(found.pieces) == " + ".join(products)
    trainer, _moves = stepped(replace(experiment, gradient="forward"), "numerical_gradient")
    found, slope = Cell("dW", (1, 0)).answer(trainer), Slope(3).answer(trainer)
    assert found
    assert slope
    losses = dict(slope.losses)
    assert text(found.pieces) == f"({losses[1]:.6g} − {losses[0]:.6g}) / {slope.h:.6g}"


def present(experiment: Experiment, kind: str) -> MoveAnswer:
    """Return the first move of a kind in the first step."""
    trainer, _moves = stepped(experiment, kind, 0)
    found = PresentMove().answer(trainer)
    assert found
    return found


def test_a_formula_names_the_arrays_that_are_read() -> None:
    """The engine takes sigmoid or softmax and its cross-entropy together, from the logits A."""
    found = present(replace(POINTS, loss="binary_cross_entropy", output=Output("sigmoid")), "loss")
    assert [q.key for q in found.operands] == ["T", "A"]
    assert r"\mathrm{max}(A^{(2)}, 0) − A^{(2)} \odot T + \mathrm{log}(1 + \mathrm{exp}(−|A^{(2)}|))" in found.formula
    t, a = (q.values for q in found.operands)
    by_hand = (np.maximum(a, 0) - a * t + np.log(1 + np.exp(-np.abs(a)))).sum() / 7
    assert float(found.results[0].values) == pytest.approx(by_hand)
    assert "max" not in found.lines[found.done - 1].formula, "the list has the short one"
    assert "max" not in present(POINTS, "loss").formula, "of a softmax Y is read"
    trainer = trainer_of(POINTS)
    trainer.network.parameters *= 1e5
    with closing(trainer.moves()) as moves:
        while next(moves).kind != "loss":
            pass
        far = PresentMove().answer(trainer)
    assert far
    assert [q.key for q in far.operands] == ["T", "A"], "where a probability is too small for a logarithm"
    assert r"\mathrm{log} \sum \mathrm{exp}(A^{(2)} − c)), \quad c = \mathrm{max} \, A^{(2)}" in far.formula


def test_a_softmax_says_what_it_subtracts_and_writes_it_as_one_number() -> None:
    trainer, _moves = stepped(replace(POINTS, hidden=()), "activation", 0)
    found, cell = PresentMove().answer(trainer), Cell("Z", (0, 1)).answer(trainer)
    assert found
    assert cell
    assert found.formula.endswith(r"\quad c = \mathrm{max} \, A^{(1)}")
    a = found.operands[0].values[0]
    c = f"{a.max():.6g}"
    terms = " + ".join(f"exp({value:.6g} − {c})" for value in a)
    assert text(cell.pieces) == f"exp({a[1]:.6g} − {c}) / ({terms})"
    assert cell.sources == {"A": [(0, 1), (0, slice(None))]}, "all of them led to c"


def test_where_almost_all_cancels_numbers_have_as_many_digits_as_it_takes() -> None:
    """0.45728 − 0.45727 is 1e-5, not 6.44e-6; and 0.99955 − 1 is not −0.0004488."""
    about = Arrays({"x": np.array([0.45727824]), "y": np.array([0.9995512])}, {"k": 1})
    x = Leaf("x", ("k",))

    def digits(node: Node) -> int:
        return digits_for(node, about, {"k": 0})

    assert digits(x) == digits(2 * x) == 5
    assert digits(Leaf("y", ("k",)) - 1) == 7
    assert digits(x - 0.4572718) == 9
    assert digits(1 - (1 - 1e-9 * x)) == 5, "constants are written in full"
    noise = Arrays({"x": np.array([0.1, 0.2, -0.3])}, {"k": 3})
    assert digits_for(Total("k", Leaf("x", ("k",))), noise, {}) == 5, "5.6e-17 follows from no digits"
    assert digits_for(x, Arrays({"x": np.array([np.nan])}, {"k": 1}), {"k": 0}) == 5
    tiny = Arrays({"x": np.array([1e-310, 1e300])}, {"k": 2})
    assert digits_for(Total("k", Leaf("x", ("k",))), tiny, {}) == 5


def test_what_is_written_of_a_cell_leads_to_its_number() -> None:
    """Of two samples batch normalisation makes −1 and 1, and almost nothing goes back through it."""
    normal = replace(POINTS, hidden=(Dense(4), BatchNormalization(), ActivationLayer("relu")), batch_size=2)
    trainer, _moves = stepped(normal, "normalize_gradient", 0)
    seen = set()
    for j in range(4):
        found = Cell("dX", (0, j)).answer(trainer)
        assert found
        seen.add(found.digits)
        written = "".join(
            p.text or f"({p.value:.{found.digits}g})" if p.cell else p.text or f"({p.value:.10g})" for p in found.pieces
        )
        python = written.replace("−", "-").replace("·", "*").replace("√", "np.sqrt")
        assert eval(python, {"np": np}) == pytest.approx(found.value, rel=3e-3)
    assert max(seen) > 5


def test_formulas_are_written_in_the_signs_of_mathematics() -> None:
    soft = replace(POINTS, hidden=(Dense(4, "softplus"), Dense(3, "step")))
    found = present(soft, "activation")
    assert found.formula.endswith(r"= \mathrm{max}(A^{(1)}, 0) + \mathrm{log}(1 + \mathrm{exp}(−|A^{(1)}|))")
    assert "np.log1p(" in found.code[0][0]
    about = Arrays({"y": np.array([0.25, -0.5])}, {"k": 2})
    for at, written in ((0, "log(1 − 0.25)"), (1, "log(1 − -0.5)")):
        assert text(tuple(call("log1p", -Leaf("y", ("k",))).write(about, {"k": at}))) == written
    assert text(tuple(call("log1p", call("exp", Leaf("y", ("k",)))).write(about, {"k": 0}))) == "log(1 + exp(0.25))"
    back = next(s for s in scenes(soft, 0) if s.move.kind == "activation_gradient" and s.move.layer == 1)
    assert explain(back).formula == r"\partial L/\partial A^{(2)} = 0 \, \partial L/\partial Z^{(2)}"


def test_a_gradient_goes_to_the_piece_that_won_and_to_no_other() -> None:
    """With two pieces of three units, the first unit is that of the columns 0 and 3."""
    trainer, _moves = stepped(replace(POINTS, hidden=(Maxout(3, 2),)), "piece_maximum_gradient")
    assert trainer.moment
    read = dict(trainer.moment.move.operands)
    for n, pieces in enumerate(read["A"][:, [0, 3]]):
        written = [Cell("dA", (n, column)).answer(trainer) for column in (0, 3)]
        won = [f"{read['dZ'][n, 0]:.6g} · {int(k == pieces.argmax())}" for k in range(2)]
        assert [text(found.pieces) for found in written if found] == won


def test_a_window_is_copied_and_beyond_the_edge_there_is_nothing() -> None:
    """The first window of 3 × 3 begins one place outside: its middle, the fifth, is the first pixel of the picture."""
    trainer, _moves = stepped(EXPERIMENTS["images"], "im2col")
    outside, first = (Cell("columns", (0, place)).answer(trainer) for place in (0, 4))
    assert outside
    assert (text(outside.pieces), outside.copied) == ("0", None)
    assert first
    assert first.copied == ("X", (0, 0, 0, 0))


@pytest.mark.parametrize("name", ["regular", "optimizer adam", "numerical five_point", "numerical forward"])
def test_the_slope_of_any_parameter_is_found_twice(name: str) -> None:
    experiment = EXPERIMENTS[name]
    kind = "update" if name == "optimizer adam" else "penalty" if experiment.l1 else None
    last = kind or ("numerical_gradient" if experiment.gradient in METHODS else "weights_gradient")
    trainer, _moves = stepped(experiment, last)
    before = trainer.network.parameters.copy()
    found = Slope(3).answer(trainer)
    assert found is not None
    tolerance = 1e-3 if name == "numerical forward" else 1e-6
    assert found.difference < tolerance
    if experiment.gradient in METHODS:
        shown = Cell("dW", (0, 3)).answer(trainer)
        assert shown is not None
        assert shown.slope == 3
        assert float(found.node().value(Arrays({}, {}), {})) == pytest.approx(shown.value, rel=1e-6)
        n = len(before)
        assert found.evaluations == {"five_point": 4 * n, "forward": n + 1}[experiment.gradient]
    np.testing.assert_array_equal(trainer.network.parameters, before)


def offered(experiment: Experiment) -> dict[str, dict[str, bool]]:
    """Return by moves and cells of gradients, of all layers, whether the comparison with differences is offered."""
    trainer = trainer_of(experiment)
    trainer.run(2)
    found: dict[str, dict[str, bool]] = {}
    with closing(trainer.moves()) as moves:
        for move in moves:
            for key in ("dW", "db", "dW′", "db′"):
                cell = Cell(key, (0,) * (1 + ("W" in key))).answer(trainer)
                if cell:
                    found.setdefault(move.kind, {})[key] = cell.slope is not None
                    if cell.slope is not None:
                        slope = Slope(cell.slope).answer(trainer)
                        assert slope
                        assert slope.backpropagated == pytest.approx(cell.value, rel=1e-4)
    return found


@pytest.mark.parametrize("method", ["backpropagation", "central"])
def test_the_comparison_with_differences_is_offered_where_a_cell_is_that_derivative(method: str) -> None:
    """What a penalty was added to, or what was clipped, is another number."""
    plain = small(hidden=(Dense(3),), precision="float64", gradient=method)
    found = {"numerical_gradient": {"dW": True}, "weights_gradient": {"dW": True}, "bias_gradient": {"db": True}}
    begun = {kind: cells for kind, cells in found.items() if ("numerical" in kind) == (method == "central")}
    yes, no = {"dW": True}, {"dW": False}
    for change, wanted in (
        ({}, {"update": yes}),
        ({"l2": 0.5}, {"penalty": {**yes, "dW′": False}, "update": no}),
        ({"clip": 0.01}, {"clip": {**yes, "dW′": False}, "update": no}),
        (
            {"l1": 0.1, "clip": 0.01},
            {"penalty": {**yes, "dW′": False}, "clip": {**no, "dW′": False}, "update": no},
        ),
    ):
        assert offered(replace(plain, **change)) == {**begun, **wanted}


def test_a_step_that_is_complete_is_explained_by_the_choices_it_was_done_with() -> None:
    chosen = small(optimizer=Momentum(), l2=0.5, clip=0.01, schedule=Exponential(), loss="sum_of_squares")
    timeline = timeline_of(chosen)
    timeline.advance(3)
    with closing(timeline.moves_in_parts()) as moves:
        assert any(move and move.kind == "update" for move, *_ in moves)
        before = PresentMove().answer(timeline.trainer)
        slope = Slope(0).answer(timeline.trainer)
        timeline.edit(small(optimizer=SGD(), l1=0.1, gradient="forward"))
        after = PresentMove().answer(timeline.trainer)
        assert Slope(0).answer(timeline.trainer) == slope
    assert before
    assert after
    assert "Momentum" in after.lines[-1].formula
    assert (after.lines, after.formula, after.code) == (before.lines, before.formula, before.code)


@pytest.mark.parametrize("method", METHODS)
def test_the_code_of_a_difference_evaluates_the_loss_as_often_as_is_said(method: str) -> None:
    trainer, _moves = stepped(small(gradient=method), "numerical_gradient")
    moment = trainer.moment
    assert moment is not None
    scene = Scene(trainer.network, moment, moment.done - 1)
    code = "\n".join(line for line, _ in explain(scene).code)
    calls: list[tuple[float, ...]] = []
    weights = np.array([1.0, 2.0, 3.0])

    def loss() -> float:
        calls.append(tuple(weights))
        return float((weights**2).sum())

    name, slopes = scene.code(scene.part.name), np.zeros(3)
    exec(code, {"np": np, "h": 1e-4, "L": {}, "loss": loss, name: weights, f"d{name}": slopes})
    np.testing.assert_allclose(slopes, [2, 4, 6], rtol=1e-3)
    assert weights.tolist() == [1, 2, 3]
    assert len(calls) == {"forward": 4, "central": 6, "five_point": 12}[method]


def test_a_difference_is_written_as_one() -> None:
    def written(terms: tuple[tuple[float, float], ...]) -> str:
        losses = tuple((s, 10.0 + s) for s, _ in terms)
        pieces = SlopeAnswer(1.0, 2.0, 2.0, 1e-4, losses, 9, terms).node().write(Arrays({}, {}), {})
        return "".join(p.text or f"{p.value:.10g}" for p in pieces)

    assert written(((1, 1), (0, -1))) == "(11 − 10) / 0.0001"
    assert written(((1, 0.5), (-1, -0.5))) == "(11 − 9) / (2 · 0.0001)"
    five = ((2, -1 / 12), (1, 8 / 12), (-1, -8 / 12), (-2, 1 / 12))
    assert written(five) == "(−12 + 8 · 11 − 8 · 9 + 8) / (12 · 0.0001)"


def test_a_softmax_opens_and_its_naive_form_overflows() -> None:
    logits = np.array([1000.0, 999.0, 998.0], np.float32)
    good, naive = opened_softmax(logits, 1000.0), opened_softmax(logits, 0.0)
    np.testing.assert_allclose(good.result, [0.66524096, 0.24472848, 0.09003057], 1e-6)
    assert np.isinf(naive.exp).all()
    assert np.isnan(naive.result).all()


def test_large_arrays_and_pictures_are_shown_for_one_sample() -> None:
    trainer, _moves = stepped(EXPERIMENTS["images"], "im2col")
    found = PresentMove(sample=2).answer(trainer)
    assert found is not None
    columns = found.results[0]
    assert columns.values.shape == (14 * 14, 9)
    assert columns.offset == (2 * 14 * 14, 0)
    assert trainer.moment
    np.testing.assert_array_equal(columns.values, dict(trainer.moment.move.results)["columns"][2 * 196 :])
    whole = PresentMove().answer(trainer)
    assert whole is not None
    assert whole.cut


@pytest.mark.parametrize(("batch", "cut"), [(1, False), (2, True)])
def test_only_arrays_that_have_samples_are_cut_to_one_where_they_are_large(
    monkeypatch: pytest.MonkeyPatch, batch: int, cut: bool
) -> None:
    """X is batch × 2 and A batch × 4; W is 2 × 4, and shown whole."""
    monkeypatch.setattr("model.inside.present_move.WHOLE", 4)
    trainer, _moves = stepped(small(hidden=(Dense(4),), batch_size=batch), "linear")
    found = PresentMove().answer(trainer)
    assert found
    assert found.cut == cut
    assert {q.key: q.values.shape for q in found.operands}["W"] == (2, 4)


# --- this batch as dots ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [n for n in EXPERIMENTS if n.startswith(("loss", "activation"))])
def test_dots_lie_on_their_curve(name: str) -> None:
    found = [shown for scene in scenes(EXPERIMENTS[name]) if (shown := dots(scene))]
    assert any(shown.kind in LOSSES for shown in found)
    for shown in found:
        assert len(shown.x) == len(shown.y) > 0
        x, y = shown.curve[-1 if shown.kind == "activation_gradient" else 0]
        inside = (shown.x > x[2]) & (shown.x < x[-1])
        if shown.kind.startswith("activation") and "step" not in name:
            np.testing.assert_allclose(shown.y[inside], np.interp(shown.x[inside], x, y), atol=0.03)


def test_this_batch_lies_on_the_curve_of_prelu_with_the_slope_it_has_now() -> None:
    """z = a where a > 0, else αa; its slope is 1, or α. Where each neuron has its own α, there is no such curve."""
    for activation, curves in (("prelu", True), ("prelu_each", False)):
        trainer = trainer_of(replace(POINTS, hidden=(Dense(4, activation),)))
        for _ in range(3):
            trainer.step()  # α is not what it began with
        found: dict[str, Dots | None] = {}
        for move in trainer.moves():
            answer = PresentMove().answer(trainer)
            assert answer is not None
            if move.layer == 0:
                found[move.kind] = answer.dots
        forth, back = found["activation"], found["activation_gradient"]
        assert (forth is not None) == (back is not None) == curves
        if forth and back:
            alpha = forth.y[forth.x < 0] / forth.x[forth.x < 0]
            np.testing.assert_allclose(alpha, alpha[0])
            assert alpha[0] not in (0, 0.25, 1)
            np.testing.assert_array_equal(forth.y[forth.x > 0], forth.x[forth.x > 0])
            assert set(back.y.tolist()) == {1.0, alpha[0]}
            (x, z), (_, slope) = forth.curve
            np.testing.assert_allclose(z, np.where(x > 0, x, alpha[0] * x))
            np.testing.assert_allclose(slope, np.where(x > 0, 1, alpha[0]))


def test_the_dots_of_a_loss_have_it_as_their_mean() -> None:
    for loss, level in (("cross_entropy", True), ("mean_squared", True), ("sum_of_squares", False)):
        trainer, _moves = stepped(EXPERIMENTS[f"loss {loss} softmax"], "loss")
        answer = PresentMove().answer(trainer)
        assert answer is not None
        assert answer.dots is not None
        assert (answer.dots.level is not None) is level
        if level:
            assert answer.dots.level == trainer.loss == pytest.approx(answer.dots.y.mean())


def test_where_targets_are_no_classes_a_loss_for_classes_has_no_dots() -> None:
    """None of them has a probability of what is right."""
    for loss in ("cross_entropy", "binary_cross_entropy"):
        trainer, _moves = stepped(EXPERIMENTS[f"targets below 0 and above 1 {loss}"], "loss")
        answer = PresentMove().answer(trainer)
        assert answer is not None
        assert answer.dots is None


@pytest.mark.parametrize("name", ["sigmoid", "gelu", "elu"])
@pytest.mark.parametrize("size", [0.5, 40.0, 3.5e8, 3e38])
def test_all_dots_are_on_the_part_of_the_curve_that_is_shown(name: str, size: float) -> None:
    """Pixels from 0 to 255 lead far from 0, and so does divergence."""
    trainer = trainer_of(replace(POINTS, hidden=(Dense(4, name),)))
    trainer.network.parameters *= size
    moves = trainer.moves()
    while next(moves).kind != "activation":
        pass
    answer = PresentMove().answer(trainer)
    assert answer is not None
    assert answer.dots is not None
    (x, y), *_ = answer.dots.curve
    assert x[0] <= answer.dots.x.min() < answer.dots.x.max() <= x[-1]
    assert x[-1] == -x[0] >= 3
    assert np.isfinite(y).all()


def test_dots_of_large_batches_are_thinned() -> None:
    trainer, _moves = stepped(replace(POINTS, hidden=(Dense(60, "tanh"),), batch_size=100), "activation", 0)
    answer = PresentMove().answer(trainer)
    assert answer is not None
    assert answer.dots is not None
    assert len(answer.dots.x) <= MOST_DOTS


def test_long_maxima_show_their_largest_number() -> None:
    about = Arrays({"x": np.arange(1.0, 11.0)}, {"k": 10})
    pieces = Total("k", Leaf("x", ("k",)), "max").write(about, {})
    assert [(p.value, p.folded) for p in pieces if p.value is not None] == [(10, 0), (9, 9)]


def test_the_code_says_that_pictures_are_shifted() -> None:
    for shift in (0, 1):
        trainer, _moves = stepped(replace(DIGITS, data=replace(DIGITS.data, shift=shift), hidden=(Dense(5),)), "batch")
        taken = PresentMove().answer(trainer)
        assert taken is not None
        assert any("shifted(" in line for line, _ in taken.code) == (shift > 0)


def test_pictures_are_pictures_where_the_batch_is_taken() -> None:
    trainer, _moves = stepped(replace(DIGITS, hidden=(Dense(5),)), "batch")
    taken = PresentMove().answer(trainer)
    assert taken is not None
    assert taken.results[0].image == (28, 28)
    trainer, _moves = stepped(replace(DIGITS, hidden=(Dense(5),)), "linear")
    whole, one = PresentMove().answer(trainer), PresentMove(sample=1).answer(trainer)
    assert whole is not None
    assert one is not None
    assert [whole.operands[0].image, one.operands[0].image] == [(), (28, 28)]
