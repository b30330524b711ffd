"""Who? Which names, nominals and pronouns stand for which actors."""

from onrecord.reader.actors.stage import find_actors

__all__ = ["find_actors"]
