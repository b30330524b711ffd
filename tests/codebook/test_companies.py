"""`companies.yaml`, and what all files of names must keep to between them."""

import pytest
from codebook_names import KINDS, country_codes, names_of, shared_names

from onrecord.codebook import Codebook
from onrecord.codebook.countries import countries
from onrecord.codebook.world import Company


@pytest.fixture(scope="module")
def companies(codebook: Codebook) -> dict[str, Company]:
    return {entry.id: entry for entry in codebook.entries(Company)}


def test_there_are_enough(companies: dict[str, Company]) -> None:
    assert len(companies) >= 80


def test_ids_are_in_order_and_differ(codebook: Codebook) -> None:
    ids = [entry.id for entry in codebook.entries(Company)]
    assert ids == sorted(set(ids))


def test_countries_exist(codebook: Codebook, companies: dict[str, Company]) -> None:
    assert {entry.country for entry in companies.values()} - {None} <= country_codes(codebook)


@pytest.mark.parametrize("word", ["Shell", "Ford", "Intel", "Amazon", "Orange", "Meta", "Vale", "Emirates", "Leonardo"])
def test_common_words_are_no_firm(codebook: Codebook, word: str) -> None:
    assert all(word not in names_of(entry) for entry in codebook.entries(Company))


def test_firms_lead_home(companies: dict[str, Company]) -> None:
    assert companies["gazprom"].country == "RUS"
    assert companies["tsmc"].country == "TWN"
    assert companies["citgo"].country == "USA"


def test_no_two_files_share_a_name(codebook: Codebook) -> None:
    assert shared_names(entry for kind in KINDS for entry in codebook.entries(kind)) == {}


def test_no_state_bears_the_name_of_another_actor(codebook: Codebook) -> None:
    states = {
        name for country in countries(codebook) for name in (*country.names, *country.demonyms, *country.capitals)
    }
    organs = {
        name
        for country in countries(codebook)
        for one in country.state.institutions
        for name in (one.name, *one.aliases, *country.state.metonyms)
    }
    names = {name for kind in KINDS for entry in codebook.entries(kind) for name in names_of(entry)}
    assert names & (states | organs) == set()


def test_every_name_is_clean(codebook: Codebook) -> None:
    for kind in KINDS:
        for entry in codebook.entries(kind):
            for name in (entry.name, *entry.aliases):
                assert name == " ".join(name.split()), (entry.id, name)
                assert len(name) > 1, (entry.id, name)
                assert not entry.aliases or entry.name not in entry.aliases, entry.id


def test_wikidata_items_are_told_apart(codebook: Codebook) -> None:
    items = [entry.wikidata for kind in KINDS for entry in codebook.entries(kind) if entry.wikidata]
    assert len(items) == len(set(items))
    assert all(item[0] == "Q" and item[1:].isdigit() for item in items)
