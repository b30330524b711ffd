"""How many may do one thing at once: beyond that they wait for a while, and are then told to come again."""

import threading
from contextlib import AbstractContextManager
from types import TracebackType

from onrecord.vocabulary import OnrecordError


class Crowd(AbstractContextManager[None]):
    """A `with` block that at most `most` threads are in; others wait up to `patience` seconds for their turn.

    Raises `OnrecordError` (`too-busy`) for one whose turn does not come.
    """

    def __init__(self, most: int, patience: float = 0.0) -> None:
        """Nobody is in it yet."""
        self._places = threading.BoundedSemaphore(most)
        self._patience = patience

    def __enter__(self) -> None:
        """Take a place."""
        if not self._places.acquire(timeout=self._patience):
            raise OnrecordError(
                "too-busy", "Too many ask for this at once.", "Wait a moment and send it again; nothing is lost."
            )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave it to the next."""
        self._places.release()
