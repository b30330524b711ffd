"""Why claims are of one event, dispute or agreement, or why a forecast is settled: each ground with what it means."""

import inspect

from msgspec import Struct

from onrecord.inquiry.matters import Matter
from onrecord.inquiry.naming import Names, as_sentence
from onrecord.inquiry.telling import (
    agreement_named,
    dispute_sides,
    event_sentence,
    forecast_sentence,
    tie_sentence,
    transfer_sentence,
)
from onrecord.ledger.likeness import FEATURES
from onrecord.record.applying import A_PERSON
from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, TieOverTime

_OF_DISPUTES = {
    "parties": "The denial names those who take part in the event, or comes from who is said to have done it.",
    "wording": "The denial has words for the deed and its object in common with the event, or broader ones.",
    "same report": "The event is told of in the report that holds the denial.",
    "time": "Both give a time: whether these overlap.",
    "place": "Both give a place: whether it is the same.",
    "type": "Both are of one PLOVER type.",
}
_OF_AGREEMENTS = {
    "name": "The names of the agreement share words, acronyms or a town, or one cannot be the other's.",
    "parties": "Shared parties; another second party speaks against.",
    "subject": "Both are deals of one sort (a treaty, a ceasefire, a loan).",
    "topic": "Words on what it is about that both have.",
    "time": "How near the days are on which it is told of, agreed or signed.",
    "wording": "“the” deal is one spoken of before, “a” deal another.",
}
_OF_FORECASTS = {
    "origins": "How many texts tell of the forecast; copies count once.",
    "postponed": "How often its deadline was put off.",
    "outcome origins": "How many texts tell of what settles it; copies count once.",
    "coverage": "How many texts after the deadline are about the same parties and thing, and tell of no such deed.",
}


_OF_A_PERSON = {A_PERSON: "A person decided so: `onrecord corrections` tells who, when and why."}


class Ground(Struct, frozen=True, kw_only=True):
    """One ground of a decision: its name, what it counts for (or how many it counts), and what it means."""

    name: str
    value: float
    meaning: str


class MatterExplanation(Struct, frozen=True, kw_only=True):
    """A matter in a sentence, and the grounds on which it is one, the weightiest first."""

    id: str
    sentence: str
    grounds: tuple[Ground, ...]


def explain_matter(matter: Matter, names: Names) -> MatterExplanation:
    """Why a matter is as it is; `names` are the actors in it. Ties and transfers follow from their claims alone."""
    found = {} if not isinstance(matter, Event | Dispute | Agreement | Forecast) else matter.why
    meanings = meanings_for(matter) | _OF_A_PERSON
    grounds = (Ground(name=name, value=value, meaning=meanings.get(name, "")) for name, value in found.items())
    ranked = sorted(grounds, key=lambda one: (-abs(one.value), one.name))
    return MatterExplanation(id=matter.id, sentence=matter_sentence(matter, names), grounds=tuple(ranked))


def meanings_for(matter: Matter) -> dict[str, str]:
    """What each ground means that may speak for such a matter."""
    match matter:
        case Event():
            return {name: inspect.getdoc(feature.func) or "" for name, feature in FEATURES.items()}
        case Dispute():
            return _OF_DISPUTES
        case Agreement():
            return _OF_AGREEMENTS
        case Forecast():
            return _OF_FORECASTS
        case _:
            return {}


def matter_sentence(matter: Matter, names: Names) -> str:
    """Any matter in a sentence."""
    match matter:
        case Event():
            return as_sentence(event_sentence(matter, names))
        case Dispute():
            return " against ".join(dispute_sides(matter, names))
        case Agreement():
            return agreement_named(matter, names)
        case Forecast():
            return as_sentence(forecast_sentence(matter, names))
        case TieOverTime():
            return as_sentence(tie_sentence(matter, names))
        case _:
            return transfer_sentence(matter, names)
