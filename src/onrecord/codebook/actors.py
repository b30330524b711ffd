"""Whom the codebook knows, as actors: the same wherever they are named, or are only meant."""

from onrecord.codebook.countries import Country, countries
from onrecord.codebook.loader import Codebook
from onrecord.codebook.world import ArmedGroup, Organisation
from onrecord.vocabulary import Actor, ActorKind


def state_actor(country: Country) -> Actor:
    """A state as an actor; its id is its alpha-3 code."""
    wikidata = country.state.wikidata
    return Actor(id=country.code, name=country.name, kind=ActorKind.STATE, country=country.code, wikidata=wikidata)


def organisation_actor(entry: Organisation) -> Actor:
    """An international organisation or bloc as an actor."""
    return Actor(
        id=f"org/{entry.id}",
        name=entry.name,
        kind=ActorKind(entry.kind),
        country=entry.country,
        sector=entry.sector,
        wikidata=entry.wikidata,
    )


def group_actor(entry: ArmedGroup) -> Actor:
    """An armed group as an actor."""
    return Actor(
        id=f"group/{entry.id}",
        name=entry.name,
        kind=ActorKind.GROUP,
        country=entry.country,
        sector=entry.sector,
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
