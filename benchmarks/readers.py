"""Which readers are measured: the default one, the one without its learned part, and one a fold of sentences."""

from collections.abc import Callable

from onrecord.reader import Reader

FoldReader = Callable[[int], Reader]
"""Gives the reader for fold k of the sentences: one whose learned part has not seen fold k."""


def default_reader() -> Reader:
    """The reader as users get it."""
    return Reader()


def lexicon_reader() -> Reader:
    """The lexicon-only coder: the reader without its learned part. Today it has none, so this is the default one."""
    return Reader()


def fold_readers() -> FoldReader:
    """Readers by fold, for sentences of the training corpus. Today nothing is learned, so that one serves all folds."""
    reader = default_reader()
    return lambda _fold: reader
