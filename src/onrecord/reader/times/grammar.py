"""The shapes that time expressions take in news, as patterns over the codebook's time words (TimeML 1.2.1).

Every pattern is bounded: it looks at no more than a few words, so that reading stays linear in the text's length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.codebook.measures import TimeWord
from onrecord.codebook.numbers import DIGITS, GAP, ORDINALS, WORDS

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_DECADES = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_MOD = (
    r"(?:(?:the{S})?(?P<mod>early|earlier|late|later|mid|middle|beginning|start|end"
    r"|(?:early|small|wee){S}hours|first{SH}half|second{SH}half|last{SH}half|sometime)"
    r"(?:{S}(?:of|in|on)(?:{S}the(?={S}{UNIT}))?)?{SH})?"
)
_REL = (
    r"(?P<rel>(?:late{S}|early{S})?(?:last|next|this{S}past|this{S}coming|this|that{S}same"
    r"|that|the{S}same|the{S}very{S}next|the{S}previous|previous|the{S}prior"
    r"|the{S}preceding|the{S}following|the{S}coming|coming|the{S}next"
    r"|the{S}current|current|the{S}past|past|the{S}last|the{S}latest))"
)
_PIECES = {
    "S": GAP,
    "SH": rf"(?:{GAP}|[-–])",
    "MOD": _MOD,
    "REL": _REL,
    "NUM": rf"(?:{DIGITS}\+?(?:{GAP}\d/\d|{GAP}?[½¼¾])?(?:{GAP}(?:million|billion))?|{WORDS})",
    "VAGUE": (
        r"(?:(?:a|the){S})?(?:few|several|some|many|couple(?:{S}of)?)(?:{S}more)?|couple{S}of"
        r"|(?:an?{S})?half(?:{S}an?)?|(?:an?{S})?quarter(?:{S}of{S}an?)?(?={SH}centur)|an?|another|dozens{S}of|hundreds{S}of|thousands{S}of"
    ),
    "COUNT": r"(?:(?P<n>{NUM}|{VAGUE}){SH}(?P<ahalf>and{SH}a{SH}half{SH})?)",
    "PLUS": r"(?P<plus>{S}and{S}a{S}half)?",
    "EXTRA": (
        r"(?:(?:more|full|consecutive|straight|additional|successive|trading|working|business"
        r"|whole|entire|long){S})?"
    ),
    "YEAR": r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d%]|[.,:]\d)",
    "RANGE": r"(?:(?:or|to|and){S}(?:{NUM}){SH})?",
    "YEARX": (
        r"(?P<year>(?:1[0-9]|20)\d\d(?![\d%]|[.,:]\d)|nineteen{SH}(?:hundred{S})?(?:and{S})?"
        r"(?:(?:{TENS})(?:{SH}(?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven"
        r"|twelve|\w{3,5}teen)|two{S}thousand(?:{S}(?:and{S})?(?:one|two|three|four|five|six"
        r"|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|(?:{TENS})(?:{SH}(?:one|two|three"
        r"|four|five|six|seven|eight|nine))?))?|(?<!['’`\w])['’`]\d\d(?!\d|['’]?s|['’]))"
    ),
    "MORE": (
        r"(?:(?:(?<=year)|(?<=years)){S}and{S}(?P<months>{NUM}){S}months?(?!\w)|(?:(?<=hour)|(?<=hours)){S}(?:and{S})?"
        r"(?P<minutes>{NUM}){S}minutes?(?!\w)|(?:(?<=minute)|(?<=minutes)){S}(?:and{S})?(?P<seconds>{NUM}){S}"
        r"seconds?(?!\w))?"
    ),
    "YEARBACK": r"(?P<back>(?:a|the){S}year{S}(?:ago|earlier|before|previously))",
    "RELYEAR": (
        r"(?P<relyear>last{S}year|this{S}year|next{S}year|the{S}same{S}year|that{S}year"
        r"|the{S}following{S}year|the{S}previous{S}year)"
    ),
    "DOM": (
        r"(?P<dom>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d|{S}?percent"
        r"|{S}per{S}cent)|(?:{ORD})(?![\w-]))"
    ),
    "ORD": "|".join(sorted(ORDINALS, key=len, reverse=True)),
    "TENS": _TENS,
    "ZONE": r"(?:{ZONED})?",
    "ZONED": (
        r"(?:{S}?\(?(?:[ECMP][SD]T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|JST|AES?T|[Ll]ocal{S}time|"
        r"(?:[A-Z][a-z]+{S})?(?:Standard|Daylight|Eastern|Pacific|Central){S}[Tt]ime)"
        r"(?!\w)\)?)"
    ),
}
_QUALIFIED = (
    r"(?:(?:about|almost|nearly|around|approximately|roughly|some|over|more{S}than"
    r"|less{S}than|at{S}least|just{S}over|just{S}under){S})?"
)
_PERIOD = (
    r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|final|last(?={SH}\w{4,9}{S}of)){SH}"
    r"(?P<period>quarter|half|trimester)s?(?!-?final)"
)

RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<year>\d{4})-(?P<mon>\d\d)-(?P<dom>\d\d)(?P<at>T\d\d:\d\d)?(?!\d)"),
    ("slash", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])"),
    ("slash", r"(?P<a>0?[1-9]|[12]\d|3[01])\.(?P<b>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)(?!\d|\.\d)"),
    (
        "date",
        r"{MOD}(?:(?:this{S}coming|this|last|next){S})?(?:(?P<wd>{WEEKDAY})\.?,?{S})?"
        r"(?P<month>{MONTH})\.?{S}(?:the{S})?{DOM}"
        r"(?:{S}?[-–]{S}?(?P<until>3[01]|[12]\d|[1-9])(?![\w]))?(?:,?{S}(?:of{S})?(?:{YEARX}|{RELYEAR}))?"
        r"(?:(?={S}(?:and|or|to|through){S}(?P<also>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?:[.,;:)]"
        r"|{S}(?:in|at|on|to|for|with|by|the|when|and|after|before|as)(?!\w))))?",
    ),
    (
        "date",
        r"(?:(?P<wd>{WEEKDAY})\.?,?{S}(?:the{S})?)?(?:(?P<since>3[01]|[12]\d|[1-9])(?:st|nd|rd"
        r"|th)?{S}?[-–]{S}?)?{DOM}{S}(?:of{S})?(?P<month>{MONTH})\b(?:\.(?=,?{S}\d{4}))?"
        r"(?:,?{S}(?:{YEARX}|{RELYEAR}))?",
    ),
    (
        "month",
        (
            r"{MOD}(?:{REL}{S})?{MOD2}(?P<month>{MONTH})\b(?!{S}?\d{1,2}\b)(?:\.(?={S}\d{4}))?"
            r"(?:,?{S}(?:of{S}|in{S})?(?:{YEARX}|{RELYEAR}))?"
        ),
    ),
    (
        "weekday",
        (
            r"{MOD}(?:{REL}{S})?(?P<wd>{WEEKDAY})\b(?:{S}(?:early{S}|late{S}|in{S}the{S})?"
            r"(?P<part>morning|afternoon|evening|night)(?!\w))?"
        ),
    ),
    (
        "weekdays",
        (
            r"(?:(?:every|each)(?:{S}(?:other|second|single))?{S}(?P<wd>{WEEKDAY})(?:{S}(?P<part>morning|afternoon"
            r"|evening|night))?|(?P<wds>{WEEKDAY})(?:s|{S}(?P<parts>morning|afternoon|evening"
            r"|night)s))(?!\w)"
        ),
    ),
    (
        "near",
        (
            r"{MOD}(?P<near>yesterday|today|tomorrow|tonight|overnight"
            r"|the{S}day{S}before{S}yesterday|the{S}day{S}after{S}tomorrow)\b(?:{S}"
            r"(?P<part>morning|afternoon|evening|night))?"
        ),
    ),
    (
        "daypart",
        (
            r"{MOD}(?:(?P<rel>this|that|last|the{S}same|the{S}next|the{S}following"
            r"|the{S}previous){S})(?P<part>morning|afternoon|evening|night)(?!\w)"
        ),
    ),
    (
        "thequarter",
        (
            r"(?:the|this){S}(?:(?P<year>(?:19|20)\d\d){S})?(?:latest{S}|current{S})?(?P<unit>quarter|period)(?!\w|-)"
            r"(?:{S}{YEARBACK}(?!\w)|(?={S}end(?:ed|ing){S}(?P<month>{MONTH})\.?{S}(?P<dom>\d{1,2})\b(?:,{S}(?P<closed>\d{4}))?))?"
        ),
    ),
    ("relative", r"{MOD}{REL}{S}(?:fiscal{S}|calendar{S}|financial{S})?(?P<unit>{UNITONE})(?!\w|-old)"),
    (
        "theunit",
        (
            r"the{S}(?:full{S}|whole{S}|current{S})?(?P<unit>year|month|week)(?!\w|-|{S}(?:before"
            r"|after|of|that|when|in{S}which|earlier|ago|ahead))"
        ),
    ),
    ("yearend", r"(?:the{S}end{S}of{S}the{S}year|year(?:['’]s)?[-{BLANK}]end)(?!\w)"),
    (
        "inunit",
        (
            r"(?:the{S})?(?:(?P<mod>early|earlier|late|later|end|beginning|start|middle|rest|remainder"
            r"|course|first{SH}half|second{SH}half|last{SH}half)(?:{S}(?:of|in))){S}the{S}(?P<unit>year|month|week|day|decade|century)(?!\w"
            r"|-)"
        ),
    ),
    ("daybefore", r"the{S}(?P<unit>day|night|month){S}(?P<way>before|after|earlier)(?=[,.;])"),
    (
        "inpart",
        r"(?:(?P<mod>early|late|later|earlier){S}in{S})?the{S}(?P<part>morning|afternoon|evening|night)(?!\w)",
    ),
    ("beforelast", r"the{S}(?P<unit>week|month|year){S}(?:(?P<last>before{S}last)|after{S}next)(?!\w)"),
    ("weekof", r"the{S}week{S}of{S}(?P<month>{MONTH})\.?{S}{DOM}"),
    (
        "yearago",
        (
            r"(?:the{S})?year[-‑{BLANK}](?:ago|earlier|before)(?:{S}(?:(?P<ordinal>first|second"
            r"|third|fourth){S})?(?P<unit>quarter|period|month))?(?!\w)"
        ),
    ),
    (
        "ago",
        _QUALIFIED
        + (
            r"(?:{COUNT}{RANGE})?(?P<unit>{UNIT}){PLUS}(?:{S}or{S}(?:so|two))?(?:{SH})"
            r"(?P<way>ago|earlier|later|from{S}now|hence|previously)(?!\w)"
        ),
    ),
    (
        "span",
        (
            r"(?:the{S})?(?P<way>past|last|next|previous|coming|first|final|latest|recent"
            r"|preceding|following){S}{COUNT}?{EXTRA}(?:(?P<unit>{UNITS})|(?P<unit1>{UNITONE})(?={S}and{S}a{S}half))"
            r"{PLUS}(?!\w|-)"
        ),
    ),
    (
        "duration",
        (
            r"{COUNT}{RANGE}{EXTRA}(?P<unit>{UNIT})"
            r"(?!\w)(?:-long)?{PLUS}{MORE}(?![-‑]olds?\b|{S}olds?\b|{S}of{S}age)"
        ),
    ),
    ("bare", r"(?:(?P<unit>{UNITS})(?:-long)?|(?P<unit1>{UNITONE}){SH}?long)(?!\w|{S}old|-old)"),
    ("year", r"{MOD}(?:the{S}years?{S})?{YEARX}(?:[-–/](?P<until>\d{4}|\d\d?)(?![\d-]))?(?!\w|-\w|/\d)"),
    (
        "decade",
        r"{MOD}(?:the{S})?{MOD2}(?P<decade>(?:1\d|20)\d0['’]?s|['’`]\d0s|[5-9]0s|(?:nineteen{S})?(?:{DECADES}))(?!\w)",
    ),
    ("century", r"{MOD}(?:the{S})?(?P<ordinal>{ORD}|\d{1,2}(?:st|nd|rd|th)){SH}century(?!\w)"),
    (
        "quarter",
        (
            r"(?:(?P<rel>last|next|this){S}year['’]s{S})?(?:the{S}|this{S}year['’]s{S}"
            r"|last{S}year['’]s{S})?(?:(?P<year>(?:19|20)\d\d){S})?(?:fiscal{SH})?"
        )
        + _PERIOD
        + r"(?:{S}(?:of{S})?(?:fiscal{S}|the{S})?(?:(?P<year2>(?:19|20)\d\d)|{RELYEAR})|{S}{YEARBACK})?(?!\w)",
    ),
    (
        "quarter",
        r"(?:Q(?P<ordinal>[1-4])|(?P<nth>[1-4])Q)(?:{S}(?:of{S})?(?:(?P<year2>(?:19|20)\d\d)|{RELYEAR}))?(?!\w)",
    ),
    (
        "quarter",
        r"(?:(?P<period>H)(?P<ordinal>[12])|(?P<nth>[12])(?P<half>H)){S}(?:of{S})?(?P<year2>(?:19|20)\d\d)(?!\w)",
    ),
    (
        "comparable",
        (
            r"the{S}(?:same|corresponding|comparable|like|similar|equivalent){S}(?P<unit>quarter|period|month|half)"
            r"{S}(?:(?:of|in){S})?(?:{YEAR}|{RELYEAR}|{YEARBACK})(?!\w)"
        ),
    ),
    ("fiscal", r"FY{SH}?(?P<year>(?:19|20)\d\d)(?!\w)"),
    (
        "fiscal",
        (
            r"(?:the{S})?(?:(?P<rel>current|latest|last|next|this|previous){S})?(?:(?P<year2>(?:19|20)\d\d)"
            r"(?:[-–/]\d\d(?:\d\d)?)?{S})?(?:fiscal|financial)(?:{S}years?)?(?:{S}(?P<year>(?:19|20)\d\d)(?:[-–/](?P<until>\d\d))?|"
            r"(?<=year))(?!\w)"
        ),
    ),
    (
        "season",
        r"{MOD}(?:{REL}{S}|(?P<the>the){S})?{MOD2}(?P<season>{SEASON})(?!\w)(?:{S}(?:of{S})?(?:{YEARX}|{RELYEAR}))?",
    ),
    ("weekends", r"(?:(?:every|each){S}weekend|weekends)(?!\w)"),
    ("weekend", r"(?:{REL}{S}|(?P<the>the){S})?(?P<unit>weekend)(?!\w)"),
    (
        "set",
        (
            r"(?:(?:once|twice){S})?(?:every|each){S}(?:single{S})?(?P<other>other{S})?(?:(?P<n>{NUM}|few"
            r"|couple{S}of){S})?(?:(?P<unit>{UNIT})|(?P<month>{MONTH})|(?P<part>morning|afternoon"
            r"|evening|night)|(?P<season>{SEASON}))(?!\w)"
        ),
    ),
    (
        "clock",
        (
            r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?)?{S}?"
            r"(?P<half>[ap](?:\.m\.?|m\b)){ZONE}(?!\w)"
        ),
    ),
    ("clock", r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:{S}?(?:hrs|hours))?{ZONE}(?![\w:])"),
    ("clock", r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){S}(?:hrs{S}|hours{S})?(?:GMT|UTC|[Ll]ocal{S}time)(?!\w)"),
    ("clock", r"(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d){ZONED}(?!\w)"),
    (
        "clock",
        (
            r"(?P<hour>[01]?\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
            r"(?:{S}o['’]clock)(?:{S}in{S}the{S}(?P<half>morning|afternoon|evening))?(?!\w)"
        ),
    ),
    (
        "clock",
        (
            r"(?P<hour>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
            r"(?::(?P<minute>[0-5]\d))?{S}in{S}the{S}(?P<half>morning|afternoon|evening)(?!\w)"
        ),
    ),
    ("noon", r"(?P<part>noon|midday|midnight|mid[-{BLANK}]?(?:morning|afternoon))(?!\w)"),
    ("holiday", r"(?:{REL}{S})?(?P<holiday>{HOLIDAY})(?!\w|['’]s{S}[A-Z])(?:,?{S}{YEAR})?"),
    ("reference", r"(?P<word>{REFERENCE})(?!\w|-)"),
    ("repetition", r"(?P<word>{REPETITION})(?!\w)"),
)


@dataclass(frozen=True)
class Grammar:
    """The compiled patterns, the words at which an expression may begin, and what single words mean.

    `means` maps a kind of `TimeWord` to lower-case words and their values.
    """

    rules: tuple[tuple[str, re.Pattern[str]], ...]
    starts: frozenset[str]
    anchors: frozenset[str]
    means: dict[str, dict[str, str]]

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, re.Match[str]]]:
        """The longest expression at each place in `text[start:end]`, left to right, without overlaps."""
        stop = len(text) if end is None else end
        words = [(found.start(), found[0].lower()) for found in _WORD.finditer(text, start, stop)]
        coming = stop + REACH
        tried: list[int] = []
        for offset, word in reversed(words):
            if word in self.anchors or not word.isalpha():
                coming = offset
            if coming - offset <= REACH and len(word) <= 12 and (word in self.starts or not word.isalpha()):
                tried.append(offset)
        position = start
        for offset in reversed(tried):
            found = self._longest(text, offset, stop) if offset >= position else None
            if found is not None:
                yield found
                position = found[1].end()

    def _longest(self, text: str, offset: int, stop: int) -> tuple[str, re.Match[str]] | None:
        best: tuple[str, re.Match[str]] | None = None
        for rule, pattern in self.rules:
            found = pattern.match(text, offset, stop)
            if found is not None and (best is None or found.end() > best[1].end()):
                best = rule, found
        return best


REACH = 50
"""How far, in code points, the word that makes an expression one of time may follow its first word."""
_WORD = re.compile(r"(?<![\w$€£¥])(?:[A-Za-z]+|\d+|['’`]\d\d)")
_OPENERS = (
    "a an another the this that last next past previous prior preceding following coming current latest every "
    "each early earlier late later mid middle beginning start end first second third fourth fifth sixth final "
    "same sometime few several some many couple half dozens hundreds thousands rest remainder course year "
    "fiscal financial about almost nearly around approximately roughly over more less at just yesterday today "
    "tomorrow tonight overnight weekend noon midday midnight once twice recent nineteen twenties thirties "
    "forties fifties sixties seventies eighties nineties weekends daylong weeklong monthlong yearlong h fy "
)


_ANCHORS = (
    "now future present moment yesterday today tomorrow tonight overnight weekend quarter quarters half period "
    "ago fiscal financial century nineteen thousand oclock clock noon midday midnight midmorning midafternoon "
    "trimester mornings afternoons evenings nights twenties thirties forties fifties sixties seventies "
    "eighties nineties q h fy mid past weekends daylong weeklong monthlong yearlong "
)


def grammar(codebook: Codebook) -> Grammar:
    """The grammar over this codebook's time words; for `Codebook.compiled`."""
    means: dict[str, dict[str, str]] = {}
    for entry in codebook.entries(TimeWord):
        for word in entry.words:
            means.setdefault(entry.kind, {})[word.lower()] = entry.value
    pieces = dict(_PIECES)
    for kind in ("month", "weekday", "season", "unit", "holiday", "reference", "repetition"):
        pieces[kind.upper()] = _any_of(means.get(kind, {}))
    pieces["UNITONE"] = _any_of(
        {word: "" for word in means.get("unit", {}) if not word.endswith("s") and word != "millennia"}
    )
    pieces["UNITS"] = _any_of({word: "" for word in means.get("unit", {}) if word.endswith(("s", "a"))})
    pieces |= {"DECADES": _DECADES, "BLANK": " ", "MOD2": r"(?:(?:early|late|mid){SH})?"}
    rules = tuple((name, re.compile(_filled(template, pieces), re.IGNORECASE)) for name, template in RULES)
    numbers = re.findall(r"[a-z]+", WORDS) + [word.split("-")[0] for word in ORDINALS]
    words = [word for kind in means.values() for word in kind]
    starts = {re.match(r"[^\W\d]*", word)[0] for word in words}  # type: ignore[index]
    weekdays = {f"{word}s" for word in means.get("weekday", {})}
    lexical = starts | weekdays
    return Grammar(
        rules=rules,
        starts=frozenset(lexical | set(numbers) | set(_OPENERS.split()) | {"q"}) - {""},
        anchors=frozenset((lexical | set(_ANCHORS.split())) - {"the", "as", "at", "for", "more", "right", ""}),
        means=means,
    )


def _any_of(words: dict[str, str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered) + ")" if ordered else "(?!)"


def _filled(template: str, pieces: dict[str, str]) -> str:
    """The template with its `{NAMES}` replaced, and those within them."""
    return re.sub(r"\{([A-Z]+\d?)\}", lambda found: _filled(pieces[found[1]], pieces), template)
