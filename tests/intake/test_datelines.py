import pytest

from onrecord.codebook import default_codebook
from onrecord.intake import report_from_text
from onrecord.intake.datelines import lone_dateline, opening_dateline, towns

LEAD = "Latvia closed its crossing at Terehova on Monday after guards had found a drone in a field nearby."
MORE = (
    "The minister, Anna Ozola, said that the crossing would stay shut for ten days and that Estonia would send guards."
)
KNOWN = default_codebook().compiled(towns)


@pytest.mark.parametrize(
    ("head", "day", "agency"),
    [
        ("RIGA, 19 August 2025 (Harbour Press) —", "2025-08-19", "Harbour Press"),
        ("NAIROBI, Kenya (AP) _", None, "AP"),
        ("KYIV (Reuters) -", None, "Reuters"),
        ("Helsinki, 3 October 2025 —", "2025-10-03", None),
        ("BEIJING, Aug. 19 (Xinhua) --", None, "Xinhua"),
        ("MOSCOW, October 3. /TASS/.", None, "TASS"),
        ("KYIV. Aug 19 (Interfax-Ukraine) –", None, "Interfax-Ukraine"),
        ("LONDON/PARIS, Oct 5 (Reuters) -", None, "Reuters"),
        ("RIGA, Latvia, January 5, 2024 —", "2024-01-05", None),
        ("PORT-AU-PRINCE, Haiti (AP) —", None, "AP"),
        ("ADDIS ABABA, Tuesday (Harbour News Agency) —", None, "Harbour News Agency"),
        ("Nairobi (AP) -", None, "AP"),
        ("(Reuters) -", None, "Reuters"),
        ("WASHINGTON —", None, None),
        ("RIGA, Latvia —", None, None),
        ("WASHINGTON:", None, None),
        ("PARIS —", None, None),
        ("ISLAMABAD:", None, None),
        ("GAO, Mali –", None, None),
        ("Riga, May 12 (PTI)", None, "PTI"),
    ],
)
def test_a_dateline_before_the_first_sentence_is_furniture_of_its_own(head: str, day: str | None, agency: str | None):
    report = report_from_text(f"{head} {LEAD}\n\n{MORE}")
    told = [(section.kind.value, report.text[section.start : section.end]) for section in report.sections]
    assert told == [("furniture", head), ("body", LEAD), ("body", MORE)]
    assert (report.published, report.publisher) == (day, agency)


@pytest.mark.parametrize(
    "words",
    [
        "NATO — the alliance of the West — closed its office in Riga on Monday.",
        "Anna Ozola (Harmony) — the minister — closed the crossing.",
        "The Treaty of Riga (1921) — it ended a war — was signed there.",
        "In March 2024 — when it snowed — Latvia closed its crossing.",
        "On 3 October 2025 — a Friday — Latvia closed its crossing.",
        "LIVE — the minister speaks to reporters in Riga.",
        "Chad, Mali and Niger — all three of them — left the bloc.",
        "RIGA and its harbour — the largest of the three — were closed.",
        "Latvia — a state of the Baltic — closed its crossing.",
        "The minister (a former general) — who was ill — did not come.",
        "The Hague (ICC) Prosecutors closed the inquiry into it.",
        "NATO: The alliance closed its office in Riga.",
        "TERRORISM (and what to do about it) — ministers met in Riga.",
    ],
)
def test_prose_is_never_taken_for_a_dateline(words: str):
    assert opening_dateline(words, KNOWN) is None


@pytest.mark.parametrize(
    ("line", "day", "publisher"),
    [
        ("Helsinki, 3 October 2025", "2025-10-03", None),
        ("22 January 2025, Northern Star Television", "2025-01-22", "Northern Star Television"),
        ("The Eastern Mail, 22 January 2025", "2025-01-22", "The Eastern Mail"),
        ("RIGA, 3 October 2025 (Harbour Wire)", "2025-10-03", "Harbour Wire"),
    ],
)
def test_a_dateline_alone_gives_the_day(line: str, day: str, publisher: str | None):
    report = report_from_text(f"Latvia shuts crossing\n{line}\n\n{LEAD}\n\n{MORE}")
    assert [section.kind.value for section in report.sections] == ["headline", "furniture", "body", "body"]
    assert (report.published, report.publisher) == (day, publisher)


