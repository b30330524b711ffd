"""Reads one job into the record: one that is broken off is read again, nothing lost and nothing doubled."""

import errno
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from onrecord.codebook import Codebook
from onrecord.ledger.update import bring_up_to_date
from onrecord.record import Outcome, Reads, Record, Stored, open_record, read_into
from onrecord.record.waiting import waits_told
from onrecord.vocabulary import Annotations, OnrecordError, Report, ReportError
from onrecord.web.jobs.files import disk_full, holding
from onrecord.web.jobs.inputs import expected, reports_of
from onrecord.web.jobs.job import JobCounts, JobState, fault_of
from onrecord.web.jobs.limits import Limits
from onrecord.web.jobs.spool import Line, Manifest, Progress, Spool, append, read_journal

OFTEN = 0.3
"""Seconds between two notes of progress."""


class Stopped(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The worker is to stop; the job waits for the next one."""


class Reading:
    """Reads the job in `folder`, with `reader`, into the record at `record`; `stopping` tells when to break off."""

    def __init__(
        self, spool: Spool, folder: Path, record: Path, *, reader: Reads, limits: Limits, stopping: Callable[[], bool]
    ) -> None:
        """Nothing is read yet."""
        self._spool, self._folder, self._record = spool, folder, record
        self._reader, self._limits, self._stopping = reader, limits, stopping
        self._manifest = Manifest(made="")
        self._progress = Progress()
        self._new: set[str] = set()
        self._noted = 0.0
        self._compared = 0

    def run(self, codebook: Codebook) -> None:
        """Read it, and note what became of it; raises `Stopped`."""
        if not self._claim():
            return
        try:
            with (
                waits_told(self._waits),
                open_record(self._record, patience=self._limits.patience, codebook=codebook) as record,
            ):
                self._read(record)
        except Stopped:
            self._note(replace(self._progress, state=JobState.WAITING, begun=0))
            raise
        except OnrecordError as error:
            self._give_up(error)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            self._give_up(disk_full())

    def _claim(self) -> bool:
        """Take the job, unless it was taken away, or has ended the worker too often."""
        with holding(self._spool.queue_lock):
            manifest = self._spool.manifest(self._folder)
            progress = self._spool.progress(self._folder)
            if manifest is None or progress.state not in (JobState.WAITING, JobState.READING):
                return False
            self._manifest = manifest
            if progress.begun >= self._limits.tries:
                self._note(replace(progress, state=JobState.FAILED, error=fault_of(_stopped())))
                return False
            counts = JobCounts(total=expected(self._folder, manifest))
            begun = progress.begun + 1
            self._note(replace(progress, state=JobState.READING, begun=begun, counts=counts, error=None, waits=False))
        return True

    def _read(self, record: Record) -> None:
        journal = self._folder / "journal.jsonl"
        self._new = {report for report, new in read_journal(self._folder).reports.items() if new}
        with journal.open("ab") as file:
            file.write(b"\n")  # the last line of a process that was killed may lack its end
        append(journal, Line(again=True))
        summary = read_into(
            record,
            reports_of(self._folder, self._manifest, self._limits),
            _InGroups(self._reader, self._limits.group, self._check),
            told=self._told,
            progress=lambda _: self._compare(record, self._limits.compare),
        )
        self._compare(record)
        counts = replace(self._progress.counts, total=self._progress.counts.read)
        state = JobState.FAILED if counts.read == counts.failed > 0 else JobState.DONE
        self._note(replace(self._progress, state=state, counts=counts, begun=0))
        if not summary.failed:
            self._forget_inputs()

    def _compare(self, record: Record, after: int = 0) -> None:
        """Let the ledger take up what was read, if that is at least `after` reports since the last time."""
        if self._progress.counts.read - self._compared >= after:
            bring_up_to_date(record, record.codebook, lambda _: self._check())
            self._compared = self._progress.counts.read

    def _told(self, what: Stored | ReportError) -> None:
        counts = self._progress.counts
        if isinstance(what, ReportError):
            line = Line(error=fault_of(what))
            counts = replace(counts, failed=counts.failed + 1)
        elif what.outcome is Outcome.NEW or what.id in self._new:
            line = Line(report=what.id, new=True)
            counts = replace(counts, new=counts.new + 1)
        else:
            line = Line(report=what.id)
            counts = replace(counts, known=counts.known + 1)
        append(self._folder / "journal.jsonl", line)
        counts = replace(counts, read=counts.read + 1)
        begun = 0 if line.new and line.report not in self._new else self._progress.begun
        self._progress = replace(self._progress, counts=counts, begun=begun)
        if time.monotonic() - self._noted > OFTEN:
            self._note(self._progress, lasting=False)
        self._check()

    def _give_up(self, error: OnrecordError) -> None:
        """Note why the job cannot be read now; one that found the record locked is tried again by itself."""
        again = error.code == "record-locked" and self._progress.begun < self._limits.tries
        self._note(
            replace(
                self._progress,
                state=JobState.WAITING if again else JobState.FAILED,
                not_before=time.time() + self._limits.pause if again else 0.0,
                error=fault_of(error),
                waits=again,
            )
        )

    def _waits(self, waits: bool) -> None:
        self._note(replace(self._progress, waits=waits), lasting=False)

    def _note(self, progress: Progress, *, lasting: bool = True) -> None:
        self._progress = self._spool.note(self._folder, progress, lasting=lasting)
        self._noted = time.monotonic()

    def _check(self) -> None:
        if self._stopping():
            raise Stopped

    def _forget_inputs(self) -> None:
        """All is on record: the texts need not be kept twice."""
        for number in range(1, len(self._manifest.inputs) + 1):
            for name in (str(number), f"{number}.fetched"):
                (self._folder / name).unlink(missing_ok=True)


class _InGroups:
    """A reader that gives its annotations group by group, so that they are soon on record, and can be stopped."""

    def __init__(self, reader: Reads, group: int, check: Callable[[], None]) -> None:
        self._reader, self._group, self._check = reader, group, check

    @property
    def version(self) -> str:
        return self._reader.version

    def read_many(self, reports: Iterable[Report]) -> Iterator[Annotations | ReportError]:
        waiting = iter(reports)
        while group := list(islice(waiting, self._group)):
            self._check()
            yield from self._reader.read_many(group)


def _stopped() -> OnrecordError:
    return OnrecordError(
        "reading-stopped",
        "Reading this job has stopped the reader again and again.",
        "What was read before is on record. Try again with fewer reports, to find the one that does it.",
    )
