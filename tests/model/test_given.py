"""Given values: what the book writes is understood, and whatever else comes is refused without harm."""

import ast
import io
import os
import random
import re
import struct
import sys
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model import given as module
from model import pasted
from model.checks import Invalid
from model.data.choice import Data
from model.experiment import Experiment, Output
from model.given import experiment_from, read_npz, written
from model.initial import Initial
from model.initial_network import initial_network
from model.layers import BatchNormalization, Dense, Dropout, Maxout
from model.pasted import GivenInvalid, parse_text
from model.problems import problems
from tests.model.runs import trainer_of

BOOK = """\
# chapter 3.4
def init_network():
    network = {}
    network['W1'] = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    network['b1'] = np.array([0.1, 0.2, 0.3])
    network['W2'] = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
    network['b2'] = np.array([0.1, 0.2])
    network['W3'] = np.array([[0.1, 0.3], [0.2, 0.4]])
    network['b3'] = np.array([0.1, 0.2])

    return network
"""
VALUES = {
    "W1": [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]],
    "b1": [0.1, 0.2, 0.3],
    "W2": [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]],
    "b2": [0.1, 0.2],
    "W3": [[0.1, 0.3], [0.2, 0.4]],
    "b3": [0.1, 0.2],
}
ARRAYS = {name: np.array(value) for name, value in VALUES.items()}
MOONS = Experiment(
    data=Data("moons"),
    hidden=(Dense(5, "sigmoid"), Dense(4, "sigmoid", Initial("he"))),
    output=Output("identity"),
    loss="mean_squared",
    precision="float64",
)


def lists(values: dict[str, np.ndarray]) -> dict[str, Any]:
    return {name: array.tolist() for name, array in values.items()}


def refused(action: Callable[[], object]) -> GivenInvalid:
    with pytest.raises(GivenInvalid) as caught:
        action()
    assert len(str(caught.value)) < 1_000
    return caught.value


# --- text ---------------------------------------------------------------------------------------------------------


def test_the_books_init_network_can_be_pasted_whole() -> None:
    found = parse_text(BOOK)
    assert list(found) == list(VALUES)
    assert lists(found) == VALUES
    assert {array.dtype for array in found.values()} == {np.dtype(np.float64)}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("W1 = np.array([[.1, .3, .5], [.2, .4, .6]])", [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        ("W1=[[1,2],[3,4]]", [[1, 2], [3, 4]]),
        ("W1 = [[1,\n  2], # the first\n\n [3,\n 4\n]\n]\n", [[1, 2], [3, 4]]),
        ("W1 = np.array(\n    [[1, 2],\n     [3, 4]]\n)", [[1, 2], [3, 4]]),
        ("W1 = numpy.array([[1., 2.], [3., 4.],], dtype=np.float32)\r\n", [[1, 2], [3, 4]]),
        ("W1 = array([[-1, +2e1], [-.5E-1, 1_000]])", [[-1, 20], [-0.05, 1_000]]),
        ("W1 = [[1, −2]]  # a minus as books print it", [[1, -2]]),
        ('params = dict()\nparams["W1"] = [[1]]', [[1]]),
        ("self.nothing", None),
        ("network[‘W1’]\u00a0= [[1]]", [[1]]),
        ("W1 = \\\n [[1, 2]]", [[1, 2]]),
        ("import numpy as np; W9 = 3\nW1 = [[007]];", [[7]]),
        ("W1: np.ndarray = [[1]]", [[1]]),
        ('"""What it is."""\nW1 = [[1]]', [[1]]),
    ],
)
def test_ways_to_write_an_array(text: str, values: list[list[float]] | None) -> None:
    if values is None:
        assert refused(lambda: parse_text(text)).code == "syntax"
    else:
        assert lists(parse_text(text)) == {"W1": values}


