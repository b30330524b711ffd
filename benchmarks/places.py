"""Places against LGL (Lieberman et al. 2010): names found, and how near the truth they are put.

    python -m benchmarks.places --corpora DIR [--limit N] [--tuning]

`DIR/places/lgl.jsonl` holds an article a line. Rules are tuned on articles whose SHA-1 of the id is even (`--tuning`);
figures are of the others. LGL marks adjectives of nations ("Russian") as places, too; Onrecord does not, and
`found_nouns` leaves them out.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

from onrecord.codebook import default_codebook
from onrecord.reader.actors import find_actors
from onrecord.reader.places import find_places
from onrecord.reader.places.gazetteer import Spot, build_gazetteer, kilometres
from onrecord.reader.reader import Reader
from onrecord.vocabulary import Place, Report

NEAR_KM = 161.0
"""A hundred miles, the usual limit in the literature."""


def measure(corpora: Path, limit: int | None = None, *, tuning: bool = False) -> dict[str, float]:
    """`found` (share of gold names overlapped), `found_nouns`, `precision`, and of found names with a gold point the
    share `within_161_km`; `without_point` of them have no coordinates and count as not within.
    """
    reader, demonyms = Reader(stages=(find_actors, find_places)), default_codebook().compiled(build_gazetteer).demonyms
    counts: dict[str, int] = dict.fromkeys(("gold", "found", "nouns", "found_nouns", "ours", "true", "points"), 0)
    counts |= {"near": 0, "pointless": 0}
    lines = (corpora / "places" / "lgl.jsonl").read_text(encoding="utf-8").strip().split("\n")
    rows = [row for row in map(json.loads, lines) if is_tuning(row["id"]) == tuning][:limit]
    for row in rows:
        report = Report(id=row["id"], text=row["text"])
        _compare(row["places"], reader.read(report).places, demonyms, counts)
    return {
        "found": counts["found"] / counts["gold"],
        "found_nouns": counts["found_nouns"] / counts["nouns"],
        "precision": counts["true"] / max(1, counts["ours"]),
        "within_161_km": counts["near"] / max(1, counts["points"]),
        "without_point": counts["pointless"] / max(1, counts["points"]),
    }


def is_tuning(identifier: str) -> bool:
    """Whether an article may be looked at: its id's SHA-1 is even."""
    return int(hashlib.sha1(identifier.encode("utf-8")).hexdigest(), 16) % 2 == 0


def _compare(
    gold: list[dict[str, Any]], ours: tuple[Place, ...], demonyms: dict[str, str], counts: dict[str, int]
) -> None:
    matched = set()
    counts["ours"] += len(ours)
    for truth in gold:
        at = next((k for k, one in enumerate(ours) if one.start < truth["end"] and truth["start"] < one.end), None)
        is_noun = truth["text"] not in demonyms
        counts["gold"] += 1
        counts["nouns"] += is_noun
        if at is None:
            continue
        matched.add(at)
        counts["found"] += 1
        counts["found_nouns"] += is_noun
        if truth["lat"] is not None:
            counts["points"] += 1
            distance = kilometres(_spot(truth["lat"], truth["lon"]), _spot(ours[at].lat, ours[at].lon))
            counts["pointless"] += distance is None
            counts["near"] += distance is not None and distance <= NEAR_KM
    counts["true"] += len(matched)


def _spot(lat: float | None, lon: float | None) -> Spot:
    return Spot(name="", kind="", country=None, admin1=None, geonames=None, lat=lat, lon=lon, weight=0)


def main() -> None:
    """Print the figures as one JSON object."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--limit", type=int)
    arguments.add_argument("--tuning", action="store_true", help="measure on the articles that rules were tuned on")
    chosen = arguments.parse_args()
    figures = measure(chosen.corpora, chosen.limit, tuning=chosen.tuning)
    print(json.dumps({key: round(value, 3) for key, value in figures.items()}))


if __name__ == "__main__":
    main()
