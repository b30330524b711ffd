"""What one claim says of an agreement: by what name, between whom, and which step of its life."""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.ledger.deal_names import Naming, namings
from onrecord.ledger.deal_parties import Pool, carries, go_betweens, named_parties, parties_called, signatories_of
from onrecord.ledger.deal_steps import StepTold, step_told
from onrecord.ledger.deal_words import WORD, deal_words, listed
from onrecord.ledger.entry import Actors, Entry
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import ActorKind, ClaimKind, EventType

_DEALING = frozenset(
    (
        EventType.AGREE,
        EventType.COOPERATE,
        EventType.RETREAT,
        EventType.SUPPORT,
        EventType.REJECT,
        EventType.SANCTION,
        EventType.REQUEST,
        EventType.CONSULT,
        EventType.CONCEDE,
    )
)
_BINDING = frozenset((EventType.AGREE, EventType.COOPERATE, EventType.RETREAT, EventType.SANCTION))
_REACH = 6
"""How many words may lie between a claim's trigger and the name of the agreement that it is about."""
_BROKERED = re.compile(r"\b(?:brokered|mediated|hosted)\b", re.IGNORECASE)
_SIGNS = re.compile(r"\b(?:sign|ink|agree|initial|ratif|approv)", re.IGNORECASE)
_UNDER = re.compile(
    r"\W*(?:but |and |yet )?(?:under|by the terms of|according to|in|as part of)\s+(?:the |their |its |an? )?"
    r"(?:(?:terms|provisions|text|draft) of (?:the |their |its |an? )?)?",
    re.IGNORECASE,
)
_APPOSED = re.compile(r",\s+(?:also |better )?(?:known as |called )?(?:an?|the)\s+")
_THING = re.compile(
    r"^(?:while|although|though|but|and|yet|nor does)?\s*(?:(?:it|this|that|which|neither)\b|"
    r"(?:there is )?(?:nothing|none|nowhere) in (?:it|the (?:text|document|draft|wording))\b|"
    r"(?:under )?(?:it|the (?:text|document|draft|wording)|article \w+)\b)",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """What `entry` says of an agreement.

    `naming` is null where an obligation only says "it", or nothing. `place` is where the name stands in the report
    (code points). `parties` are those between whom it is, `around` all others whom the claim names and who may be (both
    as parties, ids). `topic` are the words that say what it is about, `sites` lower-case names of places with it.
    """

    entry: Entry
    naming: Naming | None
    place: int
    parties: tuple[str, ...]
    around: frozenset[str]
    told: StepTold | None
    subjects: frozenset[str]
    topic: frozenset[str]
    sites: frozenset[str]
    duty: bool = False


def reading_of(entry: Entry, pool: Pool, actors: Actors) -> Reading | None:
    """What `entry` says of an agreement; null when it is about something else."""
    claim = entry.claim
    duty = claim.kind is ClaimKind.OBLIGATION
    shift = _shift(claim)
    naming, start = _naming(claim, shift)
    everyone = parties_called((*claim.actors, *claim.recipients), (*claim.actors_text, *claim.recipients_text), actors)
    if naming is None or naming.many:
        if not duty or (naming and naming.many):
            return None
        return Reading(
            entry, None, claim.trigger.start, (), frozenset(everyone), None, frozenset(), frozenset(), frozenset(), True
        )
    told = None if duty else step_told(claim, naming, actors)
    if naming.weak and not (
        told and told.by_trigger and (_is_object(claim, naming, shift) or naming.keys - {naming.head})
    ):
        return None
    if naming.context and not duty:
        if told and told.by_trigger and _is_object(claim, naming, shift):
            naming = naming._replace(context=False)
        else:
            told = None
    parties = () if duty else _parties(claim, naming, told, pool, actors)
    after = _after(claim.text, naming)
    topic, subjects = _topic(after, naming)
    return Reading(
        entry=entry,
        naming=naming,
        place=start,
        parties=parties,
        around=frozenset(everyone) - frozenset(parties),
        told=told,
        subjects=naming.subjects or subjects,
        topic=topic,
        sites=_sites(claim, naming),
        duty=duty,
    )


def speaks_of_it(claim: ClaimOnRecord) -> bool:
    """Whether an obligation's evidence begins with a word that stands for what was spoken of before."""
    return _THING.match(claim.text) is not None


def _shift(claim: ClaimOnRecord) -> list[tuple[int, int, int]]:
    """Pieces of `claim.text` as (start in the report, end in the report, start in `claim.text`)."""
    pieces: list[tuple[int, int, int]] = []
    at = 0
    for start, end in claim.evidence:
        if pieces:
            at += 3 if claim.text[at : at + 3] == " … " else 1
        pieces.append((start, end, at))
        at += end - start
    return pieces


def _inside(place: int, shift: list[tuple[int, int, int]]) -> int | None:
    """Where a place of the report stands in the claim's text."""
    return next((at + place - start for start, end, at in shift if start <= place < end), None)


def _outside(place: int, shift: list[tuple[int, int, int]]) -> int:
    """Where a place of the claim's text stands in the report."""
    found = [(start, at) for start, _, at in shift if at <= place]
    return found[-1][0] + place - found[-1][1] if found else place


def _naming(claim: ClaimOnRecord, shift: list[tuple[int, int, int]]) -> tuple[Naming | None, int]:
    """The name of the agreement that the claim is about, and where it stands in the report."""
    begin = _inside(claim.trigger.start, shift)
    every = namings(claim.text)
    if claim.kind is ClaimKind.OBLIGATION and (under := _put_under(claim.text, every)):
        return under, _outside(under.start, shift)
    named = [one for one in namings(claim.object) if _leads(one, claim.object)] if claim.object else []
    if begin is not None and every:
        finish = begin + claim.trigger.end - claim.trigger.start
        ranked = sorted(every, key=lambda one: (_distance(claim.text, begin, finish, one), one.start))
        near = [one for one in ranked if _distance(claim.text, begin, finish, one) <= _allowed(claim)]
        within = [one for one in ranked if named and _same_words(one, named)]
        for one in (_by_its_name(claim.text, every, ones[0]) for ones in (near, within) if ones):
            fuller = next((other for other in named if _is_fuller(other, one)), None)
            return (fuller._replace(start=one.start, end=one.end) if fuller else one), _outside(one.start, shift)
        if _is_told_of(claim, every[0], begin):
            return every[0], _outside(every[0].start, shift)
    if named:
        return named[0]._replace(start=len(claim.text), end=len(claim.text)), claim.trigger.start
    return None, claim.trigger.start


def _is_told_of(claim: ClaimOnRecord, first: Naming, begin: int) -> bool:
    """Whether a clause behind an agreement's name says what was done to it ("the pact on water that both signed")."""
    step = deal_words().steps.get(claim.trigger.text.lower())
    told = step is not None and step.verb and claim.object is None and claim.type in _DEALING
    return told and first.end < begin and not first.many and len(WORD.findall(claim.text[: first.start])) <= 1


def _put_under(text: str, every: tuple[Naming, ...]) -> Naming | None:
    """The agreement that a duty is put under before anything else is said: "Under the 1951 treaty, …"."""
    first = every[0] if every else None
    return first if first and not first.many and _UNDER.fullmatch(text[: first.start]) else None


def _by_its_name(text: str, every: tuple[Naming, ...], one: Naming) -> Naming:
    """Its name, where what it is stands beside it ("the Tokyo Treaty, a security agreement")."""
    before = next((other for other in every if other.proper and other.end < one.start), None)
    if one.proper or before is None or not _APPOSED.fullmatch(text[before.end : one.start]):
        return one
    return before._replace(start=one.start, end=one.end, subjects=before.subjects | one.subjects)


def _leads(one: Naming, words: str) -> bool:
    """Whether the agreement is what an object's words are about, and not named far into them."""
    before = [word.lower() for word in WORD.findall(words[: one.start])]
    acts = any((step := deal_words().steps.get(word)) and step.verb for word in before)
    return not (one.many or acts or "," in words[: one.start]) and len(before) <= _REACH + 2


def _is_fuller(one: Naming, other: Naming) -> bool:
    return one.keys > other.keys or (
        one.keys >= other.keys and (one.subjects > other.subjects or one.states > other.states)
    )


def _is_object(claim: ClaimOnRecord, naming: Naming, shift: list[tuple[int, int, int]]) -> bool:
    """Whether the name stands in the claim's trigger or object."""
    begin = _inside(claim.trigger.start, shift)
    inside = begin is not None and naming.start < begin + len(claim.trigger.text) and begin < naming.end
    return inside or bool(claim.object and (naming.name in claim.object or claim.object in naming.name))


def _same_words(one: Naming, named: list[Naming]) -> bool:
    return any(other.name in one.name or one.name in other.name for other in named)


def _allowed(claim: ClaimOnRecord) -> int:
    if claim.kind is ClaimKind.OBLIGATION:
        return 12
    return _REACH if claim.kind is ClaimKind.EVENT and claim.type in _DEALING else 0


def _distance(text: str, begin: int, finish: int, one: Naming) -> int:
    """Words between the trigger and the name; 0 when they overlap, many across a clause's end."""
    if one.start < finish and begin < one.end:
        return 0
    gap = text[finish : one.start] if one.start >= finish else text[one.end : begin]
    broken = 0 if one.start >= finish and not re.search(r"[;…]", gap) else 3
    return 1 + len(WORD.findall(gap)) + broken + 3 * len(re.findall(r"[,;…]", gap))


def _parties(
    claim: ClaimOnRecord, naming: Naming, told: StepTold | None, pool: Pool, actors: Actors
) -> tuple[str, ...]:
    """Between whom the agreement is, as this claim tells it."""
    outside = go_betweens(claim.text, pool, actors)
    explicit, only = named_parties(claim.text, naming.end, pool, actors)
    inner = tuple(dict.fromkeys((*naming.states, *explicit)))
    if len(inner) >= 2 and (only or len(naming.states) >= 2):
        return tuple(one for one in inner if one not in outside) if len(set(inner) - outside) >= 2 else inner
    makes = told is not None and told.by_trigger and _SIGNS.search(claim.trigger.text) is not None
    if not (makes or claim.type in _BINDING) or naming.context or _stands_outside(claim, naming, told):
        return _named_groups(inner, actors)
    bound = signatories_of(_outside_name(claim, naming, actors), actors)
    return _named_groups(tuple(dict.fromkeys(one for one in (*bound, *inner) if one not in outside)), actors)


def _named_groups(parties: tuple[str, ...], actors: Actors) -> tuple[str, ...]:
    """Without the groups that only a noun names ("the Lebanese militant group") where one of that country is named."""
    lands = {known.country for one in parties if one.startswith("group/") and (known := actors.get(one))}
    return tuple(
        one
        for one in parties
        if not ((known := actors.get(one)) and known.kind is ActorKind.GROUP and "/" in one and known.country in lands)
        or one.startswith("group/")
    )


def _stands_outside(claim: ClaimOnRecord, naming: Naming, told: StepTold | None) -> bool:
    """Whether those who act in the claim need not be parties: they broker the deal, or only want a peace made."""
    if carries(claim.trigger.text) or _BROKERED.search(claim.trigger.text):
        return True
    if claim.type == EventType.RETREAT and "peace" in naming.subjects - {"ceasefire"}:
        return True
    wanted = told is None or not told.taken
    return (
        wanted
        and bool(naming.subjects & {"ceasefire", "peace", "prisoners"} or not naming.definite)
        and not _SIGNS.search(claim.trigger.text)
    )


def _outside_name(claim: ClaimOnRecord, naming: Naming, actors: Actors) -> list[str]:
    """The claim's actors, but for those whom only a place in the agreement's name made one ("the Ottawa Treaty")."""
    called = parties_called(claim.actors, claim.actors_text, actors)
    officials = [one for one in claim.actors if one in actors and actors[one].kind is ActorKind.PERSON]
    found = [*called, *officials]
    lows = naming.name.lower()
    for one, text in zip(claim.recipients, claim.recipients_text, strict=False):
        site = re.search(rf"\b(?:in|at)\s+{re.escape(text)}\b", claim.text)
        if not site and (text.lower().removeprefix("the ") not in lows or one in naming.states):
            found.append(one)
    return found


def _after(text: str, naming: Naming) -> str:
    return re.split(r"(?<![A-Z])[.;…](?:\s|$)", text[naming.end : naming.end + 160], maxsplit=1)[0]


@lru_cache(maxsize=8192)
def _topic(after: str, naming: Naming) -> tuple[frozenset[str], frozenset[str]]:
    """What the words behind the name say that it is about: telling words, and ids of subjects."""
    words = deal_words()
    lows = [m.group().lower() for m in WORD.finditer(after)][:16]
    lows = [low for low in lows if low not in words.states and low not in words.demonyms]
    telling = {low for low in lows if len(low) > 3 and low.isalpha() and low not in words.heads} | naming.keys
    subjects = {words.subjects[low] for low in lows if low in words.subjects}
    return frozenset(low.removesuffix("s") for low in telling if low not in listed("dull")), frozenset(subjects)


def _sites(claim: ClaimOnRecord, naming: Naming) -> frozenset[str]:
    """Places that stand with the agreement: in its name, or where it was made ("signed in Harare")."""
    found = {m.group(1).lower() for m in re.finditer(r"\b(?:in|at)\s+([A-Z][\w’'-]+)", claim.text)}
    if claim.place_name:
        found.add(claim.place_name.lower())
    return frozenset(found)
