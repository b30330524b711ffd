"""Who the parties of an agreement are: states rather than those who sign for them; no mediators, hosts or messengers."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.ledger.deal_words import WORD, deal_words
from onrecord.ledger.entry import Actors, Entry
from onrecord.vocabulary import ActorKind

_OF_STATE = (ActorKind.GOVERNMENT, ActorKind.OFFICE, ActorKind.PERSON)
_OFFICIAL = frozenset("GOV MIL LEG JUD COP SPY".split())
_KEPT = (ActorKind.STATE, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.BLOC, ActorKind.COMPANY, ActorKind.PARTY)
_GO_BETWEEN = re.compile(
    r"\b(?:mediated|brokered|hosted|facilitated|overseen|sponsored|guaranteed|announced|witnessed|moderated|convened)\s+by\s+"
    r"([^.;]{2,120})",
    re.IGNORECASE,
)
_BROKERED = re.compile(r"([\w.’' ]{2,40})[-–](?:brokered|mediated|backed|led|sponsored|hosted|drafted|proposed)\b")
_BESIDE = re.compile(
    r"\bwith\s+(?:the\s+)?([\w.’' ]{2,60}?)\s+(?:as|acting as|serving as)\s+(?:a\s+|the\s+)?(?:mediator|host|guarantor|broker)"
)
_CARRIES = re.compile(r"\b(?:broker|mediat|host|facilitat|oversee|oversaw|welcom|hail|prais|witness)\w*", re.IGNORECASE)
_ENDS = frozenset(
    """that which who whom after before since until while when if is are was were has have had will would could should to
    in on at by for from into as or but over during amid following despite through about under per within because
    comes came take takes took signed reached agreed holds held went goes""".split()
)

Pool = Mapping[str, str]
"""Lower-case words that name actors in a report, to the actors' ids."""


def party_of(actor: str, actors: Actors) -> str | None:
    """The party that `actor` is or stands for; null for those who bind nobody (media, people, the unknown)."""
    known = actors.get(actor)
    if known is None:
        return actor if re.fullmatch(r"[A-Z]{3}", actor) else None
    if known.kind in _KEPT:
        return actor
    if known.kind in _OF_STATE and known.country and (known.sector is None or known.sector in _OFFICIAL):
        return known.country
    return None


def parties_of(ids: Iterable[str], actors: Actors) -> tuple[str, ...]:
    """The parties that `ids` are or stand for, each once, in order."""
    return tuple(dict.fromkeys(party for one in ids if (party := party_of(one, actors))))


def pool_of(entries: Iterable[Entry]) -> dict[str, str]:
    """How the claims of one report name actors."""
    found: dict[str, str] = {}
    for entry in entries:
        claim = entry.claim
        for ids, texts in ((claim.actors, claim.actors_text), (claim.recipients, claim.recipients_text)):
            if len(ids) == len(texts):
                for one, text in zip(ids, texts, strict=True):
                    found.setdefault(_folded(text), one)
    return found


def _folded(text: str) -> str:
    return " ".join(m.group().lower().removesuffix("'s").removesuffix("’s") for m in WORD.finditer(text)).removeprefix("the ")


def named_parties(text: str, end: int, pool: Pool, actors: Actors) -> tuple[str, ...]:
    """Those whom words after the agreement's name (which ends at `end`) call its parties: "between A and B", "with C"."""
    after = text[end : end + 200]
    clause = re.split(r"[.;…]\s", after, maxsplit=1)[0]
    match = re.match(r"[^,]{0,70}?\b(between|among|with)\s+(.+)", clause, re.DOTALL)
    if not match:
        return ()
    return parties_of(_names(match.group(2), pool), actors)


def go_betweens(text: str, pool: Pool, actors: Actors) -> frozenset[str]:
    """Those who only brought the agreement about or spoke of it: mediators, hosts, guarantors."""
    if "by" not in text and "-" not in text and "–" not in text and " as " not in text:
        return frozenset()
    stretches = [match.group(1) for pattern in (_GO_BETWEEN, _BESIDE) for match in pattern.finditer(text)]
    found = {party for words in stretches for party in parties_of(_names(words, pool), actors)}
    for match in _BROKERED.finditer(text):
        words = match.group(1).split()
        for size in (1, 2, 3):
            found |= set(parties_of(_names(" ".join(words[-size:]), pool), actors))
    return frozenset(found)


def carries(trigger: str) -> bool:
    """Whether the one who does this stands outside the agreement: brokers, hosts or welcomes it."""
    return _CARRIES.match(trigger) is not None


def _names(stretch: str, pool: Pool) -> list[str]:
    """The actors named at the start of `stretch`, up to a word that begins something else."""
    words = deal_words()
    tokens = _tokens(stretch)
    found: list[str] = []
    index = 0
    while index < len(tokens) and index < 30:
        size, actor = _longest(tokens, index, pool, words.states, words.capitals)
        if actor:
            found.append(actor)
            index += size
            continue
        if tokens[index] in _ENDS:
            break
        code = words.demonyms.get(tokens[index])
        if code and (index + 1 == len(tokens) or tokens[index + 1] in ("and", "government", "authorities", "officials")):
            found.append(code)
        index += 1
    return found


@lru_cache(maxsize=4096)
def _tokens(stretch: str) -> tuple[str, ...]:
    return tuple(m.group().lower().removesuffix("'s").removesuffix("’s") for m in WORD.finditer(stretch))


def _longest(tokens: tuple[str, ...], index: int, *tables: Pool) -> tuple[int, str | None]:
    for size in range(min(6, len(tokens) - index), 0, -1):
        name = " ".join(tokens[index : index + size])
        for table in tables:
            if name in table:
                return size, table[name]
    return 1, None
