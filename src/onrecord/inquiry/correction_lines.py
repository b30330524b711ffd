"""Corrections as lines of a log: what was corrected, to what, by whom, when and why."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from onrecord.record import Record
from onrecord.vocabulary import Correction, CorrectionAction

_ON_CLAIMS = (CorrectionAction.ACCEPT, CorrectionAction.REJECT, CorrectionAction.CHANGE)
_ON_REPORTS = (CorrectionAction.DATE, CorrectionAction.PUBLISHER)
DONE = {
    CorrectionAction.ACCEPT: "accepted",
    CorrectionAction.REJECT: "rejected",
    CorrectionAction.CHANGE: "changed",
    CorrectionAction.MERGE: "merged",
    CorrectionAction.PART: "parted",
    CorrectionAction.SETTLE: "settled",
    CorrectionAction.DATE: "date set",
    CorrectionAction.PUBLISHER: "publisher set",
}
"""What a correction does to its target, in a word or two."""


class CorrectionLine(Struct, frozen=True, kw_only=True):
    """One correction; `kind` tells what its `target` is (claim, report, actor, event, agreement or forecast).

    `value` says in words what it is set to, empty when the action says all; `others` are the ids of the claims, actors
    or matters that it concerns besides the target. `at` and `undone_at` are ISO times, UTC.
    """

    number: int
    action: str
    done: str
    kind: str
    target: str
    value: str
    others: tuple[str, ...] = ()
    at: str
    by: str
    why: str | None = None
    undone_at: str | None = None
    undone_by: str | None = None


def correction_log(record: Record, *, newest_first: bool = True) -> Iterator[CorrectionLine]:
    """All corrections on record, also those undone."""
    found = list(record.corrections())
    yield from (correction_line(one) for one in (reversed(found) if newest_first else found))


def correction_line(one: Correction) -> CorrectionLine:
    """One correction as a line; a pure function."""
    words, others = _value(one)
    return CorrectionLine(
        number=one.number,
        action=one.action.value,
        done=DONE[one.action],
        kind=_kind(one),
        target=one.target,
        value=words,
        others=others,
        at=one.at,
        by=one.by,
        why=one.why,
        undone_at=one.undone_at,
        undone_by=one.undone_by,
    )


def in_words(value: object) -> str:
    """A value that a person has set, or that was read, in words: a list, a time, a word or a number."""
    if isinstance(value, dict):
        return f"{value.get('from') or 'unknown'} to {value.get('to') or 'unknown'}"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value) if value is not None else "none"


def _kind(one: Correction) -> str:
    if one.action in _ON_CLAIMS:
        return "claim"
    return "report" if one.action in _ON_REPORTS else str(one.value["kind"])


def _value(one: Correction) -> tuple[str, tuple[str, ...]]:
    value: dict[str, Any] = one.value
    if "pair" in value:
        return f"with {value['pair'][1]}", (value["pair"][1],)
    if "with" in value:
        return f"with {value['with']}", (value["with"],)
    if "others" in value:
        count = len(value["claims"])
        return f"{count} {'claim' if count == 1 else 'claims'} moved out", tuple(value["claims"])
    if "outcome" in value:
        return str(value["outcome"]), tuple(value["by"])
    return "; ".join(f"{name} {in_words(each)}" for name, each in value.items()), ()
