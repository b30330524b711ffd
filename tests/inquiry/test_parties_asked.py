"""Whom a name in a question stands for."""

from onrecord.inquiry.parties import party, party_or_id
from onrecord.record import Record


def test_a_state_stands_for_those_of_its_country(quarrel: Record) -> None:
    brazil = party(quarrel, "Brazil")
    assert brazil.id == "BRA"
    assert {"BRA", "person/rui-sarmento"} <= brazil.members


def test_of_several_states_the_one_most_told_of_gives_its_id(quarrel: Record) -> None:
    found = party(quarrel, "i")  # in the names of Bolivia, Brazil and Chile too
    assert found.id == "PER"
    assert {"BOL", "BRA", "CHL", "PER"} <= found.members


def test_who_is_not_on_record_stands_alone(quarrel: Record) -> None:
    assert party_or_id(quarrel, "NOR").members == {"NOR"}
