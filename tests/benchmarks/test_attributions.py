"""The scoring of statements, on token indexes made up for it."""

from collections import Counter

import pytest

from benchmarks.attributions import (
    Attribution,
    Tokens,
    best_by_content,
    count_parts,
    count_sources,
    count_whole,
    part_figures,
    source_figures,
    token_f1,
    whole_figures,
)


def tokens(start: int, end: int) -> Tokens:
    return frozenset(range(start, end))


def said(source: Tokens, content: Tokens, cue: Tokens = frozenset(), heads: Tokens = frozenset()) -> Attribution:
    return Attribution(source=source, cue=cue, content=content, heads=heads or source, names=source)


def sources(gold: list[Attribution], ours: list[Attribution]) -> dict[str, float]:
    return source_figures(count_sources(gold, ours))


def test_token_f1() -> None:
    assert token_f1(tokens(0, 4), tokens(2, 4)) == pytest.approx(2 / 3)
    assert token_f1(tokens(0, 0), tokens(0, 0)) == 1.0
    assert token_f1(tokens(0, 4), tokens(0, 0)) == 0.0


def test_the_content_most_alike_is_taken() -> None:
    near, far = said(tokens(0, 1), tokens(10, 18)), said(tokens(0, 1), tokens(16, 30))
    gold = said(tokens(0, 1), tokens(10, 20))
    assert best_by_content(gold, [far, near]) is near
    assert best_by_content(gold, [said(tokens(0, 1), tokens(30, 40))]) is None


def test_the_head_word_of_the_source_decides_and_any_word_in_the_lenient_form() -> None:
    gold = [said(tokens(0, 3), tokens(10, 20), heads=tokens(2, 3))]
    figures = sources(gold, [said(tokens(0, 2), tokens(10, 20))])
    assert figures["content_found"] == 1.0
    assert (figures["source_for_content"], figures["source_for_content_lenient"]) == (0.0, 1.0)


def test_part_of_a_content_is_found_leniently_only() -> None:
    figures = sources([said(tokens(0, 2), tokens(10, 20))], [said(tokens(0, 2), tokens(10, 13))])
    assert (figures["content_found"], figures["content_found_lenient"]) == (0.0, 1.0)
    assert (figures["source_for_content"], figures["source_for_content_lenient"]) == (0.0, 1.0)


def test_what_was_not_found_counts_over_all_but_not_over_the_found() -> None:
    gold = [said(tokens(0, 2), tokens(10, 20)), said(tokens(30, 32), tokens(40, 50))]
    figures = sources(gold, [said(tokens(0, 2), tokens(10, 20))])
    assert figures["source_for_content"] == 0.5
    assert figures["source_for_content_found"] == 1.0


def test_attributions_without_source_ask_for_none() -> None:
    assert count_sources([said(tokens(0, 0), tokens(10, 20))], [said(tokens(0, 2), tokens(10, 20))]) == Counter()


def test_parts_are_counted_over_all_attributions_together() -> None:
    gold = [said(tokens(0, 2), tokens(10, 20)), said(tokens(0, 2), tokens(15, 20))]
    figures = part_figures(count_parts(gold, [said(tokens(1, 3), tokens(10, 15))]))
    assert figures["source_precision"] == figures["source_recall"] == figures["source_f1"] == 0.5
    assert (figures["content_precision"], figures["content_recall"]) == (1.0, 0.5)
    assert figures["cue_f1"] == 0.0


def test_whole_statements_are_matched_once_each() -> None:
    gold = [said(tokens(0, 2), tokens(10, 20), tokens(3, 4)), said(tokens(0, 2), tokens(12, 20), tokens(3, 4))]
    ours = [said(tokens(0, 2), tokens(10, 20), tokens(3, 4)), said(tokens(0, 1), tokens(12, 20), tokens(3, 4))]
    figures = whole_figures(count_whole(gold, ours))
    assert (figures["statement_exact_f1"], figures["statement_partial_f1"]) == (0.5, 1.0)
    assert whole_figures(count_whole(gold, ours[:1]))["statement_partial_recall"] == 0.5
