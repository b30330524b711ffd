"""What the codebook knows of kinds of events, as the deciders look it up."""

from collections.abc import Mapping

from msgspec import Struct

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import EventKind, EventTrigger
from onrecord.ledger.words import stem, words


class Kinds(Struct, frozen=True, kw_only=True):
    """`families` are quad classes by PLOVER type, `kin` the sorts of happening that a trigger's stem can name."""

    families: Mapping[str, str]
    kin: Mapping[str, frozenset[str]]


def kinds_of(codebook: Codebook) -> Kinds:
    """Read from `plover.yaml` and `triggers.yaml`."""
    kin: dict[str, set[str]] = {}
    for entry in codebook.entries(EventTrigger):
        for pattern in (*entry.verbs, *entry.nouns):
            telling = words(pattern)
            if telling:
                kin.setdefault(stem(telling[0] if pattern in entry.verbs else telling[-1]), set()).add(entry.id)
    return Kinds(
        families={entry.type.value: entry.quad for entry in codebook.entries(EventKind)},
        kin={key: frozenset(names) for key, names in kin.items()},
    )
