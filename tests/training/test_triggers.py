from training.corpora import Pair
from training.triggers import with_triggers

TEXT = "The Kenyan army shelled three Ugandan villages on Monday."


def pair(actor: tuple[int, int], recipient: tuple[int, int]) -> Pair:
    return Pair(TEXT, (actor,), (recipient,), None, "ASSAULT", "gold")


def test_a_linked_pair_gets_the_word_that_links_it_and_a_copy_in_the_readers_words() -> None:
    first, second = with_triggers([pair((4, 10), (30, 37))])
    assert first.trigger is not None
    assert TEXT[slice(*first.trigger)] == "shelled"
    assert (first.actor, first.recipient) == (((4, 10),), ((30, 37),))
    assert [TEXT[slice(*span)] for span in (*second.actor, *second.recipient)] == [
        "The Kenyan army",
        "three Ugandan villages",
    ]
    assert first.type == second.type == "ASSAULT"


def test_a_pair_that_nothing_links_stays_as_it_is() -> None:
    turned = pair((30, 37), (4, 10))
    assert with_triggers([turned]) == [turned]
