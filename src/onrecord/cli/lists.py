"""`onrecord claims`, `statements`, `actors` and `reports`: what is on record, as lists."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.cli.options import Question, asking_lists
from onrecord.cli.output import Column, Sheet, print_answers
from onrecord.cli.records import record_asked

if TYPE_CHECKING:
    from onrecord.record import ActorOnRecord, ClaimOnRecord, Record, ReportOnRecord, StatementOnRecord
    from onrecord.vocabulary import Actor

PAGE = 200
"""Answers whose actors' names are looked up together."""
QUOTE = 240

Named = tuple["ClaimOnRecord", "Mapping[str, Actor]"]
NamedStatement = tuple["StatementOnRecord", "Mapping[str, Actor]"]


@asking_lists
def claims(question: Question) -> None:
    """List claims: who did what to whom, who says so, how sure."""
    with record_asked(question.record, question.filters) as record:
        print_answers(with_names(record, record.claims(question.asked)), CLAIMS, question.form)


@asking_lists
def statements(question: Question) -> None:
    """List statements: who says what to whom."""
    with record_asked(question.record, question.filters) as record:
        print_answers(_speakers_named(record, record.statements(question.asked)), STATEMENTS, question.form)


@asking_lists
def actors(question: Question) -> None:
    """List actors: who is on record, under what names."""
    with record_asked(question.record, question.filters) as record:
        print_answers(record.actors(question.asked), ACTORS, question.form)


@asking_lists
def reports(question: Question) -> None:
    """List reports: what has been read."""
    with record_asked(question.record, question.filters) as record:
        print_answers(record.reports(question.asked), REPORTS, question.form)


def with_names(record: "Record", found: "Iterable[ClaimOnRecord]") -> Iterator[Named]:
    """Each claim with the names of the actors in it (and some others'), looked up a page at a time."""
    from onrecord.inquiry import actors_in

    waiting = iter(found)
    while page := list(islice(waiting, PAGE)):
        names = record.named(actors_in(page))
        yield from ((claim, names) for claim in page)


def _speakers_named(record: "Record", found: "Iterable[StatementOnRecord]") -> Iterator[NamedStatement]:
    waiting = iter(found)
    while page := list(islice(waiting, PAGE)):
        names = record.named({who for one in page for who in (one.holder, one.addressee) if who})
        yield from ((statement, names) for statement in page)


def claim_in_words(named: Named) -> dict[str, str]:
    """What a list of claims tells of each."""
    from onrecord.inquiry.sentences import deed, parties, qualifications, says

    claim, names = named
    told = ", ".join(part for part in (f"{parties(claim, names)}: {deed(claim)}", *qualifications(claim)) if part)
    return {
        "published": claim.published or "",
        "says": says(claim, names),
        "claim": told,
        "factuality": claim.factuality.value,
        "modality": claim.modality.value,
        "id": claim.id,
    }


def _claim_flat(named: Named) -> dict[str, object]:
    from onrecord.inquiry.sentences import says, sentence

    claim, names = named
    return {
        "id": claim.id,
        "report": claim.report,
        "publisher": claim.publisher,
        "published": claim.published,
        "sentence": sentence(claim, names),
        "kind": claim.kind.value,
        "type": claim.type,
        "mode": claim.mode,
        "context": _joined(claim.context),
        "cameo": claim.cameo,
        "trigger": claim.trigger.text,
        "actors": _joined(claim.actors),
        "actor_names": _joined(_names(claim.actors, names)),
        "recipients": _joined(claim.recipients),
        "recipient_names": _joined(_names(claim.recipients, names)),
        "object": claim.object,
        "quantities": _joined(claim.quantities_text),
        "time": claim.time and claim.time.value,
        "from": claim.time and claim.time.from_,
        "to": claim.time and claim.time.to,
        "place": claim.place_name,
        "says": says(claim, names),
        "factuality": claim.factuality.value,
        "modality": claim.modality.value,
        "condition": claim.condition,
        "confidence": claim.confidence,
        "text": claim.text,
    }


def _statement_in_words(named: NamedStatement) -> dict[str, str]:
    statement, names = named
    return {
        "published": statement.published or "",
        "says": speaker(statement, names),
        "to": _name(statement.addressee, names),
        "text": statement.text,
        "directness": statement.directness.value,
        "channel": statement.channel or "",
        "claims": str(len(statement.claims)),
        "id": statement.id,
    }