def test_several_on_one_line() -> None:
    assert lists(parse_text("W1 = [[1]]; b1 = [2]")) == {"W1": [[1]], "b1": [2]}


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("", "nothing", "text"),
        ("network = {}\nreturn network", "nothing", "text"),
        ("W1 = [[1, 2], [3]]", "ragged", "W1"),
        ("W1 = [[1, 2], 3]", "ragged", "W1"),
        ("W1 = [[[1]]]", "syntax", "line 1"),
        ("\n\nW1 = [[1, 2]", "open", "line 3"),
        ("W1 = [[1,\n2], [3,\n4]\nb1 = [1, 2]", "open", "line 1"),
        ("b1 = [1]\nW1 = np.array([[1, 2]]", "open", "line 2"),
        ("W1 = [[1\n, 2\n,, 3]]", "syntax", "line 3"),
        ("W1 = [1 2]", "syntax", "line 1"),
        ("W1 = [,]", "syntax", "line 1"),
        ("W1 = [1,, 2]", "syntax", "line 1"),
        ("W1 = ]", "syntax", "line 1"),
        ("W1 = [[1]] [[2]]", "syntax", "line 1"),
        ("W1 [[1]]", "syntax", "line 1"),
        ("W1 = 3", "syntax", "line 1"),
        ("W1 =", "ends", "line 1"),
        ("W1 =\nb1 = [1]", "ends", "line 1"),
        ("W1 = [[1]", "open", "line 1"),
        ("W1 = [nan]", "syntax", "line 1"),
        ("W1 = [--1]", "syntax", "line 1"),
        ("W1 = [1__0]", "syntax", "line 1"),
        ("W1 = [" + "9" * 101 + "]", "syntax", "line 1"),
        ("W1 = [0x10]", "syntax", "line 1"),
        ("W1 = [1j]", "syntax", "line 1"),
        ("W1 = [1, 2, 1e400]", "number", "W1"),
        ("W1 = [-1e31]", "number", "W1"),
        ("W1 = np.random.randn(2, 3)", "syntax", "line 1"),
        ("W1 = np.array(open('x').read())", "syntax", "line 1"),
        ("W1 = [[1]]\nW1 = [[1]]", "twice", "W1"),
        ("x = [1.0, 0.5]", "unknown_name", "x"),
        ("W0 = [[1]]", "unknown_name", "W0"),
        ("W1234 = [[1]]", "unknown_name", "W1234"),
        ("network['w1'] = [[1]]", "unknown_name", "w1"),
        ("network[W1] = [[1]]", "syntax", "line 1"),
        ("network['W1' = [[1]]", "syntax", "line 1"),
        ("W1 = np array([1])", "syntax", "line 1"),
        ("W1 = np.array([1], dtype=[2])", "syntax", "line 1"),
        ("network = {'W1': [[1]]}", "syntax", "line 1"),
        ("W1 = [" + "[" * 100_000, "syntax", "line 1"),
        ("W1 = [" + "1," * 1_000_000 + "]", "too_long", "text"),
        ("x" * 900_000 + " = [1]", "unknown_name", "x" * 20),
    ],
)
def test_text_that_is_none_is_refused_where_it_is(text: str, code: str, field: str) -> None:
    error = refused(lambda: parse_text(text))
    assert (error.code, error.field) == (code, field)


def test_a_text_of_full_length_is_read() -> None:
    n = pasted.MAX_TEXT // 2 - 10
    assert parse_text("W1 = [" + "1," * n + "]")["W1"].shape == (n,)


def test_a_quote_that_never_ends_keeps_nobody_waiting() -> None:
    """Whatever is not closed is looked at once, and not from each of its signs to the end."""
    for sign in "‘“":
        with pytest.raises(GivenInvalid):
            parse_text("print " + sign * (pasted.MAX_TEXT - 10))


SPICES = [
    *["[", "]", "(", ")", ",", "=", "'", '"', "\n", "\\", "#", "-", "e", ".", "1", "W1", "{", "}", ";", ":", "\0", "é"],
    *["__import__('os').system('x')", "exec(", "lambda:", "nan", "1e999", "9" * 400, "def ", "return", "²", "\ud800"],
]


