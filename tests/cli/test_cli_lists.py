"""The lists: their fields in every form, their filters."""

import csv
import io
from collections.abc import Callable

import pytest
from cli_runs import Ran

REPORT = {"id", "url", "publisher", "published", "headline", "origin", "claims"}
ACTOR = {"id", "name", "names", "kind", "country", "sector", "wikidata", "claims"}
CLAIM = {
    *("id", "kind", "type", "mode", "context", "cameo", "trigger", "actors", "actor_spans", "recipients"),
    *("recipient_spans", "object", "quantities", "time", "place", "holders", "factuality", "modality", "condition"),
    *("evidence", "confidence", "why", "report", "text"),
}
STATEMENT = {"id", "report", "holder", "text", "directness", "channel", "addressee", "claims"}
LISTS = {"reports": REPORT, "actors": ACTOR, "claims": CLAIM, "statements": STATEMENT}


@pytest.mark.parametrize(("name", "fields"), LISTS.items())
def test_json_holds_what_the_annotation_format_names(
    onrecord: Callable[..., Ran], db: str, name: str, fields: set[str]
):
    ran = onrecord(name, "--record", db, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.rows
    for row in ran.rows:
        assert fields <= set(row)


@pytest.mark.parametrize("name", LISTS)
def test_every_form_tells_of_the_same_answers(onrecord: Callable[..., Ran], db: str, name: str):
    ids = [row["id"] for row in onrecord(name, "--record", db, "--json").rows]
    table = list(csv.DictReader(io.StringIO(onrecord(name, "--record", db, "--csv").out)))
    assert [row["id"] for row in table] == ids
    head, *lines = (line.split("\t") for line in onrecord(name, "--record", db).out.splitlines())
    assert [line[head.index("id")] for line in lines] == ids
    assert {len(line) for line in lines} == {len(head)}


def test_a_claim_in_every_form(onrecord: Callable[..., Ran], db: str):
    asked = ("claims", "--record", db, "--actor", "Peru", "--type", "assault", "--since", "2023-05", "--until", "2023")
    (claim,) = onrecord(*asked, "--json").rows
    assert (claim["actors"], claim["recipients"]) == (["PER"], ["NOR"])
    assert claim["time"] == {"value": "2023-05", "from": "2023-05-01", "to": "2023-05-31"}
    assert "Peru attacked Norway in May 2023" in str(claim["text"])
    (row,) = csv.DictReader(io.StringIO(onrecord(*asked, "--csv").out))
    assert (row["actor_names"], row["recipient_names"], row["from"]) == ("Peru", "Norway", "2023-05-01")
    assert (row["factuality"], row["modality"], row["kind"]) == ("CT+", "actual", "event")
    assert "Peru attacked Norway (ASSAULT" in onrecord(*asked).out


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--report", "strike"), lambda row: row["report"] == "strike"),
        (("--factuality", "CT-"), lambda row: row["factuality"] == "CT-"),
        (("--modality", "threatened"), lambda row: row["modality"] == "threatened"),
        (("--kind", "tie"), lambda row: row["kind"] == "tie"),
        (("--between", "Peru", "Chile"), lambda row: {"PER", "CHL"} <= {*row["actors"], *row["recipients"]}),
        (("--holder", "Ingrid Lund"), lambda row: "person/ingrid-lund" in row["holder_actors"]),
        (("--as-of", "2024-10-07"), lambda row: row["published"] <= "2024-10-07"),
    ],
)
def test_filters(onrecord: Callable[..., Ran], db: str, options: tuple[str, ...], expected: Callable[..., bool]):
    everything = onrecord("claims", "--record", db, "--json").rows
    asked = onrecord("claims", "--record", db, "--json", *options).rows
    assert asked == [row for row in everything if expected(row)]
    assert 0 < len(asked) < len(everything)


@pytest.mark.parametrize("name", LISTS)
def test_limit_and_report_hold_for_every_list(onrecord: Callable[..., Ran], db: str, name: str):
    assert len(onrecord(name, "--record", db, "--json", "--limit", "1").rows) == 1
    rows = onrecord(name, "--record", db, "--json", "--report", "talks").rows
    assert 0 < len(rows) < len(onrecord(name, "--record", db, "--json").rows)


def test_no_answer(onrecord: Callable[..., Ran], db: str):
    asked = ("claims", "--record", db, "--type", "PROTEST")
    assert onrecord(*asked) == Ran("", "Nothing on record answers to that.\n", 0)
    assert onrecord(*asked, "--json") == Ran("", "", 0)
    head = onrecord(*asked, "--csv").out
    assert head.startswith("id,report,")
    assert head.count("\n") == 1


def test_cells_are_no_formulas(onrecord: Callable[..., Ran], db: str):
    rows = list(csv.DictReader(io.StringIO(onrecord("reports", "--record", db, "--csv").out)))
    strike = next(row for row in rows if row["id"] == "strike")
    assert strike["publisher"] == "'=HYPERLINK(1)"
    assert strike["headline"].startswith("'@once")


def test_search(onrecord: Callable[..., Ran], db: str):
    ran = onrecord("search", "sanctions", "Peru", "--record", db, "--json")
    assert [row["report"] for row in ran.rows] == ["strike"] or len(ran.rows) == 2
    found = next(row for row in ran.rows if row["report"] == "strike")
    assert set(found) == {"report", "publisher", "published", "headline", "excerpt", "claims", "left_out"}
    assert "sanctions" in str(found["excerpt"])
    assert found["claims"]
    assert onrecord("search", "Lima", "--record", db).out.count("\n") == 2
    assert onrecord("search", "zeppelin", "--record", db).err == "Nothing on record answers to that.\n"
