"""Numbers as news writes them, in digits and in words, and what they are worth."""

import re

SMALL = {
    **{
        w: n
        for n, w in enumerate(
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        )
    },
    **{
        w: n
        for n, w in enumerate(["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], 13)
    },
    **{
        w: n
        for n, w in zip(
            range(20, 100, 10),
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
            strict=True,
        )
    },
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 1_000, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "tn": 10**12}
GROUPS = {"dozen": 12, "score": 20, "couple": 2, "pair": 2}
ORDINALS = {
    w: n
    for n, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
ORDINALS |= {f"twenty-{w}": 20 + n for w, n in list(ORDINALS.items())[:9]} | {"thirtieth": 30, "thirty-first": 31}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

GAP = r"(?:[ \t\xa0]{1,2}|[ \t]?\n[ \t]{0,4}(?=\S))"
"""Between two words of one expression: blanks or one line break (wire copy breaks lines), never an empty line."""

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?(?![\d])"
"""A number in digits, English style; longer runs of digits are no figures."""

_ONE = "|".join(sorted(SMALL, key=len, reverse=True))
_BIG = "|".join(SCALES)
WORDS = rf"(?:(?:an?{GAP})?(?:{_ONE}|{_BIG})(?:(?:-|{GAP}(?:and{GAP})?)(?:{_ONE}|{_BIG})){{0,7}})(?!\w)"
"""A number in words: "twenty-four", "two hundred and six", "a million"."""

NUMBER = re.compile(rf"(?<![\w.,])(?:{DIGITS}|{WORDS})", re.IGNORECASE)
"""A number anywhere in a text."""

_PIECES = re.compile(r"[a-z]+|\d/\d|\d[\d,.]*|[½¼¾⅓⅔]")


def number(words: str) -> int | float | None:
    """What a number in digits, words or both ("1.5 million", "two hundred and six") is worth; null when it is none."""
    total: float = 0
    group: float = 0
    seen = False
    for piece in _PIECES.findall(words.lower()):
        if piece in SMALL:
            group += SMALL[piece]
        elif piece == "hundred":
            group = (group or 1) * 100
        elif piece in SCALES or piece in SHORT_SCALES:
            total += (group or 1) * (SCALES.get(piece) or SHORT_SCALES[piece])
            group = 0
        elif piece in GROUPS:
            group = (group or 1) * GROUPS[piece]
        elif piece in FRACTIONS:
            group += FRACTIONS[piece]
        elif "/" in piece:
            group += int(piece[0]) / (int(piece[2]) or 1)
        elif piece[0].isascii() and piece[0].isdigit():
            group += _digits(piece)
        elif piece in ("a", "an", "and", "of"):
            continue
        else:
            return None
        seen = True
    return whole(total + group) if seen else None


def _digits(piece: str) -> float:
    plain = piece.replace(",", "").rstrip(".")
    return float(plain) if plain.count(".") == 1 else float(plain.replace(".", "") or 0)


def whole(value: float) -> int | float:
    """The value as an integer when it is one, else rounded so that float noise does not show."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
