"""Among the programs of a desktop: what `install.sh` of the bundle puts there, and takes away again."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RESOURCES = Path(__file__).resolve().parents[1] / "resources"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a Linux desktop")


def bundle(folder: Path) -> Path:
    """A folder laid out as `make bundle` leaves it, with a program that says with what it was started."""
    for kind in ("desktop", "xml", "svg"):
        target = folder / "_internal/resources/desktop"
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(RESOURCES / f"desktop/nori.{kind}", target)
    shutil.copy(RESOURCES / "desktop/install.sh", folder)
    (folder / "Nori").write_text('#!/bin/sh\necho "started with $*"\n', encoding="utf-8")
    (folder / "Nori").chmod(0o755)
    return folder


def run(script: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run([script, *arguments], env=environment, capture_output=True, text=True, timeout=60)


def entry(home: Path) -> dict[str, str]:
    """The desktop entry, by key."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read(home / ".local/share/applications/nori.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def command(home: Path) -> list[str]:
    """What a desktop runs: a value's own escapes are undone first, then those in quotes, then the field codes."""
    value = entry(home)["Exec"].replace("\\\\", "\\")
    quoted = re.fullmatch(r'"((?:[^"\\`$]|\\.)*)" (%f)', value)
    assert quoted, value
    return [re.sub(r"\\(.)", r"\1", quoted[1]).replace("%%", "%"), quoted[2]]


@pytest.fixture(params=["home", "a home's name", '50 % $HOME & `more` | "so" \\ on'])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A home of any name, with something of the person's own in it."""
    home = tmp_path / request.param
    (home / ".local/share/Nori/data").mkdir(parents=True)
    (home / ".local/share/Nori/data/mnist").write_text("mine", encoding="utf-8")
    return home


def test_once_installed_it_starts_from_the_menu_wherever_it_was_unpacked(home: Path, tmp_path: Path) -> None:
    unpacked = bundle(tmp_path / "Downloads of mine" / "Nori")
    assert run(unpacked / "install.sh", home).returncode == 0
    shutil.rmtree(unpacked)
    program, file = command(home)
    assert file == "%f"
    started = subprocess.run([program, "a run.nori"], capture_output=True, text=True, timeout=60)
    assert started.stdout == "started with a run.nori\n"
    assert entry(home)["MimeType"] == "application/x-nori;"
    assert "*.nori" in (home / ".local/share/mime/packages/nori.xml").read_text(encoding="utf-8")
    assert (home / f".local/share/icons/hicolor/scalable/apps/{entry(home)['Icon']}.svg").is_file()


def test_installed_again_it_is_the_new_one_even_from_its_own_folder(home: Path, tmp_path: Path) -> None:
    old, new = (bundle(tmp_path / name) for name in ("old", "new"))
    (old / "left over").write_text("", encoding="utf-8")
    (new / "Nori").write_text("#!/bin/sh\necho newer\n", encoding="utf-8")
    for folder in (old, new, home / ".local/lib/nori"):
        assert run(folder / "install.sh", home).returncode == 0
    assert not (home / ".local/lib/nori/left over").exists()
    assert subprocess.run(command(home)[:1], capture_output=True, text=True, timeout=60).stdout == "newer\n"


def test_removed_it_leaves_only_what_is_the_persons(home: Path, tmp_path: Path) -> None:
    unpacked = bundle(tmp_path / "Nori")
    run(unpacked / "install.sh", home)
    assert run(home / ".local/lib/nori/install.sh", home, "--remove").returncode == 0
    left = {path.name for path in home.rglob("*") if path.is_file() and "mime/" not in path.as_posix()}
    assert left - {"mimeinfo.cache"} == {"mnist"}  # the desktop's own list of kinds stays, without ours
    assert run(unpacked / "install.sh", home, "--remove").returncode == 0  # nothing there to be removed


@pytest.mark.parametrize("arguments", [["--what"], ["here"]])
def test_what_it_does_not_know_it_says_and_does_nothing(home: Path, tmp_path: Path, arguments: list[str]) -> None:
    result = run(bundle(tmp_path / "Nori") / "install.sh", home, *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert "--remove" in result.stderr
    assert not (home / ".local/lib").exists()


def test_away_from_its_program_it_says_where_it_belongs(home: Path, tmp_path: Path) -> None:
    result = run(Path(shutil.copy(RESOURCES / "desktop/install.sh", tmp_path)), home)
    assert (result.returncode, result.stdout) == (1, "")
    assert "beside Nori" in result.stderr
    assert not (home / ".local/lib").exists()
