"""The grammar: what is read, what it is written back as, and which character is said to be in the way."""

import ast
import inspect
from dataclasses import replace
from math import cos, e, exp, pi, sin, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import expressions, grammar
from model.expressions import FUNCTIONS, Expression
from model.grammar import MAX_DEPTH, MAX_LENGTH, read
from model.tokens import CODES, Unreadable

X = ("x0", "x1")


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("x0^2/20 + x1**2", 2**2 / 20 + 3**2, "x0²/20 + x1²"),
        ("x₀²/20+x₁²", 2**2 / 20 + 3**2, "x0²/20 + x1²"),
        ("100(x1-x0^2)^2+(1-x0)^2", 100 * (3 - 4) ** 2 + 1, "100(x1 − x0²)² + (1 − x0)²"),
        ("2x0x1", 12, "2x0 x1"),
        ("x0 x1", 6, "x0 x1"),
        ("x0(x1 + 1)", 8, "x0(x1 + 1)"),
        ("(x0)(x1)", 6, "x0 x1"),
        ("2 × x0 ÷ x1 · 3 − 1", 2 * 2 / 3 * 3 - 1, "2x0/x1 × 3 − 1"),
        ("-x0^2", -4, "−x0²"),
        ("−(x0 + x1)", -5, "−(x0 + x1)"),
        ("x0 - -x1", 5, "x0 − (−x1)"),
        ("x0 * -x1", -6, "x0(−x1)"),
        ("+x0", 2, "x0"),
        ("2^3^x0", 2 ** (3**2), "2^(3^x0)"),
        ("(2^3)^x0", 64, "(2³)^x0"),
        ("x0^-2", 1 / 4, "x0⁻²"),
        ("x0⁻²", 1 / 4, "x0⁻²"),
        ("x0^0.5", sqrt(2), "x0^0.5"),
        ("x0^12", 4096, "x0¹²"),
        ("x0^100", 2**100, "x0^100"),
        ("x0^-0", 1, "x0^(−0)"),
        ("x0²x1", 12, "x0² x1"),
        ("pi*x0", 2 * pi, "π x0"),
        ("2^x0*(x1+1)", 16, "2^x0 (x1 + 1)"),
        ("10000000000000000x0", 2e16, "1e16x0"),
        ("e^(2x0)", exp(4), "e^(2x0)"),
        ("e^2 x0", 2 * e**2, "e² x0"),
        ("2πx0 + 2 pi x0", 8 * pi, "2π x0 + 2π x0"),
        ("sin(x0)cos(x1)", sin(2) * cos(3), "sin(x0) cos(x1)"),
        ("2 Exp(-x0)", 2 * exp(-2), "2 exp(−x0)"),
        ("√(x0) + ln(x1)", sqrt(2) + np.log(3), "sqrt(x0) + log(x1)"),
        ("abs(−x0) tanh(x1)", 2 * np.tanh(3), "abs(−x0) tanh(x1)"),
        ("max(x0,x1)·2", 6, "max(x0, x1) × 2"),
        ("x1 Min(x0 − 1, x1)^2", 3, "x1 min(x0 − 1, x1)²"),
        ("ReLU(1−x0) + relu(x1)", 3, "relu(1 − x0) + relu(x1)"),
        ("2sigmoid(x0 - 2)", 1, "2 sigmoid(x0 − 2)"),
        ("max（x0， max(x1, 4)）", 4, "max(x0, max(x1, 4))"),
        ("３（ｘ０＋１）", 9, "3(x0 + 1)"),
        ("1.5e-3x0", 0.003, "0.0015x0"),
        (".5 x0", 1, "0.5x0"),
        ("x0/(2x1)", 1 / 3, "x0/(2x1)"),
        ("x0/2*x1", 3, "x0/2 × x1"),
        ("x0 - (x1 - 1)", 0, "x0 − (x1 − 1)"),
        ("x0 + (x1 + 1)", 6, "x0 + (x1 + 1)"),
        ("f(x0, x1) = x0²", 4, "f = x0²"),
        ("  7 ", 7, "7"),
    ],
)
def test_what_is_typed_means_and_is_written(text: str, value: float, written: str) -> None:
    expression = read(text, X)
    assert float(expression(2.0, 3.0)) == pytest.approx(value, rel=1e-14)
    assert str(expression) == written
    assert not expression.typed, "it is written, not repeated"
    assert read(written, X) == expression


