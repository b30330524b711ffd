"""Which words name places, and which place of a name is meant."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.codebook import Codebook
from onrecord.codebook.geography import CitySpelling, CountryPoint, Region
from onrecord.reader import Reader
from onrecord.reader.actors import find_actors
from onrecord.reader.draft import Draft
from onrecord.reader.places import find_places
from onrecord.reader.places.gazetteer import Gazetteer, Spot, build_gazetteer, fold, kilometres
from onrecord.reader.places.toponyms import Toponym, resolve
from onrecord.vocabulary import Place, Report

Finder = Callable[..., list[Place]]


@pytest.fixture(scope="module")
def places_in(reader: Reader, codebook: Codebook) -> Finder:
    def find(text: str, **head: str) -> list[Place]:
        report = Report(id="test", text=text, **head)
        draft = Draft(report=report, doc=reader.parser.parse(report))
        find_actors(draft, codebook)
        find_places(draft, codebook)
        return draft.places

    return find


@pytest.fixture(scope="module")
def gazetteer(codebook: Codebook) -> Gazetteer:
    return codebook.compiled(build_gazetteer)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Troops gathered near Kharkiv on Monday.", "Kharkiv", "UKR"),
        ("Fighting was reported in the Gaza Strip.", "Gaza Strip", "PSE"),
        ("Ships were stopped in the Strait of Hormuz.", "Strait of Hormuz", None),
        ("The ministers met in Kiev on Monday.", "Kyiv", "UKR"),
        ("The council met in Paris, Texas.", "Paris", "USA"),
        ("The council met in Paris on Monday.", "Paris", "FRA"),
        ("A summit opened in Kazan, southwestern Russia.", "Kazan", "RUS"),
        ("Shells fell on the Iraqi city of Mosul.", "Mosul", "IRQ"),
        ("The envoy flew to Washington on Monday.", "Washington", "USA"),
        ("Police in Alexandria, La., arrested two men.", "Alexandria", "USA"),
        ("The ferry left Alexandria in Egypt on Monday.", "Alexandria", "EGY"),
        ("Rain fell across Saint Petersburg and the rest of Russia.", "Saint Petersburg", "RUS"),
        ("The army withdrew from northern Kosovo.", "Kosovo", "XKX"),
    ],
)
def test_finds_the_place_that_is_meant(places_in: Finder, text: str, name: str, country: str | None) -> None:
    found = {place.name: place for place in places_in(text)}
    assert name in found
    assert found[name].country == country
    assert found[name].lat is not None


def test_a_hint_settles_the_state_too(places_in: Finder) -> None:
    texas = next(place for place in places_in("A storm hit Paris, Texas, on Monday.") if place.text == "Paris")
    louisiana = next(p for p in places_in("Police in Alexandria, La., arrested two men.") if p.text == "Alexandria")
    assert texas.lon == pytest.approx(-95.6, abs=0.5)
    assert louisiana.lon == pytest.approx(-92.4, abs=0.5)


@pytest.mark.parametrize(
    "text",
    [
        "Washington said it would not talk.",
        "Paris Hilton smiled.",
        "The Bank of England raised its rate in March.",
        "The minister resigned in May.",
        "Nothing of note happened.",
    ],
)
def test_governments_people_firms_and_months_are_no_places(places_in: Finder, text: str) -> None:
    assert places_in(text) == []


def test_an_unknown_place_has_no_coordinates(places_in: Finder) -> None:
    found = places_in("Soldiers of Norland shelled villages in Qwyxtown County on Monday.")
    unknown = [place for place in found if "Qwyxtown" in place.text]
    assert all(place.lat is None and place.geonames is None and place.country is None for place in unknown)


def test_the_publishers_country_tips_the_scales(places_in: Finder, gazetteer: Gazetteer) -> None:
    assert set(gazetteer.publishers.values()) >= {"GBR", "USA"}
    text = "The mayor spoke in London on Monday."
    assert places_in(text, publisher="BBC")[0].country == "GBR"


def test_nearness_and_named_states_decide_between_namesakes(gazetteer: Gazetteer) -> None:
    def toponym(number: int, name: str) -> Toponym:
        return Toponym(number, number + 1, name, tuple(gazetteer.look_up(name)))

    alone = resolve([toponym(0, "Dublin")], {})
    among = resolve([toponym(n, name) for n, name in enumerate(("Dublin", "Columbus", "Ohio"))], {})
    assert alone[0] is not None
    assert alone[0].country == "IRL"
    assert among[0] is not None
    assert (among[0].country, among[0].admin1) == ("USA", "OH")


def test_one_name_is_one_place_in_a_report(places_in: Finder) -> None:
    found = places_in("A fire broke out in Paris, Texas. Firemen in Paris said it was small.")
    assert len({(place.lat, place.lon) for place in found if place.text == "Paris"}) == 1


def test_folding_and_distance() -> None:
    assert fold("São Paulo") == fold("Sao Paulo") == "sao paulo"
    assert fold("Saint-Denis") == fold("St. Denis")
    north = Spot(name="", kind="", country=None, admin1=None, geonames=None, lat=0.0, lon=0.0, weight=0)
    east = Spot(name="", kind="", country=None, admin1=None, geonames=None, lat=0.0, lon=1.0, weight=0)
    assert kilometres(north, east) == pytest.approx(111.2, abs=0.5)


def test_the_geography_files_are_large_and_unambiguous(codebook: Codebook) -> None:
    regions = codebook.entries(Region)
    assert len(regions) >= 250
    assert len({region.key for region in regions}) == len(regions)
    assert len(codebook.entries(CountryPoint)) >= 195
    assert len(codebook.entries(CitySpelling)) >= 100


def test_every_spelling_leads_to_a_town_of_its_country(codebook: Codebook, gazetteer: Gazetteer) -> None:
    lost = [
        (entry.name, spelling)
        for entry in codebook.entries(CitySpelling)
        for spelling in entry.spellings
        if not any(spot.kind == "town" and spot.country == entry.country for spot in gazetteer.look_up(spelling))
    ]
    assert lost == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aéЯ🙂\u0301 .,'-\nParisTexasUSinof", max_size=80))
def test_offsets_quote_the_text(places_in: Finder, text: str) -> None:
    for place in places_in(text):
        assert text[place.start : place.end] == place.text


def test_many_names_take_no_more_than_their_share(places_in: Finder) -> None:
    text = "San Jose, " * 1500 + "Paris."
    assert len(places_in(text)) >= 1500
