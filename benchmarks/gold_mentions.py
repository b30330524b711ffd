"""ECB+'s gold event mentions as `Traits`: what the reader and the parser make of the words around each.

An event mention is a mention tagged ACTION_* or NEG_ACTION_* in a sentence that is annotated in full (`selected`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from onrecord.codebook import default_codebook
from onrecord.ledger.kinds import kinds_of
from onrecord.ledger.names import names
from onrecord.ledger.taking import name_words
from onrecord.ledger.traits import Traits
from onrecord.ledger.words import stem as stem_of
from onrecord.reader import Reader
from onrecord.reader.actors import find_actors
from onrecord.reader.claims.circumstances import Circumstances
from onrecord.reader.draft import Candidate, Draft
from onrecord.reader.places import find_places
from onrecord.reader.quantities import find_quantities
from onrecord.reader.syntax.tree import Tree
from onrecord.reader.times import find_times
from onrecord.vocabulary import ClaimKind, Report, Span

CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
NAMING = frozenset(("VERB", "NOUN", "PROPN", "ADJ"))


@dataclass(frozen=True)
class Gold:
    """A gold event mention: its id, the chain that it belongs to (its own when it is alone), and its traits."""

    id: str
    chain: str
    traits: Traits


@dataclass(frozen=True)
class Document:
    """An article: topic, telling words (stems of names, nouns, verbs, adjectives; figures) and mentions."""

    id: str
    topic: int
    words: frozenset[str]
    mentions: tuple[Gold, ...]


def read_documents(rows: Iterable[dict[str, Any]]) -> Iterator[Document]:
    """The corpus's rows, read with the parser and the stages for who, where, when and how much."""
    reader = Reader(stages=(find_actors, find_places, find_times, find_quantities), learned=False)
    for row in rows:
        text, spans = _text(row["sentences"])
        yield _Reading(row, spans, reader.draft(Report(id=row["id"], text=text))).document()


def _text(sentences: list[list[str]]) -> tuple[str, list[Span]]:
    """Sentences a paragraph each, and where each token lies."""
    text, spans = "", []
    for sentence in sentences:
        for word in sentence:
            spans.append((len(text), len(text) + len(word)))
            text += word + " "
        text = text[:-1] + "\n\n"
    return text, spans


class _Reading:
    """One article's mentions and what stands around them."""

    def __init__(self, row: dict[str, Any], spans: list[Span], draft: Draft) -> None:
        self.row, self.spans, self.draft = row, spans, draft
        self.tree = Tree(draft.doc)
        self.circumstances = Circumstances(draft)
        self.kinds = default_codebook().compiled(kinds_of)
        self.sentence = [place for place, words in enumerate(row["sentences"]) for _ in words]

    def document(self) -> Document:
        words = frozenset(filter(None, map(_telling, self.draft.doc)))
        mentions = tuple(self._mentions())
        return Document(self.row["id"], self.row["topic"], words, mentions)

    def _mentions(self) -> Iterator[Gold]:
        for number, mention in enumerate(self.row["mentions"]):
            first = mention["tokens"][0]
            if "ACTION" in mention["tag"] and self.sentence[first] in self.row["selected"]:
                name = f"{self.row['id']}#{number:03}"
                head = self._head(mention["tokens"])
                yield Gold(name, mention["chain"] or name, self._traits(name, head))

    def _head(self, places: list[int]) -> Token:
        """The word of a mention on which its others depend, one that can name an event if there is one."""
        tokens: dict[int, Token] = {}
        for place in places:
            for token in self.draft.tokens(self.spans[place]) or ():
                tokens[token.i] = token
        tops = [token for token in tokens.values() if token.head.i not in tokens or token.head.i == token.i]
        return next((token for token in tops if token.pos_ in NAMING), tops[0])

    def _traits(self, name: str, head: Token) -> Traits:
        doers, undergoers, others = self._around(head)
        actors, recipients = (self._actors(tokens) for tokens in (doers, undergoers))
        trigger = stem(head.lemma_)
        return Traits(
            claim=name,
            report=self.row["id"],
            trigger=trigger,
            kin=self.kinds.kin.get(trigger, frozenset()),
            bare=trigger in self.kinds.bare,
            actors=actors,
            recipients=recipients,
            countries=self._countries(actors | recipients),
            thing=frozenset(stem(token.lemma_) for token in (*doers, *undergoers, *others) if token.pos_ in CONTENT),
            words=frozenset(stem(token.lemma_) for token in head.sent if _tells(token) and token.i != head.i),
            names=names(head.sent.text, self.kinds.nations) - name_words(actors | recipients),
            **self._circumstances(head),
        )

    def _circumstances(self, head: Token) -> dict[str, Any]:
        """When, where and how many, as the reader gives them to a claim with this event word."""
        span = head.idx, head.idx + len(head)
        candidate = Candidate(ClaimKind.EVENT, None, head.i, span, self.tree.clause(head))
        time, at = self.circumstances.time_of(candidate), self.circumstances.place_of(candidate)
        place = self.draft.places[at] if at is not None else None
        figures = [self.draft.quantities[index] for index in self.circumstances.quantities_of(candidate)]
        folded = place.name.casefold() if place else None
        is_town = place and place.country and folded not in self.kinds.wide
        return {
            "first": time.from_ if time else None,
            "last": time.to if time else None,
            "dated": bool(time and (time.from_ or time.to)),
            "places": frozenset(filter(None, [folded, place.country if place else None])),
            "towns": frozenset(filter(None, [folded])) if is_town else frozenset(),
            "figures": frozenset((float(one.value), stem(one.of or one.unit or "")) for one in figures),
        }

    def _around(self, head: Token) -> tuple[list[Token], list[Token], list[Token]]:
        """Heads of who does it, of who undergoes it, and of what else is tied to it."""
        tree = self.tree
        others = [noun for _, noun in tree.preps(head)]
        if head.pos_ in {"VERB", "AUX"}:
            return self._all(tree.doers(head)), self._all(tree.undergoers(head)), self._all(others)
        owner = tree.child(head, "poss")
        verb = head.head if head.dep_ in {"dobj", "pobj", "nsubjpass"} else None
        doers = [owner] if owner is not None else tree.doers(verb) if verb is not None and verb.pos_ == "VERB" else []
        others += [kid for kid in tree.kids(head) if kid.dep_ in {"compound", "amod", "nmod"}]
        return self._all(doers), [], self._all(others)

    def _all(self, tokens: Iterable[Token]) -> list[Token]:
        return [one for token in tokens for one in self.tree.with_conjuncts(token)]

    def _actors(self, tokens: Iterable[Token]) -> frozenset[str]:
        """Actors that the words name; one that only this report tells apart by what it is called there."""
        own = f"{self.row['id']}~"
        return frozenset(actor.removeprefix(own) for token in tokens for actor in self.draft.actors_of(token))

    def _countries(self, actors: Iterable[str]) -> frozenset[str]:
        found = (self.draft.actors.get(actor) for actor in actors)
        return frozenset(actor.country for actor in found if actor is not None and actor.country)


def _telling(token: Token) -> str | None:
    if token.text.replace(",", "").isdigit():
        return token.text
    return stem(token.text if token.pos_ == "PROPN" else token.lemma_) if _tells(token) else None


def _tells(token: Token) -> bool:
    return token.pos_ in CONTENT and not token.is_stop and token.is_alpha and len(token) > 2


def stem(word: str) -> str:
    """The stem by which the ledger compares words."""
    return stem_of(word.casefold())
