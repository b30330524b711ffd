import re

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.page import Chatter, Furniture, Wording
from onrecord.intake.chatter import chatter_table
from onrecord.intake.furniture import furniture_table
from onrecord.vocabulary import CodebookError


def test_every_entry_says_what_it_is_about_and_compiles(codebook: Codebook) -> None:
    for entry in [*codebook.entries(Furniture), *codebook.entries(Chatter)]:
        assert entry.about.endswith("."), entry.id
    patterns = [p for p, _ in furniture_table(codebook).patterns] + [row[0] for row in chatter_table(codebook).patterns]
    assert len(patterns) > 30
    assert all(isinstance(pattern, re.Pattern) for pattern in patterns)


def test_no_phrase_is_listed_twice_in_one_file(codebook: Codebook) -> None:
    for kind in (Furniture, Chatter):
        phrases = [
            phrase for entry in codebook.entries(kind) for wording in entry.wordings for phrase in wording.phrases
        ]
        assert sorted(phrases) == sorted(set(phrases))


@pytest.mark.parametrize("wording", [{}, {"phrases": ["  "]}, {"patterns": ["(open"]}])
def test_a_wording_that_finds_nothing_is_refused(wording: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match=r"phrase|regular expression"):
        Wording(**{name: tuple(value) for name, value in wording.items()}).check()


def test_hints_spare_patterns_without_changing_what_fits(codebook: Codebook) -> None:
    table = chatter_table(codebook)
    unhinted = type(table)(tuple((pattern, entry, ()) for pattern, entry, _ in table.patterns))
    for words in (
        "As an AI language model, I read no minds.",
        "Harbour bot here, bringing you news.",
        "It is your friendly neighbourhood newshound.",
        "Is there anything else I can tell?",
        "For further questions just ask.",
        "Please feel free to share it.",
        "Today we are ready to dish on ministers.",
        "Odd, isn't it, shall we?",
        "Say so in the comments below.",
        "Gentle readers, be patient.",
        "Chile and Peru signed a treaty.",
    ):
        assert table.is_chatter(words) == unhinted.is_chatter(words), words
    assert any(hints for _, _, hints in table.patterns)


def test_a_users_folder_adds_furniture(tmp_path) -> None:
    (tmp_path / "furniture.yaml").write_text(
        "furniture:\n- id: house\n  about: Our own label.\n  wordings:\n  - phrases: [the harbour desk]\n",
        encoding="utf-8",
    )
    ours = Codebook(tmp_path)
    assert furniture_table(ours).fitting("The Harbour Desk:") is not None
    assert furniture_table(Codebook()).fitting("The Harbour Desk:") is None


def test_a_users_broken_pattern_is_named(tmp_path) -> None:
    (tmp_path / "chatter.yaml").write_text(
        "chatter:\n- id: bad\n  about: Broken.\n  wordings:\n  - patterns: ['(open']\n", encoding="utf-8"
    )
    with pytest.raises(CodebookError, match="not a regular expression"):
        Codebook(tmp_path).entries(Chatter)
