"""How sure it is that a duty exists: that is what is claimed, not that the act will be done."""

from dataclasses import replace

from onrecord.reader.draft import Candidate, Draft
from onrecord.reader.factuality.weigh import Weight
from onrecord.vocabulary import NEGATIVE, ClaimKind, Factuality, Modality, Reason

MODALS = frozenset({Modality.OBLIGED, Modality.CONDITIONAL})
OF_MODALS = {Factuality.POSSIBLE: Factuality.CERTAIN, Factuality.PROBABLY_NOT: Factuality.CERTAINLY_NOT}
"""What "must" and "need not" leave open is whether the act is done; the duty they lay down or deny is certain."""

ON_CONDITION = {
    Factuality.POSSIBLE: Factuality.CERTAIN,
    Factuality.POSSIBLY_NOT: Factuality.CERTAINLY_NOT,
    Factuality.PROBABLY_NOT: Factuality.CERTAINLY_NOT,
}
SUPPOSING = frozenset({"would", "could", "might", "may", "should"})
"""With these the duty itself is supposed: "would be bound to"."""


def owed(draft: Draft, candidate: Candidate, weight: Weight) -> Weight:
    """The weight of a duty: as sure as its words, and denied where they deny it; that of anything else as it is."""
    if candidate.kind is not ClaimKind.OBLIGATION:
        return weight
    factuality, modality = weight.factuality, weight.modality
    reason = Reason(field="factuality", by="duty", words=(candidate.trigger_span,))
    if _is_modal(draft, candidate) and modality in MODALS and factuality in OF_MODALS:
        factuality, modality = OF_MODALS[factuality], Modality.OBLIGED
    elif _is_on_condition(draft, candidate, weight):
        factuality, modality = ON_CONDITION[factuality], Modality.ACTUAL
    if candidate.denied and factuality not in NEGATIVE and factuality is not Factuality.UNKNOWN:
        factuality = Factuality.CERTAINLY_NOT
    if factuality is weight.factuality and modality is weight.modality:
        return weight
    return replace(weight, factuality=factuality, modality=modality, reasons=(*weight.reasons, reason))


def _is_modal(draft: Draft, candidate: Candidate) -> bool:
    """Whether an auxiliary lays the duty down; the claim's event word is then the act itself."""
    return draft.doc[candidate.trigger].idx != candidate.trigger_span[0]


def _is_on_condition(draft: Draft, candidate: Candidate, weight: Weight) -> bool:
    """Whether the duty stands, and only the act hangs on a condition: "if Peru is invaded, Chile is bound to"."""
    if weight.condition is None or weight.modality is not Modality.CONDITIONAL:
        return False
    words = draft.doc[candidate.trigger].children
    return weight.factuality in ON_CONDITION and all(kid.lower_ not in SUPPOSING for kid in words)
