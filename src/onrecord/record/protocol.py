"""The one seam between the rest of Onrecord and where it stores: the Record Protocol."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from msgspec import Struct

from onrecord.codebook import Codebook
from onrecord.record.actor_rows import ActorInBrief
from onrecord.record.asked import Asked
from onrecord.record.changes import Changes
from onrecord.record.desk import Desk
from onrecord.record.filters import EVERYTHING, Filters
from onrecord.record.found import (
    ActorOnRecord,
    ClaimOnRecord,
    Counts,
    Found,
    Hit,
    MatterOnRecord,
    PartInMatter,
    ReportOnRecord,
    StatementOnRecord,
)
from onrecord.record.hydrate import Part
from onrecord.record.sql_lists import Page, Row
from onrecord.record.tokens import TokenHost
from onrecord.vocabulary import Actor, ActorKind, Annotations, Correction, ForecastOutcome, Place, Report


class Outcome(StrEnum):
    """What storing a report did."""

    NEW = "new"
    KNOWN = "known"
    """It was there already; nothing changed."""
    REREAD = "re-read"
    """Its annotations were replaced by those of this reading."""


class Standing(Struct, frozen=True, kw_only=True):
    """Whether a report is on record, under which `id` it is or would be kept, and by which reader it was read.

    `published` and `publisher` are what people have set them to, null when nobody has.
    """

    id: str
    known: bool
    reader_version: str | None = None
    published: str | None = None
    publisher: str | None = None


class Stored(Struct, frozen=True, kw_only=True):
    """Under which report `id` annotations are kept now, and whether that changed anything."""

    id: str
    outcome: Outcome


class LedgerHost(Protocol):
    """What the ledger asks of a store."""

    def desk(self) -> AbstractContextManager[Desk]:
        """One transaction of the ledger's, alone in writing; rolled back when the block raises."""

    def ledger_is_behind(self) -> bool:
        """Whether there is anything to take up or to decide."""


