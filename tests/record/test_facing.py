"""Who faces whom with what part: of a deed at hand, and of claims on record."""

from itertools import product

import pytest
from msgspec.structs import replace

from made_reports import shipment
from onrecord.record import Filters, Record, TakenPart
from onrecord.record.facing import part_between, part_of, sides_of

SIDES = ((), ("CHL",), ("PER",), ("NOR",), ("CHL", "PER"), ("CHL", "NOR"), ("PER", "NOR"), ("CHL", "NOR", "PER"))
"""All that can act or be acted upon, of three."""
DEEDS = {f"c{number}": deed for number, deed in enumerate(product(SIDES, SIDES), 1)}
CHILE, PERU = {"CHL"}, {"PER"}


@pytest.fixture
def dealt(record: Record) -> Record:
    base = shipment()
    made = (replace(base.claims[3], id=name, actors=who, recipients=whom) for name, (who, whom) in DEEDS.items())
    record.store(replace(base, claims=tuple(made)), "v1")
    return record


def found(record: Record, **asked: object) -> set[str]:
    return {one.id.removeprefix("shipment/") for one in record.claims(Filters(**asked))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actors", "recipients", "part"),
    [
        (("CHL",), ("PER",), TakenPart.ACTOR),
        (("PER",), ("CHL", "NOR"), TakenPart.RECIPIENT),
        (("CHL", "PER"), (), TakenPart.BOTH),
        (("CHL", "PER"), ("PER", "CHL"), TakenPart.BOTH),
        (("CHL", "PER"), ("NOR",), None),
        (("NOR",), ("CHL", "PER"), None),
        (("CHL",), (), None),
    ],
)
def test_a_deed_between_two(actors: tuple[str, ...], recipients: tuple[str, ...], part: TakenPart | None) -> None:
    assert part_between(actors, recipients, CHILE, PERU) == part


def test_one_who_belongs_to_both_sides_does_not_face_itself() -> None:
    assert part_between(("CHL/navy",), (), {"CHL", "CHL/navy"}, {"CHL/navy"}) is None
    assert part_between(("CHL/navy",), ("CHL",), {"CHL", "CHL/navy"}, {"CHL/navy"}) is not None


def test_who_shares_in_something_acts() -> None:
    parts = [("party", "CHL"), ("bearer", "PER"), ("holder", "NOR"), ("named", "NOR")]
    assert sides_of(parts) == ({"CHL", "PER"}, set())
    assert sides_of([("actor", "CHL"), ("recipient", "PER")]) == ({"CHL"}, {"PER"})


@pytest.mark.parametrize("part", [None, *TakenPart])
def test_the_record_finds_what_faces(dealt: Record, part: TakenPart | None) -> None:
    told = {name: part_between(*deed, CHILE, PERU) for name, deed in DEEDS.items()}
    expected = {name for name, one in told.items() if one is not None and part in (None, one)}
    assert expected
    assert found(dealt, between=("CHL", "PER"), part=part) == expected
    turned = {TakenPart.ACTOR: TakenPart.RECIPIENT, TakenPart.RECIPIENT: TakenPart.ACTOR}
    assert found(dealt, between=("PER", "CHL"), part=turned.get(part, part) if part else None) == expected


@pytest.mark.parametrize("part", [None, TakenPart.ACTOR, TakenPart.RECIPIENT])
def test_the_record_finds_what_one_does_and_undergoes(dealt: Record, part: TakenPart | None) -> None:
    told = {name: part_of(*deed, CHILE) for name, deed in DEEDS.items()}
    assert found(dealt, actor="CHL", part=part) == {
        name for name, one in told.items() if one is not None and part in (None, one)
    }
