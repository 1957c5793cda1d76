"""A formula gone through: values forward and derivatives back are the expression's, and those of the NumPy lines."""

from typing import Any

import numpy as np
import pytest

from model.expressions import NUMBER, OPERATIONS
from model.grammar import read
from model.inside.chain import PHASES, Chain
from model.inside.writings import WRITINGS

FORMULAS = (
    *(
        "z = (x + y)²",
        "x0²/20 + x1²",
        "sin(x)·exp(−y)/sqrt(x² + 1)",
        "x x + x",
        "2^x",
        "tanh(w x + b)",
        "x^−1",
        "x^0.5",
    ),
    *("abs(x − 3)·log(y) − cos(z)/tan(x)", "x^y + y^x", "−(x − 2 y)³", "x", "e^x + π y", "3 + 4"),
    *("sigmoid(w x + b)", "relu(x − 2 y) + relu(y)", "max(x, y)·min(x, 0) − max(2, w)", "max(x, x) + relu(0 x)"),
    *("x + 2*3", "(x + 1)² / 2^3", "x·sin(2)"),
)


def chain_of(text: str) -> Chain:
    expression = read(text)
    return Chain(expression, tuple(0.5 + 0.75 * k for k in range(len(expression.variables))))


def given(chain: Chain) -> tuple[float, ...]:
    return tuple(0.5 + 0.75 * k for k in range(len(chain.expression.variables)))


def test_every_operation_is_written() -> None:
    assert set(WRITINGS) == set(OPERATIONS)


@pytest.mark.parametrize("text", FORMULAS)
def test_at_the_end_all_values_and_derivatives_are_those_of_the_expression(text: str) -> None:
    chain = chain_of(text)
    expression, state = chain.expression, chain.after(len(chain.moves))
    trace = expression.trace(*given(chain))
    assert state.values == {k: float(np.asarray(v)) for k, v in enumerate(trace.values)}
    wanted = {k: float(np.asarray(d)) for k, d in enumerate(trace.derivatives) if d is not None}
    assert state.derivatives == pytest.approx(wanted, rel=1e-12)
    assert state.whole == set(wanted)


@pytest.mark.parametrize("text", FORMULAS)
def test_the_lines_of_numpy_give_the_same_numbers(text: str) -> None:
    chain = chain_of(text)
    names: dict[str, Any] = {"np": np}
    for move in chain.moves:
        exec("\n".join(move.code), names)
        if move.kind == "forward":
            assert names[chain.code(move.node)] == pytest.approx(move.number, rel=1e-12)
    for variable, slope in zip(chain.expression.variables, chain.expression.gradient(*given(chain)), strict=True):
        assert names[f"d{variable}"] == pytest.approx(float(np.asarray(slope)), rel=1e-9)


@pytest.mark.parametrize("text", FORMULAS)
def test_the_numbers_are_those_that_the_lines_of_numpy_give(text: str) -> None:
    chain = chain_of(text)
    names: dict[str, Any] = {"np": np}
    exec("\n".join(line for move in chain.moves for line in move.code), names)
    made = {name: value for name, value in names.items() if name not in ("np", "__builtins__")}
    assert chain.numbers() == pytest.approx(made, rel=1e-12)


def test_the_book_s_square_of_a_sum_goes_forward_and_back() -> None:
    chain = Chain(read("z = (x + y)²"), (1.0, 2.0))
    assert [move.kind for move in chain.moves] == ["values", "forward", "forward", "seed", "back", "back"]
    assert chain.latex() == "z = (x + y)^{2}"
    assert [line for move in chain.moves for line in move.arithmetic] == [
        *("x = 1, y = 2", "t₁ = x + y = 1 + 2 = 3", "z = t₁ ^ 2 = 3 ^ 2 = 9", "∂z/∂z = 1"),
        *("∂z/∂t₁ = 1 · 6 = 6", "∂z/∂x = 6 · 1 = 6", "∂z/∂y = 6 · 1 = 6"),
    ]
    before = chain.after(2)
    assert sorted(before.values.values()) == [1, 2, 2, 3]
    assert before.derivatives == {}


