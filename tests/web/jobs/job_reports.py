"""Small reports to be added, and ways to wait for jobs and to look at records."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from onrecord.record import Record, open_record
from onrecord.vocabulary import OnrecordError
from onrecord.web.jobs import Job, Jobs

STATES = ("Kenya", "Fiji", "Malta", "Oman", "Bhutan", "Guyana", "Togo", "Nauru")
DEEDS = ("condemned", "sanctioned", "praised", "attacked", "visited", "threatened")
PATIENCE = 180.0


def text(number: int) -> str:
    """A report of its own, always the same for the same number."""
    who, whom = STATES[number % 8], STATES[(number * 3 + 1) % 8]
    deed = DEEDS[number % 6]
    return (
        f"{who} {deed} {whom} over ferry toll number {number}, the Andes Post reported on 3 October 2024. "
        f"Tomasi Vula, a spokesman in Suva, said that {whom} would answer within {number + 2} days."
    )


def lines(numbers: range) -> bytes:
    """The same as JSON lines."""
    rows = [{"id": f"toll-{number}", "published": "2024-10-04", "text": text(number)} for number in numbers]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def waited(jobs: Jobs, job_id: str, until: Callable[[Job], bool]) -> Job:
    """The job, once it is so; fails when that takes very long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        job = jobs.get(job_id)
        if until(job):
            return job
        time.sleep(0.02)
    log = jobs.record.with_name(f"{jobs.record.name}.jobs") / "worker.log"
    raise AssertionError(f"{job} {log.read_text() if log.exists() else ''}")


def ended(job: Job) -> bool:
    """Whether nothing more happens to it by itself."""
    return job.state in ("done", "failed", "incomplete")


def everything(path: Path) -> list[bytes]:
    """All that a record says, the ledger's matters too."""
    with open_record(path) as record:
        return [*said(record)]


def said(record: Record) -> list[bytes]:
    """The same of an open record."""
    kinds = ("event", "dispute", "agreement", "forecast", "tie", "transfer")
    answers = (record.reports(), record.actors(), record.statements(), record.claims(), record.matters(kinds))
    return [msgspec.json.encode(one) for answer in answers for one in answer]


def code_of(action: Callable[[], object]) -> str:
    """The code of the error that an action raises."""
    try:
        action()
    except OnrecordError as error:
        return error.code
    raise AssertionError("no error")
