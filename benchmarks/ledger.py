"""What the ledger costs as a record grows: all reports in date order into one record, then `rebuild`.

python -m benchmarks.ledger --corpora DIR [--limit N]

Read as `onrecord read` reads, in one process, a slice of reports at a time: each is parsed and stored, then the ledger
takes it up. Growth compares what a word costs, and what a report costs, in the last slices with the first; loading the
parser counts to neither. Memory is the resident set after a slice, so that what is only in use while one report is
read does not hide what stays.
"""

import argparse
import gc
import hashlib
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.speed import CORPUS
from onrecord.intake import take_in
from onrecord.ledger.update import bring_up_to_date, rebuild
from onrecord.reader import Reader
from onrecord.record import Record, open_record, read_into
from onrecord.vocabulary import Report

SLICE = 250
COMPARED = 2
"""Slices at either end that are compared: 500 reports."""
TABLES = (
    "SELECT id, kind, docket, type, status, holder, since, until, first, last, found FROM matters ORDER BY id",
    "SELECT m.matter, r.id, c.id, m.role FROM matter_claims m JOIN claims c ON c.key = m.claim "
    "JOIN reports r ON r.key = c.report ORDER BY 1, 2, 3, 4",
    "SELECT matter, role, actor FROM matter_actors ORDER BY 1, 2, 3",
    "SELECT r.id, p.day, p.origin, p.signature, p.story FROM posted_reports p JOIN reports r ON r.key = p.report "
    "ORDER BY 1",
    "SELECT actor, linked, why FROM actor_links ORDER BY 1",
    "SELECT r.id, c.id, p.docket, p.role, p.day FROM postings p JOIN claims c ON c.key = p.claim "
    "JOIN reports r ON r.key = c.report ORDER BY 1, 2, 3, 4",
)
"""All that is derived, whatever the order in which it was written."""


class Slice(Struct, frozen=True, kw_only=True):
    """Some reports: how many, their words, seconds of reading and of the ledger, and the resident MB afterwards.

    The `cpu_…` seconds are those that the process used, which other work on the machine changes less.
    """

    reports: int
    words: int
    reading: float
    ledger: float
    cpu_reading: float
    cpu_ledger: float
    resident: float


def read_in_slices(record: Record, reports: Iterator[Report], reader: Reader) -> Iterator[Slice]:
    """Read everything, a slice at a time."""
    while some := list(islice(reports, SLICE)):
        begun, cpu_begun = time.perf_counter(), time.process_time()
        read_into(record, some, reader)
        read, cpu_read = time.perf_counter(), time.process_time()
        bring_up_to_date(record, record.codebook)
        done, cpu_done = time.perf_counter(), time.process_time()
        yield Slice(
            reports=len(some),
            words=sum(len(one.text.split()) for one in some),
            reading=read - begun,
            ledger=done - read,
            cpu_reading=cpu_read - cpu_begun,
            cpu_ledger=cpu_done - cpu_read,
            resident=_resident(),
        )


def figures(slices: list[Slice]) -> dict[str, float]:
    """How the last slices compare with the first, the ledger's share, and memory."""
    first, last = slices[:COMPARED], slices[-COMPARED - 1 : -1] if _is_short(slices) else slices[-COMPARED:]
    reading, ledger = sum(one.reading for one in slices), sum(one.ledger for one in slices)
    return {
        "reports": sum(one.reports for one in slices),
        "last_to_first": round(_spent(last) / _spent(first), 2),
        "cpu_last_to_first": round(_cpu(last) / _cpu(first), 2),
        "cpu_last_to_first_a_word": round(_cpu(last) / _words(last) / (_cpu(first) / _words(first)), 2),
        "ledger_to_reading": round(ledger / reading, 2),
        "cpu_ledger_to_reading": round(
            sum(one.cpu_ledger for one in slices) / sum(one.cpu_reading for one in slices), 2
        ),
        "reading_s": round(reading, 1),
        "ledger_s": round(ledger, 1),
        "ledger_first_s": round(sum(one.ledger for one in first), 1),
        "ledger_last_s": round(sum(one.ledger for one in last), 1),
        "resident_first_mb": round(first[-1].resident),
        "resident_half_mb": round(slices[len(slices) // 2].resident),
        "resident_last_mb": round(slices[-1].resident),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def derived(path: Path) -> str:
    """A digest of all derived tables."""
    digest = hashlib.sha256()
    with sqlite3.connect(path) as connection:
        for table in TABLES:
            for row in connection.execute(table):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def run(corpus: Path, path: Path, limit: int | None) -> dict[str, float]:
    """Read a corpus into the record at `path`, make the ledger again, and measure both; in this process."""
    reports = sorted(
        (one for one in take_in([str(corpus)]) if isinstance(one, Report)),
        key=lambda one: (one.published or "", one.id),
    )[:limit]
    reader = Reader()
    list(reader.read_many(reports[:1]))
    with open_record(path) as record:
        slices = []
        for one in read_in_slices(record, iter(reports), reader):
            slices.append(one)
            print(msgspec.json.encode(one).decode(), file=sys.stderr, flush=True)
        found = figures(slices)
        before = derived(path)
        begun = time.perf_counter()
        rebuild(record, record.codebook)
        found["rebuild_s"] = round(time.perf_counter() - begun, 1)
    found["rebuild_same"] = float(derived(path) == before)
    return found


def measure(corpora: Path, limit: int | None = None) -> dict[str, float]:
    """The same in a process of its own, so that memory is that of reading alone."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = [str(corpora / CORPUS), str(Path(folder) / "ledger.db"), str(limit or 0)]
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.ledger", "--run", *arguments], stdout=subprocess.PIPE, check=True
        )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _is_short(slices: list[Slice]) -> bool:
    """Whether the last slice is not a whole one, and there are whole ones to take in its place."""
    return slices[-1].reports < SLICE and len(slices) > 2 * COMPARED


def _spent(slices: list[Slice]) -> float:
    return sum(one.reading + one.ledger for one in slices) / sum(one.reports for one in slices)


def _cpu(slices: list[Slice]) -> float:
    return sum(one.cpu_reading + one.cpu_ledger for one in slices) / sum(one.reports for one in slices)


def _words(slices: list[Slice]) -> float:
    return sum(one.words for one in slices) / sum(one.reports for one in slices)


def _resident() -> float:
    """Resident MB of this process now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path)
    options.add_argument("--limit", type=int)
    options.add_argument("--run", nargs=3, metavar=("CORPUS", "RECORD", "LIMIT"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.run:
        corpus, path, limit = chosen.run
        print(json.dumps(run(Path(corpus), Path(path), int(limit) or None)))
        return
    for name, figure in measure(chosen.corpora, chosen.limit).items():
        print(f"{name:<24}{figure}")


if __name__ == "__main__":
    main()
