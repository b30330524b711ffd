"""The words of time and measure."""

import pycountry

from onrecord.codebook.measures import TimeWord, Unit


def test_every_month_and_weekday_is_there_once(codebook):
    for kind, count in (("month", 12), ("weekday", 7)):
        values = [entry.value for entry in codebook.entries(TimeWord) if entry.kind == kind]
        assert len(values) == len(set(values)) == count


def test_no_word_of_time_means_two_things_of_one_kind(codebook):
    words = [(entry.kind, word) for entry in codebook.entries(TimeWord) for word in entry.words]
    assert len(words) == len(set(words))


def test_currencies_are_iso_4217(codebook):
    known = {currency.alpha_3 for currency in pycountry.currencies}
    money = {unit.id for unit in codebook.entries(Unit) if unit.kind == "money"}
    assert len(money) > 30
    assert money <= known


def test_no_sign_stands_for_two_units(codebook):
    for field in ("words", "prefixes", "suffixes"):
        signs = [sign for unit in codebook.entries(Unit) for sign in getattr(unit, field)]
        assert sorted(signs) == sorted(set(signs))
