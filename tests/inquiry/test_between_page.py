"""What is between two, as a page shows it."""

from onrecord.inquiry.between import between
from onrecord.inquiry.between_page import between_page
from onrecord.record import Filters, Record


def test_first_and_last_contact_are_events_that_happened(quarrel: Record) -> None:
    page = between_page(quarrel, "Chile", "Peru")
    assert page.a is not None
    assert (page.a.name, page.a.id) == ("Chile", "CHL")
    assert page.first_contact is not None
    assert page.last_contact is not None
    assert (page.first_contact.day, page.last_contact.status) == ("2024-02-01", "reported")
    assert page.series == between(quarrel, "Chile", "Peru").series
    assert page.events.total == len(between(quarrel, "Chile", "Peru").events)


def test_only_the_days_asked_for_count(quarrel: Record) -> None:
    page = between_page(quarrel, "Chile", "Peru", Filters(since="2024-04-01"))
    assert page.first_contact is not None
    assert (page.first_contact.day or "") >= "2024-04-01"


def test_without_both_sides_pairs_are_offered(quarrel: Record) -> None:
    for a, b in ((None, None), ("Chile", ""), ("", "Peru")):
        page = between_page(quarrel, a, b)
        assert page.a is None
        assert ("CHL", "PER") in [(one.a.id, one.b.id) for one in page.offered if one.a.id]


def test_as_of_a_day_before_all_reports_nothing_is_offered(quarrel: Record) -> None:
    assert not between_page(quarrel, filters=Filters(as_of="2023-01-01")).offered
