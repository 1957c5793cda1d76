"""The same history gives the same bits, however it is stepped; and the traps of training loops, one by one."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import cycle, islice
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import arrays, metrics
from model.checks import Invalid
from model.data.choice import Data
from model.data.taught import Taught
from model.experiment import Experiment, Output
from model.initial import Initial
from model.initial_network import initial_network
from model.layers import Dense
from model.optimizers import SGD, Adam, AdamW, Momentum, Nesterov, Optimizer, RMSProp
from model.schedules import Cosine
from model.trainer import Trainer
from tests.model.runs import bits_of, small, trainer_of

Edit = dict[str, Any]
EDITS: list[Edit] = [
    {"learning_rate": 0.05},
    {"batch_size": 7},
    {"optimizer": Momentum(0.8)},
    {"l2": 0.01},
    {"batch_size": 100},
    {"optimizer": Momentum(0.5)},
    {"l1": 0.001},
    {"loss": "sum_of_squares"},
    {"optimizer": Nesterov()},
    {"gradient": "forward"},
    {"batch_size": 1},
    {"gradient": "backpropagation"},
    {"optimizer": Adam(beta_1=0.5)},
    {"loss": "cross_entropy"},
    {"optimizer": RMSProp(decay=0.5)},
    {"schedule": Cosine(warm_up=70, length=20)},
    {"clip": 0.01},
    {"optimizer": AdamW(weight_decay=0.1)},
    {"taught": Taught(weight=7)},  # which tells only where digits are read: see test_taught
]
"""Live edits of every live field; one comes after every fourth step of a history."""

CHOICES: dict[str, Experiment] = {
    "float32": small(),
    "float64": small(precision="float64"),
    "drawn_at_random": small(sampling="random"),
    "drawn_at_random_float64": small(sampling="random", precision="float64", batch_size=30),
    "relu_without_test": small(hidden=(Dense(5, "relu", Initial("he")),), optimizer=SGD()),
    "numerical": small(gradient="central", hidden=(Dense(3),), batch_size=20),
}
EVERY = 4
STEPS = EVERY * (len(EDITS) + 1)


def with_edits(trainer: Trainer, step: Callable[[Trainer], None], steps: int = STEPS) -> list[dict[str, Any]]:
    """Do `steps` single steps, with an edit after every fourth; return the bits after each."""
    history: list[dict[str, Any]] = []
    while trainer.step_number < steps:
        step(trainer)
        edits, rest = divmod(trainer.step_number, EVERY)
        if not rest and edits <= len(EDITS):
            trainer.edit(replace(trainer.experiment, **EDITS[edits - 1]))
        history.append(bits_of(trainer))
    return history


def by_step(trainer: Trainer) -> None:
    trainer.step()


def by_moves(trainer: Trainer) -> None:
    for _ in trainer.moves():
        pass


def by_parts(trainer: Trainer) -> None:
    for _ in trainer.parts():
        pass


def by_a_stranger(trainer: Trainer) -> None:
    """Do the step in another trainer that was never there before, and take over its state."""
    stranger = trainer_of(replace(trainer.experiment, optimizer=SGD(), batch_size=3))
    stranger.run(5)
    stranger.restore(trainer.state())
    stranger.step()
    trainer.run(2)  # what the old one did meanwhile is forgotten
    trainer.restore(stranger.state())


def while_watched(trainer: Trainer) -> None:
    for move in trainer.moves():
        trainer.evaluate(trainer.dataset.test)
        trainer.network.predict(np.ones((3, trainer.network.shape[0])))
        assert move.results


def after_giving_up(trainer: Trainer) -> None:
    """Begin the step again and again, each time a move further, and leave it half done."""
    for done in range(len(trainer.program)):
        begun = trainer.moves()
        list(islice(begun, done))
        begun.close()
        begun = trainer.parts()
        list(islice(begun, done))
        if trainer.experiment.gradient != "backpropagation":
            begun.close()
    trainer.step()


def test_every_live_field_is_among_the_edits() -> None:
    live = {f.name for f in fields(Experiment) if f.metadata.get("live")}
    assert {name for edit in EDITS for name in edit} == live


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize("way", [by_moves, by_parts, by_a_stranger, while_watched])
def test_the_same_history_gives_the_same_bits(name: str, way: Callable[[Trainer], None]) -> None:
    wanted = with_edits(trainer_of(CHOICES[name]), by_step)
    assert with_edits(trainer_of(CHOICES[name]), way) == wanted
    assert len({bits["parameters"] for bits in wanted}) == STEPS, "a history in which nothing happens shows nothing"


@pytest.mark.parametrize("name", CHOICES)
def test_runs_of_any_length_give_the_same_bits(name: str) -> None:
    single, double = trainer_of(CHOICES[name]), trainer_of(CHOICES[name])
    losses = np.full(40, -1.0)
    for n in (1, 2, 5, 13):
        assert double.run(n, losses) == n
        wanted: list[float] = []
        for _ in range(n):
            single.step()
            wanted.append(single.loss)
        assert losses[:n].tolist() == wanted
        assert losses[n] != wanted[-1]
        assert bits_of(single) == bits_of(double)


@settings(max_examples=25)
@given(
    sampling=st.sampled_from(["epoch", "random"]),
    precision=st.sampled_from(["float32", "float64"]),
    batch_size=st.integers(1, 60),
    ways=st.lists(st.sampled_from([by_step, by_moves, by_parts, by_a_stranger]), min_size=1, max_size=4),
    edits=st.dictionaries(st.integers(0, 29), st.sampled_from(EDITS), max_size=4),
)
def test_any_mixture_of_ways_and_edits_gives_the_same_bits(
    sampling: str, precision: str, batch_size: int, ways: list[Callable[[Trainer], None]], edits: dict[int, Edit]
) -> None:
    experiment = small(sampling=sampling, precision=precision, batch_size=batch_size, hidden=(Dense(3),))
    straight, mixed = trainer_of(experiment), trainer_of(experiment)
    for step, way in zip(range(30), cycle(ways), strict=False):
        for trainer in (straight, mixed):
            if step in edits:
                trainer.edit(replace(trainer.experiment, **edits[step]))
        straight.step()
        way(mixed)
        assert bits_of(straight) == bits_of(mixed)


def test_whoever_has_something_urgent_is_called_after_every_step() -> None:
    trainer, seen = trainer_of(small()), list[int]()
    trainer.between = lambda: seen.append(trainer.step_number)
    trainer.run(5)
    assert seen == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("gradient", ["backpropagation", "central"])
def test_moves_closed_midway_leave_the_step_undone(gradient: str) -> None:
    """A step is done with its last move, the update; before that nothing is different, the loss not either."""
    trainer, straight = (trainer_of(small(gradient=gradient, hidden=(Dense(3),))) for _ in range(2))
    trainer.run(4)
    straight.run(4)
    before = bits_of(trainer)
    for done in range(len(trainer.program)):
        moves = trainer.moves()
        kinds = [move.kind for move in islice(moves, done)]
        assert "update" not in kinds
        moves.close()
        assert bits_of(trainer) == before, kinds
    straight.step()
    moves = trainer.moves()
    assert [move.kind for move in islice(moves, len(trainer.program))][-1] == "update"
    moves.close()
    assert bits_of(trainer) == bits_of(straight)
    trainer.step()
    straight.step()
    assert bits_of(trainer) == bits_of(straight)


@pytest.mark.parametrize("sampling", ["epoch", "random"])
@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_parts_closed_midway_leave_the_step_undone(sampling: str, precision: str) -> None:
    chosen = small(gradient="central", sampling=sampling, precision=precision, hidden=(Dense(200), Dense(50)))
    trainer, straight = trainer_of(chosen), trainer_of(chosen)
    trainer.run(4)
    straight.run(4)
    before = bits_of(trainer)
    for taken in (1, 2, 4):
        parts = trainer.parts()
        progress = list(islice(parts, taken))
        assert 0 < progress[-1][0] <= progress[-1][1] == trainer.network.parameters.size
        assert sorted(progress) == progress
        parts.close()
        assert bits_of(trainer) == before
    trainer.step()
    straight.step()
    assert bits_of(trainer) == bits_of(straight)


@pytest.mark.parametrize("optimizer", [Momentum(0.5), Adam(), RMSProp(decay=0.5)], ids=lambda o: o.kind)
def test_dead_neurons_leave_no_numbers_that_slow_the_processor_down(optimizer: Optimizer) -> None:
    trainer = trainer_of(small(hidden=(Dense(5, "relu"),), optimizer=optimizer))
    trainer.run(3)
    trainer.network.layers[0]["b"][...] = -100  # none of them ever answers again
    trainer.run(64 * 20 - 3)
    memory = [trainer.optimizer_state[name] for name in optimizer.memory]
    assert not memory[0][: trainer.network.flow.layout[0].stop].any(), "what they gathered has faded to 0"
    for array in memory:
        assert not ((array != 0) & (np.abs(array) < np.finfo(np.float32).tiny)).any()


def test_a_run_that_has_rested_goes_on_with_the_same_bits() -> None:
    """At a batch of 10, and before the last of an epoch, which has 3."""
    straight, rested = trainer_of(small(optimizer=Adam())), trainer_of(small(optimizer=Adam()))
    straight.run(12)
    for steps in (2, 2, 8):
        rested.run(steps)
        rested.rest()
        assert not rested.program, "the room for steps is given up"
        rested.wake()
    assert bits_of(rested) == bits_of(straight)
    rested.step()
    straight.step()
    assert bits_of(rested) == bits_of(straight)


def test_the_large_arrays_begin_with_a_line_of_the_cache_before_and_after_a_restore() -> None:
    trainer = trainer_of(small(hidden=(Dense(80, "relu"), Dense(33, "relu")), optimizer=Adam()))
    trainer.run(3)
    kept = trainer.state()
    trainer.edit(replace(trainer.experiment, optimizer=Momentum()))
    for _ in range(2):
        flat = trainer.network.parameters, trainer.network.gradient, trainer.optimizer_state["v"]
        between = (array for move in trainer.program for name, array in move.results if name in ("A", "Z", "dA", "dZ"))
        for array in (*flat, *between):
            assert array.ctypes.data % arrays.LINE == 0
        trainer.restore(kept)


@given(st.lists(st.integers(0, 5), max_size=3).map(tuple), st.sampled_from(["float32", "float64", "bool"]))
def test_room_is_like_numpys_own_but_for_where_it_begins(shape: tuple[int, ...], dtype: str) -> None:
    for made, own in (
        (arrays.zeros(shape, dtype), np.zeros(shape, dtype)),
        (arrays.zeros(shape, dtype, "F"), np.zeros(shape, dtype, "F")),
        (arrays.zeros_like(np.ones(shape, dtype)), np.zeros(shape, dtype)),
        (arrays.copy(np.ones(shape, dtype)), np.ones(shape, dtype)),
    ):
        np.testing.assert_array_equal(made, own, strict=True)
        assert made.strides == own.strides or not made.size
        assert made.ctypes.data % arrays.LINE == 0 or not made.size
        made[...] = 1  # they can be written to


def test_a_state_is_a_copy_that_nobody_can_write_to() -> None:
    trainer = trainer_of(small())
    trainer.run(3)
    state = trainer.state()
    kept = state.parameters.copy()
    trainer.run(3)
    np.testing.assert_array_equal(state.parameters, kept)
    for array in (state.parameters, *state.optimizer.values()):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    trainer.restore(state)
    trainer.run(3)  # what was restored is a copy again
    np.testing.assert_array_equal(state.parameters, kept)
    assert state.nbytes == sum(a.nbytes for a in (state.parameters, *state.optimizer.values()))


def test_a_new_kind_of_optimizer_starts_with_zero_state_and_new_settings_of_the_same_keep_it() -> None:
    trainer = trainer_of(small(optimizer=Momentum(0.9)))
    trainer.run(3)
    v = trainer.optimizer_state["v"].copy()
    trainer.edit(replace(trainer.experiment, optimizer=Momentum(0.5)))
    np.testing.assert_array_equal(trainer.optimizer_state["v"], v)
    trainer.edit(replace(trainer.experiment, optimizer=Nesterov()))
    assert not trainer.optimizer_state["v"].any()
    trainer.edit(replace(trainer.experiment, optimizer=Adam()))
    assert set(trainer.optimizer_state) == {"m", "v", "t"}


@pytest.mark.parametrize(
    "change",
    [
        {"seed": 4},
        {"precision": "float64"},
        {"sampling": "random"},
        {"hidden": (Dense(9),)},
        {"output": Output("sigmoid")},
        {"data": Data("rings", samples=88)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_structural_edits_are_refused_and_change_nothing(change: Edit) -> None:
    trainer = trainer_of(small())
    trainer.run(2)
    before = bits_of(trainer)
    with pytest.raises(Invalid, match="live edits only"):
        trainer.edit(replace(trainer.experiment, **change, learning_rate=0.5))
    assert bits_of(trainer) == before


# --- traps --------------------------------------------------------------------------------------------------------


def batches(trainer: Trainer, steps: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the inputs and targets of each step, as the step itself used them."""
    for _ in range(steps):
        taken: dict[str, np.ndarray] = {}
        for move in trainer.moves():
            taken |= {name: array.copy() for name, array in move.results if name in ("X", "T")}
        yield taken["X"], taken["T"]


