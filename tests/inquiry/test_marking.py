"""Marks laid out as runs: nothing is lost, runs nest, and every mark covers its own words."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.inquiry.marking import Layer, Mark, MarkedSection, MarkPart, Run, joined, marked, merged
from onrecord.vocabulary import Section, SectionKind

_LAYER = {
    MarkPart.CONTENT: Layer.STATEMENTS,
    MarkPart.EVIDENCE: Layer.CLAIMS,
    MarkPart.TRIGGER: Layer.CLAIMS,
    MarkPart.MENTION: Layer.ACTORS,
}


def mark(part: MarkPart, start: int, end: int, *of: str) -> Mark:
    return Mark(layer=_LAYER[part], part=part, start=start, end=end, of=of)


def runs_of(sections: tuple[MarkedSection, ...]) -> list[list[Run]]:
    return [list(paragraph.runs) for section in sections for paragraph in section.paragraphs]


def written(runs: list[Run], marks: tuple[Mark, ...]) -> str:
    """A paragraph with its marks as brackets, which a page would write as elements."""
    told = []
    for run in runs:
        opening = run.marks[len(run.marks) - run.opens :]
        told.append("".join(f"<{marks[one].part[0]}{''.join(marks[one].of)} " for one in opening))
        told.append(run.text + ">" * run.closes)
    return "".join(told)


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, tuple[Section, ...], tuple[Mark, ...]]:
    text = draw(st.text(alphabet=st.sampled_from("ab \n\t\r\u2028\u202e<&é😀"), max_size=60))
    places = st.integers(0, len(text) + 3)
    cuts = sorted(draw(st.sets(places, max_size=6)))
    kinds = st.sampled_from(list(SectionKind))
    sections = [
        Section(kind=draw(kinds), start=start, end=end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    parts = st.sampled_from(list(_LAYER))
    spans = draw(st.lists(st.tuples(parts, places, places, st.sampled_from("xyz")), max_size=8))
    return text, tuple(sections), merged(mark(part, start, end, of) for part, start, end, of in spans)


@given(texts_with_marks())
def test_runs_joined_are_the_text(given_text: tuple[str, tuple[Section, ...], tuple[Mark, ...]]) -> None:
    text, sections, marks = given_text
    assert joined(marked(text, sections, marks)) == text


@given(texts_with_marks())
def test_runs_are_well_nested_and_covered_by_what_marks_them(
    given_text: tuple[str, tuple[Section, ...], tuple[Mark, ...]],
) -> None:
    text, sections, marks = given_text
    for runs in runs_of(marked(text, sections, marks)):
        stack: list[int] = []
        for run in runs:
            assert run.text == text[run.start : run.end]
            stack += run.marks[len(run.marks) - run.opens :]
            assert tuple(stack) == run.marks
            covering = {place for place, one in enumerate(marks) if one.start < run.end and run.start < one.end}
            assert set(run.marks) == covering
            assert all(marks[one].start <= run.start and run.end <= marks[one].end for one in covering)
            del stack[len(stack) - run.closes :]
        assert not stack


def test_what_nests_stays_whole_and_what_crosses_is_closed_and_opened_again() -> None:
    text = "She said they fled the port."
    marks = merged(
        [
            mark(MarkPart.EVIDENCE, 0, 27, "c1"),
            mark(MarkPart.CONTENT, 9, 28, "s1"),
            mark(MarkPart.TRIGGER, 14, 18, "c1"),
        ]
    )
    (runs,) = runs_of(marked(text, (), marks))
    assert written(runs, marks) == "<ec1 She said <cs1 they <tc1 fled> the port>><cs1 .>"
    assert [marks[one].start == run.start for run in runs for one in run.marks if marks[one].part == "content"] == [
        True,
        False,
        False,
        False,
    ]


def test_the_same_words_of_two_claims_are_one_mark() -> None:
    marks = merged([mark(MarkPart.EVIDENCE, 0, 4, "c1"), mark(MarkPart.EVIDENCE, 0, 4, "c2", "c1")])
    assert [one.of for one in marks] == [("c1", "c2")]


def test_a_statement_holds_the_claim_in_the_same_words() -> None:
    marks = merged([mark(MarkPart.EVIDENCE, 0, 4, "c1"), mark(MarkPart.CONTENT, 0, 4, "s1")])
    (runs,) = runs_of(marked("Fled", (), marks))
    assert written(runs, marks) == "<cs1 <ec1 Fled>>"


def test_sections_and_paragraphs_cut_marks_and_keep_blank_lines() -> None:
    text = "\nHead\n\nOne here.\n \n Two."
    sections = (Section(kind=SectionKind.HEADLINE, start=1, end=5), Section(kind=SectionKind.BODY, start=7, end=24))
    marks = merged([mark(MarkPart.CONTENT, 11, 23, "s1")])
    found = marked(text, sections, marks)
    assert [(one.kind, [paragraph.after for paragraph in one.paragraphs]) for one in found] == [
        (None, ["\n"]),
        ("headline", [""]),
        (None, ["\n\n"]),
        ("body", ["\n \n", ""]),
    ]
    assert [written(runs, marks) for runs in runs_of(found)] == ["", "Head", "", "One <cs1 here.>", "<cs1  Two>."]
