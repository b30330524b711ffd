from pathlib import Path

import pytest

from onrecord.intake import take_in
from onrecord.vocabulary import Report, ReportError

PAGE = """<!doctype html><html><head><title>Latvia shuts crossing | Example Times</title>
<meta property="og:title" content="Latvia shuts crossing"><meta property="og:site_name" content="Example Times">
<meta property="article:published_time" content="2024-01-05T10:00:00Z">
<script>document.write("script words")</script><style>p {color: red}</style></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Latvia shuts crossing</h1>
<p style="display: none">Hidden words that only a crawler would see stand here.</p>
<p hidden>Other hidden words stand here.</p>
<!-- comment words --><template><p>Template words stand here.</p></template>
<noscript>Noscript words stand here.</noscript>
<p>Latvia closed its crossing at Terehova on Monday after guards had found a drone in a field nearby.</p>
<h2>What Belarus says</h2>
<p>Belarus denied that the drone was its own, and its embassy in Riga asked for proof of what was said.</p>
<ul><li>The crossing stays shut for ten days.</li><li>Estonia sends forty guards.</li></ul>
<p>The minister, Anna Ozola, said that the talks with Belarus would go on &amp; that she was <b>not</b> worried.</p>
</article><footer>© 2024 Example Times</footer></body></html>"""


def read(tmp_path: Path, html: str, **options: str) -> Report | ReportError:
    path = tmp_path / "latvia.html"
    path.write_text(html, encoding="utf-8")
    (found,) = take_in([path], **options)
    return found


def test_a_page_gives_its_words_and_what_it_says_of_itself(tmp_path: Path) -> None:
    report = read(tmp_path, PAGE, published="2020-01-01", publisher="Someone else")
    assert isinstance(report, Report)
    assert (report.headline, report.publisher, report.published) == (
        "Latvia shuts crossing",
        "Example Times",
        "2024-01-05",
    )
    assert report.url
    assert report.url.startswith("file:///")
    kinds = [(s.kind.value, report.text[s.start : s.end]) for s in report.sections]
    assert kinds[0] == ("headline", "Latvia shuts crossing")
    assert ("subhead", "What Belarus says") in kinds
    assert ("body", "Estonia sends forty guards.") in kinds
    assert "& that she was not worried." in report.text


@pytest.mark.parametrize(
    "words", ["ocument.write", "Hidden", "hidden", "comment words", "Template", "Noscript", "color", "Home", "<"]
)
def test_scripts_hidden_text_and_furniture_are_left_out(tmp_path: Path, words: str) -> None:
    report = read(tmp_path, PAGE)
    assert isinstance(report, Report)
    assert words not in report.text


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    html = PAGE.replace("2024-01-05T10:00:00Z", "").replace("© 2024", "©")
    report = read(tmp_path, html)
    assert isinstance(report, Report)
    assert report.published is None
    dated = read(tmp_path, html, published="2024-01-06", publisher="Y")
    assert isinstance(dated, Report)
    assert dated.published == "2024-01-06"


def test_json_ld_dates_a_page(tmp_path: Path) -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-05-06T01:00:00Z"}</script>'
    )
    report = read(tmp_path, PAGE.replace("2024-01-05T10:00:00Z", "").replace("</head>", f"{data}</head>"))
    assert isinstance(report, Report)
    assert report.published == "2023-05-06"


@pytest.mark.parametrize("tag", ["div", "blockquote", "span", "x-thing"])
def test_ten_thousand_nested_tags(tmp_path: Path, tag: str) -> None:
    words = "Latvia closed its crossing at Terehova on Monday after guards had found a drone in a field nearby."
    report = read(tmp_path, f"<html><body>{f'<{tag}>' * 10_000}<p>{words}</p>{f'</{tag}>' * 10_000}</body></html>")
    assert isinstance(report, Report)
    assert report.text == words


@pytest.mark.parametrize(
    "html", ["<html></html>", "<!doctype html>", "<html><body><script>x()</script></body></html>", "<p></p>"]
)
def test_a_page_without_words(tmp_path: Path, html: str) -> None:
    error = read(tmp_path, html)
    assert isinstance(error, ReportError)
    assert error.code == "page-without-text"
    assert error.report_id


def test_a_fragment_and_a_page_by_content(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_text(PAGE, encoding="utf-8")
    (report,) = take_in([path])
    assert isinstance(report, Report)
    assert report.publisher == "Example Times"
    small = read(tmp_path, "<p>Latvia closed its crossing on Monday.</p>")
    assert isinstance(small, Report)
    assert small.text == "Latvia closed its crossing on Monday."
