"""`institutions.yaml`: the nouns are many, each says one thing, and they say the right one."""

from collections import Counter

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.world import InstitutionNoun
from onrecord.vocabulary import ActorKind


@pytest.fixture(scope="module")
def nouns(codebook: Codebook) -> dict[str, InstitutionNoun]:
    return {noun: entry for entry in codebook.entries(InstitutionNoun) for noun in entry.nouns}


def test_the_list_is_rich(codebook: Codebook, nouns: dict[str, InstitutionNoun]) -> None:
    assert len(codebook.entries(InstitutionNoun)) >= 25
    assert len(nouns) >= 1500


def test_each_noun_is_listed_once(codebook: Codebook) -> None:
    counted = Counter(noun.lower() for entry in codebook.entries(InstitutionNoun) for noun in entry.nouns)
    assert [noun for noun, times in counted.items() if times > 1] == []


def test_nouns_are_clean(nouns: dict[str, InstitutionNoun]) -> None:
    assert [noun for noun in nouns if noun != " ".join(noun.split()) or len(noun) < 2] == []


@pytest.mark.parametrize(
    ("noun", "sector", "kind", "stands"),
    [
        ("president", "GOV", ActorKind.PERSON, True),
        ("foreign minister", "GOV", ActorKind.PERSON, True),
        ("spokesman", "GOV", ActorKind.PERSON, True),
        ("ambassador", "GOV", ActorKind.PERSON, True),
        ("mayor", "GOV", ActorKind.PERSON, False),
        ("government", "GOV", ActorKind.GOVERNMENT, True),
        ("ministry of foreign affairs", "GOV", ActorKind.GOVERNMENT, True),
        ("embassy", "GOV", ActorKind.GOVERNMENT, True),
        ("central bank", "GOV", ActorKind.GOVERNMENT, True),
        ("parliament", "LEG", ActorKind.GOVERNMENT, True),
        ("lawmaker", "LEG", ActorKind.PERSON, False),
        ("army", "MIL", ActorKind.GOVERNMENT, True),
        ("troops", "MIL", ActorKind.GOVERNMENT, True),
        ("defence ministry", "MIL", ActorKind.GOVERNMENT, True),
        ("police", "COP", ActorKind.GOVERNMENT, True),
        ("intelligence service", "SPY", ActorKind.GOVERNMENT, True),
        ("supreme court", "JUD", ActorKind.GOVERNMENT, True),
        ("prosecutor", "JUD", ActorKind.PERSON, True),
        ("rebel", "REB", ActorKind.GROUP, False),
        ("separatist", "REB", ActorKind.GROUP, False),
        ("gunman", "UAF", ActorKind.GROUP, False),
        ("cartel", "CRM", ActorKind.GROUP, False),
        ("opposition", "OPP", ActorKind.GROUP, False),
        ("opposition leader", "OPP", ActorKind.PERSON, False),
        ("protester", "CVL", ActorKind.POPULATION, False),
        ("civilian", "CVL", ActorKind.POPULATION, False),
        ("refugee", "REF", ActorKind.POPULATION, False),
        ("migrant", "REF", ActorKind.POPULATION, False),
        ("worker", "LAB", ActorKind.POPULATION, False),
        ("student", "EDU", ActorKind.POPULATION, False),
        ("company", "BUS", ActorKind.COMPANY, False),
        ("newspaper", "MED", ActorKind.MEDIA, False),
        ("aid agency", "NGO", ActorKind.ORGANISATION, False),
        ("cleric", "REL", ActorKind.PERSON, False),
    ],
)
def test_what_a_noun_means(
    nouns: dict[str, InstitutionNoun], noun: str, sector: str, kind: ActorKind, stands: bool
) -> None:
    entry = nouns[noun]
    assert (entry.sector, entry.kind, entry.stands_for_state) == (sector, kind, stands)


def test_former_holders_do_not_speak_for_the_state(nouns: dict[str, InstitutionNoun]) -> None:
    former = [noun for noun in nouns if noun.startswith(("former ", "ex-", "retired "))]
    assert former
    assert [noun for noun in former if nouns[noun].stands_for_state] == []


def test_armed_groups_and_people_never_stand_for_a_state(nouns: dict[str, InstitutionNoun]) -> None:
    apart = {"REB", "UAF", "CRM", "OPP", "CVL", "REF", "LAB", "BUS", "NGO", "MED", "REL"}
    assert [noun for noun, entry in nouns.items() if entry.sector in apart and entry.stands_for_state] == []
