"""What the claims of one event add up to."""

import random
from typing import Any

import pytest
from told_claims import ACTORS, NOT, entry

from onrecord.codebook import Codebook
from onrecord.ledger.events import make_event, status
from onrecord.vocabulary import EventStatus, Factuality, Modality

POST, STAR = {"by": "media/andes-post"}, {"by": "media/lima-star"}


def test_two_origins_confirm(codebook: Codebook) -> None:
    made = [entry(codebook, "r1/c1", **POST), entry(codebook, "r2/c1", **STAR)]
    assert status(made, []) is EventStatus.CONFIRMED
    assert status(made[:1], []) is EventStatus.REPORTED


def test_a_copy_does_not_confirm(codebook: Codebook) -> None:
    made = [entry(codebook, "r1/c1", **POST), entry(codebook, "r2/c1", origin="r1", **STAR)]
    assert status(made, []) is EventStatus.REPORTED


def test_who_passes_on_an_outlet_does_not_confirm_it(codebook: Codebook) -> None:
    own = entry(codebook, "r1/c1", **POST)
    passed = entry(codebook, "r2/c1", holders=("r2/s1",), **POST)
    assert passed.origin == "media/andes-post"
    assert status([own, passed], []) is EventStatus.REPORTED
    assert make_event("event/r1/c1", [own, passed], ACTORS).accounts[0].origins == 1


def test_what_is_only_probable_does_not_confirm(codebook: Codebook) -> None:
    made = [entry(codebook, "r1/c1", **POST), entry(codebook, "r2/c1", factuality=Factuality.PROBABLE, **STAR)]
    assert status(made, []) is EventStatus.REPORTED


@pytest.mark.parametrize("who", ["NOR", "media/lima-star"])
def test_a_word_against_disputes(codebook: Codebook, who: str) -> None:
    told = entry(codebook, "r1/c1", **POST)
    against = entry(codebook, "r2/c1", published="2024-05-04", factuality=NOT, by=who)
    assert status([told], [against]) is EventStatus.DISPUTED
    assert status([], [against]) is EventStatus.DENIED


def test_what_is_announced_is_expected(codebook: Codebook) -> None:
    assert status([entry(codebook, "r1/c1", modality=Modality.PROMISED)], []) is EventStatus.EXPECTED


def test_who_takes_it_back_no_longer_counts(codebook: Codebook) -> None:
    told = entry(codebook, "r1/c1", **POST)
    back = entry(codebook, "r2/c1", published="2024-05-09", factuality=NOT, **POST)
    assert status([told], [back]) is EventStatus.DENIED
    again = entry(codebook, "r3/c1", published="2024-05-12", **POST)
    assert status([told, again], [back]) is not EventStatus.DISPUTED


def test_figures_that_differ_stand_side_by_side(codebook: Codebook) -> None:
    made = [
        entry(codebook, "r1/c1", quantities_text=("40 radars",), **POST),
        entry(codebook, "r2/c1", quantities_text=("44 radars",), **STAR),
        entry(codebook, "r3/c1", quantities_text=("40  radars",), **POST),
    ]
    found = make_event("event/r1/c1", made, ACTORS).figures
    assert [(one.holder, one.text, one.claims) for one in found] == [
        ("media/andes-post", "40 radars", ("r1/c1", "r3/c1")),
        ("media/lima-star", "44 radars", ("r2/c1",)),
    ]


def test_the_order_of_claims_changes_nothing(codebook: Codebook) -> None:
    differs: list[dict[str, Any]] = [
        {"quantities_text": ("40 radars",), **POST},
        {"published": "2024-05-04", "object": "new radars", **STAR},
        {"published": "2024-05-05", "actors": ("person/ingrid-lund", "NOR"), **POST},
        {"published": "2024-05-06", "actors": ("KEN",), "recipients": ("NOR",), **STAR},
    ]
    made = [entry(codebook, f"r{at}/c1", **one) for at, one in enumerate(differs)]
    against = [entry(codebook, f"d{at}/c1", factuality=NOT, by=who) for at, who in enumerate(("NOR", "KEN"))]
    expected = make_event("event/r0/c1", made, ACTORS, denials=against)
    for seed in range(5):
        random.Random(seed).shuffle(made)
        random.Random(seed).shuffle(against)
        assert make_event("event/r0/c1", made, ACTORS, denials=against) == expected
