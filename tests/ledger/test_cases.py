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


SHIPMENT = "Norway will ship 40 radars to Kenya by the end of May, Defence Minister Ingrid Lund said on Monday."


@pytest.mark.parametrize(
    ("later", "deadline"),
    [
        ("Norway postponed the shipment of 40 radars to Kenya to August.", "2024-08-31"),
        ("Norway has pushed back the delivery of the radars to Kenya to 15 July 2024, Ingrid Lund said.", "2024-07-15"),
        ("Norway delayed the delivery of the radars to Kenya until the end of July, officials said.", "2024-07-31"),
    ],
)
def test_a_postponed_deadline_moves(told: Told, later: str, deadline: str) -> None:
    record = told(
        ("2024-05-06", "Andes Post", SHIPMENT),
        ("2024-05-20", "Fjord Courier", later),
        ("2024-06-10", "Lima Star", "Norwegian and Kenyan officials met in Mombasa on Monday."),
    )
    (forecast,) = [one for one in matters.forecasts(record) if "radars" in (one.object or "")]
    assert (forecast.deadline, forecast.outcome) == (deadline, "open")
    assert forecast.why["postponed"] == 1
    (before,) = matters.forecasts(record, Filters(as_of="2024-05-10"))
    assert before.deadline == "2024-05-31"


def test_what_nobody_foretold_is_not_postponed(told: Told) -> None:
    record = told(("2024-05-20", "Fjord Courier", "Norway postponed the shipment of 40 radars to Kenya to August."))
    assert not list(matters.forecasts(record))


@pytest.mark.parametrize(
    "third",
    [
        "Norway denied that it had denied shipping radars to Kenya.",
        "Norway never denied shipping radars to Kenya, Defence Minister Ingrid Lund said.",
        "Kenya rejected Norway's denial that it had shipped radars to Kenya.",
    ],
)
def test_a_denial_of_a_denial_leaves_who_denied_and_denies_no_deed(told: Told, third: str) -> None:
    record = told(
        ("2024-05-03", "Andes Post", "Norway shipped 40 radars to Kenya, two Western diplomats said."),
        ("2024-05-06", "Fjord Courier", "Norway denied that it had shipped any radars to Kenya."),
        ("2024-05-09", "Lima Star", third),
    )
    (dispute,) = [one for one in matters.disputes(record) if one.event == "event/r0/" + one.event.split("/")[-1]]
    assert dispute.sides[1].holders == ("NOR",)
    assert all(not claim.startswith("r2/") for claim in dispute.sides[1].claims)
