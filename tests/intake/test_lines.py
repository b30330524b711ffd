import io
import json
from pathlib import Path

import pytest

from onrecord.intake import take_in
from onrecord.intake.lines import LINE_LIMIT
from onrecord.vocabulary import Report, ReportError

WORDS = "The minister said on Monday that the talks in Riga would go on until the crossing had been opened again."


def read(tmp_path: Path, *lines: str | bytes, **options: str) -> list[Report | ReportError]:
    path = tmp_path / "day.jsonl"
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return list(take_in([path], **options))


def test_the_text_is_kept_exactly_as_given(tmp_path: Path) -> None:
    text = f"  \u202bRiga\u202c cafe\u0301 \r\n\r\n{WORDS}\x00\u2028 "
    (report,) = read(tmp_path, json.dumps({"id": "a", "text": text}))
    assert isinstance(report, Report)
    assert report.text == text
    assert [text[s.start : s.end] for s in report.sections][-1].startswith("The minister")


def test_given_fields_are_metadata_and_win_over_options(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "url": "https://x.test/a",
        "publisher": "X",
        "published": "2024-01-05",
        "headline": "Talks",
        "text": WORDS,
    }
    full, bare = read(tmp_path, json.dumps(row), json.dumps({"text": WORDS}), published="2020-02-02", publisher="Y")
    assert isinstance(full, Report)
    assert isinstance(bare, Report)
    assert (full.id, full.url, full.publisher, full.published) == ("a", "https://x.test/a", "X", "2024-01-05")
    assert (full.headline, full.text) == ("Talks", WORDS)
    assert (bare.publisher, bare.published, bare.published_bounds) == ("Y", "2020-02-02", None)
    assert bare.id.startswith("day-")


def test_a_digest_has_the_publisher_of_its_first_source(tmp_path: Path) -> None:
    sources = [{"publisher": "X", "url": "https://x.test/1"}, {"publisher": "Z", "url": "https://z.test/1"}]
    (report,) = read(tmp_path, json.dumps({"id": "a", "text": WORDS, "sources": sources}))
    assert isinstance(report, Report)
    assert (report.publisher, report.url) == ("X", "https://x.test/1")


def test_a_bad_line_among_good_ones_is_named_and_passed_over(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "text": WORDS})
    found = read(tmp_path, good, "", '{"id": "b", "text": ', good)
    assert [type(one) for one in found] == [Report, ReportError, Report]
    error = found[1]
    assert isinstance(error, ReportError)
    assert error.code == "json-broken"
    assert "Line 3" in str(error)
    assert error.report_id == "day:3"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"id": "a"}', "json-without-text"),
        ('{"id": "a", "text": null}', "json-without-text"),
        ('{"id": "a", "text": ""}', "empty"),
        ('{"id": "a", "text": 7}', "json-field-type"),
        ('{"id": "a", "text": ["x"]}', "json-field-type"),
        ('{"id": ["a"], "text": "x"}', "json-field-type"),
        ('{"id": "a", "published": 20240105, "text": "x"}', "json-field-type"),
        ('{"id": "a", "headline": {"en": "x"}, "text": "x"}', "json-field-type"),
        ('{"id": "a", "published": "soon", "text": "x"}', "published-invalid"),
        ('["a"]', "json-not-an-object"),
        ('"a"', "json-not-an-object"),
        ("[" * 100_000, "json-broken"),
        ('{"text": "\\ud800"}', "json-broken"),
        ('{"id": "a", "text": "' + "x " * 500_001 + '"}', "too-long"),
    ],
)
def test_lines_that_cannot_be_read(tmp_path: Path, line: str, code: str) -> None:
    (error, report) = read(tmp_path, line, json.dumps({"id": "b", "text": WORDS}))
    assert isinstance(error, ReportError)
    assert error.code == code
    assert error.report_id
    assert isinstance(report, Report)


def test_ids_may_be_numbers(tmp_path: Path) -> None:
    (report,) = read(tmp_path, json.dumps({"id": 17, "text": WORDS}))
    assert isinstance(report, Report)
    assert report.id == "17"


def test_a_line_in_another_encoding_is_read(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "The café said on Monday that it was closed to the guards."}'
    (report,) = read(tmp_path, line.encode("cp1252"))
    assert isinstance(report, Report)
    assert "café" in report.text


def test_a_month_is_kept_as_bounds(tmp_path: Path) -> None:
    (report,) = read(tmp_path, json.dumps({"id": "a", "published": "2024-02", "text": WORDS}))
    assert isinstance(report, Report)
    assert (report.published, report.published_bounds) == (None, ("2024-02-01", "2024-02-29"))


class Counting(io.BytesIO):
    """A stream that counts the lines that were asked of it."""

    asked = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.asked += 1
        return super().readline(size)


def test_lines_are_read_as_they_are_asked_for() -> None:
    line = json.dumps({"text": WORDS}).encode() + b"\n"
    stream = Counting(line * 50)
    found = take_in(["-"], stdin=stream)
    next(found)
    next(found)
    assert stream.asked <= 3


def test_an_endless_line_is_passed_over_without_holding_it() -> None:
    good = json.dumps({"id": "good", "text": WORDS}).encode()
    stream = io.BytesIO(good + b"\n" + b'{"text": "' + b"x" * (LINE_LIMIT + 10) + b'"}\n' + good)
    found = list(take_in(["-"], stdin=stream))
    assert [getattr(one, "code", "report") for one in found] == ["report", "too-long", "report"]
