"""Words as the deciders compare them: stems (Porter 1980) without the words that tell nothing."""

import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.ledger.irregular import IRREGULAR

if TYPE_CHECKING:
    import snowballstemmer

_OWN = threading.local()
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_EMPTY = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "against",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "may",
        "might",
        "more",
        "most",
        "must",
        "new",
        "no",
        "not",
        "now",
        "of",
        "off",
        "on",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "said",
        "same",
        "say",
        "says",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "too",
        "two",
        "under",
        "until",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "yet",
        "just",
        "even",
        "still",
        "however",
        "meanwhile",
        "amid",
        "including",
        "least",
        "last",
        "first",
        "according",
    ]
)


def stems(text: str | None) -> frozenset[str]:
    """The stems of the telling words in a text, without case; figures stand as they are."""
    return frozenset(stem(word) for word in words(text))


def words(text: str | None) -> list[str]:
    """The telling words of a text, in order, in small letters."""
    found = (word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text or ""))
    return [word for word in found if word not in _EMPTY and len(word) > 1]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Porter stem of one word in small letters; of irregular forms ("struck") that of their base form."""
    return str(_stemmer().stemWord(IRREGULAR.get(word, word)))


def _stemmer() -> "snowballstemmer.stemmer":
    """Each thread's own: a stemmer holds the word that it is at."""
    if not hasattr(_OWN, "porter"):
        import snowballstemmer

        _OWN.porter = snowballstemmer.stemmer("porter")
    own: snowballstemmer.stemmer = _OWN.porter
    return own
