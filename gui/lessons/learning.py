"""Lessons about learning: the book's chapters 4 and 5."""

from gui.lessons.base import Lesson

LEARNING: tuple[Lesson, ...] = ()
