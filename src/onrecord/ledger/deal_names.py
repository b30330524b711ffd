"""Where words name an agreement, and by what name: "the Treaty on Good Neighbourhood", "a trade deal", "the pact"."""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.ledger.deal_words import WORD, DealWords, deal_words, listed

_TERM = re.compile(r"(?:19|20)\d\d|[\w]+[-–](?:day|week|month|year|hour)s?")
_SIGNED_ACRONYM = re.compile(r"\b(?:sign(?:s|ed|ing)?|ratif(?:y|ies|ied|ying))\s+(?:the\s+)?([A-Z][A-Z-]{2,8})\b")
_MADE_BY = re.compile(r"[-–](?:brokered|mediated|backed|led|sponsored|hosted|drafted|proposed|made|style)$")
_CONTEXT = re.compile(
    r"\b(?:part of|under|in (?:accordance|line|compliance|exchange) (?:with|for)|according to|since|after|amid|"
    r"following|despite|before|during|because of|thanks to|(?:provisions|obligations|commitments) (?:of|under|in))"
    r"\s+(?:the |a |an |its |their )?$",
    re.IGNORECASE,
)


class Naming(NamedTuple):
    """The words `[start, end)` of a text that name an agreement.

    `name` is without its determiner, `head` the noun (singular). `proper`: it is written as a name; `weak`: it is not,
    and its noun also means other things. `keys` are the lower-case words that tell it from other deals (no noun for a
    deal, state or qualifier). `subjects` are ids of `deal_subjects.yaml` that the name shows, `states` the alpha-3
    codes in it. `definite`: "the", "this" or a possessive stands before it. `new`: called new or another. `many`: a
    plural that is no name. `follower` is the noun that the name only modifies ("ceasefire talks"), or empty. `terms`
    are its year and its length ("2015", "30-day"). `context`: something else is under it, after it or part of it.
    """

    start: int
    end: int
    name: str
    head: str
    proper: bool
    weak: bool
    keys: frozenset[str]
    subjects: frozenset[str]
    states: tuple[str, ...]
    definite: bool
    new: bool
    many: bool
    follower: str
    terms: frozenset[str]
    context: bool

    @property
    def bare(self) -> bool:
        """Whether it says nothing but that there is an agreement: "the deal", "the treaty"."""
        return not self.keys and not self.states and not self.subjects


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    low: str


