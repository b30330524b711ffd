"""What a parse cannot mean is mended, and nothing else is touched."""

import pytest

from onrecord.reader.syntax.mending import mend
from onrecord.vocabulary import Report


def token(doc, words):
    return next(one for one in doc if one.text == words)


@pytest.fixture(scope="module")
def parsed(reader):
    return lambda text: reader.parser.parse(Report(id="x", text=text))


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        (
            "At a meeting in Lima, the Greek defence minister, Ana Sorel, said that Greece would leave.",
            "minister",
            "said",
        ),
        ("In Quito, Peru's envoy, Luis Ramos, accused Chile of spying.", "envoy", "accused"),
        ("Chad threatened to attack Niger unless Mali hands over the prisoners.", "Mali", "hands"),
    ],
)
def test_a_subject_that_the_parser_puts_elsewhere_is_the_verbs(parsed, text, subject, verb):
    found = token(parsed(text), subject)
    assert (found.dep_, found.head.text) == ("nsubj", verb)


def test_an_apposition_of_a_place_that_is_one_stays(parsed):
    found = token(parsed("Troops attacked a base near Lima, the capital of Peru."), "capital")
    assert (found.dep_, found.head.text) == ("appos", "Lima")


def test_a_name_before_a_noun_stays_its_modifier(parsed):
    found = token(parsed("Ten people died in Sudan strikes."), "Sudan")
    assert found.dep_ == "compound"


def test_mending_twice_changes_nothing_more(parsed):
    doc = parsed("In Quito, Peru's envoy, Luis Ramos, accused Chile of spying.")
    before = [(one.dep_, one.head.i) for one in doc]
    assert [(one.dep_, one.head.i) for one in mend(doc)] == before


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "U.S. President Donald Trump and Russian President Vladimir Putin agreed to meet in Budapest.",
            ["Trump", "Putin"],
        ),
        (
            "French President Emmanuel Macron, German Chancellor Friedrich Merz and British Premier Keir Starmer "
            "condemned the attack.",
            ["Macron", "Merz", "Starmer"],
        ),
    ],
)
def test_people_in_a_list_are_subjects_together(parsed, text, people):
    first, *rest = (token(parsed(text), name) for name in people)
    assert first.dep_ == "nsubj"
    above = {one.text: one.head.text for one in rest}
    assert all(one.dep_ == "conj" and above[one.text] in people for one in rest)


def test_the_part_that_is_denied_was_in_the_deed(parsed):
    found = token(parsed("Chad's army denied any part in the killing of 12 farmers in Niger."), "in")
    assert found.head.text == "part"
