"""What one claim says of an agreement: by what name, between whom, and which step of its life."""

import re
from typing import NamedTuple

from onrecord.ledger.deal_names import Naming, namings
from onrecord.ledger.deal_parties import Pool, carries, go_betweens, named_parties, parties_of
from onrecord.ledger.deal_steps import StepTold, step_told
from onrecord.ledger.deal_words import WORD, deal_words
from onrecord.ledger.entry import Actors, Entry
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import ClaimKind, EventType

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
_THING = re.compile(r"^(?:while|although|though|but|and|yet)?\s*(?:it|this|that|which|neither)\b", re.IGNORECASE)


class Reading(NamedTuple):
    """What `entry` says of an agreement.

    `naming` is null where an obligation only says "it", or nothing. `place` is where the name stands in the report (code
    points). `parties` are those between whom it is, `around` all others whom the claim names and who may be (both as
    parties, ids). `topic` are the words that say what it is about, `sites` lower-case names of places with it.
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
    everyone = parties_of((*claim.actors, *claim.recipients), actors)
    if naming is None or naming.many:
        if not duty or (naming and naming.many):
            return None
        return Reading(
            entry, None, claim.trigger.start, (), frozenset(everyone), None, frozenset(), frozenset(), frozenset(), True
        )
    told = None if duty else step_told(claim, naming, claim.text, shift, actors)
    if naming.weak and (told is None or not told.by_trigger):
        return None
    parties = () if duty else _parties(claim, naming, everyone, pool, actors)
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
    named = [one for one in namings(claim.object) if not one.many] if claim.object else []
    if begin is not None and every:
        finish = begin + claim.trigger.end - claim.trigger.start
        ranked = sorted(every, key=lambda one: (_distance(claim.text, begin, finish, one), one.start))
        near = [one for one in ranked if _distance(claim.text, begin, finish, one) <= _allowed(claim)]
        within = [one for one in ranked if named and _same_words(one, named)]
        for one in (*near[:1], *within[:1]):
            fuller = next((other for other in named if other.keys > one.keys), None)
            return (fuller._replace(start=one.start, end=one.end) if fuller else one), _outside(one.start, shift)
    if named:
        return named[0]._replace(start=len(claim.text), end=len(claim.text)), claim.trigger.start
    return None, claim.trigger.start


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
    return 1 + len(WORD.findall(gap)) + broken * (1 + len(re.findall(r"[,;…]", gap)))


def _parties(
    claim: ClaimOnRecord, naming: Naming, everyone: tuple[str, ...], pool: Pool, actors: Actors
) -> tuple[str, ...]:
    """Between whom the agreement is, as this claim tells it."""
    explicit = named_parties(claim.text, naming.end, pool, actors)
    inner = tuple(dict.fromkeys((*naming.states, *explicit)))
    outside = go_betweens(claim.text, pool, actors)
    if len(inner) >= 2:
        return tuple(one for one in inner if one not in outside) if len(set(inner) - outside) >= 2 else inner
    if claim.kind is not ClaimKind.EVENT or claim.type not in _BINDING | {EventType.SUPPORT}:
        return inner
    if carries(claim.trigger.text) or re.search(r"\b(?:brokered|mediated|hosted)\b", claim.trigger.text):
        return inner
    bound = everyone
    if claim.type in (EventType.SUPPORT, EventType.SANCTION) or claim.trigger.text.lower().startswith("announc"):
        bound = everyone
    return tuple(dict.fromkeys(one for one in (*bound, *inner) if one not in outside))


def _after(text: str, naming: Naming) -> str:
    return re.split(r"[.;…](?:\s|$)", text[naming.end : naming.end + 160], maxsplit=1)[0]


def _topic(after: str, naming: Naming) -> tuple[frozenset[str], frozenset[str]]:
    """What the words behind the name say that it is about: telling words, and ids of subjects."""
    words = deal_words()
    lows = [m.group().lower() for m in WORD.finditer(after)][:16]
    telling = {low for low in lows if len(low) > 3 and low.isalpha() and low not in words.heads} | naming.keys
    subjects = {words.subjects[low] for low in lows if low in words.subjects}
    return frozenset(low.removesuffix("s") for low in telling if low not in _DULL), frozenset(subjects)


_DULL = frozenset(
    """with between that which will would their both from after this have been were into also under over during amid
    including countries country states state signed agreed reached government president minister would could said
    according more than year years today yesterday week month presidents ministers leaders initially initial""".split()
)


def _sites(claim: ClaimOnRecord, naming: Naming) -> frozenset[str]:
    """Places that stand with the agreement: in its name, or where it was made ("signed in Harare")."""
    found = {m.group(1).lower() for m in re.finditer(r"\b(?:in|at)\s+([A-Z][\w’'-]+)", claim.text)}
    if claim.place_name:
        found.add(claim.place_name.lower())
    return frozenset(found)
