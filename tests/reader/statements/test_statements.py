"""Who says what: sources, cues and contents of direct, indirect and mixed speech."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.reader.actors import find_actors
from onrecord.reader.draft import Draft
from onrecord.reader.statements import find_statements
from onrecord.vocabulary import Report, Section, SectionKind, Statement, cut


@pytest.fixture(scope="module")
def read(reader: Reader, codebook: Codebook) -> Callable[[str], Draft]:
    def statements_of(text: str) -> Draft:
        sections = []
        start = 0
        for line in text.split("\n"):
            if line.strip():
                sections.append(Section(kind=SectionKind.BODY, start=start, end=start + len(line)))
            start += len(line) + 1
        report = Report(id="test", text=text, sections=tuple(sections))
        draft = Draft(report=report, doc=reader.parser.parse(report))
        find_actors(draft, codebook)
        find_statements(draft, codebook)
        return draft

    return statements_of


def words(draft: Draft, statement: Statement) -> tuple[str, str, str]:
    return (
        cut(draft.text, statement.source),
        cut(draft.text, statement.cue),
        cut(draft.text, statement.content),
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said that the talks had failed.", "The minister", "said", "that the talks had failed"),
        ("The talks have failed, the minister said.", "the minister", "said", "The talks have failed"),
        ("According to the ministry, the bridge was hit.", "the ministry", "According to", "the bridge was hit"),
        ("The bridge was hit, according to the ministry.", "the ministry", "according to", "The bridge was hit"),
        ("As the ministry reported, the bridge was hit.", "the ministry", "reported", "the bridge was hit"),
        ("Norway vowed to rebuild the bridge.", "Norway", "vowed", "to rebuild the bridge"),
        ("Norway urged Iceland to reopen the port.", "Norway", "urged", "Iceland to reopen the port"),
        ("Norway accused Iceland of supplying drones.", "Norway", "accused", "Iceland of supplying drones"),
        ("Norway denied any arms exchanges.", "Norway", "denied", "any arms exchanges"),
        ("Officials warned of heavy losses.", "Officials", "warned of", "heavy losses"),
        ("Norway called for an inquiry.", "Norway", "called for", "an inquiry"),
        ("It is anticipated that Norway will sign the pact.", "", "is anticipated", "that Norway will sign the pact"),
        ("Norway's warning that ships would be sunk went unheard.", "Norway's", "warning", "that ships would be sunk"),
        ("Norway is confident that the pact will hold.", "Norway", "is confident", "that the pact will hold"),
        ("Norway is accused of bombing the port.", "", "is accused", "Norway of bombing the port"),
        ("Asked whether ships would sail, Anna Berg said they would.", "", "Asked", "whether ships would sail"),
        ("Norway is expected to admit Iceland.", "", "is expected", "Norway to admit Iceland"),
        ("Witnesses reported hearing explosions.", "Witnesses", "reported", "hearing explosions"),
        ("The reports were dismissed by Norway.", "Norway", "were dismissed", "The reports"),
        ("Rumour has it that the envoy fled.", "", "Rumour has it", "that the envoy fled"),
    ],
)
def test_indirect_speech(read: Callable[[str], Draft], text: str, source: str, cue: str, content: str) -> None:
    draft = read(text)
    assert (source, cue, content) in [words(draft, statement) for statement in draft.statements]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"We will not go back," said Anna Berg, the minister.', '"We will not go back,"'),
        ('"We will not go back," the minister added.', '"We will not go back,"'),
        ("The minister said: “We will not go back.”", "“We will not go back.”"),
        ("``We will not go back,'' the minister said.", "``We will not go back,''"),
        ('"We are tired," the minister said, "and we will rest."', '"We are tired," "and we will rest."'),
        ('"We are tired," the minister said. "But we will go on."', '"We are tired," "But we will go on."'),
        ('"We are tired. We want peace," the minister said.', '"We are tired. We want peace,"'),
        ('The minister spoke to reporters on Monday.\n"We are tired," she said.', '"We are tired,"'),
    ],
)
def test_direct_speech(read: Callable[[str], Draft], text: str, content: str) -> None:
    draft = read(text)
    (statement,) = [found for found in draft.statements if cut(draft.text, found.cue) in ("said", "added")]
    assert cut(draft.text, statement.content) == content
    assert statement.directness == "direct"
    assert statement.source


def test_mixed_speech(read: Callable[[str], Draft]) -> None:
    draft = read('The minister said the raid was "a grave error" and would be answered.')
    (statement,) = draft.statements
    assert statement.directness == "mixed"
    assert cut(draft.text, statement.content) == 'the raid was "a grave error" and would be answered'


def test_scare_quotes_are_no_statements(read: Callable[[str], Draft]) -> None:
    assert read("Norway and Iceland's 'strategic' deal\nThe \"axis of ice\" met in Oslo.").statements == []


def test_a_quotation_goes_on_over_paragraphs(read: Callable[[str], Draft]) -> None:
    draft = read('"The raid was a grave error," the minister said.\n"We will answer it in time."\nThe sea was calm.')
    (statement,) = draft.statements
    assert cut(draft.text, statement.content).endswith('"We will answer it in time."')


def test_a_quotation_goes_on_without_its_marks(read: Callable[[str], Draft]) -> None:
    draft = read(
        '"The raid was a grave error," the minister said in a post on X.\n'
        "I will not rest until the harbour is safe. No one will stop this work.\n"
        "The harbour was quiet on Tuesday."
    )
    statement = draft.statements[0]
    content = cut(draft.text, statement.content)
    assert "I will not rest until the harbour is safe. No one will stop this work." in content
    assert "quiet" not in content
    assert statement.channel == "a post on X"


def test_a_columnist_keeps_her_own_voice(read: Callable[[str], Draft]) -> None:
    draft = read('I went to Oslo.\n"The raid was a grave error," the minister said.\nI did not believe him.')
    assert "believe" not in cut(draft.text, draft.statements[0].content)


def test_statements_nest(read: Callable[[str], Draft]) -> None:
    draft = read("Reuters reported that analysts said that Norway needs ships.")
    outer, inner = draft.statements
    assert cut(draft.text, outer.source) == "Reuters"
    assert cut(draft.text, inner.source) == "analysts"
    assert inner.within == outer.id
    assert outer.within is None
    assert outer.id == f"s{outer.content[0][0]}"


def test_a_participle_speaks_for_the_main_speaker(read: Callable[[str], Draft]) -> None:
    draft = read("The minister told reporters that the port was shut, adding that ships would be turned away.")
    told, adding = draft.statements
    assert cut(draft.text, adding.source) == "The minister"
    assert adding.within is None
    assert cut(draft.text, told.content) == "that the port was shut"


def test_holder_addressee_and_channel(read: Callable[[str], Draft]) -> None:
    draft = read("Norway told Reuters on Monday that the port was shut.")
    (statement,) = draft.statements
    assert statement.holder == "NOR"
    assert statement.addressee is not None
    assert "reuters" in statement.addressee
    draft = read("In a recent interview, the minister said that the port was shut.")
    assert draft.statements[0].channel == "a recent interview"
    draft = read("Norway stated in emailed comments to Reuters that the port was shut.")
    assert draft.statements[0].channel == "emailed comments"
    assert draft.statements[0].addressee is not None


def test_nothing_is_read_from_furniture(reader: Reader, codebook: Codebook) -> None:
    text = "The minister said that the port was shut."
    report = Report(id="test", text=text, sections=(Section(kind=SectionKind.FURNITURE, start=0, end=len(text)),))
    draft = Draft(report=report, doc=reader.parser.parse(report))
    find_statements(draft, codebook)
    assert draft.statements == []


def chained(size: int, speaker: str = "he") -> Doc:
    """One sentence of `size` clauses, each inside the one before: he said he said he said …"""
    return Doc(
        Vocab(),
        words=[speaker, "said"] * size,
        heads=[index + 1 if index % 2 == 0 else max(index - 2, 1) for index in range(2 * size)],
        deps=["nsubj" if index % 2 == 0 else ("ROOT" if index == 1 else "ccomp") for index in range(2 * size)],
        tags=["PRP", "VBD"] * size,
        pos=["PRON", "VERB"] * size,
        lemmas=[speaker, "say"] * size,
    )


def test_a_sentence_of_nine_hundred_thousand_characters(codebook: Codebook) -> None:
    doc = chained(12_000, speaker="h" * 70)
    assert len(doc.text) > 900_000
    draft = Draft(report=Report(id="test", text=doc.text), doc=doc)
    find_statements(draft, codebook)
    assert len(draft.statements) == 11_999
    assert all(outer.id == inner.within for outer, inner in pairwise(draft.statements))


def test_ten_thousand_nested_quotations(codebook: Codebook) -> None:
    size = 10_000
    tokens = ["“", "he", "said", "‘"] * size + ["’", "he", "said", "”"] * size
    draft_doc = Doc(
        Vocab(),
        words=tokens,
        heads=[2] * len(tokens),
        deps=["ROOT" if index == 2 else "nsubj" if word == "he" else "conj" for index, word in enumerate(tokens)],
        tags=[{"he": "PRP", "said": "VBD"}.get(word, "``") for word in tokens],
        pos=[{"he": "PRON", "said": "VERB"}.get(word, "PUNCT") for word in tokens],
        lemmas=[{"said": "say"}.get(word, word) for word in tokens],
    )
    draft = Draft(report=Report(id="test", text=draft_doc.text), doc=draft_doc)
    find_statements(draft, codebook)
    assert len({one.id for one in draft.statements}) == len(draft.statements)


PIECES = (
    *("said", "“", "”", '"', "'", ",", ".", ":", "\n", "He", "I", "we", "Norway", "told", "Reuters", "that", "not"),
    *(
        "according to",
        "deny",
        "’",
        "``",
        "will go",
        "the claim",
        "accused",
        "of",
        "?",
        "adding",
        "in a statement",
        "as",
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_spans_are_never_empty_or_out_of_bounds(read: Callable[[str], Draft], text: str) -> None:
    draft = read(text)
    ids = {statement.id for statement in draft.statements}
    assert len(ids) == len(draft.statements)
    for statement in draft.statements:
        assert statement.cue
        assert statement.content
        for start, end in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert statement.within is None or statement.within in ids - {statement.id}


def test_the_same_text_gives_the_same_statements(read: Callable[[str], Draft]) -> None:
    text = 'Norway said it "would not yield," adding that Iceland denied the raid.'
    assert read(text).statements == read(text).statements


def test_a_clause_before_a_colon_is_not_what_the_speaker_behind_it_says(read: Callable[[str], Draft]) -> None:
    draft = read("Opposition lawmakers criticised it: Renamo said the bill was a trap.")
    assert words(draft, draft.statements[0])[2] == "the bill was a trap"


def test_who_accuses_after_a_conjunction_is_named_there(read: Callable[[str], Draft]) -> None:
    draft = read("Rwanda expels the ambassador after Belgium accused Rwanda of supporting rebels.")
    assert draft.statements[0].holder == "BEL"


def test_whom_a_report_cites_holds_what_it_reports(read: Callable[[str], Draft]) -> None:
    draft = read("Reuters reported on Monday, citing a person familiar with the talks, that Oman would leave.")
    outer = next(one for one in draft.statements if one.holder == "media/reuters")
    inner = next(one for one in draft.statements if one.within == outer.id)
    assert words(draft, inner) == ("a person familiar with the talks", "citing", "that Oman would leave")


def test_a_reason_that_is_cited_is_no_source(read: Callable[[str], Draft]) -> None:
    draft = read("The ministry said, citing safety concerns, that the port would close.")
    assert all(one.within is None for one in draft.statements)


def test_a_headline_may_end_with_its_source(read: Callable[[str], Draft]) -> None:
    draft = read("Peru will not join the talks: Kremlin\n\nThe talks begin on Monday.")
    (only,) = draft.statements
    assert only.holder == "RUS/government"
    assert words(draft, only)[2] == "Peru will not join the talks"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Norway has been accused by Peruvian inspectors of hiding a ship.", "Peruvian inspectors", "of hiding a ship"),
        ("Chad army retakes airport, FACT vows to fight on", "FACT", "to fight on"),
    ],
)
def test_a_charge_behind_its_accuser_and_a_vow_behind_another_clause(read, text, source, content):
    draft = read(text)
    assert any(cut(text, one.source) == source and cut(text, one.content).endswith(content) for one in draft.statements)
