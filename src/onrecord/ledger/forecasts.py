"""Which claims about the future are one forecast, and what that forecast says.

The same holder repeating the same forecast, in a headline, in the body or quoted by another report, makes one. Another
holder, the contrary, another type, other parties or another deadline make another.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from onrecord.ledger import foretelling
from onrecord.ledger.days import days_between
from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.foretelling import foretells
from onrecord.ledger.sides import sides
from onrecord.ledger.telling_words import figure, telling_words
from onrecord.vocabulary import ActorKind, Forecast, ForecastKind

__all__ = ["KnownForecast", "attach", "foretells", "make_forecast"]

MOST_TELLING_HOLDER = (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.GOVERNMENT)
FIRMEST_KIND = (ForecastKind.PROMISE, ForecastKind.THREAT, ForecastKind.PLAN, ForecastKind.PREDICTION)

FORGOTTEN = 90
"""Days after which the same words without a deadline are of something new."""

Deed = tuple[bool, bool, str | None, frozenset[str], frozenset[str]]
"""What is foretold: whether it is denied and conditional, its type, who acts and who is acted upon (sides)."""


Parties = tuple[frozenset[str], frozenset[str]]
"""Who acts and who is acted upon."""


class KnownForecast(Struct, frozen=True, kw_only=True):
    """A forecast on record: its `id` and the claims that make it."""

    id: str
    entries: tuple[Entry, ...]


class _Group:
    """The claims that have been found to make one forecast."""

    def __init__(self, known_id: str | None) -> None:
        self.known_id = known_id
        self.entries: list[Entry] = []
        self.deadlines: set[str] = set()
        self.words: frozenset[str] = frozenset()
        self.origins: set[str] = set()
        self.figures: set[float] = set()
        self.last = ""

    def take(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.origins |= {entry.claim.report, entry.origin}
        self.words |= _words(entry)
        self.last = max(self.last, entry.day)
        self.figures |= _figures(entry)
        if due := foretelling.deadline(entry):
            self.deadlines.add(due)

    def fits(self, entry: Entry, *, same_report: bool) -> bool:
        """Whether `entry`, of the same deed, says the same: about the same thing, by the same day."""
        if same_report and not self.origins & {entry.claim.report, entry.origin}:
            return False
        words, due = _words(entry), foretelling.deadline(entry)
        if words and self.words and not words & self.words:
            return False
        if self.figures and _figures(entry) and not self.figures & _figures(entry):
            return False
        if due is None and not self.deadlines and days_between(self.last, entry.day) > FORGOTTEN:
            return False
        return due is None or not self.deadlines or due in self.deadlines or foretelling.puts_off(entry)

    @property
    def id(self) -> str:
        return self.known_id or "forecast/" + min(self.entries, key=lambda entry: entry.order).claim.id


def _figures(entry: Entry) -> set[float]:
    found = figure(f"{entry.claim.object or ''} {entry.claim.trigger.text}")
    return set() if found is None else {found}


def _words(entry: Entry) -> frozenset[str]:
    return telling_words(f"{entry.claim.trigger.text} {entry.claim.object or ''}")


def _deed(entry: Entry, actors: Actors) -> Deed:
    claim = entry.claim
    by, upon = sides(claim.actors, actors), sides(claim.recipients, actors)
    return foretelling.negated(entry), claim.condition is not None, claim.type, by, upon


def _voice(entry: Entry, actors: Actors) -> str | None:
    """Whose word it is: a commitment is that of a side, whoever speaks for it, a prediction is its holder's."""
    who = foretelling.holder(entry, actors)
    if who is None or foretelling.kind(entry, actors) is ForecastKind.PREDICTION:
        return who
    return "for " + "|".join(sorted(sides(entry.claim.actors, actors)))


