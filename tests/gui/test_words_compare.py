"""Words for what is compared: for everything in which networks can differ, and other ones for each of them."""

from math import nan

import pytest

from gui import words_compare
from gui.words_compare import lane_name, lane_names, lane_title, ranked
from model.comparison import comparison_of
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.factors import FACTORS, Lane
from model.lanes import LaneStanding
from model.trainer import Figures, PartFigures

LONGEST = 14
"""How many characters the name of a network has at most: it stands on a curve."""


def test_everything_in_which_networks_can_differ_has_a_name_and_a_tip() -> None:
    options = words_compare.factor_options()
    assert [factor for factor, _, _ in options] == list(FACTORS)
    names = [name for _, name, _ in options]
    assert len(set(names)) == len(names)
    assert all(name and tip.endswith(".") for _, name, tip in options)


@pytest.mark.parametrize("experiment", DEFAULTS.values(), ids=list(DEFAULTS))
def test_networks_that_are_compared_have_short_names_of_their_own(experiment: Experiment) -> None:
    for factor in FACTORS:
        names = [lane_name(factor, lane) for lane in comparison_of(factor, experiment).lanes]
        assert len(set(names)) == len(names)
        assert all(0 < len(name) <= LONGEST for name in names), names


@pytest.mark.parametrize("factor", [factor for factor, row in FACTORS.items() if row.options])
def test_every_choice_has_a_short_name_of_its_own(factor: str) -> None:
    names = [lane_name(factor, Lane(option)) for option in FACTORS[factor].options]
    assert len(set(names)) == len(names)
    assert all(0 < len(name) <= LONGEST for name in names), names


@pytest.mark.parametrize(
    ("factor", "value", "name"),
    [
        ("learning_rate", 0.003, "η 0.003"),
        ("learning_rate", 1e-10, "η 1e-10"),
        ("learning_rate", 1, "η 1"),
        ("batch_size", 100, "batch 100"),
        ("batch_size", 9_999, "batch 9999"),
        ("batch_size", 10_000, "batch 10,000"),
        ("units", 2_000, "2000 neurons"),
        ("l2", 0.0, "λ 0"),
        ("l2", 0.00012345, "λ 0.0001234"),
        ("momentum", 0.95, "μ 0.95"),
        ("depth", 1, "depth 1"),
        ("sigma", 0.01, "σ 0.01"),
        ("dropout", 0.25, "dropout 0.25"),
        ("clip", 1e6, "clip 1e6"),
        ("clip", 0.0, "not clipped"),
        ("seed", 999_999, "seed 999,999"),
        ("activation", "relu", "ReLU"),
        ("optimizer", "adagrad", "AdaGrad"),
    ],
)
def test_a_network_is_called_by_what_it_has_that_the_others_have_not(
    factor: str, value: str | float, name: str
) -> None:
    assert lane_name(factor, Lane(value)) == name


def test_a_network_of_a_search_is_called_by_its_learning_rate_and_in_full_with_its_l2() -> None:
    lane = Lane(2.3e-6, 0.0031)
    assert lane_name("random", lane) == "η 0.0031"
    assert lane_title("random", lane) == "η 0.0031, λ 2.3e-6"
    assert lane_title("l2", Lane(0.1)) == "λ 0.1"
    assert lane_title("optimizer", Lane("adam", 0.01)) == "Adam, η 0.01"


@pytest.mark.parametrize(
    ("factor", "lanes", "names"),
    [
        ("optimizer", [Lane("sgd", 0.1), Lane("adam", 0.1)], ["SGD", "Adam"]),
        (
            "optimizer",
            [Lane("adam", 0.01), Lane("sgd", 0.01), Lane("adam", 0.1)],
            ["Adam, η 0.01", "SGD", "Adam, η 0.1"],
        ),
        (
            "optimizer",
            [Lane("adam", 0.01), Lane("adam", 0.1), Lane("adam", 0.01)],
            ["Adam, η 0.01 (1)", "Adam, η 0.1", "Adam, η 0.01 (3)"],
        ),
        (
            "random",
            [Lane(1e-6, 0.01), Lane(2e-6, 0.01), Lane(1e-6, 0.1)],
            ["η 0.01, λ 1e-6", "η 0.01, λ 2e-6", "η 0.1"],
        ),
        ("seed", [Lane(3), Lane(4), Lane(3)], ["seed 3 (1)", "seed 4", "seed 3 (3)"]),
        ("learning_rate", [Lane(0.123451), Lane(0.123452)], ["η 0.1235 (1)", "η 0.1235 (2)"]),
    ],
)
def test_networks_that_would_be_called_the_same_are_told_apart(
    factor: str, lanes: list[Lane], names: list[str]
) -> None:
    assert lane_names(factor, lanes) == names


def test_networks_are_ranked_by_their_losses_and_those_without_are_last() -> None:
    def judged(loss: float, diverged: bool = False) -> LaneStanding:
        figures = PartFigures(Figures(0.5, 0.5), Figures(loss, 0.5))
        return LaneStanding(DEFAULTS["moons"], 5, figures, {}, {}, diverged, None)

    blocked = LaneStanding(DEFAULTS["moons"], 0, None, {}, {}, False, None)
    assert ranked([judged(0.3), judged(nan), blocked, judged(0.1), judged(0.05, True), judged(0.2), judged(0.1)]) == [
        3, 6, 5, 0, 1, 2, 4
    ]  # fmt: skip
