"""Takes reports up: their origins, the actors they name, and the dockets in which their claims lie."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.ledger import judged, linking, origins
from onrecord.ledger.agreements import concerns_agreement
from onrecord.ledger.disputes import is_denial
from onrecord.ledger.dockets import AGREEMENTS, dockets, parties, tie_docket
from onrecord.ledger.entries import ids_in
from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.forecasts import foretells
from onrecord.ledger.kinds import Kinds
from onrecord.ledger.taking import make_entry, story_of, with_links
from onrecord.ledger.ties import tie_pair
from onrecord.record.desk import Desk
from onrecord.record.desk_rows import Unposted
from onrecord.vocabulary import Actor, ClaimKind, Factuality, Modality

DEED, DENIAL, FORECAST, TIE, AGREEMENT = "deed", "denial", "forecast", "tie", "agreement"
"""What a claim can be in a docket."""
LONE, PAIRED = "lone", "paired"
"""As what a deed or denial is also noted with a party: that it names this one alone, or this one and another."""
_MERE = frozenset({Modality.ACTUAL, Modality.BELIEVED})


def post(desk: Desk, reports: Sequence[Unposted], kinds: Kinds) -> None:
    """Take up some reports, within the desk's transaction."""
    keys = [report.key for report in reports]
    _link(desk, keys)  # first, since it gives earlier reports back
    _join_judged(desk)
    stories = _origins(desk, reports)
    claims = list(desk.claims_of_reports(keys))
    links = desk.links(ids_in(claim for _, _, claim in claims))
    linked = [(report, key, with_links(claim, links)) for report, key, claim in claims]
    actors = desk.actors(ids_in(claim for _, _, claim in linked))
    rows: list[dict[str, Any]] = []
    for report in reports:
        story = stories[report.key]
        entries = {
            key: make_entry(claim, actors, kinds, day=report.day, origin=report.id, story=story)
            for of, key, claim in linked
            if of == report.key
        }
        rows += _rows(entries, actors)
    desk.post(rows)
    here = {claim.id for _, _, claim in claims}
    for joined in desk.judgements.events.joined:
        if joined & here:
            desk.move(joined)
    for verdict in desk.judgements.verdicts:
        if here.intersection(verdict.by):
            desk.mark_claims(verdict.claims)


def _origins(desk: Desk, reports: Sequence[Unposted]) -> dict[int, frozenset[str]]:
    """Find and note the origins and stories of reports; returns the stories by the reports' keys."""
    made = {report.key: origins.signature(report.text) for report in reports}
    keys = {report.key: origins.band_keys(made[report.key]) for report in reports}
    known = [origins.Alike(*one) for one in desk.sharing_bands({key for some in keys.values() for key in some})]
    days = {one.origin: one.origin_day for one in known} | {report.id: report.day for report in reports}
    stories = {}
    for report in reports:
        first, same = origins.origin(report.id, report.day, made[report.key], known)
        if same:
            desk.move_origin(same, first)
            known = [one._replace(origin=first, origin_day=days[first]) if one.origin in same else one for one in known]
        known.append(origins.Alike(report.id, first, days[first], made[report.key]))
        stories[report.key] = story_of(report.headline, report.text)
        desk.post_report(report, first, made[report.key], keys[report.key], stories[report.key])
    return stories


def _link(desk: Desk, keys: Sequence[int]) -> None:
    """Link the actors of new reports to those that they are under another name."""
    named = desk.names_in(keys)
    keyed = {one: linking.name_keys(actor, names) for one, (actor, names) in named.items()}
    keyed = {one: found for one, found in keyed.items() if found}
    if not keyed:
        return
    for one, found in keyed.items():
        desk.key_actor(one, found)
    met = desk.keyed_actors({key for found in keyed.values() for key in found})
    for one, found in sorted(keyed.items()):
        actor = named[one][0]
        others = {other.id: other for key in found for other in met.get(key, ()) if other.id != one}
        same = {
            id_: why for id_, other in sorted(others.items()) if linking.is_same(why := linking.alike(actor, other))
        }
        if same:
            _join(desk, actor, [others[id_] for id_ in same], next(iter(same.values())))


