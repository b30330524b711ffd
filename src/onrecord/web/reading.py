"""The reader inside the server, for sentences that people type: loaded when it is first needed, never at start."""

import threading
from typing import TYPE_CHECKING

from onrecord.record.time_limit import uncounted
from onrecord.settings import Settings
from onrecord.vocabulary import Annotations, Report

if TYPE_CHECKING:
    from onrecord.reader import Reader


class SentenceReader:
    """One reader for all requests, one sentence at a time: the parser is not made for several threads."""

    def __init__(self, settings: Settings) -> None:
        """Remember what reader to make."""
        self._settings = settings
        self._reader: Reader | None = None
        self._turn = threading.Lock()

    def read(self, report: Report) -> Annotations:
        """The annotations of a short report."""
        with uncounted(), self._turn:  # the first sentence waits for the parser to load
            if self._reader is None:
                self._reader = self._settings.make_reader()
            return self._reader.read(report)
