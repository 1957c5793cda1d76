"""Optimisers: how a gradient becomes a step (chapter 6.1)."""
# pyright: basic

import numpy as np


class SGD:
    """W ← W - η ∂L/∂W (chapter 6.1.2)."""

    def __init__(self, lr):
        self.lr = lr

    def update(self, params, grads):
        for key, grad in grads.items():
            params[key] -= self.lr * grad


class Momentum:
    """v ← μ v + ∂L/∂W, W ← W - η v (chapter 6.1.4)."""

    def __init__(self, lr, momentum):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def update(self, params, grads):
        for key, grad in grads.items():
            self.v[key] = self.momentum * self.v.get(key, 0) + grad
            params[key] -= self.lr * self.v[key]


class Nesterov:
    """v ← μ v + ∂L/∂W, W ← W - η (∂L/∂W + μ v): momentum that looks ahead."""

    def __init__(self, lr, momentum):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def update(self, params, grads):
        for key, grad in grads.items():
            self.v[key] = self.momentum * self.v.get(key, 0) + grad
            params[key] -= self.lr * (grad + self.momentum * self.v[key])


class AdaGrad:
    """h ← h + (∂L/∂W)², W ← W - η ∂L/∂W / √h (chapter 6.1.5)."""

    def __init__(self, lr, epsilon):
        self.lr, self.epsilon = lr, epsilon
        self.h = {}

    def update(self, params, grads):
        for key, grad in grads.items():
            self.h[key] = self.h.get(key, 0) + grad**2
            params[key] -= self.lr * grad / (np.sqrt(self.h[key]) + self.epsilon)


class RMSProp:
    """h ← ρ h + (1 - ρ) (∂L/∂W)², W ← W - η ∂L/∂W / √h: AdaGrad that forgets."""

    def __init__(self, lr, decay, epsilon):
        self.lr, self.decay, self.epsilon = lr, decay, epsilon
        self.h = {}

    def update(self, params, grads):
        for key, grad in grads.items():
            self.h[key] = self.decay * self.h.get(key, 0) + (1 - self.decay) * grad**2
            params[key] -= self.lr * grad / (np.sqrt(self.h[key]) + self.epsilon)


class Adam:
    """W ← W - η m / √v, with m and v the running means of ∂L/∂W and of its square (chapter 6.1.6)."""

    def __init__(self, lr, beta_1, beta_2, epsilon):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.m, self.v, self.t = {}, {}, 0

    def update(self, params, grads):
        self.t += 1
        for key, grad in grads.items():
            self.m[key] = self.beta_1 * self.m.get(key, 0) + (1 - self.beta_1) * grad
            self.v[key] = self.beta_2 * self.v.get(key, 0) + (1 - self.beta_2) * grad**2
            # Both began at 0: this makes up for it in the first steps.
            m = self.m[key] / (1 - self.beta_1**self.t)
            v = self.v[key] / (1 - self.beta_2**self.t)
            params[key] -= self.lr * m / (np.sqrt(v) + self.epsilon)


class AdamW(Adam):
    """W ← W - η λ W for weights, but not for biases, and then Adam."""

    def __init__(self, lr, beta_1, beta_2, epsilon, weight_decay):
        super().__init__(lr, beta_1, beta_2, epsilon)
        self.weight_decay = weight_decay

    def update(self, params, grads):
        for key in grads:
            if key.startswith("W"):
                params[key] -= self.lr * self.weight_decay * params[key]
        super().update(params, grads)
