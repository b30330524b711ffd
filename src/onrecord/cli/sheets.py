"""How claims, statements, actors and reports are laid out in lists: tables, plain lines, comma-separated values."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from onrecord.cli.output import Column, Sheet

if TYPE_CHECKING:
    from onrecord.record import ActorOnRecord, ClaimOnRecord, ReportOnRecord, StatementOnRecord
    from onrecord.vocabulary import Actor

    Names = Mapping[str, Actor]

NamedClaim = tuple["ClaimOnRecord", "Names"]
"""A claim with the actors in it, by id."""
NamedStatement = tuple["StatementOnRecord", "Names"]
"""A statement with its holder and addressee, by id."""


def claim_in_words(named: NamedClaim) -> dict[str, str]:
    """What lists and views tell of a claim; who says so is told apart from the rest."""
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


def _statement_in_words(named: NamedStatement) -> dict[str, str]:
    statement, names = named
    return {
        "published": statement.published or "",
        "says": speaker(statement, names),
        "to": name_of(statement.addressee, names),
        "text": statement.text,
        "directness": statement.directness.value,
        "channel": statement.channel or "",
        "claims": str(len(statement.claims)),
        "id": statement.id,
    }


def _actor_in_words(actor: "ActorOnRecord") -> dict[str, str]:
    return {
        "name": actor.name,
        "kind": str(actor.kind),
        "country": actor.country or "",
        "sector": actor.sector or "",
        "claims": str(actor.claims),
        "also": ", ".join(name for name in actor.names if name != actor.name),
        "id": actor.id,
    }


def _report_in_words(report: "ReportOnRecord") -> dict[str, str]:
    return {
        "published": report.published or "",
        "publisher": report.publisher or "",
        "headline": report.headline or "",
        "claims": str(report.claims),
        "id": report.id,
    }


def speaker(statement: "StatementOnRecord", names: "Names") -> str:
    """Who makes a statement: the actor's name, else the words that name the source."""
    return name_of(statement.holder, names) or statement.source_text or "someone unnamed"


def name_of(actor: str | None, names: "Names") -> str:
    """An actor's name, its id when it has none, empty when there is no actor."""
    return names[actor].name if actor is not None and actor in names else actor or ""


def _claim_says(named: NamedClaim) -> str:
    from onrecord.inquiry.sentences import says

    return says(*named)


def _claim_sentence(named: NamedClaim) -> str:
    from onrecord.inquiry.sentences import sentence

    return sentence(*named)


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _joined_names(ids: Iterable[str], names: "Names") -> str:
    return _joined(name_of(one, names) for one in ids)


def _same(*names: str) -> dict[str, Callable[[object], object]]:
    """Fields that an answer has under the same name."""

    def getting(name: str) -> Callable[[object], object]:
        return lambda answer: getattr(answer, name)

    return {name: getting(name) for name in names}


_PUBLISHED = Column("published", ("published",), 10)

CLAIMS: Sheet[NamedClaim] = Sheet(
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
    flat={
        "id": lambda one: one[0].id,
        "report": lambda one: one[0].report,
        "publisher": lambda one: one[0].publisher,
        "published": lambda one: one[0].published,
        "sentence": _claim_sentence,
        "kind": lambda one: one[0].kind,
        "type": lambda one: one[0].type,
        "mode": lambda one: one[0].mode,
        "context": lambda one: _joined(one[0].context),
        "cameo": lambda one: one[0].cameo,
        "trigger": lambda one: one[0].trigger.text,
        "actors": lambda one: _joined(one[0].actors),
        "actor_names": lambda one: _joined_names(one[0].actors, one[1]),
        "recipients": lambda one: _joined(one[0].recipients),
        "recipient_names": lambda one: _joined_names(one[0].recipients, one[1]),
        "object": lambda one: one[0].object,
        "quantities": lambda one: _joined(one[0].quantities_text),
        "time": lambda one: one[0].time and one[0].time.value,
        "from": lambda one: one[0].time and one[0].time.from_,
        "to": lambda one: one[0].time and one[0].time.to,
        "place": lambda one: one[0].place_name,
        "says": _claim_says,
        "holders": lambda one: _joined(one[0].holders),
        "factuality": lambda one: one[0].factuality,
        "modality": lambda one: one[0].modality,
        "condition": lambda one: one[0].condition,
        "confidence": lambda one: one[0].confidence,
        "text": lambda one: one[0].text,
    },
    wire=lambda one: one[0],
)
STATEMENTS: Sheet[NamedStatement] = Sheet(
    told=_statement_in_words,
    narrow=(
        _PUBLISHED,
        Column("who says", ("says",), 15),
        Column("what", ("text", "id")),
        Column("how", ("directness", "channel"), 11),
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
    flat={
        "id": lambda one: one[0].id,
        "report": lambda one: one[0].report,
        "publisher": lambda one: one[0].publisher,
        "published": lambda one: one[0].published,
        "holder": lambda one: one[0].holder,
        "says": lambda one: speaker(*one),
        "source": lambda one: one[0].source_text,
        "cue": lambda one: one[0].cue_text,
        "text": lambda one: one[0].text,
        "directness": lambda one: one[0].directness,
        "channel": lambda one: one[0].channel,
        "addressee": lambda one: one[0].addressee,
        "within": lambda one: one[0].within,
        "claims": lambda one: _joined(one[0].claims),
    },
    wire=lambda one: one[0],
)
ACTORS: "Sheet[ActorOnRecord]" = Sheet(
    told=_actor_in_words,
    narrow=(
        Column("name", ("name", "id"), ratio=3),
        Column("kind", ("kind", "sector"), 12),
        Column("country", ("country",), 7),
        Column("claims", ("claims",), 6, number=True),
        Column("also called", ("also",), ratio=2),
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
    flat={
        **_same("id", "name"),
        "names": lambda actor: _joined(actor.names),
        **_same("kind", "country", "sector", "wikidata", "claims"),
        "linked": lambda actor: _joined(actor.linked),
    },
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
    flat={**_same("id", "url", "publisher", "published", "headline", "origin", "claims")},
)
