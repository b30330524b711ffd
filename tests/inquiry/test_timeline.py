"""Everything in order of day."""

from pathlib import Path

import onrecord
from made_reports import new_record
from onrecord.inquiry.timeline import timeline
from onrecord.intake import report_from_text
from onrecord.reader import Reader
from onrecord.record import Filters, Record, read_into


def test_days_are_in_order(quarrel: Record) -> None:
    days = [moment.day for moment in timeline(quarrel) if moment.day]
    assert days == sorted(days)
    assert days[0] == "2024-02-01"


def test_events_steps_and_forecasts_are_told_with_who_says_so(quarrel: Record) -> None:
    found = timeline(quarrel)
    assert {"event", "agreement", "forecast"} <= {moment.what for moment in found}
    signed = next(moment for moment in found if moment.what == "agreement")
    assert (signed.about, signed.status) == ("Lima Defence Treaty", "signed")
    threat = next(moment for moment in found if moment.status == "threat")
    assert (threat.holders, threat.recipients) == (("CHL",), ("PER",))
    assert all(moment.claims for moment in found)


def test_what_is_of_a_year_alone_is_told_so_and_comes_behind_its_days(tmp_path: Path, reader: Reader) -> None:
    texts = {
        "one": "Norway arrested two Kenyan sailors in 2023.",
        "two": "Chile attacked Peru on 4 March 2023.",
        "three": "Chile attacked Peru in November 2023.",
        "four": "Chile attacked Peru on 2 January 2024.",
    }
    with new_record(tmp_path / "onrecord.db") as record:
        reports = [report_from_text(text, id=name, published="2024-02-01") for name, text in texts.items()]
        read_into(record, reports, reader)
        onrecord.bring_up_to_date(record)
        assert [moment.day for moment in timeline(record)] == ["2023-03-04", "2023-11", "2023", "2024-01-02"]
        months = timeline(record, Filters(since="2023-11-10", until="2023-11-20"))
        assert {moment.day for moment in months} <= {"2023-11", "2023"}


def test_days_are_bounded_and_answers_limited(quarrel: Record) -> None:
    found = timeline(quarrel, Filters(since="2024-04-01", until="2024-04-30"))
    assert found
    assert all(moment.day and moment.day.startswith("2024-04") for moment in found)
    assert len(timeline(quarrel, Filters(limit=2))) == 2
