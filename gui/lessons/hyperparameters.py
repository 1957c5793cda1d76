"""The lesson about hyperparameters: how they are looked for, and by which data they are judged (the book's 6.5)."""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import Goal, Lesson, Page, Seen, at, drives, every, of_run, rests, steps
from gui.words_compare import best_of
from model.comparison import Comparison
from model.defaults import DEFAULTS
from model.factors import drawn_lanes
from model.layers import Dense
from model.optimizers import SGD

DIGITS = DEFAULTS["digits"]

SEARCHED = replace(
    DIGITS,
    data=replace(DIGITS.data, samples=600, test_share=0.2),
    hidden=(Dense(50, "relu"),),
    optimizer=SGD(),
    learning_rate=0.01,
    batch_size=100,
)
"""Few digits, as in the book: there are many networks to be trained."""

DRAWN = Comparison("random", drawn_lanes(SEARCHED, 0))
"""Six draws, of which three lead somewhere."""

LONG = 300
"""After how many steps networks are judged."""

LEADS = 0.005
"""From which learning rate on they have learned by then."""


def _searched(right: Goal) -> Goal:
    """The random search is on screen, judged by validation data, and something holds of it."""
    return every(at("compare"), drives(Comparison, lambda c: c.factor == "random" and c.validated), right)


_narrowed = drives(
    Comparison, lambda c: all(lane.learning_rate is not None and lane.learning_rate >= LEADS for lane in c.lanes)
)


def _uses_the_best(seen: Seen) -> bool:
    """The network is the one that was judged to be the best, once all had learned."""
    best = [seen.lanes[k] for k in best_of(seen.lanes)]
    return any(lane.experiment == seen.experiment and lane.step >= LONG for lane in best)


HYPERPARAMETERS = Lesson(
    "hyperparameters",
    QT_TRANSLATE_NOOP("Lessons", "Choosing hyperparameters"),
    6,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Learning rate, λ, batch size, neurons: no gradient finds these, a person chooses them. To try many "
                "and keep what does best on the test data fits them to the test data, and then the test says nothing "
                "any more. So a fifth of the training data is held back to judge by: validation data.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Have the networks judged by validation data."),
            _searched(lambda seen: True),
            "compare",
            (SEARCHED, DRAWN),
            "row:judge",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "What is to be tried? The book draws at random, and on a logarithmic scale: from 0.001 to 0.01 is as "
                "far as from 0.01 to 0.1. Here are six draws, η from 1e-5 to 0.1 and λ from 1e-8 to 1e-4, for six "
                "networks that are the same otherwise.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let them learn for 300 steps, then pause: the best comes first."),
            _searched(every(steps(LONG), rests)),
            "compare",
            (),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Three have learned, those with an η of 0.0083 and more; the others have hardly begun. λ is so small "
                "here that it decides nothing. That is all a search has to say at first: where it is worth looking. "
                "The book narrows the range, draws again, and so on.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons", "Give the other three an η from 0.01 to 0.1, and let all learn for 300 steps."
            ),
            _searched(every(_narrowed, steps(LONG))),
            "compare",
            (),
            "lane:1",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Now one can be chosen. The test data have not been looked at so far, so they may be asked, once, at "
                "the very end: what they say is what the network is worth for digits that it has never met. Once "
                "in use, it learns from all training data again.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons", "Press “Use” at the best one, and let it learn for 300 steps on the Network tab."
            ),
            every(_uses_the_best, of_run(lambda run: run.step >= LONG)),
            "compare",
        ),
    ),
)
