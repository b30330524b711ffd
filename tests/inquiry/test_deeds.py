"""Deeds in words: the verb of a mode, the passive when nobody is known to act, and whole months."""

import pytest
from msgspec.structs import replace

from onrecord.inquiry.deeds import are_many, deed_to_come, deed_words
from onrecord.inquiry.telling import forecast_words
from onrecord.inquiry.wording import whole_time
from onrecord.vocabulary import Actor, ActorKind, Forecast, ForecastKind

NAMES = {
    "CHL": Actor(id="CHL", name="Chile", kind=ActorKind.STATE),
    "PER": Actor(id="PER", name="Peru", kind=ActorKind.STATE),
    "a/1": Actor(id="a/1", name="Peruvian sailors", kind=ActorKind.POPULATION),
}


@pytest.mark.parametrize(
    ("kind", "mode", "actors", "recipients", "told"),
    [
        ("RETREAT", "release", ("CHL",), ("a/1",), "Chile released Peruvian sailors (RETREAT)"),
        ("RETREAT", None, ("CHL",), ("PER",), "Chile retreated from Peru (RETREAT)"),
        ("ASSAULT", None, (), ("a/1",), "Peruvian sailors were attacked (ASSAULT)"),
        ("ASSAULT", None, (), ("PER",), "Peru was attacked (ASSAULT)"),
        ("CONSULT", None, (), ("PER",), "someone consulted with Peru (CONSULT)"),
        ("COERCE", "arrest", ("CHL",), (), "Chile arrested (COERCE)"),
        ("CONSULT", "meet", ("CHL", "PER"), ("CHL", "PER"), "Chile and Peru met with each other (CONSULT)"),
    ],
)
def test_a_deed_is_told_by_the_verb_of_its_mode(
    kind: str, mode: str | None, actors: tuple[str, ...], recipients: tuple[str, ...], told: str
) -> None:
    assert deed_words(kind, actors, recipients, None, NAMES, mode=mode) == told


def test_a_forecast_names_its_holder_as_the_report_does() -> None:
    told = Forecast(
        id="f",
        holder=None,
        made=None,
        kind=ForecastKind.PREDICTION,
        type="ASSAULT",
        actors=("CHL",),
        recipients=("PER",),
    )
    assert forecast_words(told, NAMES) == "someone unnamed foresees that Chile will attack Peru (ASSAULT)"
    named = replace(told, holder_words="A harbour official")
    assert forecast_words(named, NAMES) == "A harbour official foresees that Chile will attack Peru (ASSAULT)"


def test_a_deed_that_will_not_be_has_anyone_as_its_object() -> None:
    assert deed_to_come("COERCE", ("CHL",), (), NAMES, mode="arrest", negated=True) == "arrest anyone"
    assert deed_to_come("ASSAULT", ("CHL",), ("PER",), NAMES) == "attack Peru"


def test_only_whole_months_and_years_are_told_as_such() -> None:
    assert whole_time("2024-02-01", "2024-02-29") == "2024-02"
    assert whole_time("2025-01-01", "2025-12-31") == "2025"
    assert not whole_time("2023-02-01", "2023-02-27")
    assert not whole_time("2024-06-01", "2024-07-31")


@pytest.mark.parametrize(
    ("name", "kind", "many"),
    [
        ("Houthis", ActorKind.GROUP, True),
        ("Rapid Support Forces", ActorKind.ORGANISATION, True),
        ("Armed Forces of Peru", ActorKind.GOVERNMENT, True),
        ("people of Peru", ActorKind.POPULATION, True),
        ("members of parliament", ActorKind.POPULATION, True),
        ("Kurds", ActorKind.POPULATION, True),
        ("Rohingya", ActorKind.POPULATION, True),
        ("Chilean soldiers", ActorKind.GOVERNMENT, True),
        ("Hamas", ActorKind.GROUP, False),
        ("Islamic Revolutionary Guard Corps", ActorKind.GOVERNMENT, False),
        ("House of Representatives", ActorKind.GOVERNMENT, False),
        ("Cartel de la Costa", ActorKind.GROUP, False),
        ("United States", ActorKind.STATE, False),
        ("Chilean community", ActorKind.POPULATION, False),
        ("ship's crew", ActorKind.POPULATION, False),
        ("prisoner of war", ActorKind.POPULATION, False),
        ("Anna Morales", ActorKind.PERSON, False),
    ],
)
def test_the_verb_agrees_with_a_name(name: str, kind: ActorKind, many: bool) -> None:
    assert are_many(("a",), {"a": Actor(id="a", name=name, kind=kind)}) is many
