"""When, where and how much: times (TimeML TIMEX3), places (GeoNames) and quantities."""

from enum import StrEnum

from msgspec import Struct, field


class TimeType(StrEnum):
    """TimeML's TIMEX3 types (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Time(Struct, frozen=True, kw_only=True, gc=False):
    """A time expression (TIMEX3) with its value and, where it can be placed on the calendar, its first and last day.

    `value` follows TIMEX3 (`2024-10-22`, `2024-W43`, `P2M`, `PAST_REF`, …), null when a relative date has nothing to be
    relative to. `from_` and `to` are ISO dates, inclusive.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str | None = None
    from_: str | None = field(default=None, name="from")
    to: str | None = None


class ClaimTime(Struct, frozen=True, kw_only=True, gc=False):
    """The time of a claim: a TIMEX3 `value` and ISO dates `from_` and `to`, inclusive, open ends null."""

    value: str | None = None
    from_: str | None = field(default=None, name="from")
    to: str | None = None


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """A place name with its GeoNames id, WGS 84 coordinates in degrees and ISO 3166-1 alpha-3 country, where known."""

    start: int
    end: int
    text: str
    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None


class Bound(StrEnum):
    """How a stated figure bounds the real one."""

    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    LESS_THAN = "less than"


class Quantity(Struct, frozen=True, kw_only=True, gc=False):
    """A figure: `value` in `unit` `of` things.

    `unit` is ISO 4217 for money, a plain English unit otherwise ("tonne", "percent"), null for a bare count.
    """

    start: int
    end: int
    text: str
    value: float | int
    unit: str | None = None
    of: str | None = None
    bound: Bound | None = None
