"""The folder that jobs live in, beside the record: what is in it, and who may touch it when.

onrecord.db.jobs/
  queue.lock    held while a job is put in line, claimed, tried again or removed
  worker.lock   held by the one process that reads
  <id>/
    upload.lock     held by the process that its files arrive at
    arriving.jsonl  an Arrival for each step of an upload, until all has arrived
    manifest.json   Manifest; its being there is what makes a job complete
    state.json      Progress
    journal.jsonl   a Line for each report that is dealt with
    1, 2, 3 …       what was added, never under a name that a user chose
    2.fetched       Fetched: where the page in 2 came from
"""

import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from onrecord.record.errors import record_error
from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web.jobs.files import is_held, read_whole, write_whole
from onrecord.web.jobs.job import Fault, Input, InputKind, Job, JobCounts, JobState, fault_of

T = TypeVar("T", bound=Struct)
_ID = re.compile(r"[0-9a-f]{32}")


class Manifest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a job was given: its inputs are in the files 1, 2, 3 …"""

    made: str
    by: str | None = None
    inputs: tuple[Input, ...] = ()


class Arrival(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of an upload: it began (`made`, `by`), a file `begins`, or an input has `come` whole."""

    made: str | None = None
    by: str | None = None
    begins: str | None = None
    come: Input | None = None


class Progress(Struct, frozen=True, kw_only=True):
    """How far a job has come. `queued` (nanoseconds) orders jobs, `begun` counts beginnings since the last progress.

    Before `not_before` (seconds of the clock) it is left alone. `waits` is whether it waits for the record.
    """

    state: JobState = JobState.WAITING
    queued: int = 0
    changed: str = ""
    counts: JobCounts = JobCounts()
    begun: int = 0
    not_before: float = 0.0
    error: Fault | None = None
    waits: bool = False


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report that was dealt with: its id and whether it is new, or its error; or that reading began again."""

    report: str | None = None
    new: bool = False
    error: Fault | None = None
    again: bool = False


class Journal(Struct, kw_only=True):
    """What the lines add up to: reports by id, each whether it came new, and the errors of the last reading."""

    reports: dict[str, bool] = {}
    errors: list[Fault] = []


def now() -> str:
    """The time, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Spool:
    """Reads and writes the folder; raises `UsageError` `unknown-job` for an id that is not there."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made until something is added."""
        self.folder = folder
        self.queue_lock = folder / "queue.lock"
        self.worker_lock = folder / "worker.lock"

    def ensure(self) -> None:
        """Make the folder if it is not there, for this user's eyes only; raises `RecordError` `record-read-only`."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise record_error("record-read-only", str(self.folder), error.strerror or "") from error

    def new(self) -> Path:
        """An empty folder for a job, under a name that nobody can guess."""
        made = self.folder / secrets.token_hex(16)
        made.mkdir(mode=0o700)
        return made

    def ids(self) -> list[str]:
        """All jobs."""
        try:
            return [path.name for path in self.folder.iterdir() if _ID.fullmatch(path.name)]
        except FileNotFoundError:
            return []

    def place(self, job_id: str) -> Path:
        """The job's folder."""
        folder = self.folder / job_id if _ID.fullmatch(job_id) else None
        if folder is None or not folder.is_dir():
            raise UsageError("unknown-job", "There is no such job.", "The list of jobs shows those that are kept.")
        return folder

    def manifest(self, folder: Path) -> Manifest | None:
        """What a complete job was given; null while it is not complete."""
        return read_whole(folder / "manifest.json", Manifest)

    def progress(self, folder: Path) -> Progress:
        """How far the job is; one that was put in line and not yet noted is waiting."""
        return read_whole(folder / "state.json", Progress) or Progress()

    def note(self, folder: Path, progress: Progress, *, lasting: bool = True) -> Progress:
        """Write down how far the job is."""
        noted = replace(progress, changed=now())
        write_whole(folder / "state.json", noted, lasting=lasting)
        return noted

    def waiting(self) -> list[tuple[Path, Progress]]:
        """Complete jobs that have to be read, in their order; also one whose reading was broken off."""
        found = []
        for job_id in self.ids():
            folder = self.folder / job_id
            progress = self.progress(folder)
            if progress.state in (JobState.WAITING, JobState.READING) and (folder / "manifest.json").exists():
                found.append((folder, progress))
        return sorted(found, key=lambda one: (one[1].queued, one[0].name))

    def job(self, job_id: str, *, whole: bool = True) -> Job:
        """The job as people see it; without `whole`, no lists of errors and reports."""
        folder = self.place(job_id)
        manifest = self.manifest(folder)
        if manifest is None:
            return self._unfinished(folder)
        progress = self.progress(folder)
        state = progress.state
        if state is JobState.READING and not is_held(self.worker_lock):
            state = JobState.WAITING
        journal = read_journal(folder) if whole else Journal()
        return Job(
            id=folder.name,
            state=state,
            made=manifest.made,
            changed=progress.changed or manifest.made,
            by=manifest.by,
            inputs=manifest.inputs,
            counts=progress.counts,
            waits_for_record=progress.waits and state in (JobState.WAITING, JobState.READING),
            ahead=self._ahead(folder) if whole and state is JobState.WAITING else 0,
            error=progress.error,
            errors=tuple(journal.errors),
            reports=tuple(journal.reports),
        )

    def _ahead(self, folder: Path) -> int:
        line = [one for one, _ in self.waiting()]
        return line.index(folder) if folder in line else 0

    def _unfinished(self, folder: Path) -> Job:
        manifest, cut = arrived(folder)
        arriving = is_held(folder / "upload.lock")
        error = None if arriving else _broke_off(len(manifest.inputs), cut)
        return Job(
            id=folder.name,
            state=JobState.ARRIVING if arriving else JobState.INCOMPLETE,
            made=manifest.made,
            changed=manifest.made,
            by=manifest.by,
            inputs=(*manifest.inputs, *_cut_inputs(cut)),
            error=error,
        )


