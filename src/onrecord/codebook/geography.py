"""Codebook entries for places: regions, a point for each country, other spellings of cities."""

import re
from typing import ClassVar

from onrecord.codebook.entries import Entry


def _check_point(lat: float, lon: float) -> None:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is no point on earth")


class Region(Entry, frozen=True, kw_only=True):
    """A region, province, sea or site with a point that stands for it; `country` null when several share it.

    `admin1` is GeoNames' first-order code, by which its towns are told apart from others of the same name.
    """

    FILE: ClassVar[str] = "regions"
    KEY: ClassVar[str] = "key"
    name: str
    country: str | None
    lat: float
    lon: float
    aliases: tuple[str, ...] = ()
    admin1: str | None = None
    geonames: int | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """Name and country tell regions apart."""
        return (self.name, self.country)

    def check(self) -> None:
        """The point is on earth and the country an alpha-3 code."""
        _check_point(self.lat, self.lon)
        if self.country is not None and not re.fullmatch(r"[A-Z]{3}", self.country):
            raise ValueError(f"{self.country!r} is not an alpha-3 code")


class CountryPoint(Entry, frozen=True, kw_only=True):
    """A point that stands for a country on a map."""

    FILE: ClassVar[str] = "country_points"
    KEY: ClassVar[str] = "code"
    code: str
    lat: float
    lon: float

    def check(self) -> None:
        """The point is on earth."""
        _check_point(self.lat, self.lon)


class CitySpelling(Entry, frozen=True, kw_only=True):
    """Other spellings of a city that the gazetteer lists as `name`."""

    FILE: ClassVar[str] = "city_spellings"
    KEY: ClassVar[str] = "key"
    name: str
    country: str
    spellings: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Name and country tell cities apart."""
        return (self.name, self.country)
