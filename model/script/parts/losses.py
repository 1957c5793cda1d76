"""Loss functions as last layers, each the mean over the batch (chapters 4.2 and 5.6.3)."""
# pyright: basic

import numpy as np

from model.script.parts.activations import sigmoid


class SumOfSquares:
    """L = ½ Σ (y - t)², the sum of squares error (chapter 4.2.1)."""

    def forward(self, y, t):
        self.y, self.t = y, t  # (batch, outputs)
        return ((y - t) ** 2).sum() / 2 / len(t)

    def backward(self):
        return (self.y - self.t) / len(self.t)


class MeanSquared:
    """L = the mean of (y - t)²."""

    def forward(self, y, t):
        self.y, self.t = y, t  # (batch, outputs)
        return ((y - t) ** 2).mean()

    def backward(self):
        return 2 * (self.y - self.t) / self.t.size


class Huber:
    """L = the mean of ½ e² where |e| ≤ 1, else |e| - ½, for the error e = y - t."""

    def forward(self, y, t):
        self.y, self.t = y, t  # (batch, outputs)
        error = np.abs(y - t)
        near = np.minimum(error, 1)
        return (near * (error - near / 2)).mean()

    def backward(self):
        return np.clip(self.y - self.t, -1, 1) / self.t.size


class CrossEntropy:
    """L = -Σ t log y (chapter 4.2.2)."""

    def forward(self, y, t):
        self.y, self.t = y, t  # (batch, classes)
        log_y = np.log(y, where=t != 0, out=np.zeros_like(y))  # only the right class counts
        return -(t * log_y).sum() / len(t)

    def backward(self):
        ratio = np.divide(self.t, self.y, where=self.t != 0, out=np.zeros_like(self.y))
        return -ratio / len(self.t)


class BinaryCrossEntropy:
    """L = -Σ (t log y + (1 - t) log(1 - y)): each output answers yes or no."""

    def forward(self, y, t):
        self.y, self.t = y, t  # (batch, outputs)
        log_y = np.log(y, where=t != 0, out=np.zeros_like(y))
        log_not_y = np.log(1 - y, where=t != 1, out=np.zeros_like(y))
        return -(t * log_y + (1 - t) * log_not_y).sum() / len(t)

    def backward(self):
        y, t = self.y, self.t
        yes = np.divide(t, y, where=t != 0, out=np.zeros_like(y))
        no = np.divide(1 - t, 1 - y, where=t != 1, out=np.zeros_like(y))
        return (no - yes) / len(t)


class Hinge:
    """L = Σ max(0, 1 - y_c + y_i) / n over the wrong classes i, where c is the right one."""

    def forward(self, y, t):
        self.y, self.t = y, t  # (batch, classes)
        right = (y * t).sum(axis=1, keepdims=True)
        self.lacking = 1 - right + y  # of a lead of 1 before each class
        return ((1 - t) * np.maximum(0, self.lacking)).mean()

    def backward(self):
        wrong = (1 - self.t) * (self.lacking > 0)
        return (wrong - self.t * wrong.sum(axis=1, keepdims=True)) / self.y.size


class SoftmaxWithLoss:
    """Softmax and cross-entropy error together: the way back is y - t (chapter 5.6.3)."""

    def forward(self, x, t):
        x = x - x.max(axis=1, keepdims=True)  # the same, but without overflow
        log_y = x - np.log(np.exp(x).sum(axis=1, keepdims=True))
        self.y, self.t = np.exp(log_y), t  # (batch, classes)
        return -(t * log_y).sum() / len(t)

    def backward(self):
        return (self.y - self.t) / len(self.t)


class SigmoidWithLoss:
    """Sigmoid and binary cross-entropy together: the way back is y - t, too."""

    def forward(self, x, t):
        self.y, self.t = sigmoid(x), t  # (batch, outputs)
        return (np.logaddexp(0, x) - x * t).sum() / len(t)

    def backward(self):
        return (self.y - self.t) / len(self.t)