def test_two_thousand_mutated_texts_are_read_or_refused_but_never_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("code was run")

    for name in ("eval", "exec", "compile", "open", "__import__"):
        monkeypatch.setattr(pasted, name, forbidden, raising=False)
    rng = random.Random(0)
    outcomes = {"read": 0, "refused": 0}
    for _ in range(2_000):
        text = BOOK
        for _ in range(rng.choice([1, 1, 2, 5])):
            at, span = rng.randrange(len(text) + 1), rng.choice([0, 0, 1, 2, 30])
            text = text[:at] + rng.choice([*SPICES, ""]) + text[at + span :]
        try:
            found = parse_text(text)
        except GivenInvalid as error:
            outcomes["refused"] += 1
            str(error).encode("utf-8", "backslashreplace")
        else:
            outcomes["read"] += 1
            for array in found.values():
                assert array.dtype == np.float64
                assert np.isfinite(array).all()
    assert min(outcomes.values()) > 100, outcomes


def test_the_reader_has_nothing_that_could_run_code() -> None:
    tree = ast.parse(Path(pasted.__file__).read_text(encoding="utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"eval", "exec", "compile", "open", "__import__", "getattr", "setattr", "globals"}


@settings(max_examples=300)
@given(st.text(max_size=60) | st.lists(st.sampled_from([*SPICES, " ", "W1 = [", "0.5", "np.array("])).map("".join))
@example("W1 = [0.5]")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = parse_text(text)
    except GivenInvalid:
        return
    assert found


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from([f"{letter}{k}" for letter in "Wb" for k in range(1, 13)]),
        st.lists(st.lists(st.floats(-1e30, 1e30), min_size=2, max_size=2), min_size=1, max_size=4),
        min_size=1,
    )
)
def test_what_python_prints_is_read_back_exactly(values: dict[str, list[list[float]]]) -> None:
    text = "\n".join(f"{name} = {value!r}" for name, value in values.items())
    assert lists(parse_text(text)) == values
    with np.printoptions(threshold=10_000, floatmode="unique"):
        text = "\n".join(f"{name} = np.{np.array(value)!r}" for name, value in values.items())
    assert lists(parse_text(text)) == values


# --- files --------------------------------------------------------------------------------------------------------


def archive(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def npy(description: str, content: bytes = b"", version: tuple[int, int] = (1, 0)) -> bytes:
    form = "<H" if version == (1, 0) else "<I"
    header = description.encode() + b"\n"
    return b"\x93NUMPY" + bytes(version) + struct.pack(form, len(header)) + header + content


def w1(kind: str, shape: str, content: bytes = b"", version: tuple[int, int] = (1, 0)) -> bytes:
    """An archive with a W1 of some kind and shape, as its header claims."""
    description = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}"
    return archive({"W1.npy": npy(description, content, version)})


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(content: bytes) -> Path:
        path = tmp_path / "given.npz"
        path.write_bytes(content)
        return path

    return write


SAVES: list[Callable[..., None]] = [np.savez, np.savez_compressed]


@pytest.mark.parametrize("save", SAVES)
def test_an_npz_file_is_read(tmp_path: Path, save: Callable[..., None]) -> None:
    path = tmp_path / "book.npz"
    save(path, **ARRAYS, notes=np.array([1, 2]), words=np.array(["x"]))
    found = read_npz(path)
    assert lists(found) == VALUES
    assert lists(read_npz(str(path))) == VALUES