@pytest.mark.parametrize("line", ["Treaty of 3 October 2025", "Latvia closed it on 3 October 2025", "Riga, at noon"])
def test_no_dateline_alone(line: str):
    assert lone_dateline(line, KNOWN) is None


def test_what_the_input_carries_goes_before_what_the_text_states():
    text = f"KYIV, 3 May 2025 (Reuters) - {LEAD}"
    report = report_from_text(text, publisher="The Eastern Mail", published="2025-05-04")
    assert (report.publisher, report.published) == ("The Eastern Mail", "2025-05-04")


def test_several_agencies_or_a_place_in_brackets_are_no_publisher():
    for brackets in ("Reuters/AP", "Geneva", "Latvia"):
        assert report_from_text(f"RIGA ({brackets}) — {LEAD}").publisher is None


@pytest.mark.parametrize(
    ("above", "publisher"),
    [
        ("The Eastern Mail", "The Eastern Mail"),
        ("Northern Star Television\n22 January 2025", "Northern Star Television"),
        ("Reuters", "Reuters"),
        ("MINISTRY OF DEFENCE OF FINLAND\nPress release", None),
        ("The Ministry of Foreign Affairs of Latvia\n3 May 2025", None),
    ],
)
@pytest.mark.parametrize("title", ["Latvia shuts its crossing after drone find", "LIVE: Latvia shuts its crossing"])
def test_a_masthead_is_not_the_headline(above: str, publisher: str | None, title: str):
    report = report_from_text(f"{above}\n\n{title}\n\n{LEAD}\n\n{MORE}")
    assert (report.headline, report.publisher) == (title, publisher)
    assert report.text[: report.sections[0].end] == above.split("\n", maxsplit=1)[0]
    assert report.sections[0].kind.value == "furniture"


def test_a_masthead_above_the_headline_that_came_apart():
    title = "Latvia shuts crossing"
    report = report_from_text(f"The Eastern Mail\n{title}\n{LEAD}\n{MORE}", headline=title)
    assert [section.kind.value for section in report.sections] == ["furniture", "headline", "body", "body"]


@pytest.mark.parametrize(
    "title", ["Latvia's Defence Ministry denies talks", "Latvia Closes The Eastern Mail", "Foreign Ministry"]
)
def test_a_headline_that_names_a_body_or_outlet_stays_the_headline(title: str):
    assert report_from_text(f"{title}\n\n{LEAD}\n\n{MORE}").headline == title


@pytest.mark.parametrize(
    "title",
    [
        "ANALYSIS: Will Latvia open the gates?",
        "LIVE: Latvia shuts its crossing",
        "Live: Latvia shuts crossing - latest updates",
        "Opinion: Latvia should open its crossing",
        "UPDATE 2 - Latvia shuts its only crossing",
    ],
)
def test_a_headline_may_say_what_sort_of_report_it_is(title: str):
    assert report_from_text(f"{title}\n\n{LEAD}\n\n{MORE}").headline == title


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("16:40 That is all from us for today", "chatter"),
        ("We are closing this page now. Thank you for reading.", "chatter"),
        ("Thank you for following our coverage.", "chatter"),
        ("Follow our live coverage below.", "furniture"),
        ("By our own correspondent", "furniture"),
        ("For further information, please contact the press office.", "furniture"),
        ("Press release", "furniture"),
        ("15:55 Latvia moves its guards north", "subhead"),
        ("They thanked the envoy for reading the letter.", "body"),
        ("We are closing the crossing, the ministry said.", "body"),
    ],
)
def test_what_stands_around_live_pages_and_releases(words: str, kind: str):
    report = report_from_text(f"Latvia shuts crossing\n\n{LEAD}\n\n{words}\n\n{MORE}\n\n{LEAD}")
    assert {s.kind.value for s in report.sections if report.text[s.start : s.end] in words} == {kind}


def test_a_live_page_s_label_announces_key_points():
    points = "- It was shut.\n- No one was hurt."
    text = f"Latvia shuts crossing\n\n{LEAD}\n\n12:30 What we know so far\n{points}\n\n{MORE}"
    report = report_from_text(text)
    assert [s.kind.value for s in report.sections] == ["headline", "body", "furniture", "summary", "summary", "body"]
