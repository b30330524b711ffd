"""Lines that tell of a matter in a document: the words, how it stands, then the quote and the claim."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from onrecord.cli.paper import EMPTY, Line, Words, line, quoted

if TYPE_CHECKING:
    from onrecord.record import ClaimOnRecord, Record

SHOWN = 40
"""Entries of one sort that a document tells at most; `--json` has them all."""
QUOTE = 240


class Entry(NamedTuple):
    """A matter in words, how it stands, and its claims, the first of which is quoted."""

    words: str
    status: str
    claims: Sequence[str]


def chapter(record: "Record", title: str, entries: Iterable[Entry], number: int) -> Iterator[Line]:
    """A title and what is under it; nothing when there is nothing. `entries` are lazy, those not shown are not made."""
    if not number:
        return
    yield EMPTY
    yield line(Words(title, "bold underline"))
    shown = list(islice(entries, SHOWN))
    known = record.claims_named(one.claims[0] for one in shown if one.claims)
    for one in shown:
        yield from _told(record, one, known)
    if number > SHOWN:
        yield line(Words(f"and {number - SHOWN:,} more", "dim"), indent=4)


def _told(record: "Record", entry: Entry, known: "Mapping[str, ClaimOnRecord]") -> Iterator[Line]:
    """One matter with the quote of its first claim that is on record."""
    from onrecord.inquiry.telling import cited
    from onrecord.inquiry.wording import shorten

    yield line("• ", entry.words, Words(f"  {entry.status}" if entry.status else "", "dim"), indent=2, hang=2)
    claim = known.get(next(iter(entry.claims), "")) or cited(record, entry.claims)
    if claim is not None:
        source = ", ".join(part for part in (claim.publisher, claim.published) if part)
        yield line(Words(quoted(shorten(claim.text, QUOTE)), "italic"), indent=4)
        yield line(Words(f"{source}  " if source else "", "dim"), Words(claim.id, "dim"), indent=4)
