"""Cursors: where a page of a list ends, as a word that holds the values that the list is sorted by.

The next page begins behind these values wherever they would stand now, so that rows which others write or take away
meanwhile shift nothing.
"""

import base64
import binascii
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from onrecord.vocabulary import UsageError

Key = tuple[str | int | float, ...]
"""The values of one row, in the order in which a list is sorted by them; the last ones tell any two rows apart."""


class Cursor(Struct, frozen=True, array_like=True):
    """A place in a list in one order; `back` when the page before it is meant."""

    list: str
    sort: str
    back: bool
    key: Key


_DECODER = msgspec.json.Decoder(Cursor)


def written(cursor: Cursor) -> str:
    """The cursor as a word that is safe in an address."""
    return base64.urlsafe_b64encode(msgspec.json.encode(cursor)).decode("ascii").rstrip("=")


def read(word: str, list_name: str, sort: str, types: Sequence[type]) -> Cursor:
    """The cursor that a word stands for; `types` are those of its key.

    Raises `UsageError` (`not-a-cursor`) for any word that is none of this list in this order.
    """
    try:
        padded = word.encode("ascii") + b"=" * (-len(word) % 4)
        cursor = _DECODER.decode(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeEncodeError, binascii.Error, msgspec.MsgspecError) as error:
        raise _not_a_cursor(word) from error
    fits = len(cursor.key) == len(types) and all(map(_is, cursor.key, types))
    if not fits or (cursor.list, cursor.sort) != (list_name, sort):
        raise _not_a_cursor(word)
    return cursor


def _is(value: object, wanted: type) -> bool:
    if wanted is float:
        return isinstance(value, int | float)
    # SQLite's integers have 64 bits.
    return isinstance(value, wanted) and not (isinstance(value, int) and abs(value) >= 1 << 63)


def _not_a_cursor(word: str) -> UsageError:
    return UsageError(
        "not-a-cursor",
        f"{word[:40]!r} is no place in this list.",
        "Take `next` or `previous` of a page with the same order, or leave it out to begin at the beginning.",
    )
