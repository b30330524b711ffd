"""How claims read, and which come first in a brief."""

import msgspec
import pytest

from made_reports import KNOWN, NAVY, TEXT, at
from onrecord.inquiry import make_brief, sentence
from onrecord.inquiry.wording import act, shorten, trimmed
from onrecord.record import ClaimOnRecord
from onrecord.record.hydrate import claims_on_record, quoted
from onrecord.vocabulary import (
    Actor,
    ActorKind,
    Annotations,
    Claim,
    ClaimKind,
    Factuality,
    Modality,
    Quantity,
    Report,
    Statement,
    Trigger,
)

PEOPLE = Actor(id="a/residents", name="residents", kind=ActorKind.POPULATION)
NAMES = {actor.id: actor for actor in (*KNOWN, PEOPLE)}
NOT = Factuality.CERTAINLY_NOT


def made(*changes: dict[str, object], statements: tuple[Statement, ...] = ()) -> list[ClaimOnRecord]:
    """Claims of one report, each with its own word."""
    claims = []
    for number, change in enumerate(changes):
        base: dict[str, object] = {
            "id": f"c{number}",
            "kind": ClaimKind.EVENT,
            "type": "AID",
            "trigger": Trigger(start=number, end=number + 1, text="shipped"),
            "actors": ("NOR",),
            "recipients": ("CHL",),
            "evidence": ((0, 47),),
        }
        claims.append(Claim(**{**base, **change}))  # type: ignore[arg-type]
    report = Report(id="a", text=TEXT)
    figures = (Quantity(start=30, end=32, text="40", value=40), Quantity(start=0, end=0, text="two", value=2))
    return claims_on_record(
        Annotations(
            report=report, actors=(*KNOWN, PEOPLE), quantities=figures, statements=statements, claims=tuple(claims)
        ),
        None,
    )


def told(statements: tuple[Statement, ...] = (), **change: object) -> str:
    return sentence(made(change, statements=statements)[0], NAMES).removesuffix(", says the report")


DUTY = {"kind": ClaimKind.OBLIGATION, "recipients": ()}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"object": "to train 200 sailors"}, "Norway must train 200 sailors (AID)"),
        ({"factuality": NOT, "object": "either side to send troops"}, "Norway need not send troops (AID)"),
        ({"mode": "may-not", "object": "selling radars"}, "Norway must refrain from selling radars (AID)"),
        ({"mode": "may-not", "factuality": NOT, "object": "to sell radars"}, "Norway may sell radars (AID)"),
        ({"type": None, "object": "balance its partnerships"}, "Norway must balance its partnerships"),
        ({"type": None, "object": "to return the ship"}, "Norway must return the ship"),
        ({"type": None, "factuality": NOT, "object": "to return the ship"}, "Norway need not return the ship"),
        ({"type": None, "mode": "may-not", "object": "sell radars"}, "Norway must not sell radars"),
        ({"type": None, "mode": "may-not", "object": "selling radars"}, "Norway must refrain from selling radars"),
        ({"type": None, "trigger": Trigger(start=0, end=5, text="shall")}, "Norway must act"),
    ],
)
def test_duties_read_in_their_own_words(change: dict[str, object], expected: str):
    assert told(**DUTY | change) == expected


