"""The names of actors as they stand in a sentence."""

from collections.abc import Mapping

from onrecord.vocabulary import Actor

Names = Mapping[str, Actor]
"""Actors by id; an id that is not there is shown as it is."""

_SHOWN = 3


def name_list(ids: tuple[str, ...], names: Names) -> str:
    """The names of actors, some three of them."""
    return name_words(tuple(names[one].name if one in names else one for one in ids))


def name_words(words: tuple[str, ...]) -> str:
    """Names joined, some three of them: "Iran, Russia and 2 more"."""
    shown = list(dict.fromkeys(words))
    if len(shown) > _SHOWN:
        return f"{', '.join(shown[:_SHOWN])} and {len(shown) - _SHOWN} more"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)
