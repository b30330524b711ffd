"""The model at work: a window of pieces goes in, the answers of all heads come out.

A window is always run alone and by one thread. The int8 graph scales its activations by what it is given, so that in
company of other windows the same words would get slightly other numbers; alone they get the same. Threads only decide
how many windows are read at the same time, and reading goes on while the parser works on the next reports.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

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
    piece (row) points at, the start mark standing for none; `factuality` [T] on the scale −3 … 3; `hidden` [T, width].
    """

    window: Window
    tags: Floats
    source_of_cue: Floats
    cue_of_content: Floats
    factuality: Floats
    hidden: Floats


@dataclass(frozen=True)
class PairPlaces:
    """The words of a pair to be typed: its sentence, who acts, on whom, and the trigger if one is known."""

    sentence: Span
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    trigger: Span | None = None


class Model:
    """Encoder and heads, loaded from checked weights; nothing is kept from one call to the next."""

    def __init__(self, weights: Weights | None = None, threads: int | None = None) -> None:
        """`threads` defaults to `thread_count()`. Raises `ModelError`."""
        self.weights = weights or load_weights()
        self._pool = ThreadPoolExecutor(threads or thread_count(), thread_name_prefix="onrecord-model")
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

    def type_pairs(self, answers: Answers, pairs: Sequence[PairPlaces]) -> Floats:
        """Probabilities [pairs, types]; a pair with no piece in the window is typed from what there is of it."""
        weights = np.zeros((len(pairs), 4, len(answers.window.ids)), dtype=np.float32)
        for row, pair in enumerate(pairs):
            spans = ((pair.sentence,), pair.actor, pair.recipient, (pair.trigger,) if pair.trigger else ())
            for part, places in enumerate(spans):
                pieces = [piece for place in places for piece in answers.window.pieces(place)]
                weights[row, part, pieces] = 1 / max(len(pieces), 1)
        return softmax(self._run(self._pairs, {"hidden": answers.hidden, "weights": weights})[0])

    def _answers(self, window: Window) -> Answers:
        tags, *rest = self._run(self._encoder, {"ids": np.array([window.ids], dtype=np.int64)})
        return Answers(window, softmax(tags), *rest)

    @staticmethod
    def _run(session: Any, inputs: dict[str, Any]) -> list[Floats]:
        return list(session.run(None, inputs))


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
