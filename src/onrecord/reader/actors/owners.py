"""Whose a noun is: the state, organisation or person that the words around "parliament" or "troops" name."""

from itertools import islice

from spacy.tokens import Doc, Token

from onrecord.reader.actors.names import NameIndex
from onrecord.reader.actors.noun_phrases import Nominal
from onrecord.reader.actors.roster import Entry, Roster
from onrecord.reader.violence import ARMS, EVENT_LIKE
from onrecord.vocabulary import Actor, MentionKind

OWNING = frozenset({"of", "from", "in", "for", "within"})
OWN_AFTER_HYPHEN = frozenset({"led", "run", "based"})
"""The "Hamas-run ministry" is Hamas's, but "US-backed rebels" are not the US's."""
REACH = 8
"""How many words before the noun its owner may stand."""


def owners_of(nominal: Nominal, roster: Roster, names: NameIndex) -> list[Actor]:
    """The states, organisations or persons to which the noun belongs; empty when nobody is named."""
    head, first = nominal.head, nominal.first
    doc = head.doc
    if first in roster.at and first < nominal.last and (inside := roster.actor_at(doc[first])):
        return [inside]  # "UN mission"
    position = first - 1
    while position >= max(head.sent.start, first - REACH):
        token = doc[position]
        if token.text == "-":
            position = _before_hyphen(token, roster)
            continue
        entry = roster.at.get(position)
        if is_hyphenated(token if entry is None else doc[entry.start]):
            position = (position if entry is None else entry.start) - 1  # "anti-Syria", "pro-Russian"
            continue
        if token.i in roster.at and (owner := roster.actor_at(token)):
            return _joined(token, owner, roster)
        linked = position + 1 < len(doc) and doc[position - 1].text == "-" and position > 0
        ends = token.pos_ in ("VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ") and not linked
        if ends or token.text in {",", ";", ":", "(", ")"}:
            break
        position -= 1
    if any(child.dep_ == "poss" for child in head.children):
        return []
    return _after(head, roster, names) or _after(doc[nominal.last], roster, names)


def is_hyphenated(token: Token) -> bool:
    """Whether the name is only the tail of a hyphenated word: "anti-Syria", "ex-Soviet"."""
    doc = token.doc
    return (
        token.i > 1
        and doc[token.i - 1].text == "-"
        and not doc[token.i - 1].whitespace_
        and doc[token.i - 2].text.isalpha()
    )


def is_in_compound(doc: Doc, entry: Entry) -> bool:
    """Whether the mention is only a part of a hyphenated word: "US-backed", "anti-Syria"."""
    opens = entry.end + 1 < len(doc) and doc[entry.end].text == "-" and doc[entry.end + 1].text.islower()
    return opens or is_hyphenated(doc[entry.start])


def _before_hyphen(hyphen: Token, roster: Roster) -> int:
    """Where to look on for an owner, left of a hyphen: at the name in "Hamas-run", beyond it in "US-backed"."""
    doc = hyphen.doc
    before = hyphen.i - 1
    entry = roster.at.get(before)
    if entry is None or doc[hyphen.i + 1].lower_ in OWN_AFTER_HYPHEN:
        return before
    return entry.start - 1


def _after(head: Token, roster: Roster, names: NameIndex) -> list[Actor]:
    """The owner behind the noun: "demonstrators in Baghdad", "the parliament of Chile"."""
    for preposition in head.children:
        if preposition.dep_ == "prep" and preposition.lower_ in OWNING:
            for token in preposition.children:
                if token.dep_ != "pobj" or (preposition.lower_ == "in" and _is_violence(token)):
                    continue
                for one in (token, *(child for child in token.children if child.dep_ in ("poss", "amod", "compound"))):
                    if is_hyphenated(one):
                        continue
                    if owner := roster.actor_at(one):
                        return _joined(one, owner, roster)
                    if one.text in names.capitals:
                        return [names.state(names.capitals[one.text])]
    return []


def _is_violence(noun: Token) -> bool:
    """Whether people "in" it are only its victims: "ten people in Chadian missile strikes"."""
    return any(one.lemma_.lower() in EVENT_LIKE | ARMS for one in (noun, *noun.conjuncts))


def _joined(token: Token, owner: Actor, roster: Roster) -> list[Actor]:
    """The owner together with those it is coordinated with: "Hungarian and Romanian"."""
    others = [roster.actor_at(one) for one in (*token.conjuncts,)]
    states = {one.id: one for one in (owner, *(other for other in others if other)) if one.country}
    return list(states.values()) or [owner]


MOST_BEFORE = 400
"""How many mentions back a body is looked for."""


class Earlier:
    """Bodies named so far by their last word, so that "the embassy" after "China's embassy" is that embassy."""

    def __init__(self, roster: Roster) -> None:
        """`roster` as it grows."""
        self.roster = roster

    def same(self, nominal: Nominal) -> str | None:
        """The one body that "the army" or "the ministry" means; null when none or more than one was named before."""
        head = nominal.head
        if not any(child.lower_ in ("the", "this", "that") for child in head.children):
            return None
        if any(
            child.dep_ in ("amod", "compound", "poss", "nummod", "relcl", "acl")
            and not nominal.first <= child.i <= nominal.last
            for child in head.children
        ):
            return None
        found: dict[str, None] = {}
        for entry in islice(self.roster.before(nominal.first), MOST_BEFORE):
            named = len(entry.actors) == 1 and entry.kind is not MentionKind.PRONOUN
            if named and self._ends_alike(entry.end, nominal) and self._is_of_its_kind(entry.actors[0], nominal):
                found[entry.actors[0]] = None
        owned = [one for one in found if "~" not in one]
        return owned[0] if len(owned) == 1 else None

    def _is_of_its_kind(self, actor_id: str, nominal: Nominal) -> bool:
        """ "The army" is not the rebels who call themselves the National Liberation Army."""
        actor = self.roster.actors[actor_id]
        return actor.kind is nominal.noun.kind or actor.sector == nominal.noun.sector

    def _ends_alike(self, end: int, nominal: Nominal) -> bool:
        doc = self.roster.doc
        end -= doc[end - 1].tag_ == "POS"
        words = [token.lower_ for token in doc[max(0, end - len(nominal.words)) : end]]
        return words in (nominal.words, [token.lower_ for token in doc[nominal.first : nominal.last + 1]])
