"""Digits kept between runs: the same bits as those made anew, and whatever is wrong with a file, nobody notices."""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from model.data import digits, shelf
from model.data.build import build
from model.data.choice import Data
from model.data.digits import make_digits
from model.data.shelf import SHELVED, Shelf
from model.work import finished

N = SHELVED + 100
WIDTH = 784


def made(folder: Path | None, n: int = N, seed: int = 5) -> tuple[bytes, bytes]:
    images, labels = finished(make_digits(n, seed, "test", folder))
    return images.tobytes(), labels.tobytes()


@pytest.fixture(scope="module")
def wanted() -> tuple[bytes, bytes]:
    return made(None)


@pytest.fixture
def blocks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the blocks of digits that are made."""
    numbers: list[int] = []
    make = digits._block

    def counted(number: int, *rest: object) -> tuple[np.ndarray, np.ndarray]:
        numbers.append(number)
        return make(number, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(digits, "_block", counted)
    return numbers


def only(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_what_is_kept_is_what_was_made_and_is_not_made_again(
    tmp_path: Path, wanted: tuple[bytes, bytes], blocks: list[int]
) -> None:
    assert made(tmp_path) == wanted
    assert only(tmp_path).stat().st_size == 32 + SHELVED * 785
    blocks.clear()
    assert made(tmp_path) == wanted
    assert blocks == [0, SHELVED // digits.BLOCK, SHELVED // digits.BLOCK + 1], (
        "the pen's sample, and what is left over"
    )


def test_few_digits_are_not_kept(tmp_path: Path) -> None:
    made(tmp_path, 200)
    assert list(tmp_path.iterdir()) == []


def test_seeds_and_parts_have_files_of_their_own(tmp_path: Path, wanted: tuple[bytes, bytes]) -> None:
    made(tmp_path)
    assert made(tmp_path, seed=6) != wanted
    for _ in make_digits(SHELVED, 5, "train", tmp_path):
        pass
    assert len(list(tmp_path.iterdir())) == 3
    assert made(tmp_path) == wanted


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "short": lambda content: content[:-1],
    "long": lambda content: content + b"x",
    "one bit of a picture": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "a label": lambda content: content[:32] + bytes([content[32] ^ 1]) + content[33:],
    "the digest": lambda content: bytes([content[0] ^ 1]) + content[1:],
    "no digits at all": lambda content: bytes(len(content)),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_made_anew(tmp_path: Path, wanted: tuple[bytes, bytes], damage: str) -> None:
    made(tmp_path)
    path = only(tmp_path)
    sound = path.read_bytes()
    path.write_bytes(DAMAGE[damage](sound))
    assert made(tmp_path) == wanted
    assert path.read_bytes() == sound


def test_a_file_under_another_name_is_not_taken(tmp_path: Path, wanted: tuple[bytes, bytes]) -> None:
    made(tmp_path, seed=6)
    path = only(tmp_path)
    path.rename(path.with_name(path.name.replace("-6-", "-5-")))
    assert made(tmp_path) == wanted


def test_a_file_of_another_number_part_or_seed_or_of_pictures_of_another_size_is_not_taken(tmp_path: Path) -> None:
    kept = Shelf(tmp_path, "train", 0, b"")
    kept.put(0, np.zeros((SHELVED, 4), np.uint8), np.ones(SHELVED, np.uint8))
    content = only(tmp_path).read_bytes()
    assert kept.take(0, 4) is not None
    assert kept.take(0, 5) is None
    for name in ("train-0-1", "test-0-0", "train-1-0"):
        (tmp_path / f"digits-{name}.bin").write_bytes(content)
    others = (kept, 1), (Shelf(tmp_path, "test", 0, b""), 0), (Shelf(tmp_path, "train", 1, b""), 0)
    assert [other.take(number, 4) for other, number in others] == [None] * 3


@pytest.mark.parametrize("name", ["FORMAT", "JITTER"])
def test_another_version_does_not_take_what_an_older_one_kept(
    tmp_path: Path, wanted: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch, blocks: list[int], name: str
) -> None:
    made(tmp_path)
    blocks.clear()
    monkeypatch.setattr(shelf if name == "FORMAT" else digits, name, 2)
    assert (made(tmp_path) == wanted) == (name == "FORMAT")
    assert len(blocks) > SHELVED // digits.BLOCK


def test_a_folder_that_cannot_be_is_no_error(tmp_path: Path, wanted: tuple[bytes, bytes]) -> None:
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    assert made(tmp_path / "file") == wanted
    assert made(tmp_path / "file" / "below") == wanted


def test_folders_that_are_not_there_yet_are_made(tmp_path: Path) -> None:
    kept = Shelf(tmp_path / "nori" / "digits", "train", 0, b"")
    kept.put(0, np.zeros((SHELVED, 4), np.uint8), np.ones(SHELVED, np.uint8))
    assert kept.take(0, 4) is not None


def test_the_oldest_files_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = 32 + SHELVED * (1 + 4)
    monkeypatch.setattr(shelf, "MOST_BYTES", 3 * size)
    own = tmp_path / "somebody's.bin"
    own.write_bytes(bytes(10 * size))
    pixels, labels = np.zeros((SHELVED, 4), np.uint8), np.ones(SHELVED, np.uint8)
    kept = Shelf(tmp_path, "train", 0, b"")
    for number in range(3):
        kept.put(number, pixels, labels)
        os.utime(tmp_path / f"digits-train-0-{number}.bin", (100 - number, 100 - number))
    kept.put(3, pixels, labels)
    assert [kept.take(number, 4) is not None for number in range(4)] == [True, True, False, True]
    assert own.exists()


def test_nothing_is_left_of_what_was_cancelled(tmp_path: Path) -> None:
    work = make_digits(N, 5, "test", tmp_path)
    for done, _ in work:
        if done > SHELVED // 2:
            work.close()
    assert list(tmp_path.iterdir()) == []


def test_a_data_set_is_the_same_with_a_folder(tmp_path: Path) -> None:
    data = Data("digits", samples=N, test_share=0.9, features=())

    def built(folder: Path | None) -> list[bytes]:
        made = finished(build(data, 0, folder=folder))
        return [array.tobytes() for part in (made.train, made.test) for array in (part.x, part.t)]

    assert built(tmp_path) == built(None)
