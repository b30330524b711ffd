"""The reader beside others, on the same texts, against the same gold, in one run: accuracy and words a second.

python -m benchmarks.peers --corpora DIR [--limit N]

Direct quotations (`textacy_…`, `onrecord_…`): textacy's `direct_quotations` and our statements, on PolNeAR's dev
articles. Gold are the attributions whose content lies wholly in quotation marks. Of what is found counts what shares
words with the content of one of these, and what lies wholly in quotation marks and in no gold content at all; other
attributions were not asked for. Words are runs of letters and digits, so that tokenizers and marks make no difference.
In `source_for_content` (see `benchmarks.attributions`) a source is right when it shares a naming word with the gold
one. textacy refuses a whole article for one unpaired quotation mark; it then gets each paragraph alone, and loses only
those that are still unpaired.

Events (`lexicon_…`, `default_…`): the reader without its learned part and the default one, on PLOVER's sentences (see
`benchmarks.events`).

Speed is measured text by text in turn, so that a drift of the machine's cancels out; parsing is included, loading is
not. Words a second count the parser's tokens. textacy only extracts quotations, while Onrecord reads everything.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.attributions import Attribution, count_parts, count_sources, part_figures, source_figures
from benchmarks.events import DYADS, PAIRS, dyads, gold_dyads, pairs, read_all
from benchmarks.quoted import PARAGRAPH_END, Words, quoted_regions
from benchmarks.readers import FoldReader, default_reader, fold_readers, lexicon_reader
from benchmarks.statements import report_of, rows
from onrecord.codebook import default_codebook
from onrecord.reader import Reader
from onrecord.reader.parse import DEFAULT_PIPELINE
from onrecord.vocabulary import Span

NAMELESS = frozenset({"the", "a", "an", "of", "in", "on", "at", "for", "from", "and", "to", "with", "s", "who", "by"})
"""Words that two sources may share without having anything in common."""

Parts = dict[str, list[Span]]
"""Spans by part: source, cue, content."""


def attribution(words: Words, parts: Parts) -> Attribution:
    """An attribution, given by its parts' spans, as word numbers."""
    source = words.under(parts.get("source", ()))
    names = frozenset(number for number in source if words.texts[number] not in NAMELESS) or source
    cue, content = words.under(parts.get("cue", ())), words.under(parts.get("content", ()))
    return Attribution(source=source, cue=cue, content=content, heads=names, names=names)


def asked_for(
    text: str, words: Words, gold: list[Parts], found: list[Parts]
) -> tuple[list[Attribution], list[Attribution]]:
    """The gold direct quotations of an article, and those of `found` that count (see above)."""
    quoted = words.under(quoted_regions(text))
    attributed = [attribution(words, parts) for parts in gold]
    direct = [one for one in attributed if one.content and one.content <= quoted]
    theirs = frozenset[int]().union(*(one.content for one in direct))
    anyone = frozenset[int]().union(*(one.content for one in attributed))
    ours = [attribution(words, parts) for parts in found]
    return direct, [one for one in ours if one.content & theirs or (one.content <= quoted and not one.content & anyone)]


def textacy_quotations(doc: Doc) -> tuple[list[Parts], int]:
    """textacy's quotations in a parsed article, and the number of paragraphs that it refused."""
    from textacy.extract.triples import direct_quotations

    try:
        return [_parts(triple) for triple in direct_quotations(doc)], 0
    except ValueError:  # one unpaired mark; not worth the whole article
        found, refused = [], 0
        for paragraph in _paragraphs(doc):
            try:
                found += [_parts(triple) for triple in direct_quotations(paragraph)]
            except ValueError:
                refused += 1
        return found, refused


def _parts(triple: Any) -> Parts:
    base = triple.content.doc.user_data.get("start", 0)
    tokens = {"source": triple.speaker, "cue": triple.cue, "content": triple.content}
    return {
        part: [(base + token.idx, base + token.idx + len(token)) for token in found] for part, found in tokens.items()
    }


def _paragraphs(doc: Doc) -> Iterator[Doc]:
    cuts = [0, *(match.end() for match in PARAGRAPH_END.finditer(doc.text)), len(doc.text)]
    for start, end in pairwise(cuts):
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None:
            paragraph = span.as_doc()
            paragraph.user_data["start"] = span.start_char
            yield paragraph


