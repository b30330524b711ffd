"""Calibration figures and their drawing, on confidences made up for it."""

import xml.etree.ElementTree as ET

import pytest

from benchmarks.calibration import Bin, Judged, calibration_error, equal_size, equal_width, figures, judge_dyads
from benchmarks.events import event_kinds
from benchmarks.reliability import description, diagram, wilson
from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.vocabulary import Report


def judged(confidence: float, right: int, wrong: int = 0) -> list[Judged]:
    return [Judged(confidence, True)] * right + [Judged(confidence, False)] * wrong


def test_bins_of_equal_width_hold_their_lower_bound_and_the_last_one_too() -> None:
    bins = equal_width([*judged(0.7, 1), *judged(0.3, 1), *judged(1.0, 1), *judged(0.0, 0, 1)])
    assert [number for number, one in enumerate(bins) if one is not None] == [0, 3, 7, 9]


def test_the_error_is_the_weighted_distance() -> None:
    some = [*judged(0.8, 6, 2), *judged(0.4, 0, 2)]
    # .8 against 6 of 8, .4 against 0 of 2
    assert calibration_error(equal_width(some)) == pytest.approx(0.8 * 0.05 + 0.2 * 0.4)
    assert calibration_error(equal_width(judged(1.0, 5))) == 0.0
    assert calibration_error([]) == 0.0


def test_opposite_errors_in_one_wide_bin_show_in_bins_of_equal_size() -> None:
    some = [*judged(0.51, 10), *judged(0.59, 0, 10)]
    assert calibration_error(equal_width(some)) == pytest.approx(0.05)
    assert calibration_error(equal_size(some, 2)) == pytest.approx((0.49 + 0.59) / 2)


def test_bins_of_equal_size_do_not_part_equal_confidences() -> None:
    bins = equal_size([*judged(0.2, 1), *judged(0.6, 8), *judged(0.9, 1)], 5)
    assert [(one.claims, one.confidence) for one in bins] == [(9, pytest.approx(5 / 9)), (1, 0.9)]
    assert [one.claims for one in equal_size([Judged(number / 100, True) for number in range(100)])] == [10] * 10


def test_figures() -> None:
    found = figures([*judged(0.5, 1, 1)])
    assert found == {"claims": 2, "right": 0.5, "confidence": 0.5, "ece": 0.0, "ece_adaptive": 0.0, "brier": 0.25}
    assert figures([]) == {"claims": 0}


def test_only_claims_about_an_annotated_pair_are_judged(reader: Reader, codebook: Codebook) -> None:
    found = reader.read(Report(id="r", text="Kenya invaded Somalia, and Peru condemned Chile."))
    kinds = event_kinds(codebook)
    right = judge_dyads(found, {("KEN", "ASSAULT", "SOM")}, kinds)
    wrong = judge_dyads(found, {("KEN", "AID", "SOM")}, kinds)
    assert [one.right for one in right] == [True]
    assert [one.right for one in wrong] == [False]
    assert judge_dyads(found, {("SOM", "ASSAULT", "KEN"), ("KEN", "ASSAULT", "---")}, kinds) == []


def test_the_interval_holds_the_share_and_narrows() -> None:
    low, high = wilson(0.5, 10)
    assert low < 0.5 < high
    assert wilson(0.5, 100)[0] > low
    assert wilson(1.0, 3)[1] == 1.0


def test_the_diagram_is_sound_xml_and_says_in_words_what_it_shows() -> None:
    bins = [None] * 7 + [Bin(12, 0.74, 0.5), None, Bin(3, 0.95, 1.0)]
    drawn = diagram(bins)
    name = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(drawn)
    assert root.find(f"{name}desc").text == description(bins)  # type: ignore[union-attr]
    assert "0.7 to 0.8: 12 claims, mean confidence 0.74, share right 0.50" in description(bins)
    bars = [one for one in root.iter(f"{name}rect") if one.get("class") == "bar" and one.get("width") != "12"]
    assert [float(one.get("height", 0)) for one in bars] == [170.0, 340.0]
    assert "prefers-color-scheme: dark" in drawn
    assert diagram(bins) == drawn