@pytest.mark.parametrize("dtype", ["<f2", "<f4", ">f8", "<i2", ">i8", "u1"])
def test_any_kind_of_number_and_any_order_is_read(tmp_path: Path, dtype: str) -> None:
    w = np.asfortranarray(np.arange(6).reshape(2, 3).astype(dtype))
    np.savez(tmp_path / "x.npz", W1=w)
    found = read_npz(tmp_path / "x.npz")["W1"]
    assert found.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert found.dtype == np.float64
    assert found.flags.c_contiguous


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file"),
        (b"PK\x05\x06" + b"\0" * 18, "nothing"),
        (b"\x93NUMPY" + b"\0" * 100, "file"),
        (archive({"words.npy": b""}), "nothing"),
        (archive({"W1.npy": b""}), "file"),
        (archive({"W1.npy": npy("__import__('os').system('x')")}), "file"),
        (w1("<f8", "(2, 2)", b"\0" * 31), "file"),
        (w1("<f8", "(2, 2)" + " " * 2_000, b"\0" * 32), "file"),
        (w1("|O", "(1, 1)", b"cos\nsystem\n"), "kind"),
        (w1("<c16", "(1, 1)", b"\0" * 16), "kind"),
        (w1("|b1", "(1, 1)", b"\0"), "kind"),
        (w1("<U4", "(1, 1)", b"\0" * 16), "kind"),
        (w1("<f8", "(1, 1)", b"\0" * 8, version=(2, 0)), "kind"),
        (w1("<f8", "(9000, 9000)"), "too_many"),
        (w1("<f8", f"({10**40}, 0)"), "too_many"),
        (w1("<f8", "(2, 2, 2)"), "weights_shape"),
        (w1("<f8", "(-1, 2)"), "weights_shape"),
        (w1("<f8", "(1, 1)", struct.pack("<d", float("nan"))), "number"),
        (w1("<f8", "(1, 1)", struct.pack("<d", 1e31)), "number"),
    ],
)
def test_files_that_are_none_are_refused(write: Callable[[bytes], Path], content: bytes, code: str) -> None:
    assert refused(lambda: read_npz(write(content))).code == code


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(lambda: read_npz(tmp_path / "none.npz")).code == "file"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
@pytest.mark.timeout(20)
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "weights.npz")
    assert refused(lambda: read_npz(tmp_path / "weights.npz")).code == "file"
    assert refused(lambda: read_npz(tmp_path)).code == "file"
    assert refused(lambda: read_npz("\0")).code == "file"


def test_sizes_are_refused_before_any_memory_is_taken(write: Callable[[bytes], Path]) -> None:
    """A few kilobytes that would unpack to very many, and arrays that are too many only together."""
    half = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3000000,), }")
    bombs = [w1("<f8", "(6000000,)", b"\0" * 48_000_000), archive({"W1.npy": half, "W2.npy": half})]
    for bomb in bombs:
        path = write(bomb)
        tracemalloc.start()
        assert refused(lambda path=path: read_npz(path)).code == "too_many"
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
        tracemalloc.stop()


