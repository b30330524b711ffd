"""`armed_groups.yaml`: spellings, homes and patrons of armed groups."""

import pytest
from codebook_names import country_codes, names_of, shared_names

from onrecord.codebook import Codebook
from onrecord.codebook.world import ArmedGroup

REGIONS = {
    "Middle East": {"LBN", "PSE", "SYR", "IRQ", "YEM", "IRN", "TUR"},
    "Sahel and West Africa": {"MLI", "BFA", "NER", "NGA", "CMR"},
    "Horn and Sudan": {"SOM", "ETH", "SDN", "SSD"},
    "Great Lakes and Central Africa": {"COD", "BDI", "UGA", "CAF"},
    "South Asia": {"AFG", "PAK", "IND", "LKA", "BGD"},
    "South-East Asia": {"MMR", "PHL", "IDN", "THA"},
    "Latin America": {"COL", "MEX", "BRA", "HTI", "VEN", "SLV", "ECU", "PER"},
    "Europe and the Caucasus": {"RUS", "UKR", "GBR", "ESP", "AZE"},
}


@pytest.fixture(scope="module")
def groups(codebook: Codebook) -> dict[str, ArmedGroup]:
    return {entry.id: entry for entry in codebook.entries(ArmedGroup)}


def test_there_are_enough(groups: dict[str, ArmedGroup]) -> None:
    assert len(groups) >= 120


def test_ids_are_in_order_and_differ(codebook: Codebook) -> None:
    ids = [entry.id for entry in codebook.entries(ArmedGroup)]
    assert ids == sorted(set(ids))


def test_no_name_is_shared(codebook: Codebook) -> None:
    assert shared_names(codebook.entries(ArmedGroup)) == {}


def test_homes_and_patrons_exist(codebook: Codebook, groups: dict[str, ArmedGroup]) -> None:
    codes = country_codes(codebook)
    for entry in groups.values():
        assert entry.country in codes, entry.id
        assert {patron.country for patron in entry.patrons} <= codes, entry.id


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_its_groups(groups: dict[str, ArmedGroup], region: str) -> None:
    homes = {entry.country for entry in groups.values()}
    assert REGIONS[region] <= homes


@pytest.mark.parametrize(
    ("group", "patron"),
    [
        ("hezbollah", "IRN"),
        ("houthis", "IRN"),
        ("m23", "RWA"),
        ("wagner-group", "RUS"),
        ("syrian-national-army", "TUR"),
        ("polisario-front", "DZA"),
    ],
)
def test_known_patrons(groups: dict[str, ArmedGroup], group: str, patron: str) -> None:
    assert patron in {one.country for one in groups[group].patrons}


def test_a_patron_that_fell_backs_nobody_any_more(groups: dict[str, ArmedGroup]) -> None:
    syria = next(one for one in groups["hezbollah"].patrons if one.country == "SYR")
    assert syria.holds_on("2020-01-01")
    assert not syria.holds_on("2025-01-01")


@pytest.mark.parametrize(
    ("group", "spelling"),
    [
        ("hezbollah", "Hizbullah"),
        ("islamic-state", "ISIL"),
        ("islamic-state", "Daesh"),
        ("al-qaeda", "al-Qaida"),
        ("al-shabaab", "al Shabaab"),
        ("houthis", "Ansar Allah"),
        ("pkk", "PKK"),
        ("rapid-support-forces", "RSF"),
        ("jnim", "JNIM"),
        ("pakistani-taliban", "TTP"),
        ("cjng", "Jalisco New Generation Cartel"),
    ],
)
def test_spellings_lead_to_the_group(groups: dict[str, ArmedGroup], group: str, spelling: str) -> None:
    assert spelling in names_of(groups[group])


def test_cartels_and_gangs_are_crime_not_rebels(groups: dict[str, ArmedGroup]) -> None:
    gangs = ("sinaloa-cartel", "tren-de-aragua", "viv-ansanm", "ms-13", "ndrangheta")
    assert {groups[gang].sector for gang in gangs} == {"CRM"}
    assert {entry.sector for entry in groups.values()} == {"REB", "CRM", "MIL"}
