"""`organisations.yaml`: who is a member of what, and since when."""

import pytest
from codebook_names import country_codes, names_of, shared_names

from onrecord.codebook import Codebook
from onrecord.codebook.world import Office, Organisation


@pytest.fixture(scope="module")
def organisations(codebook: Codebook) -> dict[str, Organisation]:
    return {entry.id: entry for entry in codebook.entries(Organisation)}


def test_there_are_enough(organisations: dict[str, Organisation]) -> None:
    assert len(organisations) >= 150


def test_ids_are_in_order_and_differ(codebook: Codebook) -> None:
    ids = [entry.id for entry in codebook.entries(Organisation)]
    assert ids == sorted(set(ids))


def test_no_name_is_shared(codebook: Codebook) -> None:
    assert shared_names(codebook.entries(Organisation)) == {}


def test_countries_and_parents_exist(codebook: Codebook, organisations: dict[str, Organisation]) -> None:
    codes = country_codes(codebook)
    for entry in organisations.values():
        named = {*entry.except_, *(member.country for member in entry.members), *filter(None, [entry.country])}
        assert named <= codes, entry.id
        assert entry.parent is None or entry.parent in organisations, entry.id
        assert entry.parent != entry.id


def test_offices_belong_to_listed_organisations(codebook: Codebook, organisations: dict[str, Organisation]) -> None:
    for office in codebook.entries(Office):
        assert office.organisation is None or office.organisation in organisations, office.id


def test_nobody_is_a_member_twice_at_once(organisations: dict[str, Organisation]) -> None:
    for entry in organisations.values():
        for day in ("2015-01-15", "2018-06-30", "2020-12-31", "2023-12-31", "2025-10-31"):
            members = entry.members_on(day)
            assert len(members) == len(set(members)), (entry.id, day)


@pytest.mark.parametrize(
    ("organisation", "country", "before", "since"),
    [
        ("brics", "IRN", "2023-12-31", "2024-01-01"),
        ("brics", "IDN", "2024-12-31", "2025-02-01"),
        ("nato", "FIN", "2023-03-01", "2023-05-01"),
        ("nato", "SWE", "2024-03-06", "2024-03-07"),
        ("sco", "BLR", "2024-07-03", "2024-07-04"),
        ("african-union", "MAR", "2016-12-31", "2017-02-01"),
        ("eac", "SOM", "2024-02-01", "2024-04-01"),
        ("asean", "TLS", "2025-10-25", "2025-10-26"),
        ("icc", "ARM", "2024-01-31", "2024-02-01"),
        ("eurozone", "HRV", "2022-12-31", "2023-01-01"),
        ("mercosur", "BOL", "2023-12-31", "2024-08-01"),
    ],
)
def test_who_joined(
    organisations: dict[str, Organisation], organisation: str, country: str, before: str, since: str
) -> None:
    assert country not in organisations[organisation].members_on(before)
    assert country in organisations[organisation].members_on(since)


@pytest.mark.parametrize(
    ("organisation", "country", "last", "after"),
    [
        ("eu", "GBR", "2020-01-31", "2020-02-01"),
        ("ecowas", "NER", "2025-01-28", "2025-01-29"),
        ("ecowas", "MLI", "2025-01-28", "2025-01-29"),
        ("council-of-europe", "RUS", "2022-03-16", "2022-03-17"),
        ("opec", "AGO", "2023-12-31", "2024-01-01"),
        ("opec", "QAT", "2018-12-31", "2019-01-01"),
        ("icc", "PHL", "2019-03-16", "2019-03-17"),
        ("g5-sahel", "MLI", "2022-05-01", "2022-06-01"),
        ("oas", "NIC", "2023-11-19", "2023-11-20"),
    ],
)
def test_who_left(
    organisations: dict[str, Organisation], organisation: str, country: str, last: str, after: str
) -> None:
    assert country in organisations[organisation].members_on(last)
    assert country not in organisations[organisation].members_on(after)


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("eu", "2019-06-01", 28),
        ("eu", "2024-06-01", 27),
        ("nato", "2019-06-01", 29),
        ("nato", "2024-06-01", 32),
        ("brics", "2022-06-01", 5),
        ("brics", "2025-06-01", 10),
        ("asean", "2020-06-01", 10),
        ("african-union", "2024-06-01", 55),
        ("arab-league", "2024-06-01", 22),
        ("ecowas", "2024-06-01", 15),
        ("ecowas", "2025-06-01", 12),
        ("aes", "2024-06-01", 3),
        ("gcc", "2024-06-01", 6),
        ("opec", "2025-06-01", 12),
        ("g20", "2024-06-01", 19),
        ("council-of-europe", "2024-06-01", 46),
        ("osce", "2024-06-01", 57),
        ("oecd", "2024-06-01", 38),
        ("icc", "2025-06-01", 125),
        ("oic", "2024-06-01", 57),
        ("commonwealth", "2024-06-01", 56),
        ("celac", "2024-06-01", 33),
        ("celac", "2021-06-01", 32),
        ("sadc", "2024-06-01", 16),
        ("five-eyes", "2024-06-01", 5),
    ],
)
def test_how_many_members(organisations: dict[str, Organisation], organisation: str, day: str, count: int) -> None:
    assert len(organisations[organisation].members_on(day)) == count


def test_all_states_means_all_but_the_exceptions(organisations: dict[str, Organisation]) -> None:
    united_nations, trade = organisations["un"], organisations["wto"]
    assert united_nations.all_states
    assert {"PSE", "VAT", "TWN", "XKX"} <= set(united_nations.except_)
    assert trade.all_states
    assert "IRN" in trade.except_
    assert "TWN" not in trade.except_


def test_bodies_lead_to_what_they_belong_to(organisations: dict[str, Organisation]) -> None:
    assert organisations["european-commission"].parent == "eu"
    assert organisations["unsc"].parent == "un"
    assert organisations["unifil"].parent == "un"
    assert organisations["kfor"].parent == "nato"


@pytest.mark.parametrize("word", ["Who", "Quartet", "Memorial", "Alliance", "Contact Group", "Elders", "Commonwealth"])
def test_common_words_are_no_names(codebook: Codebook, word: str) -> None:
    assert all(word not in names_of(entry) for entry in codebook.entries(Organisation))
