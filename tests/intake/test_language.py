import subprocess
import sys

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


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru sign border treaty in Arica",
        "Chilean President Ana Rojas announces tariffs on Peruvian copper, prompting outrage.",
        "Three people are killed near Puerto Montt, Chile.",
    ],
)
def test_short_english_needs_no_language_model(text: str) -> None:
    code = (
        "import sys; from onrecord.intake.language import language_of; "
        f"assert language_of({text!r}) == 'en'; assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "text",
    [
        "Premier Rutte ontving gisteren delegatie uit Estland voor overleg over veiligheid",
        "Polisi menangkap sepuluh orang dalam operasi besar di Jakarta Selatan kemarin",
        "A kormány bejelentette a tárgyalások folytatását Budapesten a jövő héten",
        "Police nationale: trois manifestants interpellés hier soir lors de rassemblements à Lyon",
    ],
)
def test_a_few_words_that_english_shares_make_no_text_english(text: str) -> None:
    with pytest.raises(ReportError, match="This report is in"):
        language_of(f"{text}. {text}.")
