"""Quotations in a paragraph of their own: signed ones ("― Anna Berg") and those that nobody is named for."""

import re
from collections.abc import Sequence

from onrecord.codebook.cues import CueLexicon, Frame
from onrecord.reader.draft import Draft
from onrecord.reader.statements.cue_match import CueMatch, colon_cue
from onrecord.reader.statements.direct import Attributed, Quotations
from onrecord.reader.statements.quotations import Quotation
from onrecord.reader.statements.sources import Attribution
from onrecord.vocabulary import Span, overlap

SIGNATURE = re.compile(r"\s{0,4}(?P<dash>[—–―]|--|-)[ \t]*(?P<name>[^\W\d_a-z][^\n]{1,80}?)[^\S\n]*(?=\n|$)")
LONGEST_SIGNATURE = 10
"""How many words a signature may have."""


def sign_quotations(
    draft: Draft, lexicon: CueLexicon, found: Sequence[Attributed], quotations: Quotations
) -> list[Attributed]:
    """The statements with those of quotations that stand alone: signed, or else said by nobody in sight.

    What is quoted in a paragraph of its own is not the report's, even where it does not say whose it is.
    """
    cue = colon_cue(lexicon)
    if cue is None:
        return list(found)
    kept = list(found)
    for quotation in quotations.all:
        if not quotation.is_speech or not _opens_line(draft.text, quotation):
            continue
        signature = _signature(draft.text, quotation)
        place = (quotation.start, quotation.end)
        if signature is not None:
            kept = [one for one in kept if _gives_up(one, place, signature)]
        elif not _ends_line(draft.text, quotation) or any(overlap(place, part) for one in kept for part in one.content):
            continue
        dash, name = signature or ((quotation.start, quotation.inner[0]), None)
        at, source = draft.tokens(dash), None if name is None else draft.tokens(name)
        if at is not None and draft.is_readable(*place):
            speaker = None if source is None else int(source.root.i)
            made = Attribution(CueMatch(cue, at.start, (at.start,)), Frame.CLAUSE, speaker=speaker)
            kept.append(Attributed(made, [] if name is None else [name], [dash], [place], dash))
    return kept


def _gives_up(one: Attributed, quotation: Span, signature: tuple[Span, Span]) -> bool:
    """Take a signed quotation from a statement that had it; whether that has anything left and is not the signature."""
    if any(overlap(cue, part) for cue in one.cue for part in signature):
        return False
    one.content = [part for part in one.content if not overlap(part, quotation)]
    return bool(one.content)


def _signature(text: str, quotation: Quotation) -> tuple[Span, Span] | None:
    """The dash and the name behind a quotation, on its line or the next that is not empty."""
    found = SIGNATURE.match(text, quotation.end)
    if found is None or len(found["name"].split()) > LONGEST_SIGNATURE or found["name"][-1] in ".!?:;":
        return None
    return found.span("dash"), found.span("name")


def _opens_line(text: str, quotation: Quotation) -> bool:
    return not text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start].strip()


def _ends_line(text: str, quotation: Quotation) -> bool:
    end = text.find("\n", quotation.end)
    return not text[quotation.end : end if end >= 0 else len(text)].strip()
