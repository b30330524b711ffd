import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake import report_from_text
from onrecord.intake.sections import sections_of
from onrecord.vocabulary import ReportError, Section

LEAD = "The interior ministry of Latvia closed the crossing on Monday after guards had found a drone in a field nearby."
MORE = (
    "The minister, Anna Ozola, said that the crossing would stay shut for ten days and that Estonia would send guards."
)
LAST = "Belarus denied that the drone was its own, and its embassy asked for proof of what reporters had been told."


def kinds(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    return [(section.kind.value, text[section.start : section.end]) for section in sections_of(text, headline)]


def of(kind: str, text: str, headline: str | None = None) -> list[str]:
    return [words for found, words in kinds(text, headline) if found == kind]


@pytest.mark.parametrize(
    "title",
    [
        "Latvia closes a border crossing",
        "Latvia shuts its border crossing after a drone is found.",
        "LATVIA SHUTS CROSSING",
        "Did Belarus send the drone?",
        "“Not ours”: Belarus denies sending drone",
    ],
)
def test_a_first_line_like_a_title_is_the_headline(title: str) -> None:
    assert kinds(f"{title}\n\n{LEAD}\n\n{MORE}")[0] == ("headline", title)


@pytest.mark.parametrize(
    "first",
    [
        LEAD,
        "Guards found a drone on Monday.",
        "The ministry said it had shut the crossing.",
        "RIGA (Agency) - Latvia shut a crossing.",
        "- Latvia shut a crossing",
    ],
)
def test_a_first_sentence_of_the_report_is_not_the_headline(first: str) -> None:
    assert of("headline", f"{first}\n\n{MORE}\n\n{LAST}") == []


def test_one_paragraph_is_body() -> None:
    assert kinds(f"  {LEAD}\n") == [("body", LEAD)]
    assert kinds("Latvia shuts crossing") == [("body", "Latvia shuts crossing")]


def test_the_headline_that_came_apart_is_found_in_the_text_or_not_at_all() -> None:
    text = f"Latvia shuts crossing\n\n{LEAD}\n\n{MORE}"
    assert of("headline", text, "LATVIA SHUTS CROSSING") == ["Latvia shuts crossing"]
    assert of("headline", text, "Something else altogether") == []


def test_key_points_before_the_body_are_its_summary() -> None:
    points = ["Latvia closed a crossing after a drone find.", "Belarus denied that the drone was its own."]
    text = f"Latvia shuts crossing\n- {points[0]}\n- {points[1]}\n{LEAD}\n{MORE}\n{LAST}"
    assert of("summary", text) == points


def test_a_recap_after_the_body_is_its_summary() -> None:
    points = ["Latvia closed the crossing after guards found a drone.", "Belarus denied that the drone was its own."]
    text = f"Latvia shuts crossing\n{LEAD}\n{MORE}\n{LAST}\n* {points[0]}\n* {points[1]}"
    assert of("summary", text) == points


@pytest.mark.parametrize("label", ["In short", "KEY POINTS:", "At a glance", "Key takeaways"])
def test_a_label_announces_key_points(label: str) -> None:
    text = f"Latvia shuts crossing\n\n{label}\n• A crossing was closed.\n• Estonia helps.\n\n{LEAD}\n\n{MORE}\n\n{LAST}"
    assert of("summary", text) == ["A crossing was closed.", "Estonia helps."]
    assert of("furniture", text) == [label]


def test_labelled_lines_without_signs_after_the_body() -> None:
    text = f"Latvia shuts crossing\n{LEAD}\n{MORE}\n{LAST}\nIn short\nA crossing was closed.\nEstonia helps.\nShare"
    assert of("summary", text) == ["A crossing was closed.", "Estonia helps."]


def test_an_abstract_runs_up_to_the_body_s_label() -> None:
    text = f"Latvia shuts crossing\n\nABSTRACT.\n\n{LEAD}\n\nFULL TEXT.\n\n{MORE}\n\n{LAST}"
    assert of("summary", text) == [LEAD]
    assert of("body", text) == [MORE, LAST]


def test_a_list_that_the_body_announces_stays_body() -> None:
    text = (
        f"Latvia shuts crossing\n{LEAD}\n{MORE}\nIt asked for three things:\n- A hearing.\n- An inquiry.\n- An apology."
    )
    assert of("summary", text) == []
    assert of("body", text)[-3:] == ["A hearing.", "An inquiry.", "An apology."]


@pytest.mark.parametrize("label", ["You might also like", "Read more", "RELATED:", "More on this story", "Sources"])
def test_links_after_their_label_are_furniture(label: str) -> None:
    links = ["Sweden counts its ferries", "Chile raises the price of copper."]
    text = f"Latvia shuts crossing\n\n{LEAD}\n\n{MORE}\n\n{label}\n- {links[0]}\n- {links[1]}"
    assert of("furniture", text) == [label, *links]


def test_links_in_mid_report_end_where_the_report_goes_on() -> None:
    text = f"Latvia shuts crossing\n\n{LEAD}\n\nRelated\nSweden counts its ferries\n\n{MORE}\n\n{LAST}"
    assert of("furniture", text) == ["Related", "Sweden counts its ferries"]
    assert of("body", text) == [LEAD, MORE, LAST]


def test_an_unlabelled_list_of_other_pages_is_furniture() -> None:
    text = (
        f"Latvia shuts crossing\n\n{LEAD}\n\n{MORE}\n\n{LAST}\n\n- Chile raises copper price\n- Sweden counts ferries"
    )
    assert of("furniture", text) == ["Chile raises copper price", "Sweden counts ferries"]


@pytest.mark.parametrize(
    "words",
    [
        "Politics",
        "Advertisement",
        "By Janis Berzins",
        "By JANIS BERZINS and ANNA KALNINA, Example Agency",
        "(Reporting by Janis Berzins; Editing by Anna Kalnina)",
        "Share this article",
        "Read more: Sweden counts its ferries",
        "Sign up for our newsletter and get the day's news.",
        "© 2024 The Example Times. All rights reserved.",
        "Copyright 2024 The Example Times",
        "Follow Anna Kalnina on Twitter @example.",
        "Photo: Janis Berzins/AFP",
        "Image: Anna Kalnina.",
        "Janis Berzins via Getty Images",
        "Friday, January 5, 2024",
        "Published: 5 January 2024 10:30 GMT",
        "RIGA, Latvia (AP) --",
        "5 min read",
        "9:05 p.m.",
        "Categories: Latvia, Belarus, drones",
        "___",
        "https://news.example/latvia",
        "Anna Kalnina is a reporter for The Example Times in Riga.",
        "Updated 3 hours ago",
        "Tue 4 Jun 2024 15.22 BST",
        "2h ago",
        "Our Standards: The Example Trust Principles.",
        "Image source, Getty Images",
        "Europe correspondent",
        "Anna Kalnina contributed reporting from Tallinn.",
        "An earlier version of this article gave the wrong day.",
        "View image in fullscreen",
        "Share this: Facebook | X | Email",
        "(With inputs from agencies)",
        "You are receiving this email because you signed up at news.example.",
        ">> Sweden counts its ferries",
        "**Advertisement**",
        "[3] Ministry of Transport, Crossings and Their Costs, p. 14.",
    ],
)
def test_furniture(words: str) -> None:
    text = f"Latvia shuts crossing\n\n{LEAD}\n\n{words}\n\n{MORE}\n\n{LAST}"
    assert of("furniture", text) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "By Friday Latvia had closed every crossing that it has with Belarus.",
        "Politics played no part in it, the minister said.",
        "The ministry published the pictures on January 5, 2024, and again a week later.",
        "Related charges were dropped by the court in Riga.",
        "Sources in the ministry told reporters that the drone was not armed.",
        "Copyright law was changed by the parliament in Riga.",
        "Guards closed the crossing on Monday. The minister told Reuters.",
        '"We wait."',
        "No one knows.",
        "This photo business must end.",
        "Reporters from Tallinn asked the minister.",
    ],
)
def test_news_that_looks_like_furniture_is_kept(words: str) -> None:
    assert words in of("body", f"Latvia shuts crossing\n\n{LEAD}\n\n{words}\n\n{MORE}")


