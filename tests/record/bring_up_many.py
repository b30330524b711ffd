"""Run as a program: bring RECORD's ledger up to date (or REBUILD it) and be killed after the first step."""

import os
import signal
import sys

from onrecord.ledger.update import bring_up_to_date, rebuild
from onrecord.record import open_record


def main(path: str, how: str) -> None:
    with open_record(path) as record:
        going = rebuild if how == "rebuild" else bring_up_to_date
        going(record, record.codebook, lambda _: os.kill(os.getpid(), signal.SIGKILL))


if __name__ == "__main__":
    main(*sys.argv[1:])
