"""What people have decided across reports, as deciders take it: a pure function of the corrections in force."""

from collections.abc import Iterable

from msgspec import Struct

from onrecord.vocabulary import Correction, CorrectionAction, ForecastOutcome

Pair = frozenset[str]


class Verdict(Struct, frozen=True, kw_only=True):
    """What came of the forecast that `claims` make, and the claims that show it."""

    claims: frozenset[str]
    outcome: ForecastOutcome
    by: tuple[str, ...] = ()


class Parting(Struct, frozen=True):
    """Claims that are not of one event (or agreement) with any of some others."""

    one: frozenset[str]
    other: frozenset[str]


class Bonds(Struct, frozen=True, kw_only=True):
    """Which claims are of one event (or agreement): groups without a claim in common, and which are not."""

    joined: tuple[frozenset[str], ...] = ()
    parted: tuple[Parting, ...] = ()

    def are_parted(self, a: str, b: str) -> bool:
        """Whether a person keeps two claims apart."""
        return any((a in one.one and b in one.other) or (b in one.one and a in one.other) for one in self.parted)

    def with_all(self, claims: Iterable[str]) -> frozenset[str]:
        """All claims in a group with some of the given."""
        wanted = set(claims)
        return frozenset().union(*(group for group in self.joined if group & wanted))

    @property
    def empty(self) -> bool:
        """Whether nobody has decided anything."""
        return not self.joined and not self.parted


class Judgements(Struct, frozen=True, kw_only=True):
    """Bonds between claims by kind of matter, pairs of actors that are one or are not, and outcomes of forecasts."""

    events: Bonds = Bonds()
    agreements: Bonds = Bonds()
    one_actor: tuple[Pair, ...] = ()
    other_actors: tuple[Pair, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    def verdict(self, claims: Iterable[str]) -> Verdict | None:
        """The latest on the forecast that some claims make."""
        made = set(claims)
        return next((one for one in reversed(self.verdicts) if one.claims & made), None)


NONE = Judgements()


def judgements_of(corrections: Iterable[Correction]) -> Judgements:
    """What the corrections in force add up to; of two that contradict each other the later one holds."""
    across = [one for one in corrections if "pair" in one.value or "anchors" in one.before]
    if not across:
        return NONE
    pairs: dict[Pair, bool] = {}
    verdicts = []
    for one in across:
        if one.action is CorrectionAction.SETTLE:
            verdicts.append(
                Verdict(
                    claims=frozenset(one.value["claims"]),
                    outcome=ForecastOutcome(one.value["outcome"]),
                    by=tuple(one.value["by"]),
                )
            )
        elif "pair" in one.value:
            pair = frozenset(one.value["pair"])
            pairs.pop(pair, None)
            pairs[pair] = one.action is CorrectionAction.MERGE
    return Judgements(
        events=_bonds(across, "event"),
        agreements=_bonds(across, "agreement"),
        one_actor=tuple(pair for pair, same in pairs.items() if same),
        other_actors=tuple(pair for pair, same in pairs.items() if not same),
        verdicts=tuple(verdicts),
    )


def _bonds(corrections: Iterable[Correction], kind: str) -> Bonds:
    joined: list[frozenset[str]] = []
    parted: list[Parting] = []
    for one in corrections:
        if one.value.get("kind") != kind:
            continue
        claims = frozenset(one.value["claims"])
        if one.action is CorrectionAction.MERGE:
            parted = [rest for parting in parted for rest in _outside(parting, claims)]
            joined.append(claims)
        else:
            others = frozenset(one.value["others"])
            joined = [group - claims if group & others else group for group in joined]
            joined.append(claims)
            parted.append(Parting(claims, others))
    return Bonds(joined=_components(joined), parted=tuple(parted))


def _outside(parting: Parting, joined: frozenset[str]) -> list[Parting]:
    """What is left of a parting when some claims are of one event after all."""
    left = [Parting(parting.one - joined, parting.other), Parting(parting.one & joined, parting.other - joined)]
    return [one for one in left if one.one and one.other]


def _components(groups: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    found: list[frozenset[str]] = []
    for group in groups:
        meeting = [one for one in found if one & group]
        found = [one for one in found if not one & group]
        found.append(group.union(*meeting))
    return tuple(sorted((one for one in found if len(one) > 1), key=sorted))
