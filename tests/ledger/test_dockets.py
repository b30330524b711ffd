"""In which docket a claim lies."""

import random
from typing import Any

import pytest
from told_claims import ACTORS, entry

from onrecord.codebook import Codebook
from onrecord.ledger.dockets import dockets, tie_docket


@pytest.mark.parametrize(
    ("differs", "docket"),
    [
        ({}, "KEN|NOR"),
        ({"actors": ("KEN",), "recipients": ("NOR",)}, "KEN|NOR"),
        ({"actors": ("person/ingrid-lund",)}, "KEN|NOR"),
        ({"actors": ("NOR", "CHL"), "recipients": ()}, "CHL|NOR"),
        ({"recipients": ()}, "NOR"),
        ({"type": "ASSAULT", "recipients": (), "place_country": "PER"}, "NOR|PER"),
        ({"type": "CONSULT", "recipients": (), "place_country": "PER"}, "NOR"),
        ({"actors": ("group/misti-front",), "recipients": ("PER",)}, "PER|group/misti-front"),
        ({"actors": ("r1/gunmen",), "recipients": ("PER",)}, "PER"),
        ({"actors": ("r1/gunmen",), "recipients": ()}, "?r1"),
        ({"actors": (), "recipients": ()}, "?r1"),
    ],
)
def test_parties_are_filed_in_alphabetical_order(codebook: Codebook, differs: dict[str, Any], docket: str) -> None:
    assert dockets([entry(codebook, "r1/c1", **differs)], ACTORS) == {"r1/c1": docket}


def test_a_lone_party_lies_with_the_only_pair_of_its_report(codebook: Codebook) -> None:
    pair, lone = entry(codebook, "r1/c1"), entry(codebook, "r1/c2", recipients=())
    assert dockets([pair, lone], ACTORS)["r1/c2"] == "KEN|NOR"
    other = entry(codebook, "r1/c3", recipients=("CHL",))
    assert dockets([pair, lone, other], ACTORS)["r1/c2"] == "NOR"
    unlike = entry(codebook, "r1/c4", type="CONSULT", recipients=())
    assert dockets([pair, unlike], ACTORS)["r1/c4"] == "NOR"


def test_the_order_of_claims_changes_nothing(codebook: Codebook) -> None:
    made = [
        entry(codebook, "r1/c1"),
        entry(codebook, "r1/c2", recipients=()),
        entry(codebook, "r1/c3", actors=("PER",), recipients=("CHL",)),
        entry(codebook, "r1/c4", actors=("PER",), recipients=()),
    ]
    expected = dockets(made, ACTORS)
    for seed in range(5):
        random.Random(seed).shuffle(made)
        assert dockets(made, ACTORS) == expected


def test_all_claims_about_a_tie_lie_in_one_docket() -> None:
    assert tie_docket(("NOR", "KEN"), ACTORS) == tie_docket(("KEN", "NOR"), ACTORS) == "KEN|NOR"
    assert tie_docket(("person/ingrid-lund", "NOR"), ACTORS) == "NOR"
    assert tie_docket(("person/nobody-known", "NOR"), ACTORS) == "NOR|person/nobody-known"