def _statement_flat(named: NamedStatement) -> dict[str, object]:
    statement, names = named
    return {
        "id": statement.id,
        "report": statement.report,
        "publisher": statement.publisher,
        "published": statement.published,
        "holder": statement.holder,
        "says": speaker(statement, names),
        "source": statement.source_text,
        "cue": statement.cue_text,
        "text": statement.text,
        "directness": statement.directness.value,
        "channel": statement.channel,
        "addressee": statement.addressee,
        "within": statement.within,
        "claims": _joined(statement.claims),
    }


def speaker(statement: "StatementOnRecord", names: "Mapping[str, Actor]") -> str:
    """Who makes a statement: the actor's name, else the words that name the source."""
    return _name(statement.holder, names) or statement.source_text or "someone unnamed"


def _actor_flat(actor: "ActorOnRecord") -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "names": _joined(actor.names),
        "kind": str(actor.kind),
        "country": actor.country,
        "sector": actor.sector,
        "wikidata": actor.wikidata,
        "claims": actor.claims,
    }


def _actor_in_words(actor: "ActorOnRecord") -> dict[str, str]:
    others = (name for name in actor.names if name != actor.name)
    return {
        "name": actor.name,
        "kind": str(actor.kind),
        "country": actor.country or "",
        "sector": actor.sector or "",
        "claims": str(actor.claims),
        "also": ", ".join(others),
        "id": actor.id,
    }


def _report_flat(report: "ReportOnRecord") -> dict[str, object]:
    return {
        "id": report.id,
        "url": report.url,
        "publisher": report.publisher,
        "published": report.published,
        "headline": report.headline,
        "origin": report.origin,
        "claims": report.claims,
    }


def _report_in_words(report: "ReportOnRecord") -> dict[str, str]:
    return {
        "published": report.published or "",
        "publisher": report.publisher or "",
        "headline": report.headline or "",
        "claims": str(report.claims),
        "id": report.id,
    }


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _name(actor: str | None, names: "Mapping[str, Actor]") -> str:
    return names[actor].name if actor is not None and actor in names else actor or ""


def _names(ids: Iterable[str], names: "Mapping[str, Actor]") -> list[str]:
    return [_name(one, names) for one in ids]


_PUBLISHED = Column("published", ("published",), 10)

CLAIMS: Sheet[Named] = Sheet(
    told=claim_in_words,
    narrow=(
        _PUBLISHED,
        Column("who says so", ("says",), 15),
        Column("claim", ("claim", "id")),
        Column("how sure", ("factuality", "modality"), 11),
    ),
    wide=(
        _PUBLISHED,
        Column("who says so", ("says",), 22),
        Column("claim", ("claim",)),
        Column("sure", ("factuality",), 4),
        Column("mode", ("modality",), 11),
        Column("id", ("id",), 32),
    ),
    flat=_claim_flat,
    wire=lambda named: named[0],
)
STATEMENTS: Sheet[NamedStatement] = Sheet(
    told=_statement_in_words,
    narrow=(
        _PUBLISHED,
        Column("who says", ("says",), 15),
        Column("what", ("text", "id")),
        Column("how", ("directness", "channel", "to"), 11),
    ),
    wide=(
        _PUBLISHED,
        Column("who says", ("says",), 22),
        Column("to", ("to",), 14),
        Column("what", ("text",)),
        Column("how", ("directness", "channel"), 10),
        Column("claims", ("claims",), 6, number=True),
        Column("id", ("id",), 32),
    ),
    flat=_statement_flat,
    wire=lambda named: named[0],
)
ACTORS: "Sheet[ActorOnRecord]" = Sheet(
    told=_actor_in_words,
    narrow=(
        Column("name", ("name", "id")),
        Column("kind", ("kind", "sector"), 12),
        Column("country", ("country",), 7),
        Column("claims", ("claims",), 6, number=True),
        Column("also called", ("also",)),
    ),
    wide=(
        Column("name", ("name",)),
        Column("kind", ("kind",), 12),
        Column("country", ("country",), 7),
        Column("sector", ("sector",), 6),
        Column("claims", ("claims",), 6, number=True),
        Column("also called", ("also",)),
        Column("id", ("id",), 32),
    ),
    flat=_actor_flat,
)
REPORTS: "Sheet[ReportOnRecord]" = Sheet(
    told=_report_in_words,
    narrow=(
        _PUBLISHED,
        Column("publisher", ("publisher",), 18),
        Column("headline", ("headline", "id")),
        Column("claims", ("claims",), 6, number=True),
    ),
    wide=(
        _PUBLISHED,
        Column("publisher", ("publisher",), 24),
        Column("headline", ("headline",)),
        Column("claims", ("claims",), 6, number=True),
        Column("id", ("id",), 40),
    ),
    flat=_report_flat,
)
