"""Whether a window can be opened here; where not, one sentence says why and what to do.

Qt itself prints a page and aborts, which no `except` can catch. So a child process tries first. `python -m gui.display`
prints the Debian packages that are missing, for the Makefile; that is why nothing here imports Qt at the top.
"""

import ctypes
import os
import sys
from importlib import import_module

# What PySide6 takes from the system, and the Debian package each library comes in.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
SCREENLESS = {"offscreen", "minimal", "vnc"}
"""Qt platforms that need no display."""


def missing(libraries: dict[str, str]) -> list[str]:
    """Return those of the libraries (Linux only) that the system cannot load."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in libraries if not _loads(name)]


def lacks_qt() -> str | None:
    """Return None where Qt can be loaded, else one line that says why not and what to do."""
    try:
        import_module("PySide6.QtGui")
    except ImportError as error:
        return _missing_sentence(missing(QT_LIBRARIES | WINDOW_LIBRARIES)) or f"Nori cannot start: {error}."
    return None


def lacks_screen() -> str | None:
    """Return None where a window can be opened, else one line that says why not and what to do.

    Costs nothing on Windows and macOS, and elsewhere only with a real display a child process that opens it and ends
    (about 50 ms). To be called before threads are started and before there is a QGuiApplication.
    """
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in SCREENLESS:
        return None
    displays = [f"{name}={os.environ[name]}" for name in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(name)]
    if displays or platform:
        if _opens():
            return None
        if lacking := _missing_sentence(missing(WINDOW_LIBRARIES)):
            return lacking
    where = " at " + ", ".join(displays) if displays else ""
    return (
        f"Nori cannot open a window: there is no display{where}. "
        "Start it on a desktop, through `ssh -X`, or with `xvfb-run`."
    )


def _missing_sentence(names: list[str]) -> str | None:
    if not names:
        return None
    packages = " ".join((QT_LIBRARIES | WINDOW_LIBRARIES)[name] for name in names)
    return (
        f"Nori cannot open a window: the system lacks {', '.join(names)}. "
        f"On Debian and Ubuntu: sudo apt-get install {packages}"
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _opens() -> bool:
    """Try to open the display in a child process, silently."""
    if sys.platform == "win32":  # for the type checker: there is no fork there
        return True
    # A fork, not a new Python: it has Qt loaded already, and inside a bundle there is no other Python to start.
    child = os.fork()
    if child == 0:
        try:
            import resource

            from PySide6.QtGui import QGuiApplication

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # Qt's abort shall leave no file behind
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            QGuiApplication(["nori"])
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


if __name__ == "__main__":
    everything = QT_LIBRARIES | WINDOW_LIBRARIES
    print(" ".join(everything[name] for name in missing(everything)))
