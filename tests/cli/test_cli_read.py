"""`read` and `annotate`: what they print, what they store, and what happens when they are disturbed."""

import json
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from cli_runs import Ran, command

from onrecord.intake import take_in
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import open_record, read_into
from onrecord.vocabulary import from_json


def many(folder: Path, name: str, first: int, count: int) -> Path:
    """A file of `count` small reports, numbered from `first`."""
    rows = (
        {
            "id": f"r{number}",
            "published": "2024-10-04",
            "text": f"Peru attacked Norway and killed {number + 2} soldiers.",
        }
        for number in range(first, first + count)
    )
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def all_said(path: Path) -> list[bytes]:
    with open_record(path, create=False) as record:
        answers = (record.reports(), record.actors(), record.statements(), record.claims())
        return [msgspec.json.encode(one) for answer in answers for one in answer]


def undisturbed(path: Path, reader: Reader, *inputs: Path) -> list[bytes]:
    with open_record(path) as record:
        read_into(record, take_in(inputs), reader)
        bring_up_to_date(record, record.codebook)
    return all_said(path)


def test_read_and_again(onrecord: Callable[..., Ran], inputs: Path, tmp_path: Path):
    (tmp_path / "bad.jsonl").write_text('{"id": "bad", "headline": "No text"}\n', encoding="utf-8")
    asked = ("read", inputs, tmp_path / "bad.jsonl", "--record", tmp_path / "r.db", "--publisher", "Andes Post")
    ran = onrecord(*asked)
    assert ran.out.startswith(f"3 new, 1 failed. {tmp_path / 'r.db'} now holds 3 reports, ")
    assert ran.err.startswith("onrecord: bad: Line 1 has no `text`.")
    assert ran.err.endswith("[json-without-text]\n")
    assert ran.status == 1
    assert onrecord(*asked).out.startswith("3 known, 1 failed. ")
    assert onrecord(*asked, "--reread").out.startswith("3 re-read, 1 failed. ")
    rows = onrecord("reports", "--record", tmp_path / "r.db", "--json").rows
    assert {row["id"]: row["publisher"] for row in rows}["talks"] == "Fjord Courier"
    assert "Andes Post" in {row["publisher"] for row in rows}


def test_a_path_that_is_not_there(onrecord: Callable[..., Ran], tmp_path: Path):
    ran = onrecord("read", tmp_path / "gone.txt", "--record", tmp_path / "r.db")
    assert ran.err == f"onrecord: There is no {tmp_path / 'gone.txt'}. Check the path. [not-found]\n"
    assert ran.status == 1
    wrong = onrecord("read", tmp_path, "--record", tmp_path / "r.db", "--published", "May")
    assert wrong.err.endswith("[published-invalid]\n")
    assert wrong.status == 2


def test_annotate_prints_what_the_reader_finds(onrecord: Callable[..., Ran], inputs: Path, reader: Reader):
    ran = onrecord("annotate", inputs, "--published", "2024-10-04")
    assert (ran.err, ran.status) == ("", 0)
    reports = take_in([inputs], published="2024-10-04")
    assert [from_json(line) for line in ran.out.splitlines()] == list(reader.read_many(reports))
    assert not {"\u009b", "\u202e", "\u2066", "\u007f"} & set(ran.out)


def test_annotate_hands_errors_on_in_their_place(onrecord: Callable[..., Ran], inputs: Path, tmp_path: Path):
    ran = onrecord("annotate", tmp_path / "no\udcff.txt", inputs / "two.jsonl")
    assert ran.status == 1
    error, *others = ran.rows
    assert error["error"]["code"] == "not-found"
    assert [one["report"]["id"] for one in others] == ["talks", "strike"]


def test_a_codebook_of_ones_own(onrecord: Callable[..., Ran], inputs: Path, tmp_path: Path):
    (tmp_path / "armed_groups.yaml").write_text("armed_groups: [{no: good}]\n", encoding="utf-8")
    ran = onrecord("annotate", inputs / "radars.txt", "--codebook", tmp_path)
    assert "armed_groups.yaml" in ran.out + ran.err
    assert ran.status == 1


@pytest.mark.timeout(400)  # processes of their own load the parser anew, which a busy machine takes long for
def test_two_reads_at_once(tmp_path: Path, reader: Reader):
    first, second = many(tmp_path, "first", 0, 6), many(tmp_path, "second", 3, 6)
    running = [
        subprocess.Popen(
            command("read", path, "--record", tmp_path / "shared.db"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for path in (first, second)
    ]
    ended = [one.communicate() for one in running]
    assert [(one.returncode, err) for one, (_, err) in zip(running, ended, strict=True)] == [(0, b"")] * 2
    new = [int(out.split(b" new")[0]) for out, _ in ended]
    assert sum(new) == 9
    assert all_said(tmp_path / "shared.db") == undisturbed(tmp_path / "alone.db", reader, first, second)


def stopped(process: "subprocess.Popen[str]", how: signal.Signals, path: Path) -> tuple[str, str]:
    """What a read says that gets a signal as soon as it has stored something more."""
    before = stored = reports_in(path)
    while process.poll() is None and stored == before:
        time.sleep(0.02)
        stored = reports_in(path)
    process.send_signal(how)
    return process.communicate()


def reports_in(path: Path) -> int:
    """How many reports a record holds, 0 while it is being made."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


@pytest.mark.timeout(400)  # processes of their own load the parser anew, which a busy machine takes long for
def test_interrupted_then_killed_in_mid_read_and_run_again(tmp_path: Path, reader: Reader):
    path, source = tmp_path / "stopped.db", many(tmp_path, "many", 0, 80)
    reading = command("read", source, "--record", path)

    # A shell has what it starts in the background ignore Ctrl-C, and these tests would hand that on.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    out, err = stopped(process, signal.SIGINT, path)
    assert (out, process.returncode) == ("", 130)
    assert re.fullmatch(r"onrecord: Stopped after \d+ reports?; .*Run the same command again.* \[interrupted\]\n", err)
    interrupted_at = reports_in(path)

    process = subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, err = stopped(process, signal.SIGKILL, path)
    assert (out, err, process.returncode) == ("", "", -signal.SIGKILL)
    killed_at = reports_in(path)

    with open_record(path) as record:
        summary = read_into(record, take_in([source]), reader)
        bring_up_to_date(record, record.codebook)
    assert 0 < interrupted_at < killed_at <= summary.known < 80
    assert summary.new + summary.known == 80
    assert all_said(path) == undisturbed(tmp_path / "alone.db", reader, source)
