"""Fetching, from a server on this computer that does everything a server should not."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui.fetch import MIRRORS, Fetcher
from gui.library import Library
from model.blobs import Blob
from model.data.published import PUBLISHED, Published, PublishedFile
from tests.gui.window import heard

CONTENT = [gzip.compress(np.random.default_rng(k).bytes(n)) for k, n in enumerate((400_000, 300, 90_000, 200))]
NAMES = [file.name for file in PUBLISHED["mnist"].files]
WANTED = Published(
    *(PublishedFile(n, len(c), Blob(sha256(c).hexdigest())) for n, c in zip(NAMES, CONTENT, strict=True))
)
FILES = dict(zip(NAMES, CONTENT, strict=True))


@dataclass
class Server:
    """A mirror, and what was asked of it: the path and the range."""

    port: int
    ways: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def address(self, way: str) -> str:
        return f"http://127.0.0.1:{self.port}/{way}/"


def make_handler(server: Callable[[], Server]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 0.5  # a connection that is opened ahead and never used

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            _, way, name = self.path.split("/", 2)
            wanted = self.headers.get("Range", "")
            server().asked.append((way, wanted))
            content = FILES[name]
            begin = int(wanted[6:-1]) if wanted else 0
            if way == "missing":
                self._answer(404, b"<html>not here</html>", 0)
            elif way == "redirects":
                self.send_response(302)
                self.send_header("Location", server().address("serves") + name)
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif way == "circles":
                self.send_response(302)
                self.send_header("Location", server().address("circles") + name)
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif way == "whole":  # knows no ranges
                self._answer(200, content, 0)
            elif way == "corrupts":
                self._answer(206 if begin else 200, bytes(b ^ 1 for b in content)[begin:], begin)
            elif way == "too_long":
                self._answer(206 if begin else 200, content[begin:] + b"more", begin)
            elif way == "lies":
                self._answer(206, content, 5)
            elif way in ("truncates", "dies", "stalls"):
                self.send_response(206 if begin else 200)
                self.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
                if way != "truncates":
                    self.send_header("Content-Length", str(len(content) - begin))
                self.send_header("Connection", "close")
                self.end_headers()
                rest = content[begin:]
                self.wfile.write(rest[: max(1, len(rest) // 2)])
                self.wfile.flush()
                if way == "stalls":
                    server().release.wait(20)
                elif way == "dies":
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                self.close_connection = True
            else:
                self._answer(206 if begin else 200, content[begin:], begin)

        def _answer(self, status: int, content: bytes, begin: int) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            if status == 206:
                self.send_header("Content-Range", f"bytes {begin}-{begin + len(content) - 1}/*")
            self.end_headers()
            self.wfile.write(content)

    return Handler


@pytest.fixture
def server() -> Iterator[Server]:
    made: list[Server] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), make_handler(lambda: made[0])) as http:
        made.append(Server(http.server_port))
        http.daemon_threads = False  # so that closing waits for them
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made[0]
        made[0].release.set()
        http.shutdown()
        thread.join()


class Errand:
    """A fetcher for a small data set, and what it said."""

    def __init__(self, folder: Path, mirrors: list[str], stall_ms: int = 5_000) -> None:
        self.library = Library(folder)
        published = {"mnist": WANTED}
        self.fetcher = Fetcher(self.library, mirrors={"mnist": mirrors}, published=published, stall_ms=stall_ms)
        self.said: list[tuple[str, ...]] = []
        self.progress: list[tuple[int, int]] = []
        self.fetcher.fetched.connect(lambda source: self.said.append(("fetched", source)))
        self.fetcher.failed.connect(lambda source, reason: self.said.append(("failed", source, reason)))
        self.fetcher.cancelled.connect(lambda source: self.said.append(("cancelled", source)))
        self.fetcher.progressed.connect(lambda _, done, total: self.progress.append((done, total)))

    def run(self, qtbot: QtBot) -> tuple[str, ...]:
        self.fetcher.fetch("mnist")
        qtbot.waitUntil(lambda: bool(self.said))
        assert self.fetcher.source == ""
        return self.said.pop()

    def found(self) -> list[bytes]:
        return [self.library.path(file).read_bytes() for file in WANTED.files if self.library.path(file).exists()]


WORKING = ["serves", "redirects", "whole"]
FAILING = {
    "missing": "not_found", "circles": "not_found", "corrupts": "corrupt", "too_long": "corrupt", "lies": "corrupt",
    "truncates": "cut", "dies": "cut",
}  # fmt: skip


@pytest.mark.parametrize("way", WORKING)
def test_what_is_served_comes_whole(qtbot: QtBot, tmp_path: Path, server: Server, way: str) -> None:
    errand = Errand(tmp_path / "data", [server.address(way)])
    assert errand.run(qtbot) == ("fetched", "mnist")
    assert errand.found() == CONTENT
    done = [done for done, _ in errand.progress]
    assert done == sorted(done)
    assert errand.progress[-1] == (WANTED.size, WANTED.size)
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == sorted(f.blob.sha256 for f in WANTED.files)


@pytest.mark.parametrize(("way", "reason"), FAILING.items())
def test_what_goes_wrong_is_said_and_never_used(
    qtbot: QtBot, tmp_path: Path, server: Server, way: str, reason: str
) -> None:
    errand = Errand(tmp_path, [server.address(way)])
    assert errand.run(qtbot) == ("failed", "mnist", reason)
    assert errand.found() == []


@pytest.mark.parametrize("way", FAILING)
def test_the_next_mirror_is_asked(qtbot: QtBot, tmp_path: Path, server: Server, way: str) -> None:
    errand = Errand(tmp_path, [server.address(way), server.address("serves")])
    assert errand.run(qtbot) == ("fetched", "mnist")
    assert errand.found() == CONTENT


def test_what_was_broken_off_is_gone_on_with(qtbot: QtBot, tmp_path: Path, server: Server) -> None:
    broken = Errand(tmp_path, [server.address("truncates")])
    assert broken.run(qtbot) == ("failed", "mnist", "cut")
    half = len(CONTENT[0]) // 2
    assert broken.library.partial(WANTED.train_pictures).stat().st_size == half
    server.asked.clear()
    again = Errand(tmp_path, [server.address("serves")])
    assert again.run(qtbot) == ("fetched", "mnist")
    assert server.asked[0] == ("serves", f"bytes={half}-")
    assert again.found() == CONTENT


def test_a_wrong_beginning_is_noticed_and_fetched_anew(qtbot: QtBot, tmp_path: Path, server: Server) -> None:
    errand = Errand(tmp_path, [server.address("serves"), server.address("serves")])
    errand.library.partial(WANTED.train_pictures).write_bytes(b"x" * 1_000)
    assert errand.run(qtbot) == ("fetched", "mnist")
    assert errand.found() == CONTENT


def test_what_is_there_is_not_fetched_again(qtbot: QtBot, tmp_path: Path, server: Server) -> None:
    errand = Errand(tmp_path, [server.address("serves")])
    errand.library.path(WANTED.train_pictures).write_bytes(CONTENT[0])
    assert errand.run(qtbot) == ("fetched", "mnist")
    assert len(server.asked) == 3


def test_a_mirror_that_stalls_is_given_up(qtbot: QtBot, tmp_path: Path, server: Server) -> None:
    errand = Errand(tmp_path, [server.address("stalls")], stall_ms=300)
    assert errand.run(qtbot) == ("failed", "mnist", "stalled")
    errand = Errand(tmp_path, [server.address("stalls"), server.address("serves")], stall_ms=1_500)
    for file, content in list(zip(WANTED.files, CONTENT, strict=True))[1:]:  # so that it has to wait once only
        errand.library.path(file).write_bytes(content)
    assert errand.run(qtbot) == ("fetched", "mnist")
    assert errand.found() == CONTENT


def test_cancelling_keeps_what_has_come(qtbot: QtBot, tmp_path: Path, server: Server) -> None:
    errand = Errand(tmp_path, [server.address("stalls")])
    errand.fetcher.fetch("mnist")
    half = len(CONTENT[0]) // 2
    qtbot.waitUntil(lambda: bool(errand.progress) and errand.progress[-1][0] == half)
    errand.fetcher.cancel()
    assert errand.said == [("cancelled", "mnist")]
    assert errand.library.partial(WANTED.train_pictures).stat().st_size == half
    assert errand.found() == []
    server.release.set()


def test_another_data_set_that_is_wanted_meanwhile_comes_instead(qtbot: QtBot, tmp_path: Path, server: Server) -> None:
    mirrors = {"mnist": [server.address("stalls")], "fashion": [server.address("serves")]}
    fetcher = Fetcher(Library(tmp_path), mirrors=mirrors, published={"mnist": WANTED, "fashion": WANTED})
    fetched, cancelled, progressed = heard(fetcher.fetched), heard(fetcher.cancelled), heard(fetcher.progressed)
    fetcher.fetch("mnist")
    qtbot.waitUntil(lambda: bool(progressed))
    fetcher.fetch("fashion")
    progressed.clear()
    qtbot.waitUntil(lambda: bool(fetched))
    assert (fetched, cancelled) == (["fashion"], [])
    assert {source for source, _, _ in progressed} == {"fashion"}
    server.release.set()


def test_without_a_network_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    mirrors = [f"http://127.0.0.1:{port}/", "http://nowhere.invalid/"]
    errand = Errand(tmp_path, mirrors, stall_ms=60_000)  # to find out that a name is unknown may take long
    assert errand.run(qtbot) == ("failed", "mnist", "offline")


def test_a_folder_that_can_not_be_written_is_said(qtbot: QtBot, tmp_path: Path, server: Server) -> None:
    (tmp_path / "data").write_text("no folder")
    errand = Errand(tmp_path / "data", [server.address("serves")])
    assert errand.run(qtbot) == ("failed", "mnist", "disk")


@pytest.mark.parametrize("way", ["serves", "whole", "too_long", "corrupts"])
def test_a_partial_file_that_can_not_be_removed_is_said(
    qtbot: QtBot, tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Found too long at first, in the way of one that comes whole, or wrong while it comes or once it is there."""

    def held(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "another program has it open", str(path))

    errand = Errand(tmp_path, [server.address(way)])
    part, size = errand.library.partial(WANTED.train_pictures), len(CONTENT[0])
    before = b"x" * (size + 1 if way == "serves" else size // 2)
    if way in ("serves", "whole"):
        part.write_bytes(before)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        assert errand.run(qtbot) == ("failed", "mnist", "disk")
    assert errand.found() == []
    if way == "whole":
        assert part.read_bytes() == before, "nothing is written after it was given up"


def test_a_file_that_can_not_be_read_back_is_said(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "input/output error")

    errand = Errand(tmp_path, [])
    errand.library.partial(WANTED.train_pictures).write_bytes(CONTENT[0])
    monkeypatch.setattr(Path, "open", lambda path, mode: Broken())
    assert errand.run(qtbot) == ("failed", "mnist", "disk")


def test_a_folder_in_which_nothing_can_be_made_is_not_taken_for_busy(qtbot: QtBot, server: Server) -> None:
    """It is there, and yet no lock can be made in it: that is no other window's."""
    errand = Errand(Path("/proc/self"), [server.address("serves")])
    assert errand.run(qtbot) == ("failed", "mnist", "disk")


def test_two_windows_do_not_fetch_at_once(qtbot: QtBot, tmp_path: Path, server: Server) -> None:
    first = Errand(tmp_path, [server.address("stalls")])
    first.fetcher.fetch("mnist")
    qtbot.waitUntil(lambda: bool(first.progress))
    assert Errand(tmp_path, [server.address("serves")]).run(qtbot) == ("failed", "mnist", "busy")
    first.fetcher.cancel()
    server.release.set()


def test_every_published_data_set_has_mirrors() -> None:
    assert set(MIRRORS) == set(PUBLISHED)
    assert all(len(mirrors) >= 2 and all(m.endswith("/") for m in mirrors) for mirrors in MIRRORS.values())


def test_a_damaged_file_of_the_library_is_as_good_as_none(tmp_path: Path) -> None:
    library = Library(tmp_path)
    file = PUBLISHED["mnist"].test_labels
    library.path(file).write_bytes(b"x" * file.size)
    assert file.blob in library
    with pytest.raises(KeyError):
        library[file.blob]
    assert file.blob not in library
    assert not library.has("mnist")
