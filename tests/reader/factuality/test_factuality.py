"""The stage that finds event words and rates them as the report's author presents them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.factuality import weigh_predicates
from onrecord.vocabulary import Predicate, Report, Section, SectionKind


def predicates_of(reader: Reader, codebook: Codebook, report: Report) -> list[Predicate]:
    draft = Draft(report=report, doc=reader.parser.parse(report))
    weigh_predicates(draft, codebook)
    return draft.predicates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norland has been shelling the border town.", ["shelling"]),
        ("The ceasefire was fragile.", ["ceasefire"]),
        ("The invasion surprised the old mayor.", ["invasion", "surprised"]),
        ("According to the mayor, troops withdrew.", ["withdrew"]),
        ("The minister did not resign.", ["resign"]),
        ("The red house on the hill.", []),
    ],
)
def test_finds_event_words(reader: Reader, codebook: Codebook, text: str, words: list[str]) -> None:
    assert [found.text for found in predicates_of(reader, codebook, Report(id="r", text=text))] == words


def test_rates_as_the_author_presents(reader: Reader, codebook: Codebook) -> None:
    text = "Norland attacked the port, did not take the city and may leave tomorrow."
    scores = {one.text: one.factuality for one in predicates_of(reader, codebook, Report(id="r", text=text))}
    assert scores["attacked"] > scores["leave"] > 0 > scores["take"]


def test_furniture_says_nothing(reader: Reader, codebook: Codebook) -> None:
    text = "Norland attacked.\nRead more: Troops withdrew."
    sections = (
        Section(kind=SectionKind.BODY, start=0, end=17),
        Section(kind=SectionKind.FURNITURE, start=18, end=len(text)),
    )
    assert [one.text for one in predicates_of(reader, codebook, Report(id="r", text=text, sections=sections))] == [
        "attacked"
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aé🙂\u0301 .,?\n'\"IraqnotwillifAttack", max_size=80))
def test_offsets_quote_the_text(reader: Reader, codebook: Codebook, text: str) -> None:
    for one in predicates_of(reader, codebook, Report(id="r", text=text)):
        assert text[one.start : one.end] == one.text
        assert -3.0 <= one.factuality <= 3.0
