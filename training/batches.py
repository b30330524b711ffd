"""Examples become tensors: windows of pieces with the targets of each head."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import torch
from torch import Tensor

from onrecord.reader.model.windows import Window, Windows
from onrecord.vocabulary import Span
from training.corpora import Article, Pair, Rated, paragraphs_of
from training.network import TAGS

IGNORED = -100
Item = TypeVar("Item")


@dataclass
class Tagged:
    """A window of an article: a tag for each piece, and what cues and content pieces point at (0: at nothing here)."""

    window: Window
    tags: list[int]
    source_of: dict[int, int] = field(default_factory=dict)
    cue_of: dict[int, int] = field(default_factory=dict)


@dataclass
class Weighed:
    """A window with rated words: first piece → factuality."""

    window: Window
    scores: dict[int, float]


@dataclass
class Paired:
    """A window with pairs: the pieces of sentence, actor, recipient and trigger, and the type's number."""

    window: Window
    pairs: list[tuple[tuple[list[int], list[int], list[int], list[int]], int]]


def tagged(windows: Windows, article: Article, broken: int = 0) -> list[Tagged]:
    """The windows of an article, with a break after `broken` paragraphs, and the targets of the statement heads."""
    first, rest = article.paragraphs[:broken], article.paragraphs[broken:]
    return [_tagged(window, article) for part in (first, rest) for window in windows.of(article.text, part)]


def _tagged(window: Window, article: Article) -> Tagged:
    made = Tagged(window, [0] * len(window.ids))
    low = window.offsets[1][0]
    high = max(end for _, end in window.offsets)
    for one in article.attributions:
        if all(end <= low or start >= high for spans in (one.source, one.cue, one.content) for start, end in spans):
            continue
        source = _mark(made, one.source, "source")
        cue = _mark(made, one.cue, "cue")
        content = _mark(made, one.content, "content")
        if cue:
            made.source_of[cue[0]] = source[0] if source else 0
        made.cue_of |= dict.fromkeys(content, cue[0] if cue else 0)
    return made


def _mark(made: Tagged, spans: Sequence[Span], part: str) -> list[int]:
    found = []
    for span in spans:
        pieces = made.window.pieces(span)
        for number, piece in enumerate(pieces):
            made.tags[piece] = TAGS.index(f"{'I' if number else 'B'}-{part}")
        found += pieces
    return found


def together(windows: Windows, texts: Sequence[str]) -> tuple[Window, list[int]]:
    """Texts as the paragraphs of one window, and the offset of each; what does not fit is left out."""
    starts, whole = [], ""
    for text in texts:
        starts.append(len(whole))
        whole += text + "\n\n"
    return windows.of(whole, paragraphs_of(whole))[0], starts


def weighed(windows: Windows, sentences: Sequence[Rated]) -> Weighed:
    """Rated sentences in one window."""
    window, starts = together(windows, [one.text for one in sentences])
    scores = {}
    for start, sentence in zip(starts, sentences, strict=True):
        for span, score in sentence.words:
            if pieces := window.pieces((span[0] + start, span[1] + start)):
                scores[pieces[0]] = score
    return Weighed(window, scores)


def paired(windows: Windows, pairs: Sequence[Pair], types: Sequence[str]) -> Paired:
    """Sentences with pairs in one window; pairs of one sentence share it."""
    texts = list(dict.fromkeys(pair.text for pair in pairs))
    window, starts = together(windows, texts)
    begin = dict(zip(texts, starts, strict=True))
    made = []
    for pair in pairs:
        at = begin[pair.text]
        sentence = window.pieces((at, at + len(pair.text)))
        sides = [
            [piece for start, end in spans for piece in window.pieces((start + at, end + at))]
            for spans in (pair.actor, pair.recipient)
        ]
        trigger = window.pieces((pair.trigger[0] + at, pair.trigger[1] + at)) if pair.trigger else []
        if all(sides):
            made.append(((sentence, sides[0], sides[1], trigger), types.index(pair.type)))
    return Paired(window, made)


def padded(windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """Ids and mask, [B, T]."""
    longest = max(len(window.ids) for window in windows)
    ids = torch.zeros(len(windows), longest, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        mask[row, : len(window.ids)] = 1
    return ids, mask


def weights(
    batch: Sequence[Paired], longest: int, forget: float = 0.0, chance: random.Random | None = None
) -> tuple[Tensor, Tensor, Tensor]:
    """The window of each pair [P], pooling weights [P, 4, T] and types [P]; a trigger is forgotten that often."""
    every = [(row, pieces, kind) for row, one in enumerate(batch) for pieces, kind in one.pairs]
    pooled = torch.zeros(len(every), 4, longest)
    for number, (_, parts, _) in enumerate(every):
        for part, pieces in enumerate(parts):
            if pieces and not (part == 3 and chance is not None and chance.random() < forget):
                pooled[number, part, pieces] = 1 / len(pieces)
    return torch.tensor([row for row, _, _ in every]), pooled, torch.tensor([kind for _, _, kind in every])


def grouped(items: Sequence[Item], most: int, chance: random.Random) -> list[list[Item]]:
    """Neighbours in groups of one (half of the groups) to `most`, so that sentences are read alone and in company."""
    groups, at = [], 0
    while at < len(items):
        size = 1 if chance.random() < 0.5 else chance.randint(2, most)
        groups.append(list(items[at : at + size]))
        at += size
    return groups
