"""A short brief of what is on record: claims as they stand, the clearest first, each with its source."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from onrecord.inquiry.naming import Names, as_sentence
from onrecord.inquiry.sentences import sentence
from onrecord.inquiry.wording import shorten
from onrecord.record import EVERYTHING, ClaimOnRecord, Filters, Record
from onrecord.vocabulary import AHEAD, NEGATIVE, Actor, ActorKind, ClaimKind, EventType, Modality, TieType

PER_SECTION = 8
QUOTE = 240
"""Code points of evidence that a line quotes at most."""

TITLES = {
    "deeds": "Who did what to whom",
    "said": "Who says so",
    "denied": "What is denied",
    "ahead": "What is planned, promised, threatened or foreseen",
    "asked": "What is asked for, proposed or allowed",
    "ties": "How they stand to each other",
    "obligations": "Who must, and need not, do what",
}
"""The sections of a brief, in order."""

_ASKED = frozenset({Modality.REQUESTED, Modality.PROPOSED, Modality.PERMITTED, Modality.ASKED, Modality.OBLIGED})
_MERE = frozenset({TieType.OFFICE_HOLDER, TieType.PART_OF})
_BY_GRAVITY = (
    EventType.ASSAULT,
    EventType.COERCE,
    EventType.THREATEN,
    EventType.SANCTION,
    EventType.AGREE,
    EventType.MOBILIZE,
    EventType.AID,
    EventType.RETREAT,
    EventType.CONCEDE,
    EventType.REJECT,
    EventType.COOPERATE,
    EventType.ACCUSE,
    EventType.PROTEST,
    EventType.SUPPORT,
    EventType.REQUEST,
    EventType.CONSULT,
    TieType.AT_WAR,
    TieType.ALLY,
    TieType.PATRON,
    TieType.SANCTIONER,
    TieType.SUPPLIER,
)
_GRAVITY: dict[str, int] = {kind: place for place, kind in enumerate(_BY_GRAVITY)}
"""Types in the order in which a brief tells of them; others come after."""
_DOUBTFUL = 0.5
"""Claims of which the reader is less confident come after the others."""
_SINGLE = frozenset({ActorKind.PERSON, ActorKind.OFFICE, ActorKind.MEDIA})


class Line(Struct, frozen=True, kw_only=True):
    """One claim or matter: its sentence, the words quoted, and where they stand.

    `matter` is the id of the event, dispute, forecast or agreement told of, null when it is the claim alone. `also` are
    the ids of claims that say nearly the same, `reports` how many reports say so in all.
    """

    sentence: str
    quote: str
    claim: str
    report: str
    publisher: str | None
    published: str | None
    confidence: float
    also: tuple[str, ...] = ()
    reports: int = 1
    matter: str | None = None


class BriefSection(Struct, frozen=True, kw_only=True):
    """Some lines under a title; `left_out` further ones are on record."""

    name: str
    title: str
    lines: tuple[Line, ...]
    left_out: int


class Brief(Struct, frozen=True, kw_only=True):
    """What is on record, in short: sections that have lines, drawn from so many claims and reports."""

    sections: tuple[BriefSection, ...]
    claims: int
    reports: int


def brief(record: Record, filters: Filters = EVERYTHING, *, per_section: int = PER_SECTION) -> Brief:
    """The brief of what `record` holds as asked in `filters`."""
    claims = list(record.claims(filters))
    return make_brief(claims, record.named(actors_in(claims)), per_section=per_section)


def make_brief(claims: Iterable[ClaimOnRecord], names: Names, *, per_section: int = PER_SECTION) -> Brief:
    """The same from claims at hand; a pure function of what is given, whatever the order of `claims`."""
    taken = sorted(claims, key=lambda claim: (claim.published or "", claim.report, claim.trigger.start, claim.id))
    groups: dict[str, dict[tuple[object, ...], list[ClaimOnRecord]]] = {name: {} for name in TITLES}
    duties = [claim for claim in taken if claim.kind is ClaimKind.OBLIGATION]
    for claim in taken:
        if _worth_telling(claim) and not _told_as_duty(claim, duties):
            groups[section_of(claim)].setdefault(_gist(claim), []).append(claim)
    sections = []
    for name, title in TITLES.items():
        sorted_groups = (sorted(group, key=lambda one: rank(one, names)) for group in groups[name].values())
        ranked = _one_a_word(sorted(sorted_groups, key=lambda group: _group_rank(group, names)))
        lines = tuple(_line(group, names) for group in ranked[:per_section])
        if lines:
            sections.append(BriefSection(name=name, title=title, lines=lines, left_out=len(ranked) - len(lines)))
    return Brief(sections=tuple(sections), claims=len(taken), reports=len({claim.report for claim in taken}))


def _worth_telling(claim: ClaimOnRecord) -> bool:
    """Whether somebody is known to act, and it is no mere membership or post."""
    return bool(claim.actors) and claim.type not in _MERE


def _told_as_duty(claim: ClaimOnRecord, duties: list[ClaimOnRecord]) -> bool:
    """Whether an act that is owed is told among the obligations, where it also shows when it need not be done."""
    if claim.modality is not Modality.OBLIGED or claim.kind is ClaimKind.OBLIGATION:
        return False
    at = claim.trigger.start
    return any(start <= at < end for duty in duties if duty.report == claim.report for start, end in duty.evidence)


def _one_a_word(ranked: list[list[ClaimOnRecord]]) -> list[list[ClaimOnRecord]]:
    """Of groups in order, those that no better one tells by the same word of a report, or with more or fewer words."""
    told: set[tuple[str, int]] = set()
    things: dict[tuple[object, ...], list[frozenset[str]]] = {}
    kept = []
    for group in ranked:
        words = {(claim.report, claim.trigger.start) for claim in group}
        thing = _thing(group[0])
        gists = [(claim.report, *_bare_gist(claim)) for claim in group]
        again = all(any(thing <= one or one <= thing for one in things.get(gist, ())) for gist in gists)
        if not words <= told and not again:
            kept.append(group)
        told |= words
        for gist in gists if thing else ():
            things.setdefault(gist, []).append(thing)
    return kept


def _thing(claim: ClaimOnRecord) -> frozenset[str]:
    """The words of an object."""
    return frozenset((claim.object or "").casefold().split())


def section_of(claim: ClaimOnRecord) -> str:
    """The section of the brief where a claim belongs."""
    if claim.kind is ClaimKind.OBLIGATION:
        return "obligations"
    if claim.factuality in NEGATIVE:
        return "denied"
    if claim.modality in AHEAD:
        return "ahead"
    if claim.modality in _ASKED:
        return "asked"
    if claim.kind is ClaimKind.TIE:
        return "ties"
    return "said" if claim.holders else "deeds"


def actors_in(claims: Iterable[ClaimOnRecord]) -> list[str]:
    """The ids of all actors that `claims` name, as participants or holders; in order, each once."""
    found: dict[str, None] = {}
    for claim in claims:
        found |= dict.fromkeys((*claim.actors, *claim.recipients, *(one for one in claim.holder_actors if one)))
    return list(found)


def _gist(claim: ClaimOnRecord) -> tuple[object, ...]:
    """What two claims share when one line can stand for both: parties, deed, polarity, mode and who says so."""
    return (*_bare_gist(claim), " ".join((claim.object or "").casefold().split()))


def _bare_gist(claim: ClaimOnRecord) -> tuple[object, ...]:
    """The same without the object."""
    return (
        claim.kind,
        claim.type or claim.trigger.text.casefold(),
        frozenset(claim.actors),
        frozenset(claim.recipients),
        claim.factuality in NEGATIVE,
        claim.modality,
        claim.holder_actors if claim.holders else (),
    )


def rank(claim: ClaimOnRecord, names: Names) -> tuple[object, ...]:
    """Where a claim comes: both parties known, then typed, then named, then grave; then sure, late, and by id."""
    both = bool(claim.actors and set(claim.recipients) | set(claim.actors[1:]))
    latest = tuple(-ord(character) for character in claim.published or "")
    return (
        not (both and claim.type),
        not both,
        max((_namelessness(one, claim, names) for one in (*claim.actors, *claim.recipients)), default=2),
        claim.confidence < _DOUBTFUL,
        _GRAVITY.get(claim.type or "", len(_GRAVITY)),
        not claim.object,
        -round(claim.confidence, 2),
        latest == (),
        latest,
        claim.id,
    )


def _group_rank(group: list[ClaimOnRecord], names: Names) -> tuple[object, ...]:
    best = rank(group[0], names)
    return (*best[:3], -len({claim.report for claim in group}), *best[3:])


def _namelessness(one: str, claim: ClaimOnRecord, names: Names) -> int:
    """0 for states, organisations and other bodies, 1 for persons and posts, 2 for those whom no name tells apart."""
    if one not in names or one.startswith(f"{claim.report}/") or names[one].kind is ActorKind.POPULATION:
        return 2
    return 1 if names[one].kind in _SINGLE else 0


def _line(group: list[ClaimOnRecord], names: Mapping[str, Actor]) -> Line:
    claim, *others = group
    return Line(
        sentence=as_sentence(sentence(claim, names)),
        quote=shorten(claim.text, QUOTE),
        claim=claim.id,
        report=claim.report,
        publisher=claim.publisher,
        published=claim.published,
        confidence=claim.confidence,
        also=tuple(sorted(other.id for other in others)),
        reports=len({one.report for one in group}),
    )
