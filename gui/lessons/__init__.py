"""The lessons, in the order in which they are best read: that of the book."""

from gui.lessons.base import Lesson
from gui.lessons.deep import DEEP
from gui.lessons.images import CONVOLUTION, DIGITS
from gui.lessons.inference import INFERENCE
from gui.lessons.learning import LEARNING
from gui.lessons.lenet import LENET
from gui.lessons.neurons import NEURONS
from gui.lessons.techniques import TECHNIQUES

LESSONS: tuple[Lesson, ...] = (*NEURONS, INFERENCE, *LEARNING, DIGITS, *TECHNIQUES, CONVOLUTION, LENET, DEEP)
