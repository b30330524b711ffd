"""`/api/v1`: reports, addresses and corrections that programs send, and jobs that they try again or take away."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Path, Query, Request
from msgspec import Meta, Struct
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from onrecord.intake.dates import published_option
from onrecord.vocabulary import Correction
from onrecord.web import correcting
from onrecord.web.adding import LONGEST_JSON, Body, Editor, OnJobs, taken
from onrecord.web.api.bodies import decode, decoded, gives, media_type, takes, whole
from onrecord.web.api.schemas import reference
from onrecord.web.asking import OnRecord
from onrecord.web.correcting import Accept, Change, Merge, Part, Reject, SetHead, Settle, Undo, Wish
from onrecord.web.jobs import Job, Jobs
from onrecord.web.jobs.upload import check_text
from onrecord.web.showing import API, JSON, NOT_KEPT

LINES, TEXT, PAGE = "application/x-ndjson", "text/plain", "text/html"
_NAMES = {LINES: "batch.jsonl", TEXT: "report.txt", PAGE: "page.html"}
"""What each type of content is called as a file, which is how it is taken in."""
_WISHES = (Accept, Reject, Change, SetHead, Merge, Part, Settle)

router = APIRouter(prefix=API, default_response_class=Response)

JobId = Annotated[str, Path(description="The job's id.", max_length=64)]
Number = Annotated[int, Path(description="The correction's number, as the log gives it.", ge=1, le=10**9)]
Publisher = Annotated[str | None, Query(max_length=400, description="Who published what says nothing of it itself.")]
Published = Annotated[
    str | None, Query(max_length=10, description="The day (2025-06-13) of what says nothing of it itself.")
]
Address = Annotated[str | None, Query(max_length=2_000, description="The address of a single text or page.")]


class NewReport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A report to be read: its `text`, kept exactly as it is, or the source of its page (`html`).

    A page has its own headline, and an id made of its words; so may a text without an `id`.
    """

    text: str | None = None
    html: str | None = None
    id: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    headline: str | None = None

    def __post_init__(self) -> None:
        """Raises `ValueError` unless it is either a text or a page."""
        if (self.text is None) == (self.html is None):
            raise ValueError("A report has either `text` or `html`")
        if self.html is not None and (self.id or self.headline):
            raise ValueError("`id` and `headline` go with `text`; a page has its own")


