"""The calculator answers one question after the other, and once it is closed nothing waits for it."""

from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from gui.calculator import Calculator
from model.course import Kept


@dataclass(frozen=True)
class Double:
    """Twice a number."""

    number: int

    def answer(self, kept: Kept) -> int:
        return 2 * self.number


def test_of_each_asker_the_newest_question_is_answered(qtbot: QtBot) -> None:
    calculator = Calculator()
    answers: list[tuple[str, int]] = []
    calculator.answered.connect(lambda asker, answer: answers.append((asker, answer)))
    for number in (1, 2, 3):
        calculator.ask("one", Double(number))
    calculator.ask("other", Double(10))
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert answers == [("one", 2), ("one", 6), ("other", 20)]
    assert not calculator.waits("one")
    calculator.close()


def test_once_it_is_closed_nothing_waits_for_an_answer_that_never_comes(qtbot: QtBot) -> None:
    calculator = Calculator()
    for number in (1, 2):
        calculator.ask("one", Double(number))
    assert calculator.waits("one")
    calculator.close()
    assert not calculator.waits("one")
    calculator.ask("one", Double(3))
    assert not calculator.waits("one")