class Record(LedgerHost, TokenHost, Protocol):
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

    def claims_in_part(self, filters: Filters, part: type[Part]) -> Iterator[Part]:
        """The same, each as a struct with some fields of `ClaimOnRecord`: of thousands it costs less than all of it."""

    def latest_claims(self, filters: Filters, most: int) -> tuple[list[ClaimOnRecord], int]:
        """The last published claims as asked, the latest first, at most so many; and how many there are in all."""

    def statements(self, filters: Filters = EVERYTHING) -> Iterator[StatementOnRecord]:
        """Statements as asked, or that hold a claim as asked."""

    def search(self, words: str, filters: Filters = EVERYTHING) -> Iterator[Hit]:
        """Reports whose headline or text holds all of `words` (English stems; "…" for a phrase, `…*` for a prefix).

        Each with its claims as asked whose evidence holds them all; `since` and `until` ask for the reports' dates.
        """

    def matters(self, kinds: Sequence[str], filters: Filters = EVERYTHING) -> Iterator[MatterOnRecord]:
        """Matters of some kinds (event, dispute, agreement, forecast, tie, transfer) as asked, by their days.

        `actor` and `between` are asked of who takes part, `holder` of whoever gives an account of it or makes it. One
        of which more was told after `as_of` comes when it may have been as asked: `inquiry` tells whether it was.
        """

    def matters_named(self, ids: Iterable[str]) -> dict[str, MatterOnRecord]:
        """The matters with these ids; an id that is not on record is left out."""

    def page(self, name: str, asked: Asked) -> Page:
        """A page of the list `name` (see `onrecord.record.asked.LISTS`), all of it as of one moment.

        Raises `UsageError`: `unknown-filter`, `unknown-value`, `not-a-size`, `not-a-cursor`, `nothing-to-search`.
        """

    def listed(self, name: str, asked: Asked) -> Iterator[Row]:
        """All rows of a list in its order, as of one moment; size and cursor do not count."""

    def claim_places(self, claims: Iterable[str]) -> dict[str, Place]:
        """Where the claims with these ids are said to happen, with coordinates as read; others are left out."""

    def looking(self) -> AbstractContextManager[Desk]:
        """The claims that matters are made of, to be read in the block."""

    def at_one_moment(self) -> AbstractContextManager[None]:
        """Lets this thread read in the block from one state of the record, whatever others write to it meanwhile.

        That is also cheaper: names are looked up once.
        """

    def get(self, any_id: str) -> Found:
        """The report, actor, claim (also a rejected one) or statement with this id; raises `UsageError` for no such."""

    def claims_named(self, ids: Iterable[str]) -> dict[str, ClaimOnRecord]:
        """The claims with these ids; an id that is not on record, or of a rejected claim, is left out."""

    def reports_named(self, ids: Iterable[str]) -> dict[str, ReportOnRecord]:
        """The heads of the reports with these ids; an id that is not on record is left out."""

    def copies(self, report_id: str, *, as_of: str | None = None) -> list[ReportOnRecord]:
        """The other reports of one origin with a report, published by a day, by publication date."""

    def parts_in_matters(self, claim_ids: Iterable[str]) -> list[PartInMatter]:
        """What the claims with these ids are part of, by matter."""

    def claims_in_matters(self, matter_ids: Iterable[str]) -> list[PartInMatter]:
        """The claims that the matters with these ids are made of, or settled by, by matter."""

    def corrections_on(self, targets: Iterable[str]) -> list[Correction]:
        """The corrections whose target has one of these ids, by number, also those undone."""

    def accept(self, claim_id: str, *, by: str, why: str | None = None) -> Correction:
        """Let a claim stand as it was read, even if a later reading does not find it.

        As with all corrections, `by` says who decides and `why` for what reason; it is in force after every re-reading,
        and the ledger is behind until it is brought up to date. Raises `UsageError`: `unknown-id`, `not-a-claim`,
        `is-rejected`, `already-accepted`, `already-changed`.
        """

    def reject(self, claim_id: str, *, by: str, why: str | None = None) -> Correction:
        """Take a claim for misread, so that it counts nowhere.

        Raises `UsageError`: `unknown-id`, `not-a-claim`, `is-rejected`.
        """

    def change(self, claim_id: str, changes: Changes, *, by: str, why: str | None = None) -> Correction:
        """Give a claim other values, also for all filters.

        Raises `UsageError`: `unknown-id`, `not-a-claim`, `is-rejected`, `wrong-value`, `not-a-date`,
        `nothing-to-change`, `unknown-actor`, `ambiguous-actor`.
        """

    def merge(self, first: str, second: str, *, by: str, why: str | None = None) -> Correction:
        """Let two actors, events or agreements be one; raises `UsageError`: `unknown-id`, `cannot-merge`,
        `already-merged`, `only-expected`.
        """

    def part(self, target: str, others: Sequence[str], *, by: str, why: str | None = None) -> Correction:
        """Keep an actor apart from another; or move claims of an event or agreement to one of their own, or keep it
        apart from another.

        Raises `UsageError`: `unknown-id`, `cannot-part`, `already-parted`, `only-expected`.
        """

    def settle(
        self,
        forecast_id: str,
        outcome: ForecastOutcome,
        *,
        claims: Sequence[str] = (),
        by: str,
        why: str | None = None,
    ) -> Correction:
        """Say what came of a forecast, and which claims show it.

        Raises `UsageError`: `unknown-id`, `not-a-forecast`, `already-settled`.
        """

    def set_head(
        self,
        report_id: str,
        *,
        published: str | None = None,
        publisher: str | None = None,
        by: str,
        why: str | None = None,
    ) -> list[Correction]:
        """Say when (ISO date) and by whom a report was published: one correction each.

        Days that the report names relative to it ("on Monday") stay as they were read until it is read again. Raises
        `UsageError`: `unknown-id`, `not-a-date`, `wrong-value`, `nothing-to-change`.
        """

    def undo(self, number: int, *, by: str) -> Correction:
        """Let a correction be in force no more; raises `UsageError`: `unknown-correction`, `already-undone`."""

    def corrections(self) -> Iterator[Correction]:
        """All corrections by number, also those undone."""

    def rejected(self, filters: Filters = EVERYTHING) -> Iterator[ClaimOnRecord]:
        """The claims that people have rejected, as asked; nothing else answers with them but `get`."""

    def named(self, ids: Iterable[str]) -> dict[str, Actor]:
        """The actors with these ids; an id that is not on record is left out."""

    def called(self, name: str, *, without: Sequence[ActorKind] = ()) -> frozenset[str]:
        """The ids of all for whom a name stands in filters; those of the kinds `without` not for their country's."""

    def called_each(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The same of each of some actors' ids, looked up together; those that stand for nobody are left out."""

    def actors_called(self, name: str) -> list[ActorInBrief]:
        """Whom a name stands for, as `actors` answers, by id and without what is long to count.

        Raises `UsageError` (`unknown-actor`).
        """

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
