"""Outlets by name that the codebook does not know: whoever is told something, or tells it, and is named like one."""

from spacy.tokens import Span, Token

from onrecord.intake.mastheads import OUTLET_NOUNS
from onrecord.reader.actors.roster import Entry, Roster
from onrecord.reader.actors.wording import slug
from onrecord.reader.draft import Draft
from onrecord.reader.syntax.tree import word_set
from onrecord.vocabulary import Actor, ActorKind, MentionKind

LONGEST = 5
"""Words of an outlet's name at most."""
TELLING = word_set("tell speak talk report say write publish quote cite reveal interview broadcast")
"""Verbs of what outlets do, and of what is done to them."""
TOLD_IN = frozenset({"to", "by", "with", "in", "for"})
"""Prepositions between such a verb, or an interview, and an outlet."""
TALKS = word_set(
    "interview comment remark statement newspaper daily weekly magazine broadcaster outlet website channel"
)
"""Nouns before the one who is told ("in an interview with") or before an outlet's name ("the daily")."""


def find_outlets(draft: Draft, roster: Roster) -> None:
    """Add the outlets that are told something or tell it: "told The Hindu", "the Harbour Gazette reported"."""
    for head in draft.doc:
        if head.pos_ != "PROPN" or head.i in roster.at or not draft.is_readable(head.idx, head.idx + len(head)):
            continue
        span = _name(head)
        named = head.lower_ in OUTLET_NOUNS and len(span) > 1
        alone = span[0].text == "The" and not span[0].is_sent_start
        if any(token.i in roster.at for token in span) or not (named or (alone and _is_told(head))):
            continue
        if not _is_told(head) and not _tells(head):
            continue
        words = " ".join(token.text for token in span if token.lower_ != "the" or token.i != span.start)
        actor = Actor(id=f"media/{slug(words)}", name=words, kind=ActorKind.MEDIA, sector="MED")
        roster.add(Entry(span.start, span.end, head.i, (actor.id,), MentionKind.NAME), actor)


def _name(head: Token) -> Span:
    """The capitalised words that end with `head`, and their article."""
    start = head.i
    while start > head.sent.start and head.i - start < LONGEST and head.nbor(start - 1 - head.i).is_title:
        before = head.nbor(start - 1 - head.i)
        if before.pos_ not in ("PROPN", "ADJ", "NOUN", "DET") or before.ent_type_ == "DATE":
            break
        start -= 1
    if start > head.sent.start and head.nbor(start - 1 - head.i).lower_ == "the":
        start -= 1
    return head.doc[start : head.i + 1]


def _is_told(head: Token) -> bool:
    """Whether something is told to `head`: "told the Gazette", "spoke to", "in an interview with", "the daily …"."""
    above = head.head
    if head.dep_ in ("dobj", "dative", "iobj"):
        return above.lemma_ == "tell"
    if head.dep_ == "appos":
        return above.lemma_ in TALKS
    return head.dep_ == "pobj" and above.lower_ in TOLD_IN and above.head.lemma_ in TELLING | TALKS


def _tells(head: Token) -> bool:
    """Whether `head` says something, or has it by others: "the Gazette reported", "according to the Gazette"."""
    above = head.head
    by = head.dep_ == "pobj" and above.lower_ in ("to", "by") and above.head.lemma_ in TELLING | {"accord"}
    return by or (head.dep_ == "nsubj" and above.lemma_ in TELLING)
