import pytest

from onrecord.intake.language import language_of
from onrecord.vocabulary import ReportError

ENGLISH = "The minister said on Monday that the talks in Riga would go on until the crossing had been opened again. "


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Latvia shuts crossing with Belarus",
        "Estonia summons Russia's chargé d'affaires",
        "Niinistö, Kaljulaid meet Macron",
        "Quake rocks Chile",
        "Malagasy president flees",
        "42",
        "Prime Minister Nguyễn Xuân Phúc visits Seoul, Tokyo and Beijing",
    ],
)
def test_english_and_what_is_too_short_to_tell_pass(text: str) -> None:
    assert language_of(text) in ("en", None)
    assert language_of(ENGLISH) == "en"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Der Minister sagte am Montag, dass die Gespräche in Riga weitergehen, bis der Übergang wieder offen ist.",
            "German",
        ),
        (
            "Le ministre a déclaré lundi que les négociations de Riga se poursuivraient jusqu'à la réouverture.",
            "French",
        ),
        ("El ministro dijo el lunes que las conversaciones en Riga continuarán hasta que se abra el paso.", "Spanish"),
        (
            "O ministro disse na segunda-feira que as conversas em Riga vão continuar até a reabertura da passagem.",
            "Portuguese",
        ),
        ("De minister zei maandag dat de gesprekken in Riga doorgaan tot de grensovergang weer open is.", "Dutch"),
        ("Министр заявил в понедельник, что переговоры в Риге продолжатся.", "Russian"),
        ("قال الوزير يوم الاثنين إن المحادثات في ريغا ستستمر حتى إعادة فتح المعبر.", "Arabic"),
        ("部长周一表示，里加的会谈将继续进行，直到过境点重新开放。", "Chinese"),
    ],
)
def test_other_languages_are_named(text: str, name: str) -> None:
    with pytest.raises(ReportError, match=name) as caught:
        language_of(text * 3, "that-one")
    assert caught.value.code == "language-unsupported"
    assert caught.value.report_id == "that-one"


def test_an_english_report_with_foreign_passages_passes() -> None:
    spanish = "El ministro dijo el lunes que las conversaciones en Riga continuarán hasta que se abra el paso. "
    assert language_of(spanish * 15 + ENGLISH * 30) == "en"
    assert language_of(ENGLISH + spanish) == "en"