@lru_cache(maxsize=8192)
def namings(text: str) -> tuple[Naming, ...]:
    """Every agreement named in `text`, in order; a name inside a longer one is left out."""
    words = deal_words()
    low = text.lower()
    if not any(one in low for one in words.begins):
        return _acronyms(text) if "sign" in low or "ratif" in low else ()
    tokens = [_Token(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'")) for m in WORD.finditer(text)]
    found: list[Naming] = []
    index = 0
    while index < len(tokens):
        head = _head_at(tokens, index, words)
        if head is None:
            index += 1
            continue
        named = _naming(text, tokens, head, words)
        if named and not (found and named.start < found[-1].end):
            found.append(named)
        elif named and named.end > found[-1].end:
            found[-1] = named
        index = head[1] + 1
    return tuple(found) or _acronyms(text)


def _acronyms(text: str) -> tuple[Naming, ...]:
    """What is signed or ratified under an acronym alone: "ratified the OPCA"."""
    return tuple(
        Naming(
            start=match.start(1),
            end=match.end(1),
            name=match.group(1),
            head=match.group(1).lower(),
            proper=True,
            weak=False,
            keys=frozenset((match.group(1).lower(),)),
            subjects=frozenset(),
            states=(),
            definite=True,
            new=False,
            many=False,
            follower="",
            terms=frozenset(),
            context=False,
        )
        for match in _SIGNED_ACRONYM.finditer(text)
    )


def _head_at(tokens: list[_Token], index: int, words: DealWords) -> tuple[int, int, str, bool] | None:
    """The noun for a deal that begins at `index`: its first and last token, its singular, whether it is plural."""
    best = None
    if not tokens[index].low.startswith(words.begins) and "-" not in tokens[index].low:
        return None
    for length in (1, 2, 3):
        if index + length > len(tokens):
            break
        form = " ".join(token.low.removesuffix("'s") for token in tokens[index : index + length])
        noun = form if form in words.heads else words.plurals.get(form)
        if noun:
            best = (index, index + length - 1, noun, form != noun)
    if best is None:
        tail = tokens[index].low.rpartition("-")[2]
        if tail in words.heads and tokens[index].low not in words.heads:
            return index, index, tail, False
        return None
    # "ceasefire deal": the last noun is the head, the first says what it is about.
    while best[1] + 1 < len(tokens) and _adjoins(tokens, best[1]):
        low = tokens[best[1] + 1].low
        noun = low if low in words.heads else words.plurals.get(low)
        if not noun or words.heads[noun].weak:
            break
        best = (best[0], best[1] + 1, noun, low != noun)
    return best


def _adjoins(tokens: list[_Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].start - tokens[index].end == 1


def _naming(text: str, tokens: list[_Token], head: tuple[int, int, str, bool], words: DealWords) -> Naming | None:
    first, last, noun, many = head
    if _is_verb(tokens, first, noun):
        return None
    left, before = _left(text, tokens, first)
    right = _right(text, tokens, last, words)
    capital = tokens[last].text[:1].isupper() or noun == "mou"
    inner = tokens[left : right + 1]
    capitals = [one for one in inner if one.text[:1].isupper() and one.low not in listed("name-joints")]
    keys, subjects, states = _contents(inner, words)
    proper = capital and (left > 0 or right > last or len(capitals) > 1) and len(capitals) > 1
    proper = proper or (
        len([one for one in capitals if not _nation(one.low, words)]) > 0 and not capital and bool(keys)
    )
    if words.heads[noun].subject:
        subjects |= {words.heads[noun].subject}  # type: ignore[arg-type]  # it is not null here
    follower = tokens[right + 1].low if right == last and _adjoins(tokens, last) else ""
    name = re.sub(r"\s+", " ", text[tokens[left].start : tokens[right].end])
    lows = {one.low for one in inner}
    return Naming(
        start=tokens[left].start,
        end=tokens[right].end,
        name=name.removesuffix("'s").removesuffix("’s"),
        head=noun,
        proper=proper,
        weak=words.heads[noun].weak and not proper,
        keys=keys,
        subjects=subjects,
        states=states,
        definite=before in listed("definite") or before.endswith("'s") or (capital and proper),
        new=bool(lows & listed("new")),
        many=(many and not capital) or before in ("no", "any", "every", "such"),
        follower=follower if follower in listed("followers") else "",
        terms=frozenset(low for low in lows if _TERM.fullmatch(low)),
        context=_CONTEXT.search(text[: tokens[left].start]) is not None,
    )


def _is_verb(tokens: list[_Token], first: int, noun: str) -> bool:
    """ "to deal with", "they deal a blow", "a great deal of"."""
    if noun != "deal" or first == 0:
        return False
    before = tokens[first - 1].low
    after = tokens[first + 1].low if first + 1 < len(tokens) else ""
    return before in listed("before-verbs") or (before in ("great", "good") and after == "of")


def _left(text: str, tokens: list[_Token], first: int) -> tuple[int, str]:
    """The first token of the name whose noun begins at `first`, and the determiner or possessor before it."""
    left = first
    while left > 0 and first - left < 8:
        token = tokens[left - 1]
        gap = text[token.end : tokens[left].start]
        if gap.strip(" \u00a0\n–-/") or token.low in listed("determiners") or token.low in listed("stops"):
            break
        if token.low.endswith("'s") and not token.text[:1].isupper():
            break
        left -= 1
    before = tokens[left - 1].low if left else ""
    gap = text[tokens[left - 1].end : tokens[left].start] if left else ""
    if before in listed("determiners") and not gap.strip():
        return left, before
    return _lean(tokens, left, first), ""


def _lean(tokens: list[_Token], left: int, first: int) -> int:
    """Without a determiner to begin at: back only over names, figures, subjects and qualifiers."""
    words = deal_words()
    start = first
    while start > left:
        token = tokens[start - 1]
        known = token.low in words.subjects or token.low in listed("qualifiers") or bool(_nation(token.low, words))
        known = known or token.text[0].isdigit() or "-" in token.text or "–" in token.text
        if not known and not (token.text[0].isupper() and not token.low.endswith("'s")):
            break
        start -= 1
    return start


def _right(text: str, tokens: list[_Token], last: int, words: DealWords) -> int:
    """The last token of the name: "on Comprehensive Strategic Partnership" belongs to it, "with Russia" does not."""
    end = index = last
    while index + 1 < len(tokens) and index - last < 14:
        token = tokens[index + 1]
        if text[tokens[index].end : token.start].strip(" \u00a0") or token.low in listed("calendar"):
            break
        if token.text[0].isupper() and not _nation(token.low, words) and tokens[last].text[0].isupper():
            end = index + 1
        elif token.low not in listed("connectors") or (
            index == last and token.low not in ("on", "of", "for", "against")
        ):
            break
        index += 1
    return end


def _contents(inner: list[_Token], words: DealWords) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The words that tell the deal from others, its subjects, and the states in its name."""
    keys: set[str] = set()
    subjects: set[str] = set()
    states: dict[str, None] = {}
    for one in inner:
        whole = one.low.removesuffix("'s")
        if _MADE_BY.search(whole):
            continue
        for part in (whole, *re.split(r"[-–/]", whole)):
            code = _nation(part, words)
            if code:
                states[code] = None
            elif part in words.subjects:
                subjects.add(words.subjects[part])
        if not _empty(whole, words):
            keys.add(whole)
    lows = [one.low.removesuffix("'s") for one in inner]
    for size in (2, 3, 4):
        for at in range(len(lows) - size + 1):
            code = _nation(" ".join(lows[at : at + size]), words)
            if code:
                states[code] = None
                keys -= set(lows[at : at + size])
    return frozenset(keys), frozenset(subjects), tuple(states)


def _nation(low: str, words: DealWords) -> str | None:
    return words.states.get(low) or words.demonyms.get(low)


def _empty(low: str, words: DealWords) -> bool:
    """Whether a word tells no deal from another: a noun for a deal, a state, a figure, a qualifier."""
    if _TERM.fullmatch(low):
        return True
    nations = all(_nation(part, words) for part in re.split(r"[-–/]", low))
    noun = (low in words.heads and not words.heads[low].weak) or low in words.plurals
    other = low in listed("qualifiers") or low in listed("name-joints") or low in listed("determiners")
    return nations or noun or other or low[0].isdigit()
