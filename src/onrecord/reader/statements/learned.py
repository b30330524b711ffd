"""What the model takes for statements: its tags as spans, and which source and content belong to which cue."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reader.model.model import Answers, Floats
from onrecord.vocabulary import Span

ROLES = ("source", "cue", "content")
NONE_HERE = 0
"""The piece that stands for "nothing in this window" when something points at it: the start mark."""


@dataclass(frozen=True)
class Segment:
    """Neighbouring pieces with one role: `first` … `last` (inclusive) with their mean probability."""

    role: str
    first: int
    last: int
    score: float


@dataclass(frozen=True)
class Proposal:
    """A statement as the model sees it: spans into the text, and how sure it is of each part (0 … 1)."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    cue_score: float
    content_score: float
    source_score: float


def proposals(answers: Sequence[Answers], tags: tuple[str, ...]) -> list[Proposal]:
    """The statements in all windows, in the order of their cues; `tags` names the columns of the answers' tags."""
    return [proposal for one in answers for proposal in _in_window(one, tags)]


def _in_window(answers: Answers, tags: tuple[str, ...]) -> list[Proposal]:
    segments = _segments(answers, tags)
    cues = [one for one in segments if one.role == "cue"]
    sources = [one for one in segments if one.role == "source"]
    contents: dict[int, list[Segment]] = {}
    for one in segments:
        if one.role == "content" and cues:
            scores = answers.cue_of_content[one.first : one.last + 1][:, [cue.first for cue in cues]]
            contents.setdefault(int(scores.mean(axis=0).argmax()), []).append(one)
    found = []
    for number, cue in enumerate(cues):
        parts = contents.get(number, [])
        if parts:
            source, sure = _source(answers.source_of_cue[cue.first], sources)
            found.append(_proposal(answers, cue, parts, source, sure))
    return found


def _proposal(
    answers: Answers, cue: Segment, parts: list[Segment], source: Segment | None, sure: float
) -> Proposal:
    sizes = [one.last - one.first + 1 for one in parts]
    return Proposal(
        source=None if source is None else _place(answers, source),
        cue=_place(answers, cue),
        content=tuple(_place(answers, one) for one in parts),
        cue_score=cue.score,
        content_score=float(np.average([one.score for one in parts], weights=sizes)),
        source_score=sure,
    )


def _source(scores: Floats, sources: list[Segment]) -> tuple[Segment | None, float]:
    """The source that a cue points at, null when it points at none of them, with the share of its vote."""
    columns = [NONE_HERE, *(one.first for one in sources)]
    votes = np.exp(scores[columns] - scores[columns].max())
    best = int(votes.argmax())
    return (None if best == 0 else sources[best - 1]), float(votes[best] / votes.sum())


def _segments(answers: Answers, tags: tuple[str, ...]) -> list[Segment]:
    """Runs of pieces whose likeliest role is one; a new run where the model sees a beginning."""
    likely = {
        role: (answers.tags[:, tags.index(f"B-{role}")], answers.tags[:, tags.index(f"I-{role}")]) for role in ROLES
    }
    total = np.stack([answers.tags[:, tags.index("O")], *(begin + inside for begin, inside in likely.values())])
    best = total.argmax(axis=0)
    segments: list[Segment] = []
    open_role, first = 0, 0
    for piece in range(1, len(best) + 1):
        role = int(best[piece]) if piece < len(best) and answers.window.offsets[piece][0] >= 0 else 0
        if piece < len(best) and answers.window.offsets[piece][0] < 0 and piece + 1 < len(best):
            # A mark between paragraphs: what goes on behind it goes on.
            continue
        begins = role and likely[ROLES[role - 1]][0][piece] > likely[ROLES[role - 1]][1][piece]
        if role != open_role or begins:
            if open_role:
                last = piece - 1
                while answers.window.offsets[last][0] < 0:
                    last -= 1
                score = float(total[open_role, first : last + 1].mean())
                segments.append(Segment(ROLES[open_role - 1], first, last, score))
            open_role, first = role, piece
    return segments


def _place(answers: Answers, segment: Segment) -> Span:
    return (answers.window.offsets[segment.first][0], answers.window.offsets[segment.last][1])
