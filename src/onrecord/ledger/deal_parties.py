"""Who the parties of an agreement are: states rather than those who sign for them; no mediators or hosts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

from onrecord.ledger.deal_words import WORD, deal_words, listed
from onrecord.ledger.entry import Actors, Entry
from onrecord.vocabulary import ActorKind

_OF_STATE = (ActorKind.GOVERNMENT, ActorKind.OFFICE, ActorKind.PERSON)
_OFFICIAL = frozenset(["GOV", "MIL", "LEG", "JUD", "COP", "SPY"])
_KEPT = (ActorKind.STATE, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.BLOC, ActorKind.COMPANY, ActorKind.PARTY)
_GO_BETWEEN = re.compile(
    r"\b(?:mediated|brokered|hosted|facilitated|overseen|sponsored|guaranteed|announced|witnessed|moderated|convened)\s+by\s+"
    r"([^.;]{2,120})",
    re.IGNORECASE,
)
_BROKERED = re.compile(r"[-–](?:brokered|mediated|backed|led|sponsored|hosted|drafted|proposed)\b")
_BESIDE = re.compile(
    r"\bwith\s+(?:the\s+)?([\w.’' ]{2,60}?)\s+"
    r"(?:acting |serving )?as\s+(?:an?\s+|the\s+)?(?:mediator|host|guarantor|broker)"
)
_THIRD = re.compile(r"\b(?:mediator|negotiator|facilitator|observer|monitor|envoys? to)", re.IGNORECASE)
_CARRIES = re.compile(
    r"\b(?:announc|broker|mediat|host|facilitat|oversee|oversaw|welcom|hail|prais|witness)\w*", re.IGNORECASE
)

Pool = Mapping[str, str]
"""Lower-case words that name actors in a report, to the actors' ids."""


def party_of(actor: str, actors: Actors) -> str | None:
    """The party that `actor` is or stands for; null for those who bind nobody (media, people, the unknown)."""
    known = actors.get(actor)
    if known is None:
        return actor if re.fullmatch(r"[A-Z]{3}|(?:org|group)/.+", actor) else None
    words = deal_words()
    if known.kind in _KEPT:
        return words.parents.get(actor, actor)
    if known.kind is ActorKind.PERSON and (body := words.officers.get(known.name.lower())):
        return words.parents.get(body, body)
    if _THIRD.search(known.name):
        return None
    if known.kind in _OF_STATE and known.country and (known.sector is None or known.sector in _OFFICIAL):
        return known.country
    return None


def parties_of(ids: Iterable[str], actors: Actors) -> tuple[str, ...]:
    """The parties that `ids` are or stand for, each once, in order."""
    return tuple(dict.fromkeys(party for one in ids if (party := party_of(one, actors))))


def parties_called(ids: Sequence[str], texts: Sequence[str], actors: Actors) -> tuple[str, ...]:
    """The parties that `ids` are or stand for, where their own words do not say otherwise ("the Peruvian Congress")."""
    found = []
    for one, text in zip_longest(ids, texts[: len(ids)], fillvalue=""):
        known = actors.get(one)
        if known and known.kind is ActorKind.GOVERNMENT and known.country:
            codes = _demonyms(_tokens(text))
            found.append(next(iter(codes)) if len(codes) == 1 and known.country not in codes else one)
        else:
            found.append(one)
    return parties_of([one for one in found if one], actors)


def _demonyms(tokens: tuple[str, ...]) -> frozenset[str]:
    """The states whose people or things the words are, longest names first ("Papua New Guinean")."""
    found: set[str] = set()
    index = 0
    while index < len(tokens):
        size, code = _longest(tokens, index, deal_words().demonyms)
        found |= {code} if code else set()
        index += size
    return frozenset(found)


def signatories_of(ids: Sequence[str], actors: Actors) -> tuple[str, ...]:
    """The parties that `ids` make an agreement for; with a lone one, the states of officials of bodies too."""
    found = parties_of(ids, actors)
    if len(found) != 1:
        return found
    others = (actors.get(one) for one in ids)
    lands = [
        one.country for one in others if one and one.kind is ActorKind.PERSON and one.sector == "IGO" and one.country
    ]
    return tuple(dict.fromkeys((*found, *lands)))


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
    return " ".join(m.group().lower().removesuffix("'s").removesuffix("’s") for m in WORD.finditer(text)).removeprefix(
        "the "
    )


def named_parties(text: str, end: int, pool: Pool, actors: Actors) -> tuple[tuple[str, ...], bool]:
    """Those whom words after the agreement's name (which ends at `end`) call its parties, and whether they are all.

    "Between A and B" names all of them, "with C" only the other side.
    """
    stretch, all_of_them = _stretch_of_parties(text, end)
    return (parties_of(_names(stretch, pool), actors), all_of_them) if stretch else ((), False)


@lru_cache(maxsize=8192)
def _stretch_of_parties(text: str, end: int) -> tuple[str, bool]:
    clause = re.split(r"(?<![A-Z])[.;…]\s", text[end : end + 200], maxsplit=1)[0]
    match = re.match(r"[^,]{0,70}?\b(between|among|with)\s+(.+)", clause, re.DOTALL)
    return (match.group(2), match.group(1) != "with") if match else ("", False)


def go_betweens(text: str, pool: Pool, actors: Actors) -> frozenset[str]:
    """Those who only brought the agreement about or spoke of it: mediators, hosts, guarantors."""
    return frozenset(party for words in _stretches_of_others(text) for party in parties_of(_names(words, pool), actors))


@lru_cache(maxsize=8192)
def _stretches_of_others(text: str) -> tuple[str, ...]:
    """The words that name mediators and the like."""
    found = [match.group(1) for pattern in (_GO_BETWEEN, _BESIDE) for match in pattern.finditer(text)]
    for match in _BROKERED.finditer(text):
        words = text[: match.start()].split()[-3:]
        found += [" ".join(words[-size:]) for size in range(1, len(words) + 1)]
    return tuple(found)


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
        size, actor = _longest(tokens, index, pool, words.states, words.bodies, words.capitals)
        if actor:
            found.append(actor)
            index += size
            continue
        if tokens[index] in listed("party-ends"):
            break
        code = words.demonyms.get(tokens[index])
        if code and (
            index + 1 == len(tokens) or tokens[index + 1] in ("and", "government", "authorities", "officials")
        ):
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
