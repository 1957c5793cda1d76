"""The lessons, in the order in which they are best read: that of the book."""

from gui.lessons.base import Lesson
from gui.lessons.neurons import NEURONS

LESSONS: tuple[Lesson, ...] = (*NEURONS,)
