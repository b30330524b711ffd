"""One address of every kind of page, over a record of the samples."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.record import open_record

PLAIN = {
    "/": "/?since=2025-01-01&until=2025-12-31",
    "/scenario": "/scenario?question=Venezuela attacks Guyana",
    "/search": "/search?words=guards",
    "/between": "/between?a=KGZ&b=TJK",
}
"""Addresses of pages that show little without a question; other pages are looked at as they are."""
ONE_OF = ("claim", "statement", "report", "actor")
MATTERS = ("event", "dispute", "agreement", "forecast", "transfer", "tie")


def ids(record_path: Path) -> dict[str, str]:
    """An id of each kind of thing on record, by the page that shows it; of the sample reports where there is one."""
    with open_record(record_path) as record:
        claim = next(one for one in record.claims() if one.report.startswith("howitzer"))
        statement = next(one for one in record.statements() if one.report == claim.report)
        found = {
            "/claims/{id:path}": claim.id,
            "/statements/{id:path}": statement.id,
            "/reports/{id:path}": claim.report,
            "/actors/{id:path}": "VNM",
        }
        for kind in MATTERS:
            rows = [row.id for row in record.matters([kind])]
            found[f"/{kind}s/{{id:path}}"] = next((one for one in rows if "hostile" not in one), rows[0])
    return found


def addresses(routes: list[str], record_path: Path, others: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each route of a page with an address to look at; raises `KeyError` for one that nobody gave a value for."""
    known = {**ids(record_path), **others}
    for route in routes:
        if "{" in route:
            prefix = route.partition("{")[0]
            yield route, prefix + known[route]
        else:
            yield route, PLAIN.get(route, route)
