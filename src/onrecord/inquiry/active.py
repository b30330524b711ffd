"""Who was most active: pairs that had most to do with each other, and holders who said most."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.between import HAPPENED, balance, scales
from onrecord.inquiry.matters import events
from onrecord.inquiry.pairs import Sides, is_local
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.vocabulary import NEGATIVE, ActorKind, Event

_Who = TypeVar("_Who")


class Dyad(Struct, frozen=True, kw_only=True):
    """Two sides and the events between them: how many, their sums on PLOVER's scale, and the claims that tell of them.

    `a` and `b` are actor ids in alphabetical order; a state stands for its organs and officials.
    """

    a: str
    b: str
    events: int
    cooperation: float
    conflict: float
    claims: tuple[str, ...]


class ActiveHolder(Struct, frozen=True, kw_only=True):
    """Who says something (actor id), of how many events, in which claims, and how many of these deny."""

    holder: str
    events: int
    denials: int
    claims: tuple[str, ...]


class Active(Struct, frozen=True, kw_only=True):
    """The most active first: `dyads`, `holders` who are no outlets, and `outlets` speaking in their own voice."""

    dyads: tuple[Dyad, ...]
    holders: tuple[ActiveHolder, ...]
    outlets: tuple[ActiveHolder, ...]


def active(record: Record, filters: Filters = EVERYTHING, *, most: int = 10) -> Active:
    """The most active dyads, holders and outlets, at most `most` of each (or as many as `limit` says).

    A dyad's events are those that someone says happened. Raises `UsageError` for a name that nobody on record has.
    """
    return make_active(record, tuple(events(record, replace(filters, limit=None))), filters.limit or most)


def make_active(record: Record, found: Sequence[Event], number: int) -> Active:
    """The same from events at hand, at most `number` of each."""
    ids = {one for event in found for one in (*event.actors, *event.recipients)}
    ids |= {account.holder for event in found for account in event.accounts if account.holder}
    sides = Sides(record, ids)
    media = {one for one, actor in sides.actors.items() if actor.kind is ActorKind.MEDIA}
    speaking = speaking_of(found)
    outlets = {holder: told for holder, told in speaking.items() if holder in media}
    others = {holder: told for holder, told in speaking.items() if holder not in media}
    return Active(
        dyads=active_dyads(found, sides, record.codebook.compiled(scales), number),
        holders=active_holders(others, number),
        outlets=active_holders(outlets, number),
    )


def active_dyads(
    told: Iterable[Event], sides: Sides, scale: dict[str, float], number: int, *, of: str | None = None
) -> tuple[Dyad, ...]:
    """The dyads of some events (those of one side, if `of` names it), those with most events first.

    `scale` has each type's place on PLOVER's scale.
    """
    between: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in told:
        if event.status in HAPPENED:
            for pair in sides.pairs(event):
                if of is None or of in pair:
                    between[pair].append(event)
    found = [_dyad(pair, shared, scale) for pair, shared in _leading(between, number)]
    return tuple(sorted(found, key=lambda one: (-one.events, -len(one.claims), one.a, one.b))[:number])


def _leading(shared: Mapping[_Who, Sequence[Event]], number: int) -> list[tuple[_Who, Sequence[Event]]]:
    """Those with as many events as the last one that is shown: what ranks equals is found out for them alone."""
    least = min(nlargest(number, map(len, shared.values())), default=0)
    return [(who, events) for who, events in shared.items() if len(events) >= least]


def _dyad(pair: tuple[str, str], shared: Sequence[Event], scale: dict[str, float]) -> Dyad:
    sums = balance(scale.get(event.type or "", 0.0) for event in shared)
    return Dyad(
        a=pair[0],
        b=pair[1],
        events=sums.events,
        cooperation=sums.cooperation,
        conflict=sums.conflict,
        claims=tuple(dict.fromkeys(claim for event in shared for claim in event.claims)),
    )


def active_holders(speaking: Mapping[str, Sequence[Event]], number: int) -> tuple[ActiveHolder, ...]:
    """Of holders with the events that they give accounts of, those of most events first."""
    found = [_holder(holder, shared) for holder, shared in _leading(speaking, number)]
    return tuple(sorted(found, key=lambda one: (-one.events, -len(one.claims), one.holder))[:number])


def speaking_of(told: Iterable[Event]) -> dict[str, list[Event]]:
    """The events that each holder gives an account of; without holders whom only one report knows."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in told:
        for holder in dict.fromkeys(account.holder for account in event.accounts):
            if holder is not None and not is_local(holder, event):
                found[holder].append(event)
    return found


def _holder(holder: str, shared: Sequence[Event]) -> ActiveHolder:
    accounts = [account for event in shared for account in event.accounts if account.holder == holder]
    return ActiveHolder(
        holder=holder,
        events=len(shared),
        denials=sum(len(account.claims) for account in accounts if account.factuality in NEGATIVE),
        claims=tuple(dict.fromkeys(claim for account in accounts for claim in account.claims)),
    )
