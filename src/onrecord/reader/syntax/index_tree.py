"""The dependency tree of a report as plain lists, so that rules can walk it in constant time per step.

spaCy's own iterators over children take time in proportion to the stretch between the children, which adds up to
the square of the length in a sentence of a million characters.
"""

from bisect import bisect_right
from collections.abc import Iterator

import numpy
from spacy.tokens import Doc

Range = tuple[int, int]
"""Token indexes, end exclusive."""

PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
CLIMB = 6
"""How many verbs up a shared subject is looked for."""
CLIMBED = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "acomp"))
SUBORDINATING = frozenset(("after", "before", "since", "until", "as"))
TEXTS = frozenset(
    ("statement", "letter", "report", "tweet", "post", "message", "email", "note", "video", "press", "order")
)


class IndexTree:
    """Heads, children, labels and lemmas of `doc` by token index."""

    def __init__(self, doc: Doc) -> None:
        """Read the parse once; linear in the number of tokens."""
        self.doc = doc
        count = len(doc)
        heads = doc.to_array("HEAD").astype(numpy.int64) + numpy.arange(count)
        self.head: list[int] = heads.tolist()
        self.dep = [token.dep_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        self.pos = [token.pos_ for token in doc]
        self.lemma = [token.lemma_.lower() for token in doc]
        self.word = [token.lower_ for token in doc]
        self.children: list[list[int]] = [[] for _ in range(count)]
        # Asking a token for its sentence would search the whole of a long one each time.
        self._sentences = [sentence.start for sentence in doc.sents] + [count]
        self._first: dict[tuple[int, str], int] = {}
        for index, head in enumerate(self.head):
            if head != index:
                self.children[head].append(index)
                self._first.setdefault((head, self.dep[index]), index)

    def span(self, index: int) -> Range:
        """The tokens of the subtree of `index`, from its leftmost to its rightmost."""
        token = self.doc[index]
        return (token.left_edge.i, token.right_edge.i + 1)

    def sentence(self, index: int) -> Range:
        """The tokens of the sentence that holds `index`."""
        at = bisect_right(self._sentences, index) - 1
        return (self._sentences[at], self._sentences[at + 1])

    def child(self, index: int, *labels: str) -> int | None:
        """The first child with one of the dependency `labels`."""
        found = [self._first[index, label] for label in labels if (index, label) in self._first]
        return min(found, default=None)

    def has_to(self, index: int) -> bool:
        """Whether `index` is an infinitive with "to"."""
        return any(self.tag[child] == "TO" for child in self.children[index] if child < index)

    def subject(self, index: int) -> int | None:
        """The subject of the verb at `index`: its own, or else that of the verb that it is joined or subordinate to."""
        for _ in range(CLIMB):
            own = self.child(index, "nsubj", "csubj", *PASSIVE_SUBJECTS)
            if own is not None or (index, "expl") in self._first:
                return own
            if (lost := self._lost_subject(index)) is not None:
                return lost
            label, head = self.dep[index], self.head[index]
            if label == "acl" and self.tag[index] == "VBG":
                return self._of_thing(head)
            if label not in CLIMBED or head == index:
                return None
            index = head
        return None

    def _lost_subject(self, verb: int) -> int | None:
        """The name that the parse hangs on a conjunction: "after Chile accused Peru" has no subject but "Chile"."""
        before = verb - 1
        named = before > 0 and self.tag[verb] in ("VBD", "VBZ") and self.dep[before] == "pobj"
        if named and self.pos[before] == "PROPN" and self.word[self.head[before]] in SUBORDINATING:
            return before
        return None

    def _of_thing(self, noun: int) -> int:
        """Who is behind `noun` when something speaks: in "issued a letter saying …" the one who issued it."""
        verb = self.head[noun]
        if self.dep[noun] == "dobj" and self.tag[verb].startswith("VB") and self.doc[noun].ent_type == 0:
            own = self.child(verb, "nsubj")
            if own is not None and self.lemma[noun] in TEXTS:
                return own
        return noun

    def is_passive(self, index: int) -> bool:
        """Whether the verb at `index` is a passive participle, with or without an auxiliary."""
        return self.child(index, "auxpass", *PASSIVE_SUBJECTS) is not None

    def ancestors(self, index: int, limit: int = 12) -> Iterator[int]:
        """Up to `limit` heads above `index`, nearest first."""
        for _ in range(limit):
            head = self.head[index]
            if head == index:
                return
            yield head
            index = head


def without(outer: Range, hole: Range) -> list[Range]:
    """What is left of `outer` when `hole` is cut out."""
    if hole[1] <= outer[0] or outer[1] <= hole[0]:
        return [outer]
    parts = [(outer[0], min(outer[1], hole[0])), (max(outer[0], hole[1]), outer[1])]
    return [part for part in parts if part[0] < part[1]]
