"""Where events happened: by place and by country, with the coordinates that the reader knew; never a guess."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from onrecord.codebook import Codebook
from onrecord.codebook.countries import countries
from onrecord.codebook.geography import CountryPoint
from onrecord.inquiry.between import HAPPENED, balance, scales
from onrecord.inquiry.matters import events
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.vocabulary import Event, Place


class PlaceOfEvents(Struct, frozen=True, kw_only=True):
    """A place and what happened there: how many events, their sums on PLOVER's scale, their ids.

    `lat` and `lon` are degrees (WGS 84), null when nobody knows them; `country` is ISO 3166-1 alpha-3, null when it is
    unknown. A place that `is_country` names no more than the country, and its point only stands for it.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    is_country: bool
    events: int
    cooperation: float
    conflict: float
    ids: tuple[str, ...]


class CountryOfEvents(Struct, frozen=True, kw_only=True):
    """A country (alpha-3) and how many events happened in it, with the point that stands for it, null when unknown."""

    country: str
    name: str
    lat: float | None
    lon: float | None
    events: int


class Places(Struct, frozen=True, kw_only=True):
    """Events by place and by country, those with most events first; `unplaced` counts events without a place.

    `unlocated` names the places of which no coordinates are known.
    """

    places: tuple[PlaceOfEvents, ...]
    countries: tuple[CountryOfEvents, ...]
    unlocated: tuple[str, ...]
    unplaced: int


def places(record: Record, filters: Filters = EVERYTHING) -> Places:
    """Where events happened that someone says did; `limit` bounds the places and the countries.

    Coordinates are those that the reader found for the name in the report at hand: of two towns of one name, the one
    that was meant there. Raises `UsageError` for a name that nobody on record has.
    """
    told = [event for event in events(record, replace(filters, limit=None)) if event.status in HAPPENED]
    read = record.claim_places(claim for event in told if event.place for claim in event.claims)
    found = make_places(told, read, record.codebook)
    return replace(found, places=found.places[: filters.limit], countries=found.countries[: filters.limit])


def make_places(told: Iterable[Event], read: Mapping[str, Place], codebook: Codebook) -> Places:
    """The places of some events; `read` has the place of each claim, by claim id."""
    at: dict[tuple[str, str | None], list[tuple[Event, Place | None]]] = defaultdict(list)
    unplaced = 0
    for event in told:
        if event.place is None:
            unplaced += 1
            continue
        named = [place for claim in event.claims if (place := read.get(claim)) and place.name == event.place]
        known = next((place for place in named if place.lat is not None), named[0] if named else None)
        at[event.place, known.country if known else None].append((event, known))
    states = codebook.compiled(_country_names)
    found = [_place(name, country, there, codebook, states) for (name, country), there in at.items()]
    found.sort(key=lambda one: (-one.events, one.name, one.country or ""))
    return Places(
        places=tuple(found),
        countries=_countries(found, codebook, states),
        unlocated=tuple(one.name for one in found if one.lat is None),
        unplaced=unplaced,
    )


def _place(
    name: str,
    country: str | None,
    there: list[tuple[Event, Place | None]],
    codebook: Codebook,
    states: Mapping[str, tuple[str, frozenset[str]]],
) -> PlaceOfEvents:
    scale = codebook.compiled(scales)
    sums = balance(scale.get(event.type or "", 0.0) for event, _ in there)
    point = next((place for _, place in there if place and place.lat is not None and place.lon is not None), None)
    return PlaceOfEvents(
        name=name,
        country=country,
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        is_country=_is_country(name, point, states, codebook),
        events=sums.events,
        cooperation=sums.cooperation,
        conflict=sums.conflict,
        ids=tuple(event.id for event, _ in there),
    )


def _is_country(
    name: str, point: Place | None, states: Mapping[str, tuple[str, frozenset[str]]], codebook: Codebook
) -> bool:
    """Whether the name means the whole country, for which its point stands; "Gaza Strip" is a part, though a name."""
    code = point.country if point else None
    if point is None or code is None or code not in states or name not in states[code][1]:
        return False
    stands = codebook.compiled(_points).get(code)
    return stands is None or (stands.lat, stands.lon) == (point.lat, point.lon)


def _countries(
    found: Iterable[PlaceOfEvents], codebook: Codebook, states: Mapping[str, tuple[str, frozenset[str]]]
) -> tuple[CountryOfEvents, ...]:
    counted: dict[str, int] = defaultdict(int)
    for one in found:
        if one.country:
            counted[one.country] += one.events
    points = codebook.compiled(_points)
    made = [
        CountryOfEvents(
            country=code,
            name=states[code][0] if code in states else code,
            lat=points[code].lat if code in points else None,
            lon=points[code].lon if code in points else None,
            events=number,
        )
        for code, number in counted.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.events, one.country)))


def in_the_world(codebook: Codebook) -> None:
    """Make ready what is looked up of countries."""
    codebook.compiled(_country_names)
    codebook.compiled(_points)


def _country_names(codebook: Codebook) -> dict[str, tuple[str, frozenset[str]]]:
    """Each country's name, and all names that mean the whole of it."""
    return {one.code: (one.name, frozenset((one.name, *one.names))) for one in countries(codebook)}


def _points(codebook: Codebook) -> dict[str, CountryPoint]:
    return {one.code: one for one in codebook.entries(CountryPoint)}
