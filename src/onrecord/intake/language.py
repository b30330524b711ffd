"""Whether a report is in English: by its commonest words first, by a language model only in doubt."""

import re
from functools import cache
from typing import Any

from onrecord.intake.faults import fault

SAMPLE = 1_000
"""How many code points of the beginning, middle and end are looked at."""
FEW_WORDS = 10
"""Fewer words than this are too few to tell related languages apart."""
ENGLISH_SHARE = 0.1
_COMMON = (
    "the of and to that with his from have has which they were she her their its been who will would said after more "
    "about into than when says say against amid by but this these those it not are"
)
FUNCTION_WORDS = frozenset(_COMMON.split())
"""Common words of English alone; "in", "a" and "was" are common in German, Portuguese and Dutch too."""
SHARED_WORDS = frozenset(
    ["in", "a", "an", "is", "was", "on", "as", "at", "for", "be", "he", "had", "or", "no", "up", "out", "over", "us"]
)
"""Common words of English that are words of other languages too; they count beside words that English alone has."""
MIXED_SHARE = 0.2
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CODES = (
    "af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn "
    "ko ku ky lo lt lv mg mk ml mn mr ms ne nl no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh"
)
NEWS_LANGUAGES = frozenset(_CODES.split())
"""What reports are written in; among more languages, short English texts are taken for rarer ones."""


def language_of(text: str, report_id: str | None = None) -> str | None:
    """`en`, or null when the text is too short to tell.

    Raises `ReportError` `language-unsupported`, which names the language, when none of beginning, middle and end of
    the text is in English.
    """
    foreign: str | None = None
    for sample in _samples(text):
        verdict = _judged(sample)
        if verdict == "en":
            return "en"
        foreign = foreign or verdict
    if foreign:
        raise fault("language-unsupported", f"This report is in {language_name(foreign)}.", report_id)
    return None


def _samples(text: str) -> list[str]:
    if len(text) <= SAMPLE * 2:
        return [text]
    middle = len(text) // 2
    return [text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]]


def _judged(sample: str) -> str | None:
    """The ISO 639-1 code of the sample's language, null when it is too short to tell."""
    words = WORD.findall(sample)
    if not words:
        return None
    common = sum(word.lower() in FUNCTION_WORDS for word in words)
    latin = sum(word[0] < "\u0250" or "\u1e00" <= word[0] <= "\u1eff" for word in words)
    if latin < 0.4 * len(words):
        return _ranked(sample)[0]  # not English whatever it is, and the model says what
    if len(words) < FEW_WORDS:
        return _short(sample, common, len(words))
    if common >= ENGLISH_SHARE * len(words):
        return "en"
    if common and common + sum(word.lower() in SHARED_WORDS for word in words) >= MIXED_SHARE * len(words):
        return "en"
    code, sure = _ranked(sample)
    doubtful = common >= 0.04 * len(words)
    return code if code == "en" or sure > (0.98 if doubtful else 0.85) else None


def _short(sample: str, common: int, count: int) -> str | None:
    """A few words: English if common words show it, foreign only if none does and the model is all but sure."""
    if count < 4:
        return None
    if common >= 0.2 * count:
        return "en"
    code, sure = _ranked(sample)
    if code == "en":
        return "en"
    return code if not common and count > 4 and sure > 0.97 else None


def _ranked(sample: str) -> tuple[str, float]:
    code, probability = _identifier().classify(sample)
    return str(code), float(probability)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if code in NEWS_LANGUAGES])
    return identifier


def language_name(code: str) -> str:
    """The English name of an ISO 639-1 language, or its code."""
    import pycountry

    known = pycountry.languages.get(alpha_2=code)
    return str(known.name) if known else code
