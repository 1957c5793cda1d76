"""Blobs: arrays that belong to an experiment but do not stand in it, known by the digest of their bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from model.checks import Invalid


@dataclass(frozen=True)
class Blob:
    """A reference to bytes that lie in a store beside the experiment, by their SHA-256 in hexadecimal."""

    sha256: str

    def __post_init__(self) -> None:
        if len(self.sha256) != 64 or not set(self.sha256) <= set("0123456789abcdef"):
            raise Invalid("sha256", "64 hexadecimal digits", self.sha256[:80])


Blobs = Mapping[Blob, bytes]
"""The bytes behind the references of an experiment."""


def blob_of(content: bytes) -> Blob:
    """Return the reference to some bytes."""
    return Blob(sha256(content).hexdigest())
