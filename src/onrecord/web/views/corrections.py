"""Corrections: the log of what people have set right, and the forms by which they do."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from onrecord.inquiry.correction_lines import CorrectionLog, correction_log
from onrecord.vocabulary import UsageError
from onrecord.web import correcting
from onrecord.web.asking import Caller, OnRecord
from onrecord.web.correction_forms import WISHES, given
from onrecord.web.going_back import own_address
from onrecord.web.security.forms import SignedForm
from onrecord.web.showing import Views

views = Views(tag="corrections")
router = APIRouter(include_in_schema=False)

Before = Annotated[int | None, Query(ge=1, le=10**9, description="Only corrections of a lower number than this.")]


@views.show("/corrections", template="corrections.html", title="Corrections", api="/corrections")
def corrections(record: OnRecord, before: Before = None) -> CorrectionLog:
    """What people have set right, the latest first, fifty at a time: who, when and why; those undone too."""
    return correction_log(record, before=before)


@router.post("/corrections/{action}")
def correct(request: Request, action: str, record: OnRecord, caller: Caller, form: SignedForm) -> Response:
    """Do what a form asks, bring the ledger up to date, and lead back to where one was."""
    wished = WISHES.get(action)
    if wished is None:
        raise UsageError("no-such-page", f"Nothing can be done at {request.url.path}.", "Use the form on a page.")
    correcting.correct(record, request.app.state.freshness, wished(record, form), caller.by)
    return RedirectResponse(own_address(given(form, "back") or "", "/corrections"), 303)