def test_a_name_that_is_given_is_a_variable_even_where_it_is_a_number_elsewhere() -> None:
    assert float(read("2e + e²", ("e",))(3.0)) == 15


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+".join(["(x0)"] * 60), 120),
        ("*".join(["-x0"] * 60), 2.0**60),
        ("+".join(["2^x0"] * 60), 240),
        ("1" * MAX_LENGTH, 10.0**MAX_LENGTH / 9),
    ],
)
def test_what_stands_side_by_side_is_not_deep(text: str, value: float) -> None:
    assert float(read(text, X)(2.0, 3.0)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "code", "position", "found"),
    [
        ("", "empty", 0, ""),
        ("   ", "empty", 3, ""),
        ("x0 +", "missing_value", 4, ""),
        ("x0 + * x1", "missing_value", 5, "*"),
        ("()", "missing_value", 1, ")"),
        ("2 ** ", "missing_value", 5, ""),
        ("x0 2", "missing_operator", 3, "2"),
        ("2 3", "missing_operator", 2, "3"),
        ("2(x0 + (1", "missing_parenthesis", 7, "("),
        ("(x0 + 1", "missing_parenthesis", 0, "("),
        ("x0) + 1", "extra_parenthesis", 2, ")"),
        ("1 + sin x0", "needs_parentheses", 4, "sin"),
        ("sin2", "needs_parentheses", 0, "sin"),
        ("sin2(x0)", "needs_parentheses", 0, "sin"),
        ("2 √x0", "needs_parentheses", 2, "√"),
        ("1 + max(x0)", "number_of_values", 4, "max"),
        ("max(x0, x1, 1)", "number_of_values", 0, "max"),
        ("2 sin(x0, x1)", "number_of_values", 2, "sin"),
        ("ReLU(x0, 0)", "number_of_values", 0, "ReLU"),
        ("max()", "missing_value", 4, ")"),
        ("max(x0,)", "missing_value", 7, ")"),
        ("max(x0, x1", "missing_parenthesis", 3, "("),
        ("max x0", "needs_parentheses", 0, "max"),
        ("(x0, x1)", "unexpected", 3, ","),
        ("x0, x1", "unexpected", 2, ","),
        ("0,5 x0", "unexpected", 1, ","),
        ("tanhh(x0)", "unknown_function", 0, "tanhh"),
        ("1/foo(x0)", "unknown_function", 2, "foo"),
        ("x0 + y", "unknown_name", 5, "y"),
        ("x0 + x2", "unknown_name", 5, "x2"),
        ("x10", "unknown_name", 0, "x10"),
        ("x0 % 2", "unknown_character", 3, "%"),
        ("x0 + 가", "unknown_character", 5, "가"),
        ("__import__('os')", "unknown_character", 0, "_"),
        ("1.2.3", "bad_number", 3, "."),
        ("x0 + 1e999", "number_too_large", 5, "1e999"),
        ("1/2x0", "ambiguous_product", 3, "x0"),
        ("x0/2 x1", "ambiguous_product", 5, "x1"),
        ("e^2x0", "ambiguous_product", 3, "x0"),
        ("-e^2x0", "ambiguous_product", 4, "x0"),
        ("x0²^3", "ambiguous_power", 3, "^"),
        ("x0² ³", "ambiguous_power", 4, "³"),
        ("x0 = 3", "unexpected", 3, "="),
        ("x0 + 1 = 3", "unexpected", 7, "="),
        ("(x0 = 3)", "unexpected", 4, "="),
        ("x0 + = 3", "unexpected", 5, "="),
        ("1" * (MAX_LENGTH + 1), "too_long", MAX_LENGTH, "1"),
        ("(" * (MAX_DEPTH + 1), "too_deep", MAX_DEPTH, "("),
        ("(x0)" * 20 + "(" * (MAX_DEPTH + 1), "too_deep", 80 + MAX_DEPTH, "("),
        ("-" * 2 * MAX_DEPTH, "too_deep", MAX_DEPTH, "-"),
        ("2^" * MAX_DEPTH + "2", "too_deep", 2 * MAX_DEPTH, "2"),
    ],
)
def test_what_is_in_the_way_is_pointed_at(text: str, code: str, position: int, found: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text, X)
    wrong = caught.value
    assert (wrong.code, wrong.found) == (code, found)
    assert wrong.position == position
    assert code in CODES


