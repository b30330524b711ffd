"""A record of current-events-2025 to ask: a copy of a ready one, or made by reading."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.speed import CORPUS


@contextmanager
def record_to_ask(corpora: Path, limit: int | None = None, ready: Path | None = None) -> Iterator[Path]:
    """A copy of the record `ready`, or one made from the first `limit` reports where none is given; gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "onrecord.db"
        if ready is None:
            _make(corpora / CORPUS, path, limit)
        else:
            shutil.copy(ready, path)
        yield path


def _make(reports: Path, record: Path, limit: int | None) -> None:
    """A record of some reports."""
    lines = reports.read_text(encoding="utf-8").splitlines(keepends=True)[:limit]
    chosen = record.with_suffix(".jsonl")
    chosen.write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "read", str(chosen), "--record", str(record)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
