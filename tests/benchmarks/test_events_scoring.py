"""The scoring of the event benchmarks, on small made-up data."""

import json
from pathlib import Path

import pytest

from benchmarks.events import PairReading, event_kinds, gold_triples, marked, read_pairs, score_pairs
from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.vocabulary import Claim, ClaimKind, Modality, Trigger
from training.splits import sentence_fold


def claim(kind: str, modality: Modality = Modality.ACTUAL) -> Claim:
    trigger = Trigger(start=0, end=1, text="x")
    return Claim(id="c", kind=ClaimKind.EVENT, type=kind, trigger=trigger, modality=modality)


def test_marks_are_taken_out_of_the_sentence() -> None:
    row = {"marked_sentence": "<s>Kenya</s> aids <t>Somalia</t>."}
    assert marked(row) == ("Kenya aids Somalia.", [(0, 5)], [(11, 18)])


def test_two_sources_without_target_stand_for_both_directions() -> None:
    row = {"event": "DEMAND", "source": [{"code": "KEN"}, {"code": "JAP"}], "target": []}
    assert gold_triples(row) == {("KEN", "REQUEST", "JPN"), ("JPN", "REQUEST", "KEN")}


def test_pairs_are_found_typed_and_coded(codebook: Codebook) -> None:
    planned = claim("RETREAT", Modality.PLANNED)
    readings = [
        PairReading("AID", (claim("CONSULT"), claim("AID"))),
        PairReading("YIELD", (claim("RETREAT"),)),
        PairReading("AGREE", (planned,)),  # PLOVER codes a planned withdrawal as an agreement to it
        PairReading("ASSAULT", ()),
    ]
    assert score_pairs(readings, event_kinds(codebook)) == {
        "pair_found": pytest.approx(3 / 4),
        "pair_typed_when_found": pytest.approx(2 / 3),
        "pair_coded_when_found": pytest.approx(1),
        "pair_right": pytest.approx(2 / 4),
    }


def test_each_fold_is_read_by_its_own_reader(reader: Reader, tmp_path: Path) -> None:
    sentences = [f"<s>Kenya</s> bombed <t>Somalia</t> on day {number}." for number in range(6)]
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(json.dumps({"marked_sentence": one, "gold_root": "ASSAULT"}) + "\n" for one in sentences))
    asked: list[int] = []

    def reader_for(fold: int) -> Reader:
        asked.append(fold)
        return reader

    readings = read_pairs(reader_for, path, None)
    folds = [sentence_fold(marked({"marked_sentence": one})[0]) for one in sentences]
    assert asked == sorted(set(folds))
    assert len(asked) > 1
    assert [len(one.joining) for one in readings] == [1] * 6
