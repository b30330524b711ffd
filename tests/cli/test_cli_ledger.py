"""The lists of what the ledger holds, `show` and `explain` of it, `rebuild`, and a ledger that is behind."""

import csv
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli_runs import Ran
from ledger_reports import KINDS, REPORTS

from onrecord import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import open_record, read_into

Run = Callable[..., Ran]
FIELDS = {
    "events": {
        *(
            "id",
            "type",
            "mode",
            "actors",
            "recipients",
            "from",
            "to",
            "place",
            "status",
            "accounts",
            "claims",
            "reports",
        ),
    },
    "disputes": {"id", "event", "sides"},
    "agreements": {"id", "name", "parties", "status", "history", "obligations"},
    "forecasts": {
        *(
            "id",
            "holder",
            "made",
            "kind",
            "type",
            "actors",
            "recipients",
            "negated",
            "likelihood",
            "deadline",
            "outcome",
        ),
        "outcome_claims",
    },
    "ties": {"id", "type", "a", "b", "from", "to", "status", "claims"},
    "transfers": {"id", "giver", "receiver", "object", "quantities", "date", "status", "claims"},
}
"""What the format promises of each list."""
PARTS = {
    ("events", "accounts"): {"holder", "factuality", "modality", "claims", "origins"},
    ("disputes", "sides"): {"holders", "factuality", "claims"},
    ("agreements", "history"): {"status", "date", "claims"},
    ("agreements", "obligations"): {"bearer", "action", "beneficiary", "trigger", "binding", "claims"},
}


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """A record of all reports that was left before its ledger took them up; tests work on copies."""
    path = tmp_path_factory.mktemp("behind") / "onrecord.db"
    with open_record(path) as record:
        read_into(record, REPORTS, reader)
    return path