def _join(desk: Desk, actor: Actor, others: Sequence[Actor], why: dict[str, float]) -> None:
    """Let an actor and others, with all that is linked to them, be one; nothing happens when they are already."""
    ids = {actor.id, *(one.id for one in others)}
    links = desk.links(ids)
    heads = {links.get(one, one) for one in ids}
    members = {*ids, *heads, *desk.linked_to(heads)}
    known = desk.actors(members)
    if judged.concerned(members, desk.judgements):
        _relink(desk, known)
        return
    head = linking.representative(known.values()).id
    changed = {one for one in members if links.get(one, one) != head} if heads != {head} else ids - {head}
    settled = desk.links(members)
    if any(settled.get(one, one) != head for one in members):
        desk.link(changed | members, head, why)


def _join_judged(desk: Desk) -> None:
    """Let the actors be one that people say are, once both are on record."""
    for pair in desk.judgements.one_actor:
        known = desk.actors(pair)
        if len(known) == len(pair):
            first, *others = (known[one] for one in sorted(known))
            _join(desk, first, others, judged.JUDGED)


def _relink(desk: Desk, known: Mapping[str, Actor]) -> None:
    """Link some actors again among each other, as people say and else as their names do."""
    links = desk.links(known)
    said = desk.judgements
    for group in judged.clusters(known.values(), said.one_actor, said.other_actors):
        head = linking.representative(known[one] for one in group).id
        if any(links.get(one, one) != head for one in group):
            desk.link(group, head, judged.JUDGED)


def _rows(entries: dict[int, Entry], actors: Actors) -> list[dict[str, Any]]:
    """The postings of one report's claims."""
    of_claim = dockets(list(entries.values()), actors)
    rows = []
    for key, entry in entries.items():
        rows += [
            {
                "claim": key,
                "docket": _docket(entry, role, of_claim[entry.claim.id], actors),
                "role": role,
                "day": entry.day,
            }
            for role in roles(entry, actors)
        ]
        rows += [
            {"claim": key, "docket": party, "role": role, "day": entry.day}
            for party, role in _sides(entry, of_claim[entry.claim.id], actors)
        ]
    return rows


def _sides(entry: Entry, docket: str, actors: Actors) -> list[tuple[str, str]]:
    """With which parties a deed or denial is noted, and as what."""
    is_what = roles(entry, actors)
    pair = parties(entry, actors)
    if len(pair) > 1:
        return [(one, PAIRED) for one in pair] if DEED in is_what else []
    return [(docket, LONE)] if pair == (docket,) and {DEED, DENIAL}.intersection(is_what) else []


def _docket(entry: Entry, role: str, of_claim: str, actors: Actors) -> str:
    """Where a claim lies in some role: its own docket, but for what concerns agreements and ties."""
    pair = tie_pair(entry, actors) if role == TIE else None
    return AGREEMENTS if role == AGREEMENT else tie_docket(pair, actors) if pair else of_claim


def roles(entry: Entry, actors: Actors) -> list[str]:
    """What a claim is to the ledger; a rejection of what others say is a deed and a denial, no type is neither."""
    claim, found = entry.claim, []
    if claim.kind is ClaimKind.TIE:
        found.append(TIE)
    elif claim.kind is ClaimKind.EVENT and claim.type is not None and claim.modality in _MERE:
        positive = claim.factuality in (
            Factuality.CERTAIN,
            Factuality.PROBABLE,
            Factuality.POSSIBLE,
            Factuality.UNKNOWN,
        )
        found += [DEED] if positive else []
        found += [DENIAL] if is_denial(entry) else []
    if foretells(entry):
        found.append(FORECAST)
    if concerns_agreement(entry, actors):
        found.append(AGREEMENT)
    return found