def rows_of(trainer: Trainer, x: np.ndarray) -> list[int]:
    """Return which training samples a batch consists of."""
    all_rows = trainer.dataset.train.x.astype(trainer.experiment.precision)
    return [int(np.flatnonzero((all_rows == row).all(1))[0]) for row in x]


def test_every_epoch_takes_every_sample_once_in_an_order_of_its_own() -> None:
    trainer = trainer_of(small())
    orders: list[list[int]] = []
    for epoch in range(4):
        assert (trainer.batches.epoch, trainer.batches.sample) == (epoch, 0)
        taken = list(batches(trainer, 5))
        assert [len(x) for x, _ in taken] == [10, 10, 10, 10, 3]
        orders.append(rows_of(trainer, np.concatenate([x for x, _ in taken])))
        targets = np.concatenate([t for _, t in taken])
        np.testing.assert_array_equal(targets, trainer.dataset.train.t[orders[-1]])
    assert all(sorted(order) == list(range(43)) for order in orders)
    assert len({tuple(order) for order in orders}) == 4


def test_a_random_batch_is_drawn_with_replacement_and_always_full() -> None:
    trainer = trainer_of(small(sampling="random"))
    taken = list(batches(trainer, 15))
    assert {len(x) for x, _ in taken} == {10}
    assert trainer.batches.epoch == 3
    orders = [rows_of(trainer, np.concatenate([x for x, _ in taken[5 * k : 5 * k + 5]])) for k in range(3)]
    assert all(len(set(order)) < 43 for order in orders), "50 draws without a repetition"
    assert len({tuple(order) for order in orders}) == 3


