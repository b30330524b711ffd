"""Whose men and organs somebody's are, by id and by name: a country's, or an armed group's own."""

from onrecord.reader.actors.names import NameIndex
from onrecord.vocabulary import Actor, ActorKind


def are_of_group(owner: Actor, kind: ActorKind, sector: str | None) -> bool:
    """Whether such men are an armed group's own, and not its country's: "M23 forces", but not "Hamas-run police"."""
    return owner.kind is ActorKind.GROUP and (kind is not ActorKind.GOVERNMENT or sector == "MIL")


def whose(owner: Actor, kind: ActorKind, sector: str | None) -> str:
    """The id under which an owner's men and organs are known: its country's where it has one."""
    return owner.id if are_of_group(owner, kind, sector) else owner.country or owner.id


def said_before(owner: Actor, theirs: str, names: NameIndex) -> str:
    """How it is said before a noun `theirs` (an id) they are: "Iranian" for all who are Iran's, a name as it is."""
    if theirs == owner.country:
        return _demonym(theirs, names) or owner.name
    return names.adjectives.get(owner.id, owner.name)


def named_by(country: str, name: str, names: NameIndex) -> str:
    """Whom only a nominal names, as one of a country: "Norwegian government" for "government", "Government"."""
    said = _demonym(country, names)
    plain = name[:1].lower() + name[1:] if name[1:].islower() else name
    return f"{said} {plain}" if said else name


def _demonym(country: str, names: NameIndex) -> str:
    demonyms = names.countries[country].demonyms if country in names.countries else ()
    return demonyms[0] if demonyms else ""
