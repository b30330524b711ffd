"""Which readers are measured: the default one, the one without its learned part, and one a fold of sentences."""

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from onrecord.reader import Reader
from onrecord.reader.model.model import Model
from onrecord.reader.model.weights import load_weights
from onrecord.settings import read_settings
from training.splits import FOLDS

FoldReader = Callable[[int], Reader]
"""Gives the reader for fold k of the sentences: one whose learned part has not seen fold k."""
FOLD_MODELS = "ONRECORD_FOLD_MODELS"
"""Names the folder where `make train` left the models `fold0` … `fold4`."""
DEFAULT_FOLDER = "build/training"


def default_reader() -> Reader:
    """The reader as users get it, with the model that `ONRECORD_MODEL` names if it names one."""
    return read_settings().make_reader()


def lexicon_reader() -> Reader:
    """The lexicon-only coder: the reader without its learned part."""
    return Reader(learned=False)


def has_folds() -> bool:
    """Whether there are the models that `make train` makes for the folds."""
    return all(path.is_dir() for path in _folds())


def _folds() -> list[Path]:
    folder = Path(os.environ.get(FOLD_MODELS, DEFAULT_FOLDER))
    return [folder / f"fold{fold}" for fold in range(FOLDS)]


def fold_readers() -> FoldReader:
    """Readers by fold, each with the model that was trained on the other folds.

    Without those models the shipped one reads all folds: it has seen the sentences, so that the figures are good for
    telling whether a change broke something, and for nothing else; a line on stderr says so.
    """
    folds = _folds()
    if not has_folds():
        print(
            f"no models of folds in {folds[0].parent}: the marked pairs are read by a model that knows them",
            file=sys.stderr,
        )
        reader = default_reader()
        return lambda _fold: reader
    return cache(lambda fold: Reader(model=Model(load_weights(folds[fold])), learned=True))
