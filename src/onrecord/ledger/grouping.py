"""Which claims are of one event: a day's claims fall into groups, and each group goes to the event that it tells of.

Groups are made by agglomeration with average link: the two groups whose claims are most alike on average are joined
until none are alike enough. A pair that a veto parts counts against its groups. Claims are first put in one order, so
that the order in which they come changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from onrecord.ledger.likeness import is_toll, likeness
from onrecord.ledger.traits import Traits

JOIN = 0.5
"""How alike, on average, the claims of two groups are that become one."""
ATTACH = 0.5
"""How alike a group is, on average, to the claims of the known event that it goes to."""
PARTED = -1.0
"""What a pair under a veto counts as in an average: it outweighs two pairs that are halfway alike."""
BESIDE = 0.42
"""What a deed and a toll ("strike", "killed") count as in an average at least: one report tells of a strike and its
dead, another of the strike alone, and the dead must not part the two. It does not join them by itself."""
MOST_MEMBERS = 16
"""With how many claims of a known event a group is compared, the latest ones: the cost must not grow with the event."""


class KnownEvent(Struct, frozen=True):
    """An event on record, by its id, and the claims that are of it."""

    id: str
    members: tuple[Traits, ...]


class Group(Struct, frozen=True):
    """Claims of one event: their ids in order, the known event they go to (null for a new one), and why.

    `inner` says how alike the claims are among each other, `outer` how alike they are to the event, each as the average
    over pairs of what a feature added ("veto" under a veto's name counts 1 a pair); `score` is the average likeness
    that decided, -1…1: that with the event, or without one that within the group (1 for a single claim).
    """

    claims: tuple[str, ...]
    event: str | None
    score: float
    inner: dict[str, float]
    outer: dict[str, float]


def group(traits: Sequence[Traits], known: Sequence[KnownEvent] = ()) -> tuple[Group, ...]:
    """The partition of `traits` into events, in the order of their first claims; pure, and deaf to the order given.

    Each group goes to the known event that it is most like on average, if it is like enough: those most like theirs
    first, and the others are compared with these, too. Groups that go to one event are one group.
    """
    ordered = sorted(traits, key=canonical)
    placed, fresh = _place(partition(ordered), known)
    by_id = {event.id: event for event in known}
    groups = [_described(sorted(members, key=canonical), by_id[key]) for key, members in placed.items()]
    groups += [_described(members, None) for members in fresh]
    first = {one.claim: place for place, one in enumerate(ordered)}
    return tuple(sorted(groups, key=lambda one: first[one.claims[0]]))


def canonical(traits: Traits) -> tuple[str, str, str]:
    """What claims are put in order by: publication, report, claim."""
    return traits.published or "", traits.report, traits.claim


def partition(ordered: Sequence[Traits], join: float = JOIN) -> list[list[Traits]]:
    """Claims in canonical order, as groups in that order; of equally good joins the first is made."""
    links = Links([[_score(a, b) for b in ordered[:place]] for place, a in enumerate(ordered)])
    while (pair := links.closest(join)) is not None:
        links.merge(*pair)
    return [[ordered[place] for place in places] for places in links.groups()]


class Links:
    """Average scores between groups of places 0 … n-1, updated as groups are joined (Lance and Williams 1967)."""

    def __init__(self, lower: list[list[float]]) -> None:
        """`lower[i][j]` is the score of places i and j for j < i."""
        count = len(lower)
        self._scores = [[lower[max(i, j)][min(i, j)] if i != j else 0.0 for j in range(count)] for i in range(count)]
        self._members: dict[int, list[int]] = {place: [place] for place in range(count)}
        self._nearest = {place: self._look(place) for place in self._members}

    def _look(self, place: int) -> tuple[float, int]:
        """The best score of a group with a later one, and that one (-1 when there is none)."""
        row, best, at = self._scores[place], float("-inf"), -1
        for other in self._members:
            if other > place and row[other] > best:
                best, at = row[other], other
        return best, at

    def closest(self, least: float) -> tuple[int, int] | None:
        """The two groups with the best score, if it is at least `least`."""
        best, pair = float("-inf"), None
        for place, (score, other) in self._nearest.items():
            if score > best:
                best, pair = score, (place, other)
        return pair if best >= least else None

    def merge(self, into: int, other: int) -> None:
        """Join group `other` to the earlier group `into`."""
        gone, row = self._scores[other], self._scores[into]
        joined, added = self._members[into], self._members.pop(other)
        self._nearest.pop(other)
        weight, more = len(joined), len(added)
        for place in self._members:
            row[place] = self._scores[place][into] = (weight * row[place] + more * gone[place]) / (weight + more)
        self._members[into] = sorted([*joined, *added])
        for place in self._members:
            # Only rows that may have changed at or past their best are looked through again.
            if place <= into or self._nearest[place][1] in {into, other}:
                self._nearest[place] = self._look(place)

    def groups(self) -> list[list[int]]:
        """The groups as they are, each in order, in the order of their first places."""
        return sorted(self._members.values())


def _score(a: Traits, b: Traits) -> float:
    found = likeness(a, b)
    if found.veto is not None:
        return PARTED
    return max(found.score, BESIDE) if is_toll(a, b) else found.score


def _place(
    groups: Sequence[list[Traits]], known: Iterable[KnownEvent]
) -> tuple[dict[str, list[Traits]], list[list[Traits]]]:
    """The members that come to known events, by the event's id, and the groups that are like none of them.

    Whatever comes to an event is held against what comes after, else strikes on two cities would become one by way of
    one that names none; but an event that names both cities takes in both.
    """
    events = sorted(known, key=lambda event: (min(map(canonical, event.members), default=("", "", "")), event.id))
    held = {event.id: _latest(event) for event in events}
    placed: dict[str, list[Traits]] = {}
    waiting = dict(enumerate(groups))
    fits = {place: _best(members, held) for place, members in waiting.items()}
    while fits:
        place = min(fits, key=lambda one: (-fits[one][0], one))
        score, event = fits.pop(place)
        if score < ATTACH:
            break
        members = waiting.pop(place)
        placed.setdefault(event, []).extend(members)
        told = {town for one in held[event] for town in one.towns}
        held[event] = [*held[event], *(one for one in members if told.isdisjoint(one.towns))]
        fits |= {other: _best(waiting[other], held) for other, fit in fits.items() if fit[1] == event}
    return placed, list(waiting.values())


def _best(members: Sequence[Traits], held: Mapping[str, Sequence[Traits]]) -> tuple[float, str]:
    """How like the event most like a group is, and its id; the earliest of equals."""
    scores = [(_mean([_score(a, b) for a in members for b in of_event]), event) for event, of_event in held.items()]
    return max(scores, key=lambda one: one[0], default=(PARTED, ""))


def _latest(event: KnownEvent) -> list[Traits]:
    return sorted(event.members, key=canonical)[-MOST_MEMBERS:]


def _described(members: Sequence[Traits], event: KnownEvent | None) -> Group:
    within = [(a, b) for place, a in enumerate(members) for b in members[:place]]
    across = [(a, b) for a in members for b in _latest(event)] if event else []
    decided = across or within
    return Group(
        claims=tuple(one.claim for one in members),
        event=event.id if event else None,
        score=_mean([_score(a, b) for a, b in decided]) if decided else 1.0,
        inner=_reasons(within),
        outer=_reasons(across),
    )


def reasons(days: Sequence[Sequence[Traits]]) -> dict[str, float]:
    """Why the claims of an event are of it, from its claims by day: as when the last ones came to the others."""
    if not days:
        return {}
    earlier = tuple(one for day in days[:-1] for one in day)
    found = _described(sorted(days[-1], key=canonical), KnownEvent("", earlier) if earlier else None)
    return found.outer or found.inner


def _reasons(pairs: Sequence[tuple[Traits, Traits]]) -> dict[str, float]:
    """What each feature added on average over the pairs, and the share of pairs under each veto; largest first."""
    total: dict[str, float] = {}
    for a, b in pairs:
        found = likeness(a, b)
        for name, added in found.features.items():
            total[name] = total.get(name, 0.0) + added
        if found.veto is not None:
            total[found.veto] = total.get(found.veto, 0.0) + 1.0
    return {name: total[name] / len(pairs) for name in sorted(total, key=lambda name: (-abs(total[name]), name))}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
