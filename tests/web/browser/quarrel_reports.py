"""Two small reports that contradict each other: whoever reads both has a dispute on record."""

from pathlib import Path

QUARREL = {
    "herald.txt": """\
Gabon says Fiji attacked trawler

LIBREVILLE, 4 March 2024 (Ogooue Herald) — Fiji attacked a trawler of Gabon near Port-Gentil on Sunday, \
Gabon's foreign minister, Aurelie Mba, said. Two fishermen were wounded.
""",
    "gazette.txt": """\
Fiji denies attack on trawler

SUVA, 5 March 2024 (Reef Gazette) — Fiji did not attack a trawler of Gabon on Sunday, the foreign minister of Fiji, \
Jone Tuilagi, said on Tuesday. Fiji denied that it had attacked the trawler.
""",
}


def write_quarrel(folder: Path) -> list[Path]:
    """The two as files in a folder, new or not."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in QUARREL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in QUARREL]
