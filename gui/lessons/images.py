"""Lessons about images: digits read by hand-made networks, and the book's chapter 7."""

from gui.lessons.base import Lesson

IMAGES: tuple[Lesson, ...] = ()
