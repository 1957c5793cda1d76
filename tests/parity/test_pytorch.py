"""The engine does what PyTorch does, to float64 rounding: forward pass, gradients, a hundred steps of every optimiser.

What is compared is the trainer itself: its program's own batches are handed to PyTorch, step by step.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
import torch

from model.activations import ACTIVATIONS, START
from model.data.choice import Data
from model.experiment import Experiment, Output
from model.initial import Initial
from model.layers import (
    ActivationLayer,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Layer,
    Maxout,
    MaxPooling,
)
from model.losses import FITS, FOR_CLASSES, FUSED, LOSSES
from model.optimizers import OPTIMIZERS, SGD, Adam, AdamW, Momentum, Nesterov, Optimizer, RMSProp
from model.schedules import SCHEDULES, Constant, Cosine, Exponential, Schedule, StepDecay
from model.trainer import Trainer
from tests.model.runs import dense_network, trainer_of

RTOL = 1e-10
STEPS = 100

TORCH_ACTIVATIONS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "identity": lambda a: a,
    "step": lambda a: (a > 0).to(a.dtype),  # no way back for a gradient
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": torch.nn.functional.leaky_relu,
    "elu": torch.nn.functional.elu,
    "prelu": lambda a: torch.nn.functional.prelu(a, torch.full((1,), START, dtype=a.dtype)),
    "prelu_each": lambda a: torch.nn.functional.prelu(a, torch.full((a.shape[1],), START, dtype=a.dtype)),
    "softplus": lambda a: torch.logaddexp(a, torch.zeros_like(a)),  # its own softplus is a itself from 20 on
    "silu": torch.nn.functional.silu,
    "gelu": lambda a: torch.nn.functional.gelu(a, approximate="tanh"),
    "softmax": lambda a: torch.softmax(a, 1),
}


def torch_loss(loss: str, output: str, a: torch.Tensor, y: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
    """Return PyTorch's own loss, from the logits where it can; ours are means over the batch of sums over outputs."""
    if loss == "cross_entropy" and output == "softmax":
        return torch.nn.functional.cross_entropy(a, t)
    if loss == "binary_cross_entropy" and output == "sigmoid":
        return torch.nn.functional.binary_cross_entropy_with_logits(a, t, reduction="sum") / len(a)
    if loss == "huber":
        return torch.nn.functional.huber_loss(y, t)
    if loss == "hinge":
        return torch.nn.functional.multi_margin_loss(y, t.argmax(1))
    if loss == "mean_squared":
        return torch.nn.functional.mse_loss(y, t)
    assert loss == "sum_of_squares"
    return torch.nn.functional.mse_loss(y, t, reduction="sum") / (2 * len(a))


TORCH_OPTIMIZERS: dict[str, Callable[[Any, float, Any], torch.optim.Optimizer]] = {
    "sgd": lambda p, lr, o: torch.optim.SGD(p, lr),
    "momentum": lambda p, lr, o: torch.optim.SGD(p, lr, momentum=o.momentum),
    "nesterov": lambda p, lr, o: torch.optim.SGD(p, lr, momentum=o.momentum, nesterov=True),
    "adagrad": lambda p, lr, o: torch.optim.Adagrad(p, lr, eps=o.epsilon),
    "rmsprop": lambda p, lr, o: torch.optim.RMSprop(p, lr, alpha=o.decay, eps=o.epsilon),
    "adam": lambda p, lr, o: torch.optim.Adam(p, lr, betas=(o.beta_1, o.beta_2), eps=o.epsilon),
    "adamw": lambda p, lr, o: torch.optim.AdamW(p, lr, betas=(o.beta_1, o.beta_2), eps=o.epsilon),
}


def torch_activation(name: str, a: torch.Tensor, own: dict[str, torch.Tensor]) -> torch.Tensor:
    """Return Z, activating every place of an image as a row of its own."""
    rows = a.reshape(-1, a.shape[-1])
    if name.startswith("prelu"):
        return torch.nn.functional.prelu(rows, own["slope"]).reshape(a.shape)
    return TORCH_ACTIVATIONS[name](rows).reshape(a.shape)


