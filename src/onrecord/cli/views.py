"""One thing on record as a document: a report, an actor, a claim, a statement, an explanation."""

import shlex
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.cli.paper import EMPTY, Line, Words, line, quoted
from onrecord.cli.signing import done, told

if TYPE_CHECKING:
    from onrecord.inquiry import Explanation
    from onrecord.record import ActorOnRecord, ClaimOnRecord, Record, ReportOnRecord, StatementOnRecord
    from onrecord.vocabulary import Correction

SHOWN = 20
"""Claims that the view of something else lists at most."""
_LABEL = 13


def report_view(record: "Record", report: "ReportOnRecord") -> Iterator[Line]:
    """Who published it when, what was found in it, and its text by sections."""
    whole = record.annotations(report.id)
    head = whole.report
    found = {"claims": whole.claims, "statements": whole.statements, "actors": whole.actors}
    yield line(Words(head.headline or head.id, "bold"))
    yield from fields(
        ("publisher", head.publisher or "unknown"),
        ("published", head.published or _bounds(head.published_bounds)),
        ("address", head.url or ""),
        ("on record", ", ".join(f"{len(parts):,} {name}" for name, parts in found.items())),
        ("id", head.id),
    )
    at = 0
    for section in head.sections:
        if head.text[at : section.start].strip():
            yield from _section("", head.text[at : section.start])
        yield from _section(section.kind.value, head.text[section.start : section.end])
        at = section.end
    if head.text[at:].strip():
        yield from _section("", head.text[at:])


def actor_view(record: "Record", actor: "ActorOnRecord") -> Iterator[Line]:
    """What the actor is, its names, and the claims that it takes part in."""
    from onrecord.record import Filters

    yield line(Words(actor.name, "bold"))
    yield from fields(
        ("kind", str(actor.kind)),
        ("country", actor.country or ""),
        ("sector", actor.sector or ""),
        ("Wikidata", actor.wikidata or ""),
        ("names", ", ".join(actor.names)),
        ("id", actor.id),
        ("also under", ", ".join(actor.linked)),
    )
    ids = {actor.id, *actor.linked}
    taking_part = (claim for claim in record.claims(Filters(actor=actor.id)) if not ids.isdisjoint(_parties(claim)))
    yield from _claims(record, taking_part, actor.claims, shlex.join(["onrecord", "claims", "--actor", actor.id]))


def claim_view(record: "Record", claim: "ClaimOnRecord") -> Iterator[Line]:
    """The claim in a sentence, its words, its fields, and who says so."""
    from onrecord.inquiry import actors_in, explain_claim

    names = record.named(actors_in([claim]))
    explained = explain_claim(claim, names)
    yield line(Words(explained.sentence, "bold"))
    yield line(Words(quoted(claim.text), "italic"), indent=2)
    yield EMPTY
    yield from fields(*((one.field, one.value) for one in explained.fields))
    yield from fields(
        ("statements", ", ".join(claim.holders)),
        ("report", f"{claim.report}{_where(claim.publisher, claim.published)}"),
        ("id", claim.id),
        ("review", claim.review or ""),
        ("as read", told(claim.as_read or {})),
    )
    yield from fields(*(("correction", _correction(one)) for one in record.corrections() if one.target == claim.id))
    yield EMPTY
    if claim.review != "rejected":
        yield line(Words(f"`{shlex.join(['onrecord', 'explain', claim.id])}` tells why.", "dim"))


def statement_view(record: "Record", statement: "StatementOnRecord") -> Iterator[Line]:
    """Who says what to whom, and the claims in it."""
    from onrecord.inquiry.report_sheets import name_of, speaker
    from onrecord.record import ClaimOnRecord

    names = record.named(who for who in (statement.holder, statement.addressee) if who)
    to = name_of(statement.addressee, names)
    yield line(Words(speaker(statement, names), "bold"), Words(f"{' to ' + to if to else ''}:", "bold"))
    yield line(Words(quoted(statement.text), "italic"), indent=2)
    yield EMPTY
    yield from fields(
        ("source", statement.source_text),
        ("cue", statement.cue_text),
        ("holder", statement.holder or ""),
        ("directness", statement.directness.value),
        ("channel", statement.channel or ""),
        ("within", statement.within or ""),
        ("report", f"{statement.report}{_where(statement.publisher, statement.published)}"),
        ("id", statement.id),
    )
    found = (record.get(one) for one in statement.claims[:SHOWN])
    claims = [claim for claim in found if isinstance(claim, ClaimOnRecord)]
    yield from _claims(
        record, claims, len(statement.claims), shlex.join(["onrecord", "claims", "--report", statement.report])
    )


def explanation_view(found: "Explanation") -> Iterator[Line]:
    """The claim in a sentence, its words, and field by field why."""
    yield line(Words(found.sentence, "bold"))
    yield line(Words(quoted(found.quote), "italic"), indent=2)
    yield line(Words(f"{found.report}{_where(found.publisher, found.published)}", "dim"), indent=2)
    yield EMPTY
    for field in found.fields:
        yield line(Words(f"{field.field:<{_LABEL}}", "bold"), field.value or "–", hang=_LABEL)
        for reason in field.reasons:
            yield line(reason.sentence, indent=_LABEL, hang=2)


def _section(kind: str, text: str) -> Iterator[Line]:
    """A section with its kind above it, unless it is plain body text."""
    yield EMPTY
    if kind not in ("body", ""):
        yield line(Words(kind, "dim"))
    style = "bold" if kind in ("headline", "subhead") else "dim" if kind in ("furniture", "chatter") else ""
    yield Line((Words(text.strip("\n"), style),), indent=2, as_written=True)


def _claims(record: "Record", found: "Iterable[ClaimOnRecord]", count: int, command: str) -> Iterator[Line]:
    from onrecord.inquiry.report_sheets import claim_in_words
    from onrecord.inquiry.sheets import claims_named

    yield EMPTY
    yield line(Words(f"{count:,} claim{'' if count == 1 else 's'}", "bold"))
    for named in islice(claims_named(record, islice(found, SHOWN)), SHOWN):
        told = claim_in_words(named)
        says = Words(f", says {told['says']}")
        yield line("• ", told["claim"], says, Words(f"  {told['id']}", "dim"), indent=2, hang=2)
    if count > SHOWN:
        yield line(Words(f"and {count - SHOWN:,} more: `{command}`", "dim"), indent=4)


def fields(*rows: tuple[str, str]) -> Iterator[Line]:
    """Named values, those that are empty left out."""
    for name, value in rows:
        if value:
            yield line(Words(f"{name:<{_LABEL}}", "dim"), value, hang=_LABEL)


def _bounds(bounds: tuple[str | None, str | None] | None) -> str:
    first, last = bounds or (None, None)
    parts = (f"not before {first}" if first else "", f"not after {last}" if last else "")
    known = ", ".join(part for part in parts if part)
    return f"unknown ({known})" if known else "unknown"


def _correction(one: "Correction") -> str:
    """Its number, who made it when and why, and who undid it."""
    why = f": {one.why}" if one.why else ""
    undone = f" (undone by {one.undone_by}, {one.undone_at[:10]})" if one.undone_at else ""
    return f"{one.number}, {done(one)} by {one.by}, {one.at[:10]}{why}{undone}"


def _where(publisher: str | None, published: str | None) -> str:
    known = ", ".join(part for part in (publisher, published) if part)
    return f" ({known})" if known else ""


def _parties(claim: "ClaimOnRecord") -> tuple[str, ...]:
    return (*claim.actors, *claim.recipients)
