"""One report becomes annotations; nothing else is looked at. `stages.py` lists the stages in order."""

from onrecord.reader.reader import Reader

__all__ = ["Reader"]