def torch_row(
    row: Layer, x: torch.Tensor, own: dict[str, torch.Tensor], mask: np.ndarray | None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return A and Z of a row; images are (batch, height, width, channels) here and (batch, channels, …) in PyTorch."""
    a = z = x
    images = x.permute(0, 3, 1, 2) if x.ndim == 4 else x
    match row:
        case Dense():
            a = x @ own["W"] + own["b"]
            z = torch_activation(row.activation, a, own)
        case Maxout():
            a = x @ own["W"] + own["b"]
            z = a.reshape(len(a), row.pieces, row.units).max(1).values
        case Convolution():
            kernel = own["W"].reshape(row.kernel, row.kernel, x.shape[3], row.channels).permute(3, 2, 0, 1)
            a = torch.nn.functional.conv2d(images, kernel, own["b"], row.stride, row.padding).permute(0, 2, 3, 1)
            z = torch_activation(row.activation, a, own)
        case MaxPooling():
            z = torch.nn.functional.max_pool2d(images, row.size, row.stride).permute(0, 2, 3, 1)
        case AveragePooling():
            z = torch.nn.functional.avg_pool2d(images, row.size, row.stride).permute(0, 2, 3, 1)
        case Flatten():
            z = x.reshape(len(x), -1)
        case BatchNormalization():
            z = torch.nn.functional.batch_norm(
                images,
                own["running_mean"],
                own["running_variance"],
                own["γ"],
                own["β"],
                mask is not None,
                row.momentum,
                row.epsilon,
            )
            z = z.permute(0, 2, 3, 1) if x.ndim == 4 else z
        case ActivationLayer():
            z = torch_activation(row.activation, x, own)
        case Dropout():
            z = x if mask is None else x * torch.from_numpy(mask)
        case _:
            raise AssertionError(f"{row.kind} has no counterpart yet")
    return a, z


def torch_scheduler(optimizer: torch.optim.Optimizer, schedule: Any) -> torch.optim.lr_scheduler.LRScheduler:
    """Return PyTorch's own schedule, after its own warm-up; the cosine is compared while it falls."""
    rates = torch.optim.lr_scheduler
    after = {
        "constant": lambda s: rates.ConstantLR(optimizer, 1.0),
        "step": lambda s: rates.StepLR(optimizer, s.every, s.gamma),
        "exponential": lambda s: rates.ExponentialLR(optimizer, s.gamma ** (1 / s.every)),
        "cosine": lambda s: rates.CosineAnnealingLR(optimizer, s.length, s.lowest * optimizer.param_groups[0]["lr"]),
    }[schedule.kind](schedule)
    if not schedule.warm_up:
        return after
    warm_up = rates.LinearLR(optimizer, 1 / schedule.warm_up, 1.0, max(1, schedule.warm_up - 1))
    return rates.SequentialLR(optimizer, [warm_up, after], [schedule.warm_up])


@dataclass
class Twin:
    """The same network in PyTorch, with parameters of its own that began as ours."""

    trainer: Trainer

    def __post_init__(self) -> None:
        network = self.trainer.network
        self.layout = network.flow.layout
        self.parameters = [
            torch.tensor(network.view(network.parameters, p).copy(), requires_grad=True) for p in self.layout
        ]
        self.kept = {(p.layer, p.name): torch.tensor(network.view(network.kept, p).copy()) for p in network.flow.kept}
        self.new_optimizer()

    @property
    def weights(self) -> list[torch.Tensor]:
        return [tensor for tensor, p in zip(self.parameters, self.layout, strict=True) if p.name == "W"]

    def new_optimizer(self) -> None:
        chosen = self.trainer.experiment
        kind = TORCH_OPTIMIZERS[chosen.optimizer.kind]
        # PyTorch's own L2 and decay are for every parameter, so weights are a group of their own.
        others = [tensor for tensor, p in zip(self.parameters, self.layout, strict=True) if p.name != "W"]
        groups = [
            {"params": self.weights, "weight_decay": chosen.optimizer.weight_decay or chosen.l2},
            {"params": others, "weight_decay": 0.0},
        ]
        self.optimizer = kind(groups, chosen.learning_rate, chosen.optimizer)
        self.scheduler = torch_scheduler(self.optimizer, chosen.schedule)

    def forward(self, x: np.ndarray, masks: dict[int, np.ndarray] | None = None) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the last layer's A and Z: of training with the masks of dropout rows, without them of evaluation."""
        network = self.trainer.network
        a = z = torch.tensor(np.asarray(x, float).reshape(-1, *network.shape))
        for k, row in enumerate(network.rows):
            own = {p.name: tensor for tensor, p in zip(self.parameters, self.layout, strict=True) if p.layer == k}
            own |= {name: tensor for (layer, name), tensor in self.kept.items() if layer == k}
            a, z = torch_row(row, z, own, None if masks is None else masks.get(k, np.ones(0)))
        return a, z

    def gradient(self, x: np.ndarray, t: np.ndarray, masks: dict[int, np.ndarray] | None = None) -> float:
        """Set the gradients, L1 included, and return the loss alone."""
        chosen = self.trainer.experiment
        a, y = self.forward(x, masks or {})
        loss = torch_loss(chosen.loss, chosen.output.activation, a, y, torch.from_numpy(t))
        self.optimizer.zero_grad(set_to_none=True)
        total = loss + chosen.l1 * sum(w.abs().sum() for w in self.weights)
        if chosen.l2 and chosen.optimizer.weight_decay:  # of AdamW PyTorch's weight_decay is the other one
            total = total + chosen.l2 / 2 * sum(w.square().sum() for w in self.weights)
        total.backward()
        if chosen.clip:
            torch.nn.utils.clip_grad_norm_(self.parameters, chosen.clip)
        return float(loss.detach())

    def step(self) -> None:
        """Take the step, and go on with the schedule."""
        self.optimizer.step()
        self.scheduler.step()

    def flat(self, gradients: bool = False) -> np.ndarray:
        """Return all parameters, or their gradients, in the engine's order."""
        tensors = [
            (torch.zeros_like(p) if p.grad is None else p.grad) if gradients else p.detach() for p in self.parameters
        ]
        return np.concatenate([tensor.numpy().ravel() for tensor in tensors])


def assert_agree(ours: np.ndarray, theirs: np.ndarray, what: str) -> None:
    """The relative error of the whole vector, and of every element that is not tiny beside the others."""
    scale = np.abs(theirs).max()
    assert np.abs(ours - theirs).max() <= RTOL * max(scale, 1e-300), what
    np.testing.assert_allclose(ours, theirs, rtol=RTOL, atol=RTOL * 1e-3 * scale, err_msg=what)


Masks = dict[int, np.ndarray]
"""What dropout rows multiplied by, by their places in the stack."""


def batches(trainer: Trainer, steps: int) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray, Masks]]:
    """Do steps; yield X, T, the gradient and the masks of each once it is done."""
    for _ in range(steps):
        taken: dict[str, np.ndarray] = {}
        masks: Masks = {}
        gradient = np.empty(0)
        for move in trainer.moves():
            if move.kind == "mask" and move.layer is not None:
                masks[move.layer] = dict(move.results)["M"].copy()
            taken |= {name: array.copy() for name, array in move.results if name in ("X", "T")}
            if move.kind != "update":
                gradient = trainer.network.gradient.copy()
        yield taken["X"], taken["T"], gradient, masks


