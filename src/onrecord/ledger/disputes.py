"""Which events a denial denies, and who stands on which side."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from onrecord.codebook import Codebook
from onrecord.codebook.broader import Broader
from onrecord.ledger.days import days_between
from onrecord.ledger.entry import Entry
from onrecord.ledger.events import holder, last_words, standing, voices
from onrecord.ledger.words import stem, stems
from onrecord.vocabulary import NEGATIVE, ClaimKind, Dispute, EventType, Factuality, Modality, Side

DAYS_BACK, DAYS_AHEAD = 180, 21
"""Days before and after a denial within which what it denies may have been reported."""
ENOUGH = 0.5
"""Likeness from which on a denial is taken to deny an event."""
NEAR = 400
"""Code points between two claims of one report within which one can take up the other ("…, which Peru denies")."""
FRESH = 3
"""Days within which words as plain as "nobody was killed" can be of what else is told of a country then."""

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut\w+|dismiss(?:es|ed|ing)?\b(?=.*\b(?:accusation|allegation|claim|charge"
    r"|report|suggestion|rumou?r|assertion|account|idea|notion|talk|as)s?\b)"
    r"|reject(?:s|ed|ing)? (?:the |any |all )?(?:\w+ )?"
    r"(?:accusation|allegation|claim|charge|report|suggestion)s?|disput(?:es|ed)|disavow\w*|call(?:s|ed|ing)? (?:it"
    r"|them|the \w+) (?:false|untrue|baseless|groundless|lies?|fake))\b",
    re.IGNORECASE,
)
_KIN: tuple[frozenset[str], ...] = tuple(
    frozenset(kinds)
    for kinds in (
        {EventType.AID, EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE},
        {EventType.AGREE, EventType.CONSULT, EventType.COOPERATE},
        {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.THREATEN},
        {EventType.RETREAT, EventType.CONCEDE, EventType.AGREE},
        {EventType.SANCTION, EventType.COERCE},
    )
)
"""Types under which one deed may be told by different holders."""


_BESIDE = 3
_OWN_WORDS = 0.2
"""What wording has to weigh when a denial says itself what was not done, and does not just take up what was said."""
_SAID = re.compile(r"(?:accus|alleg|claim|charg)\w*", re.IGNORECASE)


_BOTH = 0.3
"""Weight of parties who leave little doubt about who is meant; of a single country it is less."""


class Contested(Struct, frozen=True, kw_only=True):
    """An event as denials are compared with it: its id and the claims that say that it happened."""

    id: str
    entries: tuple[Entry, ...]


def is_denial(entry: Entry) -> bool:
    """Whether a claim says that something did not happen: a negative claim, or a rejection of what others say.

    That something possibly did not happen leaves it open, and contradicts nobody.
    """
    claim = entry.claim
    if claim.kind is not ClaimKind.EVENT or claim.modality not in (Modality.ACTUAL, Modality.BELIEVED):
        return False
    if claim.factuality in NEGATIVE:
        return claim.factuality is not Factuality.POSSIBLY_NOT
    return is_rejection(entry)


def is_rejection(entry: Entry) -> bool:
    """Whether it is a deed of denying ("Chile rejected the allegation") rather than a negative claim.

    Whoever denies an accusation denies what he is accused of, not that he was accused.
    """
    claim = entry.claim
    if claim.type == EventType.ACCUSE and claim.factuality is Factuality.CERTAINLY_NOT:
        return bool(_SAID.fullmatch(claim.trigger.text) and _DENIES.search(claim.text))
    if claim.type != EventType.REJECT or claim.factuality is not Factuality.CERTAIN:
        return False
    return bool(_DENIES.search(claim.trigger.text) or _DENIES.search(f"{claim.trigger.text} {claim.object or ''}"))


def broader_words(codebook: Codebook) -> dict[str, frozenset[str]]:
    """The stems that each stem takes in, by the stem of the broader word and of its other names."""
    found: dict[str, frozenset[str]] = {}
    for entry in codebook.entries(Broader):
        takes_in = frozenset(stem(word) for word in (*entry.takes_in, *entry.also, entry.word))
        for word in (entry.word, *entry.also):
            found[stem(word)] = takes_in
    return found


def denied(
    denial: Entry, events: Iterable[Contested], broader: Mapping[str, frozenset[str]]
) -> list[tuple[str, dict[str, float]]]:
    """The events that a denial denies, each with the features that say so; the likeliest first.

    A denial names parties of the event, a deed of the same kind or a broader one, and comes within half a year. Only
    the likeliest event is denied, and those that are told in the same words or are as like.
    """
    scored = []
    for event in events:
        features = _compare(denial, event, broader)
        score = sum(features.values())
        if score >= ENOUGH:
            scored.append((round(score, 4), event.id, features))
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [(event_id, features) for score, event_id, features in scored if score >= scored[0][0] - 0.15][:5]


def _compare(denial: Entry, event: Contested, broader: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """The features for a denial's being of an event; empty where one excludes it."""
    first = event.entries[0]
    rejection = is_rejection(denial)
    if all(entry.claim.id == denial.claim.id for entry in event.entries):
        return {}
    if not rejection and not _same_kind(denial.traits.type, {entry.traits.type for entry in event.entries}):
        return {}
    days = min(days_between(entry.day, denial.day) for entry in event.entries)
    if not -DAYS_AHEAD <= days <= DAYS_BACK and denial.claim.report != first.claim.report:
        return {}
    parties = _parties(denial, event, rejection=rejection)
    wording = _wording(denial, event, broader)
    here = [entry for entry in event.entries if entry.claim.report == denial.claim.report]
    near = any(_near(denial, entry) for entry in here)
    if parties == 0 or (wording < _OWN_WORDS and not rejection) or (wording == 0 and not near):
        return {}
    if parties < _BOTH and not here and abs(days) > FRESH and not _is_told_apart(denial, event):
        return {}
    features = {"parties": parties, "wording": wording}
    if here:
        features["same report"] = 0.2 if near else 0.1
    if denial.traits.dated and any(entry.traits.dated for entry in event.entries):
        overlap = any(_overlap(denial, entry) for entry in event.entries if entry.traits.dated)
        features["time"] = 0.1 if overlap else -0.4
    if denial.traits.places and all(entry.traits.places for entry in event.entries):
        shared = any(denial.traits.places & entry.traits.places for entry in event.entries)
        features["place"] = 0.1 if shared else -0.3
    if denial.traits.type in {entry.traits.type for entry in event.entries}:
        features["type"] = 0.1
    return features


