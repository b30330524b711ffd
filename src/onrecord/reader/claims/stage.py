"""Stage: candidates become claims: who holds them, how sure, in what mode, when, where, how much, and why."""

from collections.abc import Iterator
from math import exp, log

import msgspec
from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.reader.claims.circumstances import Circumstances
from onrecord.reader.claims.joining import join_factuality, join_modality, told_before, told_by_own
from onrecord.reader.claims.owing import owed
from onrecord.reader.claims.putting_off import put_off
from onrecord.reader.claims.treaty_told import with_its_treaty
from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.factuality.cue_effect import CueEffect, cue_effect, is_what_was_wanted
from onrecord.reader.factuality.weigh import Weight, weigh
from onrecord.reader.syntax.shares import is_dealing
from onrecord.vocabulary import (
    Actor,
    Claim,
    ClaimKind,
    Directness,
    Factuality,
    Modality,
    Reason,
    Span,
    Statement,
    TieType,
    Trigger,
    contains,
)

PRESUPPOSING = frozenset({"relcl", "acl", "advcl", "poss", "appos"})
"""Links below which words are taken as given and not themselves promised, denied or foreseen."""
FUTURE = frozenset({"will", "would"})
REPORTS = frozenset(
    {"report", "claim", "allegation", "accusation", "suggestion", "rumour", "rumor", "idea", "notion", "charge"}
    | {"speculation", "assertion", "story", "theory", "statement", "prediction", "plan", "intention"}
)
"""What is denied in "denied a report that …" is the clause behind it."""
UNRESOLVED = 0.8
"""What a claim's confidence is multiplied by for each side that names no known actor."""

SHIFT, SLOPE = 0.44, 1.25
"""Fitted on 949 events in sentences that the model had not seen; see docs/benchmarks.md for how well they hold."""


