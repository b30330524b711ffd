"""What the claims of one event add up to: parties, time, place, accounts, figures and status."""

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.words import stems
from onrecord.vocabulary import AHEAD, Account, ActorKind, Event, EventStatus, Factuality, Figure

_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose parties act and are acted upon alike."""
_SHOWN = 6
"""Actors and recipients that an event names at most."""


def make_event(
    event_id: str,
    entries: Sequence[Entry],
    actors: Actors,
    *,
    denials: Sequence[Entry] = (),
    why: dict[str, float] | None = None,
) -> Event:
    """The event that `entries` tell of and `denials` deny; all in canonical order, at least one entry in the two."""
    members = sorted(entries, key=lambda entry: entry.order)
    against = sorted(denials, key=lambda entry: entry.order)
    told = members or against
    deeds = [entry for entry in told if entry.claim.modality not in AHEAD] or told
    first, last = _span(deeds)
    acting, upon = _sides(deeds)
    return Event(
        id=event_id,
        type=_commonest(entry.claim.type for entry in deeds),
        mode=_commonest(entry.claim.mode for entry in deeds),
        actors=_parties(deeds, acting, actors),
        recipients=_parties(deeds, upon, actors),
        from_=first,
        to=last,
        place=_commonest(entry.claim.place_name for entry in deeds),
        object=_object(deeds),
        status=status(members, against),
        accounts=accounts([*members, *against]),
        figures=_figures(deeds),
        claims=tuple(entry.claim.id for entry in (*members, *against)),
        reports=tuple(dict.fromkeys(entry.claim.report for entry in (*members, *against))),
        why=why or {},
    )


def holder(entry: Entry) -> str | None:
    """Whose claim it is: the innermost holder; in the report's own voice its publisher; null when unknown."""
    chain = entry.claim.holder_actors
    return chain[-1] if chain else None


def accounts(entries: Iterable[Entry]) -> tuple[Account, ...]:
    """What each holder says, in order of the first time; a holder who says different things has several accounts."""
    said: dict[tuple[str | None, str, str], list[Entry]] = {}
    for entry in entries:
        key = (holder(entry), entry.claim.factuality.value, entry.claim.modality.value)
        said.setdefault(key, []).append(entry)
    return tuple(
        Account(
            holder=who,
            factuality=factuality,
            modality=modality,
            claims=tuple(entry.claim.id for entry in told),
            origins=len(origins(told)),
        )
        for (who, factuality, modality), told in said.items()
    )


def origins(entries: Iterable[Entry]) -> set[str]:
    """The texts that these claims go back to; a report that passes on an outlet counts with the outlet's own."""
    found = list(entries)
    own = {who: entry.origin for entry in found if not entry.claim.holders and (who := holder(entry))}
    return {own.get(entry.origin, entry.origin) for entry in found}


def status(members: Sequence[Entry], denials: Sequence[Entry]) -> EventStatus:
    """How the event stands: from what its holders last said."""
    happened = [entry for entry in members if entry.claim.modality not in AHEAD]
    if not happened and members:
        return EventStatus.EXPECTED
    yes, no = standing(happened, denials)
    if not yes:
        return EventStatus.DENIED if no else EventStatus.REPORTED
    if no:
        return EventStatus.DISPUTED
    sure = [entry for entry in yes if entry.claim.factuality is Factuality.CERTAIN]
    return EventStatus.CONFIRMED if len(origins(sure)) > 1 else EventStatus.REPORTED


