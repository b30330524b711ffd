"""Which words of a report are nouns of `institutions.yaml`, and how far their noun phrases reach."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.codebook import Codebook
from onrecord.codebook.world import InstitutionNoun
from onrecord.vocabulary import ActorKind

WORDS = re.compile(r"(?:[A-Za-z]\.){2,}|['’]s\b|[^\W_]+|[^\w\s]|_")
"""The words of a noun as the parser splits them: "ombudsman's office" has three, "U.S. attorney" two."""
MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "case", "nmod", "advmod", "predet", "quantmod"})
QUESTIONS = frozenset({"WRB", "WDT", "WP"})
NOT_AN_ORGAN = frozenset({"emergency", "war", "affairs", "siege", "alert", "mind", "play", "the"})
""" "State of" these is no state."""
IDIOMS = {"opposition": {"in"}, "hostage": {"held", "hold", "taken", "take", "took", "kept"}}
"""Words before which nouns of actors name nobody: "in opposition to", "held hostage"."""
ONE_PERSON = re.compile(
    r"(?:.*(?:man|woman|person|mate|ist|ian|youth)"
    r"|rebel|insurgent|militant|guerrill?a|fighter|jihadi|attacker|bomber|assailant|shooter|hijacker|kidnapper|captor"
    r"|abductor|assassin|vigilante|herder|raider|perpetrator|rioter|looter|soldier|sailor|marine|paratrooper|commando"
    r"|conscript|reservist|draftee|sniper|pilot|mercenary|peacekeeper|warlord|partisan|combatant|member|leader"
    r"|commander|gangster|smuggler|trafficker|mobster|bandit|robber|thief|pirate|poacher|hacker|criminal|fugitive"
    r"|fraudster|scammer|counterfeiter|cybercriminal|arsonist|(?:hostage-)?taker|convict|murderer|killer|rapist|dealer|lord|boss|suspect|accused|defendant|inmate|prisoner|detainee|guard)"
)
"""Nouns of armed groups and people that, in the singular, mean one person: a "gunman", but not a "militia"."""
SEVERAL = frozenset({ActorKind.GROUP, ActorKind.POPULATION, ActorKind.GOVERNMENT, ActorKind.ORGANISATION})
"""Kinds of many people together, whose nouns may also name one of them: "union leader"."""

Nouns = dict[str, list[tuple[list[str], InstitutionNoun]]]


def institution_nouns(codebook: Codebook) -> Nouns:
    """The nouns of `institutions.yaml` by their last word, longest first; for `codebook.compiled`."""
    nouns: Nouns = defaultdict(list)
    for entry in codebook.entries(InstitutionNoun):
        for noun in entry.nouns:
            words = [word.lower() for word in WORDS.findall(noun)]
            nouns[words[-1]].append((words, entry))
    for found in nouns.values():
        found.sort(key=lambda one: -len(one[0]))
    return dict(nouns)


@dataclass(frozen=True)
class Nominal:
    """A known noun at the tokens `[first, last]`: its head token, its words as the codebook has them, its entry."""

    head: Token
    first: int
    last: int
    words: list[str]
    noun: InstitutionNoun

    @property
    def plural(self) -> bool:
        """Whether several are meant."""
        return self.head.tag_ in ("NNS", "NNPS")

    @property
    def title(self) -> str:
        """The noun as a title: "prime minister"."""
        return " ".join(self.words)

    @property
    def kind(self) -> ActorKind:
        """The kind of actor: one person for "a gunman", though gunmen are a group."""
        several = self.noun.kind in SEVERAL
        one = several and not self.plural and self.head.lower_ == self.words[-1]
        return ActorKind.PERSON if one and ONE_PERSON.fullmatch(self.words[-1]) else self.noun.kind

    @property
    def following(self) -> Token | None:
        """The token right after the noun; null at the end of the text."""
        doc = self.head.doc
        return doc[self.last + 1] if self.last + 1 < len(doc) else None


def nominals_in(sentence: Span, nouns: Nouns) -> list[Nominal]:
    """The known nouns of a sentence, in order; none that is only a part of a longer one."""
    found = [one for token in sentence if token.pos_ in ("NOUN", "PROPN") and (one := noun_at(token, nouns))]
    covered = {index for one in found for index in range(one.first, one.last)}
    return [one for one in found if one.last not in covered]


def noun_at(token: Token, nouns: Nouns) -> Nominal | None:
    """The longest known noun that ends at `token`."""
    if token.i and token.doc[token.i - 1].lower_ in IDIOMS.get(token.lower_, ()):
        return None
    doc, begin = token.doc, token.sent.start
    if token.lower_ == "state" and token.i + 2 < len(doc) and doc[token.i + 2].lower_ in NOT_AN_ORGAN:
        return None
    for last in dict.fromkeys((token.lower_, token.lemma_.lower())):
        for words, entry in nouns.get(last, ()):
            start = token.i - len(words) + 1
            if start >= begin and all(_is(doc[start + i], word) for i, word in enumerate(words[:-1])):
                head = doc[start : token.i + 1].root
                if head.pos_ not in ("NOUN", "PROPN") or not is_of(words):
                    head = token
                return Nominal(head, start, token.i, words, entry)
    return None


def is_of(words: list[str]) -> bool:
    """Whether the noun's head comes first: "ministry of defence", "member of parliament"."""
    return "of" in words or "for" in words


def _is(token: Token, word: str) -> bool:
    return bool(token.lower_.replace("’", "'") == word or (token.tag_ in ("NNS", "NNPS") and token.lemma_ == word))


def is_noun(words: Iterable[str], nouns: Nouns) -> bool:
    """Whether the words (lower case, without article) are a known noun and nothing else: "supreme court"."""
    listed = list(words)
    return bool(listed) and any(listed == known for known, _ in nouns.get(listed[-1], ()))


def left_edge(head: Token, first: int) -> int:
    """The first token of the noun phrase up to its head; never the middle of a hyphenated word."""
    doc: Doc = head.doc
    start = first
    inside = set(range(first, max(head.i, first) + 1))
    while start > head.sent.start:
        token = doc[start - 1]
        linked = (
            token.head.i in inside and (token.dep_ in MODIFIERS or token.text == "-") and token.tag_ not in QUESTIONS
        )
        linked = linked or (token.tag_ == "POS" and token.head.head.i in inside)
        linked = linked or doc[start].text == "-"
        if not linked:
            break
        start -= 1
        inside.add(start)
    return start