def test_what_would_be_right_is_told() -> None:
    def right(text: str) -> tuple[str, ...]:
        with pytest.raises(Unreadable) as caught:
            read(text, X)
        return caught.value.right

    assert "x1" in right("x2")
    assert "tanh" in right("tanhh(x0)")
    assert right("sin x0") == ("sin(…)",)
    assert right("max(x0)") == ("max(a, b)",)
    assert right("sin(x0, x1)") == ("sin(a)",)
    assert right("(x0") == (")",)
    assert right("(" * 99) == (str(MAX_DEPTH),)


@pytest.mark.parametrize(
    "text",
    [
        "foo(x)",
        "1/foo(x)",
        "2 sec(x)",
        "arctan(x)",
        "sinh(x)",
        "asin(x)",
        "2acos(x)",
        "Atan(x)",
        "xasin(x)",
        "prelu(x)",
        "argmax(x)",
    ],
)
def test_a_word_before_a_parenthesis_is_a_function_and_no_product_of_letters(text: str) -> None:
    with pytest.raises(Unreadable) as said:
        read(text)
    assert said.value.code == "unknown_function"
    assert said.value.found == text[said.value.position : text.index("(")]
    assert said.value.right == FUNCTIONS


def test_two_letters_before_a_parenthesis_are_a_product() -> None:
    assert str(read("xy(x + 1)")) == "x y(x + 1)"
    assert str(read("xysin(x)")) == "x y sin(x)"


def test_what_would_be_right_are_variables_for_a_letter_and_functions_too_for_a_word() -> None:
    offered = {}
    for text in ("y + 1", "foo"):
        with pytest.raises(Unreadable) as said:
            read(text, ("x",))
        offered[text] = said.value.right
    assert offered["y + 1"] == ("x",)
    assert {"x", "sin", "exp"} <= set(offered["foo"])


def test_any_letters_where_no_names_are_given() -> None:
    assert read("z = (x + y)²").variables == ("x", "y")
    assert read("z = (x + y)²").name == "z"
    assert str(read("z=(x+y)^2")) == "z = (x + y)²"
    assert read("b a x1").variables == ("b", "a", "x1")
    assert read("xsin(y)").variables == ("x", "y")
    assert read("e^x + π").variables == ("x",)
    with pytest.raises(Unreadable) as caught:
        read("a b c d f g h i j")
    assert (caught.value.code, caught.value.found, caught.value.position) == ("too_many_variables", "j", 16)


CHARACTERS = "x01yz e πpi sin(cos)tan exp log√² ³⁻^**+-−*×/÷·=.,()[]{}__'\"\\%$#@!;:<>가₀９＋\n\t\x00😀ﬁ½"
WORDS = [*FUNCTIONS, *X, "pi", "(", ")", ",", "+", "-", "*", "/", "^", "²", "2", "0.5", "1e3", " ", "e", "=", "**"]


def understood(text: str, variables: tuple[str, ...] | None) -> bool:
    """Return whether it can be read; check all that holds for what can be and for what can't."""
    try:
        expression = read(text, variables)
    except Unreadable as complaint:
        wrong = complaint
    else:
        check(expression)
        return True
    assert wrong.code in CODES
    assert 0 <= wrong.position <= len(text)
    assert text[wrong.position : wrong.position + len(wrong.found)] == wrong.found, "it stands where it is said to"
    return False


