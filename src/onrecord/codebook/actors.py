"""Whom the codebook knows, as actors: the same wherever they are named, or are only meant."""

from onrecord.codebook.countries import Country, countries
from onrecord.codebook.loader import Codebook
from onrecord.codebook.world import ArmedGroup, Company, Organisation, Outlet, Party, People
from onrecord.vocabulary import Actor, ActorKind


def state_actor(country: Country) -> Actor:
    """A state as an actor; its id is its alpha-3 code."""
    wikidata = country.state.wikidata
    return Actor(id=country.code, name=country.name, kind=ActorKind.STATE, country=country.code, wikidata=wikidata)


def organisation_actor(entry: Organisation) -> Actor:
    """An international organisation or bloc as an actor."""
    return _body("org", entry, ActorKind(entry.kind), entry.sector)


def group_actor(entry: ArmedGroup) -> Actor:
    """An armed group as an actor."""
    return _body("group", entry, ActorKind.GROUP, entry.sector)


def people_actor(entry: People) -> Actor:
    """A people without a state as an actor."""
    return _body("people", entry, ActorKind.POPULATION, "CVL")


def outlet_actor(entry: Outlet) -> Actor:
    """A news outlet as an actor: one whom reports cite, or who publishes them."""
    return _body("media", entry, ActorKind.MEDIA, "MED")


def party_actor(entry: Party) -> Actor:
    """A political party as an actor."""
    return _body("party", entry, ActorKind.PARTY, "PTY")


def company_actor(entry: Company) -> Actor:
    """A company as an actor."""
    return _body("company", entry, ActorKind.COMPANY, "BUS")


def _body(
    prefix: str,
    entry: Organisation | ArmedGroup | Outlet | Party | Company | People,
    kind: ActorKind,
    sector: str | None,
) -> Actor:
    return Actor(
        id=f"{prefix}/{entry.id}",
        name=entry.name,
        kind=kind,
        country=entry.country,
        sector=sector,
        wikidata=entry.wikidata,
    )


def states_of(codebook: Codebook) -> dict[str, Actor]:
    """All states by their codes."""
    return {one.code: state_actor(one) for one in countries(codebook)}


def makers_of_deals(codebook: Codebook) -> dict[str, Actor]:
    """All states, organisations and armed groups by their ids: words may mean one whom no claim names."""
    bodies = [organisation_actor(one) for one in codebook.entries(Organisation)]
    bodies += [group_actor(one) for one in codebook.entries(ArmedGroup)]
    return {one.id: one for one in (*states_of(codebook).values(), *bodies)}