@pytest.mark.parametrize(("batch_size", "rows"), [(1, 1), (42, 42), (43, 43), (44, 43), (10_000, 43)])
def test_batches_at_the_edges(batch_size: int, rows: int) -> None:
    trainer = trainer_of(small(batch_size=batch_size))
    for expected in (rows, *([43 - rows] if 1 < rows < 43 else [])):
        ((x, t),) = batches(trainer, 1)
        assert len(x) == len(t) == expected
    if batch_size > 1:
        assert (trainer.batches.epoch, trainer.batches.sample) == (1, 0)


def test_a_partial_last_batch_is_the_mean_over_its_own_rows() -> None:
    """Worked by hand for a network without hidden layers: ∂L/∂W = Xᵀ (softmax(XW + b) − T) / 3, for the 3 rows left."""
    trainer = trainer_of(small(hidden=(), optimizer=SGD(), learning_rate=0.5, precision="float64"))
    trainer.run(4)
    weights, bias = trainer.network.layers[0]["W"].copy(), trainer.network.layers[0]["b"].copy()
    ((x, t),) = batches(trainer, 1)
    assert len(x) == 3
    exp = np.exp(x @ weights + bias)
    y = exp / exp.sum(1, keepdims=True)
    assert trainer.loss == pytest.approx(-np.log(y[t == 1]).mean(), rel=1e-14)
    np.testing.assert_allclose(trainer.network.layers[0]["W"], weights - 0.5 * x.T @ ((y - t) / 3), rtol=1e-12)
    np.testing.assert_allclose(trainer.network.layers[0]["b"], bias - 0.5 * ((y - t) / 3).sum(0), rtol=1e-12)


