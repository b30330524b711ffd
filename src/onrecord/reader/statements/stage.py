"""Stage: who says what (attributions after PARC 3.0 and PolNeAR)."""

import re

from onrecord.codebook import Codebook
from onrecord.codebook.cues import CueLexicon, Frame, Strength
from onrecord.codebook.modality import Hedge
from onrecord.reader.draft import Draft
from onrecord.reader.factuality.cue_effect import CUES_KEY, FoundCue
from onrecord.reader.statements.cited import cite_sources
from onrecord.reader.statements.cue_match import match_cues
from onrecord.reader.statements.direct import (
    Attributed,
    Quotations,
    add_loose_quotations,
    add_quotations,
    joined,
)
from onrecord.reader.statements.extent import without_scraps
from onrecord.reader.statements.indirect import attribution_at, cue_tokens, drop_leading, share_participles
from onrecord.reader.statements.learned import proposals, without_hearsay
from onrecord.reader.statements.links import actor_of, addressee_of, channel_of, cut_channel, offsets, trimmed, within
from onrecord.reader.statements.lost_quotes import lost_quotations
from onrecord.reader.statements.mending import mend
from onrecord.reader.statements.merge import merge
from onrecord.reader.statements.quotations import Quotation, find_quotations
from onrecord.reader.statements.signed import sign_quotations
from onrecord.reader.statements.sources import Attribution
from onrecord.reader.statements.transcript import told_in_turns
from onrecord.reader.statements.turns import find_turns
from onrecord.reader.statements.unanswered import without_unanswered
from onrecord.reader.syntax.index_tree import IndexTree
from onrecord.vocabulary import Directness, Span, Statement

WORD = re.compile(r"\w")
WEAK_WITHIN = frozenset((Strength.EVALUATIVE, Strength.ASKING))
"""Cues of these strengths put nothing on record of their own inside another's words."""

SOURCE_EDGES = ' \t\r\n\u00a0,;:–—-."“”'
"""Marks that a parse may leave at the ends of a source."""


