"""`onrecord plot` on the command line."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import Ran

from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import open_record, read_into
from onrecord.vocabulary import Report

TEXT = (
    "Peru attacked Norway in Bergen on 3 May 2024, the Peruvian defence minister, Rosa Quispe, said. Norway condemned "
    "Peru on 4 May 2024. Norway will give aid to Chile by 10 May 2024, the Norwegian prime minister, Ingrid Lund, "
    "promised."
)
LATER = "Norway gave aid to Chile on 9 May 2024."


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> str:
    path: Path = tmp_path_factory.mktemp("plots") / "onrecord.db"
    reports = [
        Report(id="one", published="2024-05-04", publisher="Fjord Courier", text=TEXT),
        Report(id="two", published="2024-05-10", publisher="Andes Post", text=LATER),
    ]
    with open_record(path) as record:
        read_into(record, reports, reader)
        bring_up_to_date(record, record.codebook)
    return str(path)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("volume",), "2024-05-03"),
        (("balance",), "conflict"),
        (("dyads",), "Norway"),
        (("holders",), "Rosa Quispe"),
        (("between", "Peru", "Norway"), "Peru \u2192 Norway"),
        (("network",), "Norway"),
        (("map",), "Bergen"),
        (("scores",), "Ingrid Lund"),
    ],
)
def test_every_chart_becomes_a_file(
    onrecord: Callable[..., Ran], ledger: str, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    out = tmp_path / "chart.json"
    ran = onrecord("plot", *words, "--record", ledger, "--out", out)
    assert (ran.out, ran.err, ran.status) == (f"{out}\n", "", 0)
    text = out.read_text(encoding="utf-8")
    assert json.loads(text)["description"]
    assert told in text


def test_the_form_is_that_of_the_name(onrecord: Callable[..., Ran], ledger: str, tmp_path: Path) -> None:
    onrecord("plot", "volume", "--record", ledger, "--out", tmp_path / "a.SVG")
    assert (tmp_path / "a.SVG").read_text(encoding="utf-8").startswith("<svg")
    onrecord("plot", "volume", "--record", ledger, "--out", tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_filters_and_looks_are_heeded(onrecord: Callable[..., Ran], ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "chart.json"
    assert onrecord("plot", "volume", "--since", "2024-05-04", "--record", ledger, "--out", out).status == 0
    light = json.loads(out.read_text(encoding="utf-8"))
    (days,) = light["datasets"].values()
    assert "2024-05-04" in {day["day"] for day in days}
    assert min(day["day"] for day in days) >= "2024-05-04"
    onrecord("plot", "volume", "--look", "dark", "--record", ledger, "--out", out)
    assert json.loads(out.read_text(encoding="utf-8"))["config"]["background"] != light["config"]["background"]


def test_accounts_are_those_of_one_event(onrecord: Callable[..., Ran], ledger: str, tmp_path: Path) -> None:
    event = next(row for row in onrecord("events", "--record", ledger, "--json").rows if row["type"] == "ASSAULT")
    out = tmp_path / "chart.json"
    assert onrecord("plot", "accounts", event["id"], "--record", ledger, "--out", out).status == 0
    (rows,) = json.loads(out.read_text(encoding="utf-8"))["datasets"].values()
    assert {row["claim"] for row in rows} == set(event["claims"])  # type: ignore[arg-type]


def test_nothing_to_show_writes_no_file(onrecord: Callable[..., Ran], ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "chart.svg"
    ran = onrecord("plot", "volume", "--since", "2031", "--record", ledger, "--out", out)
    assert (ran.out, ran.status) == ("", 0)
    assert "Nothing on record" in ran.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("pie", "--out", "a.svg"), "unknown-value"),
        (("volume", "--out", "a.gif"), "unknown-chart-form"),
        (("volume", "--out", "a.svg", "--look", "sepia"), "unknown-value"),
        (("between", "Peru", "--out", "a.svg"), "wrong-number"),
        (("volume", "Peru", "--out", "a.svg"), "wrong-number"),
        (("accounts", "event/none", "--out", "a.svg"), "not-an-event"),
        (("between", "Peru", "Atlantis", "--out", "a.svg"), "unknown-actor"),
        (("volume",), "usage"),
    ],
)
def test_what_cannot_be_drawn_is_a_usage_error(
    onrecord: Callable[..., Ran], ledger: str, words: tuple[str, ...], code: str
) -> None:
    ran = onrecord("plot", *words, "--record", ledger)
    assert ran.status == 2
    assert f"[{code}]" in ran.err
    assert not Path("a.svg").exists()


def test_other_commands_do_not_load_what_charts_need() -> None:
    look = "import sys, onrecord.cli; print([one for one in ('altair', 'vl_convert') if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
