"""Which claims tell of one agreement, under whatever names, and what they make of it (ATOP's agreements)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from onrecord.ledger.agreement_life import history_of, status_of
from onrecord.ledger.agreement_names import best_name, names_of
from onrecord.ledger.agreement_terms import duties_of, is_term
from onrecord.ledger.deal_names import namings
from onrecord.ledger.deal_parties import parties_of, pool_of
from onrecord.ledger.deal_profile import JOINS, Profile, likeness, may_agree, profile_of
from onrecord.ledger.deal_reading import Reading, reading_of, speaks_of_it
from onrecord.ledger.entry import Actors, Entry
from onrecord.vocabulary import Agreement, ClaimKind

_NEARBY = 600
"""Within how many code points behind the words on an agreement an obligation is read as one of its terms."""


_KEPT = 4096
_PROFILES: dict[object, Profile | None] = {}
"""Profiles of known agreements by all that they are made of: the same input gives the same profile, only sooner."""


class KnownAgreement(Struct, frozen=True, kw_only=True):
    """An agreement that is on record: its id, and the claims that tell of it, in any order."""

    id: str
    entries: tuple[Entry, ...]


def concerns_agreement(entry: Entry, actors: Actors) -> bool:
    """Whether `entry` may tell of an agreement: it names one, or lays a duty on someone."""
    claim = entry.claim
    if claim.kind is ClaimKind.OBLIGATION:
        return True
    return bool(namings(claim.text) or (claim.object and namings(claim.object)) or namings(claim.trigger.text))


def attach(entries: Sequence[Entry], known: Sequence[KnownAgreement], actors: Actors) -> dict[str, str]:
    """To which agreement each claim of a day belongs: claim id to agreement id.

    `entries` are the claims of all of the day's reports that `concerns_agreement`, `known` the agreements so far. A new
    agreement is called after its first claim in the canonical order of entries. The order of neither matters. Claims
    of no particular agreement are left out.
    """
    found: dict[str, str] = {}
    standing = {one.id: profile for one in known if (profile := _known(one, actors))}
    fresh: dict[str, list[Reading]] = {}
    profiles = dict(standing)
    for profile, told in _told_by_report(entries, actors):
        home = _best(profile, profiles)
        if home is None:
            if not _particular(profile, told):
                continue
            home = f"agreement/{min(told, key=lambda one: one.entry.order).entry.claim.id}"
        found.update({one.entry.claim.id: home for one in told})
        if home not in standing:
            fresh[home] = [*fresh.get(home, ()), *told]
            profiles[home] = profile_of(fresh[home], actors)
    return found


def make_agreement(id: str, entries: Sequence[Entry], actors: Actors) -> Agreement:  # noqa: A002 (its field's name)
    """The agreement that `entries` (all of its claims, in any order) add up to.

    `why` gives the grounds on which claims were joined, as the mean over its reports (see `deal_profile.likeness`).
    """
    readings = _readings(entries, actors)
    profile = profile_of(readings, actors) if readings else None
    parties = tuple(sorted(profile.parties)) if profile else ()
    duties = [entry for entry in entries if entry.claim.kind is ClaimKind.OBLIGATION]
    history = history_of(readings, parties, actors)
    return Agreement(
        id=id,
        name=best_name(readings, parties, actors),
        names=names_of(readings),
        parties=parties,
        status=status_of(history),
        history=history,
        obligations=duties_of(duties, parties, actors),
        claims=tuple(entry.claim.id for entry in sorted(entries, key=lambda entry: entry.order)),
        why=_why(readings, actors),
    )


def _readings(entries: Iterable[Entry], actors: Actors) -> list[Reading]:
    """What the entries say of agreements, in canonical order."""
    found: list[Reading] = []
    ordered = sorted(entries, key=lambda entry: entry.order)
    for _, group in groupby(ordered, key=lambda entry: (entry.day, entry.claim.report)):
        of_report = list(group)
        pool = pool_of(of_report)
        found += [one for entry in of_report if (one := reading_of(entry, pool, actors))]
    return found


def _known(known: KnownAgreement, actors: Actors) -> Profile | None:
    """The profile of a known agreement, kept for as long as its claims and those who take part are the same."""
    entries = sorted(known.entries, key=lambda entry: entry.claim.id)
    ids = sorted({one for entry in entries for one in (*entry.claim.actors, *entry.claim.recipients)})
    key = (tuple(_made_of(entry) for entry in entries), tuple((one, actors.get(one)) for one in ids))
    if key not in _PROFILES:
        if len(_PROFILES) >= _KEPT:
            _PROFILES.clear()
        readings = _readings(known.entries, actors)
        _PROFILES[key] = profile_of(readings, actors) if readings else None
    return _PROFILES[key]


def _made_of(entry: Entry) -> tuple[object, ...]:
    """All of an entry that its agreement's profile depends on."""
    one = entry.claim
    told = (one.id, one.text, one.object, one.factuality, one.modality, one.time, one.published)
    return (entry.day, *told, one.actors, one.recipients)


def _told_by_report(entries: Sequence[Entry], actors: Actors) -> list[tuple[Profile, list[Reading]]]:
    """The agreements that each report speaks of, as the readings that tell of them; the best described first."""
    found: list[tuple[Profile, list[Reading]]] = []
    for _, group in groupby(_readings(entries, actors), key=lambda one: (one.entry.day, one.entry.claim.report)):
        found += [(profile_of(told, actors), told) for told in _within_report(list(group), actors)]
    return sorted(found, key=lambda pair: (not pair[0].names, -len(pair[0].parties), pair[1][0].entry.order))


