"""From a text and what is known of it to a `Report`."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.codebook import default_codebook
from onrecord.intake.datelines import dateline_day, stated_publisher, towns
from onrecord.intake.dates import bounds, read_date, stated_date
from onrecord.intake.faults import TEXT_LIMIT, fault
from onrecord.intake.language import language_of
from onrecord.intake.sections import sections_of
from onrecord.vocabulary import Report, Section, SectionKind


@dataclass(frozen=True)
class Given:
    """What is known of a report apart from its text, each null when unknown.

    `published` is as the input writes it, `name` what an id is made of when there is none.
    """

    id: str | None = None
    name: str = "report"
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    headline: str | None = None

    def with_options(self, published: str | None, publisher: str | None) -> "Given":
        """What the caller's options add where the input is silent."""
        return replace(self, published=self.published or published, publisher=self.publisher or publisher)


def made(
    text: str, given: Given, hints: Mapping[int, SectionKind] | None = None, fallback: str | None = None
) -> Report:
    """The report that `text` is, with sections, language and dates.

    `hints` gives kinds of paragraphs that mark-up tells, by first offset; `fallback` is a publication date (ISO) for a
    text that states none itself. Raises `ReportError` `empty`, `too-long`, `published-invalid`,
    `language-unsupported`.
    """
    name = given.id or given.name
    if not text.strip():
        raise fault("empty", "There is no text in it.", name)
    if len(text) > TEXT_LIMIT:
        raise fault("too-long", f"The text has {len(text):,} characters; the limit is {TEXT_LIMIT:,}.", name)
    report_id = given.id or identity(given.name, text)
    language = language_of(text, report_id)
    sections = sections_of(text, given.headline, hints)
    published, between = _dated(text, given, sections, fallback, report_id)
    return Report(
        id=report_id,
        url=given.url,
        publisher=given.publisher or stated_publisher(text, sections, default_codebook().compiled(towns)),
        published=published,
        published_bounds=between,
        headline=given.headline or _headline(text, sections),
        language=language,
        sections=sections,
        text=text,
    )


def identity(name: str, text: str) -> str:
    """An id that the same name and text always give: a slug and eight hexadecimal digits of the text's SHA-256."""
    return f"{slug(name)}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def slug(name: str) -> str:
    """`name` in lower-case ASCII letters, digits and hyphens, at most 60 of them; `report` when nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "report"


def _dated(
    text: str, given: Given, sections: tuple[Section, ...], fallback: str | None, report_id: str
) -> tuple[str | None, tuple[str | None, str | None] | None]:
    """The publication date and, where that is unknown, its bounds."""
    if given.published:
        read = read_date(given.published)
        if read is None:
            raise fault("published-invalid", f"{given.published!r} is not a date.", report_id)
        return read
    lines = [text[section.start : section.end] for section in sections[:6]]
    day = stated_date(lines) or dateline_day(lines, default_codebook().compiled(towns)) or fallback
    return day, None if day else bounds(text)


def _headline(text: str, sections: tuple[Section, ...]) -> str | None:
    for section in sections:
        if section.kind is SectionKind.HEADLINE:
            return " ".join(text[section.start : section.end].split())
    return None
