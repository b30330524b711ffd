"""Runs all benchmarks: prints the page of figures, writes it into the docs, or checks the floors.

python -m benchmarks --corpora DIR [--write FILE | --floors] [--only NAME …] [--limit N]

With `--write` the reliability diagram is drawn too, into `_static/` beside the page.
"""

import argparse
import importlib
import json
import sys
import tomllib
from pathlib import Path

from benchmarks.page import PICTURE, page
from benchmarks.readers import has_folds

ACCURACY = ("statements", "events", "factuality", "times", "places", "coreference", "calibration", "peers")
SPEED = ("speed", "ledger", "queries", "web")
FLOORS = Path(__file__).parent / "floors.toml"


def measure(name: str, corpora: Path, limit: int | None = None) -> dict[str, float]:
    """The figures of one benchmark."""
    found: dict[str, float] = importlib.import_module(f"benchmarks.{name}").measure(corpora, limit)
    return found


def measure_and_draw(name: str, corpora: Path, limit: int | None, beside: Path | None) -> dict[str, float]:
    """As `measure`; calibration's diagram is drawn where the page `beside` looks for it."""
    if name != "calibration" or beside is None:
        return measure(name, corpora, limit)
    from benchmarks import calibration

    return calibration.measure(corpora, limit, beside.parent / PICTURE)


def check_floors(corpora: Path) -> bool:
    """Whether every figure of `floors.toml` is reached on its part of the corpora; prints each."""
    held = True
    for name, wanted in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items():
        found = measure(name, corpora, wanted["limit"])
        for figure, floor in wanted.items():
            if figure == "limit":
                continue
            reached = found[figure] >= floor
            held = held and reached
            print(f"{'ok  ' if reached else 'LOW '} {name}.{figure} {found[figure]:.3f}, floor {floor}", flush=True)
    return held


def main() -> None:
    """Run what was asked for; the exit status is 1 when a floor is missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--write", type=Path, help="Markdown file for the page")
    options.add_argument("--floors", action="store_true", help="check floors.toml and measure nothing else")
    options.add_argument("--only", nargs="*", choices=[*ACCURACY, *SPEED], default=[*ACCURACY, *SPEED])
    options.add_argument("--limit", type=int, help="read only so many articles or sentences of each corpus")
    chosen = options.parse_args()
    if chosen.floors:
        sys.exit(0 if check_floors(chosen.corpora) else 1)
    measured: dict[str, dict[str, float]] = {}
    for name in chosen.only:
        measured[name] = measure_and_draw(name, chosen.corpora, chosen.limit, chosen.write)
        # A full run takes many minutes: what it has is shown as it comes, and survives a run that is broken off.
        print(json.dumps({name: measured[name]}), file=sys.stderr, flush=True)
    made = page(measured, seen_pairs=not has_folds())
    print(made)
    if chosen.write:
        chosen.write.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
