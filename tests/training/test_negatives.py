from collections.abc import Callable, Iterator

import pytest

from onrecord.reader.draft import Draft
from training.negatives import Marked, chosen, gold_rows, is_mutual, none_row, report_rows
from training.silver import Row, once, silver_rows

DraftOf = Callable[..., Draft]


def pairs(rows: Iterator[Row]) -> set[tuple[str, str, str]]:
    """Kind, first and second words of each row."""
    found = set()
    for row in rows:
        (a, b), (c, d) = row["actor"][0], row["recipient"][0]
        found.add((row["kind"], row["text"][a:b], row["text"][c:d]))
    return found


def test_a_one_way_event_is_none_the_other_way(draft_of: DraftOf) -> None:
    found = pairs(report_rows(draft_of("Kenya condemned Peru on Monday.")))
    assert ("reversed", "Peru", "Kenya") in found
    assert not any(first == "Kenya" for _, first, _ in found)


@pytest.mark.parametrize(
    "text", ["Kenya met Peru on Monday.", "Kenya and Peru signed a treaty.", "Kenya clashed with Peru on Monday."]
)
def test_what_goes_both_ways_is_never_turned(draft_of: DraftOf, text: str) -> None:
    assert pairs(report_rows(draft_of(text))) == set()


def test_those_who_act_together_do_nothing_to_each_other(draft_of: DraftOf) -> None:
    found = pairs(report_rows(draft_of("Kenya and Peru condemned Somalia on Monday.")))
    assert {("coordinated", "Kenya", "Peru"), ("coordinated", "Peru", "Kenya")} <= found
    assert ("coordinated", "Kenya", "Somalia") not in found


def test_offsets_count_from_the_sentence(draft_of: DraftOf) -> None:
    text = "It rained in Lima. Kenya condemned Peru on Monday."
    rows = [*silver_rows(draft_of(text)), *report_rows(draft_of(text))]
    assert {row["text"] for row in rows} == {"Kenya condemned Peru on Monday."}
    assert {row["text"][slice(*row["trigger"])] for row in rows} == {"condemned"}


def test_a_silver_row_of_a_mutual_event_has_different_words_on_both_sides(draft_of: DraftOf) -> None:
    (row,) = silver_rows(draft_of("Kenya and Peru signed a treaty."))
    assert (row["type"], row["actor"], row["recipient"]) == ("AGREE", [(0, 5)], [(10, 14)])


def test_rows_are_given_once(draft_of: DraftOf) -> None:
    draft = draft_of("Kenya condemned Peru on Monday.")
    assert len(list(once([*silver_rows(draft), *silver_rows(draft)]))) == 1


def test_a_marked_pair_is_turned_unless_it_may_be_mutual(draft_of: DraftOf, tmp_path: pytest.TempPathFactory) -> None:
    path = tmp_path / "marked.jsonl"  # type: ignore[operator]
    path.write_text(
        '{"marked_sentence": "<s>Kenya</s> condemned <t>Peru</t>.", "gold_root": "ACCUSE"}\n'
        '{"marked_sentence": "<s>Chad</s> hosted <t>Fiji</t>.", "gold_root": "CONSULT"}\n'
    )
    gold = Marked(path)
    assert ("reversed", "Peru", "Kenya") in pairs(gold_rows(draft_of("Kenya condemned Peru."), gold))
    assert ("reversed", "Fiji", "Chad") not in pairs(gold_rows(draft_of("Chad hosted Fiji."), gold))


def test_words_of_mutual_events() -> None:
    assert is_mutual("the two armies exchanged fire")
    assert not is_mutual("the army shelled the town")


def test_the_same_rows_are_chosen_whatever_their_order(draft_of: DraftOf) -> None:
    draft = draft_of("Kenya condemned Peru.")
    rows = [
        none_row(draft, (0, 21), ("reversed", (0, 5), (start, start + 2), None), "reports") for start in range(16, 20)
    ]
    assert chosen(rows, 2, "none") == chosen(rows[::-1], 2, "none")
    assert len(chosen(rows, 2, "none")) == 2