@pytest.fixture(scope="module")
def ledger(behind: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same with its ledger; commands that ask must not change it."""
    path = tmp_path_factory.mktemp("ledger") / "onrecord.db"
    shutil.copy(behind, path)
    with open_record(path) as record:
        assert bring_up_to_date(record) == len(REPORTS)
        assert bring_up_to_date(record) == 0
    return str(path)


@pytest.fixture
def mine(ledger: str, tmp_path: Path) -> str:
    """A copy that a test may change."""
    return str(shutil.copy(ledger, tmp_path / "mine.db"))


def answers(onrecord: Run, record: str) -> dict[str, str]:
    """Everything that the lists print of a record."""
    return {name: onrecord(name, "--record", record, "--json").out for name in (*KINDS, "reports", "actors", "claims")}


@pytest.mark.parametrize("name", KINDS)
def test_json_holds_what_the_format_names(onrecord: Run, ledger: str, name: str):
    ran = onrecord(name, "--record", ledger, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.rows
    for row in ran.rows:
        assert FIELDS[name] <= set(row)
    for (of, field), fields in PARTS.items():
        parts = [part for row in ran.rows if of == name for part in row[field]]
        assert all(fields <= set(part) for part in parts)
        assert parts or of != name


@pytest.mark.parametrize("name", KINDS)
def test_every_form_tells_of_the_same_answers(onrecord: Run, ledger: str, name: str):
    ids = [row["id"] for row in onrecord(name, "--record", ledger, "--json").rows]
    table = list(csv.DictReader(io.StringIO(onrecord(name, "--record", ledger, "--csv").out)))
    assert [row["id"] for row in table] == ids
    head, *lines = (line.split("\t") for line in onrecord(name, "--record", ledger).out.splitlines())
    assert [line[head.index("id")] for line in lines] == ids
    assert len(onrecord(name, "--record", ledger, "--json", "--limit", 1).rows) == 1


@pytest.mark.parametrize("name", KINDS)
def test_show_and_explain_everything_that_is_listed(onrecord: Run, ledger: str, name: str):
    for row in onrecord(name, "--record", ledger, "--json").rows:
        assert onrecord("show", row["id"], "--record", ledger, "--json").rows == [row]
        shown = onrecord("show", row["id"], "--record", ledger).out
        cited = row["claims"] if "claims" in row else [one for side in row["sides"] for one in side["claims"]]
        assert str(row["id"]) in shown
        assert all(claim in shown for claim in cited)
        assert shown.count("“") >= len(cited)
        explained = onrecord("explain", row["id"], "--record", ledger)
        assert (explained.status, explained.err) == (0, "")
        (found,) = onrecord("explain", row["id"], "--record", ledger, "--json").rows
        assert {one["name"]: one["value"] for one in found["grounds"]} == row.get("why", {})
        assert all(one["meaning"] for one in found["grounds"])


def strike(onrecord: Run, ledger: str, *words: object) -> list[dict[str, object]]:
    """The attack on Peru."""
    return onrecord("events", "--record", ledger, "--json", "--between", "CHL", "PER", "--type", "ASSAULT", *words).rows


def test_a_copy_shares_its_origin_and_counts_once(onrecord: Run, ledger: str):
    origins = {row["id"]: row["origin"] for row in onrecord("reports", "--record", ledger, "--json").rows}
    assert origins.pop("copy") == "strike"
    assert all(report == origin for report, origin in origins.items())
    (event,) = strike(onrecord, ledger)
    assert set(event["reports"]) == {"strike", "copy", "denial"}
    (says,) = [one for one in event["accounts"] if one["factuality"] == "CT+"]
    assert (len(says["claims"]), says["origins"]) == (2, 1)


def test_figures_that_differ_stand_side_by_side(onrecord: Run, ledger: str):
    rows = onrecord("events", "--record", ledger, "--json").rows
    (deaths,) = [row for row in rows if len(row["figures"]) > 1]
    assert {one["text"].split()[-1] for one in deaths["figures"]} == {"12", "14"}


def test_a_dispute_has_both_sides_and_tells_of_its_event(onrecord: Run, ledger: str):
    (dispute,) = onrecord("disputes", "--record", ledger, "--json").rows
    (event,) = strike(onrecord, ledger)
    assert (dispute["event"], event["status"]) == (event["id"], "disputed")
    yes, no = dispute["sides"]
    assert (yes["factuality"], no["factuality"]) == ("CT+", "CT-")
    assert set(no["holders"]) == {"CHL", "person/ignacio-soto"}
    assert "\tChile attacked Peru (ASSAULT), on 2024-03-03\t" in onrecord("disputes", "--record", ledger).out
    assert onrecord("show", dispute["id"], "--record", ledger).out.startswith("Dispute: Chile attacked Peru (ASSAULT)")


def test_an_agreement_has_a_life_and_obligations_in_sentences(onrecord: Run, ledger: str):
    (treaty,) = onrecord("agreements", "--record", ledger, "--json", "--actor", "Brazil").rows
    assert (treaty["name"], set(treaty["parties"])) == ("Lima Defence Treaty", {"PER", "BRA"})
    assert [(step["status"], step["date"]) for step in treaty["history"]] == [("signed", "2024-04-02")]
    assert {duty["action"].split()[0]: duty["binding"] for duty in treaty["obligations"]} == {
        "send": False,
        "provide": True,
    }
    shown = onrecord("show", treaty["id"], "--record", ledger).out
    assert "Brazil need not send troops, if Peru is attacked" in shown
    assert "Brazil must provide ammunition to Peru" in shown


def test_a_forecast_is_settled_by_what_came(onrecord: Run, ledger: str):
    (forecast,) = onrecord("forecasts", "--record", ledger, "--json", "--holder", "Sarmento").rows
    assert (forecast["outcome"], forecast["deadline"]) == ("came true", "2024-04-30")
    assert all(claim.startswith("delivery/") for claim in forecast["outcome_claims"])
    assert "Settled by" in onrecord("show", forecast["id"], "--record", ledger).out
    (score,) = onrecord("forecasts", "--scores", "--record", ledger, "--json").rows
    assert (score["holder"], score["settled"], score["right"], score["brier"]) == ("person/rui-sarmento", 1, 1, None)
    assert (
        onrecord("forecasts", "--scores", "--record", ledger).out.splitlines()[1].startswith("Rui Sarmento\t0\t1\t1\t")
    )


@pytest.mark.parametrize(
    ("words", "status", "number"),
    [(("--as-of", "2024-03-04"), "reported", 1), (("--as-of", "2024-03-05"), "reported", 2), ((), "disputed", 4)],
)
def test_an_event_as_of_a_day(onrecord: Run, ledger: str, words: tuple[str, ...], status: str, number: int):
    (event,) = strike(onrecord, ledger, *words)
    assert (event["status"], len(event["claims"])) == (status, number)
    assert bool(onrecord("disputes", "--record", ledger, "--json", *words).rows) is (status == "disputed")


def test_a_forecast_as_of_a_day_is_open(onrecord: Run, ledger: str):
    (forecast,) = onrecord("forecasts", "--record", ledger, "--json", "--as-of", "2024-04-20").rows
    assert (forecast["outcome"], forecast["outcome_claims"]) == ("open", [])
    assert onrecord("forecasts", "--record", ledger, "--json", "--as-of", "2024-04-09").rows == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--actor", "Brazil"), lambda row: "BRA" in (*row["actors"], *row["recipients"])),
        (("--type", "agree"), lambda row: row["type"] == "AGREE"),
        (("--holder", "Ignacio Soto"), lambda row: any("soto" in (one["holder"] or "") for one in row["accounts"])),
        (("--report", "treaty"), lambda row: "treaty" in row["reports"]),
        (("--since", "2024-04"), lambda row: (row["to"] or row["from"]) >= "2024-04-01"),
    ],
)
def test_filters(onrecord: Run, ledger: str, words: tuple[str, ...], expected: Callable[..., bool]):
    everything = onrecord("events", "--record", ledger, "--json").rows
    asked = onrecord("events", "--record", ledger, "--json", *words).rows
    assert asked == [row for row in everything if expected(row)]
    assert 0 < len(asked) < len(everything)


def test_linked_actors_are_one(onrecord: Run, mine: str):
    two = onrecord("actors", "--record", mine, "--actor", "Sokolov", "--json").rows
    assert [(row["id"], row["claims"], row["linked"]) for row in two] == [
        ("person/aleksei-sokolov", 1, []),
        ("person/alexey-sokolov", 1, []),
    ]
    assert onrecord("merge", *(row["id"] for row in two), "--record", mine, "--by", "dora").status == 0
    (one,) = onrecord("actors", "--record", mine, "--actor", "Aleksei Sokolov", "--json").rows
    assert (one["names"], one["claims"]) == (["Aleksei Sokolov", "Alexey Sokolov"], 2)
    assert [one["id"], *one["linked"]] in ([row["id"] for row in two], [row["id"] for row in two[::-1]])
    both = {
        claim["report"] for claim in onrecord("claims", "--record", mine, "--json", "--actor", "Alexey Sokolov").rows
    }
    assert both == {"delivery", "visit"}
    for row in two:
        assert onrecord("show", row["id"], "--record", mine, "--json").rows == [one]
        shown = onrecord("show", row["id"], "--record", mine).out
        assert "\n2 claims\n" in shown
        assert "delivery/" in shown
        assert "visit/" in shown
    assert [row["id"] for row in onrecord("events", "--record", mine, "--actor", "Sokolov", "--json").rows]
    assert len(onrecord("actors", "--record", mine, "--json").rows) == len(
        {row["id"] for row in onrecord("actors", "--record", mine, "--json").rows} - set(one["linked"])
    )


def test_rebuild_gives_the_same_answers(onrecord: Run, mine: str):
    before = answers(onrecord, mine)
    ran = onrecord("rebuild", "--record", mine)
    numbers = {name: before[name].count("\n") for name in KINDS}
    assert (ran.status, ran.err) == (0, "")
    found = {name: int(number) for number, name in re.findall(r"(\d+) ([a-z]+?)s?(?=[,.])", ran.out.split(": ")[1])}
    assert found == {name.removesuffix("s"): number for name, number in numbers.items()}
    assert ran.out.startswith("The ledger is made again from 7 reports: ")
    assert answers(onrecord, mine) == before


def test_a_question_brings_the_ledger_up_to_date_first(onrecord: Run, behind: Path, ledger: str, tmp_path: Path):
    left = str(shutil.copy(behind, tmp_path / "left.db"))
    ran = onrecord("disputes", "--record", left)
    assert (ran.status, ran.err) == (0, "")
    assert answers(onrecord, left) == answers(onrecord, ledger)


def test_reading_known_reports_brings_the_ledger_up_to_date(onrecord: Run, behind: Path, ledger: str, tmp_path: Path):
    left = tmp_path / "left.db"
    shutil.copy(behind, left)
    (tmp_path / "nothing.jsonl").write_text("", encoding="utf-8")
    assert onrecord("read", tmp_path / "nothing.jsonl", "--record", left).status == 0
    with open_record(left) as record:
        assert not record.ledger_is_behind()
    assert answers(onrecord, str(left)) == answers(onrecord, ledger)


AS_NOBODY = """
import os, sys
from onrecord.cli import main
other, sealed = sys.argv[1:]
for record in (other, sealed):  # the first time what nobody may read is loaded
    sys.argv = ["onrecord", "events", "--json", "--record", record]
    try:
        main()
    except SystemExit as stopped:
        print(stopped.code, file=sys.stderr)
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
"""


@pytest.fixture
def sealed(behind: Path) -> Iterator[Path]:
    """A record whose ledger is behind, in a folder that every user of this machine may enter and none may write to."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-test-"))
    path = folder / "onrecord.db"
    shutil.copy(behind, path)
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_record_that_may_not_be_written_to_answers_as_it_is(sealed: Path, behind: Path, tmp_path: Path):
    records = (shutil.copy(behind, tmp_path / "other.db"), sealed)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, *records], capture_output=True, text=True, check=False, cwd="/"
    )
    assert re.fullmatch(r"0\nonrecord: The ledger is behind .* \[record-read-only\]\n0\n", done.stderr), done.stderr
    assert "event/strike" in done.stdout


def test_a_list_loads_no_parser_and_no_model(ledger: str):
    look = (
        "import sys\n"
        "from onrecord.cli import main\n"
        "sys.argv = ['onrecord', 'events', '--json', '--record', sys.argv[1]]\n"
        "try: main()\n"
        "except SystemExit: print([one for one in ('spacy', 'datasketch', 'scipy', 'onnxruntime', 'snowballstemmer', "
        "'rich') if one in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", look, ledger], capture_output=True, text=True, check=True)
    assert done.stdout
    assert done.stderr == "[]\n"