def check(expression: Expression) -> None:
    """Check all that holds for whatever can be read."""
    again = read(str(expression), expression.variables)
    at = [0.3 + k for k in range(len(expression.variables))]
    np.testing.assert_array_equal(expression(*at), again(*at))
    assert len(expression.gradient(*at)) == len(at)


def test_ten_thousand_random_strings_never_raise_past_the_parser() -> None:
    rng = np.random.default_rng(0)
    read_well = 0
    for k in range(10_000):
        parts: list[str] = list(CHARACTERS) if k % 2 else WORDS
        text = "".join(rng.choice(parts, rng.integers(0, 8 if k % 3 else 25)).tolist())
        read_well += understood(text, X if k % 4 < 2 else None)
    assert read_well > 200, "some of them are formulas"


def test_nothing_is_run_as_code() -> None:
    for module in (grammar, expressions):
        tree = ast.parse(inspect.getsource(module))
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        called = {function.id for function in calls if isinstance(function, ast.Name)}
        assert called, "the calls are found"
        assert not called & {"eval", "exec", "compile", "__import__", "getattr", "globals"}


@pytest.mark.parametrize("text", ["x0^2+x1^2" + "+x0*x1" * 40, "-" * 30 + "x0", "2^-" * 19 + "x0", "1e14+" * 59 + "x0"])
def test_what_the_book_s_notation_would_make_too_long_or_too_deep_stays_as_it_was_typed(text: str) -> None:
    expression = read(text, X)
    assert str(expression) == text
    assert read(str(expression), X) == expression
    assert replace(expression, typed="") == expression, "how it is written makes no other one of it"


@settings(max_examples=300)
@given(st.text(max_size=400))
def test_no_text_at_all_raises_past_the_parser(text: str) -> None:
    understood(text, X)


def formulas() -> st.SearchStrategy[str]:
    """Return formulas that Python reads, too."""
    leaf = st.one_of(st.sampled_from(X), st.integers(0, 99).map(str), st.floats(0.01, 99).map(lambda n: f"{n:.3f}"))

    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(
            st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda p: f"{p[0]} {p[1]} {p[2]}"),
            inner.map(lambda p: f"({p})"),
            inner.map(lambda p: f"-({p})"),
            st.tuples(inner, st.sampled_from(["2", "3", "-1"])).map(lambda p: f"({p[0]})**{p[1]}"),
            st.tuples(st.sampled_from(["sin", "cos", "tanh", "abs"]), inner).map(lambda p: f"{p[0]}({p[1]})"),
            st.tuples(st.sampled_from(["max", "min"]), inner, inner).map(lambda p: f"{p[0]}({p[1]}, {p[2]})"),
        )

    return st.recursive(leaf, grow, max_leaves=12)


@settings(max_examples=300)
@given(formulas())
def test_formulas_mean_what_they_mean_in_python(text: str) -> None:
    """Python's own parser is the referee, NumPy's numbers behave as ours at a division by zero."""
    if len(text) > MAX_LENGTH:
        return
    names = {
        "sin": np.sin,
        "cos": np.cos,
        "tanh": np.tanh,
        "abs": np.abs,
        "max": np.maximum,
        "min": np.minimum,
        "x0": np.float64(1.3),
        "x1": np.float64(-0.7),
    }
    tree = ast.parse(text, mode="eval")
    for node in ast.walk(tree):  # every number one of NumPy's
        for name, child in ast.iter_fields(node):
            if isinstance(child, ast.Constant) and not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)):
                call = ast.Call(ast.Name("number", ast.Load()), [child], [])
                setattr(node, name, ast.fix_missing_locations(ast.copy_location(call, child)))
    with np.errstate(all="ignore"):
        code = compile(ast.fix_missing_locations(tree), "formula", "eval")
        expected = eval(code, {"number": np.float64, **names})
    ours = read(text, X)(1.3, -0.7)
    np.testing.assert_allclose(ours, expected, rtol=1e-9)
