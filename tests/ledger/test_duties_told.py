"""What treaties oblige to or expressly do not, and their lives, as small reports tell of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.inquiry import matters
from onrecord.inquiry.scenario import Scenario, scenario
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import Record, open_record, read_into
from onrecord.vocabulary import Report

Told = Callable[..., Record]

SIGNED = "Chile and Peru signed the Atacama Water Treaty in Lima on 3 May 2024."
"""What the first of two reports says, so that the second speaks of something on record."""


@pytest.fixture
def told(tmp_path: Path, reader: Reader) -> Told:
    def reading(*reports: tuple[str, str]) -> Record:
        record = open_record(tmp_path / "duties.db")
        made = [Report(id=f"r{at}", published=day, text=text) for at, (day, text) in enumerate(reports)]
        read_into(record, made, reader)
        bring_up_to_date(record, record.codebook)
        return record

    return reading


@pytest.mark.parametrize(
    ("words", "bearer", "binding"),
    [
        ("Nothing in the Atacama Water Treaty requires Chile to admit Peruvian engineers.", "CHL", False),
        ("The Atacama Water Treaty stops short of requiring Chile to help Peru.", "CHL", False),
        ("The Atacama Water Treaty commits neither Chile nor Peru to build a dam.", "PER", False),
        ("The Atacama Water Treaty places no obligation on Chile to defend Peru.", "CHL", False),
        ("The Atacama Water Treaty contains no obligation for Peru to help Chile.", "PER", False),
        ("Under the Atacama Water Treaty, Peru need not pay Chile.", "PER", False),
        (
            "Under the Atacama Water Treaty, Chile must consult Peru, while Peru is required to reopen the dam.",
            "PER",
            True,
        ),
        ("The Atacama Water Treaty requires Chile to consult Peru before it builds a dam.", "CHL", True),
        ("Chile is bound by the Atacama Water Treaty to come to the aid of Peru.", "CHL", True),
        ("Under the Atacama Water Treaty, Chile agreed to help Peru.", "CHL", True),
    ],
)
def test_a_treaty_named_anywhere_is_whose_duty_it_is(told: Told, words: str, bearer: str, binding: bool) -> None:
    record = told(("2024-05-04", SIGNED), ("2024-06-10", words))
    (treaty,) = matters.agreements(record)
    assert (bearer, binding) in {(one, duty.binding) for duty in treaty.obligations for one in duty.bearer}
    assert all(duty.binding == binding for duty in treaty.obligations)


def test_what_is_owed_and_what_is_set_against_it_are_two(told: Told) -> None:
    record = told(("2024-05-04", SIGNED + " It obliges Chile to consult Peru, but not to fight for it."))
    (treaty,) = matters.agreements(record)
    assert sorted(duty.binding for duty in treaty.obligations) == [False, True]


def asked(record: Record, words: str, reader: Reader) -> Scenario:
    return scenario(record, words, reader.read)


@pytest.mark.parametrize(
    "words",
    [
        "Norway is obliged under the Fjord Treaty to come to Estonia's aid if Estonia is attacked.",
        "Under the Fjord Treaty, Norway must defend Estonia in the event of an attack.",
        "The Fjord Treaty binds Norway to come to Estonia's defence should it be invaded.",
        "If Estonia is invaded, Norway is bound by the Fjord Treaty to help Estonia.",
    ],
)
def test_who_must_help_the_attacked(told: Told, reader: Reader, words: str) -> None:
    record = told(("2024-05-04", "Latvia accused Estonia of spying."), ("2024-06-10", words))
    found = asked(record, "Latvia attacks Estonia", reader)
    assert ("NOR", True) in {(one, duty.binding) for duty in found.obligations for one in duty.bearer}


def test_a_party_that_need_not_help_is_told_as_such(told: Told, reader: Reader) -> None:
    record = told(
        ("2024-05-04", "Norway and Estonia signed the Fjord Treaty in Tallinn on 3 May 2024."),
        (
            "2024-06-10",
            "Under the Fjord Treaty, Norway must consult Estonia if Estonia is attacked. "
            "The treaty does not require Norway to send troops, nor does it name an enemy.",
        ),
    )
    found = asked(record, "Latvia attacks Estonia", reader)
    assert {duty.binding for duty in found.obligations if "NOR" in duty.bearer} == {True, False}


def test_what_is_owed_and_what_is_forbidden_beside_it_are_two_duties(told: Told) -> None:
    text = (
        "Chile and Peru signed the Atacama Water Treaty on Friday. Under the treaty, Chile must share water data with "
        "Peru and must not let mines drain the lake, and must consult Peru if the lake falls dry."
    )
    (deal,) = matters.agreements(told(("2024-05-04", text)))
    found = {(duty.action, duty.binding, duty.forbidden) for duty in deal.obligations}
    assert ("share water data with Peru", True, False) in found
    assert all(duty.binding for duty in deal.obligations)
