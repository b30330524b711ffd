"""What denies what, and who then stands on which side."""

from typing import Any

import pytest
from told_claims import ACTORS, NOT, entry

from onrecord.codebook import Codebook
from onrecord.ledger.disputes import Contested, broader_words, denied, is_denial, is_rejection, make_dispute
from onrecord.ledger.entry import Entry
from onrecord.ledger.events import make_event
from onrecord.vocabulary import Dispute, EventStatus, Factuality, Modality

DRONES = {"object": "drones", "text": "Norway shipped drones to Kenya"}


def found(codebook: Codebook, denial: Entry, **events: tuple[Entry, ...]) -> list[str]:
    contested = [Contested(id=name, entries=some) for name, some in events.items()]
    return [name for name, _ in denied(denial, contested, codebook.compiled(broader_words))]


def deny(codebook: Codebook, name: str = "d/c1", **differs: Any) -> Entry:
    told = {"published": "2024-05-10", "factuality": NOT, "by": "NOR"}
    return entry(codebook, name, **told | differs)


def dispute(told: list[Entry], against: list[Entry]) -> Dispute | None:
    return make_dispute("event/r1/c1", told, against, {})


def test_a_broader_word_takes_in_the_narrower(codebook: Codebook) -> None:
    told = entry(codebook, "r1/c1", **DRONES)
    words = {"trigger": "gave", "object": "any arms", "text": "Norway never gave Kenya any arms"}
    assert found(codebook, deny(codebook, **words), e=(told,)) == ["e"]


def test_another_thing_is_not_denied(codebook: Codebook) -> None:
    told = entry(codebook, "r1/c1", **DRONES)
    parties = {"actors_text": ("Norway",), "recipients_text": ("Kenya",)}
    grain = {"object": "grain", "text": "Norway never gave Kenya grain", "trigger": "gave", **parties}
    assert found(codebook, deny(codebook, **grain), e=(told,)) == []


@pytest.mark.parametrize(
    ("day", "reached"),
    [("2024-06-20", True), ("2024-10-30", True), ("2024-10-31", False), ("2024-04-12", True), ("2024-04-11", False)],
)
def test_a_denial_reaches_half_a_year_back_and_some_days_ahead(codebook: Codebook, day: str, reached: bool) -> None:
    assert bool(found(codebook, deny(codebook, published=day), e=(entry(codebook, "r1/c1"),))) is reached


def test_other_parties_and_other_deeds_are_not_denied(codebook: Codebook) -> None:
    assert found(codebook, deny(codebook), e=(entry(codebook, "r1/c1", actors=("CHL",)),)) == []
    strike = entry(codebook, "r1/c1", type="ASSAULT", trigger="bombed", text="Norway bombed Kenya", object=None)
    assert found(codebook, deny(codebook), e=(strike,)) == []


def test_the_likeliest_event_is_denied(codebook: Codebook) -> None:
    radars, medicine = entry(codebook, "r1/c1"), {"object": "medicine", "text": "Norway flew medicine to Kenya"}
    other = entry(codebook, "r2/c1", trigger="flew", **medicine)
    assert found(codebook, deny(codebook), radars=(radars,), medicine=(other,)) == ["radars"]


def test_what_is_not_yet_done_is_not_denied_by_a_no(codebook: Codebook) -> None:
    assert is_denial(deny(codebook))
    assert not is_denial(deny(codebook, modality=Modality.PROMISED))
    assert not is_denial(entry(codebook, "r1/c1"))


def test_a_deed_of_denying_is_a_denial_and_its_denial_is_a_negative(codebook: Codebook) -> None:
    words = {"type": "REJECT", "trigger": "denied", "object": "the allegation", "by": "media/andes-post"}
    deed = deny(codebook, factuality=Factuality.CERTAIN, **words)
    assert is_rejection(deed)
    assert is_denial(deed)
    never = deny(codebook, **words)
    assert not is_rejection(never)
    assert is_denial(never)


def test_a_denial_of_a_denial_does_not_deny_the_event(codebook: Codebook) -> None:
    told = entry(codebook, "r1/c1")
    never = deny(codebook, type="REJECT", trigger="denied", recipients=(), object="shipping radars to Kenya")
    assert found(codebook, never, e=(told,)) == []


def test_sides_and_since(codebook: Codebook) -> None:
    one = dispute([entry(codebook, "r1/c1")], [deny(codebook)])
    assert one is not None
    assert [side.holders for side in one.sides] == [("media/andes-post",), ("NOR",)]
    assert [side.factuality for side in one.sides] == ["CT+", "CT-"]
    assert one.since == "2024-05-10"
    assert dispute([entry(codebook, "r1/c1")], []) is None
    assert dispute([], [deny(codebook)]) is None


def test_who_takes_it_back_is_no_side_any_more(codebook: Codebook) -> None:
    told, no = entry(codebook, "r1/c1"), deny(codebook)
    back = entry(codebook, "r2/c1", published="2024-05-20", by="NOR")
    assert dispute([told, back], [no]) is None
    assert make_event("event/r1/c1", [told, back], ACTORS, denials=[no]).status is EventStatus.CONFIRMED


