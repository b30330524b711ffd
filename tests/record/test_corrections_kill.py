"""A correction is made whole or not at all, whatever happens to the process that makes it."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from made_reports import many, new_record
from onrecord.record import Record, open_record

CORRECT_MANY = Path(__file__).parent / "correct_many.py"
COUNT = 60
Said = Callable[[Record], list[bytes]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of made reports."""
    made = tmp_path / "onrecord.db"
    with new_record(made) as record:
        for one in many(COUNT):
            record.store(one, "made by hand")
    return made


def correcting(path: Path, first: int, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, str(CORRECT_MANY), str(path), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def assert_whole(record: Record, rejected: set[str]) -> None:
    """Every correction is in force, and nothing else is corrected."""
    assert {one.target for one in record.corrections()} == rejected
    assert {one.id for one in record.rejected()} == rejected
    assert record.counts().claims == 5 * COUNT - len(rejected)
    assert not rejected & {one.id for one in record.claims()}
    numbers = [one.number for one in record.corrections()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_killed_at_any_point(path: Path, said: Said) -> None:
    dice = random.Random(9)
    with open_record(path) as record:
        before = said(record)
    for _ in range(3):
        process = correcting(path, 0, COUNT)
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(dice.uniform(0.01, 0.15))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with open_record(path) as record:
            assert_whole(record, {one.target for one in record.corrections()})
    with open_record(path) as record:
        for one in list(record.corrections()):
            record.undo(one.number, by="Bo")
        assert said(record) == before


def test_two_processes_correct_one_record(path: Path) -> None:
    processes = [correcting(path, 0, 40), correcting(path, 20, 40)]
    lines = [line for process in processes for line in process.communicate()[0].splitlines()]
    assert [process.returncode for process in processes] == [0, 0]
    assert lines.count("is-rejected") == 20
    with open_record(path) as record:
        assert_whole(record, {f"made-{number:06}/c0" for number in range(COUNT)})
