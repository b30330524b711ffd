"""How long a span is: its unit, how many of it, and the TIMEX3 duration of both."""

from onrecord.codebook.numbers import number
from onrecord.reader.times.context import Context
from onrecord.reader.times.values import Match, group

VAGUE = frozenset(["few", "several", "some", "many", "dozens", "hundreds", "thousands"])


def unit_of(match: Match, context: Context) -> tuple[int, str]:
    """How many of what TIMEX3 letter the unit is: a decade is (10, "Y"), an hour (1, "TH")."""
    value = context.means["unit"][(group(match, "unit") or group(match, "unit1") or "")]
    digits = "".join(each for each in value if each.isdigit())
    return int(digits or 1), value[len(digits) :]


def count_of(match: Match) -> float | None:
    """The number in front of the unit; null when it is vague or there is none."""
    words = group(match, "n")
    half = 0.5 if group(match, "ahalf") or group(match, "plus") else 0
    if words is None:
        return 1 + half if half else None
    count = _count(words)
    return count + half if count is not None else None


def _count(words: str) -> float | None:
    single = words.split()
    if VAGUE & set(single):
        return None
    if "couple" in single:
        return 2
    if "half" in single:
        return 0.5
    if "quarter" in single:
        return 0.25
    if words in ("a", "an", "another"):
        return 1
    return number(words)


def length(count: float | None, times: int, letter: str) -> str:
    """A TIMEX3 duration: `P2M`, `PT5H30M`, `P2Y6M`, `PXD`."""
    clock = "T" if letter.startswith("T") else ""
    unit = letter[-1]
    if count is None:
        name = {10: "E", 100: "C", 1000: "L"}.get(times, unit) if unit == "Y" else unit
        return f"P{clock}X{name}"
    total = count * times
    full, rest = int(total), total - int(total)
    smaller = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S") if clock else (30, "D"), "D": (24, "H")}.get(unit)
    if rest and smaller:
        part = f"{round(rest * smaller[0])}{smaller[1]}"
        between = "T" if unit == "D" else ""
        return f"P{clock}{f'{full}{unit}' if full else ''}{between}{part}"
    return f"P{clock}{full}{unit}" if not rest else f"P{clock}{total:g}{unit}"
