"""How many may do one thing at once: others wait for a while, and are then told to come again."""

import threading
from collections.abc import Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
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
            raise _too_busy()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave it to the next."""
        self._places.release()


class Turns:
    """For each key one thread at a time; others wait up to `patience` seconds for their turn."""

    def __init__(self, patience: float) -> None:
        """Nobody waits."""
        self._patience = patience
        self._guard = threading.Lock()
        self._doors: dict[Hashable, tuple[threading.Lock, int]] = {}

    @contextmanager
    def turn(self, key: Hashable) -> Iterator[None]:
        """Have the turn for `key`; raises `OnrecordError` (`too-busy`) when it does not come."""
        door = self._come(key)
        try:
            if not door.acquire(timeout=self._patience):
                raise _too_busy()
            try:
                yield
            finally:
                door.release()
        finally:
            self._go(key)

    def _come(self, key: Hashable) -> threading.Lock:
        with self._guard:
            door, waiting = self._doors.get(key, (threading.Lock(), 0))
            self._doors[key] = door, waiting + 1
            return door

    def _go(self, key: Hashable) -> None:
        """A key for which nobody waits is forgotten."""
        with self._guard:
            door, waiting = self._doors.pop(key)
            if waiting > 1:
                self._doors[key] = door, waiting - 1


def _too_busy() -> OnrecordError:
    return OnrecordError(
        "too-busy", "Too many ask for this at once.", "Wait a moment and send it again; nothing is lost."
    )
