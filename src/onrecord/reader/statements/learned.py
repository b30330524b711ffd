"""What the model takes for statements: its tags as spans, and which source and content belong to which cue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.reader.model.model import Answers, Floats
from onrecord.vocabulary import Span

ROLES = ("source", "cue", "content")
NONE_HERE = 0
"""The piece that stands for "nothing in this window" when something points at it: the start mark."""
CHANGE = 0.5
"""What a change of role costs, as a logarithm: keeps stray pieces from breaking a span (fitted on PolNeAR's dev)."""
NOBODY = 0.8
"""The share of its vote above which a cue has no source: most have one, and it is known where it stands."""
STRAY_WORDS, SURE = 2, 0.75
"""A piece of content this short and no surer than this is left out where the statement has a longer one."""


@dataclass(frozen=True)
class Segment:
    """Neighbouring pieces with one role: `first` … `last` (inclusive) with their mean probability."""

    role: str
    first: int
    last: int
    score: float


@dataclass(frozen=True)
class Proposal:
    """A statement as the model sees it: spans into the text, and how sure it is of the cue (0 … 1)."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    cue_score: float


def proposals(answers: Sequence[Answers], tags: tuple[str, ...]) -> list[Proposal]:
    """The statements in all windows, in the order of their cues; `tags` names the columns of the answers' tags.

    Content whose cue stands in an earlier window, as in a long quotation, goes to the statement before it.
    """
    found: list[Proposal] = []
    for one in answers:
        here, loose = _in_window(one, tags)
        if found and loose:
            found[-1] = replace(found[-1], content=(*found[-1].content, *(_place(one, part) for part in loose)))
        found += here
    return found


def without_hearsay(found: Iterable[Proposal], text: str, words: frozenset[str]) -> list[Proposal]:
    """The proposals, those whose cue is hearsay ("reportedly") without a source: it names none."""
    return [replace(one, source=None) if text[slice(*one.cue)].lower() in words else one for one in found]


def _in_window(answers: Answers, tags: tuple[str, ...]) -> tuple[list[Proposal], list[Segment]]:
    """The statements of a window, and the content before its first cue that belongs to none of its cues."""
    segments = _segments(answers, tags)
    cues = [one for one in segments if one.role == "cue"]
    sources = [one for one in segments if one.role == "source"]
    contents: dict[int, list[Segment]] = {}
    loose: list[Segment] = []
    for one in segments:
        if one.role != "content":
            continue
        scores = answers.cue_of_content[one.first : one.last + 1].mean(axis=0)
        best = int(scores[[NONE_HERE, *(cue.first for cue in cues)]].argmax())
        if best == 0 and cues and one.first > cues[0].first:
            best = 1 + int(scores[[cue.first for cue in cues]].argmax())
        if best == 0:
            loose.append(one)
        else:
            contents.setdefault(best - 1, []).append(one)
    found = []
    for number, cue in enumerate(cues):
        parts = _without_strays(answers, contents.get(number, []))
        if parts:
            source = _source(answers.source_of_cue[cue.first], sources)
            found.append(_proposal(answers, cue, parts, source))
    return found, loose


def _without_strays(answers: Answers, parts: list[Segment]) -> list[Segment]:
    def is_stray(part: Segment) -> bool:
        places = {start for start, _ in answers.window.offsets[part.first : part.last + 1]}
        return len(places) <= STRAY_WORDS and part.score < SURE

    return [part for part in parts if not is_stray(part)] or parts


def _proposal(answers: Answers, cue: Segment, parts: list[Segment], source: Segment | None) -> Proposal:
    return Proposal(
        source=None if source is None else _place(answers, source),
        cue=_place(answers, cue),
        content=tuple(_place(answers, one) for one in parts),
        cue_score=cue.score,
    )


def _source(scores: Floats, sources: list[Segment]) -> Segment | None:
    """The source that a cue points at, null when it points at none of them.

    It points at a source's first piece, which is not always the segment's: that may begin with a comma.
    """
    best = np.array([scores[NONE_HERE], *(scores[one.first : one.last + 1].max() for one in sources)])
    votes = np.exp(best - best.max())
    votes = votes / votes.sum()
    return None if votes[0] > NOBODY or not sources else sources[int(votes[1:].argmax())]


def _segments(answers: Answers, tags: tuple[str, ...]) -> list[Segment]:
    """Runs of pieces with one role on the likeliest way through the window; a new run where the model begins one."""
    begins = {role: answers.tags[:, tags.index(f"B-{role}")] for role in ROLES}
    goes_on = {role: answers.tags[:, tags.index(f"I-{role}")] for role in ROLES}
    chances = np.stack([answers.tags[:, tags.index("O")], *(begins[role] + goes_on[role] for role in ROLES)])
    way = _likeliest_way(np.log(chances + 1e-6))
    segments: list[Segment] = []
    run: list[int] = []
    for piece in [index for index, place in enumerate(answers.window.offsets) if place[0] >= 0]:
        role = ROLES[way[piece] - 1]
        if run and (way[piece] != way[run[0]] or begins[role][piece] > max(0.5, goes_on[role][piece])):
            segments.append(_segment(run, way, chances))
            run = []
        if way[piece]:
            run.append(piece)
    if run:
        segments.append(_segment(run, way, chances))
    return segments


def _segment(run: list[int], way: list[int], chances: Floats) -> Segment:
    role = way[run[0]]
    return Segment(ROLES[role - 1], run[0], run[-1], float(chances[role, run].mean()))


def _likeliest_way(scores: Floats) -> list[int]:
    """Viterbi's way through [states, pieces] log chances, each change of state costing `CHANGE`."""
    cost = CHANGE * (1 - np.eye(len(scores), dtype=np.float32))
    total, steps = scores[:, 0], []
    for piece in range(1, scores.shape[1]):
        via = total[:, None] - cost
        steps.append(via.argmax(axis=0))
        total = via.max(axis=0) + scores[:, piece]
    way = [int(total.argmax())]
    for step in reversed(steps):
        way.append(int(step[way[-1]]))
    return way[::-1]


def _place(answers: Answers, segment: Segment) -> Span:
    return (answers.window.offsets[segment.first][0], answers.window.offsets[segment.last][1])
