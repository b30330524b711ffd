"""Corrections: what people set right on record, by whom, when (ISO 8601, UTC) and why; kept also when undone."""

from enum import StrEnum
from typing import Any

from msgspec import Struct


class CorrectionAction(StrEnum):
    """What a correction does; ids are those on record, dates are ISO."""

    ACCEPT = "accept"
    """The claim is as it was read."""
    REJECT = "reject"
    """The claim is not what the report says; it counts nowhere."""
    CHANGE = "change"
    """Some fields of the claim are otherwise."""
    MERGE = "merge"
    """Two actors, events or agreements are one."""
    PART = "part"
    """Two actors are not one, or some claims tell of another event or agreement."""
    SETTLE = "settle"
    """What came of a forecast."""
    DATE = "date"
    """The day on which a report was published."""
    PUBLISHER = "publisher"
    """Who published a report."""


class Correction(Struct, frozen=True, kw_only=True, gc=False):
    """One correction: `by` whom, `at` what time (ISO 8601, UTC) and `why`, with what was there `before`.

    `target` is the id of the claim, actor, event, agreement, forecast or report. `value` holds what it is set to: the
    changed fields, the other id, the claims concerned, the outcome, the date or the publisher. `before` holds what is
    needed to recognise the target, or to put it back, when a later reading finds it elsewhere or not at all. An undone
    correction stays, with the time and the person that undid it.
    """

    number: int
    at: str
    by: str
    why: str | None = None
    action: CorrectionAction
    target: str
    value: dict[str, Any] = {}
    before: dict[str, Any] = {}
    undone_at: str | None = None
    undone_by: str | None = None
