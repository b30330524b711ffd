"""Words that tell of no answer: "declined to comment", "did not respond to a request", "could not be reached"."""

import re
from collections.abc import Sequence

from onrecord.reader.statements.direct import Attributed
from onrecord.vocabulary import overlap

_HOW = r"(?:\w+ly |further |yet |publicly |even |to )*"
_ANSWER = r"(?:respond|repl(?:y|ied)|return|answer)(?:ed|s)?\b(?! that| with)"
UNANSWERED = re.compile(
    rf"\b(?:(?:declin|refus)(?:e[sd]?|ing) {_HOW}(?:comment|{_ANSWER}|be (?:interviewed|quoted))"
    rf"|(?:not|n['’]t|never|no one|nobody) {_HOW}(?:{_ANSWER}|comment\b|be reached|(?:be )?available (?:for|to)\b)"
    r"|unavailable (?:for|to) comment|(?:had|has|have) no (?:immediate |further )?comment)",
    re.IGNORECASE,
)
"""An answer that is not given says nothing, whatever the question was about."""


def without_unanswered(found: Sequence[Attributed], text: str) -> list[Attributed]:
    """The statements without those whose cue only tells that somebody gave no answer."""
    silent = [one.span() for one in UNANSWERED.finditer(text)]
    return [one for one in found if not any(overlap(cue, span) for cue in one.cue for span in silent)]
