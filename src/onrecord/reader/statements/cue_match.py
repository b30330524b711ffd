"""Which words of a report are cues of the codebook's lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook.cues import Cue, CueLexicon
from onrecord.reader.syntax.index_tree import IndexTree, Range

WINDOW = 5
"""How many tokens may stand between the words of one cue ("made it abundantly clear")."""


@dataclass(frozen=True)
class CueMatch:
    """A cue at the token `at`; `words` are the tokens of all its words."""

    cue: Cue
    at: int
    words: tuple[int, ...]


def match_cues(tree: IndexTree, lexicon: CueLexicon, tokens: Range) -> Iterator[CueMatch]:
    """The cues among `tokens`, in order; the longest cue at each word."""
    for at in range(*tokens):
        if tree.lemma[at] in lexicon.firsts or tree.word[at] in lexicon.firsts:
            match = match_at(tree, lexicon, at)
            if match is not None:
                yield match


def match_at(tree: IndexTree, lexicon: CueLexicon, at: int) -> CueMatch | None:
    """The longest cue that begins at the token `at`, null when there is none."""
    for cue in _cues_at(tree, lexicon, at):
        words = _rest(tree, at, cue.words[1:])
        if words is not None:
            return CueMatch(cue, at, words)
    return None


def colon_cue(lexicon: CueLexicon) -> Cue | None:
    """The codebook's cue ":", for speakers whom the layout tells; null when it has none."""
    return next((one for one in lexicon.starting("phrase", ":") if one.words == (":",)), None)


def _cues_at(tree: IndexTree, lexicon: CueLexicon, at: int) -> tuple[Cue, ...]:
    phrases = lexicon.starting("phrase", tree.word[at])
    if tree.dep[at] == "amod":
        return phrases
    if tree.tag[at] == "VBN" and (adjectives := lexicon.starting("adjective", tree.word[at])):
        return phrases + adjectives
    if tree.pos[at] in ("VERB", "AUX") or tree.tag[at].startswith("VB"):
        return phrases + lexicon.starting("verb", tree.lemma[at])
    if tree.pos[at] in ("NOUN", "PROPN"):
        return phrases + lexicon.starting("noun", tree.lemma[at])
    if tree.pos[at] == "ADJ":
        return phrases + lexicon.starting("adjective", tree.lemma[at])
    return phrases


def _rest(tree: IndexTree, at: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    words = [at]
    for word in rest:
        here = words[-1]
        for index in range(here + 1, min(here + WINDOW, len(tree.word))):
            if tree.word[index] == word and (index == here + 1 or tree.head[index] in words):
                words.append(index)
                break
        else:
            return None
    return tuple(words)
