"""Adding reports in the browser: what is sent is kept as it is, followed to its end, and lost by nothing."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from msgspec.structs import replace
from page_words import Page
from starlette.testclient import TestClient

from onrecord.record import open_record
from onrecord.record.tokens import Role
from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web import app
from onrecord.web.adding import UPLOADS
from onrecord.web.arriving import LONGEST_FIELD, Part, parts
from onrecord.web.crowd import Crowd
from onrecord.web.jobs import Jobs, Limits
from onrecord.web.jobs.spool import Spool
from onrecord.web.security.forms import COOKIE, FIELD

TEXT = "Guyana praised Bhutan on Tuesday.\n\nAda Quill, a minister in Georgetown, said that Guyana would send tents.\n"
KIND = "multipart/form-data; boundary=edge"


@pytest.fixture
def still(own_client: TestClient) -> TestClient:
    """A client of a server whose jobs wait: nothing is read."""
    own_client.app.state.jobs.stop()  # type: ignore[attr-defined]
    return own_client


def jobs_of(client: TestClient) -> Jobs:
    found: Jobs = client.app.state.jobs  # type: ignore[attr-defined]
    return found


def send(own_client: TestClient, path: str, files: object = None, **fields: str):  # type: ignore[no-untyped-def]
    """Send a form as our own page would."""
    own_client.get("/add")
    data = {FIELD: own_client.cookies[COOKIE], **fields}
    return own_client.post(path, data=data, files=files or {"nothing": ("", b"")}, follow_redirects=False)  # type: ignore[arg-type]


def spooled(own_client: TestClient, job: str, number: int) -> bytes:
    jobs = jobs_of(own_client)
    return (jobs.record.with_name(f"{jobs.record.name}.jobs") / job / str(number)).read_bytes()


def job_at(answer) -> str:  # type: ignore[no-untyped-def]
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"].removeprefix("/jobs/"))


def test_a_job_that_waits_for_the_record_says_so(still: TestClient) -> None:
    job = job_at(send(still, "/add/text", text=TEXT))
    spool = Spool(jobs_of(still).record.with_name("onrecord.db.jobs"))
    spool.note(spool.place(job), replace(spool.progress(spool.place(job)), waits=True))
    told = "aits for the record, which another program writes to"
    assert told in still.get(f"/jobs/{job}").text
    assert 'data-state="waiting for the record"' in still.get(f"/jobs/{job}").text
    assert told in still.get("/add").text
    assert still.get(f"/api/v1/jobs/{job}").json()["waits_for_record"]
    assert still.get(f"/jobs/{job}.json").json()["job"]["waits_for_record"]


def test_what_arrived_of_a_broken_upload_is_named_on_its_page(still: TestClient) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"Guyana"
        raise ConnectionError("The cable was pulled.")

    with suppress(ConnectionError), jobs_of(still).start_upload(by="Ines Okafor") as upload:
        upload.add_file("whole.txt", iter([TEXT.encode()]))
        upload.add_file("half.txt", breaking())
    page = still.get(f"/jobs/{upload.id}").text
    assert "1 file arrived whole" in page
    told = page[page.index("1 file arrived whole") :]
    assert told.index("whole.txt") < told.index("half.txt") < told.index("broke off.")
    assert '<a href="/add">Send</a> this and what is not named here again' in page


def test_the_page_offers_all_ways_and_lists_nothing_yet(still: TestClient, serving: Callable[..., TestClient]) -> None:
    page = still.get("/add").text
    assert all(f'action="/add/{way}"' in page for way in ("text", "files", "address"))
    assert "Nothing yet." in page
    closed = serving(fetching=False)
    assert "/add/address" not in closed.get("/add").text
    assert send(closed, "/add/address", url="https://news.example/a").status_code == 403


def test_a_pasted_text_is_kept_with_the_ends_of_lines_of_files(still: TestClient) -> None:
    still.get("/add")
    fields = {FIELD: still.cookies[COOKIE], "text": TEXT.replace("\n", "\r\n"), "headline": "Tents", "published": ""}
    job = job_at(still.post("/add/text", data=fields, follow_redirects=False))
    assert b'"text": "Guyana praised Bhutan on Tuesday.\\n\\nAda' in spooled(still, job, 1)
    page = still.get(f"/jobs/{job}")
    assert page.headers["cache-control"] == "no-store"
    assert '<meta http-equiv="refresh" content="2">' in page.text
    assert "Waits for its turn" in page.text
    assert "Ines Okafor" in page.text
    listed = still.get("/add").text
    assert f'href="/jobs/{job}"' in listed
    assert ">Tents<" in listed


def test_files_arrive_one_after_another_with_what_is_said_of_them(still: TestClient) -> None:
    big = b"Guyana praised Bhutan. " * 200_000
    files = [("files", ("a.txt", TEXT.encode())), ("files", ('ü "x".jsonl', big)), ("files", ("", b""))]
    job = job_at(send(still, "/add/files", files, publisher="Andes Post", published="2024-10-04"))
    found = jobs_of(still).get(job)
    assert [(one.name, one.bytes) for one in found.inputs] == [("a.txt", len(TEXT)), ('ü "x".jsonl', len(big))]
    assert {(one.publisher, one.published) for one in found.inputs} == {("Andes Post", "2024-10-04")}
    assert (spooled(still, job, 1), spooled(still, job, 2)) == (TEXT.encode(), big)


@pytest.mark.parametrize(
    ("path", "fields", "files", "told"),
    [
        ("/add/text", {"text": " \r\n"}, None, (400, "upload-empty")),
        ("/add/text", {"text": "x" * 4_000_001}, None, (413, "upload-too-long")),
        ("/add/text", {"text": "x" * 5_100_000}, None, (413, "too-large")),
        ("/add/files", {}, None, (400, "upload-empty")),
        ("/add/files", {"published": "2024-13"}, {"files": ("a.txt", b"x")}, (422, "published-invalid")),
        ("/add/files", {"publisher": "x" * 5_000}, {"files": ("a.txt", b"x")}, (413, "upload-too-long")),
        ("/add/address", {"url": "ftp://news.example/a"}, None, (422, "address-invalid")),
        ("/add/address", {"url": "x" * 4_100_000}, None, (413, "too-large")),
        ("/jobs/x/retry", {}, None, (404, "unknown-job")),
    ],
)
def test_what_cannot_be_taken_is_told_and_nothing_is_kept(
    still: TestClient, path: str, fields: dict[str, str], files: object, told: tuple[int, str]
) -> None:
    answer = send(still, path, files, **fields)
    assert (answer.status_code, f"/problems/{told[1]}" in answer.text) == (told[0], True), answer.text[-600:]
    assert jobs_of(still).list() == []


def test_forms_of_others_are_refused_before_a_file_is_kept(still: TestClient) -> None:
    still.get("/add")
    for mark in ("", "A" * 43):
        answer = still.post("/add/files", data={FIELD: mark}, files={"files": ("a.txt", b"x")})
        assert answer.status_code == 403
    late = b'--edge\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nx\r\n--edge\r\n'
    late += f'Content-Disposition: form-data; name="{FIELD}"\r\n\r\n{still.cookies[COOKIE]}\r\n--edge--\r\n'.encode()
    assert still.post("/add/files", content=late, headers={"content-type": KIND}).status_code == 403
    assert jobs_of(still).list() == []


def test_too_many_uploads_at_once_are_told_to_come_again(still: TestClient) -> None:
    with open_crowd(still):
        answer = send(still, "/add/files", {"files": ("a.txt", TEXT.encode())})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert job_at(send(still, "/add/files", {"files": ("a.txt", TEXT.encode())}))


class open_crowd:  # noqa: N801 - reads as a block
    """All places for uploads taken."""

    def __init__(self, client: TestClient) -> None:
        self.crowd: Crowd = client.app.state.uploads  # type: ignore[attr-defined]

    def __enter__(self) -> None:
        for _ in range(UPLOADS):
            self.crowd.__enter__()

    def __exit__(self, *_: object) -> None:
        for _ in range(UPLOADS):
            self.crowd.__exit__(None, None, None)


def test_too_many_questions_at_once_are_told_to_come_again(still: TestClient) -> None:
    still.app.state.computing = Crowd(1, 0.0)  # type: ignore[attr-defined]
    with still.app.state.computing:  # type: ignore[attr-defined]
        busy = still.get("/api/v1/brief")
        assert (busy.status_code, busy.json()["code"], busy.headers["retry-after"]) == (503, "too-busy", "2")
        assert still.get("/add").status_code == 200
    assert still.get("/api/v1/brief").status_code == 200


def test_a_full_disk_is_told_and_what_waits_stays(still: TestClient) -> None:
    job = job_at(send(still, "/add/files", {"files": ("a.txt", TEXT.encode())}))
    still.app.state.jobs = Jobs(jobs_of(still).record, free=lambda _: 1_000)  # type: ignore[attr-defined]
    answer = send(still, "/add/files", {"files": ("b.txt", TEXT.encode())})
    assert answer.status_code == 507
    assert "There is no room on the disk" in answer.text
    assert [one.id for one in jobs_of(still).list()] == [job]


def test_a_record_that_another_program_holds_keeps_nobody_from_adding_or_looking(
    serving: Callable[..., TestClient], record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "LOCK_PATIENCE", 0.1)
    still = serving()
    jobs_of(still).stop()
    with open_record(record_path) as record:
        claim = next(iter(record.claims())).id
    with closing(sqlite3.connect(record_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        job = job_at(send(still, "/add/files", {"files": ("a.txt", TEXT.encode())}))
        assert still.get(f"/jobs/{job}").status_code == 200
        assert still.get("/").status_code == 200
        still.get("/add")
        refused = still.post("/corrections/reject", data={FIELD: still.cookies[COOKIE], "claim": claim})
        assert (refused.status_code, "in use by another program" in refused.text) == (503, True)
        other.execute("ROLLBACK")
    again = still.post("/corrections/reject", data={FIELD: still.cookies[COOKIE], "claim": claim})
    assert again.status_code == 200
    assert len(still.get("/api/v1/corrections").json()["corrections"]) == 1


def test_what_broke_off_says_what_to_do(still: TestClient) -> None:
    jobs = jobs_of(still)

    def broken() -> Iterator[bytes]:
        yield TEXT.encode()
        raise ConnectionError

    with suppress(ConnectionError), jobs.start_upload(by="Ines Okafor") as upload:
        upload.add_file("whole.txt", [TEXT.encode()])
        upload.add_file("cut.txt", broken())
    page = still.get(f"/jobs/{upload.id}").text
    assert "Did not arrive whole" in page
    assert "cut.txt was cut short" in page
    assert "Read what has arrived" in page
    assert "refresh" not in page
    assert job_at(send(still, f"/jobs/{upload.id}/retry")) == upload.id
    assert jobs.get(upload.id).state == "waiting"
    gone = send(still, f"/jobs/{upload.id}/remove")
    assert gone.headers["location"] == "/add"
    assert still.get(f"/jobs/{upload.id}").status_code == 404


def test_readers_see_neither_form_nor_jobs(serving: Callable[..., TestClient], record_path: Path) -> None:
    with open_record(record_path) as record:
        reader, editor = (record.create_token(role).secret for role in (Role.READER, Role.EDITOR))
    client = serving(host="0.0.0.0", names=("127.0.0.1",))
    for path in ("/add", "/api/v1/jobs"):
        assert client.get(path, headers={"authorization": f"Bearer {reader}"}).status_code == 403
        assert client.get(path, headers={"authorization": f"Bearer {editor}"}).status_code == 200


@pytest.mark.timeout(400)  # processes of their own load the parser anew, which a busy machine takes long for
def test_reports_that_are_added_are_read_and_shown(own_client: TestClient) -> None:
    before = own_client.get("/api/v1/reports?facets=publisher").json()["total"]
    files = [("files", ("tents.txt", TEXT.encode())), ("files", ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(90)))]
    job = job_at(send(own_client, "/add/files", files, publisher="Andes Post", published="2024-10-04"))
    deadline = time.monotonic() + 180
    while own_client.get(f"/jobs/{job}.json").json()["goes_on"]:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    page = Page(own_client.get(f"/jobs/{job}").text)
    (report,) = own_client.get(f"/api/v1/jobs/{job}").json()["reports"]
    assert any(found.get("href") == f"/reports/{report}" for _, found in page.tags)
    assert "PNG picture" in own_client.get(f"/jobs/{job}").text
    assert "Tomasi" not in own_client.get(f"/reports/{report}").text
    assert "Ada Quill" in own_client.get(f"/reports/{report}").text
    assert own_client.get("/api/v1/reports?facets=publisher&size=7").json()["total"] == before + 1
    assert not own_client.app.state.record.ledger_is_behind()  # type: ignore[attr-defined]


def form(*pieces: bytes) -> Iterator[Part]:
    return parts(KIND, pieces)


def test_parts_come_whole_however_they_are_cut() -> None:
    body = (
        b'--edge\r\nContent-Disposition: form-data; name="publisher"\r\n\r\n Andes \r\n--edge\r\n'
        b'Content-Type: text/plain\r\nContent-Disposition: form-data; name="files"; filename="a%22.txt"\r\n\r\n'
        b"one\r\n--edg two\r\n--edge--\r\n"
    )
    for size in (1, 7, len(body)):
        coming = form(*(body[at : at + size] for at in range(0, len(body), size)))
        assert [(one.name, one.file, b"".join(one.chunks)) for one in coming] == [
            ("publisher", None, b" Andes "),
            ("files", 'a".txt', b"one\r\n--edg two"),
        ]


@pytest.mark.parametrize(
    "body", [b"", b"nonsense", b'--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\ncut', b"--edge\r\n\r\n"]
)
def test_what_is_no_form_or_ends_too_soon_is_refused(body: bytes) -> None:
    with pytest.raises(UsageError, match="did not come as a form"):
        [b"".join(one.chunks) for one in form(body)]
    with pytest.raises(UsageError):
        list(parts("text/plain", [body]))


def test_a_field_is_no_place_for_a_text() -> None:
    head = b'--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
    with pytest.raises(OnrecordError, match="too long"):
        next(form(head + b"x" * (LONGEST_FIELD + 1) + b"\r\n--edge--\r\n")).words()


def test_a_request_that_does_not_say_how_long_it_is_is_held_to_the_limit_too(still: TestClient) -> None:
    answer = still.post(
        "/corrections/undo", content=(b"x" * 100_000 for _ in range(41)), headers={"content-type": KIND}
    )
    assert (answer.status_code, "/problems/too-large" in answer.text) == (413, True)


def test_limits_of_the_page_are_those_of_the_jobs(still: TestClient) -> None:
    told = still.get("/api/v1/jobs").json()
    limits = Limits()
    assert (told["longest_text"], told["longest_file"], told["longest_job"]) == (limits.text, limits.file, limits.job)
