"""`offices.yaml`: owners exist, tenures are in order and do not overlap, and known facts come out right."""

from itertools import pairwise

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.world import Office, OfficeHolder, Organisation, State


@pytest.fixture(scope="module")
def offices(codebook: Codebook) -> dict[str, Office]:
    return {office.id: office for office in codebook.entries(Office)}


def test_enough_states_and_kinds_of_office(offices: dict[str, Office]) -> None:
    by_role = {
        role: {office.country for office in offices.values() if office.role == role and office.country}
        for role in ("head-of-state", "head-of-government", "foreign-minister", "defence-minister", "spokesperson")
    }
    assert len(by_role["head-of-state"]) >= 100
    assert len(by_role["head-of-government"]) >= 80
    assert len(by_role["foreign-minister"]) >= 50
    assert {"USA", "GBR", "FRA", "DEU", "RUS", "CHN", "ISR", "IRN", "UKR", "JPN"} <= by_role["defence-minister"]
    assert {"USA", "RUS", "IRN", "ISR", "JPN"} <= by_role["spokesperson"]


def test_entries_are_sorted_and_told_apart(codebook: Codebook) -> None:
    ids = [office.id for office in codebook.entries(Office)]
    assert ids == sorted(set(ids))


def test_owners_are_in_the_codebook(codebook: Codebook, offices: dict[str, Office]) -> None:
    states = {state.code for state in codebook.entries(State)}
    organisations = {organisation.id for organisation in codebook.entries(Organisation)}
    for office in offices.values():
        owner = office.id.split("/")[0]
        if office.country:
            assert office.country in states
            assert owner == office.country.lower()
        else:
            assert office.organisation in organisations
            assert owner == office.organisation


def test_every_office_has_titles_and_dated_holders(offices: dict[str, Office]) -> None:
    for office in offices.values():
        assert office.titles, office.id
        assert office.holders, office.id
        assert all(holder.from_ for holder in office.holders), office.id


def _overlap(before: OfficeHolder, after: OfficeHolder) -> bool:
    """Whether `after` begins before `before` ends, at the precision that both dates have."""
    if before.to is None or after.from_ is None:
        return before.to is None
    shared = min(len(before.to), len(after.from_))
    return after.from_[:shared] < before.to[:shared]


def test_tenures_follow_one_another(offices: dict[str, Office]) -> None:
    overlaps = [
        (office.id, before.name, after.name)
        for office in offices.values()
        for before, after in pairwise(office.holders)
        if _overlap(before, after)
    ]
    assert overlaps == []


def test_one_name_for_each_person(offices: dict[str, Office]) -> None:
    """Else one person in two offices would become two actors."""
    holders = [holder for office in offices.values() for holder in office.holders]
    names = {holder.name for holder in holders}
    owners: dict[str, set[str]] = {}
    for holder in holders:
        for alias in holder.aliases:
            owners.setdefault(alias, set()).add(holder.name)
    assert names & owners.keys() == set()
    assert {alias: people for alias, people in owners.items() if len(people) > 1} == {}


def test_one_person_has_one_wikidata_id(offices: dict[str, Office]) -> None:
    links: dict[str, set[str]] = {}
    people: dict[str, set[str]] = {}
    for office in offices.values():
        for holder in office.holders:
            if holder.wikidata:
                links.setdefault(holder.name, set()).add(holder.wikidata)
                people.setdefault(holder.wikidata, set()).add(holder.name)
    assert [name for name, ids in links.items() if len(ids) > 1] == []
    assert [link for link, names in people.items() if len(names) > 1] == []


@pytest.mark.parametrize(
    ("office", "day", "name"),
    [
        ("isr/prime-minister", "2024-10-22", "Benjamin Netanyahu"),
        ("isr/prime-minister", "2021-12-01", "Naftali Bennett"),
        ("irn/president", "2024-06-01", "Mohammad Mokhber"),
        ("irn/president", "2024-08-01", "Masoud Pezeshkian"),
        ("gbr/prime-minister", "2022-09-20", "Liz Truss"),
        ("gbr/monarch", "2022-09-07", "Elizabeth II"),
        ("gbr/monarch", "2022-09-09", "Charles III"),
        ("usa/president", "2017-01-20", "Donald Trump"),
        ("usa/president", "2024-11-06", "Joe Biden"),
        ("usa/secretary-of-state", "2018-08-01", "Mike Pompeo"),
        ("chn/foreign-minister", "2023-03-01", "Qin Gang"),
        ("jpn/prime-minister", "2021-01-01", "Yoshihide Suga"),
        ("kor/president", "2019-02-28", "Moon Jae-in"),
        ("ukr/president", "2019-05-01", "Petro Poroshenko"),
        ("fra/prime-minister", "2024-10-01", "Michel Barnier"),
        ("deu/chancellor", "2025-06-01", "Friedrich Merz"),
        ("bra/president", "2016-12-01", "Michel Temer"),
        ("arg/president", "2024-01-01", "Javier Milei"),
        ("mex/president", "2020-01-01", "Andrés Manuel López Obrador"),
        ("pak/prime-minister", "2023-12-01", "Anwaar-ul-Haq Kakar"),
        ("ind/prime-minister", "2020-01-01", "Narendra Modi"),
        ("syr/president", "2024-12-01", "Bashar al-Assad"),
        ("pol/prime-minister", "2024-01-01", "Donald Tusk"),
        ("zwe/president", "2017-12-01", "Emmerson Mnangagwa"),
        ("vat/pope", "2025-06-01", "Pope Leo XIV"),
        ("un/secretary-general", "2016-06-01", "Ban Ki-moon"),
        ("nato/secretary-general", "2024-10-22", "Mark Rutte"),
        ("european-commission/president", "2019-06-01", "Jean-Claude Juncker"),
    ],
)
def test_who_held_office_on_a_day(offices: dict[str, Office], office: str, day: str, name: str) -> None:
    holder = offices[office].holder_on(day)
    assert holder is not None
    assert holder.name == name


@pytest.mark.parametrize(("office", "day"), [("lbn/president", "2023-06-01"), ("bel/prime-minister", "2014-01-01")])
def test_a_vacant_or_unrecorded_office_has_no_holder(offices: dict[str, Office], office: str, day: str) -> None:
    assert offices[office].holder_on(day) is None
