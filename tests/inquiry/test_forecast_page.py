"""One forecast: by whom, how likely, until when, and what came of it."""

import pytest

from onrecord.codebook import Codebook
from onrecord.inquiry.forecast_board import Standing
from onrecord.inquiry.forecast_page import forecast_page, step_of
from onrecord.inquiry.matters import forecasts
from onrecord.record import Record


def test_a_kept_promise_shows_the_claims_that_settle_it(lagoon: Record) -> None:
    page = forecast_page(lagoon, next(iter(forecasts(lagoon))).id)
    assert page.standing is Standing.SETTLED
    assert page.holder.name == "Akosua Boaten"
    assert page.forecast.deadline == "2024-05-20"
    assert [line.report for line in page.lines] == ["promise"]
    assert [(line.report, line.part) for line in page.outcome_lines] == [("kept", "deed")]
    assert [line.day for line in page.settled_by] == ["2024-05-17"]
    assert page.score is not None
    assert (page.score.right, page.score.wrong) == (1, 0)
    assert not page.later


def test_as_of_an_earlier_day_it_is_open_and_no_later_report_counts(lagoon: Record) -> None:
    page = forecast_page(lagoon, next(iter(forecasts(lagoon))).id, as_of="2024-05-10")
    assert page.standing is Standing.DUE
    assert page.today == "2024-05-10"
    assert not page.outcome_lines
    assert not page.settled_by
    assert not page.later


def test_an_open_forecast_offers_later_claims_of_its_parties_and_type(lagoon: Record) -> None:
    page = forecast_page(lagoon, next(iter(forecasts(lagoon))).id, as_of="2024-05-12")
    assert page.forecast.outcome.value == "open"
    assert [line.report for line in page.later] == ["boats"]


def test_an_open_forecast_lets_an_event_be_expected(quarrel: Record) -> None:
    threat = next(one for one in forecasts(quarrel) if one.kind.value == "threat")
    page = forecast_page(quarrel, threat.id)
    assert page.standing is Standing.OPEN
    assert page.expected is not None
    assert page.expected.status == "expected"


@pytest.mark.parametrize(
    ("likelihood", "step"), [(0.03, "almost-no-chance"), (0.675, "likely"), (0.97, "almost-certain"), (None, None)]
)
def test_a_probability_has_its_step(codebook: Codebook, likelihood: float | None, step: str | None) -> None:
    found = step_of(likelihood, codebook)
    assert (found.id if found else None) == step
