"""Which sentences talk to the reader instead of telling of the world (codebook: chatter)."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.codebook.page import Chatter
from onrecord.intake.sentences import quoted, sentences
from onrecord.intake.wording import compiled, folded
from onrecord.vocabulary import Span

NEWS = re.compile(r"\d|[%$€£]|(?<=[\w,;] )(?!I\b|I')[A-Z]\w|[^\W\d_a-z][A-Z]")
"""A figure, or a capitalised word that does not begin the sentence."""
NAME = re.compile(r"[A-Z]\w")
LEAD_IN = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?-i:[A-Z]{2,4})\b)?[ :|–—-]+)?"
    r"(?:(?:and|so|now|but|well|ok|okay|alright|all right|oh|yes|no|anyway|anyhow|first|first off|finally|lastly|next"
    r"|then|with that|today|before we start|for now|look|see|hmm|ah),? )*",
    re.IGNORECASE,
)
"""Words with which a writer leads in to what is then said; in a live page, the time of day."""
LONGEST = 60
LONGEST_CHARACTERS = 600
"""A sentence of more words or characters than this is not chatter, whatever it holds."""


@dataclass(frozen=True)
class ChatterTable:
    """The codebook's chatter: patterns with the entry that each belongs to and the hints without which none fits."""

    patterns: tuple[tuple[re.Pattern[str], Chatter, tuple[str, ...]], ...]

    def is_chatter(self, words: str, hidden: list[Span] | None = None) -> bool:
        """Whether the sentence `words` talks to the reader; words in the `hidden` spans (quotations) do not count."""
        if len(words) > LONGEST_CHARACTERS or len(words.split()) > LONGEST:
            return False
        plain = folded(words)
        lead = LEAD_IN.match(plain)
        shown = [(0, plain), *([(lead.end(), plain[lead.end() :])] if lead and lead.end() else [])]
        lower = plain.casefold()
        for pattern, entry, hints in self.patterns:
            if hints and not any(hint in lower for hint in hints):
                continue
            for skipped, part in shown:
                found = pattern.search(part)
                if found and not _spared(entry, words, skipped + found.end()):
                    return not _in_quotes(skipped + found.start(), skipped + found.end(), hidden or [])
        return False


def _spared(entry: Chatter, words: str, after: int) -> bool:
    """Whether the entry leaves a sentence alone because of the news in it; `after` is where its own words end."""
    if entry.unless_news == "anywhere":
        return NEWS.search(words) is not None
    if entry.unless_news == "after":
        rest = words[after:]
        return len(rest.split()) > 3 and (
            NEWS.search(rest) is not None or NAME.match(rest.lstrip(" ,:;!—–-")) is not None
        )
    return False


def _in_quotes(start: int, end: int, hidden: list[Span]) -> bool:
    """Whether the words are someone's quoted ones, or stand after a quotation that opens the sentence."""
    if any(a <= start and end <= b + 1 for a, b in hidden):
        return True
    return bool(hidden) and hidden[0][0] <= 1 and hidden[0][1] > start


def chatter_table(codebook: Codebook) -> ChatterTable:
    """The look-up of `codebook`; for `Codebook.compiled`."""
    return ChatterTable(
        tuple(
            (pattern, entry, wording.hints)
            for entry in codebook.entries(Chatter)
            for wording in entry.wordings
            for pattern in compiled([wording])
        )
    )


def split_chatter(text: str, start: int, end: int, table: ChatterTable) -> list[tuple[Span, bool]]:
    """The paragraph `text[start:end]` as stretches of whole sentences, each with whether it is chatter.

    A stretch of news stays whole: only where chatter begins or ends is the paragraph cut.
    """
    inside = quoted(text, start, end)
    stretches: list[tuple[Span, bool]] = []
    for begin, stop in sentences(text, start, end):
        first = max(0, bisect_right(inside, (begin, end)) - 1)
        last = bisect_right(inside, (stop, 0))
        hidden = [(max(a, begin) - begin, min(b, stop) - begin) for a, b in inside[first:last] if begin < b]
        chatter = table.is_chatter(text[begin:stop], hidden)
        if stretches and stretches[-1][1] == chatter:
            stretches[-1] = ((stretches[-1][0][0], stop), chatter)
        else:
            stretches.append(((begin, stop), chatter))
    return stretches