def compare(experiment: Experiment, steps: int = STEPS) -> Trainer:
    """Train both for some steps, and compare outputs, losses, gradients and parameters at each."""
    trainer = trainer_of(experiment)
    for k, layer in enumerate(trainer.network.layers):
        if "b" in layer:
            layer["b"][...] = np.random.default_rng(k).normal(0, 0.3, layer["b"].shape)
    twin = Twin(trainer)
    began = twin.flat()
    sizes: set[int] = set()
    for x, t, gradient, masks in batches(trainer, steps):
        sizes.add(len(x))
        loss = twin.gradient(x, t, masks)
        assert trainer.loss == pytest.approx(loss, rel=RTOL)
        if not experiment.l2:  # PyTorch adds L2 within its optimisers
            assert_agree(gradient, twin.flat(gradients=True), "gradients")
        twin.step()
        assert_agree(trainer.network.parameters, twin.flat(), f"parameters after step {trainer.step_number}")
        for part in trainer.network.flow.kept:
            ours, theirs = trainer.network.view(trainer.network.kept, part), twin.kept[part.layer, part.name]
            assert_agree(ours, theirs.numpy(), f"{part.name} after step {trainer.step_number}")
    y = trainer.network.predict(trainer.dataset.test.x)
    assert_agree(y, twin.forward(trainer.dataset.test.x)[1].detach().numpy(), "outputs")
    assert len(sizes) == 2, "a partial batch was among them"
    assert np.abs(trainer.network.parameters - began).max() > 1e-3, "nothing was learnt"
    return trainer


