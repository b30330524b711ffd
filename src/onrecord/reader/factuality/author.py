"""How the report's author presents an event, on the scale of −3.0 to 3.0: the rules' score and the model's, weighed.

The rules read the words that they know (modals, negation, hedges, the verbs above); the model has read thousands of
rated event words (UW, Lee et al. 2015; MEANTIME, Minard et al. 2016) and knows the rest. Each errs where the other does
not, so their weighted mean is better than either; the weights were fitted on UW's development part.
"""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft
from onrecord.reader.factuality.weigh import weigh

RULES, MODEL = 0.3, 0.7
"""Weights of the two scores."""
CERTAIN, NEARLY = 3.0, 2.75
"""From `NEARLY` on an event counts as certain: raters agree on those, and only a mean is never quite three."""


def author_score(draft: Draft, token: int, codebook: Codebook) -> float:
    """The score of the event word at index `token`; the rules' alone when the draft has no model."""
    by_rules = weigh(draft, token, codebook).score
    by_model = model_score(draft, token)
    return by_rules if by_model is None else mixed(by_rules, by_model)


def model_score(draft: Draft, token: int) -> float | None:
    """What the model's head says of the word, −3.0 to 3.0; null without a model or outside what it has read."""
    word = draft.doc[token]
    answers = draft.answers_at(word.idx)
    pieces = answers.window.pieces((word.idx, word.idx + len(word))) if answers is not None else []
    return float(answers.factuality[pieces[0]]) if answers is not None and pieces else None


def mixed(by_rules: float, by_model: float) -> float:
    """The weighted mean, within the scale, to two decimals."""
    mean = RULES * by_rules + MODEL * max(-CERTAIN, min(CERTAIN, by_model))
    return CERTAIN if mean >= NEARLY else round(mean, 2)