def test_a_partial_batch_leaks_nothing_into_the_next_full_one() -> None:
    """The first batch of the second epoch is the same whether the epoch before ended in a partial batch or not."""
    partial, edited = trainer_of(small(optimizer=SGD())), trainer_of(small(optimizer=SGD()))
    partial.run(5)
    edited.run(5)
    edited.edit(replace(edited.experiment, batch_size=9))
    edited.edit(replace(edited.experiment, batch_size=10))  # its programs and buffers are new
    partial.step()
    edited.step()
    assert bits_of(partial) == bits_of(edited)


def test_evaluation_does_not_overwrite_what_going_back_needs() -> None:
    """Evaluated between forward and backward, on as many rows as the batch has, the gradient is the batch's own."""
    trainer, straight = trainer_of(small()), trainer_of(small())
    for move in trainer.moves():
        if move.kind == "loss":
            loss = trainer.loss
            trainer.evaluate(trainer.dataset.test, 10)
            trainer.evaluate(trainer.dataset.train)
            assert trainer.loss == loss
    straight.step()
    np.testing.assert_array_equal(trainer.network.gradient, straight.network.gradient)
    assert bits_of(trainer) == bits_of(straight)


def test_evaluation_is_the_mean_over_all_samples_also_in_several_blocks() -> None:
    experiment = small(data=Data("rings", samples=5_000, test_share=0.5), precision="float64")
    trainer = trainer_of(experiment)
    part = trainer.dataset.test
    y = trainer.network.predict(part.x)
    figures = trainer.evaluate(part, None)
    assert figures.loss == pytest.approx(-np.log(y[part.t == 1]).mean(), rel=1e-12)
    assert figures.accuracy == (y.argmax(1) == part.labels).mean()
    some = trainer.evaluate(part)
    assert some.loss == pytest.approx(-np.log(y[:1_000][part.t[:1_000] == 1]).mean(), rel=1e-12)
    assert some.accuracy != figures.accuracy


