"""Sentences keep to their section, and hostile text costs no more than its length."""

import pytest

from onrecord.reader.parse import Parser
from onrecord.vocabulary import OnrecordError, Report, Section


def test_a_sentence_begins_wherever_a_section_does(reader):
    text = "Talks end\nKenya said on Monday that talks with Sudan had ended"
    sections = (Section(kind="headline", start=0, end=9), Section(kind="body", start=10, end=len(text)))
    doc = reader.parser.parse(Report(id="x", text=text, sections=sections))
    assert next(sentence.text.strip() for sentence in doc.sents) == "Talks end"


@pytest.mark.parametrize(
    "text",
    [
        "$" * 60_000,
        "Iran " + "a" * 1000 + " said.",
        "x" * 256 + " y",
        "\n\n " + ")" * 600 + " \n end ",
        "e\u0301" * 900,
    ],
)
def test_tokens_of_endless_words_still_cover_the_text(reader, text):
    doc = reader.parser.parse(Report(id="x", text=text))
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_pipeline_that_is_not_there_is_a_coded_error():
    with pytest.raises(OnrecordError) as caught:
        Parser("no_such_pipeline")
    assert caught.value.code == "parser-missing"


def test_a_sentence_without_an_end_is_cut(reader):
    text = "Kenya said that " + "Uganda attacked Kenya and " * 300 + "it ended."
    doc = reader.parser.parse(Report(id="x", text=text))
    assert max(len(sentence) for sentence in doc.sents) <= 500