def test_a_file_that_is_far_too_large_is_not_opened(
    write: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_FILE", 1_000)
    assert refused(lambda: read_npz(write(b"\0" * 1_001))).code == "too_long"


def test_two_thousand_mutated_files_are_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.npz"
    sources: list[bytes] = []
    for save in SAVES:
        save(path, **ARRAYS)
        sources.append(path.read_bytes())
    rng = random.Random(1)
    outcomes = {"read": 0, "refused": 0}
    for _ in range(2_000):
        content = bytearray(rng.choice(sources))
        for _ in range(rng.choice([1, 1, 2, 8])):
            at = rng.randrange(len(content))
            how = rng.randrange(4)
            if how == 0:
                content[at] = rng.randrange(256)
            elif how == 1:
                content[at] ^= 1 << rng.randrange(8)
            elif how == 2:
                del content[at : at + rng.choice([1, 4, 200])]
            else:
                content[at:at] = rng.randbytes(rng.choice([1, 4, 50]))
            content = content or bytearray(b"\0")
        path.write_bytes(content)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                found = read_npz(path)
        except GivenInvalid:
            outcomes["refused"] += 1
        else:
            outcomes["read"] += 1
            assert all(np.isfinite(array).all() for array in found.values())
    assert min(outcomes.values()) > 100, outcomes


# --- the experiment -----------------------------------------------------------------------------------------------


def activations(experiment: Experiment) -> tuple[str, ...]:
    return tuple(row.activation for row in experiment.rows if isinstance(row, Dense))


def test_only_dense_rows_can_be_given_values() -> None:
    for row in (Dropout(), BatchNormalization(), Maxout()):
        with pytest.raises(GivenInvalid) as error:
            experiment_from(parse_text(BOOK), replace(MOONS, hidden=(Dense(), row)))
        assert error.value.code == "not_dense"


def test_the_books_network_is_built_from_what_the_book_prints() -> None:
    experiment, blobs = experiment_from(parse_text(BOOK), MOONS)
    assert experiment.shapes == ((3,), (2,), (2,))
    assert activations(experiment) == ("sigmoid", "sigmoid", "identity")
    assert problems(experiment, blobs) == []
    y = initial_network(experiment, blobs).predict(np.array([1.0, 0.5]))
    np.testing.assert_allclose(y, [0.31682708, 0.69627909], atol=5e-9)
    assert experiment.data == MOONS.data
    assert replace(experiment, hidden=MOONS.hidden, output=MOONS.output) == MOONS


def test_arrays_survive_bit_by_bit() -> None:
    rng = np.random.default_rng(0)
    values = {"W1": rng.normal(size=(2, 7)), "b1": rng.normal(size=7), "W2": rng.normal(size=(7, 2))}
    experiment, blobs = experiment_from(values, MOONS)
    first, second = initial_network(experiment, blobs).layers
    np.testing.assert_array_equal(first["W"], values["W1"])
    np.testing.assert_array_equal(first["b"], values["b1"])
    np.testing.assert_array_equal(second["W"], values["W2"])
    assert not second["b"].any(), "a bias that is missing is zero"


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_a_trained_network_is_written_as_text_that_makes_it_again(precision: str) -> None:
    trainer = trainer_of(replace(MOONS, precision=precision))
    trainer.run(7)
    text = written(trainer.experiment, trainer.network.parameters)
    again, blobs = experiment_from(parse_text(text), trainer.experiment)
    np.testing.assert_array_equal(initial_network(again, blobs).parameters, trainer.network.parameters)
    few = written(replace(MOONS, hidden=()), np.array([0.1, 2, -3, 4, 0.5, 1e-9], precision))
    assert few == "W1 = [[0.1, 2.0],\n      [-3.0, 4.0]]\nb1 = [0.5, 1e-09]"


def test_what_no_text_can_say_is_not_written() -> None:
    assert written(replace(MOONS, hidden=(BatchNormalization(),)), np.ones(12)) == ""
    assert written(replace(MOONS, hidden=(Dense(1_000),)), np.ones(5_002)) == ""
    # Two inputs, three neurons, two outputs: 9 + 8 weights and biases, and the slopes that would be lost.
    assert written(replace(MOONS, hidden=(Dense(3, "prelu"),)), np.ones(18)) == ""
    assert written(replace(MOONS, hidden=(Dense(3, "prelu_each"),)), np.ones(20)) == ""
    assert written(replace(MOONS, hidden=()), np.array([1, np.nan, 1, 1, 1, 1])) == ""


@pytest.mark.parametrize("activation", ["prelu", "prelu_each"])
def test_slopes_that_still_are_where_they_start_lose_nothing(activation: str) -> None:
    """Before the first step they are 0.25, as those of any network are that such a text makes."""
    trainer = trainer_of(replace(MOONS, hidden=(Dense(3, activation),)))
    text = written(trainer.experiment, trainer.network.parameters)
    assert [line[:2] for line in text.splitlines() if line[0] != " "] == ["W1", "b1", "W2", "b2"]
    again, blobs = experiment_from(parse_text(text), trainer.experiment)
    np.testing.assert_array_equal(initial_network(again, blobs).parameters, trainer.network.parameters)
    trainer.run(1)
    assert written(trainer.experiment, trainer.network.parameters) == "", "they have moved"


def test_activations_are_kept_as_far_as_there_were_layers_and_then_the_last_is_repeated() -> None:
    hidden = (Dense(5, "relu"), Dense(4, "elu"))
    deep = {f"W{k}": np.ones((2, 2)) for k in range(1, 6)}
    assert activations(experiment_from(deep, replace(MOONS, hidden=hidden))[0]) == ("relu", *["elu"] * 3, "identity")
    flat = {"W1": np.ones((2, 2))}
    assert activations(experiment_from(flat, replace(MOONS, hidden=hidden))[0]) == ("identity",)
    assert activations(experiment_from(deep, replace(MOONS, hidden=()))[0]) == ("tanh",) * 4 + ("identity",)


def test_equal_layers_share_their_bytes() -> None:
    experiment, blobs = experiment_from({"W1": np.eye(2), "W2": np.eye(2), "W3": np.ones((2, 2))}, MOONS)
    assert len(blobs) == 2
    first, second = experiment.hidden
    assert isinstance(first, Dense)
    assert isinstance(second, Dense)
    assert first.initial == second.initial


LARGE = np.ones((2_000, 2_000))


def without(*names: str, **more: Any) -> dict[str, np.ndarray]:
    values = {name: array for name, array in ARRAYS.items() if name not in names}
    return values | {name: np.array(value) for name, value in more.items()}


@pytest.mark.parametrize(
    ("values", "code", "field", "told"),
    [
        ({}, "missing", "W1", "W1"),
        (without("W2"), "missing", "W2", "W2"),
        (without(b7=[1.0]), "missing", "W4", "W4"),
        (without(W2=np.ones((4, 2))), "chain", "W2", "2 × 3, got '4 × 2'"),
        (without(W1=np.ones(3)), "weights_shape", "W1", "'3'"),
        (without(W1=3.0), "weights_shape", "W1", "'1'"),
        (without(W1=np.ones((2, 3, 1))), "weights_shape", "W1", "2 × 3 × 1"),
        (without(W1=np.ones((2, 0))), "weights_shape", "W1", "2 × 0"),
        (without(b1=[1.0, 2.0]), "bias_shape", "b1", "3 values"),
        (without(b1=np.ones((3, 1))), "bias_shape", "b1", "3 × 1"),
        (without(W1=np.ones((3, 3))), "inputs", "W1", "2 inputs"),
        (without(W3=np.ones((2, 3)), b3=np.ones(3)), "outputs", "W3", "2 outputs"),
        (without(W1=np.full((2, 3), np.nan)), "number", "W1", "numbers"),
        (without(b1=np.full(3, np.inf)), "number", "b1", "numbers"),
        (without(W1=np.array([["a"] * 3] * 2)), "kind", "W1", "numbers"),
        (without(b1=np.array([None] * 3)), "kind", "b1", "numbers"),
        (without(x=[1.0]), "unknown_name", "x", "W1 or b1"),
        ({f"W{k}": np.ones((2, 2)) for k in range(1, 27)}, "layers", "W26", "25"),
        ({"W1": np.ones((2, 2_001)), "W2": np.ones((2_001, 2))}, "units", "W1", "2000"),
        (
            {
                "W1": np.ones((2, 2_000)),
                **{f"W{k}": np.ones((2_000, 2_000)) for k in (2, 3)},
                "W4": np.ones((2_000, 2)),
            },
            "too_many",
            "W1",
            "5,000,000",
        ),
    ],
)
def test_values_that_make_no_network_say_where_and_why(
    values: dict[str, np.ndarray], code: str, field: str, told: str
) -> None:
    error = refused(lambda: experiment_from(values, MOONS))
    assert (error.code, error.field) == (code, field)
    assert told in str(error)


def test_a_mismatch_names_both_layers_and_both_shapes() -> None:
    error = refused(lambda: experiment_from(without(W2=np.ones((4, 2))), MOONS))
    assert error.values == {"name": "W2", "previous": "W1", "before": "2 × 3", "shape": "4 × 2"}


def test_what_failed_as_nobody_expected_has_a_code_too() -> None:
    assert pasted.failed().code == "unexpected"


def test_every_code_that_is_raised_is_documented_and_tested() -> None:
    text = "".join(Path(str(m.__file__)).read_text(encoding="utf-8") for m in (module, pasted))
    raised = set(re.findall(r'GivenInvalid\(\s*"(\w+)"', text)) | {"inputs", "outputs"}
    documented = set(re.findall(r'"(\w+)"', GivenInvalid.__doc__ or ""))
    tested = set(re.findall(r'"(\w+)"', Path(__file__).read_text(encoding="utf-8")))
    assert raised == documented
    assert raised <= tested


def test_the_widest_bias_is_a_row_of_its_own() -> None:
    experiment, blobs = experiment_from(without(b1=[[0.1, 0.2, 0.3]]), MOONS)
    assert (experiment, blobs) == experiment_from(ARRAYS, MOONS)


def test_arguments_are_not_written_into() -> None:
    values = {name: array.copy() for name, array in ARRAYS.items()}
    experiment_from(values, MOONS)
    assert lists(values) == VALUES
    assert isinstance(refused(lambda: parse_text("")), Invalid)
