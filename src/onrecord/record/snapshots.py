"""What a correction keeps of the claim that it is about: enough to know it again, or to put it back."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from onrecord.vocabulary import Actor, Annotations, Claim, Place, Quantity, Span, Statement, overlap

T = TypeVar("T")


class Snapshot(Struct, frozen=True, kw_only=True):
    """A claim with all that it refers to; ids are those within the report."""

    claim: Claim
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    place: Place | None = None


class Anchor(Struct, frozen=True, kw_only=True):
    """Where a claim stands: its id within the report, its kind and its trigger."""

    id: str
    kind: str
    span: Span


def snapshot(annotations: Annotations, claim: Claim) -> Snapshot:
    """What a report says of one of its claims."""
    statements = _chain(annotations, claim.holders)
    ids = {*claim.actors, *claim.recipients}
    ids |= {one for said in statements for one in (said.holder, said.addressee) if one}
    return Snapshot(
        claim=claim,
        statements=statements,
        actors=tuple(one for one in annotations.actors if one.id in ids),
        quantities=tuple(annotations.quantities[one] for one in claim.quantities),
        place=annotations.places[claim.place] if claim.place is not None else None,
    )


def snapshot_from(kept: dict[str, Any]) -> Snapshot:
    """The snapshot that was kept as plain data."""
    return msgspec.convert(kept, Snapshot, strict=False)


def anchor_of(claim: Claim) -> Anchor:
    """Where the claim stands."""
    return Anchor(id=claim.id, kind=claim.kind.value, span=(claim.trigger.start, claim.trigger.end))


def known_again(anchor: Anchor, claims: Sequence[Claim]) -> Claim | None:
    """The claim of a later reading that is meant: the one with this id, else one of the kind over the same words.

    An id tells the place in the text; one over other words is another claim's.
    """
    meeting = [one for one in claims if overlap((one.trigger.start, one.trigger.end), anchor.span)]
    for one in meeting:
        if one.id == anchor.id:
            return one
    alike = [one for one in meeting if one.kind.value == anchor.kind]
    return max(alike, key=lambda one: (_shared(one, anchor.span), -one.trigger.start), default=None)


def renamed(annotations: Annotations, old: str, new: str) -> Annotations:
    """The annotations with another id for one claim, unless that id is taken."""
    if any(one.id == new for one in annotations.claims):
        return annotations
    claims = (
        replace(one, id=new if one.id == old else one.id, condition=new if one.condition == old else one.condition)
        for one in annotations.claims
    )
    return replace(annotations, claims=tuple(claims))


def put_back(annotations: Annotations, kept: Snapshot) -> Annotations:
    """The annotations with a claim that a later reading no longer has, and with all that it refers to."""
    annotations = with_actors(annotations, kept.actors)
    there = {one.id for one in annotations.statements}
    quantities = list(annotations.quantities)
    indexes = [_place_of(one, quantities) for one in kept.quantities]
    places = list(annotations.places)
    claims = {one.id for one in annotations.claims}
    claim = replace(
        kept.claim,
        quantities=tuple(indexes),
        place=_place_of(kept.place, places) if kept.place else None,
        condition=kept.claim.condition if kept.claim.condition in claims else None,
    )
    return replace(
        annotations,
        quantities=tuple(quantities),
        places=tuple(places),
        statements=(*annotations.statements, *(one for one in kept.statements if one.id not in there)),
        claims=(*annotations.claims, claim),
    )


def with_actors(annotations: Annotations, actors: Iterable[Actor]) -> Annotations:
    """The annotations with some more actors in their list."""
    there = {one.id for one in annotations.actors}
    return replace(annotations, actors=(*annotations.actors, *(one for one in actors if one.id not in there)))


def _chain(annotations: Annotations, holders: Sequence[str]) -> tuple[Statement, ...]:
    by_id = {one.id: one for one in annotations.statements}
    wanted: dict[str, Statement] = {}
    waiting = list(holders)
    while waiting:
        one = waiting.pop(0)
        if one in by_id and one not in wanted:
            wanted[one] = by_id[one]
            waiting += [by_id[one].within or ""]
    return tuple(one for one in annotations.statements if one.id in wanted)


def _place_of(one: T, among: list[T]) -> int:
    """Its index, added at the end when it is not there."""
    if one not in among:
        among.append(one)
    return among.index(one)


def _shared(claim: Claim, span: Span) -> int:
    return min(claim.trigger.end, span[1]) - max(claim.trigger.start, span[0])
