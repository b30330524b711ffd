"""A short brief of what is on record: claims as they stand, the clearest first, each with its source."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from onrecord.inquiry.sentences import NEGATIVE, Names, sentence
from onrecord.record import EVERYTHING, ClaimOnRecord, Filters, Record
from onrecord.vocabulary import Actor, ClaimKind, Modality

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

_AHEAD = frozenset({Modality.PLANNED, Modality.PROMISED, Modality.THREATENED, Modality.PREDICTED, Modality.CONDITIONAL})
_ASKED = frozenset({Modality.REQUESTED, Modality.PROPOSED, Modality.PERMITTED, Modality.ASKED, Modality.OBLIGED})


class Line(Struct, frozen=True, kw_only=True):
    """One claim: its sentence, the words quoted, and where they stand.

    `also` are the ids of claims that say nearly the same, `reports` how many reports say so in all.
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
    for claim in taken:
        if claim.actors or claim.recipients:
            groups[section_of(claim)].setdefault(_gist(claim), []).append(claim)
    sections = []
    for name, title in TITLES.items():
        ranked = sorted((sorted(group, key=_rank) for group in groups[name].values()), key=_group_rank)
        lines = tuple(_line(group, names) for group in ranked[:per_section])
        if lines:
            sections.append(BriefSection(name=name, title=title, lines=lines, left_out=len(ranked) - len(lines)))
    return Brief(sections=tuple(sections), claims=len(taken), reports=len({claim.report for claim in taken}))


def section_of(claim: ClaimOnRecord) -> str:
    """The section of the brief where a claim belongs."""
    if claim.kind is ClaimKind.OBLIGATION:
        return "obligations"
    if claim.factuality in NEGATIVE:
        return "denied"
    if claim.modality in _AHEAD:
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
    what = claim.type or claim.trigger.text.casefold()
    holders = claim.holder_actors if claim.holders else ()
    thing = " ".join((claim.object or "").casefold().split())
    polarity = claim.factuality in NEGATIVE
    return (
        claim.kind,
        what,
        frozenset(claim.actors),
        frozenset(claim.recipients),
        thing,
        polarity,
        claim.modality,
        holders,
    )


def _rank(claim: ClaimOnRecord) -> tuple[object, ...]:
    """Clear claims first: both parties known, typed, the reader sure; then the latest, then by id."""
    both = bool(claim.actors and claim.recipients)
    latest = tuple(-ord(character) for character in claim.published or "")
    return (not (both and claim.type), not both, -round(claim.confidence, 2), latest == (), latest, claim.id)


def _group_rank(group: list[ClaimOnRecord]) -> tuple[object, ...]:
    best = _rank(group[0])
    return (*best[:2], -len({claim.report for claim in group}), *best[2:])


def _line(group: list[ClaimOnRecord], names: Mapping[str, Actor]) -> Line:
    claim, *others = group
    return Line(
        sentence=sentence(claim, names),
        quote=shorten(claim.text),
        claim=claim.id,
        report=claim.report,
        publisher=claim.publisher,
        published=claim.published,
        confidence=claim.confidence,
        also=tuple(sorted(other.id for other in others)),
        reports=len({one.report for one in group}),
    )


def shorten(text: str, longest: int = QUOTE) -> str:
    """A quotation on one line, cut at a word when it is longer than `longest` code points."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + "…"
