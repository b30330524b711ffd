"""What is added is kept under made-up names, within limits, and not lost when something breaks."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from job_reports import code_of, text

from onrecord.vocabulary import UsageError
from onrecord.web.jobs import Jobs, JobState, Limits, Upload

FREE = 10**12


@pytest.fixture
def jobs(tmp_path: Path) -> Jobs:
    return Jobs(tmp_path / "onrecord.db", free=lambda folder: FREE)


def files_of(jobs: Jobs) -> list[str]:
    spool = jobs.record.with_name("onrecord.db.jobs")
    return sorted(
        str(path.relative_to(spool)) for path in spool.rglob("*") if path.is_file() and path.suffix != ".lock"
    )


def test_a_text_waits_with_all_that_is_known_of_it(jobs: Jobs):
    job = jobs.add_text(text(1), headline="Tolls / ferries", published="2024-10-04", by="desk")
    assert (job.state, job.by, job.counts.read, job.error) == (JobState.WAITING, "desk", 0, None)
    assert [(one.kind, one.name) for one in job.inputs] == [("text", "Tolls ferries")]
    assert Jobs(jobs.record).get(job.id) == job
    assert [one.id for one in jobs.list()] == [job.id]


def test_names_of_users_never_become_names_of_files(jobs: Jobs, tmp_path: Path):
    names = ["../../etc/passwd", "/etc/cron.d/x", "C:\\fakepath\\wire.txt", "..", "", "a\u202egpj.exe", "x" * 500]
    with jobs.start_upload() as upload:
        for name in names:
            upload.add_file(name, io.BytesIO(text(1).encode()))
        job = upload.finish()
    shown = [one.name for one in job.inputs]
    assert shown[:6] == ["passwd", "x", "wire.txt", "..", "file", "agpj.exe"]
    assert len(shown[6]) == 255
    numbers = [f"{job.id}/{number}" for number in range(1, 8)]
    assert files_of(jobs) == sorted([*numbers, f"{job.id}/manifest.json", f"{job.id}/state.json"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["onrecord.db.jobs"]


@pytest.mark.parametrize(
    "job_id", ["", ".", "..", "../onrecord.db", "queue.lock", "a" * 32, "A" * 32, "a" * 31 + "\n", "../" + "a" * 32]
)
def test_ids_that_are_no_jobs(jobs: Jobs, job_id: str):
    (jobs.record.parent / "onrecord.db").write_bytes(b"")
    assert code_of(lambda: jobs.get(job_id)) == "unknown-job"
    assert code_of(lambda: jobs.retry(job_id)) == "unknown-job"
    assert code_of(lambda: jobs.remove(job_id)) == "unknown-job"


def test_the_folder_is_for_its_owner_alone(jobs: Jobs):
    job = jobs.add_text(text(1))
    spool = jobs.record.with_name("onrecord.db.jobs")
    assert [path.stat().st_mode & 0o077 for path in (spool, spool / job.id)] == [0, 0]


def test_a_full_queue_says_so_and_takes_more_once_there_is_room(tmp_path: Path):
    jobs = Jobs(tmp_path / "onrecord.db", Limits(waiting=2), free=lambda folder: FREE)
    first, upload = jobs.add_text(text(1)), jobs.start_upload()
    assert code_of(lambda: jobs.add_text(text(2))) == "queue-full"
    assert code_of(lambda: jobs.add_address("http://news.example/")) == "queue-full"
    upload.cancel()
    second = jobs.add_text(text(2))
    assert (jobs.get(first.id).ahead, jobs.get(second.id).ahead) == (0, 1)
    jobs.remove(first.id)
    jobs.add_text(text(3))
    assert code_of(jobs.start_upload) == "queue-full"


def test_what_is_too_long_is_refused_and_not_kept(tmp_path: Path):
    limits = Limits(text=1000, file=2000, job=3000, files=3)
    jobs = Jobs(tmp_path / "onrecord.db", limits, free=lambda folder: FREE)
    assert code_of(lambda: jobs.add_text("é" * 501)) == "upload-too-long"
    assert code_of(lambda: jobs.add_page("<p>" * 400)) == "upload-too-long"

    def send(*sizes: int) -> None:
        with jobs.start_upload() as upload:
            for size in sizes:
                upload.add_file("a.txt", iter([b"a" * 500] * (size // 500)))
            upload.finish()

    assert code_of(lambda: send(2500)) == "upload-too-long"
    assert code_of(lambda: send(2000, 1500)) == "upload-too-long"
    assert code_of(lambda: send(500, 500, 500, 500)) == "upload-too-many"
    assert code_of(send) == "upload-empty"
    assert code_of(lambda: jobs.add_text(" \n")) == "upload-empty"
    assert (jobs.list(), files_of(jobs)) == ([], [])
    send(2000, 1000)
    assert len(jobs.list()) == 1


def test_an_endless_file_is_cut_off_at_the_limit(tmp_path: Path):
    jobs = Jobs(tmp_path / "onrecord.db", Limits(file=1_000_000), free=lambda folder: FREE)
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while True:
            sent += 100_000
            yield b"a" * 100_000

    upload = jobs.start_upload()
    assert code_of(lambda: upload.add_file("a.txt", endless())) == "upload-too-long"
    assert sent == 1_100_000


def test_a_disk_that_fills_up_leaves_nothing_of_the_upload_and_all_of_the_rest(tmp_path: Path):
    room = [FREE]
    jobs = Jobs(tmp_path / "onrecord.db", Limits(free=1000), free=lambda folder: room[0])
    kept = jobs.add_text(text(1))
    upload = jobs.start_upload()
    upload.add_file("first.txt", io.BytesIO(b"some words"))
    room[0] = 1005
    assert code_of(lambda: upload.add_file("second.txt", io.BytesIO(b"more words"))) == "disk-full"
    assert code_of(lambda: jobs.add_text(text(2))) == "disk-full"
    assert [one.id for one in jobs.list()] == [kept.id]
    room[0] = FREE
    assert jobs.add_text(text(2)).state is JobState.WAITING


def test_a_disk_that_is_full_in_mid_file_is_coded(jobs: Jobs):
    def full() -> Iterator[bytes]:
        yield b"some words"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    upload = jobs.start_upload()
    assert code_of(lambda: upload.add_file("a.txt", full())) == "disk-full"
    assert jobs.list() == []


def broken_connection() -> Iterator[bytes]:
    yield b"half of the words"
    raise ConnectionResetError


def break_off(upload: Upload, **whole: str) -> str:
    """Send files that arrive whole, and one that does not; the job's id."""
    with pytest.raises(ConnectionResetError):
        send(upload, whole)
    return upload.id


