"""Which sentences talk to the reader instead of telling of the world (codebook: chatter)."""

import re
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.codebook.page import Chatter
from onrecord.intake.sentences import quoted, sentences
from onrecord.intake.wording import compiled, folded
from onrecord.vocabulary import Span

NEWS = re.compile(r"\d|[%$€£]|(?<=[\w,;] )(?!I\b|I')[A-Z]\w|[^\W\d_a-z][A-Z]")
"""A figure, or a capitalised word that does not begin the sentence."""
LONGEST = 60
"""A sentence of more words than this is not chatter, whatever it holds."""


@dataclass(frozen=True)
class ChatterTable:
    """The codebook's chatter: patterns, each with whether it spares sentences that hold news."""

    patterns: tuple[tuple[re.Pattern[str], bool], ...]

    def is_chatter(self, words: str, hidden: list[Span] | None = None) -> bool:
        """Whether the sentence `words` talks to the reader; words in the `hidden` spans (quotations) do not count."""
        if len(words.split()) > LONGEST:
            return False
        plain = folded(words)
        for pattern, unless_news in self.patterns:
            found = pattern.search(plain)
            if not found or (unless_news and NEWS.search(words)):
                continue
            if any(a <= found.start() and found.end() <= b + 1 for a, b in hidden or ()):
                continue
            if hidden and hidden[0][0] <= 1 and hidden[0][1] > found.start():
                continue  # the sentence opens with someone's quoted words
            return True
        return False


def chatter_table(codebook: Codebook) -> ChatterTable:
    """The look-up of `codebook`; for `Codebook.compiled`."""
    return ChatterTable(
        tuple(
            (pattern, entry.unless_news) for entry in codebook.entries(Chatter) for pattern in compiled(entry.wordings)
        )
    )


def split_chatter(text: str, start: int, end: int, table: ChatterTable) -> list[tuple[Span, bool]]:
    """The paragraph `text[start:end]` as stretches of whole sentences, each with whether it is chatter.

    A stretch of news stays whole: only where chatter begins or ends is the paragraph cut.
    """
    inside = quoted(text, start, end)
    stretches: list[tuple[Span, bool]] = []
    for begin, stop in sentences(text, start, end):
        hidden = [(max(a, begin) - begin, min(b, stop) - begin) for a, b in inside if a < stop and begin < b]
        chatter = table.is_chatter(text[begin:stop], hidden)
        if stretches and stretches[-1][1] == chatter:
            stretches[-1] = ((stretches[-1][0][0], stop), chatter)
        else:
            stretches.append(((begin, stop), chatter))
    return stretches
