"""What a claim says about the future of its holder's day: who foresaw it, in what manner, by when, how likely."""

import math
import re
from collections.abc import Iterable

from onrecord.codebook.likelihood import LikelihoodWords
from onrecord.codebook.loader import Codebook, default_codebook
from onrecord.ledger.days import days_after
from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.sides import OF_THE_STATE, is_state, side, sides
from onrecord.vocabulary import NEGATIVE, ActorKind, ClaimKind, EventType, Factuality, ForecastKind, Modality, Reason

FORETELLING = frozenset((Modality.PLANNED, Modality.PROMISED, Modality.THREATENED, Modality.PREDICTED))
COMMITTING = {
    Modality.PLANNED: ForecastKind.PLAN,
    Modality.PROMISED: ForecastKind.PROMISE,
    Modality.THREATENED: ForecastKind.THREAT,
}
VAGUE = frozenset((Factuality.POSSIBLE, Factuality.POSSIBLY_NOT, Factuality.UNKNOWN))
HOSTILE = frozenset(
    (
        EventType.REJECT,
        EventType.THREATEN,
        EventType.PROTEST,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.ASSAULT,
        EventType.ACCUSE,
    )
)
PUTTING_OFF = re.compile(r"\b(?:postpon|delay|defer|put off|push(?:ed|es|ing)? back|reschedul|adjourn)", re.IGNORECASE)
TRYING = re.compile(
    r"\b(?:attempt|try|tries|tried|seek|sought|effort|purpose|elect|vote|voting|resolution|bill|motion|plot|conspir|alleg"
    r"|accus|suspect|charge|campaign|initiative|bid|launch|case|negotiat|scheme|reason|fail|refus(?:ed|ing)|decision"
    r"|agreed \(adj)",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:not|n't|never|hardly|no longer)(?: \w+)? ?$", re.IGNORECASE)
NEAR = 40
"""How many characters a word may stand off."""
CAUGHT = re.compile(
    r"\b(?:arrest|accus|charg(?:ed|es)|convict|suspect|foil|thwart|veto|sentenc|past decision)", re.IGNORECASE
)
WARNING = re.compile(r"\bwarn\w*\b.{0,80}\bagainst\b", re.IGNORECASE)
ASIDE = re.compile(
    r"\b(?:(?:if|unless)\b[^,;.]*|(?:after|since|following|despite|over) (?:being |having )?)$", re.IGNORECASE
)
COMMENT = re.compile(r", (?:\w+ly )?$")
MERELY_POSSIBLE = re.compile(r"modals (?:could|can|may|might)|purpose|condition|concern")
BEHIND = re.compile(
    r"\b(?:was|were|had|has|have) (?:also )?[\"“]?(?:very |most |highly )?(?:likely|probably)\b(?! to\b)", re.IGNORECASE
)
LASTING = re.compile(r"\b(?:until|till|through (?:the |\d|[A-Z])|extend\w*|prolong\w*|last\w*)\b", re.IGNORECASE)
"""Words with which a time says how long something lasts, and not by when it comes."""
INTENDING = re.compile(r"\b(?:intend|plan(?:s|ned|ning) to|prepar|aim|mean)", re.IGNORECASE)
WITHIN = re.compile(
    r"\bwithin (?:the next )?(?:\d+ (?:to|or|and) |\d+[-–])?(\d+) (hour|day|week|month)s?\b", re.IGNORECASE
)
DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.5}
YEAR = re.compile(r"\d{4}")
IN_THE_YEAR = r"\b(?:by|before|in|during|within|of|late|early|mid-?) ?"
"""What stands before a year that is a time, and not a part of a name ("the 2030 Games")."""
WOULD_HAVE = re.compile(r"\bwould(?:n't| not)? have\b", re.IGNORECASE)