def _parties(denial: Entry, event: Contested, *, rejection: bool) -> float:
    """Weight of the shared parties: all those that the denial names must take part, or the denier must be the doer."""
    doers = {key for entry in event.entries for key in _keys(entry.traits.actors, entry)}
    everyone = doers | {key for entry in event.entries for key in _keys(entry.traits.recipients, entry)}
    everyone |= {code for entry in event.entries for code in entry.traits.countries}
    if rejection:
        denier = {*denial.claim.actors, *_keys(denial.traits.actors, denial)}
        by_others = all(holder(entry) not in denier for entry in event.entries)
        return (
            _BOTH if denier & (doers | {code for one in event.entries for code in one.traits.by}) and by_others else 0.0
        )
    named = {*denial.traits.actors, *denial.traits.recipients}
    if not named and not denial.traits.countries:
        return 0.0
    if denial.traits.countries and denial.traits.countries <= everyone:
        return _BOTH if len(denial.traits.countries) > 1 or denial.traits.actors & doers else 0.25
    return _BOTH if named and named <= everyone else 0.0


def _keys(ids: Iterable[str], entry: Entry) -> set[str]:
    return {one for one in ids if not one.startswith((f"{entry.claim.report}/", f"{entry.claim.report}~"))}


def _wording(denial: Entry, event: Contested, broader: Mapping[str, frozenset[str]]) -> float:
    """Weight of the words for the deed and its object that are shared, or taken in by a broader word of the denial."""
    said = {denial.traits.trigger, *denial.traits.thing}
    told = {word for entry in event.entries for word in ({entry.traits.trigger} | entry.traits.thing)}
    if said & told:
        return 0.35
    around = {word for entry in event.entries for word in entry.traits.words}
    naming = (denial.traits.words if is_rejection(denial) else said | _beside(denial)) - _names(denial)
    if len(_sides(denial)) > 1 and any(broader.get(word, frozenset()) & (told | around) for word in naming):
        return 0.3
    shared = len(_shared(denial, event))
    return 0.2 if shared >= 3 else 0.1 if shared == 2 else 0.0


