"""Run as a program: reject the first claims of made reports FIRST … FIRST+COUNT-1 in RECORD, printing each number."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from onrecord.record import open_record
from onrecord.vocabulary import UsageError


def main(path: str, first: int, count: int) -> None:
    with open_record(path) as record:
        print("open", flush=True)  # noqa: T201  the parent reads it
        for number in range(first, first + count):
            try:
                made = record.reject(f"made-{number:06}/c0", by="Ana")
            except UsageError as error:
                print(error.code, flush=True)  # noqa: T201
            else:
                print(made.number, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
