"""The script with which browsers draw charts: put together once, in the background, and sent compressed."""

import gzip
import hashlib
import threading
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from onrecord.charts import browser_bundle
from onrecord.vocabulary import OnrecordError

PAUSE = 1.0
"""Seconds after the first chart until it is made ready: the pictures of one page come first."""


@cache
def bundle_mark() -> str:
    """A word that changes with what the script is made of, for its address."""
    ours = (files("onrecord.charts") / "data" / "embed.js").read_bytes()
    return hashlib.sha256(ours + version("vl-convert-python").encode()).hexdigest()[:16]


class Bundle:
    """The script, made ready shortly after `prepare`, or when it is first asked for."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._making = threading.Lock()
        self._made: tuple[bytes, bytes] | None = None
        self._alarm: threading.Timer | None = None

    def prepare(self, pause: float = PAUSE) -> None:
        """Make it ready in a while, once, unless `close` comes first."""
        if self._alarm is None:
            self._alarm = threading.Timer(pause, self._quietly)
            self._alarm.daemon = True
            self._alarm.start()

    def close(self) -> None:
        """Do not begin any more."""
        if self._alarm:
            self._alarm.cancel()

    def plain(self) -> bytes:
        """The script, some 900 kB; raises `OnrecordError` (`chart-bundle`)."""
        return self._both()[0]

    def compressed(self) -> bytes:
        """The same by gzip."""
        return self._both()[1]

    def _both(self) -> tuple[bytes, bytes]:
        with self._making:
            if self._made is None:
                plain = browser_bundle().encode()
                self._made = plain, gzip.compress(plain, 9, mtime=0)
            return self._made

    def _quietly(self) -> None:
        with suppress(OnrecordError):  # whoever asks for it is told
            self._both()
