"""`onrecord rebuild`: make the ledger again from the claims on record."""

import typer

from onrecord.cli.options import RecordAddress
from onrecord.cli.output import write_line
from onrecord.cli.progress import counting
from onrecord.cli.records import record_asked


def rebuild(*, record: RecordAddress = None) -> None:
    """Make events, disputes, agreements, forecasts, ties and transfers again from the claims on record.

    Corrections stay in force. A run that was stopped goes on with the next command that reads the record.
    """
    from onrecord.ledger.update import rebuild as remade

    with record_asked(record) as opened:
        total = opened.counts().reports
        with counting(total, "rebuilding") as show:
            remade(opened, opened.codebook, show)
        write_line(f"The ledger is made again from {total:,} report{'' if total == 1 else 's'}.")
    raise typer.Exit(0)
