"""What a statement's cue says of its content: how sure its holder is, and in what mode the content is put forward."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.codebook.cues import Cue, CueLexicon, Frame, Strength
from onrecord.reader.draft import Draft
from onrecord.vocabulary import Factuality, Modality, Span, Statement

CUES_KEY = "onrecord.cues"
"""Where `find_statements` leaves the cue of each statement id in the document's own notes (spaCy's `user_data`)."""
NEGATORS = frozenset(("not", "n't", "n’t", "never", "no", "nor", "neither", "without", "hardly", "nobody", "none"))
WITHHOLDING = frozenset(("refuse", "decline", "fail", "stop", "hesitate", "avoid", "forget"))
"""Verbs above a cue that keep it from being said: "refused to rule out", "declined to say"."""
EXCLUDING = frozenset(("rule out", "exclude", "discount"))
QUESTION_WORDS = frozenset(("whether", "if", "why", "when", "where", "who", "how", "what", "which"))
CLOSED_QUESTIONS = frozenset(("whether", "if"))
LOOK = 12
"""How many tokens around the cue are searched for what negates it."""


@dataclass(frozen=True)
class FoundCue:
    """The cue of a statement: its codebook entry, the token where it stands and the frame of its content."""

    cue: Cue
    at: int
    frame: Frame | None


@dataclass(frozen=True)
class CueEffect:
    """The holder's `stance` towards the content and the content's `modality`, with the `words` that decided.

    `negated` is true when the cue itself is ("did not confirm", "refused to rule out").
    """

    stance: Factuality
    modality: Modality
    negated: bool = False
    words: tuple[Span, ...] = ()


def cue_effect(draft: Draft, statement: Statement, codebook: Codebook) -> CueEffect:
    """How `statement`'s cue, with what negates it, colours the content (FactBank's source-introducing predicates).

    A cue that the codebook does not know counts as a neutral "said".
    """
    found = _cue_of(draft, statement, codebook)
    if found is None:
        return CueEffect(Factuality.CERTAIN, Modality.ACTUAL, words=statement.cue)
    reading = found.cue.reading(found.frame)
    negation = _negation(draft.doc[found.at])
    stance = reading.stance if negation is None else negated_stance(found.cue, reading.stance, reading.modality)
    if _asks(draft, statement, found):
        stance = Factuality.UNKNOWN
    words = statement.cue
    if negation is not None:
        span = (negation.idx, negation.idx + len(negation))
        if not any(start <= span[0] and span[1] <= end for start, end in words):
            words = tuple(sorted((*words, span)))
    return CueEffect(stance, reading.modality, negation is not None, words)


def negated_stance(cue: Cue, stance: Factuality, modality: Modality) -> Factuality:
    """The stance of a negated cue: "did not deny" leaves it open, "does not expect" expects the contrary."""
    if cue.lemma in EXCLUDING:
        return Factuality.POSSIBLE
    if cue.strength is Strength.EVALUATIVE:
        return stance
    if stance is Factuality.PROBABLY_NOT:
        return Factuality.PROBABLE
    if modality is Modality.PLANNED and stance in (Factuality.PROBABLE, Factuality.CERTAIN):
        return Factuality.PROBABLY_NOT
    # Negation of a verb of opinion belongs to what is thought (Horn 1978: neg-raising).
    if stance is Factuality.PROBABLE and modality in (Modality.BELIEVED, Modality.PREDICTED):
        return Factuality.UNKNOWN if cue.strength is Strength.ASSERTIVE else Factuality.PROBABLY_NOT
    return Factuality.UNKNOWN


def is_what_was_wanted(draft: Draft, statement: Statement, codebook: Codebook) -> bool:
    """Whether the author says that what somebody wanted is so: "Kenya withdrew its troops, as Mali had demanded"."""
    found = _cue_of(draft, statement, codebook)
    if found is None or found.cue.strength not in (Strength.DIRECTIVE, Strength.COMMITTING):
        return False
    verb = draft.doc[found.at]
    return verb.dep_ == "advcl" and any(kid.lower_ == "as" for kid in verb.lefts)


def _cue_of(draft: Draft, statement: Statement, codebook: Codebook) -> FoundCue | None:
    remembered: dict[str, FoundCue] = draft.doc.user_data.get(CUES_KEY, {})
    found = remembered.get(statement.id)
    if found is not None:
        return found
    # A statement that another stage made: look its words up again.
    lexicon = codebook.compiled(CueLexicon)
    for span in statement.cue:
        for token in draft.tokens(span) or ():
            for cue in lexicon.candidates(token.pos_, token.lemma_.lower()):
                if all(word in draft.text[span[0] : span[1]].lower() for word in cue.words[1:]):
                    return FoundCue(cue, token.i, _frame(draft, statement, cue))
    return None


def _frame(draft: Draft, statement: Statement, cue: Cue) -> Frame | None:
    first = _first_word(draft, statement)
    if first == "to" and Frame.INFINITIVE in cue.takes:
        return Frame.INFINITIVE
    if first in ("that", *QUESTION_WORDS) and Frame.CLAUSE in cue.takes:
        return Frame.CLAUSE
    return None


def _asks(draft: Draft, statement: Statement, found: FoundCue) -> bool:
    """Whether the content is a question: "whether", or "if" after the cue; before it "if" sets a condition."""
    first = _first_word(draft, statement)
    if first not in CLOSED_QUESTIONS or found.frame not in (Frame.CLAUSE, None):
        return False
    return first != "if" or statement.content[0][0] > draft.doc[found.at].idx


def _first_word(draft: Draft, statement: Statement) -> str:
    if not statement.content:
        return ""
    start, end = statement.content[0]
    words = draft.text[start : min(end, start + 60)].lower().split(maxsplit=1)
    return words[0].strip("\"“'‘`,") if words else ""


def _negation(token: Token) -> Token | None:
    """The word that negates the cue at `token`, looking at the words beside it and the verbs above it."""
    own = _beside(token)
    above = token.head
    if own is None and token.dep_ in ("xcomp", "ccomp") and above.lemma_.lower() in WITHHOLDING:
        return None if _beside(above) is not None else above
    if own is None and token.dep_ == "xcomp" and above.i != token.i:
        return _beside(above)
    if own is None and token.dep_ == "dobj" and token.pos_ == "NOUN":
        return _beside(above)
    if own is None and token.dep_ == "acomp":
        return _beside(above)
    if own is None and token.dep_ == "pcomp" and above.lower_ == "without":
        return above
    return own


def _beside(token: Token) -> Token | None:
    doc = token.doc
    for index in range(max(0, token.i - LOOK), token.i):
        other = doc[index]
        if other.lower_ in NEGATORS and (other.head.i == token.i or _through_subject(other, token)):
            return other
    return None


def _through_subject(other: Token, token: Token) -> bool:
    """ "Neither side said", "no official confirmed": the negator stands with the subject."""
    return other.head.head.i == token.i and other.head.dep_ in ("nsubj", "nsubjpass")
