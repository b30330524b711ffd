"""Which part of a corpus an item belongs to: the one place that training and benchmarks both ask.

A split is fixed by the SHA-1 of a text or an id, never by order or chance: it is the same on every machine, and
stays as it is when a corpus grows. Documents are split by their id, never by sentence; only corpora of single
sentences are split by the sentence's text, so that all marked pairs of one sentence share a fold.
"""

import hashlib

FOLDS = 5
"""Into how many folds the corpora of single sentences are cut."""


def sha1_modulo(key: str, parts: int) -> int:
    """The part, 0 … `parts` − 1, that `key` falls into: the SHA-1 of its UTF-8 bytes as a number, modulo `parts`."""
    return int(hashlib.sha1(key.encode("utf-8")).hexdigest(), 16) % parts


def sentence_fold(sentence: str, folds: int = FOLDS) -> int:
    """The fold, 0 … `folds` − 1, of a sentence, given as its bare text without marks around actor and recipient.

    A model that reads the sentences of fold k in a measurement must have been trained on the other folds only.
    """
    return sha1_modulo(sentence, folds)
