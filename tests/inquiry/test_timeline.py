"""Everything in order of day."""

from onrecord.inquiry.timeline import timeline
from onrecord.record import Filters, Record


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


def test_days_are_bounded_and_answers_limited(quarrel: Record) -> None:
    found = timeline(quarrel, Filters(since="2024-04-01", until="2024-04-30"))
    assert found
    assert all(moment.day and moment.day.startswith("2024-04") for moment in found)
    assert len(timeline(quarrel, Filters(limit=2))) == 2
