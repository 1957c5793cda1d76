"""The lessons about learning well, read through the window, and what their pages say."""

from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import inf

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.lessons import LESSONS
from gui.main_window import MainWindow
from gui.panels.layer_menu import KindButton, LayerMenu
from gui.race import first_course
from model.comparison import Comparison
from model.descent import Race
from model.experiment import Experiment
from model.initial import Initial
from model.layers import Dense, Dropout
from model.trainer import Trainer
from tests.gui.reader import begun, control, read
from tests.gui.window import LEFT, SHIFT, Key, click, named, now, opened, press, type_into
from tests.model.runs import timeline_of, trainer_of


def play(window: MainWindow) -> None:
    """Have it train, by the keyboard, if it does not yet."""
    if not window.driven.now.playing:
        press(window, Key.Key_Escape)  # out of the field that was typed into
        press(window, Key.Key_Space)


def compared(qtbot: QtBot, window: MainWindow) -> None:
    """Have networks learn side by side, as soon as there are data."""
    training = window.compare.training
    training.set_speed(inf)
    qtbot.waitUntil(lambda: training.setup is not None and not training.waits())
    play(window)


def give(window: MainWindow, name: str, text: str) -> None:
    """Type a number into the last field of a control."""
    field = [f for f in control(window, name).findChildren(QLineEdit) if f.isVisible()][-1]
    type_into(field, text)


