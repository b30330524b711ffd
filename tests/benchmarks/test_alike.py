"""Pairs of claims of one day, and the figures of those that were judged; all made up."""

from pathlib import Path

from benchmarks.alike import FAR, NEAR, OTHER, Pair, Row, Told, draw, figures, pairs, read_judgements, sheet
from onrecord.ledger.entry import Entry
from onrecord.ledger.traits import Traits
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import ClaimKind, Trigger


def entry(report: str, *actors: str, family: str = "material-conflict", day: str = "2024-05-03") -> Entry:
    made = ClaimOnRecord(
        id=f"{report}/c1",
        report=report,
        kind=ClaimKind.EVENT,
        type="ASSAULT",
        trigger=Trigger(start=0, end=7, text="shelled"),
        actors=actors,
        published=day,
        text="Norway shelled a harbour",
        holder_actors=(),
    )
    return Entry(
        claim=made,
        traits=Traits(claim=made.id, report=report, family=family, actors=frozenset(actors)),
        day=day,
        origin=report,
    )


ROWS = {
    name: Row(topics=frozenset(topics), text=f"Text of {name}.")
    for name, topics in {"a": ["war"], "b": ["war"], "c": ["war", "vote"], "d": ["vote"], "e": []}.items()
}
SOME = [entry("a", "NOR"), entry("b", "NOR"), entry("c", "CHL"), entry("d", "NOR"), entry("e", "NOR", day="2024-05-04")]
TOLD = Told(
    entries={one.claim.id: one for one in SOME},
    events={
        "a/c1": "event/a/c1",
        "b/c1": "event/a/c1",
        "c/c1": "event/c/c1",
        "d/c1": "event/a/c1",
        "e/c1": "event/a/c1",
    },
)


def test_pairs_are_of_one_day_and_of_two_reports() -> None:
    found = {pair.claims: (pair.kind, pair.together) for pair in pairs(TOLD, ROWS)}
    assert found == {
        ("a/c1", "b/c1"): (NEAR, True),
        ("a/c1", "c/c1"): (FAR, False),
        ("b/c1", "c/c1"): (FAR, False),
        ("c/c1", "d/c1"): (FAR, False),
        ("a/c1", "d/c1"): (OTHER, True),
        ("b/c1", "d/c1"): (OTHER, True),
    }


def test_parts_count_neither_way_and_what_is_not_listed_is_not_the_same() -> None:
    judged = {("a/c1", "b/c1"): "same", ("b/c1", "c/c1"): "same", ("a/c1", "d/c1"): "part"}
    found = figures(pairs(TOLD, ROWS), judged)
    assert (found["pairs"], found["same"], found["right"], found["wrong"]) == (4, 2, 1, 0)
    assert (found["recall"], found["precision"]) == (0.5, 1.0)
    assert (found["other"], found["other_together"], found["other_wrong"]) == (2, 2, 1)
    wrong = figures(pairs(TOLD, ROWS), {})
    assert (wrong["recall"], wrong["precision"], wrong["wrong"]) == (0.0, 0.0, 1)


def test_a_drawing_is_the_same_each_time_and_its_sheet_tells_no_decision() -> None:
    found = list(pairs(TOLD, ROWS))
    drawn = draw(found, 2, seed=3)
    assert drawn == draw(found, 2, seed=3)
    assert [pair.kind for pair in drawn] == [NEAR, FAR, OTHER, OTHER]
    lines = list(sheet(drawn, TOLD.entries, ROWS))
    assert "Text of a." in lines[2]
    hidden = [Pair(claims=pair.claims, kind=pair.kind, together=not pair.together) for pair in drawn]
    assert list(sheet(hidden, TOLD.entries, ROWS)) == lines


def test_the_judgements_that_are_kept_can_be_read(tmp_path: Path) -> None:
    assert set(read_judgements().values()) == {"same", "part"}
    path = tmp_path / "judged.tsv"
    path.write_text("# how\nsame\tb/c1\ta/c1\n", encoding="utf-8")
    assert read_judgements(path) == {("a/c1", "b/c1"): "same"}
