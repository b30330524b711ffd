"""The files on agreements: they load, and their words do not contradict one another."""

from collections import Counter

from onrecord.codebook import Codebook
from onrecord.codebook.agreements import DealNoun, DealStep, DealSubject, DealWording
from onrecord.vocabulary import AgreementStatus


def test_a_noun_names_one_sort_of_deal(codebook: Codebook) -> None:
    nouns = Counter(noun for entry in codebook.entries(DealNoun) for noun in entry.nouns)
    assert nouns["treaty"] == 1
    assert max(nouns.values()) == 1


def test_subjects_named_elsewhere_exist(codebook: Codebook) -> None:
    subjects = {entry.id: entry for entry in codebook.entries(DealSubject)}
    assert {entry.subject for entry in codebook.entries(DealNoun) if entry.subject} <= set(subjects)
    assert {near for entry in subjects.values() for near in entry.near} <= set(subjects)


def test_every_status_has_words(codebook: Codebook) -> None:
    told = {entry.status for entry in codebook.entries(DealStep)}
    assert set(AgreementStatus) <= told
    assert None in told, "words that put a step off have no status"


def test_a_verb_tells_one_step(codebook: Codebook) -> None:
    verbs = Counter(verb for entry in codebook.entries(DealStep) for verb in entry.verbs)
    assert [verb for verb, count in verbs.items() if count > 1] == []


def test_wordings_are_lower_case_and_written_once(codebook: Codebook) -> None:
    for entry in codebook.entries(DealWording):
        assert entry.about
        assert len(set(entry.words)) == len(entry.words)
        assert all(word == word.lower() for word in entry.words)
