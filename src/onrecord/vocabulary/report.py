"""A news report as published, and its sections (schema.org NewsArticle)."""

from enum import StrEnum

from msgspec import Struct


class SectionKind(StrEnum):
    """What a stretch of a report is there for. Nothing is claimed from `furniture` and `chatter`."""

    HEADLINE = "headline"
    """The title of the report (schema.org `headline`)."""
    SUMMARY = "summary"
    """Key points before or after the body (schema.org `abstract`)."""
    SUBHEAD = "subhead"
    """A title inside the body."""
    BODY = "body"
    """The report proper (schema.org `articleBody`)."""
    CAPTION = "caption"
    """Words below a picture."""
    FURNITURE = "furniture"
    """Section labels, related links, share prompts, bylines: about the page, not about the world."""
    CHATTER = "chatter"
    """The writer or a bot talking to the reader, nothing about the world."""


READABLE = frozenset(
    {SectionKind.HEADLINE, SectionKind.SUMMARY, SectionKind.SUBHEAD, SectionKind.BODY, SectionKind.CAPTION}
)
"""The kinds of section that say something about the world."""


class Section(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch `text[start:end]` of a report and its kind; sections do not overlap and stand in order."""

    kind: SectionKind
    start: int
    end: int


class Report(Struct, frozen=True, kw_only=True, gc=False):
    """One news report as published (schema.org NewsArticle).

    `published` is an ISO date (`YYYY-MM-DD`) or null when unknown; then `published_bounds` may hold the earliest and
    the latest date that the text's own absolute dates allow (either side null when open). `text` is stored exactly as
    it was taken in: every offset in Onrecord counts its Unicode code points. `language` is an ISO 639-1 code.
    """

    id: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_bounds: tuple[str | None, str | None] | None = None
    headline: str | None = None
    language: str | None = None
    sections: tuple[Section, ...] = ()
    text: str = ""
