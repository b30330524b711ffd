"""A report's annotations as rows of the record's tables; nothing here touches a database."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from onrecord.record.applying import Review
from onrecord.record.found import ClaimOnRecord
from onrecord.record.hydrate import NOT_REVIEWED, claims_on_record, statements_on_record
from onrecord.record.names import fold
from onrecord.record.schema import EARLIEST, LATEST
from onrecord.vocabulary import Actor, Annotations, Claim, MentionKind, Report, ReportError, to_wire

Row = dict[str, Any]


@dataclass
class Rows:
    """Rows by table. `statements` and `claims` are keyed from 0; the writer adds what is taken already."""

    report: Row
    actors: list[Actor]
    actor_names: list[Row]
    statements: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    participants: list[Row] = field(default_factory=list)
    claim_holders: list[Row] = field(default_factory=list)


def digest(text: str) -> str:
    """SHA-256 of a report's text in UTF-8, as 64 hex digits; half surrogates count as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def rows_of(annotations: Annotations, publisher: Actor | None, reviews: Mapping[str, Review] = NOT_REVIEWED) -> Rows:
    """All rows but the report's key, reader version and time of reading; `reviews` are people's, by claim id.

    Raises `ReportError`: `annotations-broken` when a claim or statement refers to what is not there,
    `report-not-text` when the text cannot be written in UTF-8.
    """
    _check(annotations)
    report = annotations.report
    actors = list(annotations.actors)
    if publisher and publisher.id not in {actor.id for actor in actors}:
        actors.append(publisher)
    rows = Rows(
        report=_report_row(annotations, publisher),
        actors=actors,
        actor_names=_name_rows(annotations, actors),
    )
    for key, (statement, said) in enumerate(
        zip(annotations.statements, statements_on_record(annotations), strict=True)
    ):
        spans = (*statement.source, *statement.cue, *statement.content)
        rows.statements.append(
            {
                "key": key,
                "id": statement.id,
                "position": key,
                "start": min((start for start, _ in spans), default=0),
                "holder": statement.holder,
                "source": fold(said.source_text),
                "found": _json(said),
                "directness": said.directness.value,
                "content": said.text,
            }
        )
    keys = {statement.id: key for key, statement in enumerate(annotations.statements)}
    for key, (claim, made) in enumerate(
        zip(annotations.claims, claims_on_record(annotations, publisher, reviews), strict=True)
    ):
        rows.claims.append(_claim_row(key, claim, made, report))
        for role, ids in (("actor", claim.actors), ("recipient", claim.recipients)):
            rows.participants += [
                {"claim": key, "role": role, "rank": rank, "actor": actor} for rank, actor in enumerate(ids)
            ]
        rows.claim_holders += [
            {"claim": key, "rank": rank, "statement": keys[holder]} for rank, holder in enumerate(claim.holders)
        ]
    return rows


def _report_row(annotations: Annotations, publisher: Actor | None) -> Row:
    report = annotations.report
    wire = to_wire(replace(annotations, statements=(), claims=()))
    del wire["text"], wire["statements"], wire["claims"]
    try:
        report.text.encode("utf-8")
        found = _json(wire)
    except UnicodeEncodeError as error:
        raise ReportError(
            "report-not-text", f"{report.id}: {error}.", "Save it as valid UTF-8.", report_id=report.id
        ) from error
    earliest, latest = report.published_bounds or (None, None)
    return {
        "id": report.id,
        "digest": digest(report.text),
        "url": report.url,
        "publisher": report.publisher,
        "publisher_actor": publisher.id if publisher else None,
        "published": report.published,
        "earliest": report.published or earliest,
        "latest": report.published or latest,
        "headline": report.headline,
        "text": report.text,
        "found": found,
    }


def _name_rows(annotations: Annotations, actors: list[Actor]) -> list[Row]:
    """Every name and nominal by which the report calls an actor, and the actors' own names; each once."""
    own = [(actor.id, actor.name, MentionKind.NAME) for actor in actors]
    called = [(one.actor, one.text, one.kind) for one in annotations.mentions if one.kind is not MentionKind.PRONOUN]
    return [
        {"actor": actor, "name": " ".join(name.split()), "kind": kind.value, "folded": fold(name)}
        for actor, name, kind in dict.fromkeys(
            (actor, " ".join(name.split()), kind) for actor, name, kind in own + called
        )
    ]


def _json(found: object) -> str:
    return msgspec.json.encode(found).decode("utf-8")


def _claim_row(key: int, claim: Claim, made: ClaimOnRecord, report: Report) -> Row:
    since, until = when(claim, report)
    return {
        "key": key,
        "id": claim.id,
        "position": key,
        "start": claim.trigger.start,
        "kind": claim.kind.value,
        "type": claim.type,
        "factuality": claim.factuality.value,
        "modality": claim.modality.value,
        "since": since,
        "until": until,
        "own_voice": not claim.holders,
        "confidence": claim.confidence,
        "evidence": made.text,
        "found": _json(made),
        "place": made.place_name,
        "review": made.review,
    }


def when(claim: Claim, report: Report) -> tuple[str | None, str | None]:
    """First and last day of the event where the claim says so, else of publication; an open end is far away."""
    if claim.time and (claim.time.from_ or claim.time.to):
        return claim.time.from_ or EARLIEST, claim.time.to or LATEST
    if report.published:
        return report.published, report.published
    earliest, latest = report.published_bounds or (None, None)
    return (earliest or EARLIEST, latest or LATEST) if earliest or latest else (None, None)


def _check(annotations: Annotations) -> None:
    """Refuse annotations that refer to what they do not hold, before any of them is stored."""
    actors = {actor.id for actor in annotations.actors}
    statements = {statement.id for statement in annotations.statements}
    claims = {claim.id for claim in annotations.claims}
    parts = [("mentions", {mention.actor for mention in annotations.mentions} - actors)]
    for statement in annotations.statements:
        parts.append((statement.id, {statement.holder, statement.addressee} - actors - {None}))  # type: ignore[arg-type]
        parts.append((statement.id, {statement.within} - statements - {None}))  # type: ignore[arg-type]
    for claim in annotations.claims:
        parts.append((claim.id, {*claim.actors, *claim.recipients} - actors))
        parts.append((claim.id, set(claim.holders) - statements))
        parts.append((claim.id, {claim.condition} - claims - {None}))  # type: ignore[arg-type]
        wrong = {str(one) for one in claim.quantities if not 0 <= one < len(annotations.quantities)}
        if claim.place is not None and not 0 <= claim.place < len(annotations.places):
            wrong.add(str(claim.place))
        parts.append((claim.id, wrong))
    for where, missing in parts:
        if missing:
            raise ReportError(
                "annotations-broken",
                f"{annotations.report.id}: {where} refers to {', '.join(sorted(missing))}, which is not there.",
                "Please report this with the report's text.",
                report_id=annotations.report.id,
            )
