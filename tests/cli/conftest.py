"""A record made by really reading three small reports, and the command run in this process."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import LINES, RADARS, Ran

from onrecord.cli import main
from onrecord.intake import take_in
from onrecord.reader import Reader
from onrecord.record import open_record, read_into
from onrecord.settings import Settings


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a text, and two reports in JSON lines."""
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "radars.txt").write_text(RADARS, encoding="utf-8")
    (folder / "two.jsonl").write_text("".join(json.dumps(one) + "\n" for one in LINES), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def db(inputs: Path, tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> str:
    """The record of the reports in `inputs`; commands that ask must not change it."""
    path = tmp_path_factory.mktemp("record") / "onrecord.db"
    with open_record(path) as record:
        summary = read_into(record, take_in([inputs], published="2024-10-04"), reader)
    assert (summary.new, summary.failed) == (3, ())
    return str(path)


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Callable[..., Ran]:
    """`onrecord("claims", "--json")` runs the command in this process, with the session's reader where it needs one."""
    for name in ("ONRECORD_RECORD", "ONRECORD_PIPELINE", "ONRECORD_CODEBOOK", "ONRECORD_BY"):
        monkeypatch.delenv(name, raising=False)
    make = Settings.make_reader
    monkeypatch.setattr(Settings, "make_reader", lambda self: make(self) if self.codebook or self.pipeline else reader)

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        return Ran(captured.out, captured.err, int(stopped.value.code or 0))

    return run
