"""Forms that only our own pages can send: each carries the mark that the browser also holds as a cookie."""

import re
import secrets
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from onrecord.vocabulary import UsageError

COOKIE = "onrecord_form"
FIELD = "form_mark"
MAX_FIELDS = 100
MAX_FIELD_BYTES = 2_000_000
_MARK = re.compile(r"[\w-]{32,64}", re.ASCII)


def new_mark() -> str:
    """A mark that nobody can guess."""
    return secrets.token_urlsafe(32)


def mark_of(request: Request) -> tuple[str, bool]:
    """The mark of the browser that asks, and whether it is new to it."""
    held = request.cookies.get(COOKIE, "")
    return (held, False) if _MARK.fullmatch(held) else (new_mark(), True)


async def _signed_form(request: Request) -> FormData:
    """The form that was sent; raises `UsageError` (`form-not-ours`) when it does not carry the browser's mark."""
    form = await request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD_BYTES)
    check_mark(request, form)
    return form


def check_mark(request: Request, form: FormData) -> None:
    """Raise `UsageError` (`form-not-ours`) unless the form carries the mark in the browser's cookie."""
    check_words(request, form.get(FIELD))


def check_words(request: Request, given: object) -> None:
    """The same for the mark alone."""
    held = request.cookies.get(COOKIE)
    if isinstance(given, str) and held and _MARK.fullmatch(held) and secrets.compare_digest(given, held):
        return
    raise UsageError("form-not-ours", "This form is out of date.", "Go back, reload the page, and send it again.")


SignedForm = Annotated[FormData, Depends(_signed_form)]
"""The fields of a form from our own pages."""