def make_claims(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's claims, in order of their event words."""
    ids: dict[str, int] = {}
    by_token: dict[int, str] = {}
    conditions: list[int | None] = []
    candidates = sorted(filter(_names_someone, draft.candidates), key=_in_order)
    circumstances = Circumstances(draft)
    for candidate, around in zip(candidates, _statements_around(draft, candidates), strict=True):
        held = [one for one in around if not is_what_was_wanted(draft, one, codebook)]
        claim, condition = _claim(draft, candidate, _chain(held), circumstances, codebook)
        number = ids[claim.id] = ids.get(claim.id, 0) + 1
        if number > 1:
            claim = _replaced(claim, id=f"{claim.id}.{number}")
        by_token.setdefault(candidate.trigger, claim.id)
        draft.claims.append(claim)
        conditions.append(condition)
    for index, token in enumerate(conditions):
        met = by_token.get(token) if token is not None else None
        if met is not None and met != draft.claims[index].id:
            draft.claims[index] = _replaced(draft.claims[index], condition=met)


def _in_order(candidate: Candidate) -> tuple[Span, str, str]:
    return candidate.trigger_span, candidate.kind, candidate.type or ""


def _names_someone(candidate: Candidate) -> bool:
    """Whether a known actor takes part; what "they" do to "chicks" is no event of world affairs.

    A duty may be anyone's: who bears it is often left to the treaty's name.
    """
    return candidate.kind is ClaimKind.OBLIGATION or any(
        party.actors for party in (*candidate.actors, *candidate.recipients)
    )


def _claim(
    draft: Draft, candidate: Candidate, holders: list[Statement], circumstances: Circumstances, codebook: Codebook
) -> tuple[Claim, int | None]:
    """The claim of a candidate under its holders, and the token index of the condition on which it hangs, if any."""
    inner = holders[-1] if holders else None
    weight = _given(draft, candidate) or weigh(
        draft, candidate.trigger, codebook, within=inner.content if inner else ()
    )
    time = circumstances.time_of(candidate)
    candidate, weight = put_off(draft, candidate, weight, time)
    weight = owed(draft, candidate, weight)
    factuality, modality, reasons = _sureness(draft, candidate, inner, weight, codebook)
    start, end = candidate.trigger_span
    claim = Claim(
        id=f"c{start}",
        kind=candidate.kind,
        type=candidate.type,
        mode=candidate.mode,
        context=candidate.context,
        cameo=candidate.cameo,
        trigger=Trigger(start=start, end=end, text=draft.text[start:end]),
        actors=_ids(candidate.actors),
        actor_spans=tuple(party.span for party in candidate.actors),
        recipients=_ids(candidate.recipients),
        recipient_spans=tuple(party.span for party in candidate.recipients),
        object=draft.text[slice(*candidate.object)].strip() or None if candidate.object else None,
        quantities=circumstances.quantities_of(candidate),
        time=time,
        place=circumstances.place_of(candidate),
        holders=tuple(statement.id for statement in holders),
        factuality=factuality,
        modality=modality,
        evidence=_evidence(draft, candidate, inner),
        confidence=_confidence(candidate),
        why=(*candidate.why, *reasons, *_holder_reasons(holders)),
    )
    return claim, weight.condition


def _given(draft: Draft, candidate: Candidate) -> Weight | None:
    """The weight of a tie that a noun phrase takes as given: "the Chadian president will sign" foresees no presidency.

    Null for events, and for ties that a verb or a copula states.
    """
    trigger = draft.doc[candidate.trigger]
    stated = trigger.pos_ in ("VERB", "AUX") or trigger.dep_ in ("attr", "acomp", "oprd", "ROOT")
    if candidate.kind is not ClaimKind.TIE or stated or any(child.dep_ == "neg" for child in trigger.children):
        return None
    reason = Reason(field="factuality", by="taken-as-given", words=(candidate.trigger_span,))
    return Weight(Factuality.CERTAIN, Modality.ACTUAL, None, 3.0, (reason,))


def _statements_around(draft: Draft, candidates: list[Candidate]) -> Iterator[list[Statement]]:
    """For each candidate, in order, the statements whose content holds its event word; one sweep over the text."""
    waiting = sorted((span, index) for index, one in enumerate(draft.statements) for span in one.content)
    waiting.reverse()
    opened: list[tuple[Span, int]] = []
    for candidate in candidates:
        start = candidate.trigger_span[0]
        while waiting and waiting[-1][0][0] <= start:
            opened.append(waiting.pop())
        opened = [one for one in opened if one[0][1] > start]
        found = dict.fromkeys(index for span, index in opened if contains(span, candidate.trigger_span))
        yield [draft.statements[index] for index in found]


def _chain(around: list[Statement]) -> list[Statement]:
    """The innermost of the statements around a word and those that hold it, outermost first."""
    if not around:
        return []
    by_id = {statement.id: statement for statement in around}
    # Of who is cited and who cites him, who have the same words, the one within the other is the inner one.
    chain = [min(around, key=lambda one: (_extent(one), -one.content[0][0], one.within not in by_id))]
    while (outer := by_id.get(chain[0].within or "")) is not None and outer not in chain:
        chain.insert(0, outer)
    return chain


def _extent(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def _sureness(
    draft: Draft, candidate: Candidate, inner: Statement | None, weight: Weight, codebook: Codebook
) -> tuple[Factuality, Modality, tuple[Reason, ...]]:
    """Factuality and modality for the innermost holder, with the reasons for both."""
    factuality, modality, reasons = weight.factuality, weight.modality, weight.reasons
    given = any(reason.by == "taken-as-given" for reason in weight.reasons)
    if inner is not None and not given and _is_at_issue(draft, candidate.trigger, inner):
        effect = cue_effect(draft, inner, codebook)
        auxiliary = _auxiliary(draft, reasons)
        if weight.condition is None and _looks_back(draft, inner):
            factuality = told_before(factuality, auxiliary)
        if effect.stance is Factuality.CERTAINLY_NOT and any(reason.by == "any" for reason in reasons):
            factuality = Factuality.CERTAIN  # to deny "any" exchange is to deny them all
        factuality = join_factuality(factuality, effect.stance)
        modality = join_modality(modality, effect.modality)
        if _is_own(draft, candidate, inner):
            modality = told_by_own(modality, auxiliary)
        reasons = (*reasons, *_cue_reasons(effect))
    if modality is Modality.PREDICTED and _is_ordained(draft, candidate):
        modality = Modality.OBLIGED
    if candidate.negated:
        factuality = join_factuality(factuality, Factuality.CERTAINLY_NOT)
    return factuality, modality, reasons


def _auxiliary(draft: Draft, reasons: tuple[Reason, ...]) -> str | None:
    """ "will" or "would", where it is what has decided last."""
    last = next((one for one in reversed(reasons) if one.field == "factuality"), None)
    if last is None or not last.by.endswith("(auxiliary)") or not last.words:
        return None
    word = draft.text[slice(*last.words[0])].lower()
    return {"'d": "would", "'ll": "will", "wo": "will"}.get(word, word if word in FUTURE else None)


def _looks_back(draft: Draft, statement: Statement) -> bool:
    """Whether the statement is told in other words and in the past: "said that it would"."""
    if statement.directness is not Directness.INDIRECT:
        return False
    cue = draft.doc.char_span(*statement.cue[0], alignment_mode="expand") if statement.cue else None
    return cue is not None and any(token.tag_ in {"VBD", "VBN"} for token in cue)


def _is_own(draft: Draft, candidate: Candidate, statement: Statement) -> bool:
    """Whether the holder speaks of what his own side does: himself, his country or one of its offices."""
    holder = draft.actors.get(statement.holder or "")
    acting = {actor for party in candidate.actors for actor in party.actors}
    if holder is None or not acting:
        return False
    homes = {draft.actors[actor].country for actor in acting}
    return holder.id in acting or (len(homes) == 1 and homes <= _homes(draft, holder))


def _homes(draft: Draft, holder: Actor) -> set[str]:
    """The countries that a holder belongs to or, by what the report says, has an office in."""
    held = (one for one in draft.candidates if one.kind is ClaimKind.TIE and one.type == TieType.OFFICE_HOLDER.value)
    served = (
        draft.actors[actor].country
        for one in held
        if any(holder.id in party.actors for party in one.actors)
        for party in one.recipients
        for actor in party.actors
    )
    return {country for country in (holder.country, *served) if country is not None}


def _is_ordained(draft: Draft, candidate: Candidate) -> bool:
    """Whether "shall" makes a duty of the act, and foretells nothing: "each party shall notify the other"."""
    return candidate.kind is ClaimKind.OBLIGATION and draft.text[slice(*candidate.trigger_span)].lower() == "shall"


def _cue_reasons(effect: CueEffect) -> tuple[Reason, ...]:
    words = tuple(effect.words)
    return (
        Reason(field="factuality", by="cue-stance", words=words),
        Reason(field="modality", by="cue-modality", words=words),
    )


def _is_at_issue(draft: Draft, trigger: int, statement: Statement) -> bool:
    """Whether the cue speaks of this event word, or the content only takes it as given.

    In "vowed to answer the strike that killed ten", the answer is vowed; the strike and the dead are given.
    """
    token = draft.doc[trigger]
    for _ in range(20):
        head = token.head
        if head.i == token.i or not any(start <= head.idx < end for start, end in statement.content):
            return True
        if token.dep_ in PRESUPPOSING and not _is_reported(token) and not is_dealing(token):
            return False
        token = head
    return True


def _is_reported(verb: Token) -> bool:
    """Whether the clause tells what a report or plan says, and does not just describe it."""
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    return verb.dep_ in ("acl", "relcl") and that and verb.head.lemma_.lower() in REPORTS


def _ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for party in parties for actor in party.actors))


