"""How sure the holder is: what the words themselves say, joined with what the cue says of its content.

FactBank's nested sources: a claim's factuality is that of its innermost holder. All functions here are pure.
"""

from onrecord.vocabulary import Factuality, Modality

STRENGTH = {"CT": 3, "PR": 2, "PS": 1}
OPEN_TO_CUE = frozenset({Modality.ACTUAL, Modality.PREDICTED, Modality.BELIEVED})
"""Modalities of the words that a cue such as "vowed" overrules; any other ("plans to", "if") says more than the cue."""


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
