"""Takes in reports: a file, folder or standard input becomes `Report`s, and what cannot be read a coded error.

The codes and what to do about each are in `faults.ADVICE`.
"""

from onrecord.intake.faults import ADVICE, TEXT_LIMIT
from onrecord.intake.taking import report_from_text, take_in, take_in_sources

__all__ = ["ADVICE", "TEXT_LIMIT", "report_from_text", "take_in", "take_in_sources"]