def experiment(**changes: Any) -> Experiment:
    data = changes.pop("data", Data("rings", samples=86, noise=0.02))
    hidden = changes.pop("hidden", (Dense(5, "tanh"), Dense(4, "sigmoid", Initial("xavier"))))
    return replace(Experiment(data=data, hidden=hidden, precision="float64", seed=1), **changes)


@pytest.mark.parametrize(("loss", "output"), [(loss, output) for loss in FITS for output in FITS[loss]])
def test_every_pair_that_fits(loss: str, output: str) -> None:
    compare(experiment(loss=loss, output=Output(output), optimizer=Momentum(), learning_rate=0.05))


@pytest.mark.parametrize("loss", [loss for loss in FITS if loss not in FOR_CLASSES])
def test_regression(loss: str) -> None:
    data = Data("plane", samples=86, noise=0.05)
    compare(experiment(data=data, loss=loss, output=Output("identity"), optimizer=Momentum(), learning_rate=0.02))


SCHEDULED = [
    Constant(warm_up=7),
    StepDecay(gamma=0.3, every=15),
    StepDecay(5, 0.9, 1),
    Exponential(gamma=0.97, every=1),
    Exponential(10, 0.5, 40),
    Cosine(length=STEPS + 10, lowest=0.1),
    Cosine(1, STEPS, 0.0),
]


@pytest.mark.filterwarnings("ignore:.*lr_scheduler.*")  # PyTorch's own chain of schedules warns of itself
@pytest.mark.parametrize("schedule", SCHEDULED, ids=repr)
@pytest.mark.parametrize("optimizer", [SGD(), Momentum(), AdamW()], ids=lambda o: o.kind)
def test_every_schedule(schedule: Schedule, optimizer: Optimizer) -> None:
    compare(experiment(optimizer=optimizer, learning_rate=0.05, schedule=schedule))


@pytest.mark.parametrize("optimizer", [SGD(), Adam(), AdamW(weight_decay=0.2)], ids=lambda o: o.kind)
def test_clipping_by_norm(optimizer: Optimizer) -> None:
    """Some gradients are longer than 0.4 and are clipped; others are not."""
    chosen = experiment(optimizer=optimizer, learning_rate=0.05, clip=0.4)
    trainer = compare(chosen)
    assert trainer.experiment.clip
    norms = [float(np.linalg.norm(gradient)) for _, _, gradient, *_ in batches(trainer_of(chosen), STEPS)]
    assert max(norms) == pytest.approx(0.4, rel=1e-4)
    assert min(norms) < 0.3


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("depth", [1, 3])
def test_every_hidden_activation(activation: str, depth: int) -> None:
    hidden = tuple(Dense(4, activation, Initial("he")) for _ in range(depth))
    compare(experiment(hidden=hidden, optimizer=Momentum(), learning_rate=0.05))


@pytest.mark.parametrize("optimizer", [kind() for kind in OPTIMIZERS.values()], ids=list(OPTIMIZERS))
@pytest.mark.parametrize(("l1", "l2"), [(0.0, 0.0), (0.01, 0.0), (0.0, 0.05), (0.01, 0.05)])
def test_every_optimizer_with_penalties(optimizer: Optimizer, l1: float, l2: float) -> None:
    compare(experiment(optimizer=optimizer, learning_rate=0.02, l1=l1, l2=l2))


@pytest.mark.parametrize(
    "optimizer",
    [Momentum(0.5), Nesterov(0.99), RMSProp(0.8, 1e-3), Adam(0.5, 0.9, 1e-4), AdamW(0.5, 0.9, 1e-4, 0.3)],
    ids=lambda optimizer: optimizer.kind,
)
def test_other_settings(optimizer: Optimizer) -> None:
    compare(experiment(optimizer=optimizer, learning_rate=0.02))


@pytest.mark.parametrize("optimizer", [kind() for kind in OPTIMIZERS.values()], ids=list(OPTIMIZERS))
def test_changing_the_learning_rate_on_the_way(optimizer: Optimizer) -> None:
    """Momentum keeps what it gathered under the old learning rate, as PyTorch's does."""
    trainer = trainer_of(experiment(optimizer=optimizer, learning_rate=0.05))
    twin = Twin(trainer)
    for k, (x, t, *_) in enumerate(batches(trainer, 60)):
        twin.gradient(x, t)
        twin.step()
        assert_agree(trainer.network.parameters, twin.flat(), f"step {k}")
        if k in (20, 40):
            rate = 0.05 / k
            trainer.edit(replace(trainer.experiment, learning_rate=rate))
            for group in twin.optimizer.param_groups:
                group["lr"] = group["initial_lr"] = rate
            twin.scheduler = torch_scheduler(twin.optimizer, trainer.experiment.schedule)


