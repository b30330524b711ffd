"""Which words name an event: the codebook's patterns looked up by lemma and matched against the parse."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import EventTrigger, LightVerb
from onrecord.reader.events.gunfire import is_shot
from onrecord.reader.syntax.tree import Tree, before, word_set

LINKS = word_set(
    "about across after against along alongside among apart around as aside at away back behind between by down "
    "for from in into near of off on onto out outside over through to together toward towards under up upon with"
)
"""The words of a pattern that are particles or prepositions; all others are nouns, adjectives or their modifiers."""
PARTICLES = frozenset({"out", "up", "off"})
"""Those that make another verb of a light verb: "draw up"."""
OBJECT_DEPS = frozenset({"dobj", "nsubjpass", "attr", "acomp", "oprd", "advmod", "dative", "pobj", "xcomp", "obj"})
MODIFIER_DEPS = frozenset({"compound", "amod", "nmod", "poss", "advmod", "nummod", "npadvmod", "prep"})
CAUSES = ("in", "by", "during", "amid", "from", "after", "due", "when")
MOST_CAUSES = 4
MOST_BACK = 15
"""How many tokens before a loose participle its noun may stand."""
PERSON = "$person"
"""Among a pattern's `objects`: anyone called by name."""
PARTITIVES = word_set(
    "number series lot range set group variety wave spate string round couple handful dozen hundred thousand "
    "million billion ton tonne piece amount batch package consignment shipment kind type part rest majority most "
    "more some barrage total sum worth supply volley"
)
"""Nouns that count or measure what follows "of": a wave of arrests, 20 tonnes of flour."""


@dataclass(frozen=True)
class Pattern:
    """One way of naming an event: the words beyond the lemma it is filed under, in groups.

    A group is a link word ("on") or one or more content words whose last is their head ("joint", "exercise").
    """

    entry: EventTrigger
    groups: tuple[tuple[str, ...], ...]
    modifiers: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, bool]:
        """Longer patterns first, then those with a condition."""
        return sum(map(len, self.groups)) + len(self.modifiers), bool(self.entry.objects)


@dataclass(frozen=True)
class Match:
    """A pattern found at `token`; `words` are all its tokens, `noun` the pattern's or condition's object."""

    entry: EventTrigger
    token: Token
    words: tuple[Token, ...]
    noun: Token | None = None
    conditioned: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The event lexicon by lemma."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]


def event_lexicon(codebook: Codebook) -> Lexicon:
    """The look-up tables of triggers.yaml; use through `codebook.compiled`."""
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    for entry in codebook.entries(EventTrigger):
        for words in entry.verbs:
            lemma, *rest = words.split()
            verbs.setdefault(lemma, []).append(Pattern(entry, grouped(rest)))
        for words in entry.nouns:
            modifiers, lemma, rest = noun_parts(words)
            nouns.setdefault(lemma, []).append(Pattern(entry, grouped(rest), modifiers))
    return Lexicon(_ranked(verbs), _ranked(nouns))


