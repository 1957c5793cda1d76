"""Lessons about learning well: the book's chapter 6."""

from gui.lessons.base import Lesson

TECHNIQUES: tuple[Lesson, ...] = ()
