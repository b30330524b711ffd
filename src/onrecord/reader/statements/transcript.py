"""Statements from interviews and transcripts: what stands in a speaker's turn is his, word for word."""

import re
from collections.abc import Sequence

from onrecord.codebook.cues import CueLexicon, Frame
from onrecord.reader.actors.offices import unknown_person
from onrecord.reader.actors.people import HONORIFICS
from onrecord.reader.draft import Draft
from onrecord.reader.statements.cue_match import CueMatch, colon_cue
from onrecord.reader.statements.direct import Attributed
from onrecord.reader.statements.links import offsets
from onrecord.reader.statements.sources import Attribution, set_source
from onrecord.reader.statements.turns import Turn
from onrecord.reader.syntax.index_tree import IndexTree
from onrecord.vocabulary import ActorKind, Mention, MentionKind, Span, overlap

NOBODYS = frozenset((
    "host", "moderator", "reporter", "operator", "speaker", "audience", "member", "male", "female", "voice",
))  # fmt: skip
"""Last words of labels that tell a part in the talk and no name."""


def told_in_turns(
    draft: Draft, tree: IndexTree, lexicon: CueLexicon, found: Sequence[Attributed], turns: Sequence[Turn]
) -> list[Attributed]:
    """The statements with one for each turn; none of the others reaches from one turn into the next."""
    turns = [turn for turn in turns if draft.is_readable(*turn.label)]
    cue = colon_cue(lexicon)
    if not turns or cue is None:
        return list(found)
    heads = _name_labels(draft, turns)
    kept = [one for one in found if _keeps_to_turn(draft, tree, one, turns)]
    for place, turn in enumerate(turns):
        at = draft.tokens(turn.colon)
        if at is None:
            continue
        attribution = Attribution(CueMatch(cue, at.start, (at.start,)), Frame.CLAUSE, speaker=heads[place])
        attribution.told = _other(turns, heads, place)
        group = (turn.label[0], turn.colon[1])
        kept.append(Attributed(attribution, [turn.label], [turn.colon], list(turn.content), group, is_turn=True))
    return kept


def _keeps_to_turn(draft: Draft, tree: IndexTree, one: Attributed, turns: Sequence[Turn]) -> bool:
    """Leave the statement the words of the turn that its cue stands in; whether it has any left."""
    at = one.cue[0][0]
    here = next((turn for turn in turns if turn.holds(at)), None)
    if here is not None and at < here.colon[1]:
        return False
    if here is not None:
        whole = (here.colon[1], here.end)
        parts = ((max(start, whole[0]), min(end, whole[1])) for start, end in one.content)
        one.content = [part for part in parts if part[0] < part[1]]
    else:
        one.content = [part for part in one.content if not any(turn.holds(part[0]) for turn in turns)]
    if any(overlap(source, turn.label) for source in one.source for turn in turns):
        # The model takes the label for the subject: "A: Octavia has promised …".
        one.attribution.source = one.attribution.speaker = None
        set_source(tree, one.attribution, tree.subject(one.attribution.match.at))
        own = one.attribution.source
        one.source = [] if own is None or overlap(offsets(tree, own), _label_of(here)) else [offsets(tree, own)]
        if not one.source:
            one.attribution.speaker = None
    return bool(one.content)


def _label_of(turn: Turn | None) -> Span:
    return (0, 0) if turn is None else turn.label


def _other(turns: Sequence[Turn], heads: Sequence[int | None], place: int) -> int | None:
    """The head of the label of whom a speaker talks with: who spoke before him, or else after."""
    for near in (place - 1, place + 1):
        if 0 <= near < len(turns) and turns[near].key != turns[place].key:
            return heads[near]
    return None


def _name_labels(draft: Draft, turns: Sequence[Turn]) -> list[int | None]:
    """Make the labels mentions of those whom they name; the token of each by which it is known."""
    names: dict[str, str] = {}
    for turn in turns:
        name = _plain(draft.text[slice(*turn.label)])
        names[turn.key] = max(name, names.get(turn.key, ""), key=len)
    actors = {turn.key: _actor(draft, turn, names[turn.key], turns) for turn in turns}
    heads: list[int | None] = []
    for turn in turns:
        name = _without_part(draft.text[slice(*turn.label)])
        tokens, actor = draft.tokens((turn.label[0], turn.label[0] + len(name))), actors[turn.key]
        heads.append(None if tokens is None else tokens[-1].i)
        if tokens is not None and actor is not None and not any(token.i in draft.named for token in tokens):
            draft.named[tokens[-1].i] = len(draft.mentions)
            span = (tokens.start_char, tokens.end_char)
            draft.mentions.append(
                Mention(start=span[0], end=span[1], text=draft.text[slice(*span)], actor=actor, kind=MentionKind.NAME)
            )
    return heads


def _plain(label: str) -> str:
    """A label's name without titles and parts in the talk: "MR. TARN (on camera)" is "Tarn"."""
    words = _without_part(label).split()
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in words)


def _without_part(label: str) -> str:
    """A label without what the speaker is or where: "ANNA BERG, HOST", "TARN (on camera)"."""
    return re.split(r"[,(]", label, maxsplit=1)[0].rstrip() or label


def _is_title(word: str) -> bool:
    """Whether a label's first word is a title: "MR.", "Sen."; a letter is a given name's."""
    return word.casefold() in HONORIFICS or (word.endswith(".") and len(word) > 2)


def _actor(draft: Draft, turn: Turn, name: str, turns: Sequence[Turn]) -> str | None:
    """The actor whom the labels of `turn` name: somebody of the report, or else a person of that full name."""
    if turn.is_answer:
        return _interviewed(draft, turns)
    if turn.is_question or turn.key in NOBODYS:
        return None
    people = [one for one in draft.mentions if draft.actors[one.actor].kind is ActorKind.PERSON]
    for wanted in (name.casefold(), turn.key):
        for one in people:
            words = one.text.casefold()
            if one.kind is MentionKind.NAME and (words == wanted or words.split()[-1] == wanted):
                return one.actor
    titled = any(_is_title(draft.text[slice(*one.label)].split()[0]) for one in turns if one.key == turn.key)
    if " " not in name and not titled:
        return None
    actor = unknown_person(name)
    draft.actors.setdefault(actor.id, actor)
    return actor.id


def _interviewed(draft: Draft, turns: Sequence[Turn]) -> str | None:
    """Who gives the answers: the only person named ahead of the talk, null when several are or none."""
    ahead = {one.actor for one in draft.mentions if one.kind is MentionKind.NAME and one.end <= turns[0].label[0]}
    people = {actor for actor in ahead if draft.actors[actor].kind is ActorKind.PERSON}
    return people.pop() if len(people) == 1 else None
