"""What a job was given, as intake takes it: files under the names that users know, addresses fetched."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from onrecord.intake import take_in_sources
from onrecord.intake.fetching import Fetched, Fetching, fetch
from onrecord.intake.sources import Source
from onrecord.intake.taking import LINE_SUFFIXES
from onrecord.vocabulary import Report, ReportError
from onrecord.web.jobs.files import read_whole, write_whole
from onrecord.web.jobs.job import Input, InputKind
from onrecord.web.jobs.limits import Limits
from onrecord.web.jobs.spool import Manifest

_CHUNK = 1 << 20
_SUFFIXES = {InputKind.TEXT: ".jsonl", InputKind.PAGE: ".html"}


class Origin(Struct, frozen=True, kw_only=True):
    """Where a page that was fetched came from, and what it is called."""

    called: str
    url: str
    charset: str | None = None


def reports_of(folder: Path, manifest: Manifest, limits: Limits) -> Iterator[Report | ReportError]:
    """All reports of the job in `folder`, in the order in which they were added, each taken in when it is asked for."""
    for number, given in enumerate(manifest.inputs, 1):
        source = _source(folder / str(number), given, limits)
        yield from take_in_sources([source], published=given.published, publisher=given.publisher)


def expected(folder: Path, manifest: Manifest) -> int:
    """How many reports the job holds, at a glance: one an input, and one a line of JSON lines."""
    return sum(_expected(folder / str(number), given) for number, given in enumerate(manifest.inputs, 1))


def _expected(path: Path, given: Input) -> int:
    if given.kind is not InputKind.FILE or PurePosixPath(given.name).suffix.lower() not in LINE_SUFFIXES:
        return 1
    count, last = 0, b"\n"
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                count += chunk.count(b"\n")
                last = chunk[-1:]
    except FileNotFoundError:
        return 1
    return count + (last != b"\n")


def _source(path: Path, given: Input, limits: Limits) -> Source | ReportError:
    if not given.complete:
        return ReportError(
            "upload-incomplete", f"{given.name} did not arrive whole.", "Send it again.", report_id=given.name
        )
    if given.kind is InputKind.ADDRESS:
        return _fetched(path, given, limits)
    return Source(path, called=given.name + _SUFFIXES.get(given.kind, ""), url=given.url)


def _fetched(path: Path, given: Input, limits: Limits) -> Source | ReportError:
    """The page at an address, fetched once: a job that is read again reads what was fetched."""
    beside = path.with_name(f"{path.name}.fetched")
    origin = read_whole(beside, Origin)
    if origin is None and not limits.fetch:
        return fetching_off(given.name)
    if origin is None:
        try:
            found = fetch(given.url or "", Fetching(seconds=limits.fetch_seconds, also=frozenset(limits.fetch_also)))
        except ReportError as error:
            return error
        with path.open("wb") as file:
            file.write(found.data)
            file.flush()
            os.fsync(file.fileno())
        origin = Origin(called=_called(found), url=found.address, charset=found.charset)
        write_whole(beside, origin)
    return Source(path, called=origin.called, url=origin.url, charset=origin.charset)


def fetching_off(address: str | None = None) -> ReportError:
    """The error for an address where none are fetched."""
    return ReportError(
        "fetching-off",
        "This server does not fetch addresses.",
        "Save the page and add it as a file, or paste its text.",
        report_id=address,
    )


def _called(found: Fetched) -> str:
    """A name for the page: the last part of its address, else the host's, with the suffix of what it is."""
    parts = urlsplit(found.address)
    last = PurePosixPath(unquote(parts.path)).name
    return (PurePosixPath(last).stem or parts.hostname or "page") + found.suffix