def test_what_is_read_twice_adds_up_what_comes_back() -> None:
    chain = Chain(read("x x + x"), (3.0,))
    assert chain.moves[-1].arithmetic == ("∂z/∂x ← 1 + 1 · 3 = 4", "∂z/∂x ← 4 + 1 · 3 = 7")
    first = next(k for k, move in enumerate(chain.moves, 1) if move.kind == "back")
    x = chain.names.index("x")
    assert chain.after(first).derivatives[x] == 1
    assert x not in chain.after(first).whole
    assert x in chain.after(len(chain.moves)).whole


def test_without_variables_nothing_comes_back() -> None:
    chain = Chain(read("3 + 4"), ())
    assert [move.kind for move in chain.moves] == ["values", "forward"]
    assert chain.moves[-1].number == 7


def test_functions_of_two_values_are_written_with_their_numbers() -> None:
    """max(−2, 3) = 3; 3 is the larger, so that all comes back to it."""
    chain = Chain(read("max(x, y)"), (-2.0, 3.0))
    assert chain.latex() == r"z = \mathrm{max}(x, y)"
    assert [line for move in chain.moves for line in move.arithmetic] == [
        *("x = −2, y = 3", "z = max(x, y) = max(−2, 3) = 3", "∂z/∂z = 1", "∂z/∂x = 1 · 0 = 0", "∂z/∂y = 1 · 1 = 1"),
    ]
    assert chain.moves[-1].code == (*("dx = dz * (np.heaviside(x - y, 0.5))", "dy = dz * (np.heaviside(y - x, 0.5))"),)
    [_, forward, _, back] = Chain(read("relu(x)"), (-2.0,)).moves
    assert forward.arithmetic == ("z = relu(x) = relu(−2) = 0",)
    assert forward.code == ("z = np.maximum(x, 0)",)
    assert back.code == ("dx = dz * (np.heaviside(x, 0))",)


def test_names_do_not_clash_with_those_that_were_typed() -> None:
    chain = Chain(read("t + z²"), (1.0, 2.0))
    assert len(set(chain.names) - {"2"}) == 4
    assert {move.kind for move in chain.moves} <= set(PHASES)
    assert all(n.operation == NUMBER or chain.names[k] for k, n in enumerate(chain.expression.nodes))


@pytest.mark.parametrize(
    "text",
    [
        *("t2 = (x*y + x)*y", "t1 = (x + y)^2 * x", "t = (x + y)*x", "e = x*y", "π = x*y", "e = x*y + e", "f = e"),
        *("t+u+v+w+a+b+c", "t1+u1+v1+w1+a1+b1+c1+p1", "z+f+y+g+L+q+r+s", "q1 = t+u+v+w+a+b+c+p"),
    ],
)
def test_whatever_names_are_typed_those_of_nodes_differ_and_the_lines_of_numpy_are_right(text: str) -> None:
    """The way t2 = (x y + x) y was named, its sum was called t2 as well as the result, and dy was 78 instead of 14."""
    expression = read(text)
    at = tuple(float(k + 2) for k in range(len(expression.variables)))  # x = 2, y = 3
    chain = Chain(expression, at)
    codes = [chain.code(k) for k, node in enumerate(expression.nodes) if node.operation != NUMBER]
    assert len(set(codes)) == len(codes)
    names: dict[str, Any] = {"np": np}
    constants = np.e, np.pi
    exec("\n".join(line for move in chain.moves for line in move.code), names)
    assert (np.e, np.pi) == constants
    for variable, slope in zip(expression.variables, expression.gradient(*at), strict=True):
        assert names[f"d{variable}"] == pytest.approx(float(slope), rel=1e-12)


def test_a_result_that_is_called_like_a_constant_is_a_name_of_its_own() -> None:
    chain = Chain(read("e = x·e"), (2.0,))
    assert chain.moves[1].code == ("e = x * np.e",)
    assert chain.numbers() == pytest.approx({"x": 2, "dx": np.e, "e": 2 * np.e, "de": 1})
