"""Stage: every event word of the report, and how certain its author presents the event.

Event words are verbs that are not auxiliaries or copulas, and the nouns of event_nouns.yaml (as in UW's factuality
corpus, Lee et al. 2015).
"""

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft
from onrecord.reader.factuality.author import author_score
from onrecord.reader.syntax.governors import build_lexicon
from onrecord.vocabulary import Predicate

VERBAL_PREPOSITIONS = frozenset(("according", "regarding", "concerning", "excluding", "depending", "owing"))


def weigh_predicates(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's predicates: each event word with its factuality from −3.0 to 3.0, in the text's order."""
    nouns = codebook.compiled(build_lexicon).event_nouns
    for sentence in draft.sentences():
        for token in sentence:
            if is_event_word(token, nouns):
                end = token.idx + len(token)
                factuality = author_score(draft, token.i, codebook)
                draft.predicates.append(
                    Predicate(start=token.idx, end=end, text=draft.text[token.idx : end], factuality=factuality)
                )


def is_event_word(token: Token, nouns: frozenset[str]) -> bool:
    """Whether the token names an event: a full verb, or a noun whose lemma is among `nouns`."""
    if token.pos_ == "VERB":
        return token.dep_ not in ("aux", "auxpass") and token.lower_ not in VERBAL_PREPOSITIONS
    return token.pos_ == "NOUN" and (token.lemma_.lower() in nouns or token.lower_ in nouns)
