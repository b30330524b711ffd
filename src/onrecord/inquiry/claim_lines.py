"""Claims as lines under a matter: who says what, how sure, in which words, and where it stands."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from onrecord.inquiry.brief import actors_in
from onrecord.inquiry.claim_cards import Named, voices
from onrecord.inquiry.naming import Names
from onrecord.inquiry.sentences import sentence
from onrecord.inquiry.wording import shorten
from onrecord.record import ClaimOnRecord, Record, ReportOnRecord

QUOTE = 400
"""Code points of evidence that a line quotes at most."""
AROUND = 60
"""Code points quoted on each side of a figure at most."""


class ClaimLine(Struct, frozen=True, kw_only=True):
    """One claim: its sentence, who says so (`speakers`, outermost first), and the words quoted.

    `part` is what it is to the matter: `member`, `denial`, `foretelling` or `deed`. `origin` is that of its report:
    another report's id where its text is a copy, null until reports have been compared.
    """

    id: str
    part: str
    sentence: str
    speakers: tuple[Named, ...]
    factuality: str
    modality: str
    quote: str
    figures: tuple[str, ...]
    report: str
    headline: str | None
    publisher: str | None
    published: str | None
    origin: str | None
    review: str | None


class Lines:
    """The lines of some claims by id, from a few questions to the record however many there are."""

    def __init__(self, record: Record, claims: Iterable[ClaimOnRecord]) -> None:
        """Look up the claims' reports and actors."""
        self.claims = {claim.id: claim for claim in claims}
        self.heads = record.reports_named({claim.report for claim in self.claims.values()})
        self.names: Names = record.named(actors_in(self.claims.values()))

    def of(self, ids: Iterable[str], parts: Mapping[str, str] | None = None) -> tuple[ClaimLine, ...]:
        """The lines of some of the claims in order of publication; `parts` by id, members by default."""
        chosen = sorted((self.claims[one] for one in dict.fromkeys(ids) if one in self.claims), key=in_order)
        return tuple(
            claim_line(one, self.names, self.heads.get(one.report), (parts or {}).get(one.id, "member"))
            for one in chosen
        )

    def all(self) -> tuple[ClaimLine, ...]:
        """The lines of all of the claims, in the order in which they were given."""
        return tuple(claim_line(one, self.names, self.heads.get(one.report)) for one in self.claims.values())

    def origins(self, ids: Iterable[str]) -> int:
        """From how many origins some of the claims come."""
        reports = {self.claims[one].report for one in ids if one in self.claims}
        return len({(head.origin if (head := self.heads.get(one)) else None) or one for one in reports})


def lines_of(record: Record, ids: Iterable[str], *, as_of: str | None = None) -> Lines:
    """The lines of the claims with these ids, without those that people have rejected or that came after `as_of`."""
    return Lines(record, (one for one in record.claims_named(ids).values() if not _later(one, as_of)))


def claim_line(claim: ClaimOnRecord, names: Names, head: ReportOnRecord | None, part: str = "member") -> ClaimLine:
    """The line of a claim at hand; a pure function."""
    return ClaimLine(
        id=claim.id,
        part=part,
        sentence=sentence(claim, names),
        speakers=tuple(one.holder for one in voices(claim, names)),
        factuality=claim.factuality.value,
        modality=claim.modality.value,
        quote=shorten(claim.text, QUOTE),
        figures=claim.quantities_text,
        report=claim.report,
        headline=head.headline if head else None,
        publisher=claim.publisher,
        published=claim.published,
        origin=head.origin if head else None,
        review=claim.review,
    )


def in_order(claim: ClaimOnRecord) -> tuple[Any, ...]:
    """By publication, those of unknown date last; then by report and place in it."""
    return (claim.published is None, claim.published or "", claim.report, claim.trigger.start, claim.id)


def around(words: str, quote: str) -> str:
    """A quotation cut to what stands around some words of it, at spaces; its beginning when they are not there."""
    line = " ".join(quote.split())
    at = line.find(" ".join(words.split()))
    if at < 0:
        return shorten(line, 2 * AROUND)
    start, end = max(at - AROUND, 0), min(at + len(words) + AROUND, len(line))
    start = line.find(" ", start) + 1 if start > 0 and " " in line[start:at] else start
    end = line.rfind(" ", at, end) if end < len(line) and " " in line[at + len(words) : end] else end
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"


def _later(claim: ClaimOnRecord, as_of: str | None) -> bool:
    return as_of is not None and claim.published is not None and claim.published > as_of
