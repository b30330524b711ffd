"""How well times are found and valued, on TimeBank and AQUAINT as TempEval-3 scores them (UzZaman et al. 2013).

python -m benchmarks.times --corpora DIR [--limit N] [--part held|tuning] [--errors]

A time is found when its span shares a code point with a gold one's, each gold time being found once (relaxed match);
`value_f1` is the relaxed F1 times the share of found times whose TIMEX3 value is exactly the gold one. Documents are
split by `sha1(id) % 10`: 0 is held out and measured, the rest is what the grammar was tuned on.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.codebook import default_codebook
from onrecord.reader import Reader
from onrecord.reader.times import find_times
from onrecord.vocabulary import Report, Time, overlap

CORPUS = Path("time") / "timebank-aquaint.jsonl"
PARTS = ("held", "tuning")


def is_held_out(document: str) -> bool:
    """Whether the document with this id is for measuring only: one in ten, by the SHA-1 of its id."""
    return int(hashlib.sha1(document.encode()).hexdigest(), 16) % 10 == 0


def rows(corpora: Path, part: str = "held", limit: int | None = None) -> list[dict[str, Any]]:
    """The documents of one part of the split, in the corpus's order, at most `limit` of them."""
    with (corpora / CORPUS).open(encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if is_held_out(row["id"]) == (part == "held")]
    return found[:limit]


def pairs(gold: list[dict[str, Any]], found: Iterable[Time]) -> list[tuple[Time, dict[str, Any] | None]]:
    """Each time found with the first gold one that it touches and that no earlier one took, null when there is none."""
    free = list(gold)
    paired = []
    for time in found:
        match = next((each for each in free if overlap((each["start"], each["end"]), (time.start, time.end))), None)
        if match is not None:
            free.remove(match)
        paired.append((time, match))
    return paired


def read(reader: Reader, row: dict[str, Any]) -> tuple[Time, ...]:
    """The times of one document; its whole text is readable and its date is its day of publication."""
    return reader.read(Report(id=row["id"], text=row["text"], published=row["published"][:10])).times


def measure(corpora: Path, limit: int | None = None, part: str = "held", errors: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of relaxed matches, accuracy of values, and value F1, each 0…1; and the documents."""
    reader = Reader(default_codebook(), stages=(find_times,))
    chosen = rows(corpora, part, limit)
    found = matched = valued = gold = 0
    for row in chosen:
        paired = pairs(row["times"], read(reader, row))
        found, gold = found + len(paired), gold + len(row["times"])
        matched += sum(match is not None for _, match in paired)
        valued += sum(match is not None and match["value"] == time.value for time, match in paired)
        if errors:
            _print_errors(row, paired)
    precision, recall = matched / max(found, 1), matched / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    accuracy = valued / max(matched, 1)
    return {
        "documents": float(len(chosen)),
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "value_accuracy": accuracy,
        "value_f1": f1 * accuracy,
    }


def _print_errors(row: dict[str, Any], paired: list[tuple[Time, dict[str, Any] | None]]) -> None:
    taken = [match for _, match in paired if match is not None]
    for time, match in paired:
        if match is None or match["value"] != time.value:
            print(row["id"], repr(time.text), time.value, "gold:", match and (match["text"], match["value"]), sep="\t")
    for each in row["times"]:
        if each not in taken:
            print(row["id"], "not found", repr(each["text"]), each["value"], sep="\t")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="the folder that holds time/")
    parser.add_argument("--limit", type=int, help="measure only the first N documents of the part")
    parser.add_argument("--part", choices=PARTS, default="held")
    parser.add_argument("--errors", action="store_true", help="print what was missed or wrong (tuning part only)")
    asked = parser.parse_args()
    if asked.errors and asked.part == "held":
        parser.error("errors of the held-out part stay unread; use --part tuning")
    for name, value in measure(asked.corpora, asked.limit, asked.part, asked.errors).items():
        print(f"{name}\t{value:.3f}")


if __name__ == "__main__":
    main()
