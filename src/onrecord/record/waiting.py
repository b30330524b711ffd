"""Tells whoever wants to know that a record is waited for: another program is writing to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

AT_ONCE = 500
"""Milliseconds that a writer waits for its turn before anybody is told: others write a report at a time, quickly."""

_told: ContextVar[Callable[[bool], None] | None] = ContextVar("told", default=None)


@contextmanager
def waits_told(told: Callable[[bool], None]) -> Iterator[None]:
    """Let `told` know when what this thread writes in the block begins to wait for another program, and when it ends.

    It is called with true and with false, and must not write to the record.
    """
    before = _told.set(told)
    try:
        yield
    finally:
        _told.reset(before)


def who_is_told() -> Callable[[bool], None] | None:
    """Whom to tell of waiting; null when nobody wants to know."""
    return _told.get()