def read_journal(folder: Path) -> Journal:
    """What the job's lines add up to; a report that came new at first stays new, however often it is read."""
    found = Journal(reports={}, errors=[])
    for line in _lines(folder / "journal.jsonl", Line):
        if line.again:
            found.errors.clear()
        elif line.error is not None:
            found.errors.append(line.error)
        elif line.report is not None:
            found.reports[line.report] = found.reports.get(line.report, False) or line.new
    return found


def arrived(folder: Path) -> tuple[Manifest, str | None]:
    """What has arrived of an upload, and the name of the file that was on its way, if any."""
    made, by, cut = "", None, None
    inputs: list[Input] = []
    for step in _lines(folder / "arriving.jsonl", Arrival):
        if step.made is not None:
            made, by = step.made, step.by
        cut = step.begins
        if step.come is not None:
            inputs.append(step.come)
    return Manifest(made=made, by=by, inputs=tuple(inputs)), cut


def append(path: Path, line: Struct) -> None:
    """Add a line to a file of lines."""
    with path.open("ab") as file:
        file.write(msgspec.json.encode(line) + b"\n")


def _lines(path: Path, kind: type[T]) -> Iterator[T]:
    decoder = msgspec.json.Decoder(kind)
    try:
        with path.open("rb") as file:
            for line in file:
                try:
                    yield decoder.decode(line)
                except msgspec.DecodeError:
                    continue  # the last line of a process that was killed while it wrote
    except FileNotFoundError:
        return


def _cut_inputs(name: str | None) -> tuple[Input, ...]:
    return () if name is None else (Input(kind=InputKind.FILE, name=name, complete=False),)


def _broke_off(arrived: int, cut: str | None) -> Fault:
    came = "No file has arrived whole" if not arrived else f"{arrived} of the files arrived"
    told = f"{came}; {cut} was cut short." if cut else f"{came} before the connection or the server stopped."
    advice = "Send the files again: those on record are passed over."
    if arrived:
        advice = f"{advice} Or try again with what has arrived."
    return fault_of(OnrecordError("upload-incomplete", told, advice))