def attach(entries: Sequence[Entry], known: Sequence[KnownForecast], actors: Actors) -> dict[str, str]:
    """To which forecast each claim of one day belongs: claim id -> forecast id, for those `entries` that foretell.

    `entries` and `known` are of one docket (the claims between one pair of countries). A new forecast is named after
    its first claim in the canonical order. What a report says in its own voice and has someone promise is one forecast.
    What only puts off something that nobody foretold on record belongs to none.
    """
    by_voice: dict[tuple[str | None, Deed], list[_Group]] = defaultdict(list)
    by_deed: dict[Deed, list[_Group]] = defaultdict(list)
    by_parties: dict[Parties, list[_Group]] = defaultdict(list)

    def join(entry: Entry) -> _Group | None:
        deed, voice = _deed(entry, actors), _voice(entry, actors)
        near = by_voice[voice, deed]
        group = next((one for one in near if one.fits(entry, same_report=voice is None)), None)
        if group is None and not entry.claim.holders:
            group = next((one for one in by_deed[deed] if one.fits(entry, same_report=True)), None)
        if group is None and foretelling.puts_off(entry):
            group = _put_off(entry, by_parties[deed[3:]])
            if group is None:
                return None
        if group is None:
            group = _Group(None)
            near.append(group)
            by_deed[deed].append(group)
            by_parties[deed[3:]].append(group)
        group.take(entry)
        return group

    for forecast in known:
        group = _Group(forecast.id)
        for entry in sorted(forecast.entries, key=lambda entry: entry.order):
            group.take(entry)
            deed = _deed(entry, actors)
            for place in (by_voice[_voice(entry, actors), deed], by_deed[deed], by_parties[deed[3:]]):
                if group not in place:
                    place.append(group)
    foretelling_ones = sorted((entry for entry in entries if foretells(entry)), key=_attributed_first)
    joined = {entry.claim.id: join(entry) for entry in foretelling_ones}
    return {claim: group.id for claim, group in sorted(joined.items()) if group is not None}


def _put_off(entry: Entry, groups: Iterable[_Group]) -> _Group | None:
    """The forecast whose thing is put off, under whatever type it was foretold and whoever says so."""
    words = _words(entry)
    return next((one for one in groups if words & one.words and one.fits(entry, same_report=False)), None)


def _attributed_first(entry: Entry) -> tuple[bool, tuple[str, str, int, str]]:
    return not entry.claim.holders, entry.order


def make_forecast(id: str, entries: Sequence[Entry], actors: Actors) -> Forecast:  # noqa: A002  (as the field)
    """The forecast that `entries` (at least one) make together, still open; raises `ValueError` when there are none."""
    if not entries:
        raise ValueError("a forecast needs a claim")
    ordered = sorted(entries, key=lambda entry: entry.order)
    main = max(ordered, key=lambda entry: len(entry.claim.actors) + len(entry.claim.recipients))
    chosen = _held(ordered, actors)
    due, postponed = _due(ordered)
    likely = next(filter(None, map(foretelling.likelihood, ordered)), None)
    days = sorted(entry.claim.published for entry in ordered if entry.claim.published)
    return Forecast(
        id=id,
        holder=chosen.holder,
        holder_words=chosen.words,
        made=days[0] if days else None,
        kind=chosen.kind,
        type=ordered[0].claim.type,
        trigger=main.claim.trigger.text,
        cameo=main.claim.cameo,
        actors=main.claim.actors,
        recipients=main.claim.recipients,
        by=tuple(sorted(sides(main.claim.actors, actors))),
        upon=tuple(sorted(sides(main.claim.recipients, actors))),
        object=next((entry.claim.object for entry in ordered if entry.claim.object), None),
        place=next((entry.claim.place_name for entry in ordered if entry.claim.place_name), None),
        negated=foretelling.negated(ordered[0]),
        likelihood=likely[0] if likely else None,
        likelihood_words=likely[1] if likely else None,
        deadline=due,
        conditional=ordered[0].claim.condition is not None,
        claims=tuple(entry.claim.id for entry in ordered),
        why={"origins": float(len({entry.origin for entry in ordered})), "postponed": float(postponed)},
    )


class _Held(NamedTuple):
    """Whose word it is (an actor id, else the words that name somebody unknown), and which sort of word."""

    holder: str | None
    words: str | None
    kind: ForecastKind


def _held(ordered: Iterable[Entry], actors: Actors) -> _Held:
    """Holder and kind: the firmest kind of word that was used, and of those who used it the most precisely named."""

    def rank(held: _Held) -> tuple[int, int, bool]:
        known = actors.get(held.holder) if held.holder else None
        precise = MOST_TELLING_HOLDER.index(known.kind) if known and known.kind in MOST_TELLING_HOLDER else 3
        return FIRMEST_KIND.index(held.kind), precise + 4 * (held.holder is None), held.words is None

    asked = (
        _Held(
            foretelling.holder(entry, actors),
            foretelling.holder_words(entry, actors),
            foretelling.kind(entry, actors),
        )
        for entry in ordered
    )
    return min(asked, key=rank)


def _due(ordered: Iterable[Entry]) -> tuple[str | None, int]:
    """The deadline as last stated, and how often a later claim put it off."""
    due: str | None = None
    postponed = 0
    for entry in ordered:
        stated = foretelling.deadline(entry)
        if stated is None or stated == due:
            continue
        if due is None:
            due = stated
        elif foretelling.puts_off(entry):
            due, postponed = stated, postponed + 1
    return due, postponed
