"""An actor: what it did, what was done to it, what it says, whom it deals with."""

import pytest

from onrecord.inquiry.actor_page import actor_page
from onrecord.record import Record
from onrecord.vocabulary import UsageError


def test_deeds_are_told_apart_from_what_was_done_to_it(lagoon: Record) -> None:
    togo, benin = actor_page(lagoon, "TGO"), actor_page(lagoon, "BEN")
    attack = {line.id for line in togo.did.lines if line.type == "ASSAULT"}
    assert attack
    assert attack <= {line.id for line in benin.undergone.lines}
    assert not attack & {line.id for line in benin.did.lines}
    assert not attack & {line.id for line in togo.undergone.lines}


def test_what_is_only_expected_is_no_deed(quarrel: Record) -> None:
    page = actor_page(quarrel, "CHL")
    assert {line.status for line in page.not_happened.lines} == {"expected"}
    assert not {line.id for line in page.not_happened.lines} & {line.id for line in page.did.lines}
    assert "expected" not in {line.status for line in page.did.lines}


def test_the_latest_come_first(lagoon: Record) -> None:
    page = actor_page(lagoon, "GHA")
    days = [line.day or "" for line in page.did.lines]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2024-05-17"


def test_it_shows_ties_agreements_and_whom_it_dealt_with(lagoon: Record) -> None:
    page = actor_page(lagoon, "GHA")
    assert [line.sentence for line in page.ties.lines] == ["Benin is an ally of Ghana"]
    assert page.agreements.total == 1
    assert [one.side.id for one in page.deals_with] == ["TGO"]
    assert page.deals_with[0].cooperation > 0 == page.deals_with[0].conflict


def test_a_state_stands_for_its_people_in_what_it_says_and_foretells(lagoon: Record) -> None:
    page = actor_page(lagoon, "GHA")
    assert page.said == len(page.says) > 0
    assert [line.status for line in page.forecasts.lines] == ["came true"]
    assert page.score is not None
    assert page.score.right == 1


def test_a_person_stands_on_the_side_of_its_state(lagoon: Record) -> None:
    page = actor_page(lagoon, "person/akosua-boaten")
    assert page.side.id == "GHA"
    assert page.forecasts.total == 1
    assert [one.id for one in page.says[0].speakers if one.id == "person/akosua-boaten"]


def test_as_of_a_day_only_what_was_published_by_then_counts(lagoon: Record) -> None:
    page = actor_page(lagoon, "GHA", as_of="2024-05-10")
    assert not page.ties.total
    assert all((line.day or "") < "2024-05-10" for line in page.did.lines)
    assert {line.status for line in page.forecasts.lines} == {"open"}


@pytest.mark.parametrize("any_id", ["person/nobody", "attack"])
def test_who_is_no_actor_has_no_page(lagoon: Record, any_id: str) -> None:
    with pytest.raises(UsageError) as raised:
        actor_page(lagoon, any_id)
    assert raised.value.code == "unknown-id"