class NewReports(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Several reports to be read as one job."""

    reports: Annotated[tuple[NewReport, ...], Meta(min_length=1, max_length=5_000)]


class NewAddress(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An address to be fetched and read; `publisher` and `published` stand in where the page says none."""

    url: str
    publisher: str | None = None
    published: str | None = None


class CorrectionsMade(Struct, frozen=True, kw_only=True):
    """The corrections that came of one wish; to set a report's day and publisher makes two."""

    corrections: tuple[Correction, ...]


TAKEN = (NewReport, NewReports, NewAddress, CorrectionsMade, Job, *_WISHES)
"""The types of bodies, taken and given, for OpenAPI."""

_JOB_PLACE = {"Location": {"description": "Where to follow the job.", "schema": {"type": "string"}}}
_ADDED: dict[int | str, dict[str, Any]] = {
    202: gives("It is kept and will be read; follow the job.", reference(Job), _JOB_PLACE)
}
_TEXTS = {"type": "string", "minLength": 1}


@router.post(
    "/reports",
    tags=["adding"],
    summary="Add reports",
    status_code=202,
    responses=_ADDED,
    openapi_extra=takes(
        {
            JSON: {"oneOf": [reference(NewReport), reference(NewReports)]},
            LINES: _TEXTS
            | {
                "description": "One report a line, with the fields of `NewReport` but `html`.",
                "contentMediaType": LINES,
                "contentSchema": {"type": "array", "items": reference(NewReport)},
            },
            TEXT: _TEXTS,
            PAGE: _TEXTS,
        },
    ),
)
async def add_reports(
    request: Request,
    jobs: OnJobs,
    editor: Editor,
    *,
    publisher: Publisher = None,
    published: Published = None,
    url: Address = None,
) -> Response:
    """Reports to be read: one or several as JSON, a batch as JSON Lines, a text or the source of a page.

    To send a report again is harmless: what is on record already is passed over and counts as known. The parameters
    stand in for what texts, pages and lines do not say themselves; JSON has them as fields.
    """
    kind = media_type(request, JSON, LINES, TEXT, PAGE)
    if kind == JSON:
        reports = _reports(await whole(request, LONGEST_JSON))
        return _added(await run_in_threadpool(_add, jobs, reports, editor.by))

    def take(body: Body) -> Job:
        with jobs.start_upload(published=published, publisher=publisher, by=editor.by) as upload:
            upload.add_file(_NAMES[kind], body, url=url)
            return upload.finish()

    return _added(await taken(request, take))


@router.post(
    "/addresses",
    tags=["adding"],
    summary="Add the page at an address",
    status_code=202,
    responses=_ADDED,
    openapi_extra=takes({JSON: reference(NewAddress)}),
)
async def add_address(request: Request, jobs: OnJobs, editor: Editor) -> Response:
    """An address to be fetched and read, where the server may do so (`fetching` of the list of jobs)."""
    new: NewAddress = await decoded(request, NewAddress)

    def add() -> Job:
        return jobs.add_address(new.url, publisher=new.publisher, published=new.published, by=editor.by)

    return _added(await run_in_threadpool(add))


@router.post(
    "/jobs/{id}/retry",
    tags=["adding"],
    summary="Try a job again",
    status_code=202,
    responses={202: gives("It is in line again.", reference(Job), _JOB_PLACE)},
)
def retry_job(jobs: OnJobs, editor: Editor, id: JobId) -> Response:  # noqa: A002 - what addresses call it
    """Put a job in line again that failed, has errors, or broke off on its way in."""
    return _added(jobs.retry(id))


@router.delete(
    "/jobs/{id}", tags=["adding"], summary="Take a job away", status_code=204, responses={204: {"description": "Gone."}}
)
def remove_job(jobs: OnJobs, editor: Editor, id: JobId) -> Response:  # noqa: A002 - what addresses call it
    """Take a job away that is not being read; what was read stays on record."""
    jobs.remove(id)
    return Response(status_code=204, headers=NOT_KEPT)


@router.post(
    "/corrections",
    tags=["corrections"],
    summary="Correct",
    status_code=201,
    responses={201: gives("It is corrected; `number` undoes it.", reference(CorrectionsMade))},
    openapi_extra=takes(
        {
            JSON: {
                "oneOf": [reference(one) for one in _WISHES],
                "discriminator": {
                    "propertyName": "action",
                    "mapping": {one.__struct_config__.tag: reference(one)["$ref"] for one in _WISHES},
                },
            }
        }
    ),
)
async def add_correction(request: Request, record: OnRecord, editor: Editor) -> Response:
    """Accept, reject or change a claim, set a report's head, merge, part, or settle: `action` says which.

    It is signed with the token's name, in force from the next answer on, and outlives every re-reading.
    """
    wish: Wish = await decoded(request, Wish)
    freshness = request.app.state.freshness
    made = await run_in_threadpool(correcting.correct, record, freshness, wish, editor.by)
    return _made(CorrectionsMade(corrections=tuple(made)), 201)


@router.delete(
    "/corrections/{number}",
    tags=["corrections"],
    summary="Undo a correction",
    responses={200: gives("It is in force no more.", reference(CorrectionsMade))},
)
def undo_correction(request: Request, record: OnRecord, editor: Editor, number: Number) -> Response:
    """Let a correction be in force no more; it stays in the log, with who undid it and when."""
    made = correcting.correct(record, request.app.state.freshness, Undo(number=number), editor.by)
    return _made(CorrectionsMade(corrections=tuple(made)), 200)


def _reports(body: bytes) -> tuple[NewReport, ...]:
    """The reports in a body that holds one, or several as `reports`."""
    fields = decode(body, dict[str, msgspec.Raw])
    if "reports" in fields:
        return decode(body, NewReports).reports  # type: ignore[no-any-return]
    return (decode(body, NewReport),)


def _add(jobs: Jobs, reports: tuple[NewReport, ...], by: str) -> Job:
    for one in reports:
        check_text(one.text or one.html or "", jobs.limits)
        published_option(one.published)
    with jobs.start_upload(by=by) as upload:
        for one in reports:
            if one.html is not None:
                upload.add_page(one.html, publisher=one.publisher, published=one.published, url=one.url)
            else:
                upload.add_text(
                    one.text or "",
                    headline=one.headline,
                    publisher=one.publisher,
                    published=one.published,
                    url=one.url,
                    id=one.id,
                )
        return upload.finish()


def _added(job: Job) -> Response:
    return _made(job, 202, {"Location": f"{API}/jobs/{job.id}"})


def _made(made: Struct, status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(msgspec.json.encode(made), status, {**NOT_KEPT, **(headers or {})}, JSON)
