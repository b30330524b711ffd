"""`onrecord rebuild`: make the ledger again from the claims on record."""

import typer

from onrecord.cli.options import RecordAddress
from onrecord.cli.output import write_line
from onrecord.cli.phrases import matters_counted, some
from onrecord.cli.progress import counting
from onrecord.cli.records import record_asked


def rebuild(*, record: RecordAddress = None) -> None:
    """Make events, disputes, agreements, forecasts, ties and transfers again from the claims on record.

    Corrections stay in force. A run that was stopped goes on with the next command that reads the record.
    """
    from onrecord.ledger.update import rebuild as remade

    with record_asked(record, up_to_date=False) as opened:
        total = opened.counts().reports
        with counting(total, "rebuilding") as show:
            remade(opened, opened.codebook, show)
        held = matters_counted(opened.counts())
    write_line(f"The ledger is made again from {some(total, 'report')}: {held}.")
    raise typer.Exit(0)
