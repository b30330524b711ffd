"""What a list is asked for: filters, words, choices, order, and which page."""

from msgspec import Struct

from onrecord.record.filters import EVERYTHING, Filters

LISTS = (
    "events",
    "statements",
    "claims",
    "forecasts",
    "disputes",
    "agreements",
    "transfers",
    "ties",
    "actors",
    "reports",
)
"""The lists that there are."""
SIZE, MOST = 50, 200
"""Rows of a page: by default, at most."""
UNKNOWN = "unknown"
"""Stands in a choice for rows without a value."""


class Asked(Struct, frozen=True, kw_only=True):
    """What one page of a list is to hold; everything asked for has to hold at once.

    `filters` are those that all questions share; their `limit` does not count. `words` are looked for in a report's
    headline and text, a claim's evidence, what a statement says, the evidence of any claim of a matter, an actor's
    names; all of them have to be there, "…" is a phrase, `…*` a prefix. `chosen` has for a field the values any of
    which a row may have (`{"type": ("ASSAULT", "COERCE")}`; "unknown" is no value); the fields are those of the list's
    facets. `confidence` is the least that claims need (0 to 1). `sort` is one of the list's orders, null for its first;
    `size` rows make a page (1 to 200); `after` is a cursor from an earlier page. Without `facets` none are counted.
    """

    filters: Filters = EVERYTHING
    words: str | None = None
    chosen: dict[str, tuple[str, ...]] = {}
    confidence: float | None = None
    sort: str | None = None
    size: int = SIZE
    after: str | None = None
    facets: bool = True


FIRST_PAGE = Asked()
"""The first page of a list as it comes, with its facets."""
