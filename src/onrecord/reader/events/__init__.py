"""Who does what to whom? Events, ties and obligations, and which actors take part in them."""

from onrecord.reader.events.stage import find_events

__all__ = ["find_events"]
