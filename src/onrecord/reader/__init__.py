"""One report becomes annotations; nothing else is looked at. `stages.py` lists the stages in order.

Each package answers one question (see its first line) and exports its stage, which is in its `stage.py`; `statements`
has a second one, in `speakers.py`; `syntax` has none: it is what the others walk the parse with.
"""

from onrecord.reader.reader import Reader

__all__ = ["Reader"]
