"""Makes `nori_ko.ts` anew from the words in `gui/`, and `nori_ko.qm` from it: `python -m tests.translations`.

Translations already in the .ts stay; new words are added as unfinished, words no longer used go. There are no line
numbers in it and its order is that of the alphabet, so that the same words always give the same files.
"""

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
NAME = "nori_ko"


def make(folder: Path = FOLDER) -> None:
    """Make both files anew in a folder."""
    gathering = ("-silent", "-extensions", "py", "-locations", "none", "-no-obsolete", "-sort-messages")
    texts, compiled = f"{folder / NAME}.ts", f"{folder / NAME}.qm"
    _run("lupdate", *gathering, str(ROOT / "gui"), "-ts", texts, "-target-language", "ko_KR")
    _run("lrelease", "-silent", texts, "-qm", compiled)


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools that come with PySide6."""
    found = next(Path(PySide6.__file__).parent.glob(f"{tool}*"))
    subprocess.run([found, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(make())
