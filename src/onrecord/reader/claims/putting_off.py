"""What is put off is still to come: "postponed the shipment to March" plans it for March."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.reader.draft import Candidate, Draft
from onrecord.reader.factuality.weigh import Weight
from onrecord.reader.syntax.putting_off import puts_off
from onrecord.vocabulary import ClaimKind, ClaimTime, EventType, Factuality, Modality, Reason

CARRIED = frozenset({"dobj", "nsubjpass"})
OWN_TYPES = frozenset({EventType.COOPERATE, EventType.AID})
"""Types of the deliveries that such a verb puts off where it names the event itself."""
SIGNING = "sign"
"""Who puts off a signing cuts relations down, which has happened."""
UNDER_WAY = frozenset({Factuality.CERTAIN, Factuality.POSSIBLY_NOT})


def put_off(draft: Draft, candidate: Candidate, weight: Weight, time: ClaimTime | None) -> tuple[Candidate, Weight]:
    """A deed that is put off and its weight: planned, and likely; any other as it is.

    A deed that the verb carries ("postponed the talks until May") is planned only when a day to come is named: without
    one nobody says that it will be. Where the verb names the event itself, that is the delivery, not the delay.
    """
    verb = _verb(draft.doc[candidate.trigger])
    if candidate.kind is not ClaimKind.EVENT or verb is None or weight.modality is not Modality.ACTUAL:
        return candidate, weight
    own = verb.i == candidate.trigger
    later = time is not None and (time.to or "") > (draft.report.published or "9999")
    if weight.factuality not in UNDER_WAY or not (later or own) or (own and not _is_delivery(draft, candidate)):
        return candidate, weight
    words = ((verb.idx, verb.idx + len(verb)),)
    if own and candidate.type not in OWN_TYPES:
        reason = Reason(field="type", by="put-off", words=words)
        candidate = replace(candidate, type=EventType.COOPERATE, mode=None, cameo=None, why=(*candidate.why, reason))
    reasons = (*weight.reasons, Reason(field="modality", by="put-off", words=words))
    return candidate, replace(weight, factuality=Factuality.PROBABLE, modality=Modality.PLANNED, reasons=reasons)


def _is_delivery(draft: Draft, candidate: Candidate) -> bool:
    """Whether the words of the event are those of putting off a delivery ("postponed the shipment")."""
    words = draft.text[slice(*candidate.trigger_span)].lower().split()
    return len(words) > 1 and not any(word.startswith(SIGNING) for word in words)


def _verb(word: Token) -> Token | None:
    """The verb of putting off that names an event, or of which its noun is what is put off."""
    if puts_off(word):
        return word
    return word.head if word.dep_ in CARRIED and puts_off(word.head) else None
