"""The one seam between the rest of Onrecord and where it stores: the Record Protocol."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from msgspec import Struct

from onrecord.codebook import Codebook
from onrecord.record.desk import Desk
from onrecord.record.filters import EVERYTHING, Filters
from onrecord.record.found import (
    ActorOnRecord,
    ClaimOnRecord,
    Counts,
    Found,
    Hit,
    ReportOnRecord,
    StatementOnRecord,
)
from onrecord.record.matters import MatterOnRecord
from onrecord.vocabulary import Actor, Annotations, Report


class Outcome(StrEnum):
    """What storing a report did."""

    NEW = "new"
    KNOWN = "known"
    """It was there already; nothing changed."""
    REREAD = "re-read"
    """Its annotations were replaced by those of this reading."""


class Standing(Struct, frozen=True, kw_only=True):
    """Whether a report is on record, under which `id` it is or would be kept, and by which reader it was read."""

    id: str
    known: bool
    reader_version: str | None = None


class Stored(Struct, frozen=True, kw_only=True):
    """Under which report `id` annotations are kept now, and whether that changed anything."""

    id: str
    outcome: Outcome


class Record(Protocol):
    """Everything that Onrecord asks of a store. Queries are lazy and come by publication date, report id and offset.

    A report is told by its id and its text. The same id with another text is another report, kept as `ID~<8 hex digits
    of the text's SHA-256>`. All methods raise `RecordError`; those that take filters raise `UsageError` for a name that
    no report gives to anyone.
    """

    @property
    def codebook(self) -> Codebook:
        """Tells outlets and countries by their names, and deciders what kinds of events there are."""

    def standings(self, reports: Sequence[Report]) -> list[Standing]:
        """Which of `reports` are on record, in their order; cheap, so that known ones need not be parsed again."""

    def store(self, annotations: Annotations, reader_version: str, *, reread: bool = False) -> Stored:
        """Keep one report's annotations, in one transaction.

        A report on record stays as it is, unless `reread`: then its annotations and head are replaced. Raises
        `ReportError` when the annotations contradict themselves or their text cannot be stored.
        """

    def annotations(self, report_id: str) -> Annotations:
        """All that was read in one report, as it was stored; raises `UsageError` when there is no such report."""

    def reports(self, filters: Filters = EVERYTHING) -> Iterator[ReportOnRecord]:
        """Reports that make a claim as asked; all when nothing is asked of claims."""

    def actors(self, filters: Filters = EVERYTHING) -> Iterator[ActorOnRecord]:
        """Actors as asked, or who take part in claims as asked; by id."""

    def claims(self, filters: Filters = EVERYTHING) -> Iterator[ClaimOnRecord]:
        """Claims as asked."""

    def statements(self, filters: Filters = EVERYTHING) -> Iterator[StatementOnRecord]:
        """Statements as asked, or that hold a claim as asked."""

    def search(self, words: str, filters: Filters = EVERYTHING) -> Iterator[Hit]:
        """Reports whose headline or text holds all of `words` (English stems; "…" for a phrase, `…*` for a prefix)."""

    def matters(self, kinds: Sequence[str], filters: Filters = EVERYTHING) -> Iterator[MatterOnRecord]:
        """Matters of some kinds (event, dispute, agreement, forecast, tie, transfer) as asked, by the day they are about.

        `actor` and `between` are asked of who takes part, `holder` of whoever gives an account of it or makes it.
        """

    def looking(self) -> AbstractContextManager[Desk]:
        """The claims that matters are made of, to be read in the block."""

    def get(self, any_id: str) -> Found:
        """The report, actor, claim or statement with this id; raises `UsageError` when there is none."""

    def named(self, ids: Iterable[str]) -> dict[str, Actor]:
        """The actors with these ids; an id that is not on record is left out."""

    def counts(self) -> Counts:
        """How much is on record."""

    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Self:
        """The record itself; `close` is called at the end of the block."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""


class LedgerHost(Protocol):
    """What the ledger asks of a store."""

    def desk(self) -> AbstractContextManager[Desk]:
        """One transaction of the ledger's, alone in writing; rolled back when the block raises."""

    def ledger_is_behind(self) -> bool:
        """Whether there is anything to take up or to decide."""
