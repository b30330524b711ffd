"""How lists are laid out on a terminal: the columns of tables, narrow and wide."""

from typing import Any

from onrecord.cli.output import Column, Layout, Sheet

_PUBLISHED = Column("published", ("published",), 10)
_ID = Column("id", ("id",), 32)
_STATUS = Column("status", ("status",), 11)

LAYOUTS = {
    "claims": Layout(
        narrow=(
            _PUBLISHED,
            Column("who says so", ("says",), 15),
            Column("claim", ("claim", "id")),
            Column("how sure", ("factuality", "modality"), 11),
        ),
        wide=(
            _PUBLISHED,
            Column("who says so", ("says",), 22),
            Column("claim", ("claim",)),
            Column("sure", ("factuality",), 4),
            Column("mode", ("modality",), 11),
            Column("id", ("id",), 32),
        ),
    ),
    "statements": Layout(
        narrow=(
            _PUBLISHED,
            Column("who says", ("says",), 15),
            Column("what", ("text", "id")),
            Column("how", ("directness", "channel"), 11),
        ),
        wide=(
            _PUBLISHED,
            Column("who says", ("says",), 22),
            Column("to", ("to",), 14),
            Column("what", ("text",)),
            Column("how", ("directness", "channel"), 10),
            Column("claims", ("claims",), 6, number=True),
            Column("id", ("id",), 32),
        ),
    ),
    "actors": Layout(
        narrow=(
            Column("name", ("name", "id"), ratio=3),
            Column("kind", ("kind", "sector"), 12),
            Column("country", ("country",), 7),
            Column("claims", ("claims",), 6, number=True),
            Column("also called", ("also",), ratio=2),
        ),
        wide=(
            Column("name", ("name",)),
            Column("kind", ("kind",), 12),
            Column("country", ("country",), 7),
            Column("sector", ("sector",), 6),
            Column("claims", ("claims",), 6, number=True),
            Column("also called", ("also",)),
            Column("id", ("id",), 32),
        ),
    ),
    "reports": Layout(
        narrow=(
            _PUBLISHED,
            Column("publisher", ("publisher",), 18),
            Column("headline", ("headline", "id")),
            Column("claims", ("claims",), 6, number=True),
        ),
        wide=(
            _PUBLISHED,
            Column("publisher", ("publisher",), 24),
            Column("headline", ("headline",)),
            Column("claims", ("claims",), 6, number=True),
            Column("id", ("id",), 40),
        ),
    ),
    "events": Layout(
        narrow=(
            Column("day", ("day",), 10),
            Column("event", ("event", "id")),
            _STATUS,
            Column("who says so", ("says",), 20),
        ),
        wide=(
            Column("day", ("day",), 10),
            Column("event", ("event",), ratio=2),
            _STATUS,
            Column("who says so", ("says",)),
            Column("reports", ("reports",), 7, number=True),
            _ID,
        ),
    ),
    "disputes": Layout(
        narrow=(
            Column("since", ("since",), 10),
            Column("event", ("about", "id"), ratio=2),
            Column("it was so", ("yes",)),
            Column("it was not", ("no",)),
        ),
        wide=(
            Column("since", ("since",), 10),
            Column("event", ("about",), ratio=2),
            Column("it was so", ("yes",)),
            Column("it was not", ("no",)),
            _ID,
        ),
    ),
    "agreements": Layout(
        narrow=(
            Column("agreement", ("name", "id")),
            Column("parties", ("parties",)),
            Column("life", ("life",)),
            Column("obligations", ("obligations",)),
        ),
        wide=(
            Column("agreement", ("name",)),
            Column("parties", ("parties",)),
            _STATUS,
            Column("life", ("life",)),
            Column("obligations", ("obligations",), ratio=2),
            _ID,
        ),
    ),
    "forecasts": Layout(
        narrow=(
            Column("made", ("made",), 10),
            Column("who", ("holder",), 16),
            Column("forecast", ("forecast", "id")),
            Column("outcome", ("outcome", "kind"), 10),
        ),
        wide=(
            Column("made", ("made",), 10),
            Column("who", ("holder",), 22),
            Column("forecast", ("forecast",)),
            Column("kind", ("kind",), 10),
            Column("likely", ("likelihood",), 6),
            Column("deadline", ("deadline",), 10),
            Column("outcome", ("outcome",), 9),
            _ID,
        ),
    ),
    "scores": Layout(
        narrow=(
            Column("who", ("holder",)),
            *(Column(one, (one,), 8, number=True) for one in ("open", "right", "wrong", "brier")),
        ),
        wide=(
            Column("who", ("holder",)),
            *(Column(one, (one,), 8, number=True) for one in ("open", "settled", "right", "wrong", "unclear", "brier")),
        ),
    ),
    "ties": Layout(
        narrow=(Column("tie", ("tie", "id")), _STATUS, Column("claims", ("claims",), 6, number=True)),
        wide=(
            Column("tie", ("tie",)),
            _STATUS,
            Column("claims", ("claims",), 6, number=True),
            Column("id", ("id",), 48),
        ),
    ),
    "transfers": Layout(
        narrow=(Column("date", ("date",), 10), Column("transfer", ("transfer", "id")), _STATUS),
        wide=(Column("date", ("date",), 10), Column("transfer", ("transfer",)), _STATUS, _ID),
    ),
}
"""By the name of the list."""


def sheet(name: str) -> Sheet[Any]:
    """All that is printed of a list's answers; its fields are those of `inquiry/sheets.py`."""
    from onrecord.inquiry.sheets import SHEETS

    fields = SHEETS[name]
    layout = LAYOUTS[name]
    return Sheet(told=fields.told, narrow=layout.narrow, wide=layout.wide, flat=fields.flat, wire=fields.wire)
