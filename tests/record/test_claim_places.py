"""Where claims are said to happen."""

from pathlib import Path

from msgspec.structs import replace

from made_reports import new_record, shipment
from onrecord.vocabulary import Annotations


def placed(report_id: str) -> Annotations:
    """A shipment whose first claim has a place."""
    made = shipment(report_id)
    return replace(made, claims=(replace(made.claims[0], place=0), *made.claims[1:]))


def test_places_come_with_their_coordinates(tmp_path: Path) -> None:
    with new_record(tmp_path / "onrecord.db") as record:
        record.store(placed("a/b"), "test")
        record.store(shipment("c"), "test")
        found = record.claim_places(["a/b/c1", "a/b/c2", "c/c1", "none/c1", "none"])
        local = {f"{report}/{one.id}" for report in ("a/b", "c") for one in shipment().claims if one.place is not None}
        assert set(record.claim_places(local)) == local
    assert set(found) == {"a/b/c1"}
    place = found["a/b/c1"]
    assert (place.name, place.country, place.lat, place.lon) == ("Arequipa", "PER", -16.4, -71.5)


def test_of_two_places_of_one_name_the_one_that_was_meant_comes(tmp_path: Path) -> None:
    made = placed("a")
    (town,) = made.places
    other = replace(town, country="BOL", lat=-17.0, lon=-63.0)
    claims = (made.claims[0], replace(made.claims[1], place=1), *made.claims[2:])
    with new_record(tmp_path / "onrecord.db") as record:
        record.store(replace(made, places=(town, other), claims=claims), "test")
        found = record.claim_places(["a/c1", "a/c2"])
    assert {one: place.country for one, place in found.items()} == {"a/c1": "PER", "a/c2": "BOL"}


def test_many_claims_are_asked_for_at_once(tmp_path: Path) -> None:
    with new_record(tmp_path / "onrecord.db") as record:
        record.store(placed("a"), "test")
        asked = [*(f"a/none{number}" for number in range(1500)), "a/c1"]
        assert set(record.claim_places(asked)) == {"a/c1"}
        assert record.claim_places([]) == {}
