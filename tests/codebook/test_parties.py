"""`parties.yaml`: political parties by country."""

from collections import Counter

import pytest
from codebook_names import country_codes, names_of, shared_names

from onrecord.codebook import Codebook
from onrecord.codebook.world import Party


@pytest.fixture(scope="module")
def parties(codebook: Codebook) -> dict[str, Party]:
    return {entry.id: entry for entry in codebook.entries(Party)}


def test_there_are_enough(parties: dict[str, Party]) -> None:
    assert len(parties) >= 120
    assert len(Counter(entry.country for entry in parties.values())) >= 40


def test_ids_are_in_order_and_begin_with_the_country(codebook: Codebook) -> None:
    entries = codebook.entries(Party)
    ids = [entry.id for entry in entries]
    assert ids == sorted(set(ids))
    assert all(entry.id.startswith(f"{entry.country.lower()}/") for entry in entries)


def test_no_name_is_shared(codebook: Codebook) -> None:
    assert shared_names(codebook.entries(Party)) == {}


def test_countries_exist(codebook: Codebook, parties: dict[str, Party]) -> None:
    assert {entry.country for entry in parties.values()} <= country_codes(codebook)


@pytest.mark.parametrize(
    ("party", "name"),
    [
        ("usa/republican-party", "GOP"),
        ("gbr/conservative-party", "Tories"),
        ("deu/afd", "AfD"),
        ("tur/akp", "AK Party"),
        ("ind/bjp", "Bharatiya Janata Party"),
        ("zaf/anc", "ANC"),
        ("chn/ccp", "Communist Party of China"),
        ("pse/fatah", "Fatah"),
        ("pak/pti", "PTI"),
    ],
)
def test_names_lead_to_the_party(parties: dict[str, Party], party: str, name: str) -> None:
    assert name in names_of(parties[party])


@pytest.mark.parametrize("word", ["Congress", "Alliance", "Reform", "Greens", "Tory", "Liberals", "Vox", "Sun"])
def test_common_words_are_no_party(codebook: Codebook, word: str) -> None:
    assert all(word not in names_of(entry) for entry in codebook.entries(Party))
