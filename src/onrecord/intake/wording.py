"""Codebook wordings as regular expressions, and what they find in a line or a sentence."""

import re
from collections.abc import Iterable, Iterator

from onrecord.codebook.page import Wording

FOLD = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u2009": " "}
)


def folded(text: str) -> str:
    """`text` with typographic quotes, dashes and blanks as plain ones; as many code points as before."""
    return text.translate(FOLD)


def compiled(wordings: Iterable[Wording], cased: bool = False) -> Iterator[re.Pattern[str]]:
    """One pattern a wording, to be `search`ed in folded, stripped words."""
    for wording in wordings:
        parts = [_phrase(phrase) for phrase in wording.phrases] + [f"(?:{_plain(p)})" for p in wording.patterns]
        flags = re.DOTALL if "(?s)" in "".join(wording.patterns) else re.NOFLAG
        flags |= re.NOFLAG if cased and not wording.phrases else re.IGNORECASE
        yield re.compile(_anchored("|".join(parts), wording.where), flags)


def _plain(pattern: str) -> str:
    return folded(pattern.replace("(?s)", ""))


def _phrase(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in folded(phrase).split())
    return rf"(?<!\w){words}(?!\w)"


def _anchored(body: str, where: str) -> str:
    if where == "whole":
        return rf"\A\W{{0,6}}(?:{body})[\s.:;,!?…»>\"')\]*_#-]*\Z"
    if where == "start":
        return rf"\A\W{{0,5}}(?:{body})"
    if where == "end":
        return rf"(?:{body})[\s.:;,!…»>\"')\]-]*\Z"
    return body
