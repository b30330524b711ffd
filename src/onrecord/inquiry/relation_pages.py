"""One tie or one transfer: what it is, over time, with every claim that tells of it."""

from msgspec import Struct

from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.claim_lines import ClaimLine, lines_of
from onrecord.inquiry.matter_lines import MatterLine, latest_lines, matter_line, matter_with, words_of
from onrecord.inquiry.matters import matters_asked, matters_named
from onrecord.record import Filters, Record
from onrecord.vocabulary import TieOverTime, Transfer

SHOWN = 60
"""Claims that are shown at most: half of them the first that were published, half the last."""


class TiePage(Struct, frozen=True, kw_only=True):
    """A tie as a page shows it.

    `told_from` and `told_to` are the days of the first and the last report of it (null when none has a date); `lines`
    are its claims in order of publication, without `left_out` in the middle; `others` are other ties between the two.
    """

    tie: TieOverTime
    sentence: str
    as_of: str | None
    a: Named
    b: Named
    told_from: str | None
    told_to: str | None
    origins: int
    lines: tuple[ClaimLine, ...]
    left_out: int
    others: tuple[MatterLine, ...]


class TransferPage(Struct, frozen=True, kw_only=True):
    """A transfer as a page shows it: the event that it is part of, its claims, and other transfers between the two."""

    transfer: Transfer
    sentence: str
    as_of: str | None
    giver: Named
    receiver: Named
    event: MatterLine | None
    lines: tuple[ClaimLine, ...]
    others: tuple[MatterLine, ...]


def tie_page(record: Record, tie_id: str, *, as_of: str | None = None) -> TiePage:
    """The page of the tie with this id, as it stood on a day; raises `UsageError` (`unknown-id`, `not-yet`)."""
    _, tie = matter_with(record, tie_id, "tie", as_of)
    assert isinstance(tie, TieOverTime)
    lines = lines_of(record, tie.claims, as_of=as_of)
    told = lines.of(tie.claims)
    days = [one.published for one in told if one.published]
    names = record.named([tie.a, tie.b])
    return TiePage(
        tie=tie,
        sentence=words_of(tie, names),
        as_of=as_of,
        a=named(tie.a, names),
        b=named(tie.b, names),
        told_from=min(days, default=None),
        told_to=max(days, default=None),
        origins=lines.origins(tie.claims),
        lines=told if len(told) <= SHOWN else (*told[: SHOWN // 2], *told[-SHOWN // 2 :]),
        left_out=max(0, len(told) - SHOWN),
        others=_between(record, "tie", tie.id, (tie.a, tie.b), as_of),
    )


def transfer_page(record: Record, transfer_id: str, *, as_of: str | None = None) -> TransferPage:
    """The page of the transfer with this id, as it stood on a day; raises `UsageError` (`unknown-id`, `not-yet`)."""
    _, transfer = matter_with(record, transfer_id, "transfer", as_of)
    assert isinstance(transfer, Transfer)
    lines = lines_of(record, transfer.claims, as_of=as_of)
    event = matters_named(record, [transfer.event], as_of).get(transfer.event)
    ids = {transfer.giver, transfer.receiver, *(getattr(event, "actors", ())), *(getattr(event, "recipients", ()))}
    names = record.named(ids)
    return TransferPage(
        transfer=transfer,
        sentence=words_of(transfer, names),
        as_of=as_of,
        giver=named(transfer.giver, names),
        receiver=named(transfer.receiver, names),
        event=matter_line(event, names) if event else None,
        lines=lines.of(transfer.claims),
        others=_between(record, "transfer", transfer.id, (transfer.giver, transfer.receiver), as_of),
    )


def _between(
    record: Record, kind: str, without: str, pair: tuple[str, str], as_of: str | None
) -> tuple[MatterLine, ...]:
    """The other ties or transfers between the two of a pair, the latest first."""
    found = [
        (row, one)
        for row, one in matters_asked(record, [kind], Filters(actor=pair[0], as_of=as_of))
        if row.id != without and _sides(one) == set(pair)
    ]
    return latest_lines(found, record.named(pair))


def _sides(one: object) -> set[str]:
    return (
        {one.a, one.b}
        if isinstance(one, TieOverTime)
        else {one.giver, one.receiver}
        if isinstance(one, Transfer)
        else set()
    )
