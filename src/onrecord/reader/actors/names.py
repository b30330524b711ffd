"""The index of names: which actors the codebook knows under which words."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from onrecord.codebook import Codebook
from onrecord.codebook.actors import (
    company_actor,
    group_actor,
    organisation_actor,
    outlet_actor,
    party_actor,
    people_actor,
    state_actor,
)
from onrecord.codebook.countries import Country, countries
from onrecord.codebook.world import ArmedGroup, Company, Institution, Organisation, Outlet, Party, People
from onrecord.reader.actors.offices import office_book
from onrecord.reader.actors.wording import ATOM, slug
from onrecord.vocabulary import Actor, ActorKind


class NameRole(StrEnum):
    """In what sense a name stands for the actor."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    METONYM = "metonym"
    PERSON = "person"


class Named(NamedTuple):
    """An actor and in what sense some words name it."""

    actor: Actor
    role: NameRole


class Match(NamedTuple):
    """Known words at `[start, end)` of a text."""

    start: int
    end: int
    named: Named


def atoms(text: str) -> list[str]:
    """The words and marks of a name, with apostrophes and case of shouted words made alike."""
    return [_plain(found.group()) for found in ATOM.finditer(text)]


def _plain(atom: str) -> str:
    return {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"}.get(atom, atom)


EMBLEMS = ("Red Cross", "Red Crescent")
"""What a country's society of the movement is called behind the country's name."""


class _Key(NamedTuple):
    """The atoms of a name and whether an article must stand before them: "the Times" is a paper, "Times" is not."""

    atoms: list[str]
    article: bool
    named: Named


class NameIndex:
    """Finds the codebook's names in a text, the longest first, in one pass; case matters ("us" is not "US").

    A name that the codebook lists with its article is found only behind one.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Index every name of the codebook; where two actors share one, the first kind listed here has it."""
        self.countries = {country.code: country for country in countries(codebook)}
        self.capitals = {name: one.code for one in self.countries.values() for name in one.capitals}
        """The state of which a city is the capital."""
        self.state_names = frozenset(name for one in self.countries.values() for name in one.names)
        self.adjectives = {people_actor(one).id: one.adjective for one in codebook.entries(People) if one.adjective}
        """How a people is said before a noun, by its actor's id, where that is not its name."""
        self._by_first: dict[str, list[_Key]] = {}
        seen: set[tuple[bool, tuple[str, ...]]] = set()
        for words, named in self._names(codebook):
            bare = words.removeprefix("the ").removeprefix("The ")
            key = _Key(atoms(bare), bare != words, named)
            if key.atoms and (key.article, tuple(key.atoms)) not in seen:
                seen.add((key.article, tuple(key.atoms)))
                self._by_first.setdefault(key.atoms[0], []).append(key)
        for keys in self._by_first.values():
            keys.sort(key=lambda key: (-len(key.atoms), not key.article))

    def matches(self, text: str) -> Iterator[Match]:
        """The known names in `text`, left to right, none within another."""
        found = list(ATOM.finditer(text))
        words = [_plain(atom.group()) for atom in found]
        position = 0
        while position < len(words):
            taken = 1
            for key in self._by_first.get(words[position], ()):
                end = position + len(key.atoms)
                if key.article and not self._stands_alone(found, position, end):
                    continue
                if words[position:end] == key.atoms and self._tight(found, position, end):
                    yield Match(found[position].start(), found[end - 1].end(), key.named)
                    taken = len(key.atoms)
                    break
            position += taken

    @staticmethod
    def _stands_alone(found: list[re.Match[str]], start: int, end: int) -> bool:
        """Whether an article leads the name and it goes no further: not "the Independent Electoral Commission"."""
        if start == 0 or found[start - 1].group().lower() != "the":
            return False
        if end >= len(found) or not found[end].group()[0].isupper():
            return True
        return found[end].string[found[end - 1].end() : found[end].start()] != " "

    @staticmethod
    def _tight(found: list[re.Match[str]], start: int, end: int) -> bool:
        """Whether the words stand together, with no line end or wide gap between them."""
        return all(
            found[i + 1].start() - found[i].end() <= 1 or found[i].string[found[i].end() : found[i + 1].start()] == "  "
            for i in range(start, end - 1)
        )

    def state(self, code: str) -> Actor:
        """The actor of the state with this alpha-3 code."""
        return state_actor(self.countries[code])

    def _names(self, codebook: Codebook) -> Iterator[tuple[str, Named]]:
        for country in self.countries.values():
            yield from _country_names(country)
        for organisation in codebook.entries(Organisation):
            yield from _all_names(organisation, organisation_actor(organisation))
        yield from self._societies(codebook)
        for group in codebook.entries(ArmedGroup):
            yield from _all_names(group, group_actor(group))
        for people in codebook.entries(People):
            words = f"the {people.name}" if people.article else people.name
            for name in (words, *people.aliases):
                yield name, Named(people_actor(people), NameRole.NAME)
        for outlet in codebook.entries(Outlet):
            yield from _all_names(outlet, outlet_actor(outlet))
        for party in codebook.entries(Party):
            yield from _all_names(party, party_actor(party))
        for company in codebook.entries(Company):
            yield from _all_names(company, company_actor(company))
        for name, person in codebook.compiled(office_book).people.items():
            if " " in name:
                yield name, Named(person, NameRole.PERSON)

    def _societies(self, codebook: Codebook) -> Iterator[tuple[str, Named]]:
        """Every country's society of the Red Cross movement, as the codebook lists it or by the country's name."""
        listed = {
            (one.country, emblem): organisation_actor(one)
            for one in codebook.entries(Organisation)
            for emblem in EMBLEMS
            if emblem in one.name and not one.name.startswith("International")
        }
        for country in self.countries.values():
            for emblem in EMBLEMS:
                society = listed.get((country.code, emblem)) or society_actor(country, emblem)
                for said in (*country.demonyms, *(name.removeprefix("The ") for name in country.names)):
                    yield f"{said} {emblem}", Named(society, NameRole.NAME)
                    yield f"{said} {emblem} Society", Named(society, NameRole.NAME)


def name_index(codebook: Codebook) -> NameIndex:
    """Build the index; ask for it through `codebook.compiled(name_index)` so that it is built once."""
    return NameIndex(codebook)


def government_actor(country: Country) -> Actor:
    """The government of a state, for which the Kremlin or the White House stands."""
    return Actor(
        id=f"{country.code}/government",
        name=f"government of {country.name}",
        kind=ActorKind.GOVERNMENT,
        country=country.code,
        sector="GOV",
    )


def institution_actor(country: Country, institution: Institution) -> Actor:
    """A state's organ with a proper name."""
    return Actor(
        id=f"{country.code}/{slug(institution.name)}",
        name=institution.name,
        kind=ActorKind.GOVERNMENT,
        country=country.code,
        sector=institution.sector,
        wikidata=institution.wikidata,
    )


def society_actor(country: Country, emblem: str) -> Actor:
    """A country's own society of the Red Cross and Red Crescent movement: "the Philippine Red Cross"."""
    return Actor(
        id=f"{country.code}/{slug(emblem)}",
        name=f"{(*country.demonyms, country.name)[0]} {emblem}",
        kind=ActorKind.ORGANISATION,
        country=country.code,
        sector="NGO",
    )


def _all_names(
    entry: Organisation | ArmedGroup | Outlet | Party | Company, actor: Actor
) -> Iterator[tuple[str, Named]]:
    for words in (entry.name, *entry.aliases):
        yield words, Named(actor, NameRole.NAME)


def _country_names(country: Country) -> Iterator[tuple[str, Named]]:
    state, government = state_actor(country), government_actor(country)
    for name in country.names:
        yield name.removeprefix("The "), Named(state, NameRole.NAME)
    for demonym in country.demonyms:
        yield demonym, Named(state, NameRole.DEMONYM)
    for metonym in country.state.metonyms:
        yield metonym, Named(government, NameRole.METONYM)
    for capital in country.capitals:
        yield capital, Named(state, NameRole.CAPITAL)
    for institution in country.state.institutions:
        organ = institution_actor(country, institution)
        for words in (institution.name, *institution.aliases):
            yield words, Named(organ, NameRole.NAME)
