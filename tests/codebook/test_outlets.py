"""`outlets.yaml`: outlets, the names by which they are cited, and their addresses."""

import re
from collections import Counter

import pytest
from codebook_names import country_codes, names_of, shared_names

from onrecord.codebook import Codebook
from onrecord.codebook.world import Outlet

DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@pytest.fixture(scope="module")
def outlets(codebook: Codebook) -> dict[str, Outlet]:
    return {entry.id: entry for entry in codebook.entries(Outlet)}


def test_there_are_enough_of_every_kind(outlets: dict[str, Outlet]) -> None:
    assert len(outlets) >= 150
    kinds = Counter(entry.kind for entry in outlets.values())
    assert {kind for kind, count in kinds.items() if count >= 15} == {
        "agency",
        "broadcaster",
        "magazine",
        "newspaper",
        "online",
    }


def test_many_countries_have_one(outlets: dict[str, Outlet]) -> None:
    assert len({entry.country for entry in outlets.values()}) >= 100


def test_ids_are_in_order_and_differ(codebook: Codebook) -> None:
    ids = [entry.id for entry in codebook.entries(Outlet)]
    assert ids == sorted(set(ids))


def test_no_name_is_shared(codebook: Codebook) -> None:
    assert shared_names(codebook.entries(Outlet)) == {}


def test_countries_exist(codebook: Codebook, outlets: dict[str, Outlet]) -> None:
    assert {entry.country for entry in outlets.values()} <= country_codes(codebook)


def test_an_address_leads_to_one_outlet(outlets: dict[str, Outlet]) -> None:
    domains = [domain for entry in outlets.values() for domain in entry.domains]
    assert all(DOMAIN.fullmatch(domain) for domain in domains)
    assert [domain for domain, count in Counter(domains).items() if count > 1] == []


@pytest.mark.parametrize("outlet", ["xinhua", "tass", "irna", "sana", "kcna", "rt", "press-tv", "global-times"])
def test_state_run_outlets_are_marked(outlets: dict[str, Outlet], outlet: str) -> None:
    assert outlets[outlet].state_media


@pytest.mark.parametrize("outlet", ["reuters", "ap", "afp", "bbc", "nhk", "cbc", "new-york-times", "meduza"])
def test_others_are_not(outlets: dict[str, Outlet], outlet: str) -> None:
    assert not outlets[outlet].state_media


@pytest.mark.parametrize(
    "word",
    ["Time", "Times", "Independent", "Globe", "Sun", "Mirror", "Hill", "Observer", "Economist", "Nation", "CCTV"],
)
def test_common_words_stand_only_with_their_article(codebook: Codebook, word: str) -> None:
    assert all(word not in names_of(entry) for entry in codebook.entries(Outlet))


def test_papers_are_found_under_the_names_that_reports_use(outlets: dict[str, Outlet]) -> None:
    assert "The Times" in names_of(outlets["times-uk"])
    assert "New York Times" in names_of(outlets["new-york-times"])
    assert "AP" in names_of(outlets["ap"])
    assert "Tasnim news agency" in names_of(outlets["tasnim"])
