"""What a scenario says: the type of the deed, who acts, who is acted upon (PLOVER)."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import EventTrigger
from onrecord.ledger.words import stem
from onrecord.record import ActorOnRecord, Filters, Record
from onrecord.vocabulary import Annotations, Claim, ClaimKind, Report, UsageError

ID = "scenario"
"""The id of the report that a scenario is read as."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Reading(Struct, frozen=True, kw_only=True):
    """How a scenario was understood: the deed's type, and actor ids."""

    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def read_scenario(record: Record, words: str, annotate: Callable[[Report], Annotations]) -> Reading:
    """Understand a sentence as a deed; raises `UsageError` (`scenario-not-understood`) when there is none in it."""
    sentence = " ".join(words.split())
    if not sentence:
        raise _not_understood(words)
    found = annotate(Report(id=ID, text=sentence if sentence[-1] in ".!?" else f"{sentence}."))
    with record.at_one_moment():
        reading = _understood(record, sentence, found)
    if reading is None:
        raise _not_understood(words)
    return reading


def _understood(record: Record, sentence: str, found: Annotations) -> Reading | None:
    """The deed that the reader found in a sentence, and else one that its words name; null when there is neither."""
    names = {actor.id: actor.name for actor in found.actors}
    claims = [one for one in found.claims if one.kind is ClaimKind.EVENT and one.type and one.actors]
    best = max(claims, key=_fullness, default=None)
    if best is not None and best.recipients:
        return Reading(
            type=str(best.type),
            actors=tuple(_on_record(record, one, names) for one in best.actors),
            recipients=tuple(_on_record(record, one, names) for one in best.recipients),
        )
    plain = _by_words(record, sentence)
    if plain is not None or best is None:
        return plain
    actors = tuple(_on_record(record, one, names) for one in best.actors)
    whom = _first_called(record, sentence[best.trigger.end :])
    return Reading(type=str(best.type), actors=actors, recipients=(whom,) if whom and whom not in actors else ())


def _fullness(claim: Claim) -> tuple[bool, float]:
    return bool(claim.recipients), claim.confidence


def _not_understood(words: str) -> UsageError:
    return UsageError(
        "scenario-not-understood",
        f"No deed is understood in {words!r}.",
        "Say who does what to whom, as in `Chile attacks Peru`.",
    )


def _on_record(record: Record, actor: str, names: dict[str, str]) -> str:
    """The id of an actor on record: one that only the scenario tells apart is looked up by its name."""
    if not actor.startswith(ID):
        return actor
    return _called(record, names.get(actor, "")) or actor


def _called(record: Record, name: str) -> str | None:
    """Whom a name stands for on record, the most told of."""
    # That nobody is called so is asked first: the error that says so looks for near names, which takes long.
    if not name.strip() or not record.called(name):
        return None
    states = [one for one in record.actors_called(name) if one.kind == "state"]
    if len(states) == 1:  # the hundreds of its country need not be read when it has this very name
        state = record.get(states[0].id)
        if isinstance(state, ActorOnRecord) and _has_name(state, name):
            return state.id
    found = list(record.actors(Filters(actor=name)))
    exact = [one for one in found if _has_name(one, name)]
    best = min(exact or found, key=lambda one: (one.kind != "state", -one.claims, one.id), default=None)
    return best.id if best else None


def _has_name(actor: ActorOnRecord, name: str) -> bool:
    return name.casefold() in (other.casefold() for other in (actor.name, *actor.names))


def _first_called(record: Record, words: str) -> str | None:
    """Whom the first name in some words that is on record stands for."""
    return next(filter(None, (_called(record, one) for one in _names(words))), None)


def _by_words(record: Record, sentence: str) -> Reading | None:
    """Without a parser: a word of the codebook's with names on record before and after it."""
    kinds = record.codebook.compiled(_kinds_by_stem)
    for word in _WORD.finditer(sentence):
        kind = kinds.get(stem(word[0].casefold()))
        before = _first_called(record, sentence[: word.start()]) if kind else None
        after = _first_called(record, sentence[word.end() :]) if before else None
        if kind and before and after and after != before:
            return Reading(type=kind, actors=(before,), recipients=(after,))
    return None


def _names(words: str) -> Iterator[str]:
    """What may be a name in some words: all of them, then the capitalised runs."""
    bare = words.strip(' .,;:!?"“”')
    yield bare
    for run in re.findall(r"[A-ZÀ-Þ][\w'’.-]*(?: (?:of|the|and) [A-ZÀ-Þ][\w'’-]*| [A-ZÀ-Þ][\w'’-]*)*", bare):
        yield run.rstrip(".'’")


def _kinds_by_stem(codebook: Codebook) -> dict[str, str]:
    """The event type that a single word names, by the word's stem; the first of the codebook's entries decides."""
    found: dict[str, str] = {}
    for trigger in codebook.entries(EventTrigger):
        for pattern in (*trigger.verbs, *trigger.nouns):
            if " " not in pattern:
                found.setdefault(stem(pattern), str(trigger.type))
    return found