def send(upload: Upload, whole: dict[str, str]) -> None:
    with upload:
        for name, words in whole.items():
            upload.add_file(f"{name}.txt", io.BytesIO(words.encode()))
        upload.add_file("half.txt", broken_connection())


def test_an_upload_that_breaks_off_is_incomplete_and_what_came_whole_can_be_read(jobs: Jobs):
    upload = jobs.start_upload(by="desk", publisher="Andes Post")
    assert jobs.get(upload.id).state is JobState.ARRIVING
    assert code_of(lambda: jobs.remove(upload.id)) == "job-in-use"
    assert code_of(lambda: jobs.retry(upload.id)) == "job-not-to-retry"
    job = jobs.get(break_off(upload, whole=text(1)))
    assert job.state is JobState.INCOMPLETE
    assert [(one.name, one.complete) for one in job.inputs] == [("whole.txt", True), ("half.txt", False)]
    assert job.error is not None
    assert (job.error.code, "half.txt" in job.error.message) == ("upload-incomplete", True)
    again = jobs.retry(job.id)
    assert (again.state, again.by, [one.name for one in again.inputs]) == (JobState.WAITING, "desk", ["whole.txt"])
    assert again.inputs[0].publisher == "Andes Post"


def test_an_upload_of_which_nothing_came_whole_can_only_be_taken_away(jobs: Jobs):
    job_id = break_off(jobs.start_upload())
    assert code_of(lambda: jobs.retry(job_id)) == "upload-empty"
    jobs.remove(job_id)
    assert (jobs.list(), files_of(jobs)) == ([], [])


def test_a_file_that_a_power_failure_has_emptied_is_not_taken_for_whole(jobs: Jobs):
    job_id = break_off(jobs.start_upload(), lost=text(1), whole=text(2))
    (jobs.record.with_name("onrecord.db.jobs") / job_id / "1").write_bytes(b"")
    assert [one.complete for one in jobs.retry(job_id).inputs] == [False, True]


KILLED = """
import os, sys
sys.path[:0] = [{src!r}]
from onrecord.web.jobs import Jobs
upload = Jobs({record!r}).start_upload()
upload.add_file("whole.txt", [b"all of the words"])
def half():
    yield b"half of the words"
    print(upload.id, flush=True)
    sys.stdin.read()
upload.add_file("half.txt", half())
"""


def test_an_upload_whose_server_is_killed_is_incomplete(jobs: Jobs):
    src = str(Path(sys.modules["onrecord"].__file__ or "").parent.parent)
    code = KILLED.format(src=src, record=str(jobs.record))
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        job_id = server.stdout.readline().strip()
        assert jobs.get(job_id).state is JobState.ARRIVING
        server.kill()
    job = jobs.get(job_id)
    assert (job.state, [one.complete for one in job.inputs]) == (JobState.INCOMPLETE, [True, False])


def test_addresses_are_looked_at_when_they_are_added_and_fetched_later(jobs: Jobs, tmp_path: Path):
    job = jobs.add_address(" https://News.example/story#part ", published="2024-10-04")
    assert [(one.kind, one.url, one.published) for one in job.inputs] == [
        ("address", "https://news.example/story", "2024-10-04")
    ]
    assert code_of(lambda: jobs.add_address("file:///etc/passwd")) == "address-invalid"
    closed = Jobs(tmp_path / "other.db", Limits(fetch=False))
    assert code_of(lambda: closed.add_address("https://news.example/")) == "fetching-off"


def test_a_date_that_is_none_is_refused_at_once(jobs: Jobs):
    with pytest.raises(UsageError) as raised:
        jobs.start_upload(published="yesterday")
    assert raised.value.code == "published-invalid"
    assert jobs.list() == []


def test_where_nothing_may_be_written_there_are_no_jobs_and_none_can_be_added(tmp_path: Path):
    nowhere = Jobs(tmp_path / "gone" / "onrecord.db")
    assert nowhere.list() == []
    assert code_of(lambda: nowhere.get("a" * 32)) == "unknown-job"
    assert code_of(lambda: nowhere.add_text(text(1))) == "record-read-only"
    nowhere.start()
    nowhere.stop()
