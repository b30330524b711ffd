"""A deed in words: who did what to whom, by the verb of its PLOVER type and mode, in the past or still to come."""

from onrecord.inquiry.naming import Names, told_list
from onrecord.inquiry.wording import done, is_many, trimmed, verb
from onrecord.vocabulary import Actor, ActorKind

_TROOPS = frozenset({"Forces", "Guards", "Marines", "Rifles", "Troops"})
_ONE = ("ss", "as", "us", "ps")
"""Ends of names of groups that are no plurals: Hamas, a Corps."""


def deed_words(
    kind: str | None,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
    about: str | None,
    names: Names,
    *,
    mode: str | None = None,
) -> str:
    """A deed in the past, with its type and object in brackets; of those who undergo it when nobody is known to act."""
    who = told_list(actors, names)
    if not who and (passive := undergone(kind, mode, recipients)):
        number = "were" if are_many(recipients, names) else "was"
        return f"{told_list(recipients, names)} {number} {passive}{tag(kind, about)}"
    who = who or "someone"
    whom = told_list(tuple(one for one in recipients if one not in actors), names)
    if not whom and len(actors) > 1 and set(recipients) >= set(actors):
        whom = "each other"
    found = verb(kind, mode, whom=bool(whom))
    if found is None:
        return f"{who} {trimmed(about)}".strip()
    _, past, before = found
    return " ".join(part for part in (who, past.removesuffix(" anyone"), before, whom) if part) + tag(kind, about)


def deed_to_come(
    kind: str | None,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
    names: Names,
    *,
    mode: str | None = None,
    negated: bool = False,
) -> str:
    """A deed as it stands after "will": "attack Peru"; empty for an unknown type."""
    whom = told_list(tuple(one for one in recipients if one not in actors), names)
    found = verb(kind, mode, whom=bool(whom))
    if found is None:
        return ""
    base, _, before = found
    return " ".join(part for part in (base if negated else base.removesuffix(" anyone"), before, whom) if part)


def undergone(kind: str | None, mode: str | None, recipients: tuple[str, ...]) -> str:
    """What those to whom it was done underwent ("attacked"); empty when there are none or no verb says so."""
    return done(kind, mode) if recipients else ""


def are_many(ids: tuple[str, ...], names: Names) -> bool:
    """Whether a verb whose subject they are takes the plural."""
    return len(ids) > 1 or any(_is_many(names[one]) for one in ids if one in names)


def _is_many(actor: Actor) -> bool:
    """Whether a name takes the plural: "Chilean soldiers", "the Houthis", "the Armed Forces of Peru", "Kurds"."""
    if is_many(actor.name):
        return True
    last = actor.name.partition(" of ")[0].rpartition(" ")[2]
    if last.islower():
        return False  # "a ship's crew", "the Peruvian community"
    called_so = actor.kind is ActorKind.GROUP and last.endswith("s") and not last.endswith(_ONE)
    return actor.kind is ActorKind.POPULATION or last in _TROOPS or (called_so and not last.isupper())


def tag(kind: str | None, about: str | None) -> str:
    """Type and object in brackets: " (AID: radars)"; empty when there is neither."""
    words = ": ".join(part for part in (kind or "", trimmed(about)) if part)
    return f" ({words})" if words else ""
