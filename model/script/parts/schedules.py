"""Learning-rate schedules: what η is multiplied by at each step."""
# pyright: basic

import math


class Constant:
    """The learning rate is the same at every step."""

    def factor(self, step):
        return 1.0


class StepDecay:
    """The learning rate is multiplied by gamma every so many steps."""

    def __init__(self, gamma, every):
        self.gamma, self.every = gamma, every

    def factor(self, step):
        return self.gamma ** (step // self.every)


class Exponential:
    """The learning rate falls evenly: by gamma every so many steps."""

    def __init__(self, gamma, every):
        self.gamma, self.every = gamma, every

    def factor(self, step):
        return self.gamma ** (step / self.every)


class Cosine:
    """The learning rate falls along half a wave, and then stays at its lowest."""

    def __init__(self, length, lowest):
        self.length, self.lowest = length, lowest

    def factor(self, step):
        wave = (1 + math.cos(math.pi * min(step, self.length) / self.length)) / 2
        return self.lowest + (1 - self.lowest) * wave


class WarmUp:
    """The learning rate rises evenly for so many steps first; then comes another schedule."""

    def __init__(self, steps, schedule):
        self.steps, self.schedule = steps, schedule

    def factor(self, step):
        return (step + 1) / self.steps if step < self.steps else self.schedule.factor(step - self.steps)
