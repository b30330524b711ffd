"""Whatever happens to the process that writes, nothing committed is lost and nothing is stored twice."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from made_reports import many
from onrecord.record import Outcome, Record, open_record

STORE_MANY = Path(__file__).parent / "store_many.py"


def storing(path: Path, first: int, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, str(STORE_MANY), str(path), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def assert_sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("reports_search", "claims_search"):
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")


def undisturbed(path: Path, count: int) -> Record:
    record = open_record(path)
    for made in many(count):
        record.store(made, "made by hand")
    return record


def test_killed_at_any_point_and_run_again(tmp_path: Path, said: Callable[[Record], list[bytes]]):
    path, count, dice = tmp_path / "killed.db", 100, random.Random(5)
    told: set[str] = set()
    for _ in range(4):
        process = storing(path, 0, count)
        assert process.stdout is not None
        if dice.random() < 0.7:
            assert process.stdout.readline() == "open\n"
        time.sleep(dice.uniform(0.01, 0.25))
        process.send_signal(signal.SIGKILL)
        told |= {line.split()[0] for line in process.stdout if len(line.split()) == 2}
        assert process.wait() in (-signal.SIGKILL, 0)
        process.stdout.close()
    with open_record(path) as record:
        assert told <= {one.id for one in record.reports()}
        outcomes = [record.store(made, "made by hand").outcome for made in many(count)]
        assert outcomes.count(Outcome.KNOWN) >= len(told)
        with undisturbed(tmp_path / "whole.db", count) as whole:
            assert said(record) == said(whole)
    assert_sound(path)


def test_two_processes_write_into_one_record(tmp_path: Path, said: Callable[[Record], list[bytes]]):
    path = tmp_path / "shared.db"
    processes = [storing(path, 0, 60), storing(path, 30, 60)]
    outputs = [process.communicate()[0].splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    lines = [line for output in outputs for line in output]
    assert sum(line.endswith(" new") for line in lines) == 90
    assert sum(line.endswith(" known") for line in lines) == 30
    with open_record(path) as record, undisturbed(tmp_path / "whole.db", 90) as whole:
        assert said(record) == said(whole)
    assert_sound(path)