def grouped(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Pattern words in groups: each link word by itself, content words up to the next link together."""
    groups: list[tuple[str, ...]] = []
    for word in words:
        if word in LINKS or not groups or groups[-1][-1] in LINKS:
            groups.append((word,))
        else:
            groups[-1] = (*groups[-1], word)
    return tuple(groups)


def noun_parts(words: str) -> tuple[tuple[str, ...], str, list[str]]:
    """A noun pattern's modifiers, head lemma and what follows it: `phone call` is ("phone",), "call", []."""
    parts = words.split()
    link = next((place for place, word in enumerate(parts) if word in LINKS and place > 0), len(parts))
    return tuple(parts[: link - 1]), parts[link - 1], parts[link:]


def _ranked(table: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    return {lemma: tuple(sorted(found, key=lambda p: p.rank, reverse=True)) for lemma, found in table.items()}


@dataclass(frozen=True)
class LightVerbs:
    """What the subject of a light verb is to the event noun that it carries.

    By lemma and link word ("" for an object): the entry, the noun or participle between them if there is one ("take
    part in", "be met with"), and the verb's particle if it has one ("draw up").
    """

    roles: dict[tuple[str, str], tuple[tuple[LightVerb, str, str], ...]]


def light_verbs(codebook: Codebook) -> LightVerbs:
    """The look-up table of light_verbs.yaml; use through `codebook.compiled`."""
    roles: dict[tuple[str, str], list[tuple[LightVerb, str, str]]] = {}
    for entry in codebook.entries(LightVerb):
        for words in entry.verbs:
            lemma, *rest = words.split()
            link = rest.pop() if rest and rest[-1] in LINKS and rest[-1] not in PARTICLES else ""
            particle = next((word for word in rest if word in PARTICLES), "")
            between = next((word for word in rest if word not in LINKS), "")
            roles.setdefault((lemma, link), []).append((entry, between, particle))
    return LightVerbs({key: tuple(found) for key, found in roles.items()})


def content_head(tree: Tree, noun: Token) -> Token:
    """The noun that matters in "a wave of arrests" or "20 tonnes of flour"; any other noun is its own."""
    for _ in range(2):
        if noun.lemma_.lower() not in PARTITIVES and noun.pos_ != "NUM":
            break
        inner = tree.after(noun, "of")
        if not inner:
            break
        noun = inner[0]
    return noun


class Matcher:
    """Matches the lexicon's patterns at a token of one parse."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        """`tree` is the parse to look in."""
        self.tree, self.lexicon = tree, lexicon

    def verb(self, token: Token) -> Match | None:
        """The best pattern of which `token` is the verb."""
        for pattern in self.lexicon.verbs.get(token.lemma_.lower(), ()):
            match = self._verb(pattern, token)
            if match is not None:
                return match
        return None

    def noun(self, token: Token) -> Match | None:
        """The best pattern of which `token` is the head noun."""
        for pattern in self.lexicon.nouns.get(token.lemma_.lower(), ()):
            if not self._modified(token, pattern.modifiers) or self._is_named_otherwise(token, pattern.entry):
                continue
            words = self._groups(pattern.groups, token)
            if words is not None:
                before = [kid for kid in self.tree.kids(token) if kid.lemma_.lower() in pattern.modifiers]
                return Match(pattern.entry, token, (token, *before, *words))
        return None

    def _is_named_otherwise(self, noun: Token, entry: EventTrigger) -> bool:
        """Whether a compound makes another thing of it: a "press release" frees nobody."""
        compounds = (kid for kid in self.tree.kids(noun) if kid.dep_ == "compound")
        return any(kid.lemma_.lower() in entry.not_objects for kid in compounds)

    def _verb(self, pattern: Pattern, token: Token) -> Match | None:
        words = self._groups(pattern.groups, token)
        if words is None:
            return None
        entry = pattern.entry
        if entry.stative and not self.tree.is_passive(token):
            return None
        noun = next((word for word in words if word.pos_ in {"NOUN", "PROPN"}), None)
        if entry.objects:
            held = self.tree.undergoers(token)
            held = [one for head in held[:1] for one in self.tree.with_conjuncts(head)]
            noun = next((one for one in held if self._is_one_of(one, entry.objects)), None)
            noun = noun or self._before(token, entry.objects)
            if noun is None:
                return None
            words = [*words, noun]
        if entry.not_objects and noun is None and self._is_unlike(self.tree.undergoers(token), entry.not_objects):
            return None
        if entry.not_subjects and self._is_unlike(self.tree.doers(token) or self._causes(token), entry.not_subjects):
            return None
        return Match(entry, token, (token, *words), noun, bool(entry.objects))

    def _before(self, verb: Token, lemmas: tuple[str, ...]) -> Token | None:
        """The noun that a loose participle is about: "the accord with Chad, first signed by ministers in May"."""
        if verb.tag_ != "VBN" or verb.dep_ not in {"acl", "advcl", "conj"} or not self.tree.is_passive(verb):
            return None
        return next((one for one in before(verb, MOST_BACK) if one.lemma_.lower() in lemmas), None)

    def _is_one_of(self, noun: Token, lemmas: tuple[str, ...]) -> bool:
        if PERSON in lemmas and noun.ent_type_ == "PERSON":
            return True
        return noun.lemma_.lower() in lemmas or content_head(self.tree, noun).lemma_.lower() in lemmas

    def _is_unlike(self, heads: list[Token], lemmas: tuple[str, ...]) -> bool:
        return any(
            self._is_one_of(head, lemmas) and not (head.lemma_.lower() == "fire" and is_shot(head))
            for head in heads[:MOST_CAUSES]
        )

    def _causes(self, verb: Token) -> list[Token]:
        """What a passive without an agent came of: "killed in a flood"."""
        if not self.tree.is_passive(verb):
            return []
        return [
            one for link in CAUSES for noun in self.tree.after(verb, link) for one in self.tree.with_conjuncts(noun)
        ]

    def _groups(self, groups: tuple[tuple[str, ...], ...], token: Token) -> list[Token] | None:
        """The tokens that fill `groups` below `token`, null when one is missing."""
        found: list[Token] = []
        for group in groups:
            below = [token, *found[-2:]]
            hit = self._link(group[0], below) if group[0] in LINKS else self._content(group, below)
            if hit is None:
                return None
            found.append(hit)
        return found

    def _link(self, word: str, below: list[Token]) -> Token | None:
        for parent in below:
            for kid in self.tree.kids(parent):
                if kid.lower_ == word and kid.dep_ in {"prt", "prep", "agent", "advmod", "dative"}:
                    return kid
        return None

    def _content(self, group: tuple[str, ...], below: list[Token]) -> Token | None:
        *modifiers, lemma = group
        for parent in below:
            candidates = [kid for kid in self.tree.kids(parent) if kid.dep_ in OBJECT_DEPS]
            if parent is below[0] and parent.pos_ == "VERB":
                candidates += self.tree.undergoers(parent)
            for kid in candidates:
                for one in (kid, content_head(self.tree, kid)):
                    if one.lemma_.lower() == lemma and self._modified(one, modifiers):
                        return one
        return None

    def _modified(self, noun: Token, modifiers: Iterable[str]) -> bool:
        if not modifiers:
            return True
        shown = {kid.lemma_.lower() for kid in self.tree.kids(noun) if kid.dep_ in MODIFIER_DEPS}
        shown |= {kid.lower_ for kid in self.tree.kids(noun) if kid.dep_ in MODIFIER_DEPS}
        return all(word in shown for word in modifiers)
