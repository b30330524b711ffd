import inspect
import io
import os
import re
import sys
import tracemalloc
from pathlib import Path

import pytest

from onrecord import intake
from onrecord.intake import ADVICE, TEXT_LIMIT, report_from_text, take_in
from onrecord.vocabulary import Report, ReportError, UsageError

WORDS = "The minister said on Monday that the talks in Riga would go on until the crossing had been opened again.\n"


def codes(found: object) -> list[str]:
    return [getattr(one, "code", "report") for one in found]  # type: ignore[attr-defined]


def write(path: Path, words: str | bytes = WORDS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    return path


def test_a_file_becomes_a_report(tmp_path: Path) -> None:
    path = write(tmp_path / "Riga Talks!.txt")
    (report,) = take_in([str(path)], published="2024-01-05", publisher="Example Times")
    assert isinstance(report, Report)
    assert re.fullmatch(r"riga-talks-[0-9a-f]{8}", report.id)
    assert report.url == path.as_uri()
    assert (report.text, report.language, report.published) == (WORDS, "en", "2024-01-05")
    assert report.publisher == "Example Times"
    again = write(tmp_path / "other" / "Riga Talks!.txt")
    assert [r.id for r in take_in([again]) if isinstance(r, Report)] == [report.id]


def test_a_stated_date_wins_over_the_option_and_bounds_stand_in_for_both(tmp_path: Path) -> None:
    stated = write(tmp_path / "a.txt", f"Friday, January 5, 2024\n\n{WORDS}")
    bare = write(tmp_path / "b.txt", f"{WORDS}The treaty was signed on 3 March 2021.")
    first, second = take_in([stated, bare], published=None)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.published, first.published_bounds) == ("2024-01-05", None)
    assert (second.published, second.published_bounds) == (None, ("2021-03-03", None))
    (dated,) = take_in([stated], published="2024-02-02")
    assert isinstance(dated, Report)
    assert dated.published == "2024-01-05"


def test_a_folder_is_searched_through_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.HTML", "c.jsonl", "picture.png", ".hidden.txt", "a/.git/x.txt"):
        write(tmp_path / name, '{"id": "line", "text": "Riga"}' if name.endswith("jsonl") else WORDS)
    ids = [one.id.rsplit("-", 1)[0] for one in take_in([tmp_path]) if isinstance(one, Report)]
    assert ids == ["y", "z", "b", "line"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    (tmp_path / "link.txt").symlink_to(path)
    assert codes(take_in([path, tmp_path, path])) == ["report"]


def test_copies_are_reports_of_their_own(tmp_path: Path) -> None:
    found = list(take_in([write(tmp_path / "a.txt"), write(tmp_path / "b.txt")]))
    assert codes(found) == ["report", "report"]
    assert len({one.id for one in found if isinstance(one, Report)}) == 2


def test_standard_input_is_told_by_its_content() -> None:
    for data, text in (
        (WORDS, WORDS),
        (f'{{"text": "{WORDS.strip()}"}}', WORDS.strip()),
        (f"<html><p>{WORDS}</p>", WORDS.strip()),
    ):
        (report,) = take_in(["-"], stdin=io.BytesIO(data.encode()))
        assert isinstance(report, Report)
        assert report.text == text
        assert report.url is None
        assert report.id.startswith("stdin-")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n \xc2\xa0", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"%PDF-1.4\n", "binary"),
        (b"\x7fELF\x02\x01\x01\x00", "binary"),
        (("Der Minister sagte am Montag, dass die Gespräche weitergehen. " * 3).encode(), "language-unsupported"),
        (b"x " * (TEXT_LIMIT // 2 + 1), "too-long"),
    ],
)
def test_a_bad_file_never_stops_the_run(tmp_path: Path, data: bytes, code: str) -> None:
    bad, good = write(tmp_path / "bad.txt", data), write(tmp_path / "good.txt")
    error, report = take_in([bad, good])
    assert isinstance(error, ReportError)
    assert error.code == code
    assert error.report_id
    assert error.advice == ADVICE[code]
    assert isinstance(report, Report)


def test_fifty_megabytes_in_one_line_are_refused_and_the_limit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"x" * 1_000_000)
    (error,) = take_in([path])
    assert isinstance(error, ReportError)
    assert error.code == "too-long"
    assert "1,000,000" in str(error)
    (error,) = take_in(["-"], stdin=path.open("rb"))
    assert isinstance(error, ReportError)
    assert error.code == "too-long"


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "nothing").mkdir()
    paths = [
        tmp_path / "missing.txt",
        tmp_path / "pipe.txt",
        "/dev/zero",
        tmp_path / "nothing",
        tmp_path / "loop.txt",
        "a\x00b",
    ]
    assert codes(take_in(paths)) == [
        "not-found",
        "not-a-file",
        "not-a-file",
        "folder-empty",
        "unreadable",
        "unreadable",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "closed.txt")
    path.chmod(0)
    assert codes(take_in([path])) == ["no-permission"]


def test_a_folder_that_leads_back_to_itself(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "a" / "pipe.txt")
    assert codes(take_in([tmp_path])) == ["not-a-file", "report"]
    assert codes(take_in([tmp_path / "a", tmp_path / "a", tmp_path])) == ["not-a-file", "report"]


def test_a_wrong_option_is_a_usage_error_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        take_in([], published="tomorrow")
    assert caught.value.code == "published-invalid"


def test_ten_thousand_nested_quotes_and_right_to_left_words() -> None:
    text = '"“' * 10_000 + WORDS + "\u202b\u0627\u0644\u0642\u0627\u0647\u0631\u0629\u202c cafe\u0301 " + WORDS
    report = report_from_text(text)
    assert report.text == text
    assert report.sections[-1].end <= len(text)


def test_a_text_in_memory() -> None:
    report = report_from_text(
        WORDS, id="a", url="https://x.test", publisher="X", published="2024-01-05", headline="Talks"
    )
    assert (report.id, report.url, report.publisher, report.published) == ("a", "https://x.test", "X", "2024-01-05")
    assert (report.headline, report.text) == ("Talks", WORDS)
    assert report_from_text(WORDS).id == report_from_text(WORDS).id
    with pytest.raises(ReportError) as caught:
        report_from_text(" ")
    assert caught.value.code == "empty"


def test_every_code_is_in_the_table_and_used() -> None:
    folder = Path(inspect.getfile(intake)).parent
    source = "".join(path.read_text() for path in sorted(folder.glob("*.py")) if path.name != "faults.py")
    raised = set(re.findall(r'fault\(\s*"([a-z-]+)"', source)) | set(re.findall(r'UsageError\(\s*"([a-z-]+)"', source))
    assert raised == set(ADVICE)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in ADVICE)


def test_the_front_door_imports_nothing_heavy() -> None:
    import subprocess

    heavy = "import sys, onrecord.intake; print({'trafilatura', 'spacy', 'numpy', 'py3langid'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_line_of_fifty_megabytes_is_refused_without_being_held(tmp_path: Path) -> None:
    line = "word " * 10_000_000
    (tmp_path / "one.txt").write_text(line)
    (tmp_path / "two.jsonl").write_text(
        f'{{"text": "{line}"}}\n{{"text": "Chile signed a treaty with Peru on Monday."}}\n'
    )
    del line
    tracemalloc.start()
    try:
        found = list(take_in([tmp_path]))
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [getattr(one, "code", "read") for one in found] == ["too-long", "too-long", "read"]
    assert held < 45_000_000
