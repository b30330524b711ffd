"""What of two readers of quotations is compared, on articles made up for it."""

import pytest
import spacy

from benchmarks.peers import asked_for, textacy_quotations
from benchmarks.quoted import Words, quoted_regions
from onrecord.reader.parse import DEFAULT_PIPELINE

TEXT = 'The minister said: "We will go." Later she said that "peace" mattered. “It is late,” he wrote.'


def spans(*parts: str) -> list[tuple[int, int]]:
    return [(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts]


def parts(source: str, content: str) -> dict[str, list[tuple[int, int]]]:
    return {"source": spans(source), "content": spans(content)}


def test_straight_and_curly_marks_enclose() -> None:
    quoted = [TEXT[start:end] for start, end in quoted_regions(TEXT)]
    assert quoted == ['"We will go."', '"peace"', "“It is late,”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "She said: “We stay.\n\n“And we fight.” He left."
    assert [text[start:end] for start, end in quoted_regions(text)] == ["“We stay.", "“And we fight.”"]


def test_words_are_counted_without_marks() -> None:
    words = Words(TEXT)
    assert words.under(spans('"We will go."')) == words.under(spans("We will go"))
    assert words.under(spans("said: ")) == words.under(spans("aid"))
    assert words.under(spans(": ")) == frozenset()


GOLD = [parts("The minister", '"We will go."'), parts("she", 'that "peace" mattered')]


def test_only_what_is_wholly_quoted_is_asked_for() -> None:
    direct, _ = asked_for(TEXT, Words(TEXT), GOLD, [])
    assert [one.content for one in direct] == [Words(TEXT).under(spans("We will go"))]


def test_what_was_not_asked_for_does_not_count_and_what_nobody_marked_does() -> None:
    other, invented = parts("she", "peace"), parts("he", "“It is late,”")
    _, judged = asked_for(TEXT, Words(TEXT), GOLD, [other, invented, parts("The minister", "We will")])
    words = Words(TEXT)
    assert [one.content for one in judged] == [words.under(spans("It is late")), words.under(spans("We will"))]


def test_a_source_is_named_by_more_than_its_article() -> None:
    direct, _ = asked_for(TEXT, Words(TEXT), GOLD, [])
    assert direct[0].names == Words(TEXT).under(spans("minister"))


def test_one_unpaired_mark_does_not_cost_textacy_the_other_paragraphs() -> None:
    pytest.importorskip("textacy", reason="the peers are installed for benchmarks only (make setup-bench)")
    text = 'It was 5" long.\n\n"We will not leave the valley," said Anna Berg.'
    found, refused = textacy_quotations(spacy.load(DEFAULT_PIPELINE)(text))
    assert refused == 1
    quoted = [{part: "".join(text[start:end] for start, end in spans) for part, spans in one.items()} for one in found]
    assert quoted == [{"source": "AnnaBerg", "cue": "said", "content": '"Wewillnotleavethevalley,"'}]
