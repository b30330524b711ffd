"""How long an answer may take: whoever asks in many people's names breaks off what is too costly."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from onrecord.vocabulary import RecordError

STEPS = 20_000
"""Steps of the database's machine between two looks at the clock: a millisecond or so."""

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def answered_within(seconds: float) -> Iterator[None]:
    """Let whatever this thread reads from a record in the block raise `RecordError` (`too-costly`) after `seconds`.

    It ends a query in its midst, too. What is written is not broken off.
    """
    before = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(before)


@contextmanager
def uncounted() -> Iterator[None]:
    """Let the time of this block not count: nothing is read from a record in it, and asking for less would not help."""
    deadline, begun = _deadline.get(), time.monotonic()
    try:
        yield
    finally:
        if deadline is not None:
            _deadline.set(deadline + time.monotonic() - begun)


def is_over() -> bool:
    """Whether the time of the block, if there is one, is over."""
    deadline = _deadline.get()
    return deadline is not None and time.monotonic() > deadline


def check_time() -> None:
    """Raise `RecordError` (`too-costly`) when it is."""
    if is_over():
        raise too_costly()


def too_costly() -> RecordError:
    """The error to raise."""
    advice = "Ask for less: fewer days, one actor, other words."
    return RecordError("too-costly", "The answer takes too long.", advice)
