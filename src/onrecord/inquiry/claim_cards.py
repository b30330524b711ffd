"""A claim as a page shows it in full: in a sentence, who says so, why it was read so, and what people made of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from onrecord.inquiry.correction_lines import CorrectionLine, correction_line
from onrecord.inquiry.explain import FieldWhy, explain_claim
from onrecord.inquiry.explain_matters import matter_sentence
from onrecord.inquiry.matters import KINDS, Matter, matters_named
from onrecord.inquiry.naming import Names
from onrecord.inquiry.sentences import when
from onrecord.inquiry.who_is_in import actors_of
from onrecord.record import ClaimOnRecord, PartInMatter, Record
from onrecord.vocabulary import ClaimTime, Forecast


class Named(Struct, frozen=True, kw_only=True):
    """An actor's id and name; the words of the report, and no id, where nobody is known."""

    id: str | None
    name: str


class Voice(Struct, frozen=True, kw_only=True):
    """One link of the chain of who says so: the statement (id), its holder, and the words that name the holder.

    The publisher, in whose own voice a report speaks, makes no statement.
    """

    statement: str | None
    holder: Named
    words: str


class MatterOfClaim(Struct, frozen=True, kw_only=True):
    """An event, dispute, agreement, forecast, tie or transfer that a claim is part of, as what (`role`)."""

    id: str
    kind: str
    role: str
    sentence: str
    status: str | None


class ClaimCard(Struct, frozen=True, kw_only=True):
    """One claim in full; `voices` come outermost first, `why` field by field.

    `review` is accepted, changed or rejected, null when nobody has looked at it; `as_read` are the fields that people
    have changed, as they were read.
    """

    id: str
    report: str
    publisher: str | None
    published: str | None
    kind: str
    type: str | None
    trigger: str
    sentence: str
    quote: str
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    object: str | None
    quantities: tuple[str, ...]
    voices: tuple[Voice, ...]
    factuality: str
    modality: str
    time: ClaimTime | None
    when: str
    place: str | None
    place_country: str | None
    condition: str | None
    condition_text: str | None
    confidence: float
    why: tuple[FieldWhy, ...]
    review: str | None
    as_read: dict[str, Any] | None
    corrections: tuple[CorrectionLine, ...]
    matters: tuple[MatterOfClaim, ...]


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """What some claims are part of: the parts, and the matters by id as they stood on a day."""

    parts: tuple[PartInMatter, ...]
    matters: dict[str, Matter]


def belonging(record: Record, claims: Iterable[str], as_of: str | None = None) -> Belonging:
    """What the claims with these ids are part of, as it stood on a day."""
    parts = tuple(record.parts_in_matters(claims))
    return Belonging(parts=parts, matters=matters_named(record, {one.matter for one in parts}, as_of))


def claim_cards(
    record: Record, claims: Sequence[ClaimOnRecord], *, names: Names, belong: Belonging
) -> tuple[ClaimCard, ...]:
    """The cards of some claims, in their order; `names` are their actors, `belong` what they are part of.

    Few questions are put to the record, however many claims there are.
    """
    missing = {actor for one in belong.matters.values() for actor in actors_of(one)} - names.keys()
    known = {**names, **record.named(missing)}
    corrections: dict[str, list[CorrectionLine]] = {}
    for one in record.corrections_on(claim.id for claim in claims):
        corrections.setdefault(one.target, []).append(correction_line(one))
    of: dict[str, list[MatterOfClaim]] = {}
    for part in belong.parts:
        if part.matter in belong.matters:
            of.setdefault(part.claim, []).append(_matter(belong.matters[part.matter], part.role, known))
    return tuple(claim_card(one, known, corrections.get(one.id, ()), of.get(one.id, ())) for one in claims)


def claim_card(
    claim: ClaimOnRecord, names: Names, corrections: Iterable[CorrectionLine], matters: Iterable[MatterOfClaim]
) -> ClaimCard:
    """The card of a claim at hand; a pure function."""
    explained = explain_claim(claim, names)
    return ClaimCard(
        id=claim.id,
        report=claim.report,
        publisher=claim.publisher,
        published=claim.published,
        kind=claim.kind.value,
        type=claim.type,
        trigger=claim.trigger.text,
        sentence=explained.sentence,
        quote=claim.text,
        actors=parties(claim.actors, claim.actors_text, names),
        recipients=parties(claim.recipients, claim.recipients_text, names),
        object=claim.object,
        quantities=claim.quantities_text,
        voices=voices(claim, names),
        factuality=claim.factuality.value,
        modality=claim.modality.value,
        time=claim.time,
        when=when(claim.time) or (claim.time.value or "" if claim.time else ""),
        place=claim.place_name,
        place_country=claim.place_country,
        condition=claim.condition,
        condition_text=claim.condition_text,
        confidence=claim.confidence,
        why=explained.fields,
        review=claim.review,
        as_read=claim.as_read,
        corrections=tuple(corrections),
        matters=tuple(matters),
    )


def voices(claim: ClaimOnRecord, names: Names) -> tuple[Voice, ...]:
    """Who says so, outermost first; none when a report of an unknown publisher speaks in its own voice."""
    statements: tuple[str | None, ...] = claim.holders or (None,) * len(claim.holder_actors)
    chain = zip(statements, claim.holder_actors, claim.holder_words, strict=True)
    return tuple(
        Voice(statement=statement, holder=named(actor, names, words), words=" ".join(words.split()))
        for statement, actor, words in chain
    )


def named(actor: str | None, names: Names, words: str = "") -> Named:
    """An actor with its name, or the words that the report has for it."""
    name = names[actor].name if actor and actor in names else " ".join(words.split()) or actor or "someone unnamed"
    return Named(id=actor, name=name)


def parties(actors: tuple[str, ...], words: tuple[str, ...], names: Names) -> tuple[Named, ...]:
    """Those who take part on one side of a claim."""
    if actors:
        return tuple(named(one, names) for one in actors)
    return tuple(Named(id=None, name=" ".join(one.split())) for one in words)


def _matter(matter: Matter, role: str, names: Names) -> MatterOfClaim:
    kind = next(name for name, made in KINDS.items() if isinstance(matter, made))
    status = matter.outcome if isinstance(matter, Forecast) else getattr(matter, "status", None)
    sentence = matter_sentence(matter, names)
    return MatterOfClaim(id=matter.id, kind=kind, role=role, sentence=sentence, status=status and status.value)
