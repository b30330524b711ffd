"""Claims, statements and actors as they stand on record, and back; nothing here touches a database."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, fields, replace

from onrecord.record.applying import Review
from onrecord.record.found import ClaimOnRecord, MatterOnRecord, StatementOnRecord
from onrecord.vocabulary import Actor, ActorKind, Annotations, Claim, Span, Statement, cut

NOT_REVIEWED: Mapping[str, Review] = MappingProxyType({})
"""No person has looked at a report's claims."""

_CLAIM = msgspec.json.Decoder(ClaimOnRecord)
_STATEMENT = msgspec.json.Decoder(StatementOnRecord)
_ANNOTATIONS = msgspec.json.Decoder(Annotations)
_OF_CLAIM = tuple(field.name for field in fields(Claim))
_OF_STATEMENT = tuple(field.name for field in fields(Statement))


Part = TypeVar("Part", bound=Struct)
"""Some fields of what is on record."""


@cache
def decoder_of(part: type[Part]) -> msgspec.json.Decoder[Part]:
    """Reads the fields that `part` has from what was stored, and passes over the others, which is quick."""
    return msgspec.json.Decoder(part)


def claim_from(found: str) -> ClaimOnRecord:
    """The claim that was stored; raises `msgspec.MsgspecError` when it is damaged."""
    return _CLAIM.decode(found)


def statement_from(found: str) -> StatementOnRecord:
    """The statement that was stored; raises `msgspec.MsgspecError` when it is damaged."""
    return _STATEMENT.decode(found)


_KINDS = {kind.value: kind for kind in ActorKind}


def actors_from(rows: Iterable[Any]) -> dict[str, Actor]:
    """The actors in whole rows of `actors`, by id; there may be thousands, and by position is three times as quick."""
    return {
        one: Actor(id=one, name=name, kind=_KINDS[kind], country=country, sector=sector, wikidata=wikidata)
        for one, name, kind, country, sector, wikidata in rows
    }


def matters_from(rows: Iterable[Any]) -> Iterator[MatterOnRecord]:
    """The matters in rows of `matter_rows`; by position, as actors are."""
    for one, kind, docket, first, last, found, origins in rows:
        yield MatterOnRecord(id=one, kind=kind, docket=docket, first=first, last=last, found=found, origins=origins)


def actor_of(row: Any) -> Actor:
    """The actor in a row of `actors`, whatever else is in it."""
    return Actor(
        id=row.id,
        name=row.name,
        kind=ActorKind(row.kind),
        country=row.country,
        sector=row.sector,
        wikidata=row.wikidata,
    )


def whole(found: str, text: str, statements: Iterable[str], claims: Iterable[str]) -> Annotations:
    """All annotations of a report as they came in; raises `msgspec.MsgspecError` when they are damaged."""
    head = _ANNOTATIONS.decode(found)
    return replace(
        head,
        report=replace(head.report, text=text),
        statements=tuple(_bare_statement(statement_from(one)) for one in statements),
        claims=tuple(_bare_claim(claim_from(one)) for one in claims),
    )


def claims_on_record(
    annotations: Annotations, publisher: Actor | None, reviews: Mapping[str, Review] = NOT_REVIEWED
) -> list[ClaimOnRecord]:
    """The report's claims, in its order; `publisher` holds those that it makes in its own voice."""
    report, text = annotations.report, annotations.report.text
    statements = {one.id: one for one in annotations.statements}
    conditions = {one.id: quoted(text, one.evidence) for one in annotations.claims}
    own = ((publisher.id,), (report.publisher or "",)) if publisher else ((), ())
    found = []
    for claim in annotations.claims:
        review = reviews.get(claim.id)
        holders = [statements[one] for one in claim.holders]
        said = asdict(claim) | {
            "id": f"{report.id}/{claim.id}",
            "holders": tuple(f"{report.id}/{one}" for one in claim.holders),
            "condition": f"{report.id}/{claim.condition}" if claim.condition else None,
        }
        found.append(
            ClaimOnRecord(
                **said,
                report=report.id,
                publisher=report.publisher,
                published=report.published,
                text=quoted(text, claim.evidence),
                actors_text=tuple(text[start:end] for start, end in claim.actor_spans),
                recipients_text=tuple(text[start:end] for start, end in claim.recipient_spans),
                quantities_text=tuple(annotations.quantities[one].text for one in claim.quantities),
                place_name=annotations.places[claim.place].name if claim.place is not None else None,
                recipient_places=places_in(annotations, claim.recipient_spans),
                place_country=annotations.places[claim.place].country if claim.place is not None else None,
                holder_actors=tuple(one.holder for one in holders) if holders else own[0],
                holder_words=tuple(cut(text, one.source) for one in holders) if holders else own[1],
                condition_text=conditions[claim.condition] if claim.condition else None,
                why_text=tuple(cut(text, reason.words) for reason in claim.why),
                review=review.verdict if review else None,
                as_read=review.as_read if review else None,
            )
        )
    return found


def statements_on_record(annotations: Annotations) -> list[StatementOnRecord]:
    """The report's statements, in its order."""
    report, text = annotations.report, annotations.report.text
    held: dict[str, list[str]] = {}
    for claim in annotations.claims:
        for holder in claim.holders:
            held.setdefault(holder, []).append(f"{report.id}/{claim.id}")
    return [
        StatementOnRecord(
            **asdict(one)
            | {"id": f"{report.id}/{one.id}", "within": f"{report.id}/{one.within}" if one.within else None},
            report=report.id,
            text=quoted(text, one.content),
            claims=tuple(held.get(one.id, ())),
            source_text=cut(text, one.source),
            cue_text=cut(text, one.cue),
            publisher=report.publisher,
            published=report.published,
        )
        for one in annotations.statements
    ]


def places_in(annotations: Annotations, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The names of the places within some words of a report, each once: "the Peruvian city of Ilo" is Ilo."""
    found = (
        place.name
        for place in annotations.places
        if any(start <= place.start and place.end <= end for start, end in spans)
    )
    return tuple(dict.fromkeys(found))


def quoted(text: str, spans: tuple[Span, ...]) -> str:
    """The words that `spans` quote from `text`, with " … " where words are left out between two of them."""
    parts: list[str] = []
    after = 0
    for start, end in spans:
        if parts:
            parts.append(" … " if any(letter.isalnum() for letter in text[after:start]) or start < after else " ")
        parts.append(text[start:end])
        after = end
    return "".join(parts)


def _bare_claim(one: ClaimOnRecord) -> Claim:
    bare = {name: getattr(one, name) for name in _OF_CLAIM}
    return Claim(
        **bare
        | {
            "id": _local(one.id, one.report),
            "holders": tuple(_local(holder, one.report) for holder in one.holders),
            "condition": _local(one.condition, one.report) if one.condition else None,
        }
    )


def _bare_statement(one: StatementOnRecord) -> Statement:
    bare = {name: getattr(one, name) for name in _OF_STATEMENT}
    within = _local(one.within, one.report) if one.within else None
    return Statement(**bare | {"id": _local(one.id, one.report), "within": within})


def _local(qualified: str, report: str) -> str:
    return qualified[len(report) + 1 :]
