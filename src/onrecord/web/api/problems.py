"""Errors as problem details (RFC 9457)."""

from msgspec import Struct

from onrecord.vocabulary import OnrecordError, RecordError, UsageError


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong, for programs (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    advice: str


def problem_of(error: OnrecordError, *, status: int, instance: str) -> Problem:
    """The error as problem details."""
    return Problem(
        type=f"/problems/{error.code}",
        title=error.code.replace("-", " ").capitalize(),
        status=status,
        detail=error.message,
        instance=instance,
        code=error.code,
        advice=error.advice,
    )


def status_of(error: OnrecordError) -> int:
    """The HTTP status that an error is answered with."""
    if error.code.startswith("unknown-id"):
        return 404
    if isinstance(error, RecordError):
        return 503
    return 400 if isinstance(error, UsageError) else 500