def test_a_sentence_with_a_credit_is_a_caption() -> None:
    words = "Guards stand at the crossing in Terehova. (Photo by Janis Berzins/AFP)"
    assert of("caption", f"Latvia shuts crossing\n\n{words}\n\n{LEAD}\n\n{MORE}") == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Guards stand at the crossing in Terehova, Latvia, May 11, 2024. REUTERS/Stringer",
        "Guards stand at the crossing in Terehova, Friday, May 10, 2024. (Latvian Red Cross via AP)",
        "Guards stand at the crossing in Terehova on May 10, 2024 [File: Janis Berzins/AFP]",
        "Anna Ozola speaks to parliament in Riga [Handout via Reuters]",
        "Guards stand at the crossing in Terehova on May 10, 2024 © Janis Berzins / AFP",
        "Anna Ozola at a press conference in Riga | Photo: AFP",
        "Media caption, Guards stand at the crossing",
        "This handout photo, released by the ministry, shows the drone in a field.",
    ],
)
def test_a_sentence_with_an_agency_s_credit_is_a_caption_wherever_it_stands(words: str) -> None:
    assert of("caption", f"Latvia shuts crossing\n{LEAD}\n{MORE}\n{words}\n{LAST}") == [words]


@pytest.mark.parametrize(
    "byline",
    ["Anna Kalnina", "Anna Kalnina in Riga", "Anna Kalnina and Ivo Roze", "BBC News, Riga", "BBC Europe, Riga"],
)
def test_a_name_alone_above_the_first_paragraph_is_a_byline(byline: str) -> None:
    assert of("furniture", f"Latvia shuts crossing\n{byline}\n{LEAD}\n{MORE}") == [byline]
    assert of("furniture", f"Latvia shuts crossing\n{LEAD}\n{byline}\n{MORE}") == []


