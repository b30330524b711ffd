"""Whether a report is in English: by its commonest words first, by a language model only in doubt."""

import re
from functools import cache
from itertools import pairwise
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
TELLING_WORDS = SHARED_WORDS - {"in", "was", "had", "or", "no", "up", "over", "us"}
"""The shared words that make a text English when there are several, and no common word of another language."""
MIXED_SHARE = 0.2
_ABROAD = (
    "der die das und ist nicht mit auf für von dem den des ein eine einer einen am im zu zum zur sich nach bei hat "
    "wird le les du et est dans pour sur avec une un au aux qui que par ses ont el los las del con para por una su y "
    "e o os do da dos das na no nas em um uma ao il di che gli della dello delle nel alla sono per het een van op te "
    "dat zijn och att det som är av på inte til ved af ikke ja ei että az és hogy nem yang dan dengan ini itu ve bir "
    "bu için w z się nie ze si în și cu la de ya wa kwa ni ng ang mga sa je se su od u s v že na"
)
FOREIGN_WORDS = frozenset(_ABROAD.split()) - FUNCTION_WORDS - {"no", "die"}
"""Common words of other languages in Latin letters that English lacks."""
_OF_NEWS = (
    "president minister government officials people police forces military court election killed kills killing "
    "injured announces calls condemns becomes begins launches strikes attacks wins dies resigns signs new former "
    "several other two three four five six seven eight nine ten first second million thousand hundred while because "
    "since under across attack attacked kill killing least start starts hits opens summons summoned drone drones "
    "airstrike airstrikes strike win wins won appointed elected named released woman women girls boys children child "
    "family school town city court many only also both next year years month months day days today night found find "
    "discover discovers make makes take takes give gives gave made took went came saw get gets told asked back down "
    "off out most region regions flights talks leaders leader troops soldiers scientists during following including "
    "between through says"
)
NEWS_WORDS = frozenset(_OF_NEWS.split())
"""Common words of English reports."""
ENGLISH_ENDING = re.compile(r".{2,}(?:ing|tions?|ly|ed|ists?|ness|ers|ments?|ities|ity|ships?|ful|less|ates)\Z")
PLAIN_SHARE = 0.25
"""Of the words in lower case, so many must be English, the commonest counting twice."""
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
    if _plainly_english(sample):
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
    if _plainly_english(sample):
        return "en"
    code, sure = _ranked(sample)
    if code == "en":
        return "en"
    return code if not common and count > 4 and sure > 0.97 else None


def _plainly_english(sample: str) -> bool:
    """Whether the words in lower case, which are seldom names, are English, and none of them is another language's.

    Spares most short reports the language model, which takes a second to load.
    """
    words = WORD.findall(sample)
    lower = [word for word in words if word.islower()]
    accented = sum(not word.replace("’", "'").isascii() for word in lower)
    if not lower or accented > 1:
        return False
    if any(word in FOREIGN_WORDS and not after[0].isupper() for word, after in pairwise([*words, "."])):
        return False
    known = sum(word in FUNCTION_WORDS or word in NEWS_WORDS for word in lower)
    shared = sum(word in SHARED_WORDS for word in lower)
    telling = sum(word in TELLING_WORDS for word in lower)
    ending = sum(ENGLISH_ENDING.match(word) is not None for word in lower if word not in NEWS_WORDS)
    return known + (telling + ending) // 3 > accented and 2 * known + shared + ending >= PLAIN_SHARE * len(lower)


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
