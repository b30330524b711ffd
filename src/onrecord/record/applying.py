"""A report as people have corrected it: a pure function of what was read in it and of the corrections in force."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from onrecord.record.snapshots import Anchor, anchor_of, known_again, put_back, renamed, snapshot_from, with_actors
from onrecord.vocabulary import (
    Actor,
    Annotations,
    Claim,
    ClaimTime,
    Correction,
    CorrectionAction,
    Factuality,
    Modality,
    Reason,
    Report,
    Span,
)

ACCEPTED, CHANGED, REJECTED = "accepted", "changed", "rejected"
A_PERSON = "a person"
"""The reason for what a person has decided."""
ON_CLAIMS = (CorrectionAction.ACCEPT, CorrectionAction.REJECT, CorrectionAction.CHANGE)
ON_REPORTS = (CorrectionAction.DATE, CorrectionAction.PUBLISHER)


class Review(Struct, frozen=True, kw_only=True):
    """What people made of a claim: `verdict` accepted, changed or rejected, and changed fields as they were read."""

    verdict: str
    as_read: dict[str, Any] | None = None


class Applied(Struct, frozen=True, kw_only=True):
    """The corrected annotations, the reviews by claim id, and the annotations with rejected claims still in them."""

    annotations: Annotations
    reviews: dict[str, Review]
    with_rejected: Annotations


def apply(annotations: Annotations, corrections: Sequence[Correction]) -> Applied:
    """The report with all `corrections` in force that concern it, applied in the order of their numbers.

    A claim that is found under another id gets back the id that people know it by; an accepted or changed one that is
    not found at all is put back; a rejected one that is not found needs nothing.
    """
    for anchor in anchors_in(annotations.report.id, corrections):
        again = known_again(anchor, annotations.claims)
        if again is not None and again.id != anchor.id:
            annotations = renamed(annotations, again.id, anchor.id)
    reviews: dict[str, Review] = {}
    for one in corrections:
        if one.action in ON_CLAIMS:
            annotations = _on_claim(annotations, one, reviews)
        elif one.action in ON_REPORTS and one.target == annotations.report.id:
            annotations = replace(annotations, report=_on_report(annotations.report, one))
    rejected = {one for one, review in reviews.items() if review.verdict == REJECTED}
    return Applied(annotations=_without(annotations, rejected), reviews=reviews, with_rejected=annotations)


def concerns(report_id: str, correction: Correction) -> bool:
    """Whether a correction is about the report, or names one of its claims."""
    if correction.action in ON_REPORTS:
        return correction.target == report_id
    return any(_is_of(report_id, one) for one in claims_in(correction))


def claims_in(correction: Correction) -> list[str]:
    """The claims that a correction is about, by their ids on record."""
    if correction.action in ON_CLAIMS:
        return [correction.target]
    return list(correction.before.get("anchors", {}))


def anchors_in(report_id: str, corrections: Sequence[Correction]) -> list[Anchor]:
    """Where the claims of a report that corrections are about stood."""
    found: dict[str, Anchor] = {}
    for one in corrections:
        if one.action in ON_CLAIMS:
            if _is_of(report_id, one.target):
                found.setdefault(one.target, anchor_of(snapshot_from(one.before).claim))
            continue
        for claim, kept in one.before.get("anchors", {}).items():
            if _is_of(report_id, claim):
                found.setdefault(claim, msgspec.convert(kept, Anchor))
    return list(found.values())


def changed(claim: Claim, value: dict[str, Any]) -> Claim:
    """The claim with some fields set to what a person gave; the words that name whom it had before are kept."""
    plain: dict[str, Any] = {name: value[name] for name in ("type", "object") if name in value}
    if "type" in value and value["type"] != claim.type:
        plain |= {"mode": None, "context": (), "cameo": None}
    if "factuality" in value:
        plain["factuality"] = Factuality(value["factuality"])
    if "modality" in value:
        plain["modality"] = Modality(value["modality"])
    if "time" in value:
        plain["time"] = msgspec.convert(value["time"], ClaimTime) if value["time"] else None
    for name, spans in (("actors", "actor_spans"), ("recipients", "recipient_spans")):
        if name in value:
            plain[name] = tuple(value[name])
            plain[spans] = _spans(getattr(claim, name), getattr(claim, spans), plain[name])
    why = [one for one in claim.why if one.field not in value]
    why += [Reason(field=name, by=A_PERSON) for name in value]
    return replace(claim, **plain, why=tuple(why))


def _on_claim(annotations: Annotations, one: Correction, reviews: dict[str, Review]) -> Annotations:
    report_id = annotations.report.id
    if not _is_of(report_id, one.target):
        return annotations
    local = one.target[len(report_id) + 1 :]
    claim = next((each for each in annotations.claims if each.id == local), None)
    if claim is None:
        if one.action is CorrectionAction.REJECT:
            return annotations
        kept = snapshot_from(one.before)
        annotations = put_back(annotations, kept)
        claim = annotations.claims[-1]
    before = reviews.get(local)
    if one.action is CorrectionAction.REJECT:
        reviews[local] = Review(verdict=REJECTED, as_read=before.as_read if before else None)
    elif one.action is CorrectionAction.ACCEPT:
        reviews[local] = before or Review(verdict=ACCEPTED)
    else:
        named = msgspec.convert(one.before.get("named", []), list[Actor], strict=False)
        annotations = with_actors(annotations, named)
        new = changed(claim, one.value)
        old = {name: msgspec.to_builtins(getattr(claim, name)) for name in one.value}
        reviews[local] = Review(verdict=CHANGED, as_read=old | ((before.as_read or {}) if before else {}))
        claims = tuple(new if each.id == local else each for each in annotations.claims)
        annotations = replace(annotations, claims=claims)
    return annotations


def _on_report(report: Report, one: Correction) -> Report:
    if one.action is CorrectionAction.DATE:
        return replace(report, published=one.value["published"], published_bounds=None)
    return replace(report, publisher=one.value["publisher"])


def _without(annotations: Annotations, rejected: set[str]) -> Annotations:
    if not rejected:
        return annotations
    claims = (
        replace(one, condition=None) if one.condition in rejected else one
        for one in annotations.claims
        if one.id not in rejected
    )
    return replace(annotations, claims=tuple(claims))


def _spans(old: Sequence[str], spans: Sequence[Span], new: Sequence[str]) -> tuple[Span, ...]:
    """The words that name those who are still there, where the reader has told one for each."""
    if len(old) != len(spans):
        return tuple(spans) if list(old) == list(new) else ()
    by_id = dict(zip(old, spans, strict=True))
    return tuple(by_id[one] for one in new if one in by_id)


def _is_of(report_id: str, claim_id: str) -> bool:
    return claim_id.rpartition("/")[0] == report_id
