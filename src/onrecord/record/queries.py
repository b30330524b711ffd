"""Filters as SQL conditions."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, union_all

from onrecord.codebook import Codebook
from onrecord.record.counted_on import belonging, stretch
from onrecord.record.facing import facing, taking_part
from onrecord.record.filters import Filters
from onrecord.record.ledger_schema import actor_links
from onrecord.record.names import AGAINST, Parties, find, fold, resolve, suggestions
from onrecord.record.schema import actors, claim_holders, claims, participants, reports, statements
from onrecord.vocabulary import ActorKind, UsageError

IN_ORDER = (func.coalesce(reports.c.published, ""), reports.c.id)
"""Publication date (unknown ones first), then report id; offsets come after."""

Conditions = list[ColumnElement[bool]]


class Resolved(Struct, frozen=True, kw_only=True):
    """Filters with the names in them resolved.

    `holder_words` is matched with the words of unknown sources; null where the holder is asked for by id, which is no
    word that a report has.
    """

    filters: Filters
    actor: Parties | None = None
    between: tuple[Parties, Parties] | None = None
    holder: Parties | None = None
    holder_words: str | None = None

    @property
    def of_claims(self) -> bool:
        """Whether something is asked that only a claim can answer."""
        one = self.filters
        return any(value is not None for value in (one.actor, one.between, one.type, one.kind)) or any(
            value is not None for value in (one.holder, one.factuality, one.modality)
        )


def ask(connection: Connection, filters: Filters, codebook: Codebook) -> Resolved:
    """Resolve the names in `filters`; raises `UsageError` (`unknown-actor`, `unknown-holder`) with near names."""
    between = filters.between and (
        resolve(connection, filters.between[0], codebook),
        resolve(connection, filters.between[1], codebook),
    )
    holder = find(connection, filters.holder, codebook) if filters.holder is not None else None
    by_id = holder is not None and filters.holder in holder.ids
    asked = Resolved(
        filters=filters,
        actor=resolve(connection, filters.actor, codebook) if filters.actor is not None else None,
        between=between,
        holder=holder,
        holder_words=fold(filters.holder) if filters.holder is not None and not by_id else None,
    )
    if filters.holder is not None and not asked.holder and not _is_source(connection, asked.holder_words):
        near = suggestions(connection, filters.holder)
        advice = f"Did you mean {', '.join(near)}?" if near else "`onrecord statements` lists who says what."
        raise UsageError("unknown-holder", f"Nobody on record who says something is called {filters.holder!r}.", advice)
    return asked


def claim_conditions(asked: Resolved) -> Conditions:
    """What `claims`, joined with `reports`, has to fulfil."""
    one = asked.filters
    found = [*report_conditions(one), *_plain(one)]
    if one.since is not None:
        found.append(claims.c.until >= one.since)
    if one.until is not None:
        found.append(claims.c.since <= one.until)
    if one.on is not None:
        found += belonging(claims.c.since, claims.c.until, one.on)
    if asked.actor is not None:
        part = one.part if asked.between is None else None
        found.append(claims.c.key.in_(taking_part(participants, asked.actor.select(), part)))
    if asked.between is not None:
        a, b = (each.select(*AGAINST) for each in asked.between)
        found.append(claims.c.key.in_(facing(participants, a, b, one.part)))
    if one.holder is not None:
        found.append(held(asked))
    return found


def statement_conditions(asked: Resolved) -> Conditions:
    """What `statements`, joined with `reports`, has to fulfil."""
    one = asked.filters
    found = [*report_conditions(one), *published_conditions(one)]
    if one.holder is not None:
        found.append(_speaks(asked))
    rest = Resolved(filters=_without(one, "holder", "since", "until", "on"), actor=asked.actor, between=asked.between)
    if rest.of_claims:
        held = select(claim_holders.c.statement).join(claims, claims.c.key == claim_holders.c.claim)
        found.append(
            statements.c.key.in_(held.join(reports, reports.c.key == claims.c.report).where(*claim_conditions(rest)))
        )
    return found


def claims_asked(asked: Resolved) -> Select[tuple[int]]:
    """Keys of the claims as asked."""
    joined = claims.join(reports, reports.c.key == claims.c.report)
    return select(claims.c.key).select_from(joined).where(*claim_conditions(asked))


def reports_asked(asked: Resolved) -> Conditions:
    """What `reports` has to fulfil: as asked of reports, and making a claim as asked of claims."""
    one = asked.filters
    found = [*report_conditions(one), *published_conditions(one)]
    if asked.of_claims:
        matching = select(claims.c.report).where(claims.c.key.in_(claims_asked(timeless(asked))))
        found.append(reports.c.key.in_(matching))
    return found


def timeless(asked: Resolved) -> Resolved:
    """The same for the claims of reports, which are asked for by their own date, not by that of the event."""
    return replace(asked, filters=_without(asked.filters, "since", "until", "on"))


def actors_asked(asked: Resolved) -> Select[Any]:
    """Actors whom `actor` names and who take part in a claim as asked otherwise, by id."""
    return select(actors).where(*actor_conditions(asked)).order_by(actors.c.id).limit(asked.filters.limit)


def actor_conditions(asked: Resolved) -> Conditions:
    """What `actors` has to fulfil: those whom the ledger takes to be one are one, under the id that it gives them."""
    named = actors.alias("named")
    found: Conditions = [asked.actor.chosen(of=named)] if asked.actor else []
    rest = replace(asked, filters=_without(asked.filters, "actor", "limit"), actor=None)
    if rest.filters != Filters():
        taking_part = select(participants.c.actor).where(participants.c.claim.in_(claims_asked(rest)))
        found.append(named.c.id.in_(taking_part))
    if not found:
        return [actors.c.id.not_in(select(actor_links.c.actor))]
    linked = named.outerjoin(actor_links, actor_links.c.actor == named.c.id)
    chosen = select(func.coalesce(actor_links.c.linked, named.c.id)).select_from(linked).where(*found)
    return [actors.c.id.in_(chosen)]


def report_conditions(one: Filters) -> Conditions:
    """What is asked of the report itself, apart from time."""
    found: Conditions = []
    if one.report is not None:
        found.append(reports.c.id == one.report)
    if one.as_of is not None:
        found.append(reports.c.latest <= one.as_of)
    return found


def published_conditions(one: Filters) -> Conditions:
    """`since` and `until` on the publication date, or on the bounds of an unknown one."""
    found: Conditions = []
    if one.since is not None:
        found.append(reports.c.latest >= one.since)
    if one.until is not None:
        found.append(reports.c.earliest <= one.until)
    if one.on is not None:
        days = stretch(one.on)
        found += [reports.c.earliest >= days.first, reports.c.latest <= days.last]
    return found


def _plain(one: Filters) -> Conditions:
    values = {"type": one.type, "kind": one.kind, "factuality": one.factuality, "modality": one.modality}
    return [claims.c[name] == str(value) for name, value in values.items() if value is not None]


def held(asked: Resolved) -> ColumnElement[bool]:
    """Whether the holder asked for is anyone in a claim's chain of holders, or speaks as its publisher."""
    chain = select(claim_holders.c.claim).join(statements, statements.c.key == claim_holders.c.statement)
    said = chain.where(_speaks(asked))
    if asked.holder is None:
        return claims.c.key.in_(said)
    theirs, published = claims.alias("theirs"), reports.alias("published")
    own = (
        select(theirs.c.key)
        .join(published, published.c.key == theirs.c.report)
        .where(theirs.c.own_voice, published.c.publisher_actor.in_(asked.holder.select(ActorKind.MEDIA)))
    )
    return claims.c.key.in_(union_all(said, own))  # not OR, for which SQLite would go through all claims


def _speaks(asked: Resolved) -> ColumnElement[bool]:
    if asked.holder is not None:
        known = statements.c.holder.in_(asked.holder.select(ActorKind.MEDIA))
        return or_(known, _unknown_source(asked.holder_words)) if asked.holder_words else known
    return _unknown_source(asked.holder_words or "")


def _unknown_source(words: str) -> ColumnElement[bool]:
    return and_(statements.c.holder.is_(None), statements.c.source.contains(words, autoescape=True))


def _is_source(connection: Connection, words: str | None) -> bool:
    if not words:
        return False
    query = select(statements.c.key).where(_unknown_source(words))
    return connection.execute(query.limit(1)).first() is not None


def _without(filters: Filters, *names: str) -> Filters:
    return replace(filters, **dict.fromkeys(names))
