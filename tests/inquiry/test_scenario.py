"""What is on record for the case that something comes about."""

import pytest

from onrecord.inquiry.scenario import Scenario, scenario
from onrecord.reader import Reader
from onrecord.record import Filters, Record
from onrecord.vocabulary import UsageError


@pytest.fixture(scope="module")
def attack(quarrel: Record, reader: Reader) -> Scenario:
    return scenario(quarrel, "Chile attacks Peru", reader.read)


@pytest.mark.parametrize("words", ["Chile attacks Peru", "Chile invades Peru", "a Chilean attack on Peru."])
def test_the_deed_is_understood(quarrel: Record, reader: Reader, words: str) -> None:
    found = scenario(quarrel, words, reader.read).reading
    assert (found.type, found.actors, found.recipients) == ("ASSAULT", ("CHL",), ("PER",))


@pytest.mark.parametrize("words", ["", "weather tomorrow"])
def test_what_is_no_deed_is_refused(quarrel: Record, reader: Reader, words: str) -> None:
    with pytest.raises(UsageError) as raised:
        scenario(quarrel, words, reader.read)
    assert raised.value.code == "scenario-not-understood"


def test_duties_and_what_is_expressly_not_owed(attack: Scenario) -> None:
    duties = {duty.binding: duty for duty in attack.obligations}
    assert duties[True].bearer == duties[False].bearer == ("BRA",)
    assert "ammunition" in duties[True].action
    assert "troops" in duties[False].action
    assert all(duty.agreement and duty.claims for duty in attack.obligations)


def test_intentions_of_the_sides_and_of_others(attack: Scenario) -> None:
    meant = {(one.holder, one.kind.value, one.type) for one in attack.intentions}
    assert ("CHL", "threat", "ASSAULT") in meant
    assert ("person/rui-sarmento", "promise", "AID") in meant


def test_what_an_analyst_foresees(attack: Scenario) -> None:
    assert [(one.holder, one.negated) for one in attack.forecasts] == [("person/ines-quiroga", True)]


def test_precedents_and_what_others_did_then(attack: Scenario) -> None:
    told = [(one.type, one.actors, one.from_) for one in attack.precedents]
    assert told == [
        ("ASSAULT", ("CHL",), "2024-02-01"),
        ("ACCUSE", ("BRA",), "2024-02-10"),
        ("ASSAULT", ("CHL",), "2024-04-01"),
    ]


def test_who_has_said_nothing(attack: Scenario) -> None:
    assert attack.silent == ("BOL",)


def test_everything_is_cited(attack: Scenario) -> None:
    for one in (*attack.obligations, *attack.intentions, *attack.forecasts, *attack.precedents):
        assert one.claims


def test_as_of_an_earlier_day(quarrel: Record, reader: Reader) -> None:
    found = scenario(quarrel, "Chile attacks Peru", reader.read, Filters(as_of="2024-02-28"))
    assert (found.obligations, found.intentions, found.forecasts) == ((), (), ())
    assert [one.from_ for one in found.precedents] == ["2024-02-01"]
