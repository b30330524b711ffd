"""Which of the places of one name is meant: what follows it, what else the report names, what is near, and size."""

from dataclasses import dataclass
from math import exp, log10

from onrecord.reader.places.gazetteer import Spot, kilometres

MOST_SPOTS = 40
"""How many places of one name are weighed: the largest ones and all that a hint or a named state speaks for."""
MOST_ANCHORS = 24
NEAR_KM = 150.0
SMALL = 50_000
ROUNDS = 2
SHARED, WIDE = 0.7, 0.5
SIZE, COUNTRY, STATE, NEAR, HINTED = 0.6, 1.5, 5.0, 4.0, 100.0


@dataclass(frozen=True)
class Toponym:
    """A place name in a report: tokens `[start, end)`, what it may stand for, and the larger place named beside it."""

    start: int
    end: int
    text: str
    spots: tuple[Spot, ...]
    hint: Spot | None = None


def resolve(toponyms: list[Toponym], votes: dict[str, float]) -> list[Spot | None]:
    """The spot of each toponym, null where nothing is known; all of one name mean the same place unless hinted apart.

    `votes` are how often the report speaks of a country by other means (its people, its publisher).
    """
    hints: dict[str, Spot] = {}
    for toponym in toponyms:
        if toponym.hint is not None:
            hints.setdefault(toponym.text, toponym.hint)
    choices = {toponym.text: _shortlist(toponym.spots, hints.get(toponym.text)) for toponym in toponyms}
    context = _Context(toponyms, choices, votes)
    chosen = {name: _best(name, spots, hints, context) for name, spots in choices.items()}
    for _ in range(ROUNDS):
        context.anchor(chosen)
        chosen = {name: _best(name, spots, hints, context) for name, spots in choices.items()}
    found: list[Spot | None] = []
    for toponym in toponyms:
        own = toponym.hint
        if own is not None and own != hints[toponym.text]:
            found.append(_best(toponym.text, _shortlist(toponym.spots, own), {toponym.text: own}, context))
        else:
            found.append(chosen[toponym.text])
    return found


def fits(spot: Spot, hint: Spot) -> bool:
    """Whether the spot lies in the larger place that the hint names, as far as codes can tell."""
    if spot.kind == "country" or (spot.kind == hint.kind and spot.name == hint.name):
        return False
    if hint.country is None or spot.country != hint.country:
        return False
    if hint.admin1 is not None:
        return spot.admin1 == hint.admin1
    return True


def _shortlist(spots: tuple[Spot, ...], hint: Spot | None) -> list[Spot]:
    if hint is None:
        return list(spots[:MOST_SPOTS])
    hinted = [spot for spot in spots if fits(spot, hint)]
    return hinted[:MOST_SPOTS] or list(spots[:MOST_SPOTS])


class _Context:
    """What the report as a whole says about where it is."""

    def __init__(self, toponyms: list[Toponym], choices: dict[str, list[Spot]], votes: dict[str, float]) -> None:
        self.countries, self.states = dict(votes), dict[tuple[str, str], float]()
        self.anchors: list[tuple[str, Spot]] = []
        self.own: dict[str, float] = {}
        for toponym in toponyms:
            sure = toponym.hint or self._sure(choices[toponym.text])
            if sure is not None and sure.country is not None:
                self._vote(sure)
        for name, spots in choices.items():
            shared = sorted({(spot.country, spot.admin1) for spot in spots if spot.country and spot.admin1})
            for key in shared:  # the fewer states have such a name, the more it says about where the report is
                self.states[key] = self.states.get(key, 0.0) + SHARED / len(shared)
            self.own[name] = SHARED / len(shared) if shared else 0.0

    def _vote(self, spot: Spot) -> None:
        assert spot.country is not None
        self.countries[spot.country] = self.countries.get(spot.country, 0.0) + 1.0
        if spot.admin1 is not None and spot.kind != "town":
            key = (spot.country, spot.admin1)
            self.states[key] = self.states.get(key, 0.0) + 1.0

    @staticmethod
    def _sure(spots: list[Spot]) -> Spot | None:
        kinds = [spot for spot in spots if spot.kind in ("country", "state", "region")]
        return kinds[0] if len(kinds) == 1 and kinds[0] is spots[0] else None

    def anchor(self, chosen: dict[str, Spot | None]) -> None:
        """Take the places chosen so far as what others may be near to."""
        towns = [(name, spot) for name, spot in chosen.items() if spot is not None and spot.kind != "country"]
        self.anchors = towns[:MOST_ANCHORS]

    def is_alien(self, spot: Spot) -> bool:
        """Whether a small town lies in a country that the report has nothing to do with: rather unknown than wrong."""
        return (
            spot.kind == "town" and spot.weight < SMALL and bool(self.countries) and spot.country not in self.countries
        )

    def score(self, name: str, spot: Spot) -> float:
        """How well the spot suits the report; higher is better."""
        total = sum(self.countries.values()) or 1.0
        result = SIZE * log10(spot.weight + 10) + (WIDE if spot.kind in ("country", "region", "state") else 0.0)
        if spot.country is not None:
            result += COUNTRY * self.countries.get(spot.country, 0.0) / total
            if spot.admin1 is not None:
                said = self.states.get((spot.country, spot.admin1), 0.0) - self.own.get(name, 0.0)
                result += STATE * max(0.0, said) / max(1.0, sum(self.states.values()))
        near = 0.0
        for other, anchor in self.anchors:
            if other == name:
                continue
            distance = kilometres(spot, anchor)
            if distance is not None:
                near += exp(-distance / NEAR_KM)
            elif anchor.admin1 is not None and anchor.admin1 == spot.admin1 and anchor.country == spot.country:
                near += 0.5
        return result + NEAR * min(1.0, near)


def _best(name: str, spots: list[Spot], hints: dict[str, Spot], context: _Context) -> Spot | None:
    hint = hints.get(name)
    best, best_score = None, float("-inf")
    for spot in spots:
        hinted = hint is not None and fits(spot, hint)
        score = context.score(name, spot) + (HINTED if hinted else 0.0)
        unmistakable = len(spots) == 1 and " " in name
        if score > best_score and (hinted or unmistakable or not context.is_alien(spot)):
            best, best_score = spot, score
    return best