def test_a_wrong_rule_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """ε of Adam inside the root instead of outside of it is a difference of 1e-8, and is found."""
    monkeypatch.setitem(
        TORCH_OPTIMIZERS, "adam", lambda p, lr, o: torch.optim.Adam(p, lr, betas=(0.9, 0.999), eps=o.epsilon * 2)
    )
    with pytest.raises(AssertionError, match="parameters after step"):
        compare(experiment(optimizer=Adam()))


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_values_and_slopes_from_tiny_to_huge_and_at_kinks(name: str) -> None:
    extremes = np.array([0.0, 1e-300, 1e-9, 0.3, 1, 5, 36, 40, 700, 750, 1e4])
    rows = np.concatenate([extremes, -extremes])
    a = rows[:, None] if name != "softmax" else np.column_stack([rows, np.roll(rows, 1), np.roll(rows, 7)])
    ours = ACTIVATIONS[name]
    tensor = torch.tensor(a, requires_grad=True)
    z = TORCH_ACTIVATIONS[name](tensor)
    # PyTorch's GELU loses digits where 1 + tanh u is tiny, ours does not
    np.testing.assert_allclose(ours(a), z.detach().numpy(), rtol=1e-12, atol=1e-15 if name == "gelu" else 1e-300)
    d_z = np.random.default_rng(0).normal(size=a.shape)
    out = np.empty_like(a)
    with np.errstate(over="ignore", under="ignore"):
        ours.backward(d_z, a, ours(a), out)
    if not z.requires_grad:
        assert not out.any()
        return
    z.backward(torch.from_numpy(d_z))
    assert tensor.grad is not None
    # 1 − z² and z (1 − z) lose what is beyond rounding of z
    np.testing.assert_allclose(out, tensor.grad.numpy(), rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize(("loss", "output"), [("cross_entropy", "softmax"), ("binary_cross_entropy", "sigmoid")])
def test_joint_gradients_and_losses_for_logits_of_ten_thousand(loss: str, output: str) -> None:
    rng = np.random.default_rng(0)
    a = rng.normal(size=(60, 3)) * 10.0 ** rng.integers(-3, 5, (60, 1))
    a[:6] = [[1e4, -1e4, 0], [-1e4, 1e4, 1e4], [1e4, 1e4, 1e4], [-1e4, -1e4, -1e4], [0, 0, 0], [1e4, 0, -1e4]]
    t = np.eye(3)[rng.integers(0, 3, 60)]
    tensor = torch.tensor(a, requires_grad=True)
    theirs = torch_loss(loss, output, tensor, TORCH_ACTIVATIONS[output](tensor), torch.from_numpy(t))
    theirs.backward()
    assert tensor.grad is not None
    joint = FUSED[output, loss]
    y, out = ACTIVATIONS[output](a), np.empty_like(a)
    assert joint.value(a, y, t) == pytest.approx(float(theirs.detach()), rel=1e-12)
    assert joint.values(a, t).mean() == pytest.approx(float(theirs.detach()), rel=1e-12)
    joint.gradient(y, t, out)
    np.testing.assert_allclose(out, tensor.grad.numpy(), rtol=RTOL, atol=1e-18)


def test_wide_layers() -> None:
    """784 inputs, as digits have."""
    network = dense_network(784, 50, 10, activations=["relu", "softmax"])
    rng = np.random.default_rng(0)
    network.parameters[...] = rng.normal(0, 0.05, network.parameters.size)
    x = rng.random((100, 784))
    z = torch.from_numpy(x)
    for layer, name in zip(network.layers, ("relu", "softmax"), strict=True):
        z = TORCH_ACTIVATIONS[name](z @ torch.from_numpy(layer["W"]) + torch.from_numpy(layer["b"]))
    np.testing.assert_allclose(network.predict(x), z.numpy(), rtol=RTOL)


def test_the_tables_are_covered() -> None:
    assert set(TORCH_ACTIVATIONS) == set(ACTIVATIONS)
    assert set(TORCH_OPTIMIZERS) == set(OPTIMIZERS)
    assert set(FITS) == set(LOSSES)
    assert {schedule.kind for schedule in SCHEDULED} == set(SCHEDULES)
