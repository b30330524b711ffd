"""Reports that hold the words searched for, with what they claim in those words."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from onrecord.inquiry.brief import actors_in
from onrecord.inquiry.sentences import sentence
from onrecord.record import EVERYTHING, Filters, Record

PER_REPORT = 5
AT_A_TIME = 26
"""Reports whose claims are looked up together: a page of results, and one that tells whether there are more."""


class Finding(Struct, frozen=True, kw_only=True):
    """A report with an excerpt around the words, and its first claims that quote them, as sentences with ids."""

    report: str
    publisher: str | None
    published: str | None
    headline: str | None
    excerpt: str
    claims: tuple[tuple[str, str], ...]
    left_out: int


def search(
    record: Record, words: str, filters: Filters = EVERYTHING, *, per_report: int = PER_REPORT
) -> Iterator[Finding]:
    """What `record` holds on `words`, by publication date; raises `UsageError` when there is no word to search for."""
    hits = iter(record.search(words, filters))
    while some := list(islice(hits, AT_A_TIME)):
        claims = record.claims_named(claim for hit in some for claim in hit.claims[:per_report])
        names = record.named(actors_in(claims.values()))
        for hit in some:
            shown = [claims[claim] for claim in hit.claims[:per_report] if claim in claims]
            yield Finding(
                report=hit.report,
                publisher=hit.publisher,
                published=hit.published,
                headline=hit.headline,
                excerpt=" ".join(hit.excerpt.split()),
                claims=tuple((claim.id, sentence(claim, names)) for claim in shown),
                left_out=len(hit.claims) - len(shown),
            )