def test_optimizers_race(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def run() -> None:
            for _ in range(3):
                press(window.columns.page, Key.Key_Right, SHIFT)

        def rate() -> None:
            give(window, "lane:3", "1")
            compared(qtbot, window)

        deeds = [
            run,
            partial(give, window, "runner:1", "1.05"),
            partial(give, window, "row:start", "3"),
            partial(compared, qtbot, window),
            partial(compared, qtbot, window),
            rate,
            None,
        ]
        read(qtbot, window, "optimizers", deeds)


def test_weights_begin(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        train = partial(play, window)
        race = partial(compared, qtbot, window)
        read(qtbot, window, "initial", [race, train, train, train, train, race])


def test_batches_are_normalized(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def step_into() -> None:
            """Step into the run, and on to the first X̂."""
            while (now(window).move or ("none",))[0] != "normalize":
                moves = now(window).moves
                press(window, Key.Key_Down)
                qtbot.waitUntil(lambda before=moves: now(window).moves != before)

        def set_and_train(batch_size: str) -> None:
            give(window, "row:batch_size", batch_size)
            play(window)

        deeds = [
            partial(play, window),
            partial(play, window),
            step_into,
            partial(compared, qtbot, window),
            partial(set_and_train, "1"),
            partial(set_and_train, "100"),
        ]
        read(qtbot, window, "normalization", deeds)


def test_steps_with_the_batches_of_before_do_not_count(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        tutor = window.guide.tutor
        tutor.begin("normalization")
        while tutor.number < 4:
            tutor.go_on()
        window.session.set_speed(inf)
        play(window)
        qtbot.waitUntil(lambda: window.session.snapshot is not None and now(window).step >= 300)
        press(window, Key.Key_Space)
        give(window, "row:batch_size", "1")
        qtbot.waitUntil(lambda: now(window).experiment.batch_size == 1)
        assert tutor.page is not None
        assert tutor.page.goal is not None
        assert not tutor.page.goal(window.guide._look())
        with qtbot.waitSignal(tutor.reached):
            play(window)


def test_a_network_overfits(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def set_and_train(name: str, text: str) -> None:
            give(window, name, text)
            play(window)

        def add_dropout() -> None:
            click(control(window, "button:other-kind"))
            [menu] = [menu for menu in window.network.findChildren(LayerMenu) if menu.isVisible()]
            row = named(menu, KindButton, "Dropout")
            QTest.mouseClick(row, LEFT, pos=row.rect().center())
            play(window)

        deeds = [
            partial(play, window),
            partial(press, window.columns.page, Key.Key_Home),
            partial(set_and_train, "row:l2", "0.03"),
            partial(compared, qtbot, window),
            add_dropout,
            partial(set_and_train, "row:data.samples", "2000"),
        ]
        read(qtbot, window, "overfitting", deeds)


def test_what_is_folded_away_is_brought_in_sight_whole(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        window.guide.tutor.begin("overfitting")
        for _ in range(2):
            window.guide.tutor.go_on()
        row = control(window, "row:l2")
        assert row.visibleRegion().boundingRect() == row.rect()


# --- what the pages say is so ---------------------------------------------------------------------------------------


def lanes(lesson: str, page: int) -> dict[str | float, Experiment]:
    """The networks that a page has learn side by side, by what they differ in."""
    pages = next(one.pages for one in LESSONS if one.name == lesson)
    [comparison] = [choices for choices in pages[page - 1].begin if isinstance(choices, Comparison)]
    experiments = comparison.experiments(begun(lesson, page))
    return {lane.value: experiment for lane, experiment in zip(comparison.lanes, experiments, strict=True)}


def after(experiment: Experiment, steps: int) -> Trainer:
    """The run of an experiment after so many steps."""
    trainer = trainer_of(experiment)
    trainer.run(steps)
    return trainer


def losses(trainer: Trainer) -> tuple[float, float]:
    """The loss of the whole training and of the whole test part."""
    train, test = (trainer.evaluate(part, None).loss for part in (trainer.dataset.train, trainer.dataset.test))
    return train, test


def accuracy(trainer: Trainer) -> float:
    return trainer.evaluate(trainer.dataset.test, None).accuracy


def gradients(experiment: Experiment, steps: int = 1) -> list[float]:
    """The norm of each layer's gradient at a step."""
    timeline = timeline_of(experiment)
    timeline.advance(steps)
    return [float(timeline.curves.series[f"gradient_{k}"].curve().values[-1]) for k in range(len(experiment.rows))]


def test_sgd_leaps_across_the_bowl_and_the_others_find_their_way() -> None:
    course = first_course()
    assert course.start == (-7, 2)
    race = Race(course.surface, course.runners, course.start)
    race.run(30)
    kinds = [r.optimizer.kind for r in course.runners if r.optimizer]
    assert kinds == ["sgd", "momentum", "adagrad", "adam"]
    x = {kind: race.path(k, 30).points for k, kind in enumerate(kinds)}
    assert np.allclose(x["sgd"][1:, 1] / x["sgd"][:-1, 1], -0.9)
    assert np.allclose(x["sgd"][1:, 0] / x["sgd"][:-1, 0], 0.905)
    assert (x["adagrad"][:, 1] > 0).all()
    assert x["adagrad"][3, 1] < 0.05  # in the valley at once
    turns = {kind: int((np.diff(np.sign(x[kind][:, 1])) != 0).sum()) for kind in kinds}
    assert turns["sgd"] == 30
    assert max(turns["momentum"], turns["adam"]) <= 4


def test_who_is_ahead_depends_on_the_data_and_on_the_learning_rate() -> None:
    spiral = {kind: accuracy(after(experiment, 1_000)) for kind, experiment in lanes("optimizers", 4).items()}
    assert min(spiral["momentum"], spiral["adam"]) > 0.95
    assert max(spiral["sgd"], spiral["adagrad"]) < 0.9
    others = lanes("optimizers", 5)
    rings = {kind: losses(after(experiment, 1_000))[1] for kind, experiment in others.items()}
    assert sorted(rings, key=lambda kind: rings[kind]) == ["sgd", "momentum", "adam", "adagrad"]
    pages = next(one.pages for one in LESSONS if one.name == "optimizers")
    [comparison] = [choices for choices in pages[4].begin if isinstance(choices, Comparison)]
    assert comparison.lanes[2].value == "adagrad"  # the third, as the page calls it
    faster = losses(after(replace(others["adagrad"], learning_rate=1.0), 1_000))[1]
    assert faster < min(rings.values())


def test_of_equal_weights_only_the_biases_of_the_output_learn() -> None:
    trainer = after(begun("initial", 2), 100)
    *hidden, output = trainer.network.layers
    assert not any(array.any() for layer in hidden for array in (layer["W"], layer["b"], layer["dW"]))
    assert not output["W"].any()
    assert output["b"].all()


def test_small_weights_fade_and_so_does_the_gradient() -> None:
    experiment = begun("initial", 3)
    trainer = trainer_of(experiment)
    z, spreads = trainer.dataset.train.x, list[float]()
    for layer in trainer.network.layers[:-1]:
        z = np.tanh(z @ layer["W"] + layer["b"])
        spreads.append(float(z.std(0).mean()))
    ratios = [a / b for a, b in pairwise(spreads)]
    assert all(20 < ratio < 45 for ratio in ratios)
    for steps in (1, 300):
        norms = gradients(experiment, steps)
        assert norms[0] < 1e-5 * norms[-1]
        assert norms == sorted(norms)
    assert accuracy(after(experiment, 600)) < 0.6


def test_large_weights_saturate() -> None:
    trainer = trainer_of(begun("initial", 4))
    z = trainer.dataset.train.x
    for layer in trainer.network.layers[:-1]:
        z = np.tanh(z @ layer["W"] + layer["b"])
        assert (np.abs(z) > 0.99).mean() > 0.5
    trainer.run(1_000)
    assert accuracy(trainer) < 0.95


def test_fitting_weights_learn() -> None:
    norms = gradients(begun("initial", 5))
    assert max(norms) < 3 * min(norms)
    assert accuracy(after(begun("initial", 5), 1_000)) >= 0.99
    side_by_side = {kind: accuracy(after(experiment, 600)) for kind, experiment in lanes("initial", 1).items()}
    assert max(side_by_side["zeros"], side_by_side["normal"]) < 0.6
    assert min(side_by_side["lecun"], side_by_side["he"]) > 0.95


def test_twenty_layers_of_relu_need_hes_rule() -> None:
    found = {kind: accuracy(after(experiment, 1_000)) for kind, experiment in lanes("initial", 6).items()}
    assert found["lecun"] < 0.6
    assert found["he"] > 0.95


def first_at(experiment: Experiment, share: float) -> float:
    """After how many steps so much of the test is right; looked at every ten, up to 600."""
    trainer = trainer_of(experiment)
    for _ in range(60):
        trainer.run(10)
        if accuracy(trainer) >= share:
            return trainer.step_number
    return inf


def test_batch_normalization_makes_up_for_small_weights() -> None:
    plain, normalized = begun("normalization", 1), begun("normalization", 2)
    assert all(row.initial == Initial("normal", 0.01) for row in plain.rows if isinstance(row, Dense))
    assert {row.kind for row in plain.hidden} == {"dense"}
    assert [row.kind for row in normalized.hidden] == ["dense", "batch_normalization", "activation"] * 4
    assert round(losses(after(plain, 300))[0], 2) == 0.69
    assert 350 < first_at(normalized, 0.95) < 450


def test_with_batch_normalization_it_matters_little_where_weights_begin() -> None:
    found = {kind: losses(after(experiment, 600))[1] for kind, experiment in lanes("normalization", 4).items()}
    assert len(found) == 4
    assert max(found.values()) < 0.2


def test_batch_normalization_needs_a_batch() -> None:
    one, hundred = (replace(begun("normalization", page), batch_size=n) for page, n in ((5, 1), (6, 100)))
    trainer = after(one, 300)
    assert accuracy(trainer) < 0.6
    [x_hat, *_] = [move.results[0][1] for move in trainer.program if move.kind == "normalize"]
    assert not x_hat.any()
    assert first_at(hundred, 0.95) < 200


def test_few_noisy_examples_are_learned_by_heart() -> None:
    trainer = trainer_of(begun("overfitting", 1))
    tests = [losses(trainer)[1]]
    for _ in range(12):
        trainer.run(5)
        tests.append(losses(trainer)[1])
    best = min(tests)
    assert 15 <= 5 * tests.index(best) <= 35
    trainer.run(1_000 - trainer.step_number)
    train, test = losses(trainer)
    assert train < 0.01
    assert test > 7 * best


@pytest.mark.parametrize("step", [0, 50, 100, 1_500])
def test_weight_decay_holds_it_back_whenever_it_begins(step: int) -> None:
    experiment = begun("overfitting", 1)
    trainer = after(experiment, step)
    trainer.edit(lanes("overfitting", 4)[0.03])
    trainer.run(500)
    assert losses(trainer)[1] < 0.5


def test_there_is_too_little_and_too_much_weight_decay() -> None:
    found = {l2: losses(after(experiment, 1_000))[1] for l2, experiment in lanes("overfitting", 4).items()}
    assert min(found, key=lambda l2: found[l2]) == 0.03
    assert found[0.0] > found[0.003] > 2 * found[0.03]
    assert found[0.3] > 0.69  # no better than to answer ½ always


def test_dropout_and_more_examples_help() -> None:
    plain = begun("overfitting", 5)
    _, without = losses(after(plain, 1_000))
    assert Dropout().rate == 0.5
    dropping = replace(plain, hidden=(*plain.hidden, Dropout()))
    assert 0.4 * without < losses(after(dropping, 1_000))[1] < 0.6 * without
    more = replace(plain, data=replace(plain.data, samples=2_000))
    train, test = losses(after(more, 1_000))
    assert abs(train - test) < 0.05
