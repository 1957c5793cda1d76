"""A run as a program of its own: NumPy only, in the words of *Deep Learning from Scratch*, with all that it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from io import BytesIO

import numpy as np

from model.disk import ArchiveInvalid
from model.experiment import BACKPROPAGATION, Experiment
from model.layers import BatchNormalization, Dropout
from model.layers.base import Activated, Layer, Shape
from model.learned import NAMES, Named, learned, named
from model.losses import FUSED
from model.network import Network
from model.optimizers import Optimizer
from model.schedules import Constant, Schedule
from model.script.assemble import Words, program, translated
from model.trainer import EVALUATED, Trainer

HEADER = """The network that was trained in Nori, after {steps} steps, as a program of its own.

It needs NumPy, and beside it {arrays} with the parameters as they are and the data. Run it with

    python {script}

It shows how good the network is, trains it for one more epoch and shows it again; what the optimizer
remembers begins anew. Chapters are those of “Deep Learning from Scratch”."""
"""What a program begins with: the docstring of its file."""

SCORES = "reads the scores that predict returns"
"""What is said of a last layer that activation and loss share."""

ROOM = 108
"""How long a line that makes a layer may be where it begins: 120 with what it is indented."""


@dataclass(frozen=True)
class Part:
    """What stands for a row of the stack, or for its activation, in a program.

    Attributes:
        name: its class in `model/script/parts`.
        arrays: what it is made with, by the names that the arrays have here.
        settings: and then, fields of the row.
        unusual: fields that are told only where they are other than usual, which is the class's own default.
        images: its class where images come to it, if that is another one.
        modes: whether it does something else in training.
    """

    name: str
    arrays: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    unusual: tuple[str, ...] = ()
    images: str = ""
    modes: bool = False


NORMALIZED = ("γ", "β", "running_mean", "running_variance")

LAYER_PARTS: dict[str, Part | None] = {
    "dense": Part("Affine", ("W", "b")),
    "activation": None,  # nothing but its activation
    "dropout": Part("Dropout", (), ("rate",), modes=True),
    "batch_normalization": Part("BatchNorm", NORMALIZED, (), ("momentum", "epsilon"), "BatchNorm2d", modes=True),
    "maxout": Part("Maxout", ("W", "b"), ("pieces",)),
    "convolution": Part("Convolution", ("W", "b"), ("stride", "padding")),
    "max_pooling": Part("MaxPooling", (), ("size", "stride")),
    "average_pooling": Part("AveragePooling", (), ("size", "stride")),
    "flatten": Part("Flatten"),
}
"""By the ids of LAYERS."""

ACTIVATION_PARTS: dict[str, Part | None] = {
    "identity": None,
    "step": Part("Step"),
    "sigmoid": Part("Sigmoid"),
    "tanh": Part("Tanh"),
    "relu": Part("Relu"),
    "leaky_relu": Part("LeakyRelu"),
    "prelu": Part("PRelu", ("slope",)),
    "prelu_each": Part("PReluEach", ("slope",), images="PReluEach2d"),
    "elu": Part("Elu"),
    "softplus": Part("Softplus"),
    "silu": Part("Silu"),
    "gelu": Part("Gelu"),
    "softmax": Part("Softmax"),
}
"""By the ids of ACTIVATIONS."""

LOSS_PARTS = {
    "sum_of_squares": "SumOfSquares",
    "mean_squared": "MeanSquared",
    "huber": "Huber",
    "cross_entropy": "CrossEntropy",
    "binary_cross_entropy": "BinaryCrossEntropy",
    "hinge": "Hinge",
}
"""By the ids of LOSSES."""

FUSED_PARTS = {
    ("softmax", "cross_entropy"): "SoftmaxWithLoss",
    ("sigmoid", "binary_cross_entropy"): "SigmoidWithLoss",
}
"""By the pairs of FUSED."""

OPTIMIZER_PARTS = {
    "sgd": "SGD",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adagrad": "AdaGrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "adamw": "AdamW",
}
"""By the ids of OPTIMIZERS."""

SCHEDULE_PARTS = {"constant": "Constant", "step": "StepDecay", "exponential": "Exponential", "cosine": "Cosine"}
"""By the ids of SCHEDULES."""

DIFFERENCE_PARTS = {
    "forward": "forward_difference",
    "central": "central_difference",
    "five_point": "five_point_difference",
}
"""By the ids of METHODS."""

BATCHES_PARTS = {"epoch": "shuffled_batches", "random": "random_batches"}
"""By the ids of SAMPLINGS."""


@dataclass(frozen=True)
class Script:
    """A program.

    Attributes:
        source: its text.
        arrays: the content of the `.npz` file that lies beside it, with the same name.
    """

    source: str
    arrays: bytes


def check_can_be_written(experiment: Experiment) -> None:
    """Refuse what there is no program of.

    By differences the loss is computed very often in one step, and what is drawn at random or counted on the way would
    have to be the same each time.

    Raises:
        ArchiveInvalid: "no_program": differences are taken, and there is dropout or batch normalisation.
    """
    varies = any(isinstance(row, Dropout | BatchNormalization) for row in experiment.hidden)
    if varies and experiment.gradient != BACKPROPAGATION:
        raise ArchiveInvalid("no_program", "gradient", BACKPROPAGATION, experiment.gradient)


def script(trainer: Trainer, name: str, words: Words) -> Script:
    """Return the program that goes on from where a run is.

    Args:
        trainer: the run.
        name: of the file, without its ending.
        words: the language of its comments, HEADER among them; see `assemble`.

    Raises:
        ArchiveInvalid: there is no program of it.
    """
    check_can_be_written(trainer.experiment)
    name = name.replace("\\", "\\\\").replace('"', '\\"')  # as it is written in a docstring
    values = {"steps": f"{trainer.step_number:,}", "arrays": f"{name}.npz", "script": f"{name}.py"}
    header = words.get(HEADER, HEADER).format(**values)
    source = translated(program(_used(trainer), _slots(trainer)), words)
    return Script(f'"""{header}\n"""\n\n{source}', _npz(trainer))


def _used(trainer: Trainer) -> set[str]:
    """Return the names of what the program has besides."""
    chosen, data = trainer.experiment, trainer.experiment.data
    found = {
        "modes": any((part := LAYER_PARTS[row.kind]) and part.modes for row in chosen.hidden),
        "numerical": chosen.gradient != BACKPROPAGATION,
        "l1": chosen.l1 > 0,
        "l2": chosen.l2 > 0,
        "clip": chosen.clip > 0,
        "schedule": chosen.schedule != Constant(),
        "shift": data.shift > 0 and bool(data.image_shape),
        "features": len(chosen.input_shape) == 1,
        "images": len(chosen.input_shape) == 3,
        "many": len(trainer.dataset.train.x) > EVALUATED,
        "taught": chosen.taught.count > 0,
        "untaught": not chosen.taught.count,
    }
    return {name for name, holds in found.items() if holds}


def _slots(trainer: Trainer) -> dict[str, Sequence[str]]:
    """Return what differs from program to program, line by line."""
    chosen = trainer.experiment
    size = min(chosen.batch_size, trainer.batches.samples)
    gradient = "gradient" if chosen.gradient == BACKPROPAGATION else "numerical_gradient"
    difference = DIFFERENCE_PARTS.get(chosen.gradient, "")
    scheduled = chosen.schedule != Constant()
    numbers = {
        "batch_size": size,
        "learning_rate": chosen.learning_rate,
        "steps_done": trainer.step_number,
        "l2": chosen.l2,
        "l1": chosen.l1,
        "clip": chosen.clip,
        "shift": chosen.data.shift,
        "drawing_counts": chosen.taught.weight,
    }
    layers = list(_layers(trainer.network, chosen))
    fused = FUSED_PARTS.get((chosen.output.activation, chosen.loss))
    return {
        **{slot: [f"{SETTINGS[slot]} = {value!r}"] for slot, value in numbers.items()},
        "layers": [line for layer in layers for line in layer.made()],
        "last_layer": [
            f"self.last_layer = {fused}()  # {SCORES}" if fused else f"self.last_layer = {LOSS_PARTS[chosen.loss]}()"
        ],
        "grads": [line for layer in layers for line in layer.gradients()],
        "difference": [f"grads[key] = {difference}(lambda: self.loss(x, t), value)"],
        "optimizer": [f"optimizer = {_optimizer(chosen.optimizer)}"],
        "schedule": [f"schedule = {_schedule(chosen.schedule)}"] if scheduled else [],
        "batches": [f"for chosen in {BATCHES_PARTS[chosen.sampling]}(len(x_train), BATCH_SIZE):"],
        "gradient": [f"grads = network.{gradient}(x, t)"],
        "printed": [f'print(f"{{name}}: loss {{loss:.4g}}, {_goodness(chosen)}")'],
    }


SETTINGS = {
    "batch_size": "BATCH_SIZE",
    "learning_rate": "LEARNING_RATE",
    "steps_done": "STEPS_DONE",
    "l2": "WEIGHT_DECAY",
    "l1": "L1",
    "clip": "MAX_NORM",
    "shift": "MAX_SHIFT",
    "drawing_counts": "DRAWING_COUNTS",
}
"""What the settings of a program are called there."""


def _optimizer(optimizer: Optimizer) -> str:
    return _call(OPTIMIZER_PARTS[optimizer.kind], "LEARNING_RATE", *_settings(optimizer))


def _schedule(schedule: Schedule) -> str:
    after = _call(SCHEDULE_PARTS[schedule.kind], *_settings(schedule, without="warm_up"))
    return _call("WarmUp", str(schedule.warm_up), after) if schedule.warm_up else after


def _goodness(experiment: Experiment) -> str:
    """Return how the goodness of answers is written in a line that is printed."""
    row = experiment.data.row
    if row.classes:
        return "accuracy {accuracy(y, t):.1%}"
    return "R² {r_squared(y, t):.4g}" if row.threshold is None else "accuracy {accuracy_of_one(y, t):.1%}"


def _settings(chosen: Optimizer | Schedule, without: str = "") -> Iterator[str]:
    return _written(chosen, [setting.name for setting in fields(chosen) if setting.name != without])


def _written(chosen: Optimizer | Schedule | Layer, names: Sequence[str]) -> Iterator[str]:
    return (f"{name}={getattr(chosen, name)!r}" for name in names)


def _is_unusual(row: Layer, name: str) -> bool:
    return getattr(row, name) != getattr(type(row), name)


def _call(name: str, *arguments: str) -> str:
    return f"{name}({', '.join(arguments)})"


# --- layers -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Layer:
    """A layer of the program.

    Attributes:
        name: what it is called there: "Affine1".
        kind: its class.
        arrays: what it is made with.
        learned: which of these have a gradient.
        settings: of its row, written out.
        note: how it changes the shape of an example; "" where it has no weights and does not.
    """

    name: str
    kind: str
    arrays: tuple[Named, ...]
    learned: tuple[Named, ...]
    settings: tuple[str, ...]
    note: str

    def made(self) -> list[str]:
        """Return the lines that make it."""
        arguments = [*(f'params["{one.called}"]' for one in self.arrays), *self.settings]
        line = f"{self.name}={_call(self.kind, *arguments)},"
        if len(line + self.note) <= ROOM:
            return [line + self.note]
        return [f"{self.name}={self.kind}(", *(f"    {argument}," for argument in arguments), f"),{self.note}"]

    def gradients(self) -> list[str]:
        """Return the line that takes its gradients, if it has any."""
        to = ", ".join(f'grads["{one.called}"]' for one in self.learned)
        taken = ", ".join(f'self.layers["{self.name}"].d{NAMES.get(one.name, one.name)}' for one in self.learned)
        return [f"{to} = {taken}"] if self.learned else []


def _layers(network: Network, experiment: Experiment) -> Iterator[_Layer]:
    """Yield the layers of the program; with an activation that is taken together with the loss, not that one."""
    arrays = list(named(network))
    learning = {(part.layer, part.name) for part in network.flow.layout}
    number, taken = 0, set[str]()
    for k, row in enumerate(network.rows):
        own = {one.name: one for one in arrays if one.layer == k}
        number += "W" in own
        shape, result = network.flow.inputs[k], network.flow.shapes[k]
        fused = k == len(network.rows) - 1 and (experiment.output.activation, experiment.loss) in FUSED
        for part, comes, goes in _parts_of(row, shape, result, with_activation=not fused):
            kind = part.images if part.images and len(comes) == 3 else part.name
            name = f"{kind}{number}"
            while name in taken:
                name += "_2"
            taken.add(name)
            made_with = tuple(own[array] for array in part.arrays)
            yield _Layer(
                name,
                kind,
                made_with,
                tuple(one for one in made_with if (k, one.name) in learning),
                tuple(_written(row, (*part.settings, *(s for s in part.unusual if _is_unusual(row, s))))),
                f"  # {_shape_of(comes)} → {_shape_of(goes)}" if "W" in part.arrays or comes != goes else "",
            )


def _parts_of(row: Layer, shape: Shape, result: Shape, with_activation: bool) -> Iterator[tuple[Part, Shape, Shape]]:
    """Yield what stands for a row, each with what comes to it and what it makes of it."""
    if part := LAYER_PARTS[row.kind]:
        yield part, shape, result
    if with_activation and isinstance(row, Activated) and (part := ACTIVATION_PARTS[row.activation]):
        yield part, result, result


def _shape_of(shape: Shape) -> str:
    """Write the shape of an example as programs have it: channels come first."""
    numbers = ", ".join(str(n) for n in (*shape[2:], *shape[:2]))
    return numbers if len(shape) == 1 else f"({numbers})"


# --- arrays -------------------------------------------------------------------------------------------------------


def _npz(trainer: Trainer) -> bytes:
    """Return the content of the file with parameters and data; in float64 where differences are taken."""
    experiment, dataset = trainer.experiment, trainer.dataset
    precision = experiment.precision if experiment.gradient == BACKPROPAGATION else "float64"
    found = {
        "x_train": _as_images(dataset.train.x, experiment.input_shape),
        "t_train": dataset.train.t,
        "x_test": _as_images(dataset.test.x, experiment.input_shape),
        "t_test": dataset.test.t,
    }
    if experiment.taught.count:
        x, t = trainer.batches.taught
        found |= {"x_drawn": _as_images(x, experiment.input_shape), "t_drawn": t}
    file = BytesIO()
    arrays = {name: np.asarray(array, precision) for name, array in {**learned(trainer.network), **found}.items()}
    np.savez(file, **arrays)  # type: ignore[arg-type]  # it can't be told that none is "allow_pickle"
    return file.getvalue()


def _as_images(x: np.ndarray, shape: Shape) -> np.ndarray:
    """Return samples (n, inputs) as they are or, where the network reads images, (n, channels, height, width)."""
    return x if len(shape) == 1 else x.reshape(len(x), *shape).transpose(0, 3, 1, 2)
