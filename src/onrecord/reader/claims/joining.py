"""How sure the holder is: what the words themselves say, joined with what the cue says of its content.

FactBank's nested sources: a claim's factuality is that of its innermost holder. All functions here are pure.
"""

from onrecord.vocabulary import Factuality, Modality

STRENGTH = {"CT": 3, "PR": 2, "PS": 1}
OPEN_TO_CUE = frozenset({Modality.ACTUAL, Modality.PREDICTED, Modality.BELIEVED})
"""Modalities of the words that a cue such as "vowed" overrules; any other ("plans to", "if") says more than the cue."""

BACKSHIFTED = {Factuality.POSSIBLE: Factuality.PROBABLE, Factuality.POSSIBLY_NOT: Factuality.PROBABLY_NOT}


def join_factuality(words: Factuality, stance: Factuality) -> Factuality:
    """The holder's factuality for content that its words present as `words`, under a cue with `stance`.

    A denial turns the sign around; a weaker cue weakens; unknown stays unknown. `join_factuality(CT+, CT-)` is `CT-`.
    """
    if Factuality.UNKNOWN in (words, stance):
        return Factuality.UNKNOWN
    sign = "+" if words[2] == stance[2] else "-"
    level = min(words[:2], stance[:2], key=lambda one: STRENGTH[one])
    return Factuality(level + sign)


def join_modality(words: Modality, cue: Modality) -> Modality:
    """The content's modality: the cue's where the words leave it open, otherwise the words'."""
    if cue in (Modality.ACTUAL, Modality.BELIEVED) and words is not Modality.ACTUAL:
        return words
    return cue if words in OPEN_TO_CUE else words


def told_before(factuality: Factuality, auxiliary: str | None) -> Factuality:
    """What is left of `factuality` when it was told in the past: "said that it would" is what "will" was then."""
    return BACKSHIFTED.get(factuality, factuality) if auxiliary == "would" else factuality


def told_by_own(modality: Modality, auxiliary: str | None) -> Modality:
    """What people say that their own side "will" or "would" do is a plan, and no forecast."""
    return Modality.PLANNED if modality is Modality.PREDICTED and auxiliary is not None else modality
