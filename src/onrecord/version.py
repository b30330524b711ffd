"""Which Onrecord this is; apart from the front door, so that every layer may ask without importing what is above it."""

__version__ = "0.1.0"
