"""An agreement: its life, and its obligations as sentences."""

from onrecord.inquiry.agreement_page import agreement_page, force_of
from onrecord.inquiry.matters import agreements
from onrecord.record import Record
from onrecord.vocabulary import Duty


def test_its_life_is_told_step_by_step_with_the_claims(lagoon: Record) -> None:
    page = agreement_page(lagoon, next(iter(agreements(lagoon))).id)
    assert page.agreement.name == "Keta Transport Treaty"
    assert [(step.status, step.date) for step in page.steps] == [("signed", "2024-05-02")]
    assert [line.report for step in page.steps for line in step.lines] == ["promise"]
    assert {one.name for one in page.parties} == {"Ghana", "Togo"}


def test_obligations_are_sentences_and_say_what_is_expressly_not_owed(lagoon: Record) -> None:
    page = agreement_page(lagoon, next(iter(agreements(lagoon))).id)
    by_force = {duty.force: duty for duty in page.obligations}
    assert set(by_force) == {"must", "need-not"}
    assert by_force["must"].sentence.startswith("Ghana must provide trucks")
    assert "lagoon" in (by_force["must"].trigger or "")
    assert by_force["must"].binding
    assert by_force["need-not"].sentence.startswith("Togo need not open its ports")
    assert all(duty.lines for duty in page.obligations)


def test_every_claim_of_it_is_told_somewhere(lagoon: Record) -> None:
    page = agreement_page(lagoon, next(iter(agreements(lagoon))).id)
    told = [page.lines, *(step.lines for step in page.steps), *(duty.lines for duty in page.obligations)]
    assert {line.id for lines in told for line in lines} == set(page.agreement.claims)


def test_forces_of_obligations() -> None:
    def duty(*, forbidden: bool, binding: bool) -> Duty:
        return Duty(bearer=("GHA",), action="act", forbidden=forbidden, binding=binding)

    told = [force_of(duty(forbidden=no, binding=owed)) for no in (False, True) for owed in (True, False)]
    assert told == ["must", "need-not", "may-not", "may"]
