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


def test_many_claims_are_asked_for_at_once(tmp_path: Path) -> None:
    with new_record(tmp_path / "onrecord.db") as record:
        record.store(placed("a"), "test")
        asked = [*(f"a/none{number}" for number in range(1500)), "a/c1"]
        assert set(record.claim_places(asked)) == {"a/c1"}
        assert record.claim_places([]) == {}