@pytest.mark.parametrize("lines", ["Reuters\n{}", "{}\nGetty Images"])
def test_words_beside_an_agency_s_name_alone_are_a_caption(lines: str) -> None:
    words = "Latvian guards stand at the crossing in Terehova on Monday"
    told = f"Latvia shuts crossing\nReporting from Riga and Vilnius\n{lines.format(words)}\n{LEAD}\n{MORE}"
    assert of("caption", told) == [words]
    assert "Reporting from Riga and Vilnius" in of("furniture", told)


def test_markdown_titles_and_pictured_list_signs() -> None:
    text = f"# Latvia shuts crossing\n{LEAD}\n## Who sent it\n{MORE}\n{LAST}\n**TL;DR**\n✅ A crossing was closed."
    assert of("subhead", text) == ["## Who sent it"]
    assert of("summary", text) == ["A crossing was closed."]


def test_key_points_without_signs_end_at_the_dateline() -> None:
    points = ["Latvia closes a crossing after a drone find", "Estonia is to send guards"]
    text = f"Latvia shuts crossing\nSummary\n{points[0]}\n{points[1]}\nRIGA, May 12 (Reuters) - {LEAD}\n{MORE}"
    assert of("summary", text) == points


def test_a_short_line_between_paragraphs_is_a_subhead() -> None:
    for title in ("A second drone", "What Estonia's 'wall' costs", "Who sent it?"):
        assert of("subhead", f"Latvia shuts crossing\n{LEAD}\n{title}\n{MORE}\n{LAST}") == [title]


@pytest.mark.parametrize("words", ['"We are not done,"', "He had no comment.", "The embassy asked:", "“Go home”"])
def test_a_short_paragraph_is_no_subhead(words: str) -> None:
    assert of("subhead", f"Latvia shuts crossing\n{LEAD}\n{words}\n{MORE}\n{LAST}") == []


def test_hard_wrapped_lines_make_paragraphs() -> None:
    text = (
        "Latvia shuts crossing\n\nLatvia closed its border crossing at Terehova on Monday after\n"
        "guards had found a drone in a field near the road, which the\nministry said was not armed.\n\n"
        "   Belarus denied that the drone was its own and asked Latvia for\nproof. Its embassy did not comment.\n"
        "   Estonia sent guards.\n"
    )
    assert [words.split()[0] for _, words in kinds(text)] == ["Latvia", "Latvia", "Belarus", "Estonia"]
    assert kinds(text)[1][1].endswith("not armed.")


def test_a_hard_wrapped_line_may_begin_with_a_dash_or_number() -> None:
    text = (
        "Latvia shuts crossing\n\nLatvia closed its border crossing at Terehova on Monday after\n"
        "- as the ministry put it - a drone had been found there on Oct.\n"
        "12. The minister said that it was not armed and that\n"
        "the crossing would be opened again when the embassy of Belarus\nhad answered what the ministry had asked.\n"
    )
    assert len(kinds(text)) == 2


def test_short_paragraphs_after_a_link_are_the_report_s() -> None:
    text = (
        f"Latvia shuts crossing\n\n{LEAD}\n\nRead more\nSweden counts its ferries\n\nHe had no comment.\n\n{MORE * 2}"
    )
    assert of("furniture", text) == ["Read more", "Sweden counts its ferries"]


def test_a_sentence_goes_on_in_the_next_line() -> None:
    text = f"Latvia shuts crossing\n{LEAD[:60]}\n{LEAD[61:]}\n{MORE}"
    assert of("body", text) == [f"{LEAD[:60]}\n{LEAD[61:]}", MORE]


def test_any_kind_of_line_end() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028", "\x85"):
        assert len(kinds(end.join(["Latvia shuts crossing", LEAD, MORE]))) == 3


def test_a_section_never_holds_the_list_sign() -> None:
    text = f"Latvia shuts crossing\n{LEAD}\n1. First point of the plan.\n2) Second point of the plan.\n{MORE}"
    assert "First point of the plan." in of("body", text)
    assert "Second point of the plan." in of("body", text)


texts = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [
                LEAD,
                MORE,
                "- A point.",
                "Read more",
                "In short",
                "Wow!",
                '"',
                "",
                "  ",
                "ABSTRACT",
                "\u202eabc",
                "é\u0301",
            ]
        ),
        max_size=12,
    ).map("\n".join),
)


@settings(max_examples=150, deadline=None)
@given(texts, st.one_of(st.none(), st.text(max_size=30)))
def test_sections_of_any_text_are_ordered_apart_and_within_it(text: str, headline: str | None) -> None:
    try:
        sections: tuple[Section, ...] = report_from_text(text, headline=headline).sections
    except ReportError:
        sections = sections_of(text, headline)
    after = 0
    for section in sections:
        assert after <= section.start < section.end <= len(text)
        assert text[section.start : section.end].strip() == text[section.start : section.end]
        after = section.end
