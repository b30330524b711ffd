"""Which reports copy one text."""

import subprocess
import sys

from onrecord.ledger.origins import Alike, band_keys, origin, resemblance, signature

TEXT = (
    "Kenyan customs officers seized 40 crates of rifles in the port of Mombasa on Monday, the interior minister Daniel "
    "Otieno said. The crates were declared as farm machinery and came from a freighter that had called at three "
    "harbours "
    "on the way. Two sailors were arrested and will appear before a court in Nairobi this week."
)
OTHER = (
    "Peruvian miners marched through Arequipa to ask for higher wages, while the energy ministry offered talks with "
    "the unions about a new contract for the copper pits in the south of the country."
)


def alike(report: str, text: str, day: str) -> Alike:
    return Alike(report, report, day, signature(text))


def test_a_copy_with_a_changed_figure_shares_the_origin() -> None:
    copy = TEXT.replace("40 crates", "44 crates")
    assert resemblance(signature(TEXT), signature(copy)) > 0.5
    assert set(band_keys(signature(TEXT))) & set(band_keys(signature(copy)))
    assert origin("b", "2024-02-02", signature(copy), [alike("a", TEXT, "2024-02-01")]) == ("a", set())


def test_another_text_has_an_origin_of_its_own() -> None:
    assert origin("b", "2024-02-02", signature(OTHER), [alike("a", TEXT, "2024-02-01")]) == ("b", set())


def test_the_earliest_is_the_origin_whoever_is_read_first() -> None:
    later = alike("b", TEXT, "2024-02-02")
    assert origin("a", "2024-02-01", signature(TEXT), [later]) == ("a", {"b"})


def test_too_short_a_text_is_nobodys_copy() -> None:
    assert signature("Talks failed.") == []
    assert band_keys([]) == []
    assert origin("b", "2024-02-02", [], [alike("a", TEXT, "2024-02-01")]) == ("b", set())


def test_signing_leaves_heavy_modules_alone() -> None:
    code = (
        "import sys; from onrecord.ledger.origins import signature; "
        f"print(len(signature({TEXT!r})), 'scipy' in sys.modules, 'datasketch' in sys.modules); "
        "import datasketch; print(datasketch.MinHashLSH.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["64 False False", "MinHashLSH"]
