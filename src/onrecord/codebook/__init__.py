"""What the field agreed on, as YAML files with a loader that validates them; users add folders of their own."""

from onrecord.codebook.loader import Codebook, default_codebook

__all__ = ["Codebook", "default_codebook"]
