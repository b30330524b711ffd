"""Ties as many claims put them, and transfers: what passed from whom to whom."""

import re
from collections.abc import Sequence

from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.events import origins, standing
from onrecord.ledger.office_words import office_words
from onrecord.ledger.taking import country_of
from onrecord.vocabulary import NEGATIVE, ActorKind, Event, EventStatus, EventType, TieOverTime, TieType, Transfer

MUTUAL = frozenset({TieType.ALLY, TieType.PARTNER, TieType.RIVAL, TieType.AT_WAR})
_STATE = frozenset({ActorKind.GOVERNMENT, ActorKind.OFFICE})
_MONEY = re.compile(
    r"[$€£¥₹]|\b(?:dollars?|euros?|pounds?|yuan|roubles?|rubles?|yen|rupees?|million|billion)\b", re.IGNORECASE
)
_PASSES = re.compile(
    r"\b(?:suppl|deliver|ship|sell|sold|sale|send|sent|provid|giv|gave|donat|transfer|hand|export|import|buy|bought|purchas"
    r"|lend|lent|grant|pay|paid|receiv|acquir|order|arm|equip|fund|financ|pledg)",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"(?:to|that|if|whether|how|for|his|her|their|its)\b|.*\b(?:support|assistance|aid|help|condolences|talks?|dialogue|"
    r"relations|relationship|cooperation|visit|meeting|call|alliance|partnership|ceasefire|condition|chance|role|permission)\Z",
    re.IGNORECASE,
)


def tie_pair(entry: Entry, actors: Actors) -> tuple[str, str] | None:
    """The two sides of a tie, those of a mutual one in alphabetical order; a government stands for its state."""
    left = entry.claim.actors
    right = tuple(one for one in entry.claim.recipients if one not in left) or left[1:]
    if not left or not right:
        return None
    pair = _state_of(left[0], actors), _state_of(right[0], actors)
    if entry.claim.type == TieType.OFFICE_HOLDER:
        pair = left[0], right[0]
    if pair[0] == pair[1]:
        return None
    return (min(pair), max(pair)) if entry.claim.type in MUTUAL else pair


def _state_of(actor: str, actors: Actors) -> str:
    """The state for its government, and for whoever speaks for it."""
    known = actors.get(actor)
    if known and known.country and (known.kind in _STATE or known.sector == "GOV"):
        return known.country
    return actor


def tie_id(entry: Entry, pair: tuple[str, str]) -> str:
    """The id of the tie that a claim is about."""
    return f"tie/{entry.claim.type}/{pair[0]}/{pair[1]}"


def make_tie(made_id: str, entries: Sequence[Entry], pair: tuple[str, str], actors: Actors) -> TieOverTime:
    """A tie from all claims about it; its days are those that claims give, null where none does."""
    told = sorted(entries, key=lambda entry: entry.order)
    yes = [entry for entry in told if entry.claim.factuality not in NEGATIVE]
    no = [entry for entry in told if entry.claim.factuality in NEGATIVE]
    starts = [entry.claim.time.from_ for entry in yes if entry.claim.time and entry.claim.time.from_]
    ends = [entry.claim.time.to for entry in no if entry.claim.time and entry.claim.time.to]
    return TieOverTime(
        id=made_id,
        type=told[0].claim.type or "",
        a=pair[0],
        b=pair[1],
        from_=min(starts, default=None),
        to=max(ends, default=None),
        status=_status(yes, no),
        claims=tuple(entry.claim.id for entry in told),
        office=_office(told, pair[0], actors),
    )


def _office(entries: Sequence[Entry], holder: str, actors: Actors) -> str | None:
    """What the office is called that somebody holds; null for other ties, and where no claim names it."""
    if entries[0].claim.type != TieType.OFFICE_HOLDER:
        return None
    name = actors[holder].name if holder in actors else ""
    return office_words((entry.claim for entry in entries), name) or None


def _status(yes: Sequence[Entry], no: Sequence[Entry]) -> EventStatus:
    affirming, contrary = standing(yes, no)
    if not affirming:
        return EventStatus.DENIED
    if contrary:
        return EventStatus.DISPUTED
    return EventStatus.CONFIRMED if len(origins(affirming)) > 1 else EventStatus.REPORTED


def make_transfer(event: Event, entries: Sequence[Entry], actors: Actors) -> Transfer | None:
    """What passed from a giver to a receiver in an AID or COOPERATE event; null when no thing or receiver is named."""
    if event.type not in (EventType.AID, EventType.COOPERATE):
        return None
    passing = [entry for entry in entries if entry.claim.object and _is_thing(entry)]
    if not passing:
        return None
    best = max(passing, key=lambda entry: (bool(entry.claim.quantities_text), entry.claim.confidence, entry.claim.id))
    giver = next(iter(best.claim.actors), None)
    receiver = next((one for one in best.claim.recipients if one not in best.claim.actors), None)
    if giver is None or receiver is None:
        return None
    if country_of(giver, actors) is not None and country_of(giver, actors) == country_of(receiver, actors):
        return None
    figures = tuple(dict.fromkeys(text for entry in passing for text in entry.claim.quantities_text))
    return Transfer(
        id=f"transfer/{event.id.removeprefix('event/')}",
        event=event.id,
        giver=giver,
        receiver=receiver,
        object=" ".join((best.claim.object or "").split()),
        quantities=tuple(text for text in figures if not _MONEY.search(text)),
        price=next((text for text in figures if _MONEY.search(text)), None),
        date=event.from_ if event.from_ and event.from_ == event.to else None,
        status=event.status,
        claims=tuple(entry.claim.id for entry in passing),
    )


def _is_thing(entry: Entry) -> bool:
    words = " ".join((entry.claim.object or "").split())
    passes = _PASSES.search(entry.claim.trigger.text) or entry.claim.quantities_text
    return bool(passes) and not _NO_THING.match(words)