def our_quotations(reader: Reader, row: dict[str, Any]) -> list[Parts]:
    """The statements that `reader` finds in an article."""
    statements = reader.read(report_of(row)).statements
    return [{"source": list(one.source), "cue": list(one.cue), "content": list(one.content)} for one in statements]


def quotations(reader: Reader, pipeline: Language, articles: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Figures of both on the direct quotations of `articles`."""
    counts = {"textacy": Counter[str](), "onrecord": Counter[str]()}
    seconds = dict.fromkeys(counts, 0.0)
    tokens = refused = gold_count = 0
    for row in articles:
        begun = time.perf_counter()
        doc = pipeline(row["text"])
        theirs, lost = textacy_quotations(doc)
        between = time.perf_counter()
        ours = our_quotations(reader, row)
        seconds["textacy"] += between - begun
        seconds["onrecord"] += time.perf_counter() - between
        tokens, refused, words = tokens + len(doc), refused + lost, Words(row["text"])
        for system, found in (("textacy", theirs), ("onrecord", ours)):
            gold, judged = asked_for(row["text"], words, row["attributions"], found)
            counts[system] += count_parts(gold, judged) + count_sources(gold, judged)
        gold_count += len(gold)
    figures: dict[str, float] = {"quotations": gold_count, "paragraphs_refused_by_textacy": refused}
    for system, counted in counts.items():
        chosen = part_figures(counted) | source_figures(counted)
        figures |= {f"{system}_{name}": round(value, 4) for name, value in chosen.items() if "lenient" not in name}
        figures[f"{system}_words_per_second"] = round(tokens / seconds[system])
    return figures


def events(
    readers: dict[str, Reader], by_fold: dict[str, FoldReader], pipeline: Language, corpora: Path, limit: int | None
) -> dict[str, float]:
    """Dyads, pairs and speed of each reader; its name begins its figures' names."""
    codebook, figures = default_codebook(), dict[str, float]()
    for name, reader in readers.items():
        found = dyads(reader, corpora / DYADS, limit, codebook)
        found |= pairs(by_fold[name], corpora / PAIRS, limit, codebook)
        figures |= {f"{name}_{figure}": round(value, 4) for figure, value in found.items()}
    speeds = words_per_second(readers, pipeline, list(gold_dyads(corpora / DYADS, limit)))
    return figures | {f"{name}_words_per_second": speed for name, speed in speeds.items()}


def words_per_second(readers: dict[str, Reader], pipeline: Language, texts: list[str]) -> dict[str, float]:
    """How many of `pipeline`'s tokens a second each reader reads, in turn text by text; the first text warms up."""
    seconds = dict.fromkeys(readers, 0.0)
    for number, text in enumerate([*texts[:1], *texts]):
        for name, reader in readers.items():
            begun = time.perf_counter()
            list(read_all(reader, [text]))
            seconds[name] += (time.perf_counter() - begun) if number else 0.0
    tokens = sum(len(pipeline.make_doc(text)) for text in texts)
    return {name: round(tokens / max(spent, 1e-9)) for name, spent in seconds.items()}


def measure(corpora: Path, limit: int | None = None) -> dict[str, float]:
    """All figures; `limit` takes the first so many articles and rows.

    Raises `SystemExit` when textacy is not installed.
    """
    try:
        import textacy  # noqa: F401 - only to say early what is missing
    except ImportError as error:
        raise SystemExit("textacy is missing; install it with `make setup-bench`") from error
    reader, lexicon = default_reader(), lexicon_reader()
    pipeline = spacy.load(DEFAULT_PIPELINE)
    figures = quotations(reader, pipeline, rows(corpora, "dev", limit))
    by_fold: dict[str, FoldReader] = {"lexicon": lambda _fold: lexicon, "default": fold_readers()}
    return figures | events({"lexicon": lexicon, "default": reader}, by_fold, pipeline, corpora, limit)


def main() -> None:
    """Print the figures, one a line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--limit", type=int)
    chosen = options.parse_args()
    for name, value in measure(chosen.corpora, chosen.limit).items():
        print(f"{name} {value}")


if __name__ == "__main__":
    main()
