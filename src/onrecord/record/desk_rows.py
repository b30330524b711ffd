"""What the ledger's desk hands out and takes: reports to be taken up, claims in dockets, matters as they are kept."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from onrecord.record.found import ClaimOnRecord

FIRST_DAY = "0001-01-01"
"""The day of a report of which not even a bound is known."""
_MANY = 500
"""Values put into one condition at most."""


class Unposted(Struct, frozen=True, kw_only=True, gc=False):
    """A report that the ledger has not taken up: its head and text."""

    key: int
    id: str
    day: str
    publisher: str | None
    headline: str | None
    text: str


class Posted(Struct, frozen=True, kw_only=True, gc=False):
    """A claim in a docket: its key, what it is there as, its day, the claim, and its report's origin and story."""

    key: int
    role: str
    day: str
    origin: str
    story: frozenset[str]
    claim: ClaimOnRecord


class MatterRow(Struct, frozen=True, kw_only=True, gc=False):
    """A matter to be written, with the keys of its claims by role and the ids of its actors by role.

    `said` and `origins` count the claims that it lists and the origins of their reports; of a forecast only those that
    make it. `place` is of an event, `forecast_kind` and `deadline` of a forecast, `name` of an agreement.
    """

    id: str
    kind: str
    docket: str
    type: str | None
    status: str | None
    holder: str | None
    since: str | None
    until: str | None
    first: str
    last: str
    found: str
    claims: tuple[tuple[int, str], ...]
    actors: tuple[tuple[str, str], ...]
    said: int
    origins: int
    place: str | None = None
    forecast_kind: str | None = None
    deadline: str | None = None
    name: str | None = None


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Some values at a time, as many as one condition takes."""
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]


def as_json(found: object) -> str:
    """What is kept in a text column."""
    return msgspec.json.encode(found).decode("utf-8")
