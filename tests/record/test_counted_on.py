"""Which day, month or year something belongs to."""

import pytest

from onrecord.record.counted_on import Stretch, belongs, is_told_since, stretch


def test_stretches() -> None:
    assert stretch("2024") == Stretch("2024-01-01", "2024-12-31", "2024-12-31")
    assert stretch("2024-02") == Stretch("2024-02-01", "2024-02-29", "2024-02-29")
    assert stretch("2024-02-27") == Stretch("2024-02-27", "2024-02-27", "2024-03-04")
    assert stretch("9999-12-31").over == "9999-12-31"


@pytest.mark.parametrize(
    ("since", "until", "on", "does"),
    [
        ("2024-05-03", "2024-05-03", "2024-05-03", True),
        ("2024-05-03", "2024-05-09", "2024-05-03", True),
        ("2024-05-03", "2024-05-10", "2024-05-03", False),
        ("2024-05-02", "2024-05-03", "2024-05-03", False),
        ("2024-05-01", "2024-05-31", "2024-05", True),
        ("2024-05-30", "2024-06-01", "2024-05", False),
        ("2024-01-01", "2024-12-31", "2024-01", False),
        ("2024-01-01", "2024-12-31", "2024", True),
        (None, "2024-05-03", "2024-05-03", False),
    ],
)
def test_what_may_as_well_have_been_another_day_belongs_to_none(
    since: str | None, until: str | None, on: str, does: bool
) -> None:
    assert belongs(since, until, on) is does


def test_what_is_to_come_has_not_been_told_of_as_past() -> None:
    assert is_told_since("2024-05-03", "2024-05-03")
    assert not is_told_since("2024-05-03", "2024-05-02")
    assert is_told_since("2024-05-03", "0001-01-01")  # nobody knows when it was told