def test_evaluation_of_a_curve_gives_r_squared() -> None:
    trainer = trainer_of(small(data=Data("sine", features=("x0",)), output=Output("identity"), loss="mean_squared"))
    part = trainer.dataset.test
    y = trainer.network.predict(part.x)
    assert trainer.evaluate(part).accuracy == pytest.approx(metrics.r_squared(y, part.t))
    assert trainer.evaluate(part).loss == pytest.approx(((y - part.t) ** 2).mean(), rel=1e-5)


def weights_of(experiment: Experiment, layer: int) -> np.ndarray:
    return initial_network(experiment, {}).layers[layer]["W"]


def test_a_layer_more_leaves_the_weights_of_the_others_alone() -> None:
    three = tuple(Dense(8) for _ in range(3))
    for k in range(2):
        np.testing.assert_array_equal(weights_of(small(hidden=three), k), weights_of(small(hidden=three[:2]), k))
    drawn = [weights_of(small(hidden=three), k) for k in range(3)]
    assert not np.array_equal(drawn[1], drawn[2]), "two layers of one shape begin alike"
    assert not np.array_equal(drawn[0], weights_of(small(hidden=three, seed=4), 0))


def test_choices_of_learning_leave_data_split_weights_and_order_alone() -> None:
    plain, other = trainer_of(small()), trainer_of(small(batch_size=7, optimizer=SGD(), hidden=(Dense(), Dense(3))))
    np.testing.assert_array_equal(plain.dataset.train.points, other.dataset.train.points)
    np.testing.assert_array_equal(plain.network.layers[0]["W"], other.network.layers[0]["W"])
    in_tens = np.concatenate([x for x, _ in batches(plain, 10)])
    in_sevens = np.concatenate([x for x, _ in batches(other, 14)])
    np.testing.assert_array_equal(in_tens, in_sevens)