def find_statements(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's statements, in the order of their content."""
    tree = IndexTree(draft.doc)
    lexicon = codebook.compiled(CueLexicon)
    quotations = Quotations(draft.text, find_quotations(draft.text))
    found: list[Attributed] = []
    for sentence in draft.sentences():
        matches = match_cues(tree, lexicon, (sentence.start, sentence.end))
        attributions = [attribution_at(tree, match) for match in matches]
        attributions = drop_leading(tree, attributions)
        share_participles(tree, attributions)
        for attribution in attributions:
            cut_channel(tree, attribution)
            if attribution.content or attribution.cue.direct:
                found.append(_with_offsets(draft, tree, attribution, quotations))
    add_quotations(found, quotations)
    found = [statement for statement in found if statement.content]
    add_loose_quotations(found, quotations)
    lost = lost_quotations(draft, tree, found, quotations)
    if lost:
        quotations = Quotations(draft.text, _merged(quotations.all, lost))
    cite_sources(draft, tree, found)
    if draft.model is not None:
        proposed = proposals(draft.answers, draft.model.tags)
        proposed = without_hearsay(proposed, draft.text, codebook.compiled(hearsay_words))
        found = merge(draft, tree, lexicon, found, proposed)
        for one in found:
            one.content = without_scraps(draft, one, quotations)
        found = mend(draft, tree, found, quotations)
    found = without_unanswered(found, draft.text)
    found = told_in_turns(draft, tree, lexicon, found, find_turns(draft.text))
    found = _without_asides(tree, found, quotations)
    found = sign_quotations(draft, lexicon, found, quotations)
    found = [one for one in found if not one.attribution.needs_actor or _speaker(draft, tree, one) is not None]
    draft.statements = _statements(draft, tree, found, quotations)


def hearsay_words(codebook: Codebook) -> frozenset[str]:
    """The codebook's single words for hearsay; use through `codebook.compiled`."""
    return frozenset(one.words for one in codebook.entries(Hedge) if one.report and " " not in one.words)


def _with_offsets(draft: Draft, tree: IndexTree, attribution: Attribution, quotations: Quotations) -> Attributed:
    cue = _pieces(tree, cue_tokens(tree, attribution))
    named = attribution.source
    stretch = None if named is None else trimmed(draft.text, offsets(tree, named), SOURCE_EDGES)
    source = [] if stretch is None else [stretch]
    content = []
    for part in attribution.content:
        span = trimmed(draft.text, quotations.snapped(offsets(tree, part), cue[0][0]))
        if span is not None and WORD.search(draft.text, *span):
            content.append(_without_full_stop(draft.text, span))
    # A shared subject ("X left, saying …") stands too far off to tell where this cue's quotation is.
    speaker = attribution.speaker
    near = source if speaker is not None and tree.head[speaker] == attribution.match.at else []
    group = (min(start for start, _ in (*cue, *near)), max(end for _, end in (*cue, *near)))
    may_quote = attribution.cue.direct and not tree.is_passive(attribution.match.at)
    return Attributed(attribution, source, cue, joined(content), group, may_quote)


def _without_asides(tree: IndexTree, found: list[Attributed], quotations: Quotations) -> list[Attributed]:
    """Without the weak cues inside what another says: "He said he wanted …" is one statement, not two.

    Reports, denials and commitments within a statement stay, since they put a second holder or a mode on record.
    """
    outer = within(found)
    kept = []
    for index, statement in enumerate(found):
        holder = outer[index]
        quoted = quotations.around(statement.group[0]) is not None or (holder is not None and found[holder].is_turn)
        is_main = holder is None and not quoted
        if is_main or statement.proposed or _matters_within(tree, statement, quoted=quoted):
            kept.append(statement)
    return kept


def _matters_within(tree: IndexTree, statement: Attributed, *, quoted: bool) -> bool:
    attribution = statement.attribution
    if attribution.frame in (Frame.NOUN, Frame.NAMING) and attribution.cue.strength is not Strength.DENYING:
        return False
    if attribution.cue.strength in WEAK_WITHIN or attribution.speaker is None:
        return False
    if not quoted:
        return True
    speaker = tree.word[attribution.speaker]
    if speaker in ("i", "we"):
        return attribution.cue.strength in (Strength.COMMITTING, Strength.DENYING)
    return speaker != "you" and attribution.cue.strength is not Strength.TENTATIVE


def _merged(quotations: list[Quotation], lost: list[Quotation]) -> list[Quotation]:
    """Both in order; marks of scare quotes within a lost quotation are left out."""
    merged: list[Quotation] = []
    for quotation in sorted([*quotations, *lost], key=lambda one: (one.start, -one.end)):
        if not merged or quotation.start >= merged[-1].end:
            merged.append(quotation)
    return merged


def _pieces(tree: IndexTree, tokens: list[int]) -> list[Span]:
    """Token indexes as spans, neighbours joined."""
    pieces: list[list[int]] = []
    for token in tokens:
        if pieces and token == pieces[-1][1]:
            pieces[-1][1] = token + 1
        else:
            pieces.append([token, token + 1])
    return [offsets(tree, (start, end)) for start, end in pieces]


def _without_full_stop(text: str, span: Span) -> Span:
    return (span[0], span[1] - 1) if text[span[1] - 1] == "." and span[1] - span[0] > 1 else span


def _statements(draft: Draft, tree: IndexTree, found: list[Attributed], quotations: Quotations) -> list[Statement]:
    found = sorted(found, key=lambda statement: (min(statement.content), statement.cue))
    outer = within(found)
    ids = _ids(found)
    cues = [(found_one.attribution, found_one.attribution.match) for found_one in found]
    draft.doc.user_data[CUES_KEY] = {
        id_: FoundCue(match.cue, match.at, attribution.frame)
        for id_, (attribution, match) in zip(ids, cues, strict=True)
    }
    made = []
    places = {id(statement): index for index, statement in enumerate(found)}
    for index, statement in enumerate(found):
        holder = outer[index] if statement.inside is None else places.get(id(statement.inside), outer[index])
        made.append(
            Statement(
                id=ids[index],
                source=tuple(statement.source),
                cue=tuple(statement.cue),
                content=tuple(sorted(statement.content)),
                holder=_speaker(draft, tree, statement),
                directness=_directness(statement, quotations),
                channel=channel_of(draft, tree, statement.attribution),
                addressee=addressee_of(draft, tree, statement.attribution),
                within=None if holder is None else ids[holder],
            )
        )
    return made


def _speaker(draft: Draft, tree: IndexTree, statement: Attributed) -> str | None:
    return actor_of(draft, tree, statement.attribution.speaker)


def _ids(found: list[Attributed]) -> list[str]:
    """ "s" and where the content starts, so that an unchanged statement keeps its id when others come or go."""
    ids: list[str] = []
    counts: dict[int, int] = {}
    for statement in found:
        start = min(statement.content)[0]
        counts[start] = counts.get(start, 0) + 1
        ids.append(f"s{start}" if counts[start] == 1 else f"s{start}.{counts[start]}")
    return ids


def _directness(statement: Attributed, quotations: Quotations) -> Directness:
    """Direct when all of the content is quoted or a turn of a talk, mixed when some of it is."""
    if statement.is_turn:
        return Directness.DIRECT
    quoted = [_quoted(span, quotations) for span in statement.content]
    if all(part == "all" for part in quoted):
        return Directness.DIRECT
    return Directness.INDIRECT if all(part == "none" for part in quoted) else Directness.MIXED


def _quoted(span: Span, quotations: Quotations) -> str:
    inside = quotations.around(span[0])
    if inside is not None and span[1] <= inside.end:
        # Content within somebody else's quotation is reported there, not quoted.
        return "all" if span[0] <= inside.inner[0] else "none"
    following = inside or quotations.after(span[0])
    return "some" if following is not None and following.start < span[1] else "none"
