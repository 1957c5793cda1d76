"""Aside: what takes as long as many steps is answered on a thread of its own, while the worker goes on training.

The products of a large network, which are most of that time, leave the interpreter to other threads.
"""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import Any

from model.network import Network
from model.observations import OfTestPart
from model.trainer import Trainer

SHARE = 0.25
"""How much of the time that thread may compute: with few processors, or busy ones, it takes from the run, too."""


class _GivenUp(Exception):
    """Nobody waits for the answer any more."""


@dataclass
class Answering:
    """A question under way.

    Attributes:
        question: what was asked.
        version: of the network, when it was asked.
        asked: when that was.
        answer: what comes of it.
        given_up: whether nobody waits for it any more.
    """

    question: OfTestPart
    version: int
    asked: float
    answer: Future[Any] = field(default_factory=Future)
    given_up: Event = field(default_factory=Event)

    def between(self) -> None:
        """End the work, between two parts of it, where nobody waits for it any more."""
        if self.given_up.is_set():
            raise _GivenUp


class Aside:
    """Answers one question at a time, by a copy of the network. Its methods are called by the worker."""

    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None  # made once it is needed
        self._under_way: Answering | None = None
        self._networks: tuple[Network, Network] | None = None  # that of the run, and a copy
        self._not_before = 0.0

    @property
    def is_free(self) -> bool:
        """Whether another question may begin."""
        return self._under_way is None and time.perf_counter() >= self._not_before

    def begin(self, question: OfTestPart, trainer: Trainer, version: int) -> None:
        """Begin to answer a question for the network as it is now, which is its version `version`."""
        network, dataset = self._copy(trainer.network), trainer.dataset
        self._under_way = it = Answering(question, version, time.perf_counter())

        def answer() -> Any:
            began = time.perf_counter()
            try:
                return question.of(network, dataset, it.between)
            finally:
                now = time.perf_counter()
                self._not_before = now + (now - began) * (1 / SHARE - 1)

        self._thread = self._thread or ThreadPoolExecutor(1, "aside")
        it.answer = self._thread.submit(answer)

    def taken(self) -> Answering | None:
        """Return the question that has been answered since; None where it has not."""
        it = self._under_way
        if it is None or not it.answer.done():
            return None
        self._under_way = None
        return it

    def give_up(self) -> None:
        """Drop what is under way: it is of another run."""
        if self._under_way:
            self._under_way.given_up.set()
        self._under_way = self._networks = None

    def close(self) -> None:
        """End the thread; it waits for no more than a part of the examples."""
        self.give_up()
        if self._thread:
            self._thread.shutdown()
            self._thread = None

    def _copy(self, network: Network) -> Network:
        """Return a copy of a network, which nothing reads at the moment."""
        if self._networks is None or self._networks[0] is not network:
            copy = Network(network.shape, network.rows, network.parameters.dtype.name)
            self._networks = network, copy
        copy = self._networks[1]
        copy.take(network.parameters, network.kept)
        return copy
