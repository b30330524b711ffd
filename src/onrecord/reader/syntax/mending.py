"""Where a small pipeline's parse contradicts itself, it is mended before anyone reads it.

Only what cannot be: a name as the compound of a finite verb, a main clause without a subject right behind a person who
is taken for another name of the town before him, a part that is played, but in nothing, and lists of people of whom one
is taken for another's name, or who are two subjects of one verb.
"""

from spacy.tokens import Doc, Token

from onrecord.reader.syntax.governors import FINITE, SUBJECTS
from onrecord.reader.syntax.shares import SHARES

GOVERNED = frozenset({"dobj", "ccomp", "xcomp", "prt"})
"""What only a verb has behind it, unlike a noun that is taken for one ("joint airstrikes in")."""
PARTICLES = frozenset({"over", "off", "out", "up", "down", "back"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
LOOSE = frozenset({"prep", "advcl", "npadvmod", "advmod"})
"""How what stands before a main clause's subject hangs on its verb."""
BETWEEN = frozenset({"punct", "aux", "auxpass", "neg", "advmod"})
"""What may stand between a subject and its verb."""
MOST_UP = 6
"""So many arcs above a place the verb is looked for."""


def mend(doc: Doc) -> Doc:
    """Set right in place what a parse cannot mean; returns `doc`."""
    for token in doc:
        if token.dep_ == "compound":
            _subject_before_verb(token)
        if token.dep_ in ("compound", "nmod"):
            _name_before_and(token)
        elif token.dep_ == "nsubj":
            _second_subject(token)
        elif token.dep_ == "appos" or (token.dep_ == "conj" and all(kid.dep_ != "cc" for kid in token.head.rights)):
            _subject_behind_place(token)
        elif token.dep_ == "prep" and token.lower_ == "in":
            _share_in_deed(token)
    return doc


def _subject_before_verb(name: Token) -> None:
    """ "Unless Ghana hands over the men": a name right before a finite verb without a subject is that subject."""
    verb = name.head
    if name.pos_ != "PROPN" or verb.tag_ not in FINITE or verb.i != name.i + 1 or _has_subject(verb):
        return
    particle = any(token.lower_ in PARTICLES for token in verb.doc[verb.i + 1 : verb.i + 2])
    if particle or any(kid.dep_ in GOVERNED for kid in verb.rights):
        name.dep_ = "nsubj"


def _name_before_and(person: Token) -> None:
    """ "President Ana Sol and Chancellor Ulf Tarn met": the first person is no part of the second one's name."""
    second = person.head
    joined = any(kid.dep_ == "cc" for kid in person.rights)
    if not joined or second.i < person.i or {person.ent_type_, second.ent_type_} != {"PERSON"}:
        return
    titles = [kid for kid in person.rights if kid.dep_ == "conj"]
    before = [kid for kid in second.lefts if kid.i < person.i]
    label, above = second.dep_, second.head
    person.head, person.dep_ = (person if above.i == second.i else above), label
    second.head, second.dep_ = person, "conj"
    for kid in before:
        kid.head = person
    for title in titles:
        title.head, title.dep_ = second, "compound"


def _second_subject(first: Token) -> None:
    """ "President Ana Sol, Chancellor Ulf Tarn and others met": who stands behind the comma is in the list too."""
    for second in first.head.children:
        if second.dep_ == "nsubj" and second.i > first.i and any(kid.dep_ == "cc" for kid in second.rights):
            # The comma hangs on either of the two.
            between = [token.text for token in first.doc[first.right_edge.i : second.left_edge.i]]
            if between in ([","], [first.doc[first.right_edge.i].text, ","]):
                second.head, second.dep_ = first, "conj"
                return


def _subject_behind_place(noun: Token) -> None:
    """ "In Lima, the Greek envoy, Ana Sol, said": who stands between a place and a verb without a subject is that."""
    place = noun.head
    if place.dep_ != "pobj" or place.ent_type_ not in PLACES or noun.ent_type_ in PLACES or noun.i < place.i:
        return
    verb = _verb_above(place)
    if verb is None or verb.i < noun.i or _has_subject(verb):
        return
    last = noun.right_edge.i
    if all(token.dep_ in BETWEEN for token in noun.doc[last + 1 : verb.i]):
        noun.head, noun.dep_ = verb, "nsubj"


def _share_in_deed(preposition: Token) -> None:
    """ "Denied any part in the killing": the part was in the killing, and not the denial."""
    noun = preposition.nbor(-1) if preposition.i else preposition
    if noun.lemma_ in SHARES and noun.dep_ == "dobj" and noun.head == preposition.head:
        preposition.head = noun


def _verb_above(token: Token) -> Token | None:
    """The finite verb on which a phrase or clause before it hangs."""
    for _ in range(MOST_UP):
        above = token.head
        if above.i > token.i and above.tag_ in FINITE:
            return above if token.dep_ in LOOSE else None
        token = above
    return None


def _has_subject(verb: Token) -> bool:
    return any(kid.dep_ in SUBJECTS for kid in verb.children)
