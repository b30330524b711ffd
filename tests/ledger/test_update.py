"""The ledger is the same in whatever order reports come, and when it is made again."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from made_reports import CHILE, LUND, NORWAY, at, many, quote
from onrecord.ledger.update import bring_up_to_date, rebuild
from onrecord.record import Filters, open_record
from onrecord.vocabulary import Actor, ActorKind, Annotations, Claim, ClaimKind, ClaimTime, Report

TABLES = (
    "select id, kind, docket, type, status, holder, since, until, first, last, found from matters order by id",
    "select m.matter, r.id, c.id, m.role from matter_claims m join claims c on c.key = m.claim "
    "join reports r on r.key = c.report order by 1, 2, 3, 4",
    "select matter, role, actor from matter_actors order by 1, 2, 3",
)


def derived(path: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        return [connection.execute(table).fetchall() for table in TABLES]


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_of_reading_gives_what_rebuilding_gives(tmp_path: Path, seed: int) -> None:
    path, reports = tmp_path / "r.db", list(many(60))
    random.Random(seed).shuffle(reports)
    with open_record(path) as record:
        for place, report in enumerate(reports):
            record.store(report, "v1")
            if place % 7 == 6:
                bring_up_to_date(record, record.codebook)
        bring_up_to_date(record, record.codebook)
        assert not record.ledger_is_behind()
        before = derived(path)
        rebuild(record, record.codebook)
    assert before[0]
    assert derived(path) == before


def test_reading_again_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path, reports = tmp_path / "r.db", list(many(30))
    with open_record(path) as record:
        for report in reports:
            record.store(report, "v1")
        bring_up_to_date(record, record.codebook)
        before = derived(path)
        for report in reports[::3]:
            record.store(report, "v2", reread=True)
        assert record.ledger_is_behind()
        bring_up_to_date(record, record.codebook)
    assert derived(path) == before


def told(name: str, day: str, text: str, *claims: Claim, actors: tuple[Actor, ...]) -> Annotations:
    report = Report(id=name, text=text, published=day, publisher="Andes Post")
    return Annotations(report=report, actors=actors, claims=claims)


def claim(text: str, name: str, trigger: str, pair: tuple[Actor, Actor], **differs: Any) -> Claim:
    who, whom = pair
    made: dict[str, Any] = {"id": name, "kind": ClaimKind.EVENT, "type": "ACCUSE", "trigger": quote(text, trigger)}
    return Claim(**made | differs, actors=(who.id,), recipients=(whom.id,), evidence=(at(text, text),))


def same_when_made_again(path: Path, *reports: Annotations) -> list[list[tuple[object, ...]]]:
    with open_record(path) as record:
        for report in reports:
            record.store(report, "v1")
            bring_up_to_date(record, record.codebook)
        before = derived(path)
        rebuild(record, record.codebook)
    assert derived(path) == before
    return before


def test_what_is_learned_of_an_actor_later_counts_for_earlier_reports(tmp_path: Path) -> None:
    unknown = Actor(id="person/tuva-holm", name="Tuva Holm", kind=ActorKind.PERSON)
    known = Actor(id=unknown.id, name=unknown.name, kind=ActorKind.PERSON, country="NOR", sector="GOV")
    text = "Tuva Holm accused Chile."
    accused = claim(text, "c1", "accused", (unknown, CHILE))
    matters, *_ = same_when_made_again(
        tmp_path / "r.db",
        told("a", "2024-05-01", text, accused, actors=(unknown, CHILE)),
        told("b", "2024-05-02", "Tuva Holm left.", actors=(known,)),
    )
    assert [row[2] for row in matters] == ["CHL|NOR"]


def test_a_tie_keeps_all_of_its_claims_whatever_else_a_report_tells(tmp_path: Path) -> None:
    text, more = "Minister Ingrid Lund left.", "Minister Ingrid Lund left, once envoy in Chile."
    actors = (LUND, NORWAY, CHILE)
    held = {"kind": ClaimKind.TIE, "type": "office-holder"}
    post = claim(text, "c1", "Minister", (LUND, NORWAY), **held)
    other = claim(more, "c2", "envoy", (LUND, CHILE), **held)
    matters, *_ = same_when_made_again(
        tmp_path / "r.db",
        told("a", "2024-05-01", text, post, actors=actors),
        told("b", "2024-05-02", more, post, other, actors=actors),
        told("c", "2024-05-03", text, post, actors=actors),
    )
    ((*_, found),) = [row for row in matters if row[0] == f"tie/office-holder/{LUND.id}/NOR"]
    assert '"claims":["a/c1","b/c1","c/c1"]' in str(found)


def test_an_agreement_between_bodies_of_states_is_named_by_their_names(
    tmp_path: Path, annotate: Callable[..., Annotations]
) -> None:
    """Whether the states themselves are named by some report, now or later, makes no difference."""
    found = annotate("The Kremlin and the Bundestag signed a fisheries pact on Monday.", published="2025-03-04")
    parties = {one.id for one in found.actors}
    assert parties
    assert parties.isdisjoint({"RUS", "DEU"})
    with open_record(tmp_path / "r.db") as record:
        record.store(found, "v1")
        bring_up_to_date(record, record.codebook)
        names = [msgspec.json.decode(row.found)["name"] for row in record.matters(["agreement"])]
    assert names == ["fisheries pact between Germany and Russia"]


def test_an_event_is_listed_under_the_days_that_it_is_held_to_be_of(tmp_path: Path) -> None:
    """One report names the day, another the year alone: the year says nothing against the day."""
    text, vaguely = "Norway accused Chile of theft in Lima.", "Norway accused Chile of theft in Lima in 2024."
    day = ClaimTime(value="2024-05-02", from_="2024-05-02", to="2024-05-02")
    year = ClaimTime(value="2024", from_="2024-01-01", to="2024-12-31")
    pair = (NORWAY, CHILE)
    path = tmp_path / "r.db"
    matters, *_ = same_when_made_again(
        path,
        told("a", "2024-05-03", text, claim(text, "c1", "accused", pair, time=day), actors=pair),
        told("b", "2024-05-04", vaguely, claim(vaguely, "c1", "accused", pair, time=year), actors=pair),
    )
    ((*_, since, until, _first, _last, found),) = [row for row in matters if row[1] == "event"]
    assert '"claims":["a/c1","b/c1"]' in str(found)
    assert (since, until) == ("2024-05-02", "2024-05-02")
    elsewhen = ("2024-09-01", "2024-09-30")
    with open_record(path) as record, record.looking() as desk:
        assert len(list(record.matters(["event"], Filters(since="2024-05-02", until="2024-05-02")))) == 1
        assert not list(record.matters(["event"], Filters(since=elsewhen[0], until=elsewhen[1])))
        (docket,) = {str(row[2]) for row in matters}
        assert desk.matters_about(docket, "event", *elsewhen) == []
        assert len(desk.matters_with_claims_about(docket, "event", *elsewhen)) == 1
