"""What is answered aside: the run goes on meanwhile, and the answer is of the network as it was when it was asked."""

import time
from collections.abc import Generator
from dataclasses import dataclass
from threading import Event, current_thread

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui import aside
from gui.aside import SHARE, Aside
from gui.watcher import Watcher
from model.data.dataset import Dataset
from model.observations import Confusion, Observation, OfTestPart
from model.trainer import Trainer
from tests.gui.window import Clock
from tests.model.runs import small, trainer_of

GO = Event()
"""What is asked aside goes on once this is set."""


@dataclass(frozen=True)
class Slow(OfTestPart):
    """Asks for the outputs, and says on which thread; on a thread of its own it waits before it looks at them."""

    broken: bool = False

    def judged(self, y: np.ndarray, dataset: Dataset) -> tuple[str, np.ndarray]:
        if current_thread().name.startswith("aside"):
            assert GO.wait(10)
        if self.broken:
            raise ZeroDivisionError("broken")
        return current_thread().name, y


@dataclass(frozen=True)
class Step(Observation):
    """Asks at which step the run is."""

    def answer(self, trainer: Trainer) -> int:
        return trainer.step_number


@pytest.fixture
def watcher() -> Generator[Watcher, None, None]:
    GO.clear()
    it = Watcher()
    yield it
    GO.set()
    it.close()


def go_on(watcher: Watcher, trainer: Trainer) -> bool:
    trainer.run(1)
    watcher.changed()
    return watcher.answer(trainer, playing=True, seconds=1.0)


def test_the_run_goes_on_while_a_question_is_answered_aside(qtbot: QtBot, watcher: Watcher) -> None:
    trainer = trainer_of(small())
    watcher.ask((Slow(), Step()))
    then = trainer.network.predict(trainer.dataset.test.x)
    watcher.answer(trainer, playing=True, seconds=1.0)
    qtbot.waitUntil(lambda: go_on(watcher, trainer) and watcher.answers[Step()] > 5)
    assert Slow() not in watcher.answers
    GO.set()
    qtbot.waitUntil(lambda: go_on(watcher, trainer) and Slow() in watcher.answers)
    assert watcher.has_open_questions(), "the network is another one by now"
    name, y = watcher.answers[Slow()]
    assert name.startswith("aside")
    np.testing.assert_array_equal(y, then)
    assert not np.array_equal(y, trainer.network.predict(trainer.dataset.test.x))
    qtbot.waitUntil(lambda: go_on(watcher, trainer) and not np.array_equal(watcher.answers[Slow()][1], then))


def test_at_rest_it_is_answered_at_once_and_what_was_under_way_comes_too_late(qtbot: QtBot, watcher: Watcher) -> None:
    trainer = trainer_of(small())
    watcher.ask((Slow(),))
    watcher.answer(trainer, playing=True, seconds=1.0)
    trainer.run(3)
    watcher.changed()
    assert watcher.answer(trainer, playing=False, seconds=1.0)
    assert not watcher.has_open_questions()
    name, y = watcher.answers[Slow()]
    assert not name.startswith("aside")
    np.testing.assert_array_equal(y, trainer.network.predict(trainer.dataset.test.x))
    GO.set()
    for _ in range(20):
        qtbot.wait(5)
        assert not watcher.answer(trainer, playing=True, seconds=1.0)
        assert watcher.answers[Slow()][1] is y


def test_of_a_run_that_was_left_nothing_comes_any_more(qtbot: QtBot, watcher: Watcher) -> None:
    left, trainer = trainer_of(small()), trainer_of(small(seed=4))
    watcher.ask((Slow(),))
    watcher.answer(left, playing=True, seconds=1.0)
    watcher.forget()
    watcher.answer(trainer, playing=True, seconds=1.0)
    GO.set()
    qtbot.waitUntil(lambda: watcher.answer(trainer, playing=True, seconds=1.0))
    np.testing.assert_array_equal(watcher.answers[Slow()][1], trainer.network.predict(trainer.dataset.test.x))


def test_what_is_no_longer_asked_is_not_taken(qtbot: QtBot, watcher: Watcher) -> None:
    trainer = trainer_of(small())
    watcher.ask((Slow(),))
    watcher.answer(trainer, playing=True, seconds=1.0)
    watcher.ask((Confusion(),))
    GO.set()
    qtbot.waitUntil(lambda: watcher.answer(trainer, playing=True, seconds=1.0))
    assert list(watcher.answers) == [Confusion()]
    assert watcher.answers[Confusion()].sum() == len(trainer.dataset.test.x)


def test_an_exception_comes_to_who_asked(qtbot: QtBot, watcher: Watcher) -> None:
    trainer = trainer_of(small())
    watcher.ask((Slow(broken=True),))
    watcher.answer(trainer, playing=True, seconds=1.0)
    GO.set()
    with pytest.raises(ZeroDivisionError, match="broken"):
        qtbot.waitUntil(lambda: watcher.answer(trainer, playing=True, seconds=1.0))


def test_it_ends_between_two_parts_of_the_examples() -> None:
    """What nobody waits for any more is not computed to its end."""
    parts: list[int] = []
    begun = Event()

    @dataclass(frozen=True)
    class InParts(OfTestPart):
        def of(self, network: object, dataset: Dataset, between: object) -> None:
            assert callable(between)
            for part in range(2_000):
                parts.append(part)
                begun.set()
                time.sleep(0.005)
                between()

    it = Aside()
    it.begin(InParts(), trainer_of(small()), 0)
    assert begun.wait(10)
    it.close()
    assert len(parts) < 1_000
    assert it.taken() is None


def test_it_leaves_its_share_of_the_time_to_others(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(aside, "time", clock)

    @dataclass(frozen=True)
    class Lasting(OfTestPart):
        def judged(self, y: np.ndarray, dataset: Dataset) -> str:
            clock.seconds += 2.0
            return "answer"

    it = Aside()
    assert it.is_free
    it.begin(Lasting(), trainer_of(small()), 7)
    qtbot.waitUntil(lambda: it._under_way is not None and it._under_way.answer.done())
    assert not it.is_free, "it was not taken"
    answered = it.taken()
    assert answered
    assert (answered.version, answered.answer.result()) == (7, "answer")
    rest = 2.0 * (1 - SHARE) / SHARE
    clock.seconds += rest - 0.01
    assert not it.is_free
    clock.seconds += 0.02
    assert it.is_free
    it.close()
