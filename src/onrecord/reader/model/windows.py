"""A text becomes windows of word pieces, the same way when the model is trained and when it reads.

The encoder sees at most `LIMIT` pieces at once. Whole paragraphs are packed into a window while they fit, a separator
after each; a paragraph that does not fit anywhere is packed sentence by sentence, and a sentence longer than a window
is cut. A piece keeps the place of its characters in the text, so that whatever the model says of it has its evidence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

from onrecord.vocabulary import Span

LIMIT = 256
"""Pieces in one window, the marks at its ends included: as many as fit an article's paragraph with its neighbours."""

START, SEPARATOR = "[CLS]", "[SEP]"
NOWHERE: Span = (-1, -1)
"""Where the marks stand that are no part of the text."""


@dataclass
class Window:
    """Word pieces that are read together: `ids` into the encoder's vocabulary, `offsets` into the text, both [pieces].

    The first piece is the start mark; marks have the offsets `NOWHERE`.
    """

    ids: list[int] = field(default_factory=list)
    offsets: list[Span] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the window's first piece starts in the text."""
        return self.offsets[1][0]

    @property
    def end(self) -> int:
        """Where the window's last piece ends in the text."""
        return max(end for _, end in self.offsets)

    def pieces(self, span: Span) -> list[int]:
        """The indexes of the pieces that share a character with `span`."""
        return [index for index, (start, end) in enumerate(self.offsets) if start < span[1] and end > span[0] >= 0]


class Windows:
    """Cuts texts into windows with one tokenizer."""

    def __init__(self, tokenizer: Tokenizer, limit: int = LIMIT) -> None:
        """`tokenizer` is used without its own cutting and padding."""
        self.tokenizer, self.limit = tokenizer, limit
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._start, self._separator = _id(tokenizer, START), _id(tokenizer, SEPARATOR)

    def of(self, text: str, paragraphs: Iterable[Sequence[Span]]) -> list[Window]:
        """The windows of `text`; `paragraphs` are lists of the spans of their sentences, in order."""
        room = self.limit - 2
        windows: list[Window] = []
        open_window = self._empty()
        for paragraph in paragraphs:
            sentences = [self._pieces(text, sentence) for sentence in paragraph]
            units = [_joined(sentences)] if sum(map(_length, sentences)) <= room else list(_cut(sentences, room))
            for unit in units:
                if not unit.ids:
                    continue
                if len(open_window.ids) + len(unit.ids) + 1 > self.limit:
                    windows.append(open_window)
                    open_window = self._empty()
                open_window.ids += [*unit.ids, self._separator]
                open_window.offsets += [*unit.offsets, NOWHERE]
        return [window for window in (*windows, open_window) if len(window.ids) > 1]

    def _empty(self) -> Window:
        return Window([self._start], [NOWHERE])

    def _pieces(self, text: str, span: Span) -> Window:
        encoded = self.tokenizer.encode(text[span[0] : span[1]], add_special_tokens=False)
        return Window(list(encoded.ids), [(span[0] + start, span[0] + end) for start, end in encoded.offsets])


def _id(tokenizer: Tokenizer, mark: str) -> int:
    found = tokenizer.token_to_id(mark)
    if found is None:
        raise ValueError(f"the tokenizer does not know {mark}")
    return int(found)


def _length(window: Window) -> int:
    return len(window.ids)


def _joined(parts: Sequence[Window]) -> Window:
    return Window([one for part in parts for one in part.ids], [one for part in parts for one in part.offsets])


def _cut(sentences: list[Window], room: int) -> Iterator[Window]:
    """Sentences gathered into units of at most `room` pieces; longer sentences are cut."""
    unit = Window()
    for sentence in sentences:
        for at in range(0, len(sentence.ids), room):
            part = Window(sentence.ids[at : at + room], sentence.offsets[at : at + room])
            if len(unit.ids) + len(part.ids) > room:
                yield unit
                unit = Window()
            unit = _joined([unit, part])
    yield unit
