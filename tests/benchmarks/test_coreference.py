"""The benchmark on same events: mentions become traits, articles stories, and stories events."""

import pytest

from benchmarks.coreference import grouped, same_words, scored, stories
from benchmarks.gold_mentions import Document, read_documents


def row(name: str, topic: int, text: str, events: dict[str, str]) -> dict[str, object]:
    """An article of one sentence, and its event words with their chains."""
    words = text.split()
    mentions = [
        {"tokens": [words.index(word)], "tag": "ACTION_OCCURRENCE", "chain": chain} for word, chain in events.items()
    ]
    return {"id": name, "topic": topic, "sentences": [words], "selected": [0], "mentions": mentions}


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    rows = [
        row("1_1", 1, "A quake struck Valmora near Lake Ostrin on Sunday and buried the chapel .", {"quake": "q"}),
        row(
            "1_2", 1, "The earthquake in Valmora near Lake Ostrin buried a chapel .", {"earthquake": "q", "buried": "b"}
        ),
        row("2_1", 2, "Singer Della Frayne married drummer Tom Arkwell in Lisbon .", {"married": "m"}),
        row("2_2", 2, "Della Frayne and Tom Arkwell , a drummer , married in Lisbon .", {"married": "m"}),
    ]
    return list(read_documents(rows))


def test_a_mention_has_the_stem_and_the_sorts_of_its_word(documents: list[Document]) -> None:
    quake, other = documents[0].mentions[0].traits, documents[1].mentions[0].traits
    assert quake.trigger != other.trigger
    assert "earthquake" in quake.kin & other.kin
    assert "sundai" in quake.words


def test_articles_of_one_story_fall_together_and_others_do_not(documents: list[Document]) -> None:
    assert [[document.id for document in story] for story in stories(documents)] == [["1_1", "1_2"], ["2_1", "2_2"]]


def test_mentions_are_grouped_as_the_ledger_groups_claims(documents: list[Document]) -> None:
    quakes, weddings = stories(documents)
    assert {"1_1#000", "1_2#000"} in grouped(quakes)
    assert {"1_2#001"} in grouped(quakes)
    assert grouped(weddings) == [{"2_1#000", "2_2#000"}]
    assert {"1_1#000"} in same_words(quakes)


def test_a_perfect_answer_scores_one_and_a_torn_one_less() -> None:
    pytest.importorskip("scorch", reason="in the extra `bench`")
    key = [{"a", "b"}, {"c"}]
    assert scored(key, key)["conll_f1"] == pytest.approx(1.0)
    assert scored(key, [{"a"}, {"b"}, {"c"}])["conll_f1"] < 0.7
