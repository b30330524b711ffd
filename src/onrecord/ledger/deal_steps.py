"""Which step of an agreement's life a claim tells of, and whether the step was taken."""

import re
from typing import NamedTuple

from onrecord.codebook.agreements import DealStep
from onrecord.ledger.deal_names import Naming, namings
from onrecord.ledger.deal_words import WORD, DealWords, StepWords, deal_words, listed
from onrecord.ledger.entry import Actors
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import AgreementStatus, EventType, Factuality, Modality

_HELD = (Factuality.CERTAIN, Factuality.PROBABLE)
_DENIED = (Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT)
_HAPPENED = (Modality.ACTUAL, Modality.BELIEVED)
_SUPPOSED = (Modality.CONDITIONAL, Modality.ASKED)
_NOT_YET = re.compile(
    r"\b(?:to|will|would|could|may|might|should|can|shall|must|not|n[’']t|never|yet|before|without|failed|fail|refused|"
    r"expected|unless|until|if|hopes?|plans?|planned|ahead|near|close|toward|towards|upcoming|scheduled)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:if|unless|not|n[’']t|never|without)\s+(?:\S+\s+){0,3}$", re.IGNORECASE)
_ONLY_TO = re.compile(r"(?<!managed )(?<!able )\bto\s+$")


class StepTold(NamedTuple):
    """A step that a claim tells of. `status` is what it amounts to; `by_trigger`: the claim's own words name it.

    `taken`: the step that the words name has happened; `denied`: the holder says that it has not;
    `one_sided`: it is one party's own, who leaves.
    """

    status: AgreementStatus | None
    by_trigger: bool
    taken: bool = False
    denied: bool = False
    one_sided: bool = False


def step_told(claim: ClaimOnRecord, naming: Naming, actors: Actors) -> StepTold | None:
    """The step that `claim` tells of the agreement that its evidence calls `naming`; null when it tells of none."""
    words, text = deal_words(), claim.text
    tokens = [m.group().lower() for m in WORD.finditer(_without_names(claim.trigger.text))]
    told, held_off = _found(tokens, words)
    if told is None or not _upon(claim, naming, told):
        at = text.find(claim.trigger.text)
        over = 0 <= at < naming.end and naming.start < at + len(claim.trigger.text)
        named = over or naming.head.split(" ")[0] in claim.trigger.text.lower() or naming.name in claim.trigger.text
        return _beside(claim, naming, text, words, actors) if named or naming.follower else None
    if told.entry.status is AgreementStatus.NEGOTIATED:
        further = _agreed_to(text, naming, claim, words)
        if further:
            return further
    at = text.find(claim.trigger.text)
    lead = text[max(0, at - 24) : at] if at > 0 else ""
    only_meant = _is_against(told.entry) and _ONLY_TO.search(lead) is not None
    held_off = held_off or only_meant or _NEGATED.search(lead) is not None
    return _weighed(claim, told.entry, held_off, actors, by_trigger=True)


def _agreed_to(text: str, naming: Naming, claim: ClaimOnRecord, words: DealWords) -> StepTold | None:
    """What "agree to …" amounts to where words before the name say what will be done with it ("negotiate a truce")."""
    at = text.find(claim.trigger.text)
    gap = (
        text[at + len(claim.trigger.text) : naming.start]
        if at >= 0 and at + len(claim.trigger.text) <= naming.start
        else ""
    )
    step, _ = _found([m.group().lower() for m in WORD.finditer(gap)][-6:], words)
    if step is None or claim.factuality not in _HELD:
        return None
    if step.entry.status in (AgreementStatus.SUSPENDED, AgreementStatus.ENDED):
        return StepTold(None, by_trigger=True)
    proposed = step.entry.status is AgreementStatus.PROPOSED
    return StepTold(AgreementStatus.PROPOSED if proposed else AgreementStatus.NEGOTIATED, by_trigger=True)


def _upon(claim: ClaimOnRecord, naming: Naming, told: StepWords) -> bool:
    """Whether what the trigger says is said of the agreement, not of another object ("the truce ended the war")."""
    if claim.type == EventType.AGREE and told.entry.status in (AgreementStatus.NEGOTIATED, AgreementStatus.PROPOSED):
        return True
    if naming.name in claim.trigger.text:
        return True
    if claim.object is None:
        return len(claim.trigger.text.split()) <= 3
    return naming.name in claim.object or claim.object in naming.name or naming.head in claim.object.lower()


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
    if naming.follower in listed("not-yet"):
        return StepTold(AgreementStatus.PROPOSED, by_trigger=False)
    before = [m.group().lower() for m in WORD.finditer(text[: naming.start].rpartition("\n")[2])][-12:]
    step = _last(before, words)
    lead = text[max(0, naming.start - 60) : naming.start]
    if step is None:
        after = [m.group() for m in WORD.finditer(re.split(r"[.;…](?:\s|$)|\n", text[naming.end :], maxsplit=1)[0])][
            :16
        ]
        step, lead = _next(after, words)
    if step is None or step.entry.status is None:
        return None
    unsure = step.verb and _NOT_YET.search(" ".join(lead.split()[-6:])) is not None
    return _weighed(claim, step.entry, unsure, actors, by_trigger=False)


def _last(before: list[str], words: DealWords) -> StepWords | None:
    end = len(before)
    while end and before[end - 1] in listed("skipped") - {"by", "signed", "between", "and", "in"}:
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
                acts = _acts(after, index, index + size)
                return None if acts else step, " ".join(after[max(0, index - 4) : index])
        low = after[index].lower()
        if not (
            low in listed("skipped")
            or after[index][0].isupper()
            or low in ("will", "would", "to", "not", "could", "may")
        ):
            return None, ""
        index += 1
    return None, ""


def _acts(after: list[str], start: int, end: int) -> bool:
    """Whether the verb has an object of its own, so that the agreement does it ("the truce that ended the war")."""
    passive = any(word.lower() in listed("passive") for word in after[max(0, start - 2) : start])
    follows = after[end] if end < len(after) else ""
    return not passive and (follows.lower() in listed("object-starts") or follows[:1].isdigit())


def _weighed(
    claim: ClaimOnRecord, entry: DealStep, held_off: bool, actors: Actors, *, by_trigger: bool
) -> StepTold | None:
    """The step as far as the claim's holder is sure of it: one not taken, or not yet, leaves what it falls short of."""
    status = entry.status
    if entry.by and not _done_by(claim, entry.by, actors):
        status = entry.otherwise
    if _is_against(entry) and not by_trigger and not held_off and claim.factuality in _DENIED:
        # The reader takes "the truce collapsed" for "there is no truce": that is what the step says.
        return StepTold(status, by_trigger, taken=True, one_sided=entry.one_sided)
    if claim.factuality in _DENIED and not held_off:
        return StepTold(status, by_trigger, denied=True)
    happened = claim.factuality in _HELD and claim.modality in _HAPPENED
    if happened and not held_off:
        return StepTold(status, by_trigger, taken=True, one_sided=entry.one_sided)
    if claim.modality in _SUPPOSED:
        return StepTold(None, by_trigger)
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
