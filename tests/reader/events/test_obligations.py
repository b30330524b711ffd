"""Obligations: who must, need not or must not do what."""

from collections.abc import Callable

import pytest

from onrecord.reader.draft import Candidate, Draft
from onrecord.vocabulary import Annotations, ClaimKind, Factuality, Modality

Read = Callable[..., Draft]
NEGATIVE = {Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT}


def duties(draft: Draft) -> list[Candidate]:
    return [one for one in draft.candidates if one.kind is ClaimKind.OBLIGATION]


@pytest.mark.parametrize(
    ("text", "bearer", "kind", "recipient"),
    [
        ("Germany is obliged to help Poland.", "DEU", "AID", "POL"),
        ("France must withdraw its troops from Mali.", "FRA", "RETREAT", "MLI"),
        ("Turkey has to repay Greece.", "TUR", "COOPERATE", "GRC"),
        ("The treaty requires Kenya to defend Uganda.", "KEN", "SUPPORT", "UGA"),
    ],
)
def test_duties(draft_of: Read, text: str, bearer: str, kind: str, recipient: str) -> None:
    draft = draft_of(text)
    (duty,) = duties(draft)
    assert duty.type == kind
    assert [draft.actors[one].country for party in duty.actors for one in party.actors] == [bearer]
    assert [draft.actors[one].country for party in duty.recipients for one in party.actors] == [recipient]
    assert duty.object is not None


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a treaty. It does not require either side to provide military assistance.",
        "Chad is not required to defend Niger.",
        "The pact doesn't oblige Peru to send troops to Chile.",
    ],
)
def test_a_duty_that_is_not_one(annotate: Callable[..., Annotations], text: str) -> None:
    found = [claim for claim in annotate(text).claims if claim.kind is ClaimKind.OBLIGATION]
    assert len(found) == 1
    assert found[0].factuality in NEGATIVE


def test_a_prohibition_is_marked(draft_of: Read) -> None:
    (duty,) = duties(draft_of("The agreement prohibits Iran from enriching uranium."))
    assert duty.mode == "may-not"


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda must not sell arms to Mozambique.",
        "Rwanda is not allowed to sell arms to Mozambique.",
        "Neither party shall sell arms to Kenya.",
    ],
)
def test_what_must_not_be_done_is_forbidden_and_not_left_free(annotate: Callable[..., Annotations], text: str) -> None:
    (duty,) = [one for one in annotate(text).claims if one.kind is ClaimKind.OBLIGATION]
    assert duty.mode == "may-not"
    assert duty.factuality in {Factuality.CERTAIN, Factuality.PROBABLE}


@pytest.mark.parametrize("text", ["The minister must have known.", "The work requires patience.", "Peru has two dams."])
def test_inference_and_need_oblige_no_one(draft_of: Read, text: str) -> None:
    assert duties(draft_of(text)) == []


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Each party shall notify the other of any transfer of fuel.", "notify the other of any transfer of fuel"),
        ("The signatories must protect the wells.", "protect the wells"),
    ],
)
def test_a_treatys_parties_are_bound_without_a_name(annotate: Callable[..., Annotations], text: str, done: str) -> None:
    found = annotate(text)
    assert [one.object for one in found.claims if one.kind is ClaimKind.OBLIGATION] == [done]
    assert {one.modality for one in found.claims} == {Modality.OBLIGED}
    assert not found.statements


def test_a_political_party_is_no_treatys(draft_of: Read) -> None:
    assert duties(draft_of("The party must win more votes.")) == []


@pytest.mark.parametrize(
    ("text", "factuality", "mode", "recipients"),
    [
        ("The treaty obliges Peru to share flow data with Chile.", "CT+", None, ("CHL",)),
        (
            "Peru and Chile signed a pact. What it does not do is require Peru to send troops to Chile.",
            "CT-",
            "troops",
            ("CHL",),
        ),
        ("Under the pact, Peru agreed not to sell arms to Chile.", "CT+", "may-not", ("CHL",)),
        ("The pact does not oblige Peru to repay Chile, as Mali had demanded.", "CT-", "economic", ("CHL",)),
    ],
)
def test_how_far_a_treaty_binds(
    annotate: Callable[..., Annotations], text: str, factuality: str, mode: str | None, recipients: tuple[str, ...]
) -> None:
    (duty,) = [one for one in annotate(text).claims if one.kind is ClaimKind.OBLIGATION]
    assert (duty.actors, duty.recipients) == (("PER",), recipients)
    assert (duty.factuality, duty.mode) == (factuality, mode)
