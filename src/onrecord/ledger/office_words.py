"""What reports call an office that somebody holds."""

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.record import ClaimOnRecord

_LEADING = re.compile(r"\A(?:the|a|an|incoming|outgoing|former|then|newly elected)\s+", re.IGNORECASE)


def office_words(claims: Iterable[ClaimOnRecord], holder: str) -> str:
    """What claims call an office most often ("Prime Minister"), without its holder's name; empty when none names it."""
    called = Counter(words for one in claims if (words := _without_name(one, holder)))
    return min(called, key=lambda words: (-called[words], -len(words), words)) if called else ""


def _without_name(claim: ClaimOnRecord, holder: str) -> str:
    """The words for who holds an office without the name at their end, and without others named before ("and")."""
    line = " ".join((claim.actors_text[0] if claim.actors_text else "").split())
    plain = claim.object or claim.trigger.text
    at = _begins(holder, line)
    words = line if at is None else line[:at]
    last = words.rpartition(" and ")[2]
    words = last if plain.casefold() in last.casefold() else words
    return _LEADING.sub("", words.strip(" ,")) or plain


def _begins(holder: str, line: str) -> int | None:
    """Where a name begins in a line, whole or with the first of its words that is there; null when none is."""
    whole = line.casefold().rfind(holder.casefold()) if holder else -1
    if whole >= 0:
        return whole
    found = (re.search(rf"\b{re.escape(word)}\b", line, re.IGNORECASE) for word in holder.split())
    return min((match.start() for match in found if match), default=None)
