"""How the days went."""

import pytest
from msgspec.structs import replace

from onrecord.codebook import Codebook
from onrecord.inquiry.days import Days, days, make_days
from onrecord.record import Filters, MatterOnRecord, Record
from onrecord.vocabulary import Event, EventStatus, UsageError

ATTACK = Event(id="event/a", type="ASSAULT", from_="2024-02-01", to="2024-02-01")


def made(*told: Event, codebook: Codebook, last: str = "2024-02-09", **bounds: str) -> Days:
    rows = {
        one.id: MatterOnRecord(id=one.id, kind="event", docket="CHL|PER", first="2024-02-02", last=last, found="")
        for one in told
    }
    return make_days(told, rows, codebook, **bounds)


def test_each_event_counts_once_on_its_day(quarrel: Record) -> None:
    found = days(quarrel)
    by_day = {day.day: day for day in found.days}
    assert list(by_day) == sorted(by_day)
    assert (by_day["2024-02-01"].events, by_day["2024-02-01"].conflict) == (1, 10.0)
    assert (by_day["2024-04-03"].cooperation, by_day["2024-04-03"].conflict) == (1.9, 0.0)
    assert found.events == sum(day.events for day in found.days) == 6
    assert (found.since, found.until) == ("2024-02-01", "2024-04-04")


def test_days_are_bounded_by_what_is_asked(quarrel: Record) -> None:
    found = days(quarrel, Filters(since="2024-03-01", until="2024-03-31", limit=1))
    assert [day.day for day in found.days] == ["2024-03-02"]
    assert (found.since, found.until) == ("2024-03-01", "2024-03-31")
    assert days(quarrel, Filters(actor="Brazil")).events == 2


def test_as_of_leaves_out_what_was_published_later(quarrel: Record) -> None:
    assert days(quarrel, Filters(as_of="2024-03-10")).until == "2024-03-02"


def test_an_unknown_name_is_refused(quarrel: Record) -> None:
    with pytest.raises(UsageError):
        days(quarrel, Filters(actor="Atlantis"))


def test_what_nobody_says_happened_counts_on_no_day(codebook: Codebook) -> None:
    for status in (EventStatus.EXPECTED, EventStatus.DENIED, EventStatus.DID_NOT_HAPPEN):
        assert not made(replace(ATTACK, status=status), codebook=codebook).days


def test_what_is_known_by_month_or_year_only_is_counted_apart(codebook: Codebook) -> None:
    month = replace(ATTACK, id="event/b", from_="2024-01-01", to="2024-01-31")
    days_long = replace(ATTACK, id="event/c", from_="2024-01-28", to="2024-02-02")
    found = made(ATTACK, month, days_long, codebook=codebook)
    assert [day.day for day in found.days] == ["2024-01-28", "2024-02-01"]
    assert found.inexact == 1


def test_a_day_after_all_that_is_told_of_it_is_none(codebook: Codebook) -> None:
    assert made(replace(ATTACK, from_="2031-01-01", to="2031-01-01"), codebook=codebook).inexact == 1


def test_an_event_of_no_day_counts_when_it_was_first_told(codebook: Codebook) -> None:
    assert [day.day for day in made(replace(ATTACK, from_=None, to=None), codebook=codebook).days] == ["2024-02-02"]


def test_what_happened_long_before_the_first_report_is_left_out_unless_asked_for(
    quarrel_and_past: Record,
) -> None:
    found = days(quarrel_and_past)
    assert (found.since, found.earlier) == ("2024-02-01", 1)
    assert days(quarrel_and_past, Filters(since="1991")).earlier == 0
    assert days(quarrel_and_past, Filters(since="1991-01-01")).days[0].day == "1991-05-03"
