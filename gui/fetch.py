"""Fetching published data sets from their mirrors, by Qt's network stack and without ever blocking the window."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLockFile, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from gui.digest_check import DigestCheck
from gui.library import Library
from model.data.published import PUBLISHED, Published, PublishedFile

MIRRORS = {
    "mnist": (
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ),
    "fashion": (
        "https://fashion-mnist.s3.eu-central-1.amazonaws.com/",
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
    ),
}
"""Where each data set is offered, in the order in which they are asked."""

STALL_MS = 15_000
"""After how long without a byte a mirror is given up, in milliseconds."""

MOST_REDIRECTS = 5

CHUNK = 2**18
"""How many bytes are taken at once."""

_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_UNREACHABLE = {
    QNetworkReply.NetworkError.ConnectionRefusedError,
    QNetworkReply.NetworkError.HostNotFoundError,
    QNetworkReply.NetworkError.TemporaryNetworkFailureError,
    QNetworkReply.NetworkError.NetworkSessionFailedError,
    QNetworkReply.NetworkError.UnknownNetworkError,
    QNetworkReply.NetworkError.ProxyConnectionRefusedError,
    QNetworkReply.NetworkError.ProxyNotFoundError,
    QNetworkReply.NetworkError.SslHandshakeFailedError,
}


@dataclass
class _Errand:
    """What is being fetched: the files still to come, and the mirrors still to be asked for the first of them."""

    source: str
    files: list[PublishedFile]
    mirrors: list[str]
    reasons: list[str]


class Fetcher(QObject):
    """Fetches one data set at a time into the library. What was begun is gone on with, also after a restart.

    Signals:
        progressed (str, int, int): the id of the data set, how many bytes are there, and of how many.
        fetched (str): all of it is in the library.
        failed (str, str): why it is not: "offline", "not_found", "stalled", "cut", "corrupt", "disk" or "busy".
        cancelled (str): the person thought better of it.
    """

    progressed = Signal(str, int, int)
    fetched = Signal(str)
    failed = Signal(str, str)
    cancelled = Signal(str)

    def __init__(
        self,
        library: Library,
        parent: QObject | None = None,
        *,
        mirrors: Mapping[str, Sequence[str]] = MIRRORS,
        published: Mapping[str, Published] = PUBLISHED,
        stall_ms: int = STALL_MS,
    ) -> None:
        """Take the library that files go into; nothing is asked of the network before `fetch`."""
        super().__init__(parent)
        self._library, self._mirrors, self._published, self._stall_ms = library, mirrors, published, stall_ms
        self._network: QNetworkAccessManager | None = None
        self._reply: QNetworkReply | None = None
        self._errand: _Errand | None = None
        self._lock: QLockFile | None = None
        self._reason = ""  # why the present mirror is given up, where its reply does not tell
        self._on = QTimer(self)  # to the next mirror, or to the check
        self._on.setSingleShot(True)
        self._on.timeout.connect(self._next_mirror)
        self._check = DigestCheck(self)
        self._check.done.connect(self._checked)
        self._check.failed.connect(self._unreadable)

    @property
    def source(self) -> str:
        """The id of the data set that is being fetched, or ""."""
        return self._errand.source if self._errand else ""

    def fetch(self, source: str) -> None:
        """Begin, or go on where it was broken off; `fetched`, `failed` or `cancelled` answers.

        Of another one that is being fetched no more is told; what has come of it is kept for the next time.
        """
        if self.source == source:
            return
        self._end()
        files = [file for file in self._published[source].files if not self._is_there(file)]
        self._errand = _Errand(source, files, [], [])
        if self._try(self._lock_folder):
            self._next_file()

    def cancel(self) -> None:
        """Stop; what is there already is kept for the next time."""
        if self._errand:
            source = self._errand.source
            self._end()
            self.cancelled.emit(source)

    # --- one file after the other -------------------------------------------------------------------------------

    def _is_there(self, file: PublishedFile) -> bool:
        try:
            return self._library.path(file).stat().st_size == file.size
        except OSError:
            return False

    def _lock_folder(self) -> None:
        self._library.folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(self._library.folder / "fetching.lock"))
        if not self._lock.tryLock(0):
            busy = self._lock.error() == QLockFile.LockError.LockFailedError
            self._lock = None
            self._fail("busy" if busy else "disk")

    def _next_file(self) -> None:
        if self._errand is None:
            return
        if not self._errand.files:
            source = self._errand.source
            self._end()
            self.fetched.emit(source)
            return
        self._errand.mirrors = list(self._mirrors[self._errand.source])
        self._errand.reasons = []
        self._next_mirror()

    @Slot()
    def _next_mirror(self) -> None:
        """Ask the next mirror for what is missing of the file, or check it where nothing is."""
        if self._errand is None:
            return
        file = self._errand.files[0]
        there = self._there(file)
        if there > file.size:
            if not self._drop(file):
                return
            there = 0
        if there == file.size:
            self._check.begin(self._library.partial(file))
        elif not self._errand.mirrors:
            reasons = self._errand.reasons
            told = [reason for reason in reasons if reason != "offline"]
            self._fail(told[-1] if told else "offline")
        else:
            self._ask(self._errand.mirrors.pop(0) + file.name, there)

    def _ask(self, address: str, there: int) -> None:
        if self._network is None:
            self._network = QNetworkAccessManager(self)
        request = QNetworkRequest(QUrl(address))
        request.setTransferTimeout(self._stall_ms)
        request.setMaximumRedirectsAllowed(MOST_REDIRECTS)
        request.setRawHeader(b"Accept-Encoding", b"identity")  # the packed file itself is wanted
        if there:
            request.setRawHeader(b"Range", f"bytes={there}-".encode())
        self._reason = ""
        self._reply = self._network.get(request)
        self._reply.setReadBufferSize(4 * CHUNK)
        self._reply.readyRead.connect(self._take)
        self._reply.finished.connect(self._finished)

    @Slot()
    def _take(self) -> None:
        """Write what has come, after it is sure that it belongs to the end of what is there."""
        reply = self._reply
        if reply is None or self._errand is None or self._reason:
            return
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        if status not in (200, 206):
            reply.readAll()  # the words of an error page
            return
        file = self._errand.files[0]
        part = self._library.partial(file)
        there = self._there(file)
        if reply.property("begun") is None:
            reply.setProperty("begun", True)
            place = _RANGE.match(bytes(reply.rawHeader("Content-Range").data()).decode("ascii", "replace"))
            if status == 206 and (not place or int(place[1]) != there):
                self._give_up("corrupt")
                return
            if status == 200 and there:  # this one sends it all, whatever was asked for
                if not self._drop(file):
                    return
                there = 0

        def write() -> None:
            nonlocal there
            with part.open("ab") as out:
                while reply.bytesAvailable() and not self._reason:
                    piece = reply.read(CHUNK).data()
                    there += len(piece)
                    if there > file.size:
                        self._give_up("corrupt")
                    else:
                        out.write(piece)

        if self._try(write):
            self._tell(there)

    def _give_up(self, reason: str) -> None:
        """Take no more from this mirror."""
        self._reason = reason
        if self._reply:
            QTimer.singleShot(0, self._reply, self._reply.abort)

    @Slot()
    def _finished(self) -> None:
        reply, self._reply = self._reply, None
        if reply is None or self._errand is None:
            return
        if not self._reason and reply.bytesAvailable():
            self._reply = reply
            self._take()
            self._reply = None
        reply.deleteLater()
        self._judge(_reason(reply))

    def _judge(self, reason: str) -> None:
        """Go on after a mirror has given what it gives; `reason` is why that may not be all."""
        if self._errand is None:  # there is no room left on the disk
            return
        file = self._errand.files[0]
        if self._reason == "corrupt" and not self._drop(file):
            return
        if self._there(file) < file.size or self._reason:
            self._errand.reasons.append(self._reason or reason)
        self._on.start(0)

    # --- is it the right one? -----------------------------------------------------------------------------------

    @Slot(str)
    def _checked(self, digest: str) -> None:
        if self._errand is None:
            return
        file = self._errand.files[0]
        if digest != file.blob.sha256:
            if self._drop(file):
                self._errand.reasons.append("corrupt")
                self._next_mirror()
        elif self._try(lambda: self._library.partial(file).replace(self._library.path(file))):
            self._errand.files.pop(0)
            self._next_file()

    @Slot()
    def _unreadable(self) -> None:
        self._fail("disk")

    # --- how it ends --------------------------------------------------------------------------------------------

    def _tell(self, there: int) -> None:
        if self._errand:
            total = self._published[self._errand.source].size
            left = sum(file.size for file in self._errand.files)
            self.progressed.emit(self._errand.source, total - left + there, total)

    def _there(self, file: PublishedFile) -> int:
        """Return how many bytes of a file have come."""
        try:
            return self._library.partial(file).stat().st_size
        except OSError:
            return 0

    def _drop(self, file: PublishedFile) -> bool:
        """Begin a file anew; where what has come can't be removed, that is the end: returns whether to go on."""
        return self._try(lambda: self._library.partial(file).unlink(missing_ok=True))

    def _try(self, action: Callable[[], object]) -> bool:
        """Do something with the disk; where that fails, it is the end. Returns whether to go on."""
        try:
            action()
        except OSError:
            self._fail("disk")
        return self._errand is not None

    def _fail(self, reason: str) -> None:
        if self._errand:
            source = self._errand.source
            self._end()
            self.failed.emit(source, reason)

    def _end(self) -> None:
        self._check.end()
        self._on.stop()
        self._errand = None
        reply, self._reply = self._reply, None
        if reply:
            reply.readyRead.disconnect(self._take)
            reply.finished.disconnect(self._finished)
            reply.abort()
            reply.deleteLater()
        if self._lock:
            self._lock.unlock()
            self._lock = None


def _reason(reply: QNetworkReply) -> str:
    """Return why a reply did not bring the whole file."""
    error = reply.error()
    if error in _UNREACHABLE:
        return "offline"
    if error in (QNetworkReply.NetworkError.OperationCanceledError, QNetworkReply.NetworkError.TimeoutError):
        return "stalled"
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    return "cut" if status in (200, 206) else "not_found"