def standing(affirming: Sequence[Entry], denying: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Those who affirm and those who deny without the claims that their own holders have since taken back.

    An outlet that reports a thing and later passes on somebody's denial has not changed its mind: only words of the
    same holder count. Unknown holders never take anything back, since they may be several.
    """
    last = last_words(affirming, denying)

    def holds(entry: Entry, *, contrary: bool) -> bool:
        return any(one is None or last[one] is contrary for one in voices(entry, denying=contrary))

    return (
        [entry for entry in affirming if holds(entry, contrary=False)],
        [entry for entry in denying if holds(entry, contrary=True)],
    )


def last_words(affirming: Sequence[Entry], denying: Sequence[Entry]) -> dict[str, bool]:
    """Whether each known holder's last word was a denial.

    Who denies one thing and says another in one breath ("paid nothing", "buys arms to defend itself") takes nothing
    back.
    """
    last: dict[str, bool] = {}
    said = [
        (entry.order, contrary, voices(entry, denying=contrary))
        for contrary, side in ((False, affirming), (True, denying))
        for entry in side
        if contrary or not any(_beside(entry, denial) for denial in denying)
    ]
    for _, contrary, who in sorted(said, key=lambda one: one[:2]):
        last |= dict.fromkeys((one for one in who if one), contrary)
    return last


def _beside(entry: Entry, denial: Entry) -> bool:
    """Whether the holder of a denial says something else in the same report, in no word for what is denied."""
    if entry.claim.report != denial.claim.report or not set(voices(entry)) & set(voices(denial, denying=True)):
        return False
    told = {entry.traits.trigger, *entry.traits.thing}
    return told.isdisjoint({denial.traits.trigger, *denial.traits.thing})


def voices(entry: Entry, *, denying: bool = False) -> tuple[str | None, ...]:
    """Who stands behind a claim: its holder; a deed of denying is its actors' word, whoever reports it.

    When several deny together ("both nations deny"), each of them does.
    """
    who, acting = holder(entry), entry.claim.actors
    if denying and acting and entry.claim.type == "REJECT" and entry.claim.factuality is Factuality.CERTAIN:
        return acting
    if denying and len(acting) > 1 and who in acting:
        return acting
    return (who,)


def _sides(entries: Sequence[Entry]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Who acts and who is acted upon, claim by claim; of what is not done together, nobody is both.

    Whom most claims have on one side is left out on the other, where a claim has turned the parties round.
    """
    acting, upon = [entry.claim.actors for entry in entries], [entry.claim.recipients for entry in entries]
    if _commonest(entry.claim.type for entry in entries) in _TOGETHER:
        return acting, upon
    does, suffers = Counter(one for ids in acting for one in ids), Counter(one for ids in upon for one in ids)
    return (
        [tuple(one for one in ids if does[one] >= suffers[one]) for ids in acting],
        [tuple(one for one in ids if suffers[one] >= does[one]) for ids in upon],
    )


def _parties(entries: Sequence[Entry], sides: Sequence[tuple[str, ...]], actors: Actors) -> tuple[str, ...]:
    """Those named most often, first those that are known beyond one report; an unnamed one only when nobody else is."""
    named = Counter(one for ids in sides for one in ids)
    shared = [one for one in named if not _is_local(one, entries) and _is_named(one, actors)]
    pool = shared or list(named)
    first = {one: at for at, one in enumerate(named)}
    return tuple(sorted(pool, key=lambda one: (-named[one], first[one]))[:_SHOWN])


def _is_local(actor: str, entries: Sequence[Entry]) -> bool:
    return any(actor.startswith((f"{entry.claim.report}/", f"{entry.claim.report}~")) for entry in entries)


def _is_named(actor: str, actors: Actors) -> bool:
    return actor not in actors or actors[actor].kind is not ActorKind.POPULATION


def _span(entries: Sequence[Entry]) -> tuple[str | None, str | None]:
    """First and last day: of the narrowest time that the words give; else open, up to the day of the first report."""
    given = [
        (entry.claim.time.from_, entry.claim.time.to)
        for entry in entries
        if entry.claim.time and (entry.claim.time.from_ or entry.claim.time.to)
    ]
    if given:
        counted = Counter(given)
        width = {span: (span[0] is None or span[1] is None, _width(span)) for span in counted}
        return min(counted, key=lambda span: (width[span], -counted[span], span[0] or "", span[1] or ""))
    days = [entry.claim.published for entry in entries if entry.claim.published]
    ahead = all(entry.claim.modality in AHEAD for entry in entries)
    return None, None if ahead or not days else min(days)


def _width(span: tuple[str | None, str | None]) -> int:
    first, last = span
    if not first or not last:
        return 0
    return (
        (int(last[:4]) - int(first[:4])) * 372
        + (int(last[5:7]) - int(first[5:7])) * 31
        + int(last[8:10])
        - int(first[8:10])
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _object(entries: Sequence[Entry]) -> str | None:
    """The object in the words that most claims share, the shorter first."""
    said = [" ".join(entry.claim.object.split()) for entry in entries if entry.claim.object]
    if not said:
        return None
    shared = Counter(word for text in dict.fromkeys(said) for word in stems(text))
    return max(said, key=lambda text: (sum(shared[word] for word in stems(text)) / (2 + len(text.split())), text))


def _figures(entries: Sequence[Entry]) -> tuple[Figure, ...]:
    """Every figure that is stated, by holder: those that differ stand side by side."""
    stated: dict[tuple[str | None, str], list[str]] = {}
    for entry in entries:
        for text in entry.claim.quantities_text:
            stated.setdefault((holder(entry), " ".join(text.split())), []).append(entry.claim.id)
    return tuple(Figure(holder=who, text=text, claims=tuple(dict.fromkeys(ids))) for (who, text), ids in stated.items())
