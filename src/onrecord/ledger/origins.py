"""Which reports copy one text: MinHash of word shingles (Broder 1997), looked up by locality-sensitive hashing."""

import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, NamedTuple

from onrecord.ledger.words import words

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 4
"""Telling words in a shingle."""
PERMUTATIONS = 64
BANDS = 16
"""Bands of four values: two texts with half of their shingles in common share a band two times in three, those with
three quarters nearly always."""
COPY = 0.5
"""Share of shingles from which on a report counts as a copy; a changed figure costs four shingles."""


def signature(text: str) -> list[int]:
    """The MinHash of a text's shingles, 64 numbers; none for a text of less than eight telling words."""
    telling = words(text)
    if len(telling) < 2 * SHINGLE:
        return []
    made = _empty().copy()
    shingles = {" ".join(telling[at : at + SHINGLE]) for at in range(len(telling) - SHINGLE + 1)}
    made.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return [int(value) for value in made.hashvalues]


def band_keys(made: Sequence[int]) -> list[str]:
    """The keys by which reports that may be copies find each other."""
    rows = PERMUTATIONS // BANDS
    starts = range(0, len(made), rows)
    return [
        f"{start // rows}:{blake2b(repr(made[start : start + rows]).encode(), digest_size=8).hexdigest()}"
        for start in starts
    ]


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """The estimated share of shingles that two texts have in common, 0 to 1."""
    return sum(one == other for one, other in zip(a, b, strict=True)) / len(a) if a and b else 0.0


class Alike(NamedTuple):
    """A report that may be a copy: its id, its signature, and the origin that it has so far, with that one's day."""

    report: str
    origin: str
    origin_day: str
    signature: Sequence[int]


def origin(report: str, day: str, made: Sequence[int], others: Iterable[Alike]) -> tuple[str, set[str]]:
    """The origin of a report, and the origins that turn out to be the same.

    The origin of all that copy one text is the earliest of them, by day and id, whatever the order of reading.
    """
    like = [one for one in others if one.report != report and resemblance(made, one.signature) >= COPY]
    candidates = {(one.origin_day, one.origin) for one in like} | {(day, report)}
    first = min(candidates)[1]
    return first, {one for _, one in candidates} - {first, report}


@lru_cache(maxsize=1)
def _empty() -> "MinHash":
    return _min_hash()(num_perm=PERMUTATIONS, seed=1)


def _min_hash() -> "type[MinHash]":
    """datasketch's MinHash alone: the package as a whole imports SciPy for its tables, most of a second each time.

    Its folder stands in for the package while the one module is imported, and is taken away again, so that whoever
    else imports datasketch gets all of it.
    """
    there = sys.modules.get(_PACKAGE)
    spec = None if there else find_spec(_PACKAGE)
    if spec:
        sys.modules[_PACKAGE] = module_from_spec(spec)
    try:
        found: type[MinHash] = import_module(f"{_PACKAGE}.minhash").MinHash
    finally:
        for name in [] if there else [one for one in sys.modules if one.partition(".")[0] == _PACKAGE]:
            del sys.modules[name]
    return found


_PACKAGE = "datasketch"
