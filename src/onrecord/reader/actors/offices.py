"""Who held which office when, and which person a name or a title means."""

from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.codebook import Codebook
from onrecord.codebook.world import Office, OfficeHolder, Organisation
from onrecord.reader.actors.wording import ATOM, slug
from onrecord.vocabulary import Actor, ActorKind

NEAR_YEARS = 4
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
        for office in self.titles.get((country, title_key(title)), ()):
            holder = office.holder_on(day)
            if holder:
                return self.people[holder.name]
        return None

    def by_surname(self, surname: str, day: str | None) -> Actor | None:
        """The office-holder of that surname whom news of `day` means; null when there is none or more than one.

        Who holds office on the day comes before who left it or came to it within a few years, a head of state before
        others. Without a date, only a surname that one office-holder alone has.
        """
        found = self.surnames.get(surname, [])
        if day is not None:
            found = [one for one in found if one[2].holds_on(day)] or [one for one in found if near(one[2], day)]
        found = [one for one in found if one[1].role == "head-of-state"] or found
        people = {actor.id: actor for actor, _, _ in found}
        return next(iter(people.values())) if len(people) == 1 else None


def title_key(title: str) -> str:
    """A title without case and marks, so that "Secretary-General" and "secretary - general" are one."""
    return " ".join(word.lower() for word in ATOM.findall(title) if word[0].isalnum())


def office_book(codebook: Codebook) -> OfficeBook:
    """Build the book; ask for it through `codebook.compiled(office_book)` so that it is built once."""
    book = OfficeBook()
    organisations = {entry.id: entry for entry in codebook.entries(Organisation)}
    for office in codebook.entries(Office):
        owner = office.country or f"org/{office.organisation}"
        for title in dict.fromkeys(title_key(one) for one in (*office.titles, *_ROLE_TITLES.get(office.role, ()))):
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
        book.surnames[surname].append((actor, office, holder))


def near(holder: OfficeHolder, day: str) -> bool:
    """Whether the holder is still, or already, spoken of by surname alone on `day`: within four years of office."""
    year = int(day[:4])
    begun = holder.from_ is None or int(holder.from_[:4]) - NEAR_YEARS <= year
    return begun and (holder.to is None or year <= int(holder.to[:4]) + NEAR_YEARS)


def unknown_person(name: str) -> Actor:
    """A person whom only the report tells us of."""
    return Actor(id=f"person/{slug(name)}", name=name, kind=ActorKind.PERSON)
