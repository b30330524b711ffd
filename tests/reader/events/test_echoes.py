"""What a sentence does not do twice, or to the one who does it."""

from collections.abc import Callable

import pytest

from onrecord.vocabulary import Annotations, Claim

Annotate = Callable[..., Annotations]


def events(found: Annotations, kind: str) -> list[Claim]:
    return [one for one in found.claims if one.kind == "event" and one.type == kind]


def test_who_says_that_another_rejects_rejects_nothing(annotate: Annotate) -> None:
    found = annotate("The minister, Ana Sorel, said Ethiopia had rejected an offer of talks brokered by Saudi Arabia.")
    (one,) = events(found, "REJECT")
    assert one.actors == ("ETH",)


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah denied that any of its fighters had died.",
        "Chad's envoy denied that any of his country's soldiers had entered Sudan.",
        "Hezbollah claimed that its men had repelled the attack.",
    ],
)
def test_ones_own_men_are_not_rejected_or_accused(annotate: Annotate, text: str) -> None:
    found = events(annotate(text), "REJECT") + events(annotate(text), "ACCUSE")
    assert not any("fighter" in one or "soldier" in one or "man" in one for claim in found for one in claim.recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Ecuador said it would reinforce its side of the border.",
        "Hezbollah said the group would retaliate at a time of its choosing.",
        "Kenya said the country would send troops to the country.",
    ],
)
def test_nobody_acts_on_himself(annotate: Annotate, text: str) -> None:
    found = [one for one in annotate(text).claims if one.kind == "event"]
    assert found
    assert not any(set(one.actors) & set(one.recipients) for one in found)


def test_who_is_killed_by_his_own_lions_kills_nobody(annotate: Annotate) -> None:
    (one,) = events(annotate("Ana Sorel was killed by her lions in Chad on Tuesday."), "ASSAULT")
    assert not one.actors
    assert one.recipients


def test_what_is_signed_between_states_is_agreed_by_both(annotate: Annotate) -> None:
    (one,) = events(annotate("In 2017, a memorandum was signed between Cyprus, Greece and Israel."), "AGREE")
    assert set(one.actors) == set(one.recipients) == {"CYP", "GRC", "ISR"}


def test_who_is_asked_is_to_act(annotate: Annotate) -> None:
    found = annotate("Druze leaders appealed to the government of Syria to withdraw its troops from Sweida.")
    (one,) = events(found, "RETREAT")
    assert [actor.country for actor in found.actors if actor.id in one.actors] == ["SYR"]


def test_a_capital_before_a_bombing_is_where(annotate: Annotate) -> None:
    found = annotate("Last week a Kabul car bombing killed five people.")
    assert not any("AFG" in one.actors for one in found.claims)


def test_those_who_spy_for_a_state_are_not_its_people(annotate: Annotate) -> None:
    found = annotate("Ethiopian police arrested 40 people accused of spying for Eritrea.")
    (one,) = [one for one in events(found, "COERCE") if one.trigger.text == "arrested"]
    assert not any(actor.startswith("ERI") for actor in one.recipients)


def test_a_lawyers_client_is_no_proxy(annotate: Annotate) -> None:
    found = annotate("Ana Sorel said that Emil Ducat, her client, had never been to Chad.")
    assert not [one for one in found.claims if one.type == "patron"]


def test_a_threat_with_a_condition_has_been_made(annotate: Annotate) -> None:
    (one,) = events(annotate("Hungary threatened to expel Serbian envoys unless oil transit resumed."), "THREATEN")
    assert (one.factuality, one.modality) == ("CT+", "actual")


def test_a_refusal_by_not_is_no_denial(annotate: Annotate) -> None:
    found = annotate("The Chilean government says it does not allow Peru to use its soil.")
    assert all(one.factuality.endswith("+") for one in events(found, "REJECT"))