LUND = Statement(id="s1", source=(at(TEXT, "Ingrid Lund"),), holder="person/ingrid-lund")
NORWAY_SAYS = Statement(id="s2", source=(at(TEXT, "Norway"),), holder="NOR")
DENIED = {"evidence": (at(TEXT, "Ingrid Lund denied that the navy had shipped radars"),), "factuality": NOT}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({**DENIED, "holders": ("s1",)}, "Ingrid Lund denies that Norway gave aid to Chile (AID)"),
        ({"factuality": NOT, "holders": ("s2",)}, "Norway denies that it gave aid to Chile (AID)"),
        ({"factuality": NOT, "holders": ("s1",)}, "Ingrid Lund says that Norway did not give aid to Chile (AID)"),
        (
            {**DENIED, "holders": ("s2", "s1")},
            "Ingrid Lund, according to Norway, denies that Norway gave aid to Chile (AID)",
        ),
        (
            {**DENIED, "factuality": Factuality.PROBABLY_NOT, "holders": ("s1",)},
            "Ingrid Lund doubts that Norway gave aid to Chile (AID)",
        ),
        ({"factuality": NOT}, "Norway did not give aid to Chile (AID)"),
        ({"factuality": NOT, "type": "ASSAULT", "recipients": ()}, "Norway did not attack anyone (ASSAULT)"),
        ({"factuality": NOT, "type": "REJECT", "object": "that it paid"}, "Norway did not deny that it paid (REJECT)"),
        (
            {"factuality": NOT, "type": "REJECT", "recipients": (), "modality": Modality.PERMITTED},
            "Norway cannot reject it (REJECT)",
        ),
        ({"factuality": NOT, "modality": Modality.PROMISED}, "Norway to give aid to Chile (AID), not promised"),
        (
            {"factuality": NOT, "modality": Modality.CONDITIONAL},
            "Norway to give aid to Chile (AID), not so, on a condition",
        ),
    ],
)
def test_what_is_denied(change: dict[str, object], expected: str):
    assert told((LUND, NORWAY_SAYS), **change) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"modality": Modality.PREDICTED, "factuality": Factuality.PROBABLE}, "will give aid, foreseen as likely"),
        ({"modality": Modality.PREDICTED, "factuality": Factuality.POSSIBLE}, "will give aid, foreseen as possible"),
        (
            {"modality": Modality.PREDICTED, "factuality": Factuality.PROBABLY_NOT},
            "will give aid, foreseen as unlikely",
        ),
        ({"modality": Modality.PREDICTED, "factuality": NOT}, "will not give aid, foreseen"),
        ({"modality": Modality.THREATENED, "factuality": Factuality.PROBABLE}, "to give aid, threatened"),
        ({"modality": Modality.BELIEVED, "factuality": Factuality.PROBABLE}, "gave aid, probably"),
    ],
)
def test_likelihood_in_words(change: dict[str, object], expected: str):
    assert told(**change) == f"Norway {expected.replace(',', ' to Chile (AID),')}"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"type": "AGREE", "actors": ("NOR", "CHL"), "recipients": ("NOR", "CHL")},
            "Norway and Chile agreed with each other (AGREE)",
        ),
        ({"type": "AGREE", "actors": ("NOR", "CHL"), "recipients": ("CHL",)}, "Norway and Chile agreed (AGREE)"),
        ({"type": "ASSAULT", "actors": ("NOR",), "recipients": ("NOR",)}, "Norway attacked (ASSAULT)"),
        ({"type": "ASSAULT", "actors": ("NOR", "CHL"), "recipients": ("CHL",)}, "Norway attacked Chile (ASSAULT)"),
        ({"type": "AGREE", "actors": ("NOR",), "recipients": ("NOR", "CHL")}, "Norway agreed with Chile (AGREE)"),
        ({"type": "AGREE", "quantities": (1,)}, "Norway agreed with Chile (AGREE)"),
        ({"type": "AGREE", "quantities": (0,)}, "Norway agreed with Chile (AGREE: 40)"),
        ({"object": "radars\n - "}, "Norway gave aid to Chile (AID: radars)"),
        ({"object": "it"}, "Norway gave aid to Chile (AID)"),
        ({"object": "Chile", "recipient_spans": (at(TEXT, "Chile"),)}, "Norway gave aid to Chile (AID)"),
        ({"recipient_spans": (at(TEXT, "40 radars"),), "quantities": (0,)}, None),
        ({"object": "40 radars", "recipient_spans": (at(TEXT, "40 radars"),), "quantities": (0,)}, None),
    ],
)
def test_parties_objects_and_figures(change: dict[str, object], expected: str | None):
    assert told(**change) == (expected or "Norway gave aid to Chile (AID: 40 radars)")


TIE = {"kind": ClaimKind.TIE, "type": "ally"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "Norway is an ally of Chile"),
        ({"actors": ("NOR", "PER")}, "Norway and Peru are allies of Chile"),
        ({"actors": ("NOR", "CHL"), "recipients": ()}, "Norway and Chile are allies"),
        ({"factuality": NOT}, "it is not so that Norway is an ally of Chile"),
        ({"factuality": Factuality.UNKNOWN}, "it is unclear whether Norway is an ally of Chile"),
        ({"modality": Modality.PLANNED}, "Norway to be an ally of Chile, planned"),
        ({"type": "office-holder", "object": "consul"}, "Norway holds an office in Chile (consul)"),
        (
            {"type": "office-holder", "trigger": Trigger(start=0, end=1, text="consul")},
            "Norway holds an office in Chile (consul)",
        ),
    ],
)
def test_ties_are_told_as_on_their_own_pages(change: dict[str, object], expected: str):
    assert told(**TIE | change) == expected


