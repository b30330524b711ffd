"""Who says what, to whom, and by which words? Direct and indirect speech, and its sources."""

from onrecord.reader.statements.speakers import name_speakers
from onrecord.reader.statements.stage import find_statements

__all__ = ["find_statements", "name_speakers"]
