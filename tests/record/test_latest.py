"""The latest claims as asked, and how many there are in all."""

import pytest

from made_reports import shipment
from onrecord.record import Filters, Record


@pytest.mark.parametrize(
    "asked", [{}, {"holder": "Andes Post"}, {"actor": "Norway", "type": "AID"}, {"as_of": "2024-10-03"}]
)
def test_the_latest_are_among_all_as_asked_and_the_rest_is_counted(record: Record, asked: dict[str, str]) -> None:
    record.store(shipment(), "v1")
    everything = list(record.claims(Filters(**asked)))  # type: ignore[arg-type]
    found, total = record.latest_claims(Filters(**asked), 2)  # type: ignore[arg-type]
    assert total == len(everything)
    assert len(found) == min(2, total)
    assert all(one in everything for one in found)


def test_later_reports_come_first(record: Record) -> None:
    for day in ("2024-10-04", "2024-12-01", "2024-11-01"):
        record.store(shipment(f"on-{day}", published=day), "v1")
    found, total = record.latest_claims(Filters(type="AID"), 100)
    days = [one.published or "" for one in found]
    assert total == len(found)
    assert days == sorted(days, reverse=True)
    assert set(days) == {"2024-10-04", "2024-11-01", "2024-12-01"}
