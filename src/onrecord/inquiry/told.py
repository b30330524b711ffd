"""Who told of an event when, and how: each claim of it as one telling."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from onrecord.record import ClaimOnRecord, Record
from onrecord.vocabulary import NEGATIVE, Event, UsageError


class Telling(Struct, frozen=True, kw_only=True):
    """One claim of an event: its holder (actor id, null when unknown), the day it was published, and how sure it is.

    `denies` tells whether the holder says that it did not happen; `text` quotes the report.
    """

    claim: str
    holder: str | None
    published: str | None
    publisher: str | None
    factuality: str
    modality: str
    denies: bool
    text: str


def tellings(record: Record, event: Event) -> tuple[Telling, ...]:
    """The tellings of an event as it was found (also as of an earlier day), by day of publication, undated last."""
    claims = {one: found for one in event.claims if (found := _claim(record, one))}
    return make_tellings(event, claims)


def make_tellings(event: Event, claims: Mapping[str, ClaimOnRecord]) -> tuple[Telling, ...]:
    """The same from the claims by id; those that are not there are left out."""
    found = [
        Telling(
            claim=one,
            holder=account.holder,
            published=claims[one].published,
            publisher=claims[one].publisher,
            factuality=account.factuality,
            modality=account.modality,
            denies=account.factuality in NEGATIVE,
            text=claims[one].text,
        )
        for account in event.accounts
        for one in _known(account.claims, claims)
    ]
    return tuple(sorted(found, key=lambda one: (one.published is None, one.published or "", one.claim)))


def _known(ids: Iterable[str], claims: Mapping[str, ClaimOnRecord]) -> list[str]:
    return [one for one in ids if one in claims]


def _claim(record: Record, claim: str) -> ClaimOnRecord | None:
    try:
        found = record.get(claim)
    except UsageError:
        return None
    return found if isinstance(found, ClaimOnRecord) else None
