"""The set-up: pinned versions, the start and its environment, no display, the leak check, failures of windows."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

from gui import display

ROOT = Path(__file__).resolve().parents[1]
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may lack a display")


def pins() -> dict[str, str]:
    """The exact versions of pyproject.toml by package name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(pin.split("==") for pin in project["tool"]["uv"]["constraint-dependencies"])


def start(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own, in an environment without any display but the one given."""
    of_a_display = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in of_a_display}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=bare | environment, capture_output=True, text=True, timeout=150
    )


def test_everything_installed_is_pinned_and_has_that_version() -> None:
    installed = {re.sub(r"[-_.]+", "-", found.name).lower(): found.version for found in distributions()}
    tools = {"pip", "wheel"}  # come with some environments
    assert {
        name: version for name, version in installed.items() if pins().get(name) != version and name not in tools
    } == {}


def test_pytorch_is_pinned_or_else_gigabytes_of_cuda_come() -> None:
    assert pins()["torch"] == "2.13.0"


def test_every_folder_of_tests_is_run_by_a_command() -> None:
    said = (ROOT / "pyproject.toml").read_text(encoding="utf-8") + (ROOT / "Makefile").read_text(encoding="utf-8")
    folders = [path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert [name for name in folders if f"tests/{name}" not in said and f"tests.{name}" not in said] == []


def test_main_sets_the_environment_before_anything_heavy_is_imported() -> None:
    code = "import main, os, sys; print(os.environ['OPENBLAS_NUM_THREADS'], {'numpy', 'PySide6'} & set(sys.modules))"
    assert start("-c", code, OPENBLAS_NUM_THREADS="8").stdout == "1 set()\n"


@ON_LINUX
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "nowhere"}])
def test_without_a_display_the_start_says_so_in_one_line(environment: dict[str, str]) -> None:
    if display.missing(display.WINDOW_LIBRARIES):
        pytest.skip("needs the libraries of a real window")
    result = start("main.py", **environment)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "no display" in result.stderr
    assert "xvfb-run" in result.stderr
    assert all(f"{name}={value}" in result.stderr for name, value in environment.items())


@pytest.mark.parametrize(("argument", "code"), [("--help", 0), ("--nonsense", 2)])
def test_what_can_be_said_on_the_command_line_is_told_without_a_display(argument: str, code: int) -> None:
    result = start("main.py", argument)
    assert result.returncode == code
    assert (result.stdout + result.stderr).startswith("usage: nori ")


@ON_LINUX
def test_with_a_display_there_is_no_complaint(screen: str) -> None:
    if display.missing(display.WINDOW_LIBRARIES):
        pytest.skip("needs the libraries of a real window")
    code = "from gui.display import lacks_qt, lacks_screen; print(lacks_qt() or lacks_screen())"
    assert start("-c", code, DISPLAY=screen).stdout == "None\n"
    assert start("-c", code, QT_QPA_PLATFORM="offscreen").stdout == "None\n"


@ON_LINUX
def test_missing_libraries_are_named_with_the_command_that_brings_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)  # makes the import fail, as a missing library does
    monkeypatch.setattr(display, "_loads", lambda name: name not in ("libGL.so.1", "libxcb-cursor.so.0"))
    said = display.lacks_qt()
    assert said is not None
    assert "libGL.so.1, libxcb-cursor.so.0" in said
    assert said.endswith("sudo apt-get install libgl1 libxcb-cursor0")


LEAKS = """
import threading
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QLabel

kept = []

def test_clean(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.show()
    thread = QThread()
    thread.start()
    thread.quit()
    thread.wait()

def test_thread(qtbot):
    kept.append(QThread())
    kept[-1].start()

def test_thread_of_before_is_forgiven(qtbot):
    kept[-1].quit()
    kept[-1].wait()

def test_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(100_000)

def test_python_thread():
    threading.Thread(target=threading.Event().wait, args=(3,), daemon=True).start()

def test_window(qtbot):
    kept.append(QLabel("forgotten"))

def test_warning(qtbot):
    qWarning("careful")
"""


def test_the_leak_check_finds_what_is_left_behind_and_says_where(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests/gui/conftest.py", tmp_path)
    (tmp_path / "test_leaks.py").write_text(LEAKS, encoding="utf-8")
    result = start("-m", "pytest", str(tmp_path), f"--rootdir={tmp_path}", "-rfEp", QT_QPA_PLATFORM="offscreen")
    seen = set(re.findall(r"(PASSED|FAILED|ERROR) \S*::(\w+)", result.stdout))
    # What leaks has itself passed; the check then makes an error of it.
    leaking = {"test_thread", "test_timer", "test_python_thread", "test_window"}
    clean = {"test_clean", "test_thread_of_before_is_forgiven"}
    assert {name for outcome, name in seen if outcome == "ERROR"} == leaking
    assert {name for outcome, name in seen if outcome == "PASSED"} == leaking | clean
    assert {name for outcome, name in seen if outcome == "FAILED"} == {"test_warning"}
    for kind in ("QThread", "QTimer"):
        made = next(number for number, line in enumerate(LEAKS.splitlines(), 1) if f"append({kind}())" in line)
        assert re.search(rf"{kind}.* still .*, made in .*test_leaks\.py:{made}\n", result.stdout)


FAILURES = """
import pytest
from gui.main_window import MainWindow
from gui.plots.curves import CurvePlot
from tests.gui.window import light, opened

def broken(self):
    raise OSError("on purpose")

@pytest.mark.parametrize("part", ["_lay_out", "_connect_session"])
def test_window_that_is_not_built(qtbot, monkeypatch, part):
    monkeypatch.setattr(MainWindow, part, broken)
    with opened(qtbot):
        pass

def test_window(qtbot):
    with opened(qtbot) as window:
        assert window.isHidden()

def test_plot(qtbot):
    plot = CurvePlot(light())
    qtbot.addWidget(plot)
    with qtbot.waitExposed(plot):
        plot.show()
    assert plot.isHidden()

def test_plot_behind_another_exception(qtbot):
    try:
        test_plot(qtbot)
    except AssertionError:
        raise OSError("on purpose")

def test_what_comes_after_is_as_it_was(qtbot):
    with opened(qtbot):
        pass
"""


def test_a_test_of_windows_that_fails_only_fails(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests/gui/conftest.py", tmp_path)
    (tmp_path / "test_failures.py").write_text(FAILURES, encoding="utf-8")
    result = start("-m", "pytest", str(tmp_path), f"--rootdir={tmp_path}", "-rfEp", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == pytest.ExitCode.TESTS_FAILED, result.stderr
    seen = re.findall(r"(PASSED|FAILED|ERROR) \S*::(test_\w+)", result.stdout)
    failed = ["test_window_that_is_not_built"] * 2 + ["test_window", "test_plot", "test_plot_behind_another_exception"]
    assert [name for outcome, name in seen if outcome == "FAILED"] == failed
    assert [name for outcome, name in seen if outcome == "PASSED"] == ["test_what_comes_after_is_as_it_was"]
    assert len(seen) == len(failed) + 1
