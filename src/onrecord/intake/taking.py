"""The way in: paths become reports one after another, and a bad one never stops the run."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.intake.dates import published_option
from onrecord.intake.decode import to_text
from onrecord.intake.faults import TEXT_LIMIT, fault
from onrecord.intake.lines import Row, rows
from onrecord.intake.making import Given, identity, made
from onrecord.intake.page import looks_like_page, read_page
from onrecord.intake.sources import Source, find, opening_error
from onrecord.vocabulary import Report, ReportError

BYTE_LIMIT = 4 * TEXT_LIMIT + 4
"""The longest plain text in bytes: four a code point (UTF-32) and a byte-order mark."""
PAGE_LIMIT = 20_000_000
"""The longest page in bytes; mark-up is far longer than the text in it."""
LINE_SUFFIXES = frozenset((".jsonl", ".ndjson"))
PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))


def take_in(
    paths: Sequence[str | Path],
    *,
    published: str | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | ReportError]:
    """The reports that `paths` hold, lazily and in order; one that cannot be read gives a `ReportError` in its place.

    A path is a file (`.txt`, `.html`, `.jsonl`, `.ndjson`; anything else is told by its content), a folder (searched
    through, sorted) or `-` for standard input. A file named twice is read once. `published` (ISO date) and `publisher`
    stand in where an input carries none. `stdin` defaults to the process's. Raises `UsageError` `published-invalid` at
    once.
    """
    return take_in_sources(find(paths), published=published, publisher=publisher, stdin=stdin)


def take_in_sources(
    sources: Iterable[Source | ReportError],
    *,
    published: str | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | ReportError]:
    """As `take_in`, for inputs that are found already, each asked for when the one before it is read."""
    return _taken(sources, _Options(published_option(published), publisher), stdin)


def report_from_text(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the report's own word for it
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    headline: str | None = None,
) -> Report:
    """The report that `text` is, kept exactly as given, so that offsets are the caller's.

    Without an `id` one is made of the headline and the text. Raises `ReportError` (`empty`, `too-long`,
    `published-invalid`, `language-unsupported`).
    """
    given = Given(
        id=id, name=headline or "report", url=url, publisher=publisher, published=published, headline=headline
    )
    return made(text, given)


@dataclass(frozen=True)
class _Options:
    published: str | None
    publisher: str | None


def _taken(
    sources: Iterable[Source | ReportError], options: _Options, stdin: BinaryIO | None
) -> Iterator[Report | ReportError]:
    for source in sources:
        if isinstance(source, ReportError):
            yield source
            continue
        try:
            yield from _from_source(source, options, stdin)
        except ReportError as error:
            yield _named(error, source.label)
        except OSError as error:
            yield opening_error(source.label, error)


def _named(error: ReportError, label: str) -> ReportError:
    if error.report_id is None:
        error.report_id = label
    return error


def _from_source(source: Source, options: _Options, stdin: BinaryIO | None) -> Iterator[Report | ReportError]:
    if source.path is None:
        yield from _from_stream(stdin or sys.stdin.buffer, source, options)
        return
    with source.path.open("rb") as stream:
        yield from _from_stream(stream, source, options)


def _from_stream(stream: BinaryIO, source: Source, options: _Options) -> Iterator[Report | ReportError]:
    suffix = source.suffix
    if suffix in LINE_SUFFIXES:
        yield from _from_lines(stream, source, options, b"")
        return
    head = b""
    if suffix not in PAGE_SUFFIXES and suffix != ".txt":
        head = stream.readline(BYTE_LIMIT)
        if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:2] in (b'{"', b"{}", b"{ "):
            yield from _from_lines(stream, source, options, head)
            return
    limit = BYTE_LIMIT if suffix == ".txt" else PAGE_LIMIT
    data = head + stream.read(limit + 1 - len(head))
    if len(data) > limit:
        raise fault(
            "too-long",
            f"{source.label} is longer than {limit:,} bytes; a text may have {TEXT_LIMIT:,} characters.",
        )
    yield _from_bytes(data, source, suffix, options)


def _from_bytes(data: bytes, source: Source, suffix: str, options: _Options) -> Report:
    is_page = suffix in PAGE_SUFFIXES
    if len(data) > BYTE_LIMIT and not (is_page or looks_like_page(data[:5_000].decode("latin-1"))):
        raise fault("too-long", f"{source.label} has {len(data):,} bytes; a text may have {TEXT_LIMIT:,} characters.")
    text = to_text(data, source.charset)
    if not text.strip():
        raise fault("empty", f"{source.label} is empty.")
    url = source.address
    if is_page or (suffix != ".txt" and looks_like_page(text)):
        return _from_page(text, Given(name=source.name, url=url), options)
    given = Given(name=source.name, url=url, publisher=options.publisher)
    return made(text, given, fallback=options.published)


def _from_page(html: str, given: Given, options: _Options) -> Report:
    page = read_page(html, given.name)
    known = Given(
        id=identity(given.name, page.text),
        name=given.name,
        url=given.url or page.url,
        publisher=page.publisher,
        published=page.published,
        headline=page.title,
    )
    return made(page.text, known.with_options(None, options.publisher), page.hints, fallback=options.published)


def _from_lines(stream: BinaryIO, source: Source, options: _Options, head: bytes) -> Iterator[Report | ReportError]:
    for row in rows(stream, source.name, head):
        yield row if isinstance(row, ReportError) else _from_row(row, options)


def _from_row(row: Row, options: _Options) -> Report | ReportError:
    try:
        return made(row.text, row.given.with_options(None, options.publisher), fallback=options.published)
    except ReportError as error:
        return error
