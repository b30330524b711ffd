"""Jobs read into records: what comes of them, what of their bad reports, and what of a record that fails."""

import io
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from job_reports import everything, lines, text

from made_reports import new_record
from onrecord.codebook import Codebook
from onrecord.intake import take_in
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import open_record, read_into
from onrecord.web.jobs import Jobs, JobState, Limits
from onrecord.web.jobs.reading import Reading, Stopped
from onrecord.web.jobs.spool import Spool
from page_server import PAGE, PageServer, answer, redirect, serving

Read = Callable[..., None]


@pytest.fixture
def server() -> Iterator[PageServer]:
    with serving() as running:
        yield running


@pytest.fixture
def jobs(tmp_path: Path, server: PageServer) -> Jobs:
    new_record(tmp_path / "onrecord.db").close()
    return Jobs(tmp_path / "onrecord.db", Limits(fetch_also=(("127.0.0.1", server.port),), patience=0.2, pause=0.0))


@pytest.fixture
def read(jobs: Jobs, reader: Reader, codebook: Codebook) -> Read:
    """`read()`: read the first job in line in this process; with `stopping`, until that says so."""

    def run(
        stopping: Callable[[], bool] = lambda: False, reader: object = reader, limits: Limits = jobs.limits
    ) -> None:
        spool = Spool(jobs.record.with_name("onrecord.db.jobs"))
        folder = spool.waiting()[0][0]
        Reading(spool, folder, jobs.record, reader=reader, limits=limits, stopping=stopping).run(codebook)  # type: ignore[arg-type]

    return run


class Dying:
    """A reader that takes its process with it."""

    version = "dying"

    def read_many(self, reports: object) -> None:
        raise MemoryError


def spooled(jobs: Jobs, job_id: str) -> list[str]:
    return sorted(path.name for path in (jobs.record.with_name("onrecord.db.jobs") / job_id).iterdir())


def test_a_pasted_text_is_read_with_its_head(jobs: Jobs, read: Read):
    url = "https://news.example/tolls"
    given = {"headline": "Tolls: a dispute", "publisher": "Andes Post", "published": "2024-10-04", "url": url}
    job = jobs.add_text(text(3), **given)
    read()
    job = jobs.get(job.id)
    assert (job.state, job.errors, job.counts.read, job.counts.new, job.counts.total) == (JobState.DONE, (), 1, 1, 1)
    with open_record(jobs.record) as record:
        (found,) = record.reports()
        assert (found.id,) == job.reports
        assert record.annotations(found.id).report.text == text(3)
        assert {name: getattr(found, name) for name in given} == given
        assert not record.ledger_is_behind()


def test_uploaded_files_give_what_the_command_would(jobs: Jobs, read: Read, reader: Reader, tmp_path: Path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "Andes wire.txt").write_text(text(1))
    (folder / "page.html").write_bytes(PAGE)
    (folder / "rows.jsonl").write_bytes(lines(range(2, 6)))
    (folder / "noname").write_bytes(lines(range(6, 8)))
    with jobs.start_upload(published="2024-10-04", publisher="Fjord Courier") as upload:
        for path in sorted(folder.iterdir()):
            with path.open("rb") as stream:
                upload.add_file(f"C:\\reports\\{path.name}", stream)
        job = upload.finish()
    read()
    job = jobs.get(job.id)
    assert (job.state, job.counts.new, job.counts.total) == (JobState.DONE, 8, 8)
    paths = [str(path) for path in sorted(folder.iterdir())]
    other = tmp_path / "other.db"
    with new_record(other) as record:
        read_into(record, take_in(paths, published="2024-10-04", publisher="Fjord Courier"), reader)
        bring_up_to_date(record, record.codebook)
    with closing(sqlite3.connect(other)) as connection:
        # The command knows where its files lie, and uploads lie nowhere.
        connection.execute("UPDATE reports SET url = NULL")
        connection.commit()
    assert everything(jobs.record) == everything(other)
    assert spooled(jobs, job.id) == ["journal.jsonl", "manifest.json", "state.json", "upload.lock"]


