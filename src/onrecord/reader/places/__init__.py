"""Where? Which words name places on earth, and which place of that name is meant."""

from onrecord.reader.places.stage import find_places

__all__ = ["find_places"]
