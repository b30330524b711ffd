"""Run as a program: store made reports FIRST … FIRST+COUNT-1 in RECORD, printing each id once it is on record."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from made_reports import numbered
from onrecord.record import open_record


def main(path: str, first: int, count: int) -> None:
    with open_record(path) as record:
        print("open", flush=True)  # noqa: T201  the parent reads it
        for number in range(first, first + count):
            stored = record.store(numbered(number), "made by hand")
            print(stored.id, stored.outcome, flush=True)  # noqa: T201  the parent reads it


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
