"""The model at work: a window of pieces goes in, the answers of all heads come out.

Pairs have an encoder of their own, which reads only those sentences in which a pair is asked about, each alone.

A window is always run alone and by one thread. The int8 graph scales its activations by what it is given, so that in
company of other windows the same words would get slightly other numbers; alone they get the same. Threads only decide
how many windows are read at the same time, and reading goes on while the parser works on the next reports.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.reader.model.weights import ENCODER, PAIRS, TOKENIZER, Weights, load_weights
from onrecord.reader.model.windows import Window, Windows
from onrecord.vocabulary import Span, UsageError

Floats = NDArray[np.float32]
THREADS = "ONRECORD_THREADS"


@dataclass(frozen=True)
class Answers:
    """What the heads say of one window of T pieces.

    `tags` are probabilities [T, tags]; `source_of_cue` and `cue_of_content` scores [T, T] of which piece (column) a
    piece (row) points at, the start mark standing for none; `factuality` [T] on the scale −3 … 3.
    """

    window: Window
    tags: Floats
    source_of_cue: Floats
    cue_of_content: Floats
    factuality: Floats


READINGS = ("tags", "source_of_cue", "cue_of_content", "factuality")
"""The outputs of the shared encoder's graph that are asked for."""


@dataclass(frozen=True)
class PairPlaces:
    """The words of a pair to be typed: who acts, on whom, and the trigger if one is known."""

    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    trigger: Span | None = None


class Model:
    """Encoder and heads, loaded from checked weights; nothing is kept from one call to the next."""

    def __init__(self, weights: Weights | None = None, threads: int | None = None) -> None:
        """`threads` defaults to `thread_count()`. Raises `ModelError`."""
        self.weights = weights or load_weights()
        threads = threads or thread_count()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="onrecord-model")
        # Of their own, so that a report's pairs need not wait until the windows of the next reports are read.
        self._pair_pool = ThreadPoolExecutor(threads, thread_name_prefix="onrecord-pairs")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Errors only: a warning of the runtime's own would end up on the user's terminal.
        options.log_severity_level = 3
        self._encoder = onnxruntime.InferenceSession(
            self.weights.files[ENCODER], options, providers=["CPUExecutionProvider"]
        )
        self._pairs = onnxruntime.InferenceSession(
            self.weights.files[PAIRS], options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_buffer(self.weights.files[TOKENIZER])
        self._windows = Windows(tokenizer, self.weights.manifest["limit"])

    @property
    def version(self) -> str:
        """Names the weights."""
        return self.weights.version

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The names of the columns of `Answers.tags`: "O", "B-source", "I-source", …"""
        return tuple(self.weights.manifest["tags"])

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The names of the columns of `type_pairs`: PLOVER's types, CONCEDE and RETREAT as YIELD, and NONE."""
        return tuple(self.weights.manifest["types"])

    def read(self, text: str, paragraphs: Iterable[Sequence[Span]]) -> list[Answers]:
        """The answers on the given paragraphs (lists of their sentences' spans) of `text`, window by window."""
        return [one.result() for one in self.ask(text, paragraphs)]

    def ask(self, text: str, paragraphs: Iterable[Sequence[Span]]) -> list[Future[Answers]]:
        """As `read`, without waiting: the answers come while the caller does something else."""
        return [self._pool.submit(self._answers, window) for window in self._windows.of(text, paragraphs)]

    def type_pairs(self, text: str, sentence: Span, pairs: Sequence[PairPlaces]) -> Floats:
        """Probabilities [pairs, types] of pairs in the `sentence` of `text`.

        A sentence longer than a window is read as far as it fits; a pair without a piece is typed from what is there.
        """
        return self.ask_pairs(text, sentence, pairs).result()

    def ask_pairs(self, text: str, sentence: Span, pairs: Sequence[PairPlaces]) -> Future[Floats]:
        """As `type_pairs`, without waiting."""
        return self._pair_pool.submit(self._types, text, sentence, pairs)

    def _types(self, text: str, sentence: Span, pairs: Sequence[PairPlaces]) -> Floats:
        windows = self._windows.of(text, [[sentence]])
        if not windows or not pairs:
            return np.zeros((len(pairs), len(self.types)), dtype=np.float32)
        window = windows[0]
        weights = np.zeros((len(pairs), 4, len(window.ids)), dtype=np.float32)
        for row, pair in enumerate(pairs):
            spans = ((sentence,), pair.actor, pair.recipient, (pair.trigger,) if pair.trigger else ())
            for part, places in enumerate(spans):
                pieces = [piece for place in places for piece in window.pieces(place)]
                weights[row, part, pieces] = 1 / max(len(pieces), 1)
        ids = np.array([window.ids], dtype=np.int64)
        return softmax(self._pairs.run(None, {"ids": ids, "weights": weights})[0])

    def _answers(self, window: Window) -> Answers:
        tags, *rest = self._encoder.run(READINGS, {"ids": np.array([window.ids], dtype=np.int64)})
        return Answers(window, softmax(tags), *rest)


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def thread_count() -> int:
    """How many windows are read at the same time: `ONRECORD_THREADS`, else as many as there are processors.

    Raises `UsageError` when the setting is no positive number.
    """
    wanted = os.environ.get(THREADS, "").strip()
    if not wanted:
        return os.cpu_count() or 1
    if not wanted.isdecimal() or int(wanted) < 1:
        raise UsageError("bad-threads", f"{THREADS} is {wanted!r}.", "Set it to a whole number from 1 on, or unset it.")
    return int(wanted)
