"""How much, how many? Figures in digits or words, with their unit, what they count and how they bound it."""

from onrecord.reader.quantities.stage import find_quantities

__all__ = ["find_quantities"]
