"""`brief`, `show` and `explain`, and what a terminal gets."""

import os
import pty
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from cli_runs import ESCAPES, LINES, RADARS, Ran

from made_reports import new_record, numbered

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def strike(onrecord: Callable[..., Ran], db: str) -> str:
    """The id of the claim that Peru attacked Norway."""
    (claim,) = onrecord("claims", "--record", db, "--type", "ASSAULT", "--report", "strike", "--json").rows
    return str(claim["id"])


def test_brief(onrecord: Callable[..., Ran], db: str):
    ran = onrecord("brief", "--record", db)
    assert (ran.err, ran.status) == ("", 0)
    assert ran.out.startswith("On record: ")
    assert " claims in 3 reports\n" in ran.out
    assert "Peru attacked Norway (ASSAULT" in ran.out
    assert "“Peru attacked Norway in May 2023" in ran.out
    assert "ASSAULT" not in onrecord("brief", "--record", db, "--as-of", "2024-10-07").out
    assert "ASSAULT" in onrecord("brief", "--record", db, "--actor", "Norway", "--since", "2023", "--until", "2023").out


def test_brief_as_json(onrecord: Callable[..., Ran], db: str):
    (found,) = onrecord("brief", "--record", db, "--json").rows
    assert found["reports"] == 3
    lines = [line for section in found["sections"] for line in section["lines"]]
    ids = {row["id"] for row in onrecord("claims", "--record", db, "--json").rows}
    assert {line["claim"] for line in lines} <= ids
    assert all(line["quote"] for line in lines)


def test_brief_as_markdown_shows_words_as_they_are(onrecord: Callable[..., Ran], db: str):
    out = onrecord("brief", "--record", db, "--markdown").out
    assert out.startswith("# On record\n\n")
    assert "\n## " in out
    assert f"`{strike(onrecord, db)}`" in out
    assert "\u202e" not in out
    for bare in re.findall(r"(?<!\\)[\[\]<>|]", out):
        pytest.fail(f"unescaped {bare}")


def test_show_a_report(onrecord: Callable[..., Ran], db: str):
    out = onrecord("show", "talks", "--record", db).out
    assert out.startswith("Talks in [red]Lima[/red] \\x1b]0;title\\x07\n")
    assert "Fjord Courier" in out
    assert "2024-10-07" in out
    assert "\\x1b[31mred\\x1b[0m \\x9b31m \\u202etxet \\u2066[bold]loud[/bold]" in out
    (report,) = onrecord("show", "talks", "--record", db, "--json").rows
    assert report["version"] == 1
    assert report["text"] == LINES[0]["text"]
    assert ESCAPES in str(report["text"])


def test_show_gives_the_whole_text(onrecord: Callable[..., Ran], db: str):
    rows = onrecord("reports", "--record", db, "--json").rows
    (radars,) = (str(row["id"]) for row in rows if row["url"])
    out = onrecord("show", radars, "--record", db).out
    for paragraph in RADARS.split("\n\n"):
        assert paragraph.strip() in out


def test_show_an_actor(onrecord: Callable[..., Ran], db: str):
    out = onrecord("show", "PER", "--record", db).out
    assert out.startswith("Peru\nkind         state\n")
    assert strike(onrecord, db) in out
    assert onrecord("show", "PER", "--record", db, "--json").rows[0]["name"] == "Peru"


def test_show_a_statement_with_its_claims(onrecord: Callable[..., Ran], db: str):
    found = next(row for row in onrecord("statements", "--record", db, "--json").rows if row["claims"])
    out = onrecord("show", found["id"], "--record", db).out
    assert str(found["text"]) in out
    for claim in found["claims"]:
        assert claim in out


def test_show_and_explain_a_claim(onrecord: Callable[..., Ran], db: str):
    claim = strike(onrecord, db)
    shown = onrecord("show", claim, "--record", db).out
    assert shown.startswith("Peru attacked Norway (ASSAULT")
    assert f"onrecord explain {claim}" in shown
    told = onrecord("explain", claim, "--record", db).out
    assert "“Peru attacked Norway in May 2023" in told
    assert "decided by “attacked”" in told
    (found,) = onrecord("explain", claim, "--record", db, "--json").rows
    why = {field["field"]: field for field in found["fields"]}
    assert why["type"]["value"] == "ASSAULT"
    assert why["type"]["reasons"][0]["words"] == "attacked"


@pytest.fixture
def on_terminal(onrecord: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """`on_terminal(80, "claims")`: what the command writes to a terminal of so many columns."""
    monkeypatch.setenv("TERM", "xterm-256color")

    def run(columns: int, *words: object) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        ours, its = pty.openpty()
        written: list[bytes] = []
        reading = threading.Thread(target=lambda: written.extend(_until_closed(ours)))
        reading.start()
        with monkeypatch.context() as replaced, os.fdopen(its, "w", encoding="utf-8") as terminal:
            replaced.setattr(sys, "stdout", terminal)
            ran = onrecord(*words)
        reading.join()
        os.close(ours)
        assert (ran.out, ran.err, ran.status) == ("", "", 0)
        return b"".join(written).decode().replace("\r\n", "\n")

    return run


def _until_closed(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until nobody holds its other side any more."""
    with suppress(OSError):
        while chunk := os.read(terminal, 65536):
            yield chunk


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (80, ("claims",)),
        (140, ("claims",)),
        (80, ("reports",)),
        (80, ("brief",)),
        (80, ("show", "talks")),
        (80, ("search", "Ingrid")),
    ],
)
def test_a_terminal_gets_lines_that_fit_and_nothing_that_commands_it(
    on_terminal: Callable[..., str], db: str, columns: int, words: tuple[str, ...]
):
    written = on_terminal(columns, *words, "--record", db)
    plain = STYLE.sub("", written)
    assert max(len(line) for line in plain.splitlines()) <= columns
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(plain)
    assert plain != written
    if words[0] in ("reports", "show"):
        flat = " ".join(plain.split())
        assert "[red]Lima[/red]" in flat
        assert "31mred" not in written.replace("\\x1b[31mred", "")


def test_pages_of_a_table_keep_their_columns(on_terminal: Callable[..., str], tmp_path: Path):
    path = tmp_path / "many.db"
    with new_record(path) as record:
        for number in range(120):
            record.store(numbered(number), "made by hand")
    lines = STYLE.sub("", on_terminal(100, "reports", "--record", path)).splitlines()
    assert sum("publisher" in line for line in lines) == 1
    assert len(lines) >= 121
    starts = {re.search(r"\S", line[12:]).start() for line in lines[1:] if line[:4].isdigit()}
    assert len(starts) <= 2
