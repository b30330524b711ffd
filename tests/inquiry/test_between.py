"""What two sides have to do with each other."""

import pytest

from onrecord.inquiry.between import between
from onrecord.record import Filters, Record
from onrecord.vocabulary import UsageError


def test_sides_are_found_by_name_and_code(quarrel: Record) -> None:
    by_name, by_code = between(quarrel, "Chile", "Peru"), between(quarrel, "CHL", "PER")
    assert (by_name.a, by_name.b) == ("CHL", "PER")
    assert by_name == by_code


def test_an_event_counts_once_however_many_reports_tell_of_it(quarrel: Record) -> None:
    found = between(quarrel, "Chile", "Peru")
    months = {month.month: month for month in found.series}
    assert months["2024-02"].events == 1
    assert (months["2024-02"].cooperation, months["2024-02"].conflict) == (0.0, 10.0)
    assert months["2024-04"].cooperation > 0 < months["2024-04"].conflict
    assert found.first == "2024-02-01"


def test_what_others_do_is_left_out(quarrel: Record) -> None:
    found = between(quarrel, "Chile", "Peru")
    assert all("BRA" not in event.actors for event in found.events)
    assert not found.agreements
    assert [one.name for one in between(quarrel, "Peru", "Brazil").agreements] == ["Lima Defence Treaty"]


def test_forecasts_between_them_are_told(quarrel: Record) -> None:
    assert [one.kind.value for one in between(quarrel, "Chile", "Peru").forecasts] == ["threat"]


def test_as_of_leaves_out_what_was_published_later(quarrel: Record) -> None:
    found = between(quarrel, "Chile", "Peru", Filters(as_of="2024-03-10"))
    assert [month.month for month in found.series] == ["2024-02"]
    assert not found.forecasts


def test_a_side_that_nobody_knows_is_refused(quarrel: Record) -> None:
    with pytest.raises(UsageError) as raised:
        between(quarrel, "Chile", "Atlantis")
    assert raised.value.code == "unknown-actor"


def test_months_tell_who_did_it_to_whom(quarrel: Record) -> None:
    months = {month.month: month for month in between(quarrel, "Peru", "Chile").series}
    assert (months["2024-02"].by_a.events, months["2024-02"].by_b.conflict) == (0, 10.0)
    assert (months["2024-04"].together.cooperation, months["2024-04"].together.events) == (1.9, 1)
    for month in months.values():
        shares = (month.by_a, month.by_b, month.together)
        assert sum(one.events for one in shares) == month.events
        assert round(sum(one.conflict for one in shares), 1) == month.conflict
