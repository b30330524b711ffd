"""Where the model and the parse differ over a statement: whose it is, and how far what is said goes."""

from collections.abc import Callable

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.cues import CueLexicon
from onrecord.reader.draft import Draft
from onrecord.reader.statements.cue_match import match_cues
from onrecord.reader.statements.direct import Attributed, Quotations
from onrecord.reader.statements.extent import without_scraps
from onrecord.reader.statements.learned import Proposal
from onrecord.reader.statements.merge import merge
from onrecord.reader.statements.quotations import find_quotations
from onrecord.reader.statements.sources import Attribution
from onrecord.reader.syntax.index_tree import IndexTree
from onrecord.vocabulary import Annotations, cut

Annotate = Callable[..., Annotations]


def said(found: Annotations) -> list[tuple[str, str]]:
    return [(cut(found.report.text, one.source), cut(found.report.text, one.content)) for one in found.statements]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Niger's chief of staff said on Wednesday that Malian forces had lost 90 men near Tabou; Mali claimed to "
            "have captured two settlements there.",
            "Mali",
            "to have captured two settlements there",
        ),
        (
            "The M23 movement states that it has captured several hundred Burundian soldiers during its recent "
            "offensive in eastern Congo.",
            "The M23 movement",
            "that it has captured several hundred Burundian soldiers during its recent offensive in eastern Congo",
        ),
        (
            "Mayor Tarn has called for a ban on deep wells, which many mill owners have dug since the drought.",
            "Mayor Tarn",
            "a ban on deep wells, which many mill owners have dug since the drought",
        ),
        (
            "Kenya carried out air strikes on three villages in southern Somalia on Wednesday, killing six people "
            "including two children, the health ministry of Somalia said.",
            "the health ministry of Somalia",
            "Kenya carried out air strikes on three villages in southern Somalia on Wednesday, killing six people "
            "including two children",
        ),
    ],
)
def test_the_parse_mends_what_the_model_tears(annotate: Annotate, text: str, source: str, content: str) -> None:
    assert (source, content) in said(annotate(text))


def test_what_the_clause_tells_is_held_by_who_says_it(annotate: Annotate) -> None:
    found = annotate("Peru bombed three villages in northern Chile, killing six people, Chile's health ministry said.")
    assert found.claims
    assert all(one.holders for one in found.claims if one.kind == "event")


@pytest.mark.parametrize("text", ["Is named in the report as a mediator.", "Was banned in offices from 2016."])
def test_a_verb_without_a_subject_says_nothing(annotate: Annotate, text: str) -> None:
    assert not annotate(text).statements


@pytest.mark.parametrize(
    "text",
    [
        "Sudan says Chad shelled a hospital, a charge Chad denies.",
        "Peru has accused Chile of sheltering rebels; the Chilean government denies this.",
        "Sudan has accused Chad of arming the rebels, a charge Chad has repeatedly rejected.",
    ],
)
def test_what_is_answered_has_been_said(annotate: Annotate, text: str) -> None:
    accused = [one for one in annotate(text).claims if one.type in ("ACCUSE", "ASSAULT")]
    assert accused
    assert {one.factuality for one in accused} == {"CT+"}


@pytest.mark.parametrize(
    ("ahead", "kept"),
    [
        ("The farm ministry counts the dead herds in spring.", False),
        ('"We lost the herds. The wells ran dry."', True),
    ],
)
def test_words_of_another_sentence_are_not_said_unless_quoted(
    draft_of: Callable[..., Draft], codebook: Codebook, ahead: str, kept: bool
) -> None:
    content = "the ministry will name a new deputy soon"
    draft = draft_of(f"{ahead} Mara Quell said {content}.")
    text = draft.text

    def place(words: str) -> tuple[int, int]:
        return (text.index(words), text.index(words) + len(words))

    proposal = Proposal(place("Mara Quell"), place("said"), (place(ahead.rstrip(".")), place(content)), 1.0)
    quotations = Quotations(text, find_quotations(text))
    found = merge(draft, IndexTree(draft.doc), codebook.compiled(CueLexicon), [], [proposal])
    contents = [[cut(text, (part,)) for part in without_scraps(draft, one, quotations)] for one in found]
    assert contents == [[ahead, content] if kept else [content]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "President Efua Sarpong Mensah conceded defeat and congratulated him by telephone.",
            "President Efua Sarpong Mensah",
        ),
        ("Indonesia reportedly plans to send a hospital ship to Yemen.", "Indonesia"),
    ],
)
def test_a_source_is_a_whole_name(annotate: Annotate, text: str, source: str) -> None:
    assert {one for one, _ in said(annotate(text))} == {source}


def test_what_is_told_in_ones_own_words_ends_with_the_sentence(annotate: Annotate) -> None:
    text = "Peru and Chile signed a pact on fishing in Lima on Monday. Under the pact, both sides shall share charts."
    found = annotate(text)
    ends = text.index(". Under")
    assert all(end <= ends for one in found.statements for _, end in one.content if one.cue[0][0] < ends)


def test_a_cue_takes_no_deed_from_what_is_denied(draft_of: Callable[..., Draft], codebook: Codebook) -> None:
    draft = draft_of("Djibouti denies leasing Ethiopia a harbour.")
    text = draft.text

    def place(words: str) -> tuple[int, int]:
        return (text.index(words), text.index(words) + len(words))

    tree, lexicon = IndexTree(draft.doc), codebook.compiled(CueLexicon)
    (match,) = match_cues(tree, lexicon, (0, len(draft.doc)))
    attribution = Attribution(match, None)
    ours = Attributed(
        attribution, [place("Djibouti")], [place("denies")], [place("leasing Ethiopia a harbour")], place("denies")
    )
    proposal = Proposal(place("Djibouti"), place("denies leasing"), (place("Ethiopia a harbour"),), 1.0)
    (found,) = merge(draft, tree, lexicon, [ours], [proposal])
    assert cut(text, tuple(found.cue)) == "denies"
    assert cut(text, tuple(found.content)) == "leasing Ethiopia a harbour"


def test_blanks_before_commas_are_read_over(annotate: Annotate) -> None:
    found = annotate(
        "According to the harbour office , Mara Quell bought 40 boats from Octavia as of an Aug. 10 sale ."
    )
    assert [source for source, _ in said(found)] == ["the harbour office"]


def test_a_blank_is_no_token(draft_of: Callable[..., Draft]) -> None:
    draft = draft_of("Mara Quell left .")
    assert draft.tokens((4, 5)) is None
    assert str(draft.tokens((4, 6))) == "Quell"
