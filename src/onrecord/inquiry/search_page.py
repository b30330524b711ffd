"""What is found for some words, a page at a time."""

from itertools import islice

from msgspec import Struct

from onrecord.inquiry.search import Finding, search
from onrecord.record import EVERYTHING, Filters, Record

SIZE = 25
"""Reports on a page."""
FURTHEST = 2_000
"""Reports that can be paged to at most; narrower words find the rest."""


class SearchPage(Struct, frozen=True, kw_only=True):
    """The reports from place `after` on (0 for the first) that hold `words`; `next` is where the next page begins.

    `next` is null on the last page. Words may be phrases in quotation marks, or prefixes that end in `*`.
    """

    words: str
    found: tuple[Finding, ...] = ()
    after: int = 0
    next: int | None = None


def search_page(
    record: Record, words: str, filters: Filters = EVERYTHING, *, after: int = 0, size: int = SIZE
) -> SearchPage:
    """A page of reports; nothing when no words are given. Raises `UsageError` (`nothing-to-search`)."""
    if not words.strip():
        return SearchPage(words="")
    found = list(islice(search(record, words, filters), after, after + size + 1))
    following = after + size if len(found) > size and after + size < FURTHEST else None
    return SearchPage(words=words, found=tuple(found[:size]), after=after, next=following)
