"""Codebook entries for broader words, and for what they take in."""

from typing import ClassVar

from onrecord.codebook.entries import Entry


class Broader(Entry, frozen=True, kw_only=True):
    """A broader `word` with its other names in `also`, and the narrower things that it takes in.

    Whoever denies the broader denies the narrower: "any arms exchange" takes in drones.
    """

    FILE: ClassVar[str] = "broader"
    KEY: ClassVar[str] = "word"
    word: str
    also: tuple[str, ...] = ()
    takes_in: tuple[str, ...]

    def check(self) -> None:
        """It takes in something, and not itself."""
        if not self.takes_in or self.word in self.takes_in:
            raise ValueError("needs narrower words, and not itself among them")
