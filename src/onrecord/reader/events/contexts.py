"""What an event is about: the contexts that its words, object and parties show."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import Context
from onrecord.reader.draft import Draft, Party
from onrecord.reader.syntax.tree import Tree

MOST_CONTEXTS = 2
"""How many matters one event is about at most."""


def context_cues(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """The names of the contexts that a lemma shows; use through `codebook.compiled`."""
    found: dict[str, tuple[str, ...]] = {}
    for context in codebook.entries(Context):
        for cue in context.cues:
            found[cue] = (*found.get(cue, ()), context.name)
    return found


ARMED = {"gas": "tear", "cannon": "water", "campaign": "bombing"}
"""Words of a matter that name a weapon or its use after others: "tear gas" is no energy."""


class Contexts:
    """Finds the contexts of events in one draft."""

    def __init__(self, draft: Draft, codebook: Codebook, tree: Tree) -> None:
        """`tree` is the parse of `draft`."""
        self.draft, self.tree, self.cues = draft, tree, codebook.compiled(context_cues)

    def of(
        self, words: Sequence[Token], parties: Iterable[Party], thing: Token | None, *, is_clause: bool = False
    ) -> tuple[str, ...]:
        """The contexts of an event named by `words`, the first of which is its main one; at most two, sorted.

        `parties` are those acted upon and then those who act, `thing` the head of what is given, said or done.
        """
        heads = [*words, *([thing] if thing is not None else [])]
        if thing is not None and is_clause:
            heads += self.tree.undergoers(thing)
        heads += [noun for _, noun in self.tree.preps(words[0])]
        heads += [self.draft.doc[party.head] for party in parties]
        found: dict[str, None] = {}
        for head in heads:
            near = [head, *self.tree.kids(head)]
            near += [noun for _, noun in self.tree.preps(head)] if head.pos_ == "NOUN" else []
            for token in near if head.pos_ in {"NOUN", "PROPN"} else [head]:
                if _is_armed(token):
                    continue
                found.update(dict.fromkeys(self.cues.get(token.lemma_.lower(), self.cues.get(token.lower_, ()))))
            if len(found) >= MOST_CONTEXTS:
                break
        return tuple(sorted(list(found)[:MOST_CONTEXTS]))


def _is_armed(token: Token) -> bool:
    """Whether the word is of a weapon's name: of "tear gas", "water cannon", "bombing campaign"."""
    before = ARMED.get(token.lemma_.lower())
    named = before is not None and token.i > 0 and token.nbor(-1).lower_ == before
    after = token.nbor(1).lemma_.lower() if token.i + 1 < len(token.doc) else ""
    return named or ARMED.get(after) == token.lower_
