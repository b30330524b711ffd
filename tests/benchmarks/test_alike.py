"""Pairs of claims of one day, and the figures of those that were judged; all made up."""

from pathlib import Path

from msgspec.structs import replace

from benchmarks.alike import (
    FAR,
    FRESH,
    LATER,
    NEAR,
    OTHER,
    Judgements,
    Row,
    Told,
    draw,
    figures,
    pairs,
    read_judgements,
    sheet,
)
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


NOTHING = Judgements({})


def at(report: str, start: int = 0, end: int = 7) -> tuple[str, int, int]:
    return report, start, end


def test_pairs_are_of_one_day_and_of_two_reports() -> None:
    found = {pair.claims: (pair.kind, pair.together) for pair in pairs(TOLD, ROWS, NOTHING) if pair.kind != LATER}
    assert found == {
        ("a/c1", "b/c1"): (NEAR, True),
        ("a/c1", "c/c1"): (FAR, False),
        ("b/c1", "c/c1"): (FAR, False),
        ("c/c1", "d/c1"): (FAR, False),
        ("a/c1", "d/c1"): (OTHER, True),
        ("b/c1", "d/c1"): (OTHER, True),
    }


def test_of_two_days_those_matter_that_fall_together_or_were_judged() -> None:
    judged = Judgements({(at("c"), at("e")): "same"})
    found = {pair.claims: (pair.together, pair.verdict) for pair in pairs(TOLD, ROWS, judged) if pair.kind == LATER}
    assert found == {
        ("a/c1", "e/c1"): (True, None),
        ("b/c1", "e/c1"): (True, None),
        ("c/c1", "e/c1"): (False, "same"),
        ("d/c1", "e/c1"): (True, None),
    }
    late = {one.claim.id: replace(one, claim=replace(one.claim, published="2026-01-01")) for one in SOME[4:]}
    fresh = Told(entries=TOLD.entries | late, events=TOLD.events)
    assert {pair.kind for pair in pairs(fresh, ROWS, judged)} == {NEAR, FAR, OTHER, FRESH}


def test_parts_count_neither_way_and_what_is_not_listed_is_not_the_same() -> None:
    judged = {(at("a"), at("b")): "same", (at("b"), at("c")): "same", (at("a"), at("d")): "part"}
    found = figures(pairs(TOLD, ROWS, Judgements(judged)))
    assert (found["pairs"], found["same"], found["right"], found["wrong"]) == (4, 2, 1, 0)
    assert (found["recall"], found["precision"]) == (0.5, 1.0)
    assert (found["other"], found["other_together"], found["other_wrong"]) == (2, 2, 1)
    assert (found["later_same"], found["later_wrong"], found["fresh_wrong"]) == (0, 3, 0)
    wrong = figures(pairs(TOLD, ROWS, NOTHING))
    assert (wrong["recall"], wrong["precision"], wrong["wrong"]) == (0.0, 0.0, 1)


def test_a_judgement_holds_for_claims_whose_event_words_stand_there() -> None:
    judged = Judgements({(at("a", 3, 20), at("b", 0, 2)): "same", (at("a", 7, 20), at("c")): "part"})
    assert judged.of(SOME[0], SOME[1]) == judged.of(SOME[1], SOME[0]) == "same"
    assert judged.of(SOME[0], SOME[2]) is None


def test_a_drawing_is_the_same_each_time_and_its_sheet_tells_no_decision() -> None:
    found = [pair for pair in pairs(TOLD, ROWS, NOTHING) if pair.kind != LATER]
    drawn = draw(found, 2, seed=3)
    assert drawn == draw(found, 2, seed=3)
    assert [pair.kind for pair in drawn] == [NEAR, FAR, OTHER, OTHER]
    lines = list(sheet(drawn, TOLD.entries, ROWS))
    assert "Text of a." in lines[2]
    hidden = [replace(pair, together=not pair.together) for pair in drawn]
    assert list(sheet(hidden, TOLD.entries, ROWS)) == lines


def test_the_judgements_that_are_kept_can_be_read(tmp_path: Path) -> None:
    assert set(read_judgements().verdicts.values()) == {"same", "part"}
    path = tmp_path / "judged.tsv"
    path.write_text("# how\nsame\tb/3-9\ta/1-5\n", encoding="utf-8")
    assert read_judgements(path).verdicts == {(("a", 1, 5), ("b", 3, 9)): "same"}
