"""An actor as a page shows it: offices, ties, what it did and suffered, what it says, and whom it deals with."""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.active import active_dyads
from onrecord.inquiry.between import HAPPENED, scales
from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.claim_lines import ClaimLine, Lines
from onrecord.inquiry.matter_lines import MatterLine, latest_lines
from onrecord.inquiry.matters import Matter, matters_asked
from onrecord.inquiry.naming import Names
from onrecord.inquiry.offices import OfficeTold, is_office, offices_told
from onrecord.inquiry.pairs import Sides, sides_named
from onrecord.inquiry.who_is_in import actors_of
from onrecord.ledger.holders_scores import scores
from onrecord.record import ActorOnRecord, Filters, MatterOnRecord, Record
from onrecord.vocabulary import ActorKind, Agreement, Event, Forecast, HolderScore, TieOverTime, UsageError

SHOWN = 10
"""Lines of a list that are shown; the rest are a link away."""
_KINDS = ("event", "agreement", "tie")


class SomeMatters(Struct, frozen=True, kw_only=True):
    """The latest of some matters, and how many there are in all."""

    lines: tuple[MatterLine, ...]
    total: int


class Dealing(Struct, frozen=True, kw_only=True):
    """Whom an actor's side had to do with: in how many events, with their sums on PLOVER's scale (0 or more each)."""

    side: Named
    events: int
    cooperation: float
    conflict: float


class ActorPage(Struct, frozen=True, kw_only=True):
    """An actor as a page shows it; a state stands for itself and for everyone whose country it is.

    `did` are events in which it acts, `undergone` those in which it is acted upon and does not act, `not_happened`
    those with it of which nobody says that they happened (expected, denied, or not come about). `says` are the last
    claims that it holds, of `said` in all. `score` tells how its own forecasts came out, null when it made none.
    `deals_with` are the sides it had most to do with; `side` is its own, the state it acts for or itself.
    """

    actor: ActorOnRecord
    as_of: str | None
    side: Named
    offices: tuple[OfficeTold, ...]
    offices_left_out: int
    ties: SomeMatters
    did: SomeMatters
    undergone: SomeMatters
    not_happened: SomeMatters
    agreements: SomeMatters
    forecasts: SomeMatters
    score: HolderScore | None
    says: tuple[ClaimLine, ...]
    said: int
    deals_with: tuple[Dealing, ...]


def actor_page(record: Record, actor_id: str, *, as_of: str | None = None) -> ActorPage:
    """The page of the actor with this id, from what had been published by a day; raises `UsageError` (`unknown-id`)."""
    actor = record.get(actor_id)
    if not isinstance(actor, ActorOnRecord):
        raise UsageError("unknown-id", f"{actor_id!r} is no actor.", "The list of actors gives their ids.")
    found = list(matters_asked(record, _KINDS, Filters(actor=actor.id, as_of=as_of)))
    foretold = list(matters_asked(record, ["forecast"], Filters(holder=actor.id, as_of=as_of)))
    heard, said = record.latest_claims(Filters(holder=actor.id, as_of=as_of), SHOWN)
    sides = Sides(record, {who for _, one in (*found, *foretold) for who in _taking_part(one)} | {actor.id})
    mine, names = _members(actor, sides.actors), sides.actors
    events = [(row, one) for row, one in found if isinstance(one, Event)]
    happened = [(row, one) for row, one in events if one.status in HAPPENED]
    acting = {row.id for row, one in happened if not mine.isdisjoint(one.actors)}
    offices = [pair for pair in found if is_office(pair[1])]
    shown = offices_told(offices, names, as_of=as_of, most=SHOWN)
    return ActorPage(
        actor=actor,
        as_of=as_of,
        side=named(sides.of(actor.id), sides_named(record, [sides.of(actor.id)])),
        offices=shown,
        offices_left_out=len(offices) - len(shown),
        ties=_some([pair for pair in found if isinstance(pair[1], TieOverTime) and not is_office(pair[1])], names),
        did=_some([pair for pair in happened if pair[0].id in acting], names),
        undergone=_some([pair for pair in happened if pair[0].id not in acting], names),
        not_happened=_some([pair for pair in events if pair[1].status not in HAPPENED], names),
        agreements=_some([pair for pair in found if isinstance(pair[1], Agreement)], names),
        forecasts=_some(foretold, names),
        score=_score(actor, [one for _, one in foretold if isinstance(one, Forecast) and one.holder in mine]),
        says=Lines(record, heard).all(),
        said=said,
        deals_with=_dealings(record, [one for _, one in happened], sides, sides.of(actor.id)),
    )


def _taking_part(one: Matter) -> Iterable[str]:
    """Those in a matter who are named when it is told; of an event not those who only tell of it."""
    return (*one.actors, *one.recipients) if isinstance(one, Event) else actors_of(one)


def _members(actor: ActorOnRecord, names: Names) -> frozenset[str]:
    """The ids that stand for an actor: of a state those of its country too."""
    own = frozenset((actor.id, *actor.linked))
    if actor.kind != ActorKind.STATE.value:
        return own
    return own | {one for one, known in names.items() if known.country == actor.country}


def _some(found: Sequence[tuple[MatterOnRecord, Matter]], names: Names) -> SomeMatters:
    """The latest of some matters; names are looked up for all of them already."""
    return SomeMatters(lines=latest_lines(found, names, SHOWN), total=len(found))


def _score(actor: ActorOnRecord, foretold: Iterable[Forecast]) -> HolderScore | None:
    """One score for all forecasts of an actor, under whatever id."""
    own = [replace(one, holder=actor.id) for one in foretold]
    return scores(own)[0] if own else None


def _dealings(record: Record, told: Collection[Event], sides: Sides, own: str) -> tuple[Dealing, ...]:
    """The sides that an actor's own had most events with, among those it took part in."""
    dyads = active_dyads(told, sides, record.codebook.compiled(scales), SHOWN, of=own)
    others = [(one.b if one.a == own else one.a, one) for one in dyads]
    names = sides_named(record, [side for side, _ in others])
    return tuple(
        Dealing(side=named(side, names), events=one.events, cooperation=one.cooperation, conflict=one.conflict)
        for side, one in others
    )
