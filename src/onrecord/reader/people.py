"""Who held which office when, and which person a name or a title means."""

from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.codebook import Codebook
from onrecord.codebook.world import Office, OfficeHolder, Organisation
from onrecord.reader.names import slug
from onrecord.vocabulary import Actor, ActorKind

FAMILY_NAME_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "MAC", "PRK", "TWN", "VNM"})
"""Where news writes the family name first: Xi Jinping is "Xi"."""


@dataclass
class OfficeBook:
    """Office-holders by full name and surname, and offices by country and title."""

    people: dict[str, Actor] = field(default_factory=dict)
    surnames: dict[str, list[tuple[Actor, Office, OfficeHolder]]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[tuple[str, str], list[Office]] = field(default_factory=lambda: defaultdict(list))

    def holder(self, country: str, title: str, day: str | None) -> Actor | None:
        """Who held the office that `title` names in `country` (alpha-3) on the ISO date `day`; null when unknown."""
        if day is None:
            return None
        for office in self.titles.get((country, title.lower()), ()):
            holder = office.holder_on(day)
            if holder:
                return self.people[holder.name]
        return None

    def by_surname(self, surname: str, day: str | None) -> Actor | None:
        """The one office-holder of that surname; if several, the one in office on `day`, else null."""
        found = self.surnames.get(surname, [])
        people = {actor.id: actor for actor, _, _ in found}
        if len(people) > 1 and day:
            people = {actor.id: actor for actor, _, holder in found if holder.holds_on(day)}
        return next(iter(people.values())) if len(people) == 1 else None


def office_book(codebook: Codebook) -> OfficeBook:
    """Build the book; ask for it through `codebook.compiled(office_book)` so that it is built once."""
    book = OfficeBook()
    organisations = {entry.id: entry for entry in codebook.entries(Organisation)}
    for office in codebook.entries(Office):
        owner = office.country or f"org/{office.organisation}"
        for title in dict.fromkeys(one.lower() for one in (*office.titles, *_ROLE_TITLES.get(office.role, ()))):
            book.titles[(owner, title)].append(office)
        country = office.country
        if office.organisation in organisations:
            country = organisations[office.organisation].country
        for holder in office.holders:
            _enter(book, office, holder, country)
    return book


_ROLE_TITLES = {
    "foreign-minister": ("foreign minister", "minister of foreign affairs", "top diplomat", "chief diplomat"),
    "defence-minister": ("defence minister", "defense minister", "minister of defence", "minister of defense"),
}


def _enter(book: OfficeBook, office: Office, holder: OfficeHolder, country: str | None) -> None:
    sector = "GOV" if office.country else "IGO"
    actor = book.people.get(holder.name) or Actor(
        id=f"person/{slug(holder.name)}",
        name=holder.name,
        kind=ActorKind.PERSON,
        country=country,
        sector=sector,
        wikidata=holder.wikidata,
    )
    for name in (holder.name, *holder.aliases):
        book.people.setdefault(name, actor)
        surname = name.split()[0 if office.country in FAMILY_NAME_FIRST else -1]
        if all(known is not actor or one is not office for known, one, _ in book.surnames[surname]):
            book.surnames[surname].append((actor, office, holder))


def unknown_person(name: str) -> Actor:
    """A person whom only the report tells us of."""
    return Actor(id=f"person/{slug(name)}", name=name, kind=ActorKind.PERSON)
