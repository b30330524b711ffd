"""An event with every account of it."""

import pytest

from onrecord.inquiry.event_page import dispute_page, event_page
from onrecord.inquiry.matters import disputes, events
from onrecord.record import Filters, Record
from onrecord.vocabulary import EventStatus, UsageError


def attack(record: Record) -> str:
    return next(one.id for one in events(record, Filters(type="ASSAULT")))


def delivery(record: Record) -> str:
    return next(one.id for one in events(record, Filters(type="AID", since="2024-05-17")))


def test_accounts_come_in_order_of_publication_and_quote_their_reports(lagoon: Record) -> None:
    page = event_page(lagoon, attack(lagoon))
    days = [line.published for line in page.accounts]
    assert days == sorted(days, key=str)
    assert {line.report for line in page.accounts} == {"attack", "copied", "more", "denial"}
    texts = {one: lagoon.annotations(one).report.text for one in ("attack", "copied", "more", "denial")}
    for line in page.accounts:
        # A claim's evidence may be several stretches of its report.
        assert all(word in texts[line.report] for word in line.quote.split() if word != "…")
    assert [line.part for line in page.accounts if line.report == "denial"] == ["denial"]


def test_copies_count_once(lagoon: Record) -> None:
    page = event_page(lagoon, attack(lagoon))
    assert (page.reports, page.origins) == (4, 3)


def test_the_sides_of_a_dispute_stand_face_to_face(lagoon: Record) -> None:
    page = event_page(lagoon, attack(lagoon))
    assert page.dispute is not None
    says, denies = page.dispute.sides
    assert (says.denies, denies.denies) == (False, True)
    assert "Beninese police" in [one.name for one in says.holders]
    assert [one.id for one in denies.holders] == ["TGO"]
    assert {line.report for line in denies.lines} == {"denial"}
    assert page.dispute.since == "2024-05-09"
    assert page.dispute.grounds


def test_a_dispute_leads_to_its_event(lagoon: Record) -> None:
    dispute = next(iter(disputes(lagoon)))
    assert dispute_page(lagoon, dispute.id) == event_page(lagoon, dispute.event)


def test_each_holders_figures_stand_beside_the_others(lagoon: Record) -> None:
    page = event_page(lagoon, attack(lagoon))
    told = {one.holder.name: [figure.text for figure in one.figures] for one in page.figures}
    assert [words for figures in told.values() for words in figures if "12" in words or "15" in words]
    assert len(told) == 2
    for one in page.figures:
        for figure in one.figures:
            assert figure.text in figure.context


def test_an_event_names_the_forecasts_that_it_settles_and_the_transfer_in_it(lagoon: Record) -> None:
    page = event_page(lagoon, delivery(lagoon))
    assert [line.status for line in page.settles] == ["came true"]
    assert [line.kind for line in page.transfers] == ["transfer"]


def test_an_expected_event_names_the_forecast_behind_it(quarrel: Record) -> None:
    expected = next(one for one in events(quarrel) if one.status is EventStatus.EXPECTED and one.type == "ASSAULT")
    page = event_page(quarrel, expected.id)
    assert page.sentence == "Chile is expected to attack Peru (ASSAULT)"
    assert [line.kind for line in page.foretold_by] == ["forecast"]
    assert [line.part for line in page.accounts] == ["foretelling"]


def test_other_events_of_the_parties_in_those_days_stand_beside_it(quarrel: Record) -> None:
    talks = next(iter(events(quarrel, Filters(type="CONSULT"))))
    beside = event_page(quarrel, talks.id).beside
    assert "2024-04-01" in [line.day for line in beside]
    assert "2024-02-01" not in [line.day for line in beside]
    assert talks.id not in [line.id for line in beside]


def test_as_of_a_day_nobody_has_denied_it_yet(lagoon: Record) -> None:
    page = event_page(lagoon, attack(lagoon), as_of="2024-05-08")
    assert page.dispute is None
    assert page.event.status is EventStatus.CONFIRMED
    assert {line.report for line in page.accounts} == {"attack", "copied", "more"}


def test_as_of_a_day_before_its_first_report_there_is_no_page(lagoon: Record) -> None:
    with pytest.raises(UsageError) as raised:
        event_page(lagoon, attack(lagoon), as_of="2024-05-05")
    assert raised.value.code == "not-yet"


@pytest.mark.parametrize("any_id", ["event/nowhere/c1", "attack", "TGO", ""])
def test_what_is_no_event_has_no_page(lagoon: Record, any_id: str) -> None:
    with pytest.raises(UsageError) as raised:
        event_page(lagoon, any_id)
    assert raised.value.code == "unknown-id"
