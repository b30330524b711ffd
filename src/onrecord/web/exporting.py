"""Lists sent whole: a few at a time, and not to those who stop taking them in, for each holds on to the record."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack

from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from onrecord.record.time_limit import answered_within
from onrecord.web.crowd import Crowd
from onrecord.web.head_requests import HEAD_ONLY

EXPORTS, EXPORT_PATIENCE = 4, 5.0
"""Lists that are sent at the same time, at most, and seconds that others wait for their turn."""
LONGEST_PIECE = 60.0
"""Seconds that the next piece may take; a Parquet file comes whole before its first one."""
STALLED = 60.0
"""Seconds after which one who takes nothing in is left alone."""

Make = Callable[[], Iterator[bytes]]


class WholeList(StreamingResponse):
    """A list as a file, sent piece by piece.

    It takes its place in the crowd when it is made, and leaves it when it is sent or broken off. Raises `OnrecordError`
    (`too-busy`) and what `make` raises.
    """

    def __init__(self, make: Make, crowd: Crowd, media_type: str, headers: Mapping[str, str]) -> None:
        """Begin; `make` gives the pieces."""
        with ExitStack() as held:
            held.enter_context(crowd)
            with answered_within(LONGEST_PIECE):
                pieces = make()
            held.callback(getattr(pieces, "close", lambda: None))
            self._held = held.pop_all()
        super().__init__(_in_time(pieces), media_type=media_type, headers=headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""

        async def send_in_time(message: Message) -> None:
            async with asyncio.timeout(STALLED):
                await send(message)

        try:
            if scope.get(HEAD_ONLY):
                await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
                await send({"type": "http.response.body", "body": b""})
                return
            await super().__call__(scope, receive, send_in_time)
        except TimeoutError:
            return  # the server closes what is not sent whole
        finally:
            self._held.close()


def _in_time(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The time between two pieces is the taker's, and does not count."""
    while True:
        with answered_within(LONGEST_PIECE):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece
