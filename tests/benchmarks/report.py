"""What the benchmarks on a screen of their own share: its start, a table for people, plain keys for machines."""

import argparse
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.screen import virtual_screen

Figures = Mapping[str, float | str]


def options(document: str | None) -> argparse.ArgumentParser:
    """Make what the command line is read with."""
    parser = argparse.ArgumentParser(description=document)
    parser.add_argument("--json", type=Path)
    return parser


def on_screen(run: Callable[[], Figures]) -> Figures:
    """Measure on a virtual screen."""
    with virtual_screen() as display:
        os.environ["DISPLAY"] = display
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        figures = run()
        QApplication.quit()
    return figures


def report(figures: Figures, file: Path | None = None) -> None:
    """Print a table, and write the JSON where that is wanted."""
    width = max(map(len, figures)) + 2
    for name, value in figures.items():
        print(f"{name:{width}} {value:>12}")
    if file:
        file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