def test_what_is_asked_or_underwent():
    assert told(modality=Modality.ASKED) == "it is asked whether Norway gave aid to Chile (AID)"
    assert told(type="ASSAULT", actors=()) == "Chile was attacked (ASSAULT)"
    assert told(type="ASSAULT", actors=(), modality=Modality.PLANNED) == "Chile to be attacked (ASSAULT), planned"


def test_quotations_and_objects_are_trimmed():
    assert trimmed("- the  naval\nbase on the island, ") == "the naval base on the island"
    assert trimmed("word " * 40).endswith("word…")
    assert len(trimmed("word " * 40)) <= 80
    assert shorten("Somalia closes its airspace\n\n-", 100) == "Somalia closes its airspace"
    assert shorten("- Somalia closes it.", 100) == "Somalia closes it."
    assert act("to agree to talks") == "agree to talks"
    assert act("agree to talks") == "agree to talks"


def test_words_left_out_of_a_quotation_are_marked():
    text = "Chile, it said, has ratified the treaty."
    assert quoted(text, (at(text, "Chile"), at(text, "has ratified"))) == "Chile … has ratified"
    assert quoted(text, (at(text, "Chile"), at(text, "it said"))) == "Chile it said"
    assert quoted(text, (at(text, "has ratified"), at(text, "Chile"))) == "has ratified … Chile"
    assert quoted(text, ()) == ""


def lines(*changes: dict[str, object]) -> dict[str, list[str]]:
    found = make_brief(made(*changes), NAMES)
    return {section.name: [line.claim.removeprefix("a/") for line in section.lines] for section in found.sections}


def test_grave_and_named_first():
    assert lines(
        {"type": "CONSULT"},
        {"type": "ASSAULT", "recipients": ("a/residents",)},
        {"type": "AGREE"},
        {"type": "ASSAULT", "actors": ("person/ingrid-lund",)},
        {"type": "ASSAULT", "recipients": ()},
        {"type": "ASSAULT"},
        {"type": "ASSAULT", "actors": (NAVY.id,), "confidence": 0.9},
    ) == {"deeds": ["c6", "c5", "c2", "c0", "c3", "c1", "c4"]}


def test_what_a_brief_leaves_out():
    same = Trigger(start=90, end=93, text="aid")
    assert lines(
        {"actors": (), "actor_spans": ((0, 6),)},
        {"kind": ClaimKind.TIE, "type": "office-holder"},
        {"trigger": same, "confidence": 0.4},
        {"trigger": same, "type": "SUPPORT", "confidence": 0.9},
        {"type": "AGREE"},
        {"type": "AGREE", "object": "a treaty"},
        {"type": "AGREE", "object": "a treaty on radars", "confidence": 0.4},
        {"type": "AGREE", "object": "a harbour", "confidence": 0.3},
    ) == {"deeds": ["c5", "c3", "c7"]}


def test_an_act_that_is_owed_is_told_once():
    owed = {"modality": Modality.OBLIGED, "trigger": Trigger(start=20, end=25, text="ship")}
    assert lines(DUTY | {"object": "to ship radars"}, owed) == {"obligations": ["c0"]}
    assert lines(owed) == {"asked": ["c0"]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("If Peru attacks it", "if “Peru attacks it”"),
        ("unless Peru leaves", "unless “Peru leaves”"),
        ("Norway was ready … if both asked", "if “both asked”"),
        ("Peru attacks it", "if “Peru attacks it”"),
    ],
)
def test_a_condition_stands_behind_its_own_conjunction(words: str, expected: str):
    (claim,) = made({"modality": Modality.PROMISED})
    told = sentence(msgspec.structs.replace(claim, condition_text=words), NAMES)
    assert f", promised, {expected}, says" in told


@pytest.mark.parametrize(
    ("thing", "told"), [("the boundary", ", which is denied, says"), ("no soldiers", "(no soldiers), says")]
)
def test_a_deed_of_no_type_that_is_denied_is_told_as_such(thing: str, told: str):
    (claim,) = made({"factuality": Factuality.CERTAINLY_NOT, "modality": Modality.ACTUAL})
    assert told in sentence(msgspec.structs.replace(claim, type=None, object=thing), NAMES)
