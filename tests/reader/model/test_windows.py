from tokenizers import Tokenizer, models, pre_tokenizers

from onrecord.reader.model.windows import NOWHERE, Windows

WORDS = ("[CLS]", "[SEP]", "[UNK]", "Oslo", "denied", "it", "Lima", "waits", ".")


def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def spans(text: str, *sentences: str) -> list[tuple[int, int]]:
    return [(text.index(one), text.index(one) + len(one)) for one in sentences]


def test_paragraphs_share_a_window_and_are_set_apart() -> None:
    text = "Oslo denied it.\n\nLima waits."
    (window,) = Windows(tokenizer()).of(text, [spans(text, "Oslo denied it."), spans(text, "Lima waits.")])
    assert [WORDS[one] for one in window.ids] == [
        *("[CLS]", "Oslo", "denied", "it", ".", "[SEP]", "Lima", "waits", ".", "[SEP]"),
    ]
    assert [text[start:end] for start, end in window.offsets if (start, end) != NOWHERE] == [
        *("Oslo", "denied", "it", ".", "Lima", "waits", "."),
    ]


def test_a_paragraph_that_does_not_fit_opens_a_new_window() -> None:
    text = "Oslo denied it. Lima waits."
    windows = Windows(tokenizer(), limit=7).of(text, [spans(text, "Oslo denied it."), spans(text, "Lima waits.")])
    assert [(one.start, one.end) for one in windows] == [(0, 15), (16, 27)]


def test_a_sentence_longer_than_a_window_is_cut_and_nothing_is_lost() -> None:
    text = "Lima waits " * 20
    windows = Windows(tokenizer(), limit=9).of(text, [[(0, len(text))]])
    assert all(len(one.ids) <= 9 for one in windows)
    assert sum(len([place for place in one.offsets if place != NOWHERE]) for one in windows) == 40


def test_pieces_are_those_that_share_a_character() -> None:
    text = "Oslo denied it."
    (window,) = Windows(tokenizer()).of(text, [[(0, len(text))]])
    assert window.pieces((6, 13)) == [2, 3]
    assert window.pieces((4, 5)) == []


def test_blank_text_has_no_windows() -> None:
    assert Windows(tokenizer()).of(" \n", [[(0, 2)]]) == []
