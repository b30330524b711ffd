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
