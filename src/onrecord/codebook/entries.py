"""What every codebook entry has in common."""

from typing import ClassVar

from msgspec import Struct


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a codebook file. Subclasses name their file and the field that tells entries apart."""

    FILE: ClassVar[str]
    """The stem of the YAML file, which is also its one top key."""
    KEY: ClassVar[str] = "id"
    """The field by which a user's entry replaces ours."""

    def check(self) -> None:
        """Raise `ValueError` with what is wrong where types alone cannot tell."""
