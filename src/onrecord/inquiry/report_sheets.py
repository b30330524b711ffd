"""What lists tell of claims, statements, actors and reports: in words, and flat, a value a field."""

from collections.abc import Callable, Iterable

from onrecord.inquiry.naming import Names
from onrecord.inquiry.sentences import content, says, sentence
from onrecord.inquiry.sheet import Sheet
from onrecord.record import ActorOnRecord, ClaimOnRecord, ReportOnRecord, StatementOnRecord

NamedClaim = tuple[ClaimOnRecord, Names]
"""A claim with the actors in it, by id."""
NamedStatement = tuple[StatementOnRecord, Names]
"""A statement with its holder and addressee, by id."""


def claim_in_words(named: NamedClaim) -> dict[str, str]:
    """What lists and views tell of a claim; who says so is told apart from the rest."""
    claim, names = named
    told = content(claim, names)
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


def _actor_in_words(actor: ActorOnRecord) -> dict[str, str]:
    return {
        "name": actor.name,
        "kind": str(actor.kind),
        "country": actor.country or "",
        "sector": actor.sector or "",
        "claims": str(actor.claims),
        "also": ", ".join(name for name in actor.names if name != actor.name),
        "id": actor.id,
    }


def _report_in_words(report: ReportOnRecord) -> dict[str, str]:
    return {
        "published": report.published or "",
        "publisher": report.publisher or "",
        "headline": report.headline or "",
        "claims": str(report.claims),
        "id": report.id,
    }


def speaker(statement: StatementOnRecord, names: Names) -> str:
    """Who makes a statement: the actor's name, else the words that name the source."""
    return name_of(statement.holder, names) or statement.source_text or "someone unnamed"


def name_of(actor: str | None, names: Names) -> str:
    """An actor's name, its id when it has none, empty when there is no actor."""
    return names[actor].name if actor is not None and actor in names else actor or ""


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _joined_names(ids: Iterable[str], names: Names) -> str:
    return _joined(name_of(one, names) for one in ids)


def _same(*names: str) -> dict[str, Callable[[object], object]]:
    """Fields that an answer has under the same name."""

    def getting(name: str) -> Callable[[object], object]:
        return lambda answer: getattr(answer, name)

    return {name: getting(name) for name in names}


CLAIMS: Sheet[NamedClaim] = Sheet(
    told=claim_in_words,
    flat={
        "id": lambda one: one[0].id,
        "report": lambda one: one[0].report,
        "publisher": lambda one: one[0].publisher,
        "published": lambda one: one[0].published,
        "sentence": lambda one: sentence(*one),
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
        "says": lambda one: says(*one),
        "holders": lambda one: _joined(one[0].holders),
        "factuality": lambda one: one[0].factuality,
        "modality": lambda one: one[0].modality,
        "condition": lambda one: one[0].condition,
        "confidence": lambda one: one[0].confidence,
        "text": lambda one: one[0].text,
    },
    typed={"confidence": float},
    wire=lambda one: one[0],
)

STATEMENTS: Sheet[NamedStatement] = Sheet(
    told=_statement_in_words,
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

ACTORS: Sheet[ActorOnRecord] = Sheet(
    told=_actor_in_words,
    flat={
        **_same("id", "name"),
        "names": lambda actor: _joined(actor.names),
        **_same("kind", "country", "sector", "wikidata", "claims"),
        "linked": lambda actor: _joined(actor.linked),
    },
    typed={"claims": int},
)

REPORTS: Sheet[ReportOnRecord] = Sheet(
    told=_report_in_words,
    flat={**_same("id", "url", "publisher", "published", "headline", "origin", "claims")},
    typed={"claims": int},
)