def foretells(entry: Entry) -> bool:
    """Whether a claim is about the future of its holder's day.

    Plans, promises, threats and predictions are, also conditional ones that their holder makes; requests, proposals,
    attempts, purposes ("to meet him, she flew …") and deeds dated before the day of publication are not.
    """
    claim = entry.claim
    if claim.kind is ClaimKind.TIE or claim.type is None or not (claim.actors or claim.recipients):
        return False
    if _is_past(entry) or _is_aside(entry):
        return False
    if claim.modality is Modality.CONDITIONAL:
        binds = claim.condition is not None and not WOULD_HAVE.search(claim.text)
        return binds and (_speaks_for_itself(entry) or any("modals will" in reason.by for reason, _ in reasons(entry)))
    if claim.modality not in FORETELLING or WOULD_HAVE.search(claim.text):
        return False
    if claim.modality is Modality.PREDICTED:
        return _is_ahead(entry)
    if claim.modality is Modality.THREATENED and WARNING.search(claim.text):
        return False
    return claim.factuality not in VAGUE and not _only_tried(entry)


def _is_past(entry: Entry) -> bool:
    time, published = entry.claim.time, entry.claim.published
    return bool(published and time and time.to and time.to < published)


def _is_aside(entry: Entry) -> bool:
    """Whether the words stand beside what is foretold: in a condition, as what came before, or as a comment on it."""
    claim = entry.claim
    if claim.modality is Modality.CONDITIONAL:
        return False
    at = claim.text.find(claim.trigger.text)
    before = claim.text[: max(at, 0)]
    return bool(ASIDE.search(before)) or (claim.trigger.text.endswith("ing") and bool(COMMENT.search(before)))


def _speaks_for_itself(entry: Entry) -> bool:
    claim = entry.claim
    return bool(claim.holder_actors) and claim.holder_actors[-1] in claim.actors


def _is_ahead(entry: Entry) -> bool:
    """Whether a prediction says more than that something may be, or probably was."""
    grounds = " ".join(f"{reason.by} {words}" for reason, words in reasons(entry))
    if entry.claim.factuality in VAGUE:
        return "modals would" in grounds and not MERELY_POSSIBLE.search(grounds)
    return not BEHIND.search(entry.claim.text) or "modals will" in grounds


def _only_tried(entry: Entry) -> bool:
    """Whether the words that make it a plan are those of an attempt, a purpose, a vote or a charge."""
    claim = entry.claim
    if claim.modality is not Modality.PLANNED:
        return False
    grounds = [f"{reason.by} {words}" for reason, words in reasons(entry)]
    return any(TRYING.search(ground) for ground in grounds) or bool(CAUGHT.search(claim.text))


def reasons(entry: Entry) -> list[tuple[Reason, str]]:
    """Why a claim has its factuality and modality: the reasons with the words of each."""
    pairs = zip(entry.claim.why, entry.claim.why_text, strict=False)
    return [(reason, words) for reason, words in pairs if reason.field in ("factuality", "modality")]


def negated(entry: Entry) -> bool:
    """Whether the holder says that it will not happen."""
    return entry.claim.factuality in NEGATIVE


def puts_off(entry: Entry) -> bool:
    """Whether the claim says that something comes later than was said before."""
    return bool(PUTTING_OFF.search(entry.claim.text)) or any(PUTTING_OFF.search(r.by) for r, _ in reasons(entry))


def holder(entry: Entry, actors: Actors) -> str | None:
    """Who foresaw, promised, threatened or planned it: an actor id, null when unknown.

    The innermost known holder of the chain. A word that a report passes on in its own voice ("Norway plans to …") is
    that of who plans. Where nobody is named who foresaw it ("it is expected that …"), who acts in it does not hold it.
    """
    claim = entry.claim
    chain = claim.holder_actors
    if not claim.holders and _announces(entry):
        return _sole_actor(entry, actors) or (chain[0] if chain else None)
    if not chain:
        return _sole_actor(entry, actors) if claim.modality in COMMITTING else None
    if claim.modality in COMMITTING and len(chain) == 1 and not claim.holders:
        return _sole_actor(entry, actors) or chain[0]
    known = [one for one in chain if one is not None]
    if not known:
        return None
    if _of_another(entry, known, actors):
        return known[-2]
    unsaid = any(one is None and not words for one, words in zip(chain[:-1], claim.holder_words, strict=False))
    if claim.modality is Modality.PREDICTED and unsaid and known[-1] in claim.actors:
        return None
    return known[-1]


