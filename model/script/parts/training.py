"""A program that says how good a network is, and goes on training it (chapter 4.5)."""
# pyright: basic

import math
from pathlib import Path

import numpy as np

from model.script.parts.network import Network
from model.script.parts.optimizers import SGD
from model.script.parts.schedules import Constant
from model.script.parts.settings import (
    BATCH_SIZE,
    DRAWING_COUNTS,
    L1,
    LEARNING_RATE,
    MAX_NORM,
    MAX_SHIFT,
    STEPS_DONE,
    WEIGHT_DECAY,
    rng,
)


def shuffled_batches(samples, size):
    """Yield which examples each step takes: every one once, in a new order."""
    order = rng.permutation(samples)
    for start in range(0, samples, size):
        yield order[start : start + size]


def random_batches(samples, size):
    """Yield which examples each step takes, drawn at random as in the book (chapter 4.5.2)."""
    for _ in range(math.ceil(samples / size)):
        yield rng.integers(samples, size=size)


def shifted(x, down, right):
    """Return images of 28 · 28 pixels, all moved alike; what comes in at an edge repeats its pixels."""
    most = max(abs(down), abs(right))
    padded = np.pad(x.reshape(-1, 28, 28), [(0, 0), (most, most), (most, most)], mode="edge")
    moved = padded[:, most - down : most - down + 28, most - right : most - right + 28]
    return moved.reshape(x.shape)


def with_drawings(examples, drawings):
    """Return examples with your drawings among them, each so many times."""
    return np.concatenate([examples, np.repeat(drawings, DRAWING_COUNTS, axis=0)])


def decay_weights(params, grads):
    """Add the gradient of the penalty ½ λ ΣW² (chapter 6.4.2)."""
    for key in grads:
        if key.startswith("W"):
            grads[key] += WEIGHT_DECAY * params[key]


def add_l1(params, grads):
    """Add the gradient of the penalty λ Σ|W|."""
    for key in grads:
        if key.startswith("W"):
            grads[key] += L1 * np.sign(params[key])


def clip(grads):
    """Shorten the whole gradient where it is too long; its direction stays."""
    norm = math.sqrt(sum((grad**2).sum() for grad in grads.values()))
    for key in grads:
        grads[key] *= min(1, MAX_NORM / (norm + 1e-6))


def train(network, x_train, t_train):
    """Train for one epoch; every batch is one step."""
    optimizer = SGD(LEARNING_RATE)  # slot: optimizer
    schedule = Constant()  # slot: schedule
    step = STEPS_DONE  # if: schedule
    for chosen in shuffled_batches(len(x_train), BATCH_SIZE):  # slot: batches
        x, t = x_train[chosen], t_train[chosen]
        x = shifted(x, *rng.integers(-MAX_SHIFT, MAX_SHIFT + 1, size=2))  # if: shift
        grads = network.gradient(x, t)  # slot: gradient
        decay_weights(network.params, grads)  # if: l2
        add_l1(network.params, grads)  # if: l1
        clip(grads)  # if: clip
        optimizer.lr = LEARNING_RATE * schedule.factor(step)  # if: schedule
        step += 1  # if: schedule
        optimizer.update(network.params, grads)


def accuracy(y, t):
    """Return the share of right answers: where the largest output is the right class (chapter 3.6.2)."""
    return (y.argmax(axis=1) == t.argmax(axis=1)).mean()


def accuracy_of_one(y, t):
    """Return the share of right answers of a single output, which says 1 above 0.5."""
    return ((y > 0.5) == (t > 0.5)).mean()


def r_squared(y, t):
    """Return R²: 1 is perfect, 0 no better than the mean."""
    return 1 - ((y - t) ** 2).sum() / ((t - t.mean(axis=0)) ** 2).sum()


def in_batches(network, x, t):
    """Return the loss and the answers Y, 100 images at a time: im2col makes them large."""
    loss, answers = 0, []
    for start in range(0, len(x), 100):
        chosen = slice(start, start + 100)
        loss += network.loss(x[chosen], t[chosen]) * len(x[chosen]) / len(x)
        answers.append(network.last_layer.y)
    return loss, np.concatenate(answers)


def show(network, parts):
    """Print the loss, without penalties, and how good the answers are."""
    for name, (x, t) in parts.items():
        loss, y = network.loss(x, t), network.last_layer.y  # if: features
        loss, y = in_batches(network, x, t)  # if: images
        print(f"{name}: loss {loss:.4g}, accuracy {accuracy(y, t):.1%}")  # slot: printed


def main():
    """Show how good the network is, train it for one epoch, and show it again."""
    with np.load(Path(__file__).with_suffix(".npz")) as file:
        arrays = dict(file)
    x_train, t_train = arrays.pop("x_train"), arrays.pop("t_train")
    x_test, t_test = arrays.pop("x_test"), arrays.pop("t_test")
    x_drawn, t_drawn = arrays.pop("x_drawn"), arrays.pop("t_drawn")  # if: taught
    network = Network(arrays)  # what is left are its parameters

    parts = {"training data": (x_train, t_train), "test data": (x_test, t_test)}
    # As in the window, the first 1,000 stand for all.  # if: many
    parts["training data"] = x_train[:1_000], t_train[:1_000]  # if: many
    show(network, parts)
    train(network, x_train, t_train)  # if: untaught
    train(network, with_drawings(x_train, x_drawn), with_drawings(t_train, t_drawn))  # if: taught
    print("one epoch later:")
    show(network, parts)


if __name__ == "__main__":
    main()
