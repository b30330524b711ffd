"""How long pages take with twenty readers at once while another process reads reports into the same record.

python -m benchmarks.web (--record FILE | --corpora DIR) [--seconds N] [--idle]

The record is that of current-events-2025, made first where none is given (which takes some twenty minutes), always a
copy. Meanwhile `onrecord read` reads the Wikinews corpus into it, unless `--idle`. Each reader looks at a page, thinks
for a second on average (exponentially distributed) and goes on, over a connection that stays open, with a form's cookie
but without a cache; pages are drawn from `web_pages`. Times run from sending a request to the last byte of the answer.
A style sheet among them is the baseline: what it takes is the machine's, the network's and the queue's. Processor time
of the server is told too, for machines that others share. Starting counts until the first answer. The size of the start
page is what Chromium receives for it with all that it loads, headers included.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.records import record_to_ask
from benchmarks.serving import Server, served
from benchmarks.web_pages import SHARES, STATIC, Pages, pages_of

READERS = 20
THINKING = 1.0
"""Seconds that a reader looks at a page, on average."""
SECONDS = 60.0
STARTS = 3
OTHERS = Path("reports") / "wikinews-2019-2021.jsonl"
"""What is read in meanwhile."""


@dataclass
class Tally:
    """Milliseconds of each page, by kind, and what was not answered as it should have been."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    slowest: dict[str, tuple[float, str]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, address: str, status: int, milliseconds: float) -> None:
        """Count one answer."""
        with self.lock:
            if status != 200:
                self.failed.append(f"{status} {address}")
                return
            self.times[kind].append(milliseconds)
            self.slowest[kind] = max(self.slowest.get(kind, (0.0, "")), (milliseconds, address))


class Reader(threading.Thread):
    """Looks at pages until it is time to stop."""

    def __init__(self, server: Server, pages: Pages, tally: Tally, until: float, seed: int) -> None:
        """Look at the server's pages, those that `seed` leads to."""
        super().__init__(daemon=True)
        self._host = urlsplit(server.address).netloc
        self._pages, self._tally, self._until, self._dice = pages, tally, until, random.Random(seed)

    def run(self) -> None:
        """One page after the other."""
        connection = HTTPConnection(self._host, timeout=60)
        headers = {"Accept-Encoding": "gzip", "Cookie": f"onrecord_form={'r' * 43}"}
        time.sleep(self._dice.random() * THINKING)
        while time.monotonic() < self._until:
            (kind,) = self._dice.choices(list(SHARES), list(SHARES.values()))
            address = self._pages.address(kind, self._dice)
            begun = time.perf_counter()
            try:
                connection.request("GET", address, headers=headers)
                answer = connection.getresponse()
                answer.read()
                status = answer.status
            except (OSError, HTTPException) as error:
                connection.close()
                self._tally.note(kind, f"{address}: {error}", 0, 0.0)
            else:
                self._tally.note(kind, address, status, 1000 * (time.perf_counter() - begun))
            time.sleep(self._dice.expovariate(1 / THINKING))
        connection.close()


def load(server: Server, pages: Pages, seconds: float) -> Tally:
    """What all readers saw in so many seconds."""
    tally, until = Tally(), time.monotonic() + seconds
    readers = [Reader(server, pages, tally, until, seed) for seed in range(READERS)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return tally


def start_page_bytes(server: Server) -> int | None:
    """Bytes that a browser that knows nothing yet receives for the start page; null without Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    from playwright.sync_api import Request, sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        answers: list[Request] = []
        page.on("requestfinished", lambda request: answers.append(request))  # noqa: PLW0108  it marks its handlers
        page.goto(server.address, wait_until="networkidle")
        sizes = [request.sizes() for request in answers]
        browser.close()
    return sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)


@contextmanager
def reading_in(record: Path, reports: Path | None) -> Iterator[subprocess.Popen[bytes] | None]:
    """Another process that reads reports into the record meanwhile; it is stopped at the end."""
    if reports is None:
        yield None
        return
    command = [sys.executable, "-m", "onrecord", "read", str(reports), "--record", str(record)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(10)  # it loads its parser first
        yield process
    finally:
        process.terminate()
        process.wait()


def figures(tally: Tally, cpu_seconds: float) -> dict[str, float]:
    """The median and the 95th percentile of all pages and of each kind, in milliseconds."""
    everything = [one for kind, times in tally.times.items() if kind != STATIC for one in times]
    found = {
        "pages": len(everything),
        "failed": len(tally.failed),
        "p50_ms": round(statistics.median(everything), 1),
        "p95_ms": round(percentile(everything, 95), 1),
        "ratio_to_static": round(statistics.median(everything) / statistics.median(tally.times[STATIC]), 1),
        "cpu_ms_a_page": round(1000 * cpu_seconds / max(1, len(everything)), 1),
    }
    for kind in SHARES:
        if tally.times[kind]:
            found[f"{kind}_p50_ms"] = round(statistics.median(tally.times[kind]), 1)
            found[f"{kind}_p95_ms"] = round(percentile(tally.times[kind], 95), 1)
    return found


def measure(
    corpora: Path, limit: int | None = None, record: Path | None = None, seconds: float = SECONDS, idle: bool = False
) -> dict[str, float]:
    """All figures; `limit` is how many reports the record is made from, where none is given."""
    with record_to_ask(corpora, limit, record) as path:
        starts = []
        for _ in range(STARTS - 1):
            with served(path) as server:
                starts.append(server.seconds_to_start)
        pages = pages_of(path)
        with served(path) as server:
            starts.append(server.seconds_to_start)
            size = start_page_bytes(server)
            with reading_in(path, None if idle else corpora / OTHERS) as other:
                before = _cpu_seconds(server.pid)
                tally = load(server, pages, seconds)
                spent = _cpu_seconds(server.pid) - before
                still = other is not None and other.poll() is None
            said = server.said()
    for kind, (milliseconds, address) in sorted(tally.slowest.items(), key=lambda one: -one[1][0]):
        print(f"slowest {kind}: {milliseconds:.0f} ms {address}", file=sys.stderr)
    for one in sorted(set(tally.failed))[:20]:
        print(f"failed: {one}", file=sys.stderr)
    if any(one.startswith("5") for one in tally.failed):
        print(f"the server said: {said[-4000:]}", file=sys.stderr)
    if not idle and not still:
        print("the other process had read everything before the end", file=sys.stderr)
    found = figures(tally, spent)
    found["start_s"] = round(statistics.median(starts), 2)
    if size is not None:
        found["start_page_kb"] = round(size / 1000, 1)
    return found


def percentile(values: list[float], which: int) -> float:
    """The value that so many in a hundred do not exceed."""
    return statistics.quantiles(values, n=100, method="inclusive")[which - 1] if len(values) > 1 else values[0]


def _cpu_seconds(pid: int) -> float:
    """Processor seconds that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--record", type=Path, help="a ready record of current-events-2025; it is copied")
    options.add_argument("--limit", type=int, help="make the record of so many reports")
    options.add_argument("--seconds", type=float, default=SECONDS)
    options.add_argument("--idle", action="store_true", help="nothing is read in meanwhile")
    chosen = options.parse_args()
    found = measure(chosen.corpora, chosen.limit, chosen.record, chosen.seconds, chosen.idle)
    for name, figure in found.items():
        print(f"{name:<20}{figure}")


if __name__ == "__main__":
    main()
