"""The commands by which people correct the record."""

import csv
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import Ran, apart

Run = Callable[..., Ran]


@pytest.fixture
def mine(db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of the session's record, to be corrected by Ana."""
    monkeypatch.setenv("ONRECORD_BY", "Ana")
    path = tmp_path / "mine.db"
    shutil.copy(db, path)
    return str(path)


@pytest.fixture
def attack(onrecord: Run, mine: str) -> str:
    """The id of the claim that Peru attacked Norway."""
    (row,) = onrecord("claims", "--record", mine, "--actor", "Peru", "--type", "ASSAULT", "--json").rows
    return str(row["id"])


def one(onrecord: Run, mine: str, claim: str) -> dict[str, object]:
    (row,) = onrecord("show", claim, "--record", mine, "--json").rows
    return row


def test_accept(onrecord: Run, mine: str, attack: str) -> None:
    ran = onrecord("accept", attack, "--record", mine, "--why", "seen it")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{attack} accepted; `onrecord undo 1` takes that back.\n"
    assert one(onrecord, mine, attack)["review"] == "accepted"


def test_reject_and_undo(onrecord: Run, mine: str, attack: str) -> None:
    before = onrecord("claims", "--record", mine, "--json").out
    assert onrecord("reject", attack, "--record", mine, "--by", "Bo").status == 0
    assert attack not in [row["id"] for row in onrecord("claims", "--record", mine, "--json").rows]
    assert [row["id"] for row in onrecord("claims", "--rejected", "--record", mine, "--json").rows] == [attack]
    assert onrecord("claims", "--rejected", "--type", "AID", "--record", mine, "--json").rows == []
    shown = onrecord("show", attack, "--record", mine).out
    assert "rejected by Bo" in shown
    ran = onrecord("undo", 1, "--record", mine)
    assert ran.out == f"Correction 1 is undone: {attack} is no longer rejected.\n"
    assert onrecord("claims", "--record", mine, "--json").out == before


def test_change(onrecord: Run, mine: str, attack: str) -> None:
    options = ("--type", "sanction", "--factuality", "pr+", "--modality", "planned", "--actor", "Chile")
    times = ("--recipient", "Peru", "--recipient", "NOR", "--object", "copper", "--from", "2023-06", "--to", "2023-06")
    (made,) = onrecord("change", attack, *options, *times, "--record", mine, "--json").rows
    assert made["action"] == "change"
    changed = one(onrecord, mine, attack)
    assert (changed["type"], changed["factuality"], changed["modality"]) == ("SANCTION", "PR+", "planned")
    assert (changed["actors"], changed["recipients"], changed["object"]) == (["CHL"], ["PER", "NOR"], "copper")
    assert changed["time"] == {"value": None, "from": "2023-06-01", "to": "2023-06-30"}
    assert changed["review"] == "changed"
    shown = onrecord("show", attack, "--record", mine).out
    assert "type ASSAULT" in shown
    onrecord("change", attack, "--object", "", "--recipient", "", "--from", "", "--to", "", "--record", mine)
    changed = one(onrecord, mine, attack)
    assert (changed["object"], changed["recipients"], changed["time"]) == (None, [], None)


def test_set(onrecord: Run, mine: str) -> None:
    ran = onrecord("set", "strike", "--published", "2024-10-11", "--publisher", "Andes Post", "--record", mine)
    assert [line.split(";")[0] for line in ran.out.splitlines()] == ["strike date set", "strike publisher set"]
    (report,) = (row for row in onrecord("reports", "--record", mine, "--json").rows if row["id"] == "strike")
    assert (report["published"], report["publisher"]) == ("2024-10-11", "Andes Post")


def test_reading_again_goes_by_the_date_that_was_set(onrecord: Run, mine: str, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "visit.jsonl").write_text(
        '{"id": "visit", "published": "2024-10-09", "text": "Ingrid Lund visited Chile on Monday."}\n', encoding="utf-8"
    )

    def day() -> object:
        (row,) = onrecord("claims", "--report", "visit", "--record", mine, "--json").rows
        return row["time"]

    onrecord("read", folder, "--record", mine)
    assert day() == {"value": "2024-10-07", "from": "2024-10-07", "to": "2024-10-07"}
    onrecord("set", "visit", "--published", "2024-10-16", "--record", mine)
    assert day() == {"value": "2024-10-07", "from": "2024-10-07", "to": "2024-10-07"}
    onrecord("read", folder, "--reread", "--record", mine)
    assert day() == {"value": "2024-10-14", "from": "2024-10-14", "to": "2024-10-14"}
    onrecord("undo", 1, "--record", mine)
    (report,) = (row for row in onrecord("reports", "--record", mine, "--json").rows if row["id"] == "visit")
    assert report["published"] == "2024-10-09"


def test_a_correction_is_in_force_after_reading_again(onrecord: Run, mine: str, attack: str, inputs: Path) -> None:
    onrecord("reject", attack, "--record", mine)
    before = onrecord("claims", "--record", mine, "--json").out
    ran = onrecord("read", inputs, "--published", "2024-10-04", "--reread", "--record", mine)
    assert "3 re-read" in ran.out
    assert onrecord("claims", "--record", mine, "--json").out == before


def test_merge_and_part_and_settle(onrecord: Run, mine: str, attack: str) -> None:
    onrecord("accept", attack, "--record", mine)  # brings the ledger up to date
    assert onrecord("merge", "NOR", "CHL", "--record", mine).out.startswith("NOR merged;")
    assert onrecord("part", "NOR", "PER", "--record", mine).out.startswith("NOR parted;")
    ran = onrecord("settle", f"forecast/{attack}", "came true", "--record", mine)
    assert (ran.status, "[unknown-id]" in ran.err) == (2, True)
    ran = onrecord("settle", "NOR", "perhaps", "--record", mine)
    assert (ran.status, "[unknown-value]" in ran.err) == (2, True)


def test_the_list_tells_who_when_and_why(onrecord: Run, mine: str, attack: str) -> None:
    assert onrecord("corrections", "--record", mine).err == "Nothing on record answers to that.\n"
    onrecord("change", attack, "--object", "ports", "--record", mine, "--why", "the headline says\nso")
    onrecord("reject", attack, "--record", mine, "--by", "Bo")
    onrecord("undo", 2, "--record", mine, "--by", "Cy")
    rows = onrecord("corrections", "--record", mine, "--json").rows
    assert [(row["number"], row["by"], row["action"], row["undone_by"]) for row in rows] == [
        (1, "Ana", "change", None),
        (2, "Bo", "reject", "Cy"),
    ]
    table = list(csv.DictReader(io.StringIO(onrecord("corrections", "--record", mine, "--csv").out)))
    assert [(row["target"], row["value"]) for row in table] == [(attack, "object ports"), (attack, "")]
    head, first, second = onrecord("corrections", "--record", mine).out.splitlines()
    assert head.split("\t") == ["number", "at", "by", "what", "why", "undone"]
    assert "changed: object ports\tthe headline says so" in first
    assert second.endswith("by Cy")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("accept", "nothing"), "unknown-id"),
        (("reject", "strike"), "not-a-claim"),
        (("change", "CLAIM"), "nothing-to-change"),
        (("change", "CLAIM", "--type", "WAR"), "unknown-value"),
        (("change", "CLAIM", "--type", "ally"), "wrong-value"),
        (("change", "CLAIM", "--from", "yesterday"), "not-a-date"),
        (("change", "CLAIM", "--from", "2030", "--to", "2029"), "wrong-value"),
        (("change", "CLAIM", "--actor", "Atlantis"), "unknown-actor"),
        (("set", "strike", "--published", "2024-10"), "not-a-date"),
        (("set", "strike"), "nothing-to-change"),
        (("set", "nothing", "--publisher", "Andes Post"), "unknown-id"),
        (("merge", "NOR", "strike"), "cannot-merge"),
        (("part", "strike", "NOR"), "cannot-part"),
        (("settle", "NOR", "unclear"), "not-a-forecast"),
        (("undo", "5"), "unknown-correction"),
        (("undo", "first"), "usage"),
        (("accept", "CLAIM", "--by", ""), "nobody"),
    ],
)
def test_what_cannot_be_is_refused(onrecord: Run, mine: str, attack: str, words: tuple[str, ...], code: str) -> None:
    ran = onrecord(*(attack if word == "CLAIM" else word for word in words), "--record", mine)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.rstrip().endswith(f"[{code}]")
    assert onrecord("corrections", "--record", mine, "--json").rows == []


def test_a_record_that_may_not_be_written_to_is_not_corrected(onrecord: Run, mine: str, attack: str) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    Path(mine).chmod(0o444)
    ran = onrecord("accept", attack, "--record", mine)
    assert (ran.status, "[record-read-only]" in ran.err) == (1, True)


def test_without_a_name_it_is_whoever_is_logged_in(mine: str, attack: str) -> None:
    ran = apart("accept", attack, "--record", mine, "--json", ONRECORD_BY="", LOGNAME="dora")
    assert ran.rows[0]["by"] == "dora"
