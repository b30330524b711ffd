"""Demands made by saying that someone must act, and protests against nobody named."""

import pytest


def requests(found):
    return [(one.actors, one.recipients) for one in found.claims if one.kind == "event" and one.type == "REQUEST"]


@pytest.mark.parametrize("modal", ["must", "should"])
def test_saying_that_another_must_act_is_a_request(annotate, modal):
    found = annotate(f"Norway said on Tuesday that Peru {modal} return the ship.")
    assert (("NOR",), ("PER",)) in requests(found)


@pytest.mark.parametrize(
    "text",
    ["Norway said that Norway must act.", "Peru must return the ship.", "Norway said Peru will return the ship."],
)
def test_no_request_of_oneself_or_by_nobody(annotate, text):
    assert requests(annotate(text)) == []


def test_a_protest_against_nobody_named_is_against_the_own_state(annotate):
    found = annotate("Kenyan demonstrators rioted on Monday.")
    one = next(one for one in found.claims if one.type == "PROTEST")
    assert one.recipients == ("KEN",)
    assert "protest-at-home" in [reason.by for reason in one.why]


def test_up_to_so_many_are_still_the_object(annotate):
    found = annotate("Afghan rebels have kidnapped up to 16 Russian engineers from a bazaar.")
    assert any(one.type == "ASSAULT" and one.recipients and one.recipients[0][:3] == "RUS" for one in found.claims)
