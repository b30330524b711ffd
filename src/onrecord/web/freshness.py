"""How new a page is: ETags, and answers kept for as long as the record has not changed."""

import hashlib
import sqlite3
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from onrecord.version import __version__

KEPT = 512
"""Answers kept at most."""
KEPT_BYTES = 64_000_000
STALE = 3.0
"""Seconds for which an answer is still given while another process goes on reading reports in."""
STALE_BY_COST = 20.0
"""The same as so many times what it took to make, for answers that take long."""


@dataclass(frozen=True)
class Kept:
    """An answer with the version of the record that it was made from, when, and how many seconds that took."""

    body: bytes
    version: str
    made: float
    took: float = 0.0

    def is_stale(self, after: float = STALE) -> bool:
        """Whether it is too old to be given when the record has changed since."""
        return time.monotonic() - self.made > max(after, STALE_BY_COST * self.took)


class Freshness:
    """Tells when a record changes, and keeps answers until it does.

    SQLite counts what other connections commit (`PRAGMA data_version`); `changed` is called after our own corrections,
    after which nobody is shown what was before.
    """

    def __init__(self, path: str) -> None:
        """Watch the file at `path`."""
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._lock = threading.Lock()
        self._begun = hashlib.sha256(f"{__version__} {time.time_ns()}".encode()).hexdigest()[:12]
        self._own = 0
        self._kept: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._bytes = 0

    def version(self) -> str:
        """A word that changes whenever the record does."""
        with self._lock:
            (count,) = self._connection.execute("PRAGMA data_version").fetchone()
        return f"{self._begun}.{self._own}.{count}"

    def changed(self) -> None:
        """Forget all answers: something was corrected here."""
        with self._lock:
            self._own += 1
            self._kept.clear()
            self._bytes = 0

    def find(self, key: tuple[str, ...], version: str, stale: float = STALE) -> Kept | None:
        """The answer kept under `key` if it still holds, or was made less than `stale` seconds ago (more if costly)."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            if found.version != version and found.is_stale(stale):
                return None
            return found

    def keep(self, key: tuple[str, ...], version: str, body: bytes, took: float = 0.0) -> Kept:
        """Keep an answer that took some seconds to make; the oldest ones go."""
        kept = Kept(body, version, time.monotonic(), took)
        with self._lock:
            if version.split(".")[1] != str(self._own):
                return kept
            old = self._kept.pop(key, None)
            self._bytes += len(body) - (len(old.body) if old else 0)
            self._kept[key] = kept
            while self._kept and (len(self._kept) > KEPT or self._bytes > KEPT_BYTES):
                _, gone = self._kept.popitem(last=False)
                self._bytes -= len(gone.body)
        return kept

    def close(self) -> None:
        """Stop watching."""
        self._connection.close()


def etag(key: tuple[str, ...], version: str) -> str:
    """The (weak) entity tag of an answer (RFC 9110, 8.8.3)."""
    return f'W/"{hashlib.sha256(repr((key, version)).encode()).hexdigest()[:24]}"'