def _evidence(draft: Draft, candidate: Candidate, inner: Statement | None) -> tuple[Span, ...]:
    """The clause and, where they stand in the same sentence, the source and cue of the innermost statement."""
    spans = [_trimmed(draft.text, with_its_treaty(draft, candidate, candidate.clause))]
    sentence = draft.doc[candidate.trigger].sent
    if inner is not None:
        begin, finish = sentence.start_char, sentence.end_char
        spans.extend(span for span in (*inner.source, *inner.cue) if begin <= span[0] and span[1] <= finish)
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and not draft.text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _trimmed(text: str, span: Span) -> Span:
    """The span without the blanks at its ends; as it is when it holds nothing else."""
    words = text[span[0] : span[1]]
    start = span[0] + len(words) - len(words.lstrip())
    return (start, span[0] + len(words.rstrip())) if words.strip() else span


def _confidence(candidate: Candidate) -> float:
    share = candidate.confidence
    for side in (candidate.actors, candidate.recipients):
        if side and not any(party.actors for party in side):
            share *= UNRESOLVED
    return round(calibrated(share) if candidate.kind is ClaimKind.EVENT else share, 3)


def calibrated(share: float) -> float:
    """How often events with that share of evidence are right (Platt 1999)."""
    share = min(max(share, 0.02), 0.98)
    return 1 / (1 + exp(-(SHIFT + SLOPE * log(share / (1 - share)))))


def _holder_reasons(holders: list[Statement]) -> tuple[Reason, ...]:
    return tuple(Reason(field="holders", by="statement", words=(*one.source, *one.cue)) for one in holders)


def _replaced(claim: Claim, **changes: object) -> Claim:
    return msgspec.structs.replace(claim, **changes)