def test_bad_files_among_good_ones(jobs: Jobs, read: Read):
    files = {
        "good.txt": text(1).encode(),
        "picture.txt": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        "empty.txt": b" \n",
        "rows.jsonl": lines(range(2, 4)) + b"{broken\n" + lines(range(4, 5)) + b'{"id": "x", "text": 5}\n',
        "german.txt": (
            "Die Regierung hat am Montag erklärt, dass die Gespräche über das Abkommen beginnen. " * 3
        ).encode(),
        "last.txt": text(5).encode(),
    }
    with jobs.start_upload() as upload:
        for name, data in files.items():
            upload.add_file(name, io.BytesIO(data))
        job = upload.finish()
    read()
    job = jobs.get(job.id)
    assert (job.state, job.counts.new, job.counts.failed, job.counts.read) == (JobState.DONE, 5, 5, 10)
    assert [one.code for one in job.errors] == [
        "binary",
        "empty",
        "json-broken",
        "json-field-type",
        "language-unsupported",
    ]
    assert [one.report for one in job.errors][:3] == ["picture.txt", "empty.txt", "rows:3"]
    assert all(one.advice for one in job.errors)
    assert not any(str(jobs.record.parent) in one.message for one in job.errors)
    with open_record(jobs.record) as record:
        assert {one.id for one in record.reports()} == set(job.reports)
    # Its files are kept, and trying again doubles nothing.
    jobs.retry(job.id)
    read()
    again = jobs.get(job.id)
    assert (again.counts.new, again.counts.failed, again.reports, again.errors) == (5, 5, job.reports, job.errors)


def test_reports_on_record_are_passed_over_and_named(jobs: Jobs, read: Read):
    first = jobs.add_text(text(1), id="toll")
    second = jobs.add_text(text(1), id="toll")
    read()
    read()
    assert (jobs.get(first.id).counts.new, jobs.get(second.id).counts.known) == (1, 1)
    assert jobs.get(first.id).reports == jobs.get(second.id).reports == ("toll",)


def test_an_address_is_fetched_once_and_read_under_its_final_address(jobs: Jobs, read: Read, server: PageServer):
    server.pages |= {"/short": redirect("/tolls-on-the-ferry.html?x=1"), "/tolls-on-the-ferry.html?x=1": answer()}
    job = jobs.add_address(server.url("/short"), published="2024-10-04")

    with pytest.raises(MemoryError):
        read(reader=Dying())
    assert jobs.get(job.id).state is JobState.WAITING
    server.pages.clear()
    read()
    with open_record(jobs.record) as record:
        (found,) = record.reports()
    assert found.url == server.url("/tolls-on-the-ferry.html?x=1")
    assert found.id.startswith("tolls-on-the-ferry-")
    assert (found.headline, found.published) == ("Tolls on the Orinoco ferry", "2024-10-04")
    assert len(server.requests) == 2


def test_an_address_that_cannot_be_fetched_fails_and_can_be_tried_again(jobs: Jobs, read: Read, server: PageServer):
    job = jobs.add_address(server.url("/tolls"))
    read()
    failed = jobs.get(job.id)
    assert (failed.state, [one.code for one in failed.errors]) == (JobState.FAILED, ["fetch-refused"])
    server.pages["/tolls"] = answer()
    assert jobs.retry(job.id).state is JobState.WAITING
    read()
    done = jobs.get(job.id)
    assert (done.state, done.errors, done.counts.new) == (JobState.DONE, (), 1)


def test_an_address_on_this_machine_is_not_fetched(jobs: Jobs, read: Read):
    job = jobs.add_address("http://127.0.0.1/")
    read()
    assert [one.code for one in jobs.get(job.id).errors] == ["address-not-allowed"]


def test_an_address_that_waited_while_fetching_was_switched_off(jobs: Jobs, read: Read, server: PageServer):
    server.pages["/"] = answer()
    job = jobs.add_address(server.url("/"))
    read(limits=Limits(fetch=False))
    assert [one.code for one in jobs.get(job.id).errors] == ["fetching-off"]
    assert server.requests == []


