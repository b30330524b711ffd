"""The record's part through which people correct it; each correction is one transaction, alone in writing."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from onrecord.codebook import Codebook
from onrecord.record import correcting, judging
from onrecord.record.changes import Changes
from onrecord.record.connected import Connected
from onrecord.record.correcting import Target, find_claim
from onrecord.record.correction_rows import Pen, listed
from onrecord.record.corrections import reading_of
from onrecord.record.filters import EVERYTHING, Filters
from onrecord.record.found import ClaimOnRecord
from onrecord.record.queries import ask
from onrecord.record.rejected import rejected_claims
from onrecord.record.schema import reports
from onrecord.vocabulary import Correction, ForecastOutcome, UsageError


class SqlCorrections(Connected):
    """What `SqlRecord` does for those who correct it, as the Protocol says."""

    _codebook: Codebook

    @abstractmethod
    def _unknown(self, connection: Connection, any_id: str) -> UsageError:
        """What to say of an id that is not on record."""

    def accept(self, claim_id: str, *, by: str, why: str | None = None) -> Correction:
        """As the Protocol says."""
        with self._writing() as connection:
            target = self._claim(connection, claim_id)
            return correcting.accept(self._pen(connection, by, why), claim_id, target)

    def reject(self, claim_id: str, *, by: str, why: str | None = None) -> Correction:
        """As the Protocol says."""
        with self._writing() as connection:
            target = self._claim(connection, claim_id)
            return correcting.reject(self._pen(connection, by, why), claim_id, target)

    def change(self, claim_id: str, changes: Changes, *, by: str, why: str | None = None) -> Correction:
        """As the Protocol says."""
        with self._writing() as connection:
            target = self._claim(connection, claim_id)
            return correcting.change(self._pen(connection, by, why), claim_id, target, changes)

    def set_head(
        self,
        report_id: str,
        *,
        published: str | None = None,
        publisher: str | None = None,
        by: str,
        why: str | None = None,
    ) -> list[Correction]:
        """As the Protocol says."""
        with self._writing() as connection:
            read = reading_of(connection, report_id)
            if read is None:
                raise self._unknown(connection, report_id)
            return correcting.set_head(
                self._pen(connection, by, why), report_id, read, published=published, publisher=publisher
            )

    def merge(self, first: str, second: str, *, by: str, why: str | None = None) -> Correction:
        """As the Protocol says."""
        with self._writing() as connection:
            kinds = [self._kind(connection, one) for one in (first, second)]
            if kinds[0] != kinds[1] or kinds[0] not in ("actor", *judging.MERGED):
                raise UsageError(
                    "cannot-merge",
                    f"{first} ({kinds[0]}) and {second} ({kinds[1]}) cannot be merged.",
                    "Name two actors, two events or two agreements.",
                )
            return judging.merge(self._pen(connection, by, why), kinds[0], first, second)

    def part(self, target: str, others: Sequence[str], *, by: str, why: str | None = None) -> Correction:
        """As the Protocol says."""
        with self._writing() as connection:
            kind = self._kind(connection, target)
            if kind not in ("actor", *judging.MERGED):
                raise UsageError(
                    "cannot-part", f"{target} ({kind}) cannot be parted.", "Name an actor, an event or an agreement."
                )
            return judging.part(self._pen(connection, by, why), kind, target, others)

    def settle(
        self,
        forecast_id: str,
        outcome: ForecastOutcome,
        *,
        claims: Sequence[str] = (),
        by: str,
        why: str | None = None,
    ) -> Correction:
        """As the Protocol says."""
        with self._writing() as connection:
            if self._kind(connection, forecast_id) != "forecast":
                raise UsageError(
                    "not-a-forecast", f"{forecast_id!r} is no forecast.", "`onrecord forecasts` lists them."
                )
            return judging.settle(self._pen(connection, by, why), forecast_id, outcome, claims)

    def undo(self, number: int, *, by: str) -> Correction:
        """As the Protocol says."""
        with self._writing() as connection:
            return correcting.undo(self._pen(connection, by), number)

    def corrections(self) -> Iterator[Correction]:
        """As the Protocol says."""
        with self._reading() as connection:
            yield from list(listed(connection))

    def rejected(self, filters: Filters = EVERYTHING) -> Iterator[ClaimOnRecord]:
        """As the Protocol says."""
        with self._reading() as connection:
            yield from rejected_claims(connection, self._codebook, ask(connection, filters, self._codebook))

    def _pen(self, connection: Connection, by: str, why: str | None = None) -> Pen:
        """With which `by` writes, for the reason `why`; spaces around them are not kept."""
        if not by.strip():
            raise UsageError("nobody", "A correction needs to say who makes it.", "Give --by NAME.")
        return Pen(connection, self._codebook, by.strip(), (why or "").strip() or None)

    def _claim(self, connection: Connection, claim_id: str) -> Target:
        found = find_claim(connection, claim_id)
        if found is None:
            raise self._no_claim(connection, claim_id)
        return found

    def _no_claim(self, connection: Connection, any_id: str) -> UsageError:
        """The error for an id that names no claim, but perhaps something else."""
        self._kind(connection, any_id)
        return UsageError("not-a-claim", f"{any_id!r} is no claim.", "`onrecord claims` lists claims with their ids.")

    def _kind(self, connection: Connection, any_id: str) -> str:
        """What an id names; raises `UsageError` (`unknown-id`) when there is nothing with that id."""
        found = judging.kind_of(connection, any_id)
        if found:
            return found
        if connection.execute(select(reports.c.key).where(reports.c.id == any_id)).first():
            return "report"
        if self._has_part(connection, any_id):
            return "claim or statement"
        raise self._unknown(connection, any_id)

    @abstractmethod
    def _has_part(self, connection: Connection, any_id: str) -> bool:
        """Whether some report has the claim or statement with this id."""
