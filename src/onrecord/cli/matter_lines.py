"""Lines that tell of a matter in a document: the words, how it stands, then the quote and the claim."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.cli.paper import EMPTY, Line, Words, line, quoted

if TYPE_CHECKING:
    from onrecord.record import Record

SHOWN = 40
"""Entries of one sort that a document tells at most; `--json` has them all."""
QUOTE = 240


def told(record: "Record", words: str, status: str, claims: Iterable[str]) -> Iterator[Line]:
    """One matter with the quote of its first claim."""
    from onrecord.inquiry.telling import cited
    from onrecord.inquiry.wording import shorten

    yield line("• ", words, Words(f"  {status}" if status else "", "dim"), indent=2, hang=2)
    claim = cited(record, claims)
    if claim is not None:
        source = ", ".join(part for part in (claim.publisher, claim.published) if part)
        yield line(Words(quoted(shorten(claim.text, QUOTE)), "italic"), indent=4)
        yield line(Words(f"{source}  " if source else "", "dim"), Words(claim.id, "dim"), indent=4)


def chapter(title: str, entries: Iterable[Iterator[Line]], number: int) -> Iterator[Line]:
    """A title and what is under it; nothing when there is nothing. `entries` are lazy, those not shown are not made."""
    if not number:
        return
    yield EMPTY
    yield line(Words(title, "bold underline"))
    for place, entry in enumerate(entries):
        if place == SHOWN:
            yield line(Words(f"and {number - SHOWN:,} more", "dim"), indent=4)
            return
        yield from entry
