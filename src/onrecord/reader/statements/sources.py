"""A statement in the making, and the words that name its source."""

from dataclasses import dataclass, field

from onrecord.codebook.cues import Cue, Frame
from onrecord.reader.statements.cue_match import CueMatch
from onrecord.reader.syntax.index_tree import IndexTree, Range

EMPTY_SUBJECTS = frozenset(("it", "there"))


@dataclass
class Attribution:
    """A statement in the making; token ranges, to which quotations are added as offsets later."""

    match: CueMatch
    frame: Frame | None
    content: list[Range] = field(default_factory=list)
    source: Range | None = None
    speaker: int | None = None
    """The head token of the source."""
    channel: int | None = None
    """The noun that names the medium, where it was found at the end of the content."""

    told: int | None = None
    """The head token of whom the speaker talks with, where the layout tells it."""

    needs_actor: bool = False
    """Whether the statement counts only when its source names an actor, as at the end of a headline."""

    @property
    def cue(self) -> Cue:
        """The codebook's entry."""
        return self.match.cue


def set_source(tree: IndexTree, found: Attribution, speaker: int | None) -> None:
    """Make the words around the head `speaker` the source, unless it is an empty "it" or a date."""
    if speaker is None or tree.doc[speaker].ent_type_ in ("DATE", "TIME"):
        return
    if tree.word[speaker] in EMPTY_SUBJECTS and not _is_somebody(tree, found.match.at, speaker):
        return
    start, end = tree.span(speaker)
    if start <= found.match.at < end:
        # The cue hangs on its own source: "analysts warning that …", "officials who said …".
        start, end = _before_cue(tree, speaker, found.match.at)
    found.speaker, found.source = speaker, (start, end)


def inverted(tree: IndexTree, match: CueMatch) -> int | None:
    """The speaker after the cue, where the parse has missed it: "said the minister, asked about …"."""
    first = match.words[-1] + 1
    opens = tree.sentence(match.at)[0] == match.at
    if not match.cue.direct or not (opens or tree.tag[match.at] in ("VBD", "VBZ")) or first >= len(tree.word):
        return None
    top = first
    if tree.tag[first] not in ("NNP", "DT", "PRP", "PRP$", "JJ", "NN", "NNS") or tree.dep[first] == "dobj":
        return None
    for above in tree.ancestors(first, 4):
        if above < first or tree.pos[above] not in ("NOUN", "PROPN", "PRON"):
            break
        top = above
    return top if tree.pos[top] in ("NOUN", "PROPN", "PRON") and tree.dep[top] not in ("dobj", "dative") else None


def _is_somebody(tree: IndexTree, at: int, speaker: int) -> bool:
    """Whether "it" is somebody ("it said that …") and not an empty subject ("it is expected that …")."""
    return tree.word[speaker] == "it" and not tree.is_passive(at) and tree.pos[at] in ("VERB", "AUX")


def _before_cue(tree: IndexTree, speaker: int, at: int) -> Range:
    below = at
    for above in tree.ancestors(at):
        if above == speaker:
            break
        below = above
    return (min(tree.span(speaker)[0], speaker), max(min(tree.span(below)[0], at), speaker + 1))
