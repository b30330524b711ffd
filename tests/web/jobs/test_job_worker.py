"""The worker as a process of its own: killed, doubled, left alone, and never in the server's way."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from job_reports import PATIENCE, ended, everything, lines, waited

from made_reports import new_record
from onrecord.intake import take_in
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import open_record, read_into
from onrecord.web.jobs import Job, Jobs, JobState, Limits
from onrecord.web.jobs.files import is_held

pytestmark = pytest.mark.timeout(400)
"""Where reports are really read, each process loads the parser anew, which a busy machine takes long for."""

COUNT = 12
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(90)


def add(jobs: Jobs, numbers: range) -> Job:
    with jobs.start_upload() as upload:
        upload.add_file("rows.jsonl", io.BytesIO(lines(numbers)))
        return upload.finish()


def add_pictures(jobs: Jobs, count: int) -> Job:
    """A job that takes no parser: nothing in it is text."""
    with jobs.start_upload() as upload:
        for _ in range(count):
            upload.add_file("picture.txt", io.BytesIO(PICTURE))
        return upload.finish()


def worker_of(jobs: Jobs) -> int:
    """The worker's process id, once there is one."""
    return until(lambda: jobs.worker)


def until(what):  # type: ignore[no-untyped-def]
    """What `what` gives, once it gives something; fails when that takes very long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := what():
            return found
        time.sleep(0.02)
    raise AssertionError


def is_alive(process: int) -> bool:
    return Path(f"/proc/{process}/cmdline").exists() and bool(Path(f"/proc/{process}/cmdline").read_bytes())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_record(tmp_path / "onrecord.db").close()
    return tmp_path / "onrecord.db"


def test_killed_in_mid_job_the_record_is_as_if_it_had_not_been(path: Path, tmp_path: Path, reader: Reader):
    jobs = Jobs(path, Limits(group=4, compare=8, nice=0))
    job = add(jobs, range(COUNT))
    jobs.start()
    waited(jobs, job.id, lambda one: len(one.reports) >= 4)
    assert jobs.get(job.id).state is JobState.READING
    worker = worker_of(jobs)
    os.kill(worker, signal.SIGKILL)
    until(lambda: not is_alive(worker))
    jobs.stop()
    assert jobs.get(job.id).state is JobState.WAITING
    jobs = Jobs(path, Limits(group=4, compare=8, nice=0))
    jobs.start()
    done = waited(jobs, job.id, ended)
    jobs.stop()
    assert (done.state, done.errors, done.counts.read, len(done.reports)) == (JobState.DONE, (), COUNT, COUNT)

    rows, whole = tmp_path / "rows.jsonl", tmp_path / "whole.db"
    rows.write_bytes(lines(range(COUNT)))
    with new_record(whole) as record:
        read_into(record, take_in([rows]), reader)
        bring_up_to_date(record, record.codebook)
    assert everything(path) == everything(whole)


def test_two_servers_on_one_record_share_one_worker(path: Path):
    servers = [Jobs(path, Limits(nice=0)), Jobs(path, Limits(nice=0))]
    for server in servers:
        server.start()
    added = [add_pictures(servers[number % 2], 5) for number in range(4)]
    found = [waited(servers[1], job.id, ended) for job in added]
    assert [(job.state, job.counts.failed, len(job.errors)) for job in found] == [(JobState.FAILED, 5, 5)] * 4
    until(lambda: sum(server.worker is not None for server in servers) == 1)
    for server in servers:
        server.stop()


def test_a_worker_without_work_goes_and_one_without_its_server_too(path: Path):
    spool = path.with_name("onrecord.db.jobs")
    jobs = Jobs(path, Limits(idle=0.0, nice=0))
    jobs.start()
    job = add_pictures(jobs, 2)
    waited(jobs, job.id, ended)
    until(lambda: not is_held(spool / "worker.lock"))
    jobs.stop()

    src = str(Path(sys.modules["onrecord"].__file__ or "").parent.parent)
    code = (
        f"import sys; sys.path[:0] = [{src!r}]\n"
        f"from onrecord.web.jobs import Jobs\njobs = Jobs({str(path)!r}); jobs.add_text('Oman praised Togo.')\n"
        "jobs.start()\nwhile not jobs.worker: pass\nprint(jobs.worker, flush=True)\nsys.stdin.read()\n"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code], text=True, **pipes) as server:  # type: ignore[call-overload]
        worker = int(server.stdout.readline())
        assert is_alive(worker)
        server.kill()
    until(lambda: not is_alive(worker))


def test_the_server_loads_no_parser(path: Path):
    code = (
        f"import sys\nfrom onrecord.web.jobs import Jobs\njobs = Jobs({str(path)!r})\njobs.start()\n"
        "jobs.add_text('Oman praised Togo.')\njobs.stop()\n"
        "print([name for name in ('spacy', 'onnxruntime', 'trafilatura', 'onrecord.reader') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_worker_that_cannot_load_its_parser_says_so_in_the_job(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ONRECORD_PIPELINE", "no_such_pipeline")
    jobs = Jobs(path, Limits(nice=0))
    job = add(jobs, range(1))
    jobs.start()
    failed = waited(jobs, job.id, ended)
    jobs.stop()
    assert failed.error is not None
    assert (failed.state, failed.error.code) == (JobState.FAILED, "parser-missing")


def test_old_jobs_that_are_done_are_forgotten_and_none_else(path: Path, tmp_path: Path, reader: Reader):
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(lines(range(1)))
    with open_record(path) as record:
        read_into(record, take_in([rows]), reader)  # so that the worker has nothing to parse
    jobs = Jobs(path, Limits(kept=2, nice=0))
    bad = add_pictures(jobs, 1)
    added = [add(jobs, range(1)) for _ in range(4)]
    jobs.start()
    waited(jobs, added[-1].id, ended)
    until(lambda: len(jobs.list()) == 3)
    jobs.stop()
    assert [job.id for job in jobs.list()] == [added[3].id, added[2].id, bad.id]
    assert jobs.get(added[3].id).counts.known == 1


def test_a_ledger_that_was_left_behind_is_brought_up_to_date_without_any_job(
    path: Path, tmp_path: Path, reader: Reader
):
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(lines(range(1)))
    with open_record(path) as record:
        read_into(record, take_in([rows]), reader)
        jobs = Jobs(path, Limits(nice=0))
        jobs.start()
        assert jobs.worker is None
        jobs.stop()
        assert record.ledger_is_behind()
        jobs.start(behind=True)
        until(lambda: not record.ledger_is_behind())
        jobs.stop()
