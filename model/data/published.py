"""Data sets that others have published as IDX files: which files they are, and how they are known."""

from dataclasses import dataclass

from model.blobs import Blob


@dataclass(frozen=True)
class PublishedFile:
    """A file as its authors packed it: its name, its size in bytes, and its SHA-256."""

    name: str
    size: int
    blob: Blob


@dataclass(frozen=True)
class Published:
    """The four files of a data set."""

    train_pictures: PublishedFile
    train_labels: PublishedFile
    test_pictures: PublishedFile
    test_labels: PublishedFile

    @property
    def files(self) -> tuple[PublishedFile, ...]:
        """All of them."""
        return self.train_pictures, self.train_labels, self.test_pictures, self.test_labels

    @property
    def size(self) -> int:
        """How many bytes they have together."""
        return sum(file.size for file in self.files)


def _published(*described: tuple[int, str]) -> Published:
    names = ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")
    files = zip(names, described, strict=True)
    return Published(*(PublishedFile(f"{name}-ubyte.gz", size, Blob(digest)) for name, (size, digest) in files))


PUBLISHED = {
    "mnist": _published(
        (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ),
    "fashion": _published(
        (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ),
}
"""MNIST (LeCun, Cortes and Burges, 1998) and Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017), by the id of their data
set: 60,000 training and 10,000 test pictures of 28 × 28 pixels each, in ten classes."""