def holder_words(entry: Entry, actors: Actors) -> str | None:
    """The words that name a holder who is no known actor ("a port official"), the innermost; null when none do."""
    claim = entry.claim
    if holder(entry, actors) is not None or any(one is not None for one in claim.holder_actors):
        return None
    return next((" ".join(words.split()) for words in reversed(claim.holder_words) if words.strip()), None)


def _announces(entry: Entry) -> bool:
    """Whether the report has who acts in it announce it ("Peru announces it will …")."""
    return any("signatures announce" in reason.by for reason, _ in reasons(entry))


def _of_another(entry: Entry, known: list[str], actors: Actors) -> bool:
    """Whether somebody says what another intends ("Peru says that Chile means to …"): then it is foreseen."""
    if entry.claim.modality is not Modality.PLANNED or len(known) < 2:
        return False
    teller, planner = known[-2:]
    if teller in actors and actors[teller].kind is ActorKind.MEDIA:
        return False
    meant = any(INTENDING.search(words) for reason, words in reasons(entry) if reason.field == "modality")
    return meant and side(teller, actors) != side(planner, actors)


def _sole_actor(entry: Entry, actors: Actors) -> str | None:
    acting = entry.claim.actors
    return acting[0] if acting and len(sides(acting, actors)) == 1 else None


def kind(entry: Entry, actors: Actors) -> ForecastKind:
    """Which sort of word about the future it is.

    Who says what others will do predicts. Who says what they will do themselves promises, or, when it is hostile,
    plans it; under a condition that is a threat.
    """
    claim, who = entry.claim, holder(entry, actors)
    own = who is not None and speaks_for(who, claim.actors, actors)
    if claim.modality in COMMITTING and (own or claim.modality is not Modality.PLANNED):
        return COMMITTING[claim.modality]
    if not own:
        return ForecastKind.PREDICTION
    if claim.type not in HOSTILE:
        return ForecastKind.PLAN if negated(entry) else ForecastKind.PROMISE
    return ForecastKind.THREAT if claim.condition is not None and not negated(entry) else ForecastKind.PLAN


def speaks_for(who: str, acting: Iterable[str], actors: Actors) -> bool:
    """Whether somebody speaks for those who act: they are of one side, or an official whose state is not named."""
    acting_sides = sides(acting, actors)
    if side(who, actors) in acting_sides:
        return True
    known = actors.get(who)
    stateless = known is not None and known.country is None and known.sector in OF_THE_STATE
    return stateless and len(acting_sides) == 1 and all(is_state(one) for one in acting_sides)


def deadline(entry: Entry) -> str | None:
    """The last day (ISO) by which it is to come, null when none is named."""
    time, made = entry.claim.time, entry.claim.published
    text = entry.claim.text
    if made is not None and (time is None or time.to is None) and (within := WITHIN.search(text)):
        return days_after(made, math.ceil(int(within[1]) * DAYS[within[2].lower()]))
    if time is None or time.to is None or (made is not None and time.to <= made):
        return None
    if LASTING.search(text) and not puts_off(entry):
        return None
    if YEAR.fullmatch(time.value or "") and "year" not in text and not re.search(IN_THE_YEAR + f"{time.value}", text):
        return None
    return time.to


def likelihood(entry: Entry, codebook: Codebook | None = None) -> tuple[float, str] | None:
    """The probability (0 to 1) of the deed by the holder's own words, and those words; null when there are none.

    The words must be what the reader took for a reason of the claim's factuality, so that they are about this deed and
    not another in the same sentence. For "not likely" the probability is that of the deed, too.
    """
    table = (codebook or default_codebook()).compiled(LikelihoodWords)
    text = entry.claim.text
    grounds = [words.lower() for _, words in reasons(entry)]
    before = text.find(entry.claim.trigger.text)
    for start, end, probability in table.found(text):
        words = text[start:end]
        if not any(ground and (ground in words.lower() or words.lower() in ground) for ground in grounds):
            continue
        if before >= 0 and start > before + len(entry.claim.trigger.text) + NEAR:
            continue
        denied = DENIED.search(text[max(0, start - NEAR) : start]) is not None
        return (round(1 - probability, 3) if denied else probability), words
    return None
