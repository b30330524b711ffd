"""A short brief of what is on record: claims as they stand, the clearest first, each with its source."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from onrecord.inquiry.brief_order import TITLES, Gist, gist_of, in_order
from onrecord.inquiry.naming import Names, as_sentence
from onrecord.inquiry.sentences import sentence
from onrecord.inquiry.wording import shorten
from onrecord.record import EVERYTHING, ClaimOnRecord, Filters, Record
from onrecord.vocabulary import Actor

PER_SECTION = 8
QUOTE = 240
"""Code points of evidence that a line quotes at most."""


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
    with record.at_one_moment():
        return brief_of(record, list(record.claims_in_part(filters, Gist)), per_section=per_section)


def brief_of(record: Record, gists: Sequence[Gist], *, per_section: int = PER_SECTION) -> Brief:
    """The same from the gists of claims at hand: only those that are told are read whole."""
    shared = {one for gist in gists for one in (*gist.actors, *gist.recipients) if not gist.is_local(one)}
    order = in_order(gists, record.named(shared))
    told = [group[0].id for groups in order.values() for group in groups[:per_section]]
    whole = record.claims_named(told)
    return _brief(gists, order, whole, record.named(actors_in(whole.values())), per_section)


def make_brief(claims: Iterable[ClaimOnRecord], names: Names, *, per_section: int = PER_SECTION) -> Brief:
    """The same from claims at hand; a pure function of what is given, whatever the order of `claims`."""
    whole = {claim.id: claim for claim in claims}
    gists = [gist_of(claim) for claim in whole.values()]
    return _brief(gists, in_order(gists, names), whole, names, per_section)


def _brief(
    gists: Sequence[Gist],
    order: Mapping[str, Sequence[Sequence[Gist]]],
    whole: Mapping[str, ClaimOnRecord],
    names: Names,
    per_section: int,
) -> Brief:
    sections = tuple(
        BriefSection(
            name=name,
            title=TITLES[name],
            lines=tuple(_line(group, whole[group[0].id], names) for group in groups[:per_section]),
            left_out=max(len(groups) - per_section, 0),
        )
        for name, groups in order.items()
        if groups
    )
    return Brief(sections=sections, claims=len(gists), reports=len({gist.report for gist in gists}))


def actors_in(claims: Iterable[ClaimOnRecord]) -> list[str]:
    """The ids of all actors that `claims` name, as participants or holders; in order, each once."""
    found: dict[str, None] = {}
    for claim in claims:
        found |= dict.fromkeys((*claim.actors, *claim.recipients, *(one for one in claim.holder_actors if one)))
    return list(found)


def _line(group: Sequence[Gist], claim: ClaimOnRecord, names: Mapping[str, Actor]) -> Line:
    return Line(
        sentence=as_sentence(sentence(claim, names)),
        quote=shorten(claim.text, QUOTE),
        claim=claim.id,
        report=claim.report,
        publisher=claim.publisher,
        published=claim.published,
        confidence=claim.confidence,
        also=tuple(sorted(other.id for other in group[1:])),
        reports=len({one.report for one in group}),
    )
