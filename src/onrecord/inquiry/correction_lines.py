"""Corrections as lines of a log: what was corrected, to what, by whom, when and why."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.brief import actors_in
from onrecord.inquiry.explain_matters import matter_sentence
from onrecord.inquiry.matters import matters_named
from onrecord.inquiry.sentences import sentence
from onrecord.inquiry.who_is_in import actors_of
from onrecord.record import ClaimOnRecord, Record
from onrecord.vocabulary import Correction, CorrectionAction, UsageError

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

    `about` is the target in words, where it is looked up. `value` says in words what it is set to, empty when the
    action says all; `others` are the ids of the claims, actors or matters that it concerns besides the target. `at` and
    `undone_at` are ISO times, UTC.
    """

    number: int
    action: str
    done: str
    kind: str
    target: str
    about: str = ""
    value: str
    others: tuple[str, ...] = ()
    at: str
    by: str
    why: str | None = None
    undone_at: str | None = None
    undone_by: str | None = None


class CorrectionLog(Struct, frozen=True, kw_only=True):
    """Some corrections, the latest first, of so many in `total`; `next` is what to ask for the ones before them."""

    corrections: tuple[CorrectionLine, ...]
    total: int
    next: int | None


def correction_log(record: Record, *, before: int | None = None, limit: int = 50) -> CorrectionLog:
    """The latest `limit` corrections with a number under `before`, also those undone, each with what it is about."""
    found = list(record.corrections())
    asked = [one for one in reversed(found) if before is None or one.number < before]
    about = _about(record, asked[:limit])
    lines = (replace(correction_line(one), about=about.get(one.target, "")) for one in asked[:limit])
    last = asked[limit - 1].number if len(asked) > limit else None
    return CorrectionLog(corrections=tuple(lines), total=len(found), next=last)


def _about(record: Record, corrections: Sequence[Correction]) -> dict[str, str]:
    """What corrections are about, in words by target: a claim in a sentence, an actor's name, a report's headline."""
    targets = {one.target: one.action for one in corrections}
    of_claims = [one for one, action in targets.items() if action in _ON_CLAIMS]
    claims = record.claims_named(of_claims)
    for one in of_claims:
        if one not in claims and (rejected := _rejected(record, one)):
            claims[one] = rejected
    matters = matters_named(record, targets.keys() - claims.keys())
    actors = {*actors_in(claims.values()), *(who for one in matters.values() for who in actors_of(one))}
    names = record.named({*targets, *actors})
    heads = record.reports_named(targets)
    return (
        {one: names[one].name for one in targets if one in names}
        | {one: head.headline or "" for one, head in heads.items()}
        | {one: sentence(claim, names) for one, claim in claims.items()}
        | {one: matter_sentence(matter, names) for one, matter in matters.items()}
    )


def _rejected(record: Record, claim_id: str) -> ClaimOnRecord | None:
    """A claim that stands in no list; null when no reading finds it any more."""
    try:
        found = record.get(claim_id)
    except UsageError:
        return None
    return found if isinstance(found, ClaimOnRecord) else None


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
