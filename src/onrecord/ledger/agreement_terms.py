"""What an agreement obliges its parties to, need not make them do, or forbids (ATOP's obligations)."""

import re
from collections.abc import Sequence

from onrecord.codebook import default_codebook
from onrecord.codebook.happenings import DutyWords
from onrecord.ledger.deal_parties import parties_of
from onrecord.ledger.deal_words import WORD, deal_words
from onrecord.ledger.entry import Actors, Entry
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import MAY_NOT, NEGATIVE, Duty, Factuality, Modality

_TRIGGER = re.compile(
    r"\b(?:if|should|when|once|unless|until|in case|in the event|as soon as|whenever|after an? (?:armed )?attack)\b.*$",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"\b(?:each|both|either|neither|all|the)(?: of the)?(?: two)?"
    r" (?:sides?|part(?:y|ies)|countr(?:y|ies)|states?|nations?|neighbou?rs?|signator(?:y|ies)|members?)\b",
    re.IGNORECASE,
)
_EACH = frozenset({"each", "other", "another", "must", "both"})
_OTHER = re.compile(r"\b(?:the other|each other|one another)\b", re.IGNORECASE)


def duties_of(entries: Sequence[Entry], parties: tuple[str, ...], actors: Actors) -> tuple[Duty, ...]:
    """The obligations that claims lay down, those that say the same as one; in the order of their first claims.

    "Each side" and the like are the agreement's `parties`.
    """
    merged: list[tuple[frozenset[str], Duty]] = []
    for entry in sorted(entries, key=lambda entry: entry.order):
        duty = _duty(entry.claim, parties, actors)
        words = _stems(duty.action)
        for index, (other_words, other) in enumerate(merged):
            if _repeats(duty, words, other, other_words):
                merged[index] = (other_words | words, _joined(other, duty))
                break
        else:
            merged.append((words, duty))
    return tuple(duty for _, duty in merged)


def is_term(claim: ClaimOnRecord, bearers: set[str], parties: frozenset[str], actors: Actors) -> bool:
    """Whether an obligation that names no agreement may be one's term: a party owes it, and another party is named.

    What a party is expressly not bound to is a term whoever is named. What somebody says that a party must do is a
    demand, unless it names the agreement.
    """
    if not bearers or (claim.holders and claim.modality is Modality.OBLIGED):
        return False
    if bearers & parties and claim.factuality is Factuality.CERTAINLY_NOT:
        return True
    words = deal_words()
    lows = [match.group().lower().removesuffix("'s").removesuffix("’s") for match in WORD.finditer(claim.text)]
    named = {words.states.get(low) or words.demonyms.get(low) for low in lows}
    others = parties - bearers
    return bool(others & (named | set(parties_of(claim.recipients, actors))) or _SIDES.search(claim.text))


def _duty(claim: ClaimOnRecord, parties: tuple[str, ...], actors: Actors) -> Duty:
    action = (claim.object or claim.trigger.text).strip().removeprefix("to ")
    match = _TRIGGER.search(action)
    trigger = claim.condition_text or (match.group(0).strip(" .") if match else _beside(claim.text, action))
    shared = _SIDES.search(claim.text) is not None
    return Duty(
        bearer=_bound(claim.actors, actors) or (parties if shared else ()),
        action=_TRIGGER.sub("", action).strip(" ,.") or action,
        beneficiary=parties if shared and _OTHER.search(action) else _bound(claim.recipients, actors),
        trigger=trigger,
        type=claim.type,
        binding=claim.factuality not in NEGATIVE,
        forbidden=_forbids(claim),
        claims=(claim.id,),
    )


def _beside(text: str, action: str) -> str | None:
    """The condition outside the words of the act: in front it ends with its clause ("If Peru is attacked, …")."""
    match = _TRIGGER.search(text)
    if match is None:
        return None
    words = match.group(0)
    at = text.find(action)
    return (words.partition(",")[0] if 0 <= match.start() < at else words).strip(" .")


def _bound(ids: Sequence[str], actors: Actors) -> tuple[str, ...]:
    """The parties that are meant, or the actors themselves where they stand for none."""
    return tuple(sorted(parties_of(ids, actors))) or tuple(ids)


def _forbids(claim: ClaimOnRecord) -> bool:
    """Whether the words forbid: the reader names the codebook's entry; a duty not to do a thing forbids it too."""
    forces = {entry.id: entry.force for entry in default_codebook().entries(DutyWords)}
    named = {reason.by.rpartition("/")[2] for reason in claim.why}
    if any(forces.get(name) == MAY_NOT for name in named):
        return True
    return claim.mode == MAY_NOT or (claim.object or "").startswith(("not to ", "never to "))


def _stems(words: str) -> frozenset[str]:
    """The beginnings of the words that tell what is to be done; all duties of a treaty are towards "each other"."""
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}", words.lower()) if word not in _EACH)


def _repeats(one: Duty, words: frozenset[str], other: Duty, other_words: frozenset[str]) -> bool:
    if one.binding != other.binding or one.forbidden != other.forbidden:
        return False
    if one.bearer and other.bearer and not set(one.bearer) & set(other.bearer):
        return False
    shared = len(words & other_words)
    return words == other_words or (shared > 0 and shared * 2 >= min(len(words), len(other_words)))


def _joined(first: Duty, again: Duty) -> Duty:
    return Duty(
        bearer=first.bearer if len(first.bearer) >= len(again.bearer) else again.bearer,
        action=first.action if len(first.action) >= len(again.action) else again.action,
        beneficiary=first.beneficiary or again.beneficiary,
        trigger=first.trigger or again.trigger,
        type=first.type or again.type,
        binding=first.binding,
        forbidden=first.forbidden,
        claims=(*first.claims, *again.claims),
    )
