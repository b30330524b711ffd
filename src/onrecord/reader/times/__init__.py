"""When? Which words are time expressions, their TIMEX3 values and their days on the calendar."""

from onrecord.reader.times.stage import find_times

__all__ = ["find_times"]