def test_a_page_that_was_pasted(jobs: Jobs, read: Read):
    job = jobs.add_page(PAGE.decode(), url="https://news.example/ferry", publisher="Andes Post")
    read()
    with open_record(jobs.record) as record:
        (found,) = record.reports()
    assert (found.id,) == jobs.get(job.id).reports
    assert (found.url, found.publisher, found.headline) == (
        "https://news.example/ferry",
        "Andes Post",
        "Tolls on the Orinoco ferry",
    )


def test_a_record_that_is_locked_lets_the_job_wait_and_then_fail(jobs: Jobs, read: Read):
    job = jobs.add_text(text(1))
    with closing(sqlite3.connect(jobs.record)) as other:
        other.isolation_level = None
        other.execute("BEGIN EXCLUSIVE")
        for state in (JobState.WAITING, JobState.WAITING, JobState.FAILED):
            read()
            found = jobs.get(job.id)
            assert found.error is not None
            assert (found.state, found.error.code) == (state, "record-locked")
            assert found.waits_for_record is (state is JobState.WAITING)
    jobs.retry(job.id)
    read()
    assert (jobs.get(job.id).state, jobs.get(job.id).error) == (JobState.DONE, None)


def test_a_job_says_that_it_waits_for_a_record_that_another_program_writes_to(jobs: Jobs, read: Read):
    job = jobs.add_text(text(1))
    with closing(sqlite3.connect(jobs.record)) as other, ThreadPoolExecutor(1) as apart:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        reading = apart.submit(read, limits=Limits())
        while not jobs.get(job.id).waits_for_record:
            assert not reading.done()
            time.sleep(0.01)
        assert jobs.list()[0].waits_for_record
        other.execute("COMMIT")
        reading.result()
    found = jobs.get(job.id)
    assert (found.state, found.waits_for_record, found.counts.new) == (JobState.DONE, False, 1)


def test_a_record_that_fails_lets_the_job_fail_and_loses_nothing(jobs: Jobs, read: Read):
    job = jobs.add_text(text(1))
    jobs.record.write_bytes(b"no record at all")
    read()
    found = jobs.get(job.id)
    assert found.error is not None
    assert (found.state, found.error.code) == (JobState.FAILED, "record-not-a-record")
    jobs.record.unlink()
    jobs.retry(job.id)
    read()
    assert jobs.get(job.id).counts.new == 1


def test_a_job_that_is_stopped_goes_on_where_it_was(jobs: Jobs, read: Read):
    with jobs.start_upload() as upload:
        upload.add_file("rows.jsonl", io.BytesIO(lines(range(12))))
        job = upload.finish()
    limits = Limits(group=3)
    with pytest.raises(Stopped):
        read(stopping=lambda: len(jobs.get(job.id).reports) >= 5, limits=limits)
    stopped = jobs.get(job.id)
    assert stopped.state is JobState.WAITING
    assert 5 <= len(stopped.reports) < 12
    read(limits=limits)
    done = jobs.get(job.id)
    assert (done.state, done.counts.new, done.counts.known, len(done.reports)) == (JobState.DONE, 12, 0, 12)


def test_a_job_that_ends_the_reader_again_and_again_is_given_up(jobs: Jobs, read: Read):
    job, other = jobs.add_text(text(1)), jobs.add_text(text(2))
    for _ in range(3):
        with pytest.raises(MemoryError):
            read(reader=Dying())
    read(reader=Dying())
    found = jobs.get(job.id)
    assert found.error is not None
    assert (found.state, found.error.code) == (JobState.FAILED, "reading-stopped")
    read()
    assert jobs.get(other.id).state is JobState.DONE
    jobs.retry(job.id)
    read()
    assert jobs.get(job.id).state is JobState.DONE


def test_what_breaks_off_in_mid_line_does_not_spoil_the_journal(jobs: Jobs, read: Read):
    job = jobs.add_text(text(1), id="toll")
    journal = jobs.record.with_name("onrecord.db.jobs") / job.id / "journal.jsonl"
    journal.write_bytes(b'{"report":"toll","new":true}\n{"report":"to')
    read()
    assert (jobs.get(job.id).reports, jobs.get(job.id).counts.new) == (("toll",), 1)
