"""Onrecord reads news reports and keeps the world they describe on record."""

__version__ = "0.1.0"
