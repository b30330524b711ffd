"""`between`, `scenario` and `timeline` on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import Ran

from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import open_record, read_into
from onrecord.vocabulary import Report

TEXT = (
    "Peru attacked Norway on 3 May 2024. Norway said that it would attack Peru if Peru attacks Norway again.\n\n"
    "The treaty does not oblige Chile to defend Norway if Norway is attacked. \x1b[31mChile signed the Arica Treaty "
    "with Norway on 1 May 2024."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> str:
    path: Path = tmp_path_factory.mktemp("matters") / "onrecord.db"
    with open_record(path) as record:
        read_into(record, [Report(id="one", published="2024-05-04", publisher="Fjord Courier", text=TEXT)], reader)
        bring_up_to_date(record, record.codebook)
    return str(path)


@pytest.mark.parametrize("words", [("between", "Peru", "Norway"), ("scenario", "Peru attacks Norway"), ("timeline",)])
def test_documents_quote_and_cite(onrecord: Callable[..., Ran], ledger: str, words: tuple[str, ...]) -> None:
    ran = onrecord(*words, "--record", ledger)
    assert (ran.status, ran.err) == (0, "")
    assert "Peru attacked Norway (ASSAULT)" in ran.out
    assert "one/c" in ran.out
    assert "\x1b" not in ran.out


def test_json_has_the_documented_fields(onrecord: Callable[..., Ran], ledger: str) -> None:
    (between,) = onrecord("between", "PER", "NOR", "--record", ledger, "--json").rows
    assert {"a", "b", "ties", "events", "agreements", "forecasts", "series"} <= set(between)
    (scenario,) = onrecord("scenario", "Peru attacks Norway", "--record", ledger, "--json").rows
    assert list(scenario) == ["reading", "obligations", "intentions", "forecasts", "precedents", "silent"]
    assert scenario["reading"] == {"type": "ASSAULT", "actors": ["PER"], "recipients": ["NOR"]}
    days = [row["day"] for row in onrecord("timeline", "--record", ledger, "--json").rows]
    assert "2024-05-03" in days


def test_what_is_not_understood_is_a_usage_error(onrecord: Callable[..., Ran], ledger: str) -> None:
    ran = onrecord("scenario", "weather tomorrow", "--record", ledger)
    assert ran.status == 2
    assert "[scenario-not-understood]" in ran.err


def test_nothing_between_is_said(onrecord: Callable[..., Ran], ledger: str) -> None:
    assert "Nothing on record between them." in onrecord("between", "Peru", "Chile", "--record", ledger).out


def test_a_brief_in_html_escapes_what_reports_say(onrecord: Callable[..., Ran], db: str) -> None:
    ran = onrecord("brief", "--record", db, "--format", "html")
    assert ran.status == 0
    assert ran.out.startswith("<!doctype html>")
    assert "<li>" in ran.out
    assert "<b>" not in ran.out
    assert "\x1b" not in ran.out
    assert onrecord("brief", "--record", db, "--format", "odt").status == 2
