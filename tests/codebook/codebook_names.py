"""What the tests of the name files share: the codes that countries have and names that several entries claim."""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.codebook import Codebook
from onrecord.codebook.countries import countries
from onrecord.codebook.world import ArmedGroup, Company, Organisation, Outlet, Party

Named = Organisation | ArmedGroup | Outlet | Party | Company
KINDS: tuple[type[Named], ...] = (Organisation, ArmedGroup, Outlet, Party, Company)


def country_codes(codebook: Codebook) -> set[str]:
    """The alpha-3 codes that an entry may name."""
    return {country.code for country in countries(codebook)}


def names_of(entry: Named) -> tuple[str, ...]:
    """The entry's name and aliases as the reader compares them: article's case and curly marks do not tell apart."""
    names = (name.replace("’", "'").replace("–", "-") for name in (entry.name, *entry.aliases))
    return tuple("The " + name[4:] if name.startswith("the ") else name for name in names)


def shared_names(entries: Iterable[Named]) -> dict[str, list[str]]:
    """Each name that stands more than once, with the ids of the entries that list it."""
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for name in names_of(entry):
            owners[name].append(entry.id)
    return {name: ids for name, ids in owners.items() if len(ids) > 1}
