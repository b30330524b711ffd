"""How long a request may be, and what is done with one that is longer."""

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web.jobs import Limits

LONGEST_BODY = 4_000_000
"""Bytes of a request at most, where nothing else is said."""
_AROUND = 1_000_000
"""Bytes of what stands around files and texts in a form, at most."""
LONGEST_PASTE = Limits().text + _AROUND
LONGEST_UPLOAD = Limits().job + _AROUND
LONGER = {"/add/text": LONGEST_PASTE, "/add/files": LONGEST_UPLOAD, "/api/v1/reports": LONGEST_UPLOAD}
"""Where more may be sent."""
LONGEST_QUERY = 16_000
"""Bytes of what stands behind the question mark: pages repeat it in each of their links."""
DRAINED = 64_000_000
"""Bytes of what is refused that are still taken in: a connection that is closed on its sender shows no answer."""


def check_address(scope: Scope) -> None:
    """Raise `UsageError` (`address-too-long`) for an address that asks for too much at once."""
    if len(scope["query_string"]) > LONGEST_QUERY:
        message = f"What is asked is longer than {LONGEST_QUERY:,} characters."
        raise UsageError("address-too-long", message, "Ask for fewer things at once.")


def check_length(scope: Scope) -> None:
    """Raise `UsageError` (`too-large`) for a request that says itself that it is too long."""
    length = Headers(scope=scope).get("content-length", "")
    if length.isascii() and length.isdigit() and (len(length) > 18 or int(length) > _most(scope)):
        raise _too_large(_most(scope))


def limited(scope: Scope, receive: Receive) -> Receive:
    """`receive` for a request that does not say how long it is; raises `UsageError` (`too-large`) in time."""
    taken = 0

    async def receive_some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > _most(scope):
            raise _too_large(_most(scope))
        return message

    return receive_some


def _most(scope: Scope) -> int:
    return LONGER.get(scope["path"], LONGEST_BODY)


def _too_large(most: int) -> OnrecordError:
    return UsageError("too-large", f"This is longer than {most:,} bytes.", "Send it in parts.")


async def drain(receive: Receive) -> None:
    """Take in some of what still comes."""
    left = DRAINED
    while left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        if not message.get("more_body", False):
            return
