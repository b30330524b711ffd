"""Errors as problem details (RFC 9457): Onrecord's own, those of validation, those of HTTP, and the unforeseen."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from fastapi.exceptions import RequestValidationError
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.vocabulary import CodebookError, OnrecordError, RecordError, ReportError, UsageError
from onrecord.web.api.problem_types import PROBLEM_TYPES, ProblemType

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = "2"
"""Seconds after which a busy record may be asked again."""
MOST_FLAWS = 20
"""So many flaws of a request are told of at most."""
_LONGEST_PLACE = 100

_BY_STATUS = {
    400: "not-understood",
    401: "token-needed",
    403: "forbidden",
    404: "no-such-page",
    405: "method-not-allowed",
    406: "not-acceptable",
    413: "too-large",
    415: "media-type",
    422: "not-as-described",
    429: "too-many",
}
_FLAWS = {
    "missing": "is missing",
    "greater_than_equal": "must be {ge:g} or more",
    "less_than_equal": "must be {le:g} or less",
    "string_too_long": "must not be longer than {max_length} characters",
    "too_long": "must not be given more than {max_length} times",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number of fewer digits",
    "int_from_float": "must be a whole number",
    "float_parsing": "must be a number",
    "finite_number": "must be a finite number",
    "bool_parsing": "must be true or false",
    "enum": "must be one of {expected}",
}
"""What is wrong with a parameter, by Pydantic's type of error; its own words are for who programs it."""
_BY_CLASS: tuple[tuple[type[OnrecordError], int], ...] = ((UsageError, 400), (ReportError, 422), (RecordError, 503))
_KEPT_BACK = (RecordError, CodebookError)
"""Their messages name files of the server; the log has them, callers get the title."""
_FOR_THE_COMMAND_LINE = re.compile(r"`onrecord |(?<!\w)--[a-z]|ONRECORD_")
"""Advice that helps only whoever runs the program."""


class Flaw(Struct, frozen=True, kw_only=True):
    """One thing in a request that is not as described: `where` it stands (`query.since`) and `what` is wrong."""

    where: str
    what: str


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong, for programs (RFC 9457): `code` and `type` are stable, `errors` are the flaws of a request."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    advice: str = ""
    errors: tuple[Flaw, ...] = ()


def type_of(error: OnrecordError) -> ProblemType:
    """The table's row for an error; an error that is not in the table is told by its class."""
    known = PROBLEM_TYPES.get(error.code)
    if known is not None:
        return known
    status = next((status for kind, status in _BY_CLASS if isinstance(error, kind)), 500)
    title = error.code.replace("-", " ").capitalize()
    return ProblemType(code=error.code, status=status, title=title, advice=error.advice)


def status_of(error: OnrecordError) -> int:
    """The HTTP status that an error is answered with."""
    return type_of(error).status


def problem_of(
    error: OnrecordError, *, instance: str, status: int | None = None, errors: tuple[Flaw, ...] = ()
) -> Problem:
    """An error as problem details; `instance` is the path that was asked for, `status` overrules the table's."""
    kind = type_of(error)
    aside = _FOR_THE_COMMAND_LINE.search(error.advice)
    return Problem(
        type=f"/problems/{kind.code}",
        title=kind.title,
        status=status or kind.status,
        detail=f"{kind.title}." if isinstance(error, _KEPT_BACK) else error.message,
        instance=instance,
        code=kind.code,
        advice=kind.advice if aside or not error.advice or isinstance(error, _KEPT_BACK) else error.advice,
        errors=errors,
    )


def problem_of_validation(error: RequestValidationError, *, instance: str) -> Problem:
    """What of a request is not as described; what was sent is not repeated."""
    found = error.errors()[:MOST_FLAWS]
    flaws = tuple(Flaw(where=".".join(map(str, one["loc"]))[:_LONGEST_PLACE], what=_flaw(one)) for one in found)
    told = "; ".join(f"`{parameter_of(flaw)}` {flaw.what}" for flaw in flaws[:3])
    return _plain("not-as-described", instance=instance, detail=f"{told}." if told else "", errors=flaws)


def _flaw(error: Mapping[str, Any]) -> str:
    words = _FLAWS.get(error["type"])
    return words.format(**error.get("ctx", {})) if words else f"is not as described: {error['msg']}"


def parameter_of(flaw: Flaw) -> str:
    """The name of the parameter that a flaw is of: `type` of `query.type.0`."""
    _, _, name = flaw.where.partition(".")
    return name.partition(".")[0] or flaw.where


def problem_of_http(error: HTTPException, *, instance: str) -> Problem:
    """A refusal by HTTP's own rules: no such address, method, size."""
    code = _BY_STATUS.get(error.status_code, "internal" if error.status_code >= 500 else "http-error")
    return _plain(code, instance=instance, status=error.status_code)


def problem_unforeseen(*, instance: str) -> Problem:
    """For an exception that nobody foresaw: nothing of it is told, the log has it."""
    return _plain("internal", instance=instance)


def _plain(
    code: str, *, instance: str, detail: str = "", status: int | None = None, errors: tuple[Flaw, ...] = ()
) -> Problem:
    kind = PROBLEM_TYPES[code]
    error = UsageError(code, detail or f"{kind.title}.", kind.advice)
    return problem_of(error, instance=instance, status=status, errors=errors)


def headers_of(problem: Problem) -> dict[str, str]:
    """The headers that go with a problem: when to ask again, how to say who asks; it is never kept by a cache."""
    headers = {"Cache-Control": "no-store"}
    if problem.status in (429, 503):
        headers["Retry-After"] = RETRY_AFTER
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return headers


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The answer to a program; `headers` go with those of the problem."""
    body = msgspec.json.encode(problem)
    return Response(body, problem.status, {**headers_of(problem), **(headers or {})}, MEDIA_TYPE)
