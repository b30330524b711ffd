"""Small stories told by several reports, read and put together as a user would have them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.inquiry import matters
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import Filters, Record, open_record, read_into
from onrecord.vocabulary import EventStatus, Report

Told = Callable[..., Record]


@pytest.fixture
def told(tmp_path: Path, reader: Reader) -> Told:
    def reading(*reports: tuple[str, str, str]) -> Record:
        record = open_record(tmp_path / "case.db")
        made = [
            Report(id=f"r{at}", published=day, publisher=who, text=text) for at, (day, who, text) in enumerate(reports)
        ]
        read_into(record, made, reader)
        bring_up_to_date(record, record.codebook)
        return record

    return reading


def test_one_bombardment_told_by_two_outlets_is_one_confirmed_event(told: Told) -> None:
    record = told(
        ("2024-05-03", "Andes Post", "Chilean jets bombed the Peruvian port of Ilo on Friday, killing nine dockers."),
        ("2024-05-04", "Lima Star", "Chile bombed the port of Ilo in Peru on 3 May 2024, Mayor Rosa Quispe said."),
    )
    found = [one for one in matters.events(record, Filters(between=("CHL", "PER"))) if one.type == "ASSAULT"]
    assert max(len(one.reports) for one in found) == 2
    assert EventStatus.CONFIRMED in {one.status for one in found}


def test_strikes_on_two_cities_on_one_day_are_two(told: Told) -> None:
    record = told(
        ("2024-05-03", "Andes Post", "Chilean jets bombed the Peruvian city of Arequipa on Friday."),
        ("2024-05-03", "Lima Star", "Chilean jets bombed the Peruvian city of Trujillo on Friday."),
    )
    assert len([one for one in matters.events(record) if one.type == "ASSAULT"]) == 2


def test_a_denial_weeks_later_makes_a_dispute(told: Told) -> None:
    record = told(
        ("2024-05-03", "Andes Post", "Norway supplied 40 howitzers to Kenya, two Western diplomats said."),
        ("2024-06-20", "Fjord Courier", "Norway denied that it had supplied any weapons to Kenya."),
    )
    (dispute,) = matters.disputes(record)
    assert "NOR" in dispute.sides[1].holders
    assert not list(matters.disputes(record, Filters(as_of="2024-06-01")))


def test_a_copy_with_one_changed_figure_counts_once(told: Told) -> None:
    text = (
        "Ethiopian troops attacked a Kenyan border post near Moyale on Monday, the Kenyan interior minister Daniel "
        "Otieno said. {} soldiers were wounded and the road to the north was closed for several hours, he told "
        "reporters in Nairobi."
    )
    record = told(("2024-05-07", "Savanna Wire", text.format(12)), ("2024-05-08", "Coast Mirror", text.format(14)))
    assert {one.origin for one in record.reports()} == {"r0"}
    attacks = [one for one in matters.events(record) if one.type == "ASSAULT"]
    assert EventStatus.CONFIRMED not in {one.status for one in attacks}
