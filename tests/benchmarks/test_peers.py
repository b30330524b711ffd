"""What of two readers of quotations is compared, on articles made up for it."""

from benchmarks.peers import asked_for
from benchmarks.quoted import Words, quoted_regions

TEXT = 'The minister said: "We will go." Later she said that "peace" mattered. “It is late,” he wrote.'


def spans(*parts: str) -> list[tuple[int, int]]:
    return [(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts]


def parts(source: str, content: str) -> dict[str, list[tuple[int, int]]]:
    return {"source": spans(source), "content": spans(content)}


def test_straight_and_curly_marks_enclose() -> None:
    quoted = [TEXT[start:end] for start, end in quoted_regions(TEXT)]
    assert quoted == ['"We will go."', '"peace"', "“It is late,”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "She said: “We stay.\n\n“And we fight.” He left."
    assert [text[start:end] for start, end in quoted_regions(text)] == ["“We stay.", "“And we fight.”"]


def test_words_are_counted_without_marks() -> None:
    words = Words(TEXT)
    assert words.under(spans('"We will go."')) == words.under(spans("We will go"))
    assert words.under(spans("said: ")) == words.under(spans("aid"))
    assert words.under(spans(": ")) == frozenset()


GOLD = [parts("The minister", '"We will go."'), parts("she", 'that "peace" mattered')]


def test_only_what_is_wholly_quoted_is_asked_for() -> None:
    direct, _ = asked_for(TEXT, Words(TEXT), GOLD, [])
    assert [one.content for one in direct] == [Words(TEXT).under(spans("We will go"))]


def test_what_was_not_asked_for_does_not_count_and_what_nobody_marked_does() -> None:
    other, invented = parts("she", "peace"), parts("he", "“It is late,”")
    _, judged = asked_for(TEXT, Words(TEXT), GOLD, [other, invented, parts("The minister", "We will")])
    words = Words(TEXT)
    assert [one.content for one in judged] == [words.under(spans("It is late")), words.under(spans("We will"))]


def test_a_source_is_named_by_more_than_its_article() -> None:
    direct, _ = asked_for(TEXT, Words(TEXT), GOLD, [])
    assert direct[0].names == Words(TEXT).under(spans("minister"))
