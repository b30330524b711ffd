"""How sure, and in what mode, do the words put an event forward? Weighed for each event word and each cue."""

from onrecord.reader.factuality.stage import weigh_predicates

__all__ = ["weigh_predicates"]
