import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.decode import to_text
from onrecord.vocabulary import ReportError

WORDS = "The café in Łódź was “closed” — the minister’s office said on Monday that it cost €40. Straße, naïve, señor.\n"
WESTERN = "The café was “closed” — the minister’s office said it cost €40. Straße, naïve, señor.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    assert to_text(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    assert to_text(WORDS.encode(encoding)) == WORDS


def test_windows_1252_and_latin_1() -> None:
    assert to_text(WESTERN.encode("cp1252")) == WESTERN
    assert to_text("The café in Málaga was closed.".encode("latin-1")) == "The café in Málaga was closed."


def test_mac_roman() -> None:
    assert (
        to_text("The minister’s office in Riga didn’t say.".encode("mac_roman"))
        == "The minister’s office in Riga didn’t say."
    )


def test_utf_8_with_stray_bytes() -> None:
    data = "Łódź and the café “closed”. ".encode() + b"It cost \x8040, the minister\x92s office said."
    assert to_text(data) == "Łódź and the café “closed”. It cost €40, the minister’s office said."


def test_one_multibyte_letter_among_windows_bytes() -> None:
    data = b"The minister\x92s \x93plan\x94 and the caf\xe9 cost \x8040. " + "Łódź".encode()
    assert "minister’s “plan” and the café cost €40" in to_text(data)


def test_a_truncated_last_letter_does_not_fail() -> None:
    assert to_text("Łódź é".encode()[:-1]).startswith("Łódź ")


def test_mojibake_is_put_right() -> None:
    broken = "The ministerâ€™s office in MÃ¡laga said â€œnoâ€\x9d."
    assert to_text(broken.encode()) == "The minister’s office in Málaga said “no”."


def test_a_page_names_its_own_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Рига</body></html>'
    assert "Рига" in to_text(page.encode("cp1251"))
    wrong = b'<html><head><meta charset="utf-8"></head><body>the minister\x92s</body></html>'
    assert "minister’s" in to_text(wrong)


def test_text_in_another_script() -> None:
    words = "Министр иностранных дел заявил, что переговоры продолжатся на следующей неделе в Казани."
    assert to_text(words.encode("cp1251")) == words


def test_line_ends_nuls_and_marks() -> None:
    assert to_text(b"\xef\xbb\xbfa\r\nb\rc\x00d") == "a\nb\ncd"


def test_right_to_left_and_combining_characters_stay() -> None:
    words = "Cafe\u0301 \u202b\u0627\u0644\u0642\u0627\u0647\u0631\u0629\u202c in \u200fCairo 👩‍👩‍👧"
    assert to_text(words.encode()) == words


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 text",
        b"\x7fELF\x02\x01\x01" + bytes(100),
        b"PK\x03\x04 zipped",
        bytes(range(256)) * 8,
        bytes(4096),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReportError) as caught:
        to_text(data)
    assert caught.value.code == "binary"
    assert caught.value.advice


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_coded_error(data: bytes) -> None:
    try:
        text, code = to_text(data), "binary"
    except ReportError as error:
        text, code = "", error.code
    assert code == "binary"
    assert "\x00" not in text
    assert "\r" not in text


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        alphabet=st.characters(
            codec="utf-8", exclude_characters="\x00\r\x85\u2028\u2029\ufeff", exclude_categories=("Cc",)
        ),
        max_size=200,
    )
)
def test_plain_utf_8_is_kept_as_it_is(text: str) -> None:
    if "Ã" not in text and "â" not in text and "Â" not in text:
        assert to_text(text.encode()) == text


def test_a_stated_charset_is_believed_of_what_is_no_utf_8() -> None:
    words = "The café in Łódź was closed, the minister said.\n"
    assert to_text(words.encode("iso-8859-2"), "ISO-8859-2") == words
    assert to_text(words.encode("utf-8"), "iso-8859-2") == words
    assert to_text(WESTERN.encode("cp1252"), "iso-8859-1") == WESTERN


@pytest.mark.parametrize("charset", ["", "no-such", "hex", "idna", "undefined", "utf-8", "a\0b"])
def test_a_charset_that_is_wrong_or_none_is_passed_over(charset: str) -> None:
    assert to_text(WESTERN.encode("cp1252"), charset) == WESTERN
