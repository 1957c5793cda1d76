"""Lessons about what a network is: a first look, and the book's chapters 2 and 3."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import Lesson, Page, accuracy, chosen, every, rests, steps, went_back
from model.experiment import DEFAULTS

WATCH = Lesson(
    "watch",
    QT_TRANSLATE_NOOP("Lessons", "Watch a network learn"),
    0,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Two numbers, x₀ and x₁, go in at the left; orange or blue comes out at the right. Each small picture "
                "is a neuron: what it answers everywhere. Lines are weights, dots are biases. All of them were drawn "
                "at random, so the network knows nothing yet.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn: press play, or Space."),
            steps(20),
            "network",
            (DEFAULTS["spiral"],),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Each step takes ten examples, asks how wrong the answers are (the loss), and moves every weight a "
                "little to where the loss is lower. Filled points are what it learns from; hollow ones are kept for "
                "the test, and it never learns from them.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Watch until it reads 95 % of the test right."),
            accuracy(0.95),
            "network",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "The first layer draws straight edges, the second bends them together, the last one has the spiral. "
                "Put the pointer on a neuron or on a line: its numbers are shown.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Pause (Space), and look around."),
            rests,
            "network",
            (),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Nothing that has happened is lost. Drag the timeline to any step, or press Home for the start: the "
                "network is as it was then. Played on from there, it learns the same again, to the last bit.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Go back in time."),
            went_back,
            "network",
            (),
            "timeline",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Data, layers and learning are yours to change at the left. Ctrl+Z takes every change back, and the "
                "network of before comes with it, trained as it was.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Choose other data, for example Moons, and let it learn."),
            every(chosen(lambda e: e.data.source != "spiral"), steps(100)),
            "network",
            (),
            "tile:moons",
        ),
    ),
)

NEURONS = (WATCH,)
