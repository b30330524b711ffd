"""Which claims a brief tells, and in what order: one line a gist, the clearest and gravest first.

A brief may be drawn from all claims of a year. So no more is read of each than decides about its place, and what is
known of it is put into numbers once; only the claims that are told are read whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from onrecord.inquiry.naming import Names
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import (
    AHEAD,
    NEGATIVE,
    Actor,
    ActorKind,
    ClaimKind,
    EventType,
    Factuality,
    Modality,
    Span,
    TieType,
    Trigger,
)

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


class Gist(Struct, frozen=True, kw_only=True, gc=False):
    """What decides whether, where and with what others a brief tells a claim; fields as in `ClaimOnRecord`."""

    id: str
    kind: ClaimKind
    type: str | None
    trigger: Trigger
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    object: str | None = None
    holders: tuple[str, ...] = ()
    factuality: Factuality = Factuality.CERTAIN
    modality: Modality = Modality.ACTUAL
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.5
    report: str
    published: str | None = None
    holder_actors: tuple[str | None, ...] = ()

    def is_local(self, actor: str) -> bool:
        """Whether only the claim's report can tell an actor apart ("witnesses")."""
        return actor.startswith(f"{self.report}/")


def gist_of(claim: ClaimOnRecord) -> Gist:
    """The gist of a whole claim."""
    return Gist(**{name: getattr(claim, name) for name in Gist.__struct_fields__})


_Rank = tuple[float | str, ...]
"""Sorts claims; no two have the same."""


class _Group(NamedTuple):
    """Claims that one line can stand for, best first: where the line comes, what they share, and the object's words."""

    rank: _Rank
    claims: list[Gist]
    shared: tuple[object, ...]
    thing: str


def in_order(claims: Iterable[Gist], names: Names) -> dict[str, list[list[Gist]]]:
    """By section the groups of claims that are told in one line, in order, each with its best claim first.

    `names` has the actors that more than one report knows. A pure function, whatever the order of `claims`.
    """
    taken = list(claims)
    duties = _duties(taken)
    told = [claim for claim in taken if _worth_telling(claim) and not _told_as_duty(claim, duties)]
    ranks = _ranks(told, {one: _namelessness(actor) for one, actor in names.items()})
    groups: dict[str, dict[tuple[tuple[object, ...], str], list[tuple[_Rank, Gist]]]] = {name: {} for name in TITLES}
    for claim, rank in zip(told, ranks, strict=True):
        groups[section_of(claim)].setdefault((_shared(claim), _words(claim.object)), []).append((rank, claim))
    found = {}
    for name, of_section in groups.items():
        ranked = sorted(_group(*shared, some) for shared, some in of_section.items())
        found[name] = [group.claims for group in _one_a_word(ranked)]
    return found


def _group(shared: tuple[object, ...], thing: str, ranked: list[tuple[_Rank, Gist]]) -> _Group:
    """Told by more reports, a line comes before others whose parties are as well known."""
    if len(ranked) == 1:
        ((best, claim),) = ranked
        return _Group((*best[:3], -1, *best[3:]), [claim], shared, thing)
    ranked.sort()
    claims = [claim for _, claim in ranked]
    best = ranked[0][0]
    return _Group((*best[:3], -len({claim.report for claim in claims}), *best[3:]), claims, shared, thing)


def _worth_telling(claim: Gist) -> bool:
    """Whether somebody is known to act, and it is no mere membership or post."""
    return bool(claim.actors) and claim.type not in _MERE


def _duties(claims: Iterable[Gist]) -> dict[str, list[Span]]:
    """The words of each report that tell who must do what."""
    found: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        if claim.kind is ClaimKind.OBLIGATION:
            found[claim.report] += claim.evidence
    return found


def _told_as_duty(claim: Gist, duties: Mapping[str, Sequence[Span]]) -> bool:
    """Whether an act that is owed is told among the obligations, where it also shows when it need not be done."""
    if claim.modality is not Modality.OBLIGED or claim.kind is ClaimKind.OBLIGATION:
        return False
    at = claim.trigger.start
    return any(start <= at < end for start, end in duties.get(claim.report, ()))


def _one_a_word(ranked: Iterable[_Group]) -> list[_Group]:
    """Of groups in order, those that no better one tells by the same word of a report, or with more or fewer words."""
    told: set[tuple[str, int]] = set()
    things: dict[tuple[object, ...], list[frozenset[str]]] = {}
    kept = []
    for group in ranked:
        words = {(claim.report, claim.trigger.start) for claim in group.claims}
        thing = frozenset(group.thing.split())
        gists = {(claim.report, group.shared) for claim in group.claims}
        again = all(any(thing <= one or one <= thing for one in things.get(gist, ())) for gist in gists)
        if not words <= told and not again:
            kept.append(group)
        told |= words
        for gist in gists if thing else ():
            things.setdefault(gist, []).append(thing)
    return kept


def section_of(claim: Gist) -> str:
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


def _shared(claim: Gist) -> tuple[object, ...]:
    """What two claims share when one line can stand for both: parties, deed, polarity, mode and who says so.

    Lines also differ by their objects.
    """
    return (
        claim.kind,
        claim.type or claim.trigger.text.casefold(),
        frozenset(claim.actors),
        frozenset(claim.recipients),
        claim.factuality in NEGATIVE,
        claim.modality,
        claim.holder_actors if claim.holders else (),
    )


def _words(thing: str | None) -> str:
    """The words of an object, without case and spare spaces."""
    return " ".join(thing.casefold().split()) if thing else ""


def _ranks(claims: Sequence[Gist], levels: Mapping[str, int]) -> list[_Rank]:
    """Where claims come: both parties known, then typed, then named, then grave; then sure, late, and by id.

    `levels` says how nameless an actor is; whom it does not have is nobody that others know.
    """
    latest = sorted({claim.published or "" for claim in claims}, key=lambda day: (not day, [-ord(one) for one in day]))
    days = {day: place for place, day in enumerate(latest)}
    return [(*_rank(claim, levels), days[claim.published or ""], claim.id) for claim in claims]


def _rank(claim: Gist, levels: Mapping[str, int]) -> _Rank:
    both = bool(claim.recipients or len(claim.actors) > 1)
    here = f"{claim.report}/"
    nameless = 0
    for one in (*claim.actors, *claim.recipients):
        nameless = max(nameless, 2 if one.startswith(here) else levels.get(one, 2))
    return (
        not (both and claim.type),
        not both,
        nameless,
        claim.confidence < _DOUBTFUL,
        _GRAVITY.get(claim.type or "", len(_GRAVITY)),
        not claim.object,
        -round(claim.confidence, 2),
    )


def _namelessness(actor: Actor) -> int:
    """0 for states, organisations and other bodies, 1 for persons and posts, 2 for those whom no name tells apart."""
    if actor.kind is ActorKind.POPULATION:
        return 2
    return 1 if actor.kind in _SINGLE else 0
