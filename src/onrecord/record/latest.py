"""The latest of what somebody says, for pages that show some of it and count the rest."""

from sqlalchemy import func, select

from onrecord.codebook import Codebook
from onrecord.record.connected import Connected
from onrecord.record.filters import Filters
from onrecord.record.found import ClaimOnRecord
from onrecord.record.hydrate import claim_from
from onrecord.record.queries import ask, claim_conditions
from onrecord.record.schema import claims, reports


class SqlLatest(Connected):
    """What `SqlRecord` answers with the latest first, as the Protocol says."""

    _codebook: Codebook

    def latest_claims(self, filters: Filters, most: int) -> tuple[list[ClaimOnRecord], int]:
        """As the Protocol says."""
        with self._reading() as connection:
            conditions = claim_conditions(ask(connection, filters, self._codebook))
            joined = claims.join(reports, reports.c.key == claims.c.report)
            asked = select(claims.c.key, func.count().over().label("total")).select_from(joined).where(*conditions)
            order = (func.coalesce(reports.c.published, "").desc(), reports.c.id.desc(), claims.c.position)
            rows = connection.execute(asked.order_by(*order).limit(most)).all()
            # The claims themselves are fetched apart, so that not all of them have to be sorted.
            texts = select(claims.c.key, claims.c.found).where(claims.c.key.in_([row.key for row in rows]))
            found = {row.key: row.found for row in connection.execute(texts)}
            return [claim_from(found[row.key]) for row in rows], rows[0].total if rows else 0
