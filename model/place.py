"""The place of a run in its epochs, which follows from its history alone."""

from model.history import History

PLACE = ("step", "epoch", "sample")
"""What says where a state is; more follows from the history."""


class Place:
    """Where in its epochs a run is, from its beginning on.

    Attributes:
        experiment: the choices that led here, before edits at this very step.
        samples: how many training examples there are.
        step, epoch, sample: how many steps and epochs are done, and how many samples of this epoch.
        done: how many events lie before.
    """

    def __init__(self, history: History) -> None:
        """Begin at step 0."""
        self.experiment, self.samples = history.first, history.first.data.training_samples
        self.step = self.epoch = self.sample = self.done = 0
        self._events = history.events

    def go(self, step: int) -> None:
        """Go on to a later step, before the edits that come at it."""
        while self.done < len(self._events) and self._events[self.done].step < step:
            self._train(self._events[self.done].step)
            self.experiment = self._events[self.done].experiment
            self.done += 1
        self._train(step)

    def _train(self, step: int) -> None:
        steps, self.step = step - self.step, step
        batch = min(self.experiment.batch_size, self.samples)
        left = -(-(self.samples - self.sample) // batch)
        if steps < left:
            self.sample += steps * batch
        else:
            epochs, steps = divmod(steps - left, -(-self.samples // batch))
            self.epoch += 1 + epochs
            self.sample = steps * batch
