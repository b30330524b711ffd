"""What goes wrong says so in one line with a code, and in the exit status."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli_runs import Ran, apart, command
from sqlalchemy import Engine, event


def code(ran: Ran) -> str:
    """The code of the one line on stderr."""
    found = re.fullmatch(r"onrecord: .*[.?)] \[([a-z-]+)\]\n", ran.err)
    assert found, ran.err
    return found[1]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("claims", "--since", "2024-13-01"), "not-a-date"),
        (("brief", "--as-of", "soon"), "not-a-date"),
        (("claims", "--type", "ASULT"), "unknown-value"),
        (("statements", "--modality", "maybe"), "unknown-value"),
        (("claims", "--limit", "0"), "not-a-limit"),
        (("claims", "--json", "--csv"), "two-forms"),
        (("brief", "--json", "--markdown"), "two-forms"),
        (("claims", "--actor", "Norwy"), "unknown-actor"),
        (("brief", "--between", "Peru", "Atlantis"), "unknown-actor"),
        (("statements", "--holder", "Zoltan"), "unknown-holder"),
        (("reports", "--report", "talsk"), "unknown-id"),
        (("claims", "--report", "PER"), "not-a-report"),
        (("show", "talsk"), "unknown-id"),
        (("explain", "talks"), "not-a-claim"),
        (("search", "?!"), "nothing-to-search"),
        (("claims", "--colour"), "usage"),
        (("clams",), "usage"),
        (("show",), "usage"),
        (("claims", "--limit", "many"), "usage"),
        (("claims", "--between", "Peru"), "usage"),
    ],
)
def test_usage_errors(onrecord: Callable[..., Ran], db: str, words: tuple[str, ...], expected: str):
    ran = onrecord(*words, *(("--record", db) if expected != "usage" else ()))
    assert (ran.out, ran.status, code(ran)) == ("", 2, expected)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("claims", "--actor", "Norwy"), "Norway"),
        (("claims", "--type", "ASULT"), "ASSAULT"),
        (("show", "talsk"), "talks"),
        (("clams",), "claims"),
    ],
)
def test_near_names_are_suggested(onrecord: Callable[..., Ran], db: str, words: tuple[str, ...], near: str):
    assert f"Did you mean '{near}'" in onrecord(*words).err or near in onrecord(*words, "--record", db).err


@pytest.mark.parametrize("words", [("claims",), ("brief",), ("show", "x"), ("explain", "x"), ("search", "x")])
def test_questions_do_not_make_a_record(onrecord: Callable[..., Ran], tmp_path: Path, words: tuple[str, ...]):
    ran = onrecord(*words, "--record", tmp_path / "none.db")
    assert (ran.out, ran.status, code(ran)) == ("", 1, "record-missing")
    assert "onrecord read" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_record(onrecord: Callable[..., Ran], inputs: Path):
    ran = onrecord("claims", "--record", inputs / "radars.txt")
    assert (ran.status, code(ran)) == (1, "record-not-a-record")


def test_the_settings_name_the_record(
    onrecord: Callable[..., Ran], db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert "onrecord.db" in onrecord("reports").err
    monkeypatch.setenv("ONRECORD_RECORD", db)
    assert len(onrecord("reports", "--json").rows) == 3
    assert code(onrecord("reports", "--record", "other.db")) == "record-missing"
    monkeypatch.setenv("ONRECORD_CODEBOOK", str(tmp_path / "nowhere"))
    assert code(onrecord("reports")) == "codebook-missing"


def test_a_pipeline_that_is_not_there(onrecord: Callable[..., Ran], inputs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ONRECORD_PIPELINE", "xx_no_such_pipeline")
    ran = onrecord("annotate", inputs)
    assert (ran.out, ran.status, code(ran)) == ("", 1, "parser-missing")


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Databases that SQLite says it cannot make longer than a few pages."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 70")

    event.listen(Engine, "connect", limit)
    yield
    event.remove(Engine, "connect", limit)


@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_while_reading(onrecord: Callable[..., Ran], tmp_path: Path):
    lines = (f'{{"id":"r{number}","text":"{"Peru attacked Norway on Monday. " * 20}"}}\n' for number in range(20))
    (tmp_path / "many.jsonl").write_text("".join(lines), encoding="utf-8")
    ran = onrecord("read", tmp_path / "many.jsonl", "--record", tmp_path / "small.db")
    assert (ran.out, ran.status, code(ran)) == ("", 1, "record-full")
    assert "run the same command again" in ran.err


def test_output_that_cannot_be_written(db: str):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command("claims", "--record", db), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().endswith("[system]\n")
    assert b"Traceback" not in done.stderr


def test_nobody_reads_the_output(db: str):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command("claims", "--record", db), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_control_characters_in_messages_are_shown(onrecord: Callable[..., Ran], db: str):
    ran = onrecord("show", "a\u001b[31m\u202eb\nc", "--record", db)
    assert ran.err.count("\n") == 1
    assert "\u001b" not in ran.err
    assert "\u202e" not in ran.err


def test_help_needs_nothing_heavy():
    heavy = ("spacy", "sqlalchemy", "rich", "trafilatura", "yaml", "msgspec", "numpy", "onrecord.reader")
    lines = (
        "import sys",
        "from onrecord.cli import main",
        "sys.argv = ['onrecord', 'claims', '--help']",
        "try: main()",
        f"except SystemExit: print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert "--between A B" in done.stdout
    assert done.stderr == "[]\n"


def test_python_minus_m():
    assert apart("--version").out.startswith("onrecord 0.")
    ran = apart()
    assert "annotate" in ran.out
    assert (ran.err, ran.status) == ("", 2)
