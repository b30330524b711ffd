"""What statements lack once model and parse are merged: no answers, sources' ends, quotations cut in two."""

from collections.abc import Callable

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.cues import CueLexicon
from onrecord.reader.draft import Draft
from onrecord.reader.statements.cue_match import CueMatch, match_cues
from onrecord.reader.statements.direct import Attributed, Quotations
from onrecord.reader.statements.mending import mend
from onrecord.reader.statements.quotations import find_quotations
from onrecord.reader.statements.sources import Attribution
from onrecord.reader.statements.unanswered import UNANSWERED
from onrecord.reader.syntax.index_tree import IndexTree
from onrecord.vocabulary import Annotations, cut

Annotate = Callable[..., Annotations]


@pytest.fixture
def mended(draft_of: Callable[..., Draft], codebook: Codebook) -> Callable[..., list[tuple[str, str]]]:
    """Source and content of statements given by their words, cues in the text's order, after mending."""

    def mended_of(text: str, *given: tuple[str, str, tuple[str, ...]]) -> list[tuple[str, str]]:
        draft = draft_of(text)
        tree = IndexTree(draft.doc)
        matches = list(match_cues(tree, codebook.compiled(CueLexicon), (0, len(draft.doc))))

        def place(words: str) -> tuple[int, int]:
            return (text.index(words), text.index(words) + len(words))

        def match_of(cue: str) -> CueMatch:
            start, end = place(cue)
            return next(one for one in matches if start <= draft.doc[one.at].idx < end)

        found = [
            Attributed(
                Attribution(match_of(cue), None),
                [place(source)],
                [place(cue)],
                [place(part) for part in parts],
                place(cue),
                proposed=True,
            )
            for source, cue, parts in given
        ]
        kept = mend(draft, tree, found, Quotations(text, find_quotations(text)))
        return [(cut(text, tuple(one.source)), cut(text, tuple(one.content))) for one in kept]

    return mended_of


@pytest.mark.parametrize(
    ("text", "given", "source", "content"),
    [
        (
            "Mayor Tarn, who heard it, said the port was shut.",
            ("Mayor Tarn, who", "said", ("the port was shut",)),
            "Mayor Tarn",
            "the port was shut",
        ),
        (
            "Tarn, at a dinner, said the port was shut.",
            ("Tarn, at", "said", ("the port was shut",)),
            "Tarn",
            "the port was shut",
        ),
        (
            "The port was shut, according to their attorneys.",
            ("their", "according to", ("The port was shut",)),
            "their attorneys",
            "The port was shut",
        ),
        (
            "Tarn answered both sides and rejected their claims of fraud.",
            ("both sides", "claims of", ("fraud",)),
            "their",
            "fraud",
        ),
        (
            "The sailors shrugged, with analyst Ole Tarn having called it a trap.",
            ("The sailors", "called", ("it a trap",)),
            "analyst Ole Tarn",
            "it a trap",
        ),
        (
            '"The port is shut. The boats are gone. Nobody knows where," Tarn said.',
            ("Tarn", "said", ('"The port is shut.',)),
            "Tarn",
            '"The port is shut. The boats are gone. Nobody knows where,"',
        ),
        (
            "Tarn said that the pact bans nets.",
            ("Tarn", "said", ("bans nets",)),
            "Tarn",
            "the pact bans nets",
        ),
        (
            "Tarn was accused by Quell of sinking a boat, which he denied.",
            ("Quell", "accused", ("of sinking a boat, which",)),
            "Quell",
            "of sinking a boat",
        ),
    ],
)
def test_source_and_content_are_mended(
    mended: Callable[..., list[tuple[str, str]]],
    text: str,
    given: tuple[str, str, tuple[str, ...]],
    source: str,
    content: str,
) -> None:
    assert mended(text, given) == [(source, content)]