def _within_report(readings: list[Reading], actors: Actors) -> list[list[Reading]]:
    """The agreements of one report: by the same words first, then by likeness, then by words that point back."""
    mentions: dict[int, list[Reading]] = {}
    for one in readings:
        if one.naming and not one.duty:
            mentions.setdefault(one.place, []).append(one)
    deals: list[list[Reading]] = []
    waiting: list[list[Reading]] = []
    for _, told in sorted(mentions.items()):
        profile = profile_of(told, actors)
        if profile.bare and profile.definite and len(profile.parties) < 2:
            waiting.append(told)
            continue
        best = max(deals, key=lambda deal: _sum(profile, profile_of(deal, actors)), default=None)
        if best is not None and _sum(profile, profile_of(best, actors)) >= JOINS - 0.5:
            best.extend(told)
        else:
            deals.append(list(told))
    for told in waiting:
        nearest = _pointed_at(told[0].place, profile_of(told, actors), deals, actors)
        if nearest is None:
            deals.append(list(told))
        else:
            nearest.extend(told)
    deals = _with_their_names(deals, actors)
    for one in readings:
        if one.duty:
            _take_duty(one, deals, actors)
    return deals


def _with_their_names(deals: list[list[Reading]], actors: Actors) -> list[list[Reading]]:
    """A deal that is only described ("a transit pact with Peru") goes to the one that is named, if just one fits it."""
    kept = list(deals)
    for deal in deals:
        profile = profile_of(deal, actors)
        if profile.names or profile.new or len(profile.parties) < 2:
            continue
        others = [one for one in kept if one is not deal]
        fitting = [one for one in others if _may_name(profile_of(one, actors), profile)]
        rivals = [one for one in others if profile.parties <= profile_of(one, actors).everyone]
        if len(fitting) == 1 and len(rivals) == 1:
            fitting[0].extend(deal)
            kept = [one for one in kept if one is not deal]
    return kept


def _may_name(named: Profile, described: Profile) -> bool:
    """Whether a named agreement is between those of one that is described, and nothing speaks against its being it."""
    grounds = likeness(described, named)
    others = ("subject", "wording")
    return (
        bool(named.names)
        and named.parties <= described.parties <= named.everyone
        and named.ended == described.ended
        and all(grounds.get(one, 0.0) >= -0.5 for one in others)
    )


def _sum(new: Profile, old: Profile) -> float:
    return sum(likeness(new, old).values())


def _pointed_at(place: int, profile: Profile, deals: list[list[Reading]], actors: Actors) -> list[Reading] | None:
    """The agreement that "the treaty" at `place` means: the nearest one before it, else the first one after."""
    fitting = [deal for deal in deals if _sum(profile, profile_of(deal, actors)) > -1.0]
    before = [(max(one.place for one in deal if one.place < place), deal) for deal in fitting if deal[0].place < place]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return min(fitting, key=lambda deal: deal[0].place, default=None)


def _take_duty(one: Reading, deals: list[list[Reading]], actors: Actors) -> None:
    """Lay the obligation to the agreement spoken of around it, or to one of its own where it names one."""
    claim = one.entry.claim
    bearers = set(parties_of(claim.actors, actors))
    start = claim.evidence[0][0] if claim.evidence else claim.trigger.start
    fitting = []
    for deal in deals:
        spots = [told.place for told in deal if told.place <= claim.trigger.start]
        parties = profile_of(deal, actors).parties
        strangers = bearers and len(parties) >= 2 and not bearers & parties
        if not spots or strangers:
            continue
        near = start - max(spots) <= _NEARBY
        if one.naming or (near and (speaks_of_it(claim) or is_term(claim, bearers, parties, actors))):
            fitting.append((max(spots), deal))
    if fitting:
        max(fitting, key=lambda pair: pair[0])[1].append(one)
    elif one.naming and not one.naming.weak:
        deals.append([one])


def _best(profile: Profile, others: Mapping[str, Profile]) -> str | None:
    """The agreement that fits best, if any does; of equals the one last spoken of."""
    near = ((name, other) for name, other in others.items() if may_agree(profile, other))
    ranked = ((_sum(profile, other), other.last, name) for name, other in near)
    best = max(ranked, default=None)
    return best[2] if best and best[0] >= JOINS else None


def _particular(profile: Profile, told: list[Reading]) -> bool:
    """Whether this can be told from other agreements: a name, two parties, or a party and what it is about."""
    named = [one.naming for one in told if one.naming]
    if profile.names:
        return not all(one.entry.claim.kind is ClaimKind.TIE for one in told)
    if all(one.context for one in named) or not any(one.told and one.told.status for one in told):
        return len(profile.parties) >= 2 and any(
            not one.bare and (one.definite or len(one.states) >= 2) for one in named
        )
    denied = all(one.told is None or one.told.denied or one.told.status is None for one in told)
    if denied and not profile.definite:
        return False
    if len(profile.parties) >= 2:
        return True
    weak = all(one.weak for one in named)
    return bool(profile.parties and (profile.subjects or profile.topic) and not weak)


def _why(readings: list[Reading], actors: Actors) -> dict[str, float]:
    """The mean grounds that join each later report's telling with those before it."""
    reports: list[list[Reading]] = [
        list(group) for _, group in groupby(readings, key=lambda one: (one.entry.day, one.entry.claim.report))
    ]
    sums: dict[str, float] = {}
    for index in range(1, len(reports)):
        before = [one for report in reports[:index] for one in report]
        for name, value in likeness(profile_of(reports[index], actors), profile_of(before, actors)).items():
            sums[name] = sums.get(name, 0.0) + value
    return {name: round(value / (len(reports) - 1), 3) for name, value in sorted(sums.items())}
