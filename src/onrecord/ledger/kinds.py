"""What the codebook knows of kinds of events and places, as the deciders look it up."""

from collections.abc import Mapping

from msgspec import Struct

from onrecord.codebook import Codebook
from onrecord.codebook.countries import countries
from onrecord.codebook.geography import Region
from onrecord.codebook.happenings import EventKind, Kindred
from onrecord.ledger.words import stem, words


class Kinds(Struct, frozen=True, kw_only=True):
    """`families` are quad classes by PLOVER type, `kin` the sorts of happening that a trigger's stem can name.

    `bare` are stems of words that name nothing by themselves, `wide` names of countries and regions without case,
    `nations` the words in the names of countries and of their people, in small letters.
    """

    families: Mapping[str, str]
    kin: Mapping[str, frozenset[str]]
    bare: frozenset[str]
    wide: frozenset[str]
    nations: frozenset[str]


def kinds_of(codebook: Codebook) -> Kinds:
    """Read from `plover.yaml`, `kindred.yaml`, `states.yaml` and `regions.yaml`; use through `codebook.compiled`."""
    kin: dict[str, set[str]] = {}
    bare: set[str] = set()
    for sort in codebook.entries(Kindred):
        if sort.bare:
            bare.update(map(stem, sort.words))
            continue
        for word in sort.words:
            kin.setdefault(stem(word), set()).add(sort.name)
    return Kinds(
        families={entry.type.value: entry.quad for entry in codebook.entries(EventKind)},
        kin={key: frozenset(names) for key, names in kin.items()},
        bare=frozenset(bare),
        wide=_wide(codebook),
        nations=_nations(codebook),
    )


def _wide(codebook: Codebook) -> frozenset[str]:
    states = [name for country in countries(codebook) for name in country.names]
    regions = [name for region in codebook.entries(Region) for name in (region.name, *region.aliases)]
    return frozenset(name.casefold() for name in (*states, *regions))


def _nations(codebook: Codebook) -> frozenset[str]:
    told = {name for country in countries(codebook) for name in (*country.names, *country.demonyms)}
    # A state may go by the name of a part of it, which tells where in it something happens.
    told.difference_update(name for region in codebook.entries(Region) for name in (region.name, *region.aliases))
    return frozenset(word for name in told for word in words(name))
