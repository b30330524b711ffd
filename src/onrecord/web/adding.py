"""Takes in what is sent to be read: who may, how many at once, and bodies handed to the disk as they come."""

from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import suppress
from typing import Annotated, TypeVar

from anyio import from_thread
from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web.asking import Caller
from onrecord.web.crowd import Crowd
from onrecord.web.jobs import Jobs
from onrecord.web.security.access import Access
from onrecord.web.security.sizes import DRAINED

UPLOADS = 4
"""Uploads that arrive at the same time, at most."""
LONGEST_JSON = 32_000_000
"""Bytes of reports in one JSON body, which is held in memory."""
T = TypeVar("T")
Body = Iterator[bytes]


def _jobs(request: Request) -> Jobs:
    return request.app.state.jobs  # type: ignore[no-any-return]


def _editor(caller: Caller) -> Access:
    if not caller.edits:
        raise UsageError("readers-only-read", "This token may read, not add.", "Ask for a token with the role editor.")
    return caller


OnJobs = Annotated[Jobs, Depends(_jobs)]
"""The jobs of the record that is served."""
Editor = Annotated[Access, Depends(_editor)]
"""Who asks, if they may add; raises `UsageError` (`readers-only-read`) for others."""


async def taken(request: Request, take: Callable[[Body], T]) -> T:
    """What `take` makes of the request's body, which it gets piece by piece in a thread of its own.

    Raises `OnrecordError` (`too-busy`) when too many uploads arrive already. When the connection breaks off, so does
    `take`, in the midst of its iterator.
    """
    stream = request.stream()
    crowd: Crowd = request.app.state.uploads

    def run() -> T:
        with crowd:
            return take(_pieces(stream))

    try:
        return await run_in_threadpool(run)
    except OnrecordError:
        await _drain(stream)
        raise


async def _drain(stream: AsyncGenerator[bytes, None]) -> None:
    """Take in some of what still comes, so that its sender gets to see the answer."""
    left = DRAINED
    with suppress(ClientDisconnect):
        async for piece in stream:
            left -= len(piece)
            if left < 0:
                return


def _pieces(stream: AsyncGenerator[bytes, None]) -> Iterator[bytes]:
    """What comes, waited for in a thread."""
    while True:
        try:
            piece: bytes = from_thread.run(stream.__anext__)
        except StopAsyncIteration:
            return
        if piece:
            yield piece
