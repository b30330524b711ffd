"""The annotation format is the vocabulary's own JSON, there and back."""

import json

import msgspec
import pytest

from onrecord.vocabulary import (
    Actor,
    Annotations,
    Claim,
    ClaimTime,
    Directness,
    Report,
    ReportError,
    Section,
    Statement,
    Time,
    Trigger,
    contains,
    cut,
    error_json,
    from_json,
    overlap,
    to_json,
)

FOUND = Annotations(
    report=Report(
        id="r", text="Peru’s army\u202e said: e\u0301 “ja”", sections=(Section(kind="body", start=0, end=11),)
    ),
    actors=(Actor(id="PER/army", name="Peruvian army", kind="government", country="PER", sector="MIL"),),
    times=(Time(start=0, end=4, text="Peru", type="DATE", value=None, from_="2024-01-01", to="2024-01-02"),),
    statements=(Statement(id="s1", content=((0, 4), (5, 6)), directness=Directness.DIRECT),),
    claims=(
        Claim(
            id="c0",
            kind="event",
            type="AID",
            trigger=Trigger(start=0, end=4, text="Peru"),
            time=ClaimTime(value="2024", from_="2024-01-01", to="2024-12-31"),
            cameo="070",
        ),
    ),
)


def test_there_and_back():
    assert from_json(to_json(FOUND)) == FOUND


def test_names_of_the_format():
    line = json.loads(to_json(FOUND))
    assert list(line)[:3] == ["version", "report", "text"]
    assert "text" not in line["report"]
    assert line["times"][0]["from"] == "2024-01-01"
    assert line["claims"][0]["time"] == {"value": "2024", "from": "2024-01-01", "to": "2024-12-31"}
    assert line["claims"][0]["cameo"] == "070"
    assert line["statements"][0]["content"] == [[0, 4], [5, 6]]


def test_a_report_that_cannot_be_read_has_its_line():
    line = json.loads(error_json(ReportError("empty", "There is nothing in it.", "Check it.", report_id="r")))
    expected = {"code": "empty", "message": "There is nothing in it. Check it."}
    assert line == {"version": 1, "report": {"id": "r"}, "error": expected}


@pytest.mark.parametrize("line", ["{}", "[]", '{"version": 2}', '{"version": 1, "report": {}, "text": ""}'])
def test_other_json_is_refused(line):
    with pytest.raises(msgspec.ValidationError):
        from_json(line)


def test_spans():
    assert cut("abcdef", ((0, 2), (4, 6))) == "ab ef"
    assert overlap((0, 2), (1, 3))
    assert not overlap((0, 2), (2, 3))
    assert contains((0, 5), (1, 5))
