"""The lessons, in the order in which they are best read: that of the book."""

from gui.lessons.base import Lesson
from gui.lessons.images import IMAGES
from gui.lessons.learning import LEARNING
from gui.lessons.neurons import NEURONS
from gui.lessons.techniques import TECHNIQUES

LESSONS: tuple[Lesson, ...] = (*NEURONS, *LEARNING, *TECHNIQUES, *IMAGES)