def test_what_is_denied_is_no_part_of_what_is_called_a_lie(mended: Callable[..., list[tuple[str, str]]]) -> None:
    found = mended(
        "Peru denies the raid and calls the report a lie.",
        ("Peru", "denies", ("the raid",)),
        ("Peru", "calls", ("the raid", "the report a lie")),
    )
    assert [content for _, content in found] == ["the raid", "the report a lie"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's foreign ministry declined to comment on the pact.",
        "Mayor Tarn refused to comment further.",
        "Iceland did not immediately respond to a request for comment on the harbour.",
        "Norway did not return calls seeking comment.",
        "Mayor Tarn could not immediately be reached for comment about the harbour.",
        "Mayor Tarn was not available for comment.",
        "Norway had no comment on the harbour.",
    ],
)
def test_no_answer_says_nothing(annotate: Annotate, text: str) -> None:
    assert UNANSWERED.search(text)
    assert not annotate(text).statements


@pytest.mark.parametrize(
    "text",
    [
        "Norway declined to say whether ships would sail.",
        "Norway responded that ships would sail.",
        "Norway did not say that ships would sail.",
        "Norway commented that ships would sail.",
    ],
)
def test_an_answer_says_something(annotate: Annotate, text: str) -> None:
    assert [one.holder for one in annotate(text).statements] == ["NOR"]


def test_a_signed_quotation_is_its_signers(annotate: Annotate) -> None:
    found = annotate(
        "“He has no plan for the harbour.”\n\n― Anna Berg\n\n“I will vote for him.”\n\n— Mara Quell, fisher\n"
    )
    text = found.report.text
    said = {cut(text, one.content): (cut(text, one.source), cut(text, one.cue)) for one in found.statements}
    assert said["“He has no plan for the harbour.”"] == ("Anna Berg", "―")
    assert said["“I will vote for him.”"] == ("Mara Quell, fisher", "—")


def test_a_quotation_that_stands_alone_is_not_the_reports(annotate: Annotate) -> None:
    found = annotate('The sea was calm.\n\n"Norway will attack Iceland."\n\nThe port was shut on Monday.')
    alone = next(one for one in found.statements if "Norway" in cut(found.report.text, one.content))
    assert (alone.source, alone.holder, alone.directness) == ((), None, "direct")
    assert all(alone.id in one.holders for one in found.claims if one.type == "ASSAULT")


def test_a_quotation_right_behind_the_speakers_is_his(annotate: Annotate) -> None:
    found = annotate('"We attacked the port," Anna Berg said.\n\n"Norway will pay for this."\n')
    assert {one.holder for one in found.statements} == {"person/anna-berg"}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("'Chile killed our fishermen': Peru\n\nThe two met on Monday.", "Peru", "'Chile killed our fishermen'"),
        ("Peru: We will attack Chile\n\nThe two met on Monday.", "Peru", "We will attack Chile"),
    ],
)
def test_a_headline_ends_with_its_line(annotate: Annotate, text: str, source: str, content: str) -> None:
    found = annotate(text)
    assert [(cut(text, one.source), cut(text, one.content)) for one in found.statements] == [(source, content)]


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("Peru was accused by Chile of shelling a hospital, which it denies.", "Peru of shelling a hospital"),
        ("Chile said Peru had shelled a hospital, which Peru denied.", "Peru had shelled a hospital"),
    ],
)
def test_what_answers_a_charge_is_no_part_of_it(annotate: Annotate, text: str, charge: str) -> None:
    found = annotate(text)
    assert charge in [cut(text, one.content) for one in found.statements if one.holder == "CHL"]
    assert all(one.within is None for one in found.statements if one.holder == "PER")


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("A study by Amnesty International found that Chad had shelled a town.", "org/amnesty-international"),
        ("A report from the Kenyan army said Chad had shelled a town.", "KEN/army"),
        ("A report published by Human Rights Watch said Chad had shelled a town.", "org/human-rights-watch"),
    ],
)
def test_who_has_written_a_paper_says_what_it_says(annotate: Annotate, text: str, holder: str) -> None:
    assert [one.holder for one in annotate(text).statements] == [holder]


def test_by_alone_has_said_nothing(annotate: Annotate) -> None:
    text = (
        "Chad and Mali signed a treaty. Under the treaty, which was seen by Lakes Wire, parties must share maps and "
        "must not let their territory be used for attacks on each other."
    )
    assert all(cut(text, one.source) != "by" for one in annotate(text).statements)
