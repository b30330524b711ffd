"""Where events happened."""

from onrecord.codebook import Codebook
from onrecord.inquiry.places import make_places, places
from onrecord.record import Filters, Record
from onrecord.vocabulary import Event, Place

ARICA = Event(id="event/a", type="ASSAULT", place="Arica", claims=("one/c1",))


def read(name: str, country: str | None, lat: float | None = None, lon: float | None = None) -> Place:
    return Place(start=0, end=1, text=name, name=name, country=country, lat=lat, lon=lon)


def test_places_have_the_coordinates_that_were_read(quarrel_and_past: Record) -> None:
    found = {place.name: place for place in places(quarrel_and_past).places}
    assert round(found["Arequipa"].lat or 0) == -16
    assert (found["Arequipa"].country, found["Arequipa"].events, found["Arequipa"].conflict) == ("PER", 1, 10.0)
    assert not found["Arequipa"].is_country


def test_countries_add_up_their_places(quarrel_and_past: Record) -> None:
    found = places(quarrel_and_past)
    (peru,) = (one for one in found.countries if one.country == "PER")
    assert peru.name == "Peru"
    assert peru.events == sum(place.events for place in found.places if place.country == "PER")
    assert peru.lat is not None


def test_what_is_asked_bounds_the_places(quarrel_and_past: Record) -> None:
    assert "Arequipa" not in {place.name for place in places(quarrel_and_past, Filters(since="2024")).places}
    assert len(places(quarrel_and_past, Filters(limit=1)).places) == 1


def test_events_without_a_place_are_counted(quarrel: Record) -> None:
    found = places(quarrel)
    assert (found.places, found.unplaced) == ((), 6)


def test_no_coordinates_are_invented(codebook: Codebook) -> None:
    found = make_places([ARICA], {"one/c1": read("Arica", None)}, codebook)
    (place,) = found.places
    assert (place.lat, place.lon, place.country) == (None, None, None)
    assert found.unlocated == ("Arica",)
    assert not found.countries
    assert make_places([ARICA], {}, codebook).unlocated == ("Arica",)


def test_two_towns_of_one_name_are_two_places(codebook: Codebook) -> None:
    other = Event(id="event/b", type="AID", place="Arica", claims=("two/c1",))
    told = {"one/c1": read("Arica", "CHL", -18.5, -70.3), "two/c1": read("Arica", "COL", -2.1, -71.8)}
    assert [(one.country, one.lat) for one in make_places([ARICA, other], told, codebook).places] == [
        ("CHL", -18.5),
        ("COL", -2.1),
    ]


def test_the_place_of_another_claim_is_not_the_events(codebook: Codebook) -> None:
    assert make_places([ARICA], {"one/c1": read("Tacna", "PER", -18.0, -70.2)}, codebook).unlocated == ("Arica",)


def test_a_whole_country_is_told_from_a_place_in_it(codebook: Codebook) -> None:
    event = Event(id="event/a", type="ASSAULT", place="Chile", claims=("one/c1",))
    point = {one.code: one for one in _points(codebook)}["CHL"]
    (whole,) = make_places([event], {"one/c1": read("Chile", "CHL", point.lat, point.lon)}, codebook).places
    (part,) = make_places([event], {"one/c1": read("Chile", "CHL", -18.5, -70.3)}, codebook).places
    assert (whole.is_country, part.is_country) == (True, False)


def _points(codebook: Codebook):
    from onrecord.codebook.geography import CountryPoint

    return codebook.entries(CountryPoint)
