"""Events and disputes: what claims agree, or disagree, about (PLOVER).

Claims and reports are named by their ids on record, actors by theirs. Dates are ISO, inclusive; null when unknown.
"""

from enum import StrEnum

from msgspec import Struct, field


class EventStatus(StrEnum):
    """How an event stands, from all accounts of it."""

    CONFIRMED = "confirmed"
    """Two or more origins say so, none the contrary."""
    REPORTED = "reported"
    DISPUTED = "disputed"
    DENIED = "denied"
    """Only denials are on record."""
    EXPECTED = "expected"
    """Planned, promised, threatened or foreseen; nobody says yet that it happened."""
    DID_NOT_HAPPEN = "did not happen"
    """It was expected, and holders say that it did not come."""


class Account(Struct, frozen=True, kw_only=True, gc=False):
    """What one holder (actor id, null when unknown) says of one event; `origins` counts texts, not copies."""

    holder: str | None
    factuality: str
    modality: str
    claims: tuple[str, ...]
    origins: int


class Figure(Struct, frozen=True, kw_only=True, gc=False):
    """A figure as one holder gives it: its words, and the claims that state it; others stand beside it."""

    holder: str | None
    text: str
    claims: tuple[str, ...]


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """A happening (PLOVER) with every account of it. `place` is a name, `object` what it is about, where known.

    `figures` are stated quantities, each as "holder's figure" text with the claims that give it.
    """

    id: str
    type: str | None
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    place: str | None = None
    object: str | None = None
    status: EventStatus = EventStatus.REPORTED
    accounts: tuple[Account, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    why: dict[str, float] = {}


class Side(Struct, frozen=True, kw_only=True, gc=False):
    """Those who say the same in a dispute: holders (actor ids, null for unknown), how sure, and their claims."""

    holders: tuple[str | None, ...]
    factuality: str
    claims: tuple[str, ...]


class Dispute(Struct, frozen=True, kw_only=True, gc=False):
    """Accounts of one event (its id) that cannot both be true; `since` is the day of the first contrary account."""

    id: str
    event: str
    sides: tuple[Side, ...]
    since: str | None = None
    why: dict[str, float] = {}
