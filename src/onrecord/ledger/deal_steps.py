"""Which step of an agreement's life a claim tells of, and whether the step was taken."""

import re
from typing import NamedTuple

from onrecord.codebook.agreements import DealStep
from onrecord.ledger.deal_names import Naming, namings
from onrecord.ledger.deal_words import WORD, DealWords, StepWords, deal_words
from onrecord.ledger.entry import Actors
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import AgreementStatus, Factuality, Modality

_HELD = (Factuality.CERTAIN, Factuality.PROBABLE)
_DENIED = (Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT)
_HAPPENED = (Modality.ACTUAL, Modality.BELIEVED)
_NOT_YET = re.compile(
    r"\b(?:to|will|would|could|may|might|should|can|shall|must|not|n[’']t|never|yet|before|without|failed|fail|refused|"
    r"expected|unless|until|if|hopes?|plans?|planned|ahead|near|close|toward|towards|upcoming|scheduled)\b",
    re.IGNORECASE,
)
_SKIP = frozenset(
    """the a an this that its their his her our has have had was were is are been be being also now then finally formally
    officially then of on to for with between and in by new both signed all""".split()
)
_PROMISED = {"talk", "talks", "negotiation", "negotiations", "proposal", "proposals", "plan", "plans", "offer", "draft"}


class StepTold(NamedTuple):
    """A step that a claim tells of. `status` is what it amounts to; `by_trigger`: the claim's own words name it.

    `denied`: the holder says that it was not taken.
    """

    status: AgreementStatus | None
    by_trigger: bool
    denied: bool = False


def step_told(
    claim: ClaimOnRecord, naming: Naming, text: str, shift: list[tuple[int, int, int]], actors: Actors
) -> StepTold | None:
    """The step that `claim` tells of the agreement called `naming` in `text`, its evidence; null when none."""
    words = deal_words()
    tokens = [m.group().lower() for m in WORD.finditer(_without_names(claim.trigger.text))]
    told, held_off = _found(tokens, words)
    if told is None:
        return _beside(claim, naming, text, words, actors)
    return _weighed(claim, told.entry, held_off, actors, by_trigger=True)


def _without_names(trigger: str) -> str:
    for one in reversed(namings(trigger)):
        trigger = f"{trigger[: one.start]} {trigger[one.end :]}"
    return trigger


def _found(tokens: list[str], words: DealWords) -> tuple[StepWords | None, bool]:
    """The first step among `tokens`, and whether another word puts off or ends it ("suspended the signing")."""
    found: list[StepWords] = []
    index = 0
    while index < len(tokens):
        for size in range(min(words.longest, len(tokens) - index), 0, -1):
            step = words.steps.get(" ".join(tokens[index : index + size]))
            if step:
                found.append(step)
                index += size - 1
                break
        index += 1
    named = [one for one in found if one.entry.status]
    if not named:
        return None, False
    noun = next((one for one in named if not one.verb), None)
    against = [one for one in found if one.verb and _is_against(one.entry)]
    if noun and against and not _is_against(noun.entry):
        return noun, True
    return named[0], len(found) > len(named)


def _is_against(entry: DealStep) -> bool:
    return entry.status in (None, AgreementStatus.SUSPENDED, AgreementStatus.ENDED)


def _beside(claim: ClaimOnRecord, naming: Naming, text: str, words: DealWords, actors: Actors) -> StepTold | None:
    """A step named right before or after the agreement, where the claim's own trigger names none."""
    if naming.follower in _PROMISED:
        return StepTold(AgreementStatus.PROPOSED, by_trigger=False)
    before = [m.group().lower() for m in WORD.finditer(text[: naming.start])][-12:]
    step = _last(before, words)
    lead = text[max(0, naming.start - 60) : naming.start]
    if step is None:
        after = [m.group() for m in WORD.finditer(re.split(r"[.;…](?:\s|$)", text[naming.end :], maxsplit=1)[0])][:16]
        step, lead = _next(after, words)
    if step is None or step.entry.status is None:
        return None
    unsure = step.verb and _NOT_YET.search(" ".join(lead.split()[-6:])) is not None
    return _weighed(claim, step.entry, unsure, actors, by_trigger=False)


def _last(before: list[str], words: DealWords) -> StepWords | None:
    end = len(before)
    while end and before[end - 1] in _SKIP - {"by", "signed", "between", "and", "in"}:
        end -= 1
    for size in range(min(words.longest, end), 0, -1):
        step = words.steps.get(" ".join(before[end - size : end]))
        if step:
            return step
    return None


def _next(after: list[str], words: DealWords) -> tuple[StepWords | None, str]:
    index = 0
    while index < len(after):
        for size in range(min(words.longest, len(after) - index), 0, -1):
            step = words.steps.get(" ".join(after[index : index + size]).lower())
            if step and step.verb:
                return step, " ".join(after[max(0, index - 4) : index])
        low = after[index].lower()
        if not (low in _SKIP or after[index][0].isupper() or low in ("will", "would", "to", "not", "could", "may")):
            return None, ""
        index += 1
    return None, ""


def _weighed(
    claim: ClaimOnRecord, entry: DealStep, held_off: bool, actors: Actors, *, by_trigger: bool
) -> StepTold | None:
    """The step as far as the claim's holder is sure of it: one not taken, or not yet, leaves what it falls short of."""
    status = entry.status
    if entry.by and not _done_by(claim, entry.by, actors):
        status = entry.otherwise
    if claim.factuality in _DENIED and not held_off:
        return StepTold(status, by_trigger, denied=True)
    happened = claim.factuality in _HELD and claim.modality in _HAPPENED
    if happened and not held_off:
        return StepTold(status, by_trigger)
    if status is not entry.status:
        return StepTold(AgreementStatus.PROPOSED, by_trigger)
    if status is AgreementStatus.PROPOSED:
        return StepTold(status, by_trigger)
    return StepTold(entry.short_of, by_trigger) if entry.short_of else StepTold(None, by_trigger)


def _done_by(claim: ClaimOnRecord, names: tuple[str, ...], actors: Actors) -> bool:
    if any((known := actors.get(one)) and known.sector == "LEG" for one in claim.actors):
        return True
    lows = {m.group().lower().removesuffix("s") for text in claim.actors_text for m in WORD.finditer(text)}
    if lows & set(names):
        return True
    by = re.search(r"\bby\s+([^,.;]{2,60})", claim.text[-120:])
    return by is not None and any(re.search(rf"\b{name}s?\b", by.group(1), re.IGNORECASE) for name in names)
