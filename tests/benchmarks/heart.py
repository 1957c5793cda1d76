"""How late the window's thread is, and how busy the machine: shared by the benchmarks."""

import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot

HEARTBEAT_MS = 5


class Heart(QObject):
    """Beats in the window's thread and writes down how late each beat is, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to beat."""
        self._last = time.perf_counter()
        self._timer.start(HEARTBEAT_MS)

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last) * 1e3 - HEARTBEAT_MS))
        self._last = now


def wait(seconds: float) -> None:
    """Let the program run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def processor_ticks() -> np.ndarray:
    """Return how many ticks the hypervisor has stolen since the machine started, and how many there were; (2,)."""
    try:
        ticks = [int(word) for word in Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()[1:9]]
    except OSError:
        return np.zeros(2)
    return np.array([ticks[7], sum(ticks)])
