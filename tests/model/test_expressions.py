"""Expressions: a graph worked by hand, gradients against differences, shapes, and places where nothing is defined."""

import numpy as np
import pytest

from model.differentiation import numerical_gradient
from model.expressions import FUNCTIONS, OPERATIONS
from model.grammar import read
from model.inside.scene import plain
from model.inside.writings import number


def test_a_graph_goes_forward_and_back() -> None:
    """z = (x + y)² at (2, 3): t = 5, z = 25; back ∂z/∂t = 2t = 10, and ∂z/∂x = ∂z/∂y = 10 × 1."""
    z = read("z = (x + y)²")
    assert [node.operation for node in z.nodes] == ["variable", "variable", "add", "number", "power"]
    assert [node.inputs for node in z.nodes] == [(), (), (0, 1), (), (2, 3)]
    trace = z.trace(2, 3)
    assert trace.values == (2, 3, 5, 2, 25)
    assert trace.slopes == ((), (), (1, 1), (), (10, None))
    assert trace.derivatives == (10, 10, 10, None, 1)
    assert z.varies == (True, True, True, False, True)


def test_a_variable_read_twice_is_one_node_whose_derivatives_add_up() -> None:
    """x · x + x at 3: 3 + 3 from the product's two inputs, and 1."""
    f = read("x × x + x")
    assert [node.operation for node in f.nodes] == ["variable", "multiply", "add"]
    trace = f.trace(3)
    assert trace.slopes[1] == (3, 3)
    assert trace.derivatives == (7, 1, 1)


def test_division_and_difference_by_hand() -> None:
    """(x − y)/y at (6, 2): 2; by x 1/y = ½, by y −1/y − (x − y)/y² = −½ − 1."""
    f = read("(x − y)/y")
    assert f(6, 2) == 2
    assert f.gradient(6, 2) == (0.5, -1.5)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_against_differences(operation: str) -> None:
    signs = {"add": "+", "subtract": "−", "multiply": "×", "divide": "/", "power": "^"}
    if operation in FUNCTIONS:
        values = ("x y/2 + 1", "x + 2 y")[: len(OPERATIONS[operation].slopes)]
        text = f"{operation}({', '.join(values)})"
    else:
        text = f"(x + 1) {signs[operation]} (x y)" if operation in signs else "−(x y)"
    f = read(text)
    at = np.array([0.6, 0.8])
    expected = numerical_gradient(lambda p: float(f(*p)), at, None, "five_point")
    np.testing.assert_allclose(f.gradient(*at), expected, rtol=1e-9)
    assert operation in {node.operation for node in f.nodes}


def test_arrays_of_any_shape() -> None:
    f = read("x0²/20 + x1²", ("x0", "x1"))
    x0, x1 = np.random.default_rng(0).normal(size=(2, 3, 4))
    np.testing.assert_allclose(f(x0, x1), x0**2 / 20 + x1**2, rtol=1e-15)
    for ours, expected in zip(f.gradient(x0, x1), (x0 / 10, 2 * x1), strict=True):
        np.testing.assert_allclose(ours, expected, rtol=1e-15)
    constant = read("7", ("x0", "x1"))
    np.testing.assert_array_equal(constant(x0, x1), np.full((3, 4), 7.0))
    np.testing.assert_array_equal(constant.gradient(x0, x1)[1], np.zeros((3, 4)))
    only = read("x1", ("x0", "x1"))
    np.testing.assert_array_equal(only.gradient(x0, x1), [np.zeros((3, 4)), np.ones((3, 4))])
    assert np.shape(f(1.0, 2.0)) == ()
    with pytest.raises(ValueError, match="expected values for x0, x1, got 1"):
        f(1.0)
    with pytest.raises(ValueError, match="expected values for x0, x1, got 3"):
        f(1.0, 2.0, 3.0)


def test_powers_of_ten_are_written_in_one_way() -> None:
    """1e-5 as everywhere else, not Python's 1e-05; and it is read as the same."""
    for typed, written in (("0.00001x", "1e-5x"), ("x + 1e-07", "x + 1e-7"), ("1e+20 − x", "1e20 − x")):
        assert str(read(typed, ("x",))) == written
        assert read(written, ("x",)) == read(typed, ("x",))
    assert [number(value) for value in (-1e-5, 1.5e20, 0.5, -np.inf)] == ["−1e-5", "1.5e20", "0.5", "−inf"]
    assert plain(1e-5) == "1e-5"


def test_where_it_is_not_defined_it_is_no_error() -> None:
    """NaN and infinity are answers; warnings are errors in these tests."""
    for text, expected in (("log(x)", -np.inf), ("1/x", np.inf), ("log(x − 1)", np.nan), ("x/x", np.nan)):
        np.testing.assert_equal(float(read(text)(0.0)), expected)
        read(text).gradient(0.0)
    assert np.isnan(read("log(x)").gradient(-2.0)[0]), "where there is no curve, it has no slope"
    np.testing.assert_equal(read("log(x)").gradient(np.array([-2.0, 2.0]))[0], [np.nan, 0.5])
    np.testing.assert_equal(read("log(x) + y").gradient(-2.0, 1.0), [np.nan, np.nan])
    for text in ("1/0", "log(0)", "1/0 + x", "1/x"):
        assert np.isnan(read(text, ("x",)).gradient(0.0)[0]), "and where it is infinite, neither"
    assert read("10^10^10", ("x",))(1.0) == np.inf
    assert read("0^(−1)", ("x",))(1.0) == np.inf


def test_the_books_functions_by_hand() -> None:
    """σ(0) = ½ with the slope ¼; relu is max(x, 0)."""
    assert (read("sigmoid(x)")(0.0), read("sigmoid(x)").gradient(0.0)) == (0.5, (0.25,))
    np.testing.assert_array_equal(read("sigmoid(x)")(np.array([-1e4, 1e4])), [0, 1])
    x, y = np.array([-2.0, -1.0, 3.0]), np.array([-3.0, 1.0, 3.5])
    np.testing.assert_array_equal(read("relu(x)")(x), [0, 0, 3])
    np.testing.assert_array_equal(read("relu(x)").gradient(x)[0], [0, 0, 1])
    np.testing.assert_array_equal(read("max(x, y)")(x, y), [-2, 1, 3.5])
    np.testing.assert_array_equal(read("max(x, y)").gradient(x, y), [[1, 0, 0], [0, 1, 1]])
    np.testing.assert_array_equal(read("min(x, 0)")(x), [-2, -1, 0])
    np.testing.assert_array_equal(read("min(x, 0)").gradient(x)[0], [1, 1, 0])


def test_slopes_at_kinks_and_edges() -> None:
    assert read("abs(x)").gradient(0.0) == (0,)
    assert read("relu(x)").gradient(0.0) == (0,), "as the book's"
    assert read("max(x, y)").gradient(2.0, 2.0) == (0.5, 0.5)
    assert read("min(x, 0)").gradient(0.0) == (0.5,)
    assert read("max(x, x)").gradient(2.0) == (1,)
    assert read("x²").gradient(0.0) == (0,)
    assert read("x^1").gradient(0.0) == (1,)
    assert read("x^0").gradient(0.0) == (0,)
    assert read("(−2)^3", ("x",))(1.0) == -8
    assert read("x^y").gradient(0.0, 2.0) == (0, 0)
    assert read("x³").gradient(-2.0) == (12,)
