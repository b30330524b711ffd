"""`states.yaml`: every ISO country is there, codes and links are sound, and no name stands for two states."""

from collections import defaultdict

import pycountry
import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.world import State

FORMER = {"CSK", "DDR", "SUN", "YUG"}
"""ISO 3166-3 codes of states that news still names."""


@pytest.fixture(scope="module")
def states(codebook: Codebook) -> dict[str, State]:
    return {state.code: state for state in codebook.entries(State)}


def test_every_iso_country_has_an_entry(states: dict[str, State]) -> None:
    assert {country.alpha_3 for country in pycountry.countries} <= states.keys()


def test_other_codes_are_former_or_user_assigned(states: dict[str, State]) -> None:
    iso = {country.alpha_3 for country in pycountry.countries}
    former = {country.alpha_3 for country in pycountry.historic_countries}
    extra = states.keys() - iso
    assert FORMER == extra & FORMER == FORMER & former
    assert all(code.startswith("X") for code in extra - FORMER)


def test_entries_are_sorted_and_told_apart(codebook: Codebook) -> None:
    codes = [state.code for state in codebook.entries(State)]
    assert codes == sorted(set(codes))


def test_disputed_territories_are_claimed_by_listed_states(states: dict[str, State]) -> None:
    disputed = {code: state.disputed_with for code, state in states.items() if state.disputed_with}
    assert {"ESH", "XAB", "XCR", "XKX", "XNC", "XSL", "XSO", "XTR"} <= disputed.keys()
    assert all(claimant in states for claimants in disputed.values() for claimant in claimants)


def test_wikidata_ids_are_unique(states: dict[str, State]) -> None:
    linked = [state.wikidata for state in states.values() if state.wikidata]
    assert len(linked) == len(set(linked))
    assert all(link[0] == "Q" and link[1:].isdigit() for link in linked)


def test_no_name_of_a_state_stands_for_two(states: dict[str, State]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for state in states.values():
        for name in (state.name, *state.aliases, *state.demonyms, *state.capitals, *state.metonyms):
            if name:
                owners[name].add(state.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_institution_names_are_distinct_within_a_state(states: dict[str, State]) -> None:
    for state in states.values():
        names = [name for organ in state.institutions for name in (organ.name, *organ.aliases)]
        assert len(names) == len(set(names)), state.code


def test_populated_states_have_demonyms(states: dict[str, State]) -> None:
    assert all(states[code].demonyms for code in ("AFG", "BRA", "CHN", "DEU", "EGY", "GBR", "IND", "PSE", "RUS", "ZAF"))
    assert sum(bool(state.demonyms) for state in states.values()) >= 230


@pytest.mark.parametrize(
    ("code", "name", "field"),
    [
        ("GBR", "Downing Street", "metonyms"),
        ("RUS", "Kremlin", "metonyms"),
        ("USA", "White House", "metonyms"),
        ("FRA", "Elysee", "metonyms"),
        ("USA", "U.S.", "aliases"),
        ("PRK", "DPRK", "aliases"),
        ("COD", "DRC", "aliases"),
        ("MMR", "Burma", "aliases"),
        ("SWZ", "Swaziland", "aliases"),
        ("UKR", "Kiev", "capitals"),
        ("NLD", "The Hague", "capitals"),
        ("NER", "Nigeriens", "demonyms"),
        ("NGA", "Nigerians", "demonyms"),
        ("NLD", "Dutch", "demonyms"),
        ("PHL", "Filipino", "demonyms"),
    ],
)
def test_news_names_of_states(states: dict[str, State], code: str, name: str, field: str) -> None:
    assert name in getattr(states[code], field)


@pytest.mark.parametrize(
    ("code", "name", "sector"),
    [
        ("ISR", "Knesset", "LEG"),
        ("ISR", "IDF", "MIL"),
        ("GBR", "MI6", "SPY"),
        ("RUS", "Duma", "LEG"),
        ("IRN", "Revolutionary Guards", "MIL"),
        ("USA", "Pentagon", "MIL"),
        ("USA", "FBI", "COP"),
        ("CHN", "People's Liberation Army", "MIL"),
        ("UKR", "Verkhovna Rada", "LEG"),
        ("DEU", "Bundestag", "LEG"),
        ("PAK", "ISI", "SPY"),
        ("IND", "Supreme Court of India", "JUD"),
    ],
)
def test_proper_named_institutions(states: dict[str, State], code: str, name: str, sector: str) -> None:
    found = [organ.sector for organ in states[code].institutions if name in (organ.name, *organ.aliases)]
    assert found == [sector]


def test_states_that_matter_in_news_have_institutions(states: dict[str, State]) -> None:
    assert sum(bool(state.institutions) for state in states.values()) >= 80
