"""The program: `--smoke` as a process of its own, and what the command line understands."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from PySide6.QtGui import QImage

from gui.app import main
from gui.theme import DARK

ROOT = Path(__file__).resolve().parents[2]


def smoke(picture: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Run main.py --smoke offscreen; return its exit code and its report, which is one line of JSON.

    It must leave nothing in the folder for temporary files.
    """
    with TemporaryDirectory() as temporary:
        result = subprocess.run(
            [sys.executable, "main.py", "--smoke", str(picture), *arguments],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": temporary},
            capture_output=True,
            text=True,
            timeout=150,
        )
        assert result.stdout.count("\n") == 1, result.stderr
        assert not list(Path(temporary).iterdir())
    return result.returncode, json.loads(result.stdout)


def test_smoke_trains_and_saves_a_picture_in_the_colours_asked_for(tmp_path: Path) -> None:
    code, report = smoke(tmp_path / "window.png", "--theme", "dark")
    assert code == 0
    assert set(report) == {"steps", "first_loss", "last_loss", "frames"}
    assert report["steps"] >= report["frames"] >= 20
    assert report["last_loss"] < report["first_loss"]
    image = QImage(str(tmp_path / "window.png"))
    assert image.width() >= 1_000
    assert image.height() >= 640
    assert image.pixelColor(image.width() - 6, image.height() - 6).name() == DARK.window


def test_smoke_fails_where_the_picture_can_not_be_saved(tmp_path: Path) -> None:
    code, report = smoke(tmp_path / "nowhere" / "window.png")
    assert code == 1
    assert report["last_loss"] < report["first_loss"]


@pytest.mark.parametrize("method", ["_connect_stages", "set_log_loss"])
def test_where_the_window_can_not_be_built_the_program_ends_and_says_why(method: str) -> None:
    """Early, or late: a thread that still ran would end it by a signal."""
    broken = f"""
from gui import app
from gui.main_window import MainWindow

MainWindow.{method} = lambda *_: 1 / 0
app.main(["--smoke", "nowhere.png"])
"""
    result = subprocess.run(
        [sys.executable, "-c", broken],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=150,
    )
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == "ZeroDivisionError: division by zero"


def test_help_names_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert all(option in said for option in ("--theme", "light", "dark", "--smoke"))


@pytest.mark.parametrize("arguments", [["--theme", "pink"], ["--nonsense"], ["--smoke"]])
def test_what_is_not_understood_is_said_without_a_traceback(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1].startswith("nori: error:")
