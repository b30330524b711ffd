"""Many ids as one parameter of a query, a list of JSON: SQLAlchemy takes long to write a condition on each."""

import json
from collections.abc import Iterable

from sqlalchemy import Text, bindparam, func, select

THOSE = select(func.json_each(bindparam("ids", type_=Text)).table_valued("value").c.value)
"""The ids that are asked for, to be looked for `in_`; `those` gives them."""


def those(ids: Iterable[str]) -> dict[str, str]:
    """The parameter of a query on `THOSE`."""
    return {"ids": json.dumps(list(ids))}
