"""Adding reports: pasted, sent as files, or fetched; and the jobs that read them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from msgspec import Struct
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from onrecord.record import ReportOnRecord
from onrecord.vocabulary import UsageError
from onrecord.web.adding import Body, Editor, OnJobs, taken
from onrecord.web.arriving import parts
from onrecord.web.asking import OnRecord
from onrecord.web.correction_forms import given
from onrecord.web.jobs import Job, Jobs, JobState
from onrecord.web.security.forms import FIELD, MAX_FIELDS, SignedForm, check_mark, check_words
from onrecord.web.security.sizes import LONGEST_PASTE
from onrecord.web.showing import Views

views = Views(tag="adding")
router = APIRouter(include_in_schema=False)

SHOWN = 200
"""Reports of a job that are shown with their headlines."""
UNFINISHED = (JobState.ARRIVING, JobState.WAITING, JobState.READING)
"""States in which a job goes on by itself."""

JobId = Annotated[str, Path(description="The job's id.", max_length=64)]


class JobList(Struct, frozen=True, kw_only=True):
    """The jobs that are kept, the newest first, without their lists of errors and reports; whether addresses are
    fetched; and how many bytes a text, a file and all files of a job may have.
    """

    jobs: tuple[Job, ...]
    fetching: bool
    longest_text: int
    longest_file: int
    longest_job: int


class JobPage(Struct, frozen=True, kw_only=True):
    """A job with what is known of the first reports that came of it, and what can be done with it."""

    job: Job
    heads: tuple[ReportOnRecord, ...]
    goes_on: bool
    can_retry: bool
    can_remove: bool


@views.show("/add", template="add.html", title="Add reports", api="/jobs", fresh=True)
def jobs(found: OnJobs, editor: Editor) -> JobList:
    """What has been added and what became of it, the newest first, and how much may be added at once."""
    limits = found.limits
    return JobList(
        jobs=tuple(found.list()),
        fetching=limits.fetch,
        longest_text=limits.text,
        longest_file=limits.file,
        longest_job=limits.job,
    )


@views.answer("/jobs/{id}", title="One job", fresh=True)
def job(found: OnJobs, editor: Editor, id: JobId) -> Job:  # noqa: A002 - what addresses call it
    """How far a job has come: what was added, the reports that came of it, and what could not be read and why."""
    return found.get(id)


@views.show("/jobs/{id}", template="job.html", title="Reports being read", fresh=True)
def job_with_heads(record: OnRecord, found: OnJobs, editor: Editor, id: JobId) -> JobPage:  # noqa: A002 - what addresses call it
    """The job with the headlines of its reports."""
    return job_page(record, found.get(id))


def job_page(record: OnRecord, one: Job) -> JobPage:
    """What is shown of a job."""
    heads = record.reports_named(one.reports[:SHOWN])
    return JobPage(
        job=one,
        heads=tuple(heads[report] for report in one.reports[:SHOWN] if report in heads),
        goes_on=one.state in UNFINISHED,
        can_retry=_can_retry(one),
        can_remove=one.state not in (JobState.READING, JobState.ARRIVING),
    )


def _can_retry(one: Job) -> bool:
    if one.state is JobState.INCOMPLETE:
        return any(given.complete for given in one.inputs)
    return one.state is JobState.FAILED or (one.state is JobState.DONE and bool(one.errors))


async def _paste(request: Request) -> FormData:
    """The form with a text, which may be longer than those of other forms."""
    form = await request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=LONGEST_PASTE)
    check_mark(request, form)
    return form


@router.post("/add/text")
def add_text(found: OnJobs, editor: Editor, form: Annotated[FormData, Depends(_paste)]) -> Response:
    """Add the text in a form, its lines ended as in files."""
    text = form.get("text")
    added = found.add_text(
        (text if isinstance(text, str) else "").replace("\r\n", "\n"),
        headline=given(form, "headline"),
        publisher=given(form, "publisher"),
        published=given(form, "published"),
        url=given(form, "url"),
        by=editor.by,
    )
    return _to(added)


@router.post("/add/address")
def add_address(found: OnJobs, editor: Editor, form: SignedForm) -> Response:
    """Add an address, to be fetched."""
    added = found.add_address(
        given(form, "url") or "",
        publisher=given(form, "publisher"),
        published=given(form, "published"),
        by=editor.by,
    )
    return _to(added)


@router.post("/add/files")
async def add_files(request: Request, found: OnJobs, editor: Editor) -> Response:
    """Add the files in a form, each written to the disk as it comes."""
    kind = request.headers.get("content-type", "")
    return _to(await taken(request, lambda body: _files(request, found, editor.by, kind, body)))


def _files(request: Request, found: Jobs, by: str, kind: str, body: Body) -> Job:
    """The job of a form's files; the mark and what is said of the files come before them."""
    fields: dict[str, str] = {}
    coming = parts(kind, body)
    part = next(coming, None)
    while part is not None and part.file is None:
        fields[part.name] = part.words()
        part = next(coming, None)
    check_words(request, fields.get(FIELD))
    if part is None:
        raise UsageError("upload-empty", "No file was sent.", "Choose one or more files.")
    with found.start_upload(published=fields.get("published"), publisher=fields.get("publisher"), by=by) as upload:
        while part is not None:
            if part.file:  # a field in which no file is chosen sends an empty name
                upload.add_file(part.file, part.chunks)
            part = next(coming, None)
        return upload.finish()


@router.post("/jobs/{id}/retry")
def retry(found: OnJobs, editor: Editor, form: SignedForm, id: JobId) -> Response:  # noqa: A002 - what addresses call it
    """Put a job in line again."""
    return _to(found.retry(id))


@router.post("/jobs/{id}/remove")
def remove(found: OnJobs, editor: Editor, form: SignedForm, id: JobId) -> Response:  # noqa: A002 - what addresses call it
    """Take a job away; what was read stays on record."""
    found.remove(id)
    return RedirectResponse("/add", 303)


def _to(added: Job) -> Response:
    return RedirectResponse(f"/jobs/{added.id}", 303)
