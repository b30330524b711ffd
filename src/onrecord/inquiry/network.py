"""Actors and what binds or parts them in a period: events between them and their ties, each link with a sign."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import TieWords
from onrecord.inquiry.between import HAPPENED, scales
from onrecord.inquiry.matters import events, ties
from onrecord.inquiry.pairs import Pair, Sides, sides_named
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.vocabulary import Actor, Event, TieOverTime, TieType

_STRUCTURE = frozenset({TieType.OFFICE_HOLDER, TieType.PART_OF})
"""Ties that say what an actor is, not how it stands to another."""
_MOST = 60
_FULL = 10.0
"""The end of PLOVER's scale."""


class Node(Struct, frozen=True, kw_only=True):
    """An actor in the network; `weight` counts the events and ties that it has with the others of the period."""

    id: str
    name: str
    kind: str | None
    country: str | None
    weight: int


class Link(Struct, frozen=True, kw_only=True):
    """What lies between two actors, `a` and `b` (ids, in alphabetical order).

    `sign` is the mean of their events' places on PLOVER's scale, brought to -1.0 (conflict) … 1.0 (cooperation), and of
    the signs of their ties (-1, 0 or 1). `events` counts what someone says happened, `ties` names the ties' types,
    `claims` the claims behind both.
    """

    a: str
    b: str
    sign: float
    events: int
    ties: tuple[str, ...]
    claims: tuple[str, ...]


class Network(Struct, frozen=True, kw_only=True):
    """The strongest links of a period and the actors that they join; `left_out` counts the weaker links."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    left_out: int = 0


@dataclass
class _Bond:
    """What has been found between two actors so far."""

    values: list[float] = field(default_factory=list)
    events: int = 0
    ties: dict[str, None] = field(default_factory=dict)
    claims: dict[str, None] = field(default_factory=dict)

    @property
    def strength(self) -> int:
        return len(self.values)

    def link(self, pair: Pair) -> Link:
        return Link(
            a=pair[0],
            b=pair[1],
            sign=round(sum(self.values) / len(self.values), 2),
            events=self.events,
            ties=tuple(sorted(self.ties)),
            claims=tuple(self.claims),
        )


def network(record: Record, filters: Filters = EVERYTHING, *, most: int = _MOST, apart: bool = False) -> Network:
    """The network of a period, at most `most` links (or as many as `limit` says), those with most events and ties.

    A state stands for its organs and officials, unless they are to be `apart`. Raises `UsageError` for a name that
    nobody on record has.
    """
    asked = replace(filters, limit=None)
    told = [event for event in events(record, asked) if event.status in HAPPENED]
    tied = [tie for tie in _ties(record, asked) if tie.status in HAPPENED]
    ids = {one for event in told for one in (*event.actors, *event.recipients)}
    sides = Sides(record, ids | {one for tie in tied for one in (tie.a, tie.b)}, apart=apart)
    bonds = _bonds(told, tied, sides, record.codebook)
    ranked = sorted(bonds, key=lambda pair: (-bonds[pair].strength, -len(bonds[pair].claims), pair))
    kept = ranked[: filters.limit or most]
    names = sides_named(record, {one for pair in kept for one in pair})
    return Network(
        nodes=_nodes(kept, bonds, names),
        links=tuple(bonds[pair].link(pair) for pair in kept),
        left_out=len(ranked) - len(kept),
    )


def _ties(record: Record, asked: Filters) -> Iterator[TieOverTime]:
    """Type by type, so that the many offices are not looked up only to be left out."""
    for kind in TieType:
        if kind not in _STRUCTURE and asked.type in (None, kind.value):
            yield from ties(record, replace(asked, type=kind.value))


def _bonds(told: Iterable[Event], tied: Iterable[TieOverTime], sides: Sides, codebook: Codebook) -> dict[Pair, _Bond]:
    scale, signs = codebook.compiled(scales), codebook.compiled(tie_signs)
    bonds: dict[Pair, _Bond] = defaultdict(_Bond)
    for event in told:
        for pair in sides.pairs(event):
            bond = bonds[pair]
            bond.values.append(scale.get(event.type or "", 0.0) / _FULL)
            bond.events += 1
            bond.claims |= dict.fromkeys(event.claims)
    for tie in tied:
        a, b = sorted((sides.of(tie.a), sides.of(tie.b)))
        if a != b:
            bond = bonds[a, b]
            bond.values.append(float(signs.get(tie.type, 0)))
            bond.ties[tie.type] = None
            bond.claims |= dict.fromkeys(tie.claims)
    return bonds


def _nodes(kept: Iterable[Pair], bonds: Mapping[Pair, _Bond], names: Mapping[str, Actor]) -> tuple[Node, ...]:
    weights: dict[str, int] = defaultdict(int)
    for pair, bond in bonds.items():
        for one in pair:
            weights[one] += bond.strength
    found = []
    for one in {one: None for pair in kept for one in pair}:
        actor = names.get(one)
        found.append(
            Node(
                id=one,
                name=actor.name if actor else one,
                kind=actor.kind.value if actor else None,
                country=actor.country if actor else None,
                weight=weights[one],
            )
        )
    return tuple(sorted(found, key=lambda node: (-node.weight, node.id)))


def tie_signs(codebook: Codebook) -> dict[str, int]:
    """Whether each type of tie is friendly (1), hostile (-1) or neither (0)."""
    return {words.type.value: words.sign for words in codebook.entries(TieWords)}
