"""Reads reports into a record: known ones are passed over before anyone parses them."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from onrecord.record.protocol import Outcome, Record, Standing, Stored
from onrecord.vocabulary import Annotations, Report, ReportError

BATCH = 64
"""Reports looked up in the record at a time."""


class Reads(Protocol):
    """What is needed of a reader."""

    @property
    def version(self) -> str:
        """Versions of package, codebook and pipeline, in one string."""

    def read_many(self, reports: Iterable[Report]) -> Iterator[Annotations | ReportError]:
        """The reports' annotations, in their order; a `ReportError` in place of those it fails on."""


class LateReader:
    """A reader whose parser, which takes a second or two, is loaded when a first report has to be read."""

    def __init__(self, make: Callable[[], Reads]) -> None:
        """Remember how to make the reader."""
        self._make = make
        self._reader: Reads | None = None

    @property
    def version(self) -> str:
        """The reader's."""
        return self._loaded().version

    def read_many(self, reports: Iterable[Report]) -> Iterator[Annotations | ReportError]:
        """As the reader does."""
        waiting = iter(reports)
        for first in waiting:
            yield from self._loaded().read_many(chain([first], waiting))

    def _loaded(self) -> Reads:
        if self._reader is None:
            self._reader = self._make()
        return self._reader


class Summary(Struct, frozen=True, kw_only=True):
    """What a reading did: numbers of reports that were new, known and re-read, and the errors of those that failed."""

    new: int = 0
    known: int = 0
    reread: int = 0
    failed: tuple[ReportError, ...] = ()


class _Tally:
    """Counts while the reading goes on, and tells how many reports are dealt with."""

    def __init__(
        self, progress: Callable[[int], None] | None, told: Callable[[Stored | ReportError], None] | None
    ) -> None:
        self._progress = progress
        self._told = told
        self.outcomes: dict[Outcome, int] = dict.fromkeys(Outcome, 0)
        self.failed: list[ReportError] = []

    def done(self, what: Stored | ReportError) -> None:
        if isinstance(what, ReportError):
            self.failed.append(what)
        else:
            self.outcomes[what.outcome] += 1
        if self._told:
            self._told(what)
        if self._progress:
            self._progress(sum(self.outcomes.values()) + len(self.failed))

    def summary(self) -> Summary:
        return Summary(
            new=self.outcomes[Outcome.NEW],
            known=self.outcomes[Outcome.KNOWN],
            reread=self.outcomes[Outcome.REREAD],
            failed=tuple(self.failed),
        )


def read_into(
    record: Record,
    reports: Iterable[Report | ReportError],
    reader: Reads,
    *,
    reread: bool = False,
    progress: Callable[[int], None] | None = None,
    told: Callable[[Stored | ReportError], None] | None = None,
) -> Summary:
    """Read `reports` and store each as soon as it is read; what is known is not parsed again unless `reread`.

    `ReportError`s among the reports, or in place of a report that the reader fails on, are counted as failed, and the
    run goes on. `told` is called with what became of each report, then `progress` with their number so far. Killed at
    any point, nothing is lost or doubled when it is run again. Raises `RecordError` when the record fails; what was
    stored until then stays.

    Reports are compared afterwards, by `onrecord.bring_up_to_date(record)`.
    """
    tally = _Tally(progress, told)
    for found in reader.read_many(_to_read(record, reports, tally, reread=reread)):
        if isinstance(found, ReportError):
            tally.done(found)
            continue
        try:
            stored = record.store(found, reader.version, reread=reread)
        except ReportError as error:
            tally.done(error)
        else:
            tally.done(stored)
    return tally.summary()


def _to_read(
    record: Record, reports: Iterable[Report | ReportError], tally: _Tally, *, reread: bool
) -> Iterator[Report]:
    """The reports that have to be parsed, under the ids by which the record keeps them."""
    waiting = iter(reports)
    while batch := list(islice(waiting, BATCH)):
        good = [one for one in batch if isinstance(one, Report)]
        for error in (one for one in batch if isinstance(one, ReportError)):
            tally.done(error)
        for report, standing in zip(good, record.standings(good), strict=True):
            if standing.known and not reread:
                tally.done(Stored(id=standing.id, outcome=Outcome.KNOWN))
            else:
                yield _as_known(report, standing)


def _as_known(report: Report, standing: Standing) -> Report:
    """The report under the id by which the record keeps it, with the date and publisher that people have set."""
    known: dict[str, str | None] = {}
    if standing.id != report.id:
        known["id"] = standing.id
    if standing.published is not None:
        known |= {"published": standing.published, "published_bounds": None}
    if standing.publisher is not None:
        known["publisher"] = standing.publisher
    return replace(report, **known) if known else report