def test_float32_and_float64_begin_at_the_same_place() -> None:
    single, double = (trainer_of(small(precision=p)).network.parameters for p in ("float32", "float64"))
    assert (single.dtype, double.dtype) == (np.float32, np.float64)
    np.testing.assert_array_equal(single, double.astype(np.float32))


def test_biases_begin_at_zero_and_zeros_are_zeros() -> None:
    network = initial_network(small(hidden=(Dense(initial=Initial("zeros")),)), {})
    assert not network.layers[0]["W"].any()
    assert network.layers[1]["W"].all()
    assert not any(layer["b"].any() for layer in network.layers)


def test_training_never_writes_into_the_data() -> None:
    trainer = trainer_of(small())
    arrays = [getattr(part, name) for part in (trainer.dataset.train, trainer.dataset.test) for name in ("x", "t")]
    before = [array.tobytes() for array in arrays]
    trainer.run(20)
    trainer.evaluate(trainer.dataset.train)
    assert [array.tobytes() for array in arrays] == before
    assert not any(array.flags.writeable for array in arrays)


def test_divergence_ends_a_run_at_the_step_where_it_shows() -> None:
    hidden = (Dense(8, "relu"),)
    trainer = trainer_of(small(hidden=hidden, output=Output("identity"), loss="sum_of_squares", optimizer=SGD()))
    trainer.edit(replace(trainer.experiment, learning_rate=100.0))
    losses = np.full(200, np.nan)
    done = trainer.run(200, losses)
    assert done < 200
    assert trainer.diverged
    assert trainer.step_number == done
    assert np.isfinite(losses[: done - 1]).all()
    assert not np.isfinite(losses[done - 1])


def test_a_trainer_that_has_done_nothing_has_not_diverged() -> None:
    trainer = trainer_of(small())
    assert np.isnan(trainer.loss)
    assert not trainer.diverged


def test_the_program_names_every_operand_and_result_as_the_book_does() -> None:
    trainer = trainer_of(small(l1=0.1))
    kinds = [(move.kind, move.layer) for move in trainer.program]
    forward = [(kind, k) for k in range(3) for kind in ("linear", "activation")]
    middle = [("activation_gradient", "weights_gradient", "bias_gradient", "input_gradient")] * 2
    top, below, first = ("joint_gradient", *middle[0][1:]), middle[0], middle[1][:-1]
    backward = [(kind, k) for k, row in ((2, top), (1, below), (0, first)) for kind in row]
    last = [("penalty", None), ("update", None)]
    assert kinds == [("batch", None), *forward, ("loss", None), *backward, *last]
    for move in trainer.moves():
        assert all(isinstance(array, np.ndarray) for _, array in (*move.operands, *move.results))
        if move.kind == "linear":
            x, w, b = (array for _, array in move.operands)
            np.testing.assert_allclose(dict(move.results)["A"], x @ w + b, rtol=1e-5, atol=1e-6)
    x, w = (array for _, array in trainer.program[1].operands[:2])
    assert np.shares_memory(w, trainer.network.parameters), "operands are the arrays themselves, not copies"
    assert x.shape == (10, 2)
