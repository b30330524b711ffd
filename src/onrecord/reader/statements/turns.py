"""Interviews and transcripts: whose turn it is, told from the layout: "Q:", "MR. TARN:", "ANNA BERG, HOST:"."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from onrecord.vocabulary import Span

LINE = re.compile(r"[^\n\r]+")
LABEL = re.compile(r"[\s*_>\"“-]*(?P<label>[^\W\d_(][^\n:*_“\"]{0,70}?|\({1,2}[A-Z]{2,4}\){1,2})[\s*_]*:[\s*_]+(?=\S)")
NAME_WORD = re.compile(r"[^\W\d_a-z][\w.'’-]*|(?:al|bin|da|de|del|der|di|du|el|la|le|van|von)\b")
DIRECTION = re.compile(r"[\s\"“]*(?:\(.*\)|\[.*\]|\*+)[\s\"”]*")
"""A line that is no speech: "(LAUGHTER)", "[applause]"."""
SPEAKING = re.compile(r"\b(?:I|we|me|us|my|our|you|your)\b|\?", re.IGNORECASE)
QUESTION, ANSWER = frozenset(("q", "question")), frozenset(("a", "answer"))
SIGNS = frozenset((
    "note", "notes", "update", "updated", "correction", "photo", "photos", "image", "video", "audio", "source",
    "sources", "warning", "related", "read", "more", "watch", "listen", "ps", "editor", "tip", "pros", "cons", "date",
    "time", "where", "when", "what", "who", "why", "how", "verdict", "analysis", "result", "score", "prediction",
))  # fmt: skip
"""Words before a colon that are nobody's name."""
LONGEST_NAME = 5
LEAST_TURNS = 3
LEAST_SPEAKING = 1 / 3
"""The share of turns in which somebody is spoken to or of in the first or second person; a table has none."""
MOST_PARAGRAPHS = 8
"""How many paragraphs without a label may go on with a turn."""


@dataclass(frozen=True)
class Turn:
    """What one speaker says before the next does: the `label` that names him, its `colon` and the lines of speech.

    `key` is the same for all turns of a speaker: "ANNA BERG, HOST" is "BERG" later on.
    """

    key: str
    label: Span
    colon: Span
    content: tuple[Span, ...]

    @property
    def end(self) -> int:
        """Where the turn's words end."""
        return self.content[-1][1]

    def holds(self, offset: int) -> bool:
        """Whether the turn's label or words hold the code point."""
        return self.label[0] <= offset < self.end

    @property
    def is_question(self) -> bool:
        """Whether the label is a "Q", which names nobody."""
        return self.key in QUESTION

    @property
    def is_answer(self) -> bool:
        """Whether the label is an "A", which names nobody."""
        return self.key in ANSWER


def find_turns(text: str) -> list[Turn]:
    """The turns of `text` in order; none unless the labels at the beginnings of lines look like people who talk."""
    if text.count(":") < LEAST_TURNS - 1:
        return []
    lines = [(line.start(), line.end()) for line in LINE.finditer(text) if line.group().strip()]
    labelled: dict[int, tuple[str, Span, Span]] = {}
    for index, (start, end) in enumerate(lines):
        found = LABEL.match(text, start, end)
        key = None if found is None else _key(found["label"])
        if found is not None and key is not None:
            at = text.index(":", found.end("label"))
            labelled[index] = (key, found.span("label"), (at, at + 1))
    counts = Counter(key for key, _, _ in labelled.values())
    sure = {index: one for index, one in labelled.items() if _is_speaker(text, one, counts)}
    if not _is_talk(text, sure, lines):
        return []
    labelled = {index: one for index, one in labelled.items() if index in sure or _is_between(text, index, one, sure)}
    turns = []
    last = max(labelled)
    # Whatever follows the last turn is the report's own again.
    for line, after in pairwise((*labelled, last + 1)):
        key, label, colon = labelled[line]
        own = (_bare(text, (colon[1], lines[line][1])),)
        rest = _going_on(text, key, lines[line + 1 : after])
        turns.append(Turn(key, label, colon, (*own, *rest)))
    return turns


def _key(label: str) -> str | None:
    """What tells a speaker from the others, null when the label cannot be a speaker's."""
    name = re.sub(r"[(\[].*?[)\]]", "", label).split(",")[0].strip()
    if not name:
        return label.strip("() ").casefold() or None
    words = name.split()
    if len(words) > LONGEST_NAME or not all(NAME_WORD.fullmatch(word) for word in words):
        return None
    key = words[-1].strip(".'’").casefold()
    return None if key in SIGNS or words[0].casefold().removesuffix("'s").removesuffix("’s") in SIGNS else key


def _is_speaker(text: str, one: tuple[str, Span, Span], counts: Counter[str]) -> bool:
    """Whether a label comes again, or is written as those are that name a speaker who has but one turn."""
    key, (start, end), _ = one
    label = text[start:end]
    return counts[key] > 1 or key in QUESTION | ANSWER or label.split(",")[0].isupper()


def _is_between(text: str, index: int, one: tuple[str, Span, Span], sure: dict[int, tuple[str, Span, Span]]) -> bool:
    """Whether somebody with a full name speaks but once, among those who are known to be talking."""
    return min(sure) < index < max(sure) and " " in text[slice(*one[1])]


def _is_talk(text: str, labelled: dict[int, tuple[str, Span, Span]], lines: list[Span]) -> bool:
    keys = [key for key, _, _ in labelled.values()]
    asked = bool(QUESTION.intersection(keys)) and bool(ANSWER.intersection(keys))
    if len(set(keys)) < 2 or (len(keys) < LEAST_TURNS and not asked):
        return False
    if not asked and len(set(keys)) == len(keys):
        return False
    speaking = sum(
        SPEAKING.search(text, colon[1], lines[index][1]) is not None for index, (_, _, colon) in labelled.items()
    )
    return speaking >= LEAST_SPEAKING * len(keys)


def _going_on(text: str, key: str, lines: list[Span]) -> tuple[Span, ...]:
    """The lines after a turn's first that go on with it: all but stage directions, none where he is told about."""
    if len(lines) > MOST_PARAGRAPHS:
        return ()
    kept = []
    for start, end in lines:
        words = text[start:end]
        if DIRECTION.fullmatch(words):
            continue
        if re.search(rf"\b{re.escape(key)}\b", words.casefold()) and len(key) > 1:
            break
        kept.append(_bare(text, (start, end)))
    return tuple(kept)


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return (start, end)
