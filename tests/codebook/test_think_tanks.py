"""`think_tanks.yaml`: words that tell what an unknown capitalised name is."""

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.world import ThinkTankPattern
from onrecord.vocabulary import ActorKind


def read_as(codebook: Codebook, name: str) -> tuple[ActorKind, str | None] | None:
    """What the first pattern with a word in `name` takes it for."""
    for pattern in codebook.entries(ThinkTankPattern):
        if any(word in name for word in pattern.words):
            return pattern.kind, pattern.sector
    return None


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Harwick Institute", "EDU"),
        ("Center for Northern Studies", "EDU"),
        ("Council on Coastal Affairs", "EDU"),
        ("University of Aldmoor", "EDU"),
        ("Brandt Stiftung", "NGO"),
        ("Committee to Protect Rivers", "NGO"),
        ("Desert Rights Group", "NGO"),
        ("Halden & Partners", "BUS"),
        ("Kerrin Consulting", "BUS"),
    ],
)
def test_words_tell_what_a_name_is(codebook: Codebook, name: str, sector: str) -> None:
    found = read_as(codebook, name)
    assert found is not None
    assert found[1] == sector
    assert found[0] is (ActorKind.COMPANY if sector == "BUS" else ActorKind.ORGANISATION)


@pytest.mark.parametrize("name", ["Harwick Treaty", "Aldmoor Council", "Northern Fleet", "Ministry of Fisheries"])
def test_other_names_stay_open(codebook: Codebook, name: str) -> None:
    assert read_as(codebook, name) is None


def test_a_word_stands_in_one_pattern_only(codebook: Codebook) -> None:
    words = [word for pattern in codebook.entries(ThinkTankPattern) for word in pattern.words]
    assert len(words) == len(set(words))