def test_who_says_something_else_in_the_same_report_takes_nothing_back(codebook: Codebook) -> None:
    told, no = entry(codebook, "r1/c1"), deny(codebook, "d/c1")
    other = {"by": "NOR", "published": "2024-05-10", "trigger": "buys", "object": "trucks"}
    assert dispute([told, entry(codebook, "d/c2", **other)], [no]) is not None
    admitted = other | {"trigger": "shipped"}
    assert dispute([told, entry(codebook, "d/c2", **admitted, text="but now admits")], [no]) is None


@pytest.mark.parametrize(
    ("differs", "reached"),
    [
        ({}, True),
        ({"factuality": Factuality.PROBABLY_NOT}, True),
        ({"factuality": Factuality.POSSIBLY_NOT}, False),
    ],
)
def test_what_possibly_was_not_denies_nothing(codebook: Codebook, differs: dict[str, Any], reached: bool) -> None:
    assert is_denial(deny(codebook, **differs)) is reached


def test_a_common_word_and_one_country_are_not_enough_weeks_apart(codebook: Codebook) -> None:
    told = entry(
        codebook, "r1/c1", type="ASSAULT", trigger="shot", text="gunmen shot two dockers in Kenya", object=None
    )
    words = {"type": "ASSAULT", "trigger": "shot", "object": None, "actors": (), "text": "nobody was shot in Kenya"}
    assert found(codebook, deny(codebook, **words, published="2024-05-05"), e=(told,)) == ["e"]
    assert found(codebook, deny(codebook, **words, published="2024-05-25"), e=(told,)) == []
    with_more = words | {"text": "none of the two dockers by the gunmen was shot"}
    assert found(codebook, deny(codebook, **with_more, published="2024-05-25"), e=(told,)) == ["e"]


def test_in_one_report_a_denial_with_words_of_its_own_needs_one_in_common(codebook: Codebook) -> None:
    talks = {"type": "AGREE", "trigger": "offered", "object": "a harbour", "text": "Norway offered Kenya a harbour"}
    parties = {"actors_text": ("Norway",), "recipients_text": ("Kenya",)}
    lone = {"type": "AID", "text": "Norway sent radars to Kenya"}
    talks |= parties
    assert found(codebook, deny(codebook, "r1/c9", **talks), e=(entry(codebook, "r1/c1", **lone),)) == []


@pytest.mark.parametrize(
    ("differs", "reached"),
    [
        ({"start": 120}, True),
        ({"start": 1200}, False),
        ({"start": 120, "actors": ("KEN",)}, False),
    ],
)
def test_a_rejection_takes_up_what_its_maker_did_nearby(
    codebook: Codebook, differs: dict[str, Any], reached: bool
) -> None:
    told = {
        "type": "REJECT",
        "factuality": Factuality.CERTAIN,
        "recipients": (),
        "object": None,
        "text": "which it denies",
    }
    no = deny(codebook, "r1/c9", trigger="denies", **told, **differs)
    assert found(codebook, no, e=(entry(codebook, "r1/c1"),)) == (["e"] if reached else [])


@pytest.mark.parametrize(
    ("about", "denies"),
    [("the report", True), ("the allegations as baseless", True), ("the energy minister", False), (None, False)],
)
def test_a_dismissal_is_a_denial_when_it_is_of_what_is_said(
    codebook: Codebook, about: str | None, denies: bool
) -> None:
    words = {"type": "REJECT", "trigger": "dismissed", "factuality": Factuality.CERTAIN, "object": about}
    assert is_rejection(deny(codebook, **words)) is denies


def test_who_denies_an_accusation_denies_what_he_is_accused_of(codebook: Codebook) -> None:
    words = {"type": "ACCUSE", "trigger": "accusation", "text": "Norway denies the accusation", "object": None}
    assert is_rejection(deny(codebook, **words))
    assert not is_rejection(deny(codebook, **words | {"trigger": "accused", "text": "Norway never accused Kenya"}))


def test_both_nations_deny(codebook: Codebook) -> None:
    both = {"actors": ("NOR", "KEN"), "recipients": (), "by": "media/lima-star"}
    deed = deny(codebook, type="REJECT", trigger="denied", factuality=Factuality.CERTAIN, object="the report", **both)
    one = dispute([entry(codebook, "r1/c1")], [deed])
    assert one is not None
    assert one.sides[1].holders == ("NOR", "KEN")
    assert one.sides[1].factuality == "CT-"


def test_of_two_that_deny_one_takes_it_back(codebook: Codebook) -> None:
    both = {"actors": ("NOR", "KEN"), "recipients": (), "by": "media/lima-star"}
    deed = deny(codebook, type="REJECT", trigger="denied", factuality=Factuality.CERTAIN, object="the report", **both)
    back = entry(codebook, "r3/c1", published="2024-06-01", by="KEN")
    later = dispute([entry(codebook, "r1/c1"), back], [deed])
    assert later is not None
    assert "KEN" in later.sides[0].holders
    assert later.sides[1].holders == ("NOR",)