def _beside(denial: Entry) -> frozenset[str]:
    """The words right before and after the trigger ("any arms exchange"), where no object holds them."""
    before, _, after = denial.claim.text.partition(denial.claim.trigger.text)
    return stems(" ".join((*before.split()[-_BESIDE:], *after.split()[:_BESIDE])))


def _is_told_apart(denial: Entry, event: Contested) -> bool:
    """Whether more than a common word for a deed is shared: its object, or other words of the evidence."""
    things = {word for entry in event.entries for word in entry.traits.thing}
    return bool(denial.traits.thing & things) or len(_shared(denial, event) - {denial.traits.trigger}) > 1


def _shared(denial: Entry, event: Contested) -> frozenset[str]:
    """The words that the two pieces of evidence share, but for the names in the denial."""
    around = {word for entry in event.entries for word in entry.traits.words}
    return (denial.traits.words & around) - _names(denial)


def _names(entry: Entry) -> frozenset[str]:
    """The words of the names in a claim: that these are shared has been weighed as parties."""
    claim = entry.claim
    return stems(" ".join((*claim.actors_text, *claim.recipients_text, *claim.holder_words, *entry.traits.countries)))


def _sides(denial: Entry) -> frozenset[str]:
    """Who is said not to have done it, and to whom; of what is denied together, all who deny it."""
    return denial.traits.countries or (denial.traits.actors | denial.traits.recipients)


def _near(denial: Entry, entry: Entry) -> bool:
    return abs(entry.claim.trigger.start - denial.claim.trigger.start) <= NEAR


def _same_kind(kind: str | None, others: set[str | None]) -> bool:
    return kind in others or any(kind in kin and kin & others for kin in _KIN)


def _overlap(a: Entry, b: Entry) -> bool:
    return (a.traits.first or "") <= (b.traits.last or "9999") and (b.traits.first or "") <= (a.traits.last or "9999")


def make_dispute(
    event_id: str, entries: Sequence[Entry], denials: Sequence[Entry], why: dict[str, float]
) -> Dispute | None:
    """The dispute over an event; null when nobody stands against those who say that it happened.

    Sides are those who affirm and those who deny; a holder stands where its last word stands.
    """
    yes, no = standing(sorted(entries, key=lambda one: one.order), sorted(denials, key=lambda one: one.order))
    affirming = [entry for entry in yes if entry.claim.factuality not in NEGATIVE]
    if not affirming or not no:
        return None
    contrary, last = [entry.day for entry in no], last_words(entries, denials)
    return Dispute(
        id=f"dispute/{event_id.removeprefix('event/')}",
        event=event_id,
        sides=(_side(affirming, last), _side(no, last, denying=True)),
        since=max(min(contrary), min(entry.day for entry in affirming)),
        why=why,
    )


def _side(entries: Sequence[Entry], last: Mapping[str, bool], *, denying: bool = False) -> Side:
    """A side; of those who speak together, only who still stands by it."""
    sure = sorted(entries, key=lambda entry: (_RANK.get(entry.claim.factuality, 3), entry.order))
    best = sure[0].claim.factuality
    if denying and best not in NEGATIVE:
        best = Factuality.CERTAINLY_NOT
    return Side(
        holders=tuple(
            dict.fromkeys(
                one
                for entry in entries
                for one in voices(entry, denying=denying)
                if one is None or last[one] is denying
            )
        ),
        factuality=best.value,
        claims=tuple(entry.claim.id for entry in entries),
    )


_RANK = {
    Factuality.CERTAIN: 0,
    Factuality.CERTAINLY_NOT: 0,
    Factuality.PROBABLE: 1,
    Factuality.PROBABLY_NOT: 1,
    Factuality.POSSIBLE: 2,
    Factuality.POSSIBLY_NOT: 2,
}
