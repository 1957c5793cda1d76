"""A folder of images: which files are read, in which order, and why a folder is none."""

from pathlib import Path

import pytest

from model.data.folder import MOST_CLASSES, FolderInvalid, list_folder


def folder(root: Path, *names: str) -> Path:
    """A folder with empty files of such names; one that ends with a slash is a subfolder without any."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            (root / name).mkdir()
        else:
            (root / name).touch()
    return root


def test_classes_are_the_subfolders_with_pictures_in_them(tmp_path: Path) -> None:
    """Not those without any, nor those that are hidden, nor what is beside them; the endings may be written large."""
    beside = ("1.png", ".hidden/1.png", "empty/", "notes/read me.txt", "a folder/1.png/")
    found = list_folder(folder(tmp_path, "b/2.PNG", "b/1.jpeg", "b/text.txt", "c/1.gif", *beside))
    assert found.classes == ("b", "c")
    files = [(file.relative_to(tmp_path).as_posix(), label) for file, label in found.files]
    assert files == [("b/1.jpeg", 0), ("b/2.PNG", 0), ("c/1.gif", 1)]


@pytest.mark.parametrize(("names", "code"), [
    (["1.png"], "no_classes"),
    (["a/1.png"], "one_class"),
    (["a/1.png", "b/1.txt"], "one_class"),
    (["a/1.png", "b/1.png"], ""),
    (["a/1.png", "a/2.png", "b/1.png", "b/2.png"], ""),
    (["a/1.png", "a/2.png", "b/1.png", "b/2.png", "b/3.png"], "many"),
    ([f"{k}/1.txt" for k in range(MOST_CLASSES)], "one_class"),
    ([f"{k}/1.txt" for k in range(MOST_CLASSES + 1)], "classes"),
])  # fmt: skip
def test_why_a_folder_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, names: list[str], code: str) -> None:
    monkeypatch.setattr("model.data.folder.MOST_PICTURES", 4)
    if not code:
        assert len(list_folder(folder(tmp_path, *names)).files) == len(names)
        return
    with pytest.raises(FolderInvalid) as refused:
        list_folder(folder(tmp_path, *names))
    values = {"many": {"most": 4}, "classes": {"found": 101, "most": 100}}
    assert (refused.value.code, refused.value.values) == (code, {"name": tmp_path.name, **values.get(code, {})})
