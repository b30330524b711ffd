"""What a job is, as programs and pages see it."""

from enum import StrEnum

from msgspec import Struct

from onrecord.vocabulary import OnrecordError, ReportError


class JobState(StrEnum):
    """How far a job has come."""

    ARRIVING = "arriving"
    """Its files are still on their way."""
    INCOMPLETE = "incomplete"
    """Its files broke off on their way; what has arrived can be read by trying again."""
    WAITING = "waiting"
    """It waits for its turn."""
    READING = "reading"
    """It is being read."""
    DONE = "done"
    """It is read; reports that could not be read are among its errors."""
    FAILED = "failed"
    """Nothing of it could be read, or the record failed; it can be tried again."""


class InputKind(StrEnum):
    """What somebody added."""

    TEXT = "text"
    """A text that was pasted."""
    PAGE = "page"
    """The source of a page that was pasted."""
    FILE = "file"
    """A file that was sent."""
    ADDRESS = "address"
    """An address to be fetched."""


class Fault(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong, and what to do; `report` names the report or input concerned, null for the whole job."""

    code: str
    message: str
    advice: str = ""
    report: str | None = None


class Input(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was added: under what `name`, of how many `bytes`, from which `url`.

    Not `complete` is what broke off on its way. `published` and `publisher` stand in where the input carries none.
    """

    kind: InputKind
    name: str
    bytes: int | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    complete: bool = True


class JobCounts(Struct, frozen=True, kw_only=True):
    """Numbers of reports: `read` is all that are dealt with, of `total` (null when not yet known)."""

    read: int = 0
    new: int = 0
    known: int = 0
    failed: int = 0
    total: int | None = None


class Job(Struct, frozen=True, kw_only=True):
    """Reports that somebody added, and what became of them. Times are ISO 8601, UTC.

    `by` says who added them. `error` is what stopped the whole job, `errors` the reports that could not be read,
    `reports` the ids of those that are on record through it, new and known ones. `ahead` counts the jobs that are read
    before it; `waits_for_record` is whether it cannot go on while another program writes to the record. Lists of jobs
    leave `errors` and `reports` out; `counts` are always there.
    """

    id: str
    state: JobState
    made: str
    changed: str
    by: str | None = None
    inputs: tuple[Input, ...] = ()
    counts: JobCounts = JobCounts()
    ahead: int = 0
    waits_for_record: bool = False
    error: Fault | None = None
    errors: tuple[Fault, ...] = ()
    reports: tuple[str, ...] = ()


def fault_of(error: OnrecordError) -> Fault:
    """The fault that an error tells of."""
    report = error.report_id if isinstance(error, ReportError) else None
    return Fault(code=error.code, message=error.message, advice=error.advice, report=report)
