"""What people have decided across reports, applied to what deciders decide of claims, actors and forecasts. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from onrecord.ledger.linking import alike, is_same
from onrecord.record.applying import A_PERSON
from onrecord.record.judgements import Bonds, Judgements, Pair, Verdict
from onrecord.vocabulary import Actor, Forecast

JUDGED = {A_PERSON: 1.0}
"""The reason for what a person has decided."""


class Placed(Struct, frozen=True, kw_only=True):
    """Claims of one matter, in order: the matter on record that they go to (null for a new one), and why."""

    claims: tuple[str, ...]
    matter: str | None
    why: Mapping[str, float] = {}


def seeds(claims: Sequence[str], members: Mapping[str, Sequence[str]], bonds: Bonds) -> list[Placed]:
    """The claims of a day of which people have said with which others they are of one matter, by matter.

    `claims` and the `members` of the matters on record are in order. They go to the first matter that holds one of the
    others; what is left to decide is which claims else are of it.
    """
    found = []
    for joined in bonds.joined:
        some = tuple(one for one in claims if one in joined)
        known = [matter for matter, held in members.items() if not joined.isdisjoint(held)]
        target = min(known, key=lambda one: _place(joined, members[one]), default=None)
        if some:
            found.append(Placed(claims=some, matter=target, why=JUDGED))
    return found


def parted(groups: Iterable[Placed], members: Mapping[str, Sequence[str]], bonds: Bonds) -> list[Placed]:
    """The groups, with a group of its own for whoever people keep apart from its matter or from its other claims."""
    return list(groups) if not bonds.parted else [one for group in groups for one in _parted(group, members, bonds)]


def _parted(group: Placed, members: Mapping[str, Sequence[str]], bonds: Bonds) -> list[Placed]:
    held = list(members.get(group.matter or "", ()))
    found: list[list[str]] = [[]]
    for claim in group.claims:
        for place, part in enumerate(found):
            if not _against(claim, [*part, *(held if place == 0 else ())], bonds):
                part.append(claim)
                break
        else:
            found.append([claim])
    first = replace(group, claims=tuple(found[0]))
    others = [Placed(claims=tuple(part), matter=None, why=JUDGED) for part in found[1:]]
    return [one for one in (first, *others) if one.claims]


def attached(
    found: Mapping[str, str], order: Sequence[str], members: Mapping[str, Sequence[str]], bonds: Bonds
) -> dict[str, str]:
    """To which agreement each claim of a day belongs, as was decided (`found`) and as people would have it.

    `order` are all of the day's claims. What was found to be of a new agreement with a claim that people have put
    elsewhere goes with it.
    """
    if bonds.empty:
        return dict(found)
    placed = dict(found)
    for one in seeds(order, members, bonds):
        target = one.matter or f"agreement/{one.claims[0]}"
        following = {placed[claim] for claim in one.claims if claim in placed} - members.keys()
        placed |= {claim: target for claim, where in placed.items() if where in following}
        placed |= dict.fromkeys(one.claims, target)
    groups: dict[str, list[str]] = {}
    for claim in order:
        if claim in placed:
            groups.setdefault(placed[claim], []).append(claim)
    final = parted([Placed(claims=tuple(some), matter=one) for one, some in groups.items()], members, bonds)
    return {claim: one.matter or f"agreement/{one.claims[0]}" for one in final for claim in one.claims}


def _place(joined: frozenset[str], held: Sequence[str]) -> tuple[int, str]:
    """How far into a matter the first of some claims stands, then what it is called: the founding claim counts most."""
    return next(place for place, one in enumerate(held) if one in joined), held[0]


def _against(claim: str, others: Iterable[str], bonds: Bonds) -> bool:
    return any(bonds.are_parted(claim, one) for one in others)


def denied_by(claim: str, denied: Sequence[str], members: Mapping[str, Iterable[str]], bonds: Bonds) -> list[str]:
    """The events that a denial denies, by what was decided and by what people say of its claim.

    A denial that people have put into an event denies that one, and none from whose claims they keep it apart.
    """
    together = bonds.with_all([claim])
    said = [event for event, held in members.items() if together & set(held) and claim not in held]
    return [one for one in said or denied if one in members and not _against(claim, members[one], bonds)]


def clusters(actors: Iterable[Actor], one_actor: Sequence[Pair], other_actors: Sequence[Pair]) -> list[list[str]]:
    """Which actors are one: as people say, then by the features, the surest pairs first, never those kept apart."""
    by_id = {one.id: one for one in actors}
    groups = {one: {one} for one in by_id}
    said = [tuple(sorted(pair)) for pair in one_actor if pair <= by_id.keys()]
    weighed = []
    for a, b in combinations(sorted(by_id), 2):
        features = alike(by_id[a], by_id[b])
        if features and is_same(features):
            weighed.append((-sum(features.values()), a, b))
    for a, b in [*said, *((a, b) for _, a, b in sorted(weighed))]:
        both = groups[a] | groups[b]
        if groups[a] is not groups[b] and not any(pair <= both for pair in other_actors):
            groups |= dict.fromkeys(both, both)
    return sorted(sorted(group) for group in {min(one): one for one in groups.values()}.values())


def concerned(actors: Iterable[str], judgements: Judgements) -> bool:
    """Whether people have said of any of these actors whom they are, or are not."""
    wanted = set(actors)
    return any(pair & wanted for pair in (*judgements.one_actor, *judgements.other_actors))


def settled_so(forecast: Forecast, verdict: Verdict | None, days: Mapping[str, str], today: str | None) -> Forecast:
    """The forecast with the outcome that a person has given it; claims that show it count from their `days` on.

    As of a day before these claims (`today`) it is as it was decided.
    """
    if verdict is None:
        return forecast
    shown = sorted(days[one] for one in verdict.by if one in days)
    if shown and today is not None and shown[-1] > today:
        return forecast
    return replace(
        forecast,
        outcome=verdict.outcome,
        outcome_claims=verdict.by,
        settled=shown[-1] if shown else None,
        why={**forecast.why, **JUDGED},
    )
