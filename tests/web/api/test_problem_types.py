"""The table of problems: each code that the source raises is in it, with words for people."""

import re
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.web.api.problem_types import PROBLEM_TYPES, problem_types

SOURCE = Path(onrecord.__file__).parent
sys.path.insert(0, str(SOURCE.parents[1] / "docs" / "_ext"))

from source_tables import faults  # noqa: E402 - it lies beside the pages, not in the package

WITH_STATUS = re.compile(r'\w+Error\(\s*\d{3},\s*"([a-z]+(?:-[a-z]+)*)"')
"""Errors that carry their HTTP status before their code."""


def raised_codes() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    of_classes = {fault.code for fault in faults() if fault.kind != "the command line"}
    return of_classes | {code for text in texts for code in WITH_STATUS.findall(text)}


def test_every_code_that_is_raised_is_in_the_table() -> None:
    raised = raised_codes()
    assert {"unknown-id", "record-full", "too-long", "report-empty"} <= raised
    missing = sorted(raised - set(PROBLEM_TYPES))
    assert not missing, f"give each a status, a title and advice in web/api/problem_types.py: {missing}"


def test_the_list_is_in_order_and_whole() -> None:
    codes = [one.code for one in problem_types()]
    assert codes == sorted(PROBLEM_TYPES)


@pytest.mark.parametrize("code", sorted(PROBLEM_TYPES))
def test_a_problem_has_words_for_people(code: str) -> None:
    kind = PROBLEM_TYPES[code]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert 400 <= kind.status < 600
    assert kind.title[0].isupper()
    assert not kind.title.endswith(".")
    assert kind.advice.endswith(".")
    assert "`onrecord" not in kind.advice, "who reads this sits before a page or a program, not a command line"
