"""Makes the examples of the API's manual: what Onrecord answers on the reports in `samples`, one of each struct.

python docs/_ext/renew_examples.py
"""

import csv
import tempfile
from collections.abc import Iterator, Mapping
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import msgspec
from arro3.io import read_parquet
from msgspec.structs import replace
from starlette.testclient import TestClient

import onrecord
from onrecord import inquiry
from onrecord.inquiry import between, explain_matters, matters, scenario, timeline
from onrecord.inquiry.active import active
from onrecord.inquiry.actor_page import actor_page
from onrecord.inquiry.agreement_page import agreement_page
from onrecord.inquiry.between_page import between_page
from onrecord.inquiry.claim_page import claim_page, statement_page
from onrecord.inquiry.correction_lines import correction_log
from onrecord.inquiry.days import days
from onrecord.inquiry.event_page import dispute_page, event_page
from onrecord.inquiry.exporting import ExportForm, export
from onrecord.inquiry.forecast_board import forecast_board
from onrecord.inquiry.forecast_page import forecast_page
from onrecord.inquiry.front_page import front_page
from onrecord.inquiry.listing import Listing, listing
from onrecord.inquiry.network import network
from onrecord.inquiry.places import places
from onrecord.inquiry.relation_pages import tie_page, transfer_page
from onrecord.inquiry.report_page import report_page
from onrecord.inquiry.scenario_page import scenario_page
from onrecord.inquiry.search_page import search_page
from onrecord.intake import report_from_text, take_in
from onrecord.ledger.holders_scores import scores
from onrecord.reader import Reader
from onrecord.record import Asked, Changes, Filters, open_record, read_into
from onrecord.record.sql import SqlRecord
from onrecord.settings import Settings
from onrecord.vocabulary import Event, Factuality, ForecastOutcome, Report, UsageError
from onrecord.web.api.adding import LINES, PAGE, TEXT, NewAddress, NewReport
from onrecord.web.api.files import columns_name
from onrecord.web.api.problem_types import problem_types
from onrecord.web.api.problems import problem_of
from onrecord.web.api.schemas import name_of
from onrecord.web.app import create
from onrecord.web.correcting import Accept, Change, Merge, Part, Reject, SetHead, Settle, Wish
from onrecord.web.settings import WebSettings
from onrecord.web.views.lists import KINDS

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "src" / "onrecord" / "web" / "api" / "examples.json"
TEXTS = EXAMPLES.with_name("text_examples.json")
SHORT, LONG = 1_200, 9_000
"""The longest example that is liked, and the longest that is of use at all; characters of JSON."""
CASE = "Tanzania attacks Mozambique"
BOARD_OF = "KGZ"
"""Whose forecasts fit into an example of a board."""
JOB = "3f0c6a1e9b2d4857a1c0e5f86b7d2943"
"""What stands for the id of a job, which is drawn by lot."""
STATE = 3
"""Letters of a state's id."""
NOTE = "Portugal's foreign ministry said on Tuesday that it would send 40 trucks to Cape Verde."
THANKS = "Cape Verde thanked Portugal for the trucks on Tuesday."
DAY = "2025-03-04"
"""Reports of one sentence, to show what the reader finds in the first, and the day of them."""


def answers(record: SqlRecord, reader: Reader) -> Iterator[object]:
    """What the record answers to all sorts of questions."""
    yield record.counts()
    yield from (list(found) for found in (record.reports(), record.actors(), record.claims(), record.statements()))
    yield from record.search("howitzers")
    yield from record.matters(list(matters.KINDS))
    told = [list(ask(record)) for ask in (matters.events, matters.disputes, matters.agreements, matters.forecasts)]
    told += [list(matters.ties(record)), list(matters.transfers(record))]
    yield told
    yield scores(told[3])
    names = record.named([one.id for one in record.actors()])
    yield [explain_matters.explain_matter(one, names) for group in told for one in group]
    yield [inquiry.explain(record, claim.id) for claim in record.claims()]
    yield list(inquiry.search(record, "howitzers"))
    yield inquiry.brief(record, per_section=1)
    yield timeline.timeline(record)
    yield [between.between(record, *pair) for pair in sorted(pairs(told[0]))]
    yield scenario.scenario(record, CASE, reader.read)
    yield from pages(record, reader)
    yield reader.read(report_from_text(NOTE, published=DAY, publisher="Praia Courier"))
    report = next(iter(record.reports()))
    yield record.set_head(report.id, publisher="Meridian Press", by="Ana Duarte", why="The page names it at its foot.")
    yield correction_log(record)
    try:
        record.get("border-wire/c999")
    except UsageError as error:
        yield problem_of(error, instance="/api/v1/claims/border-wire/c999")
    yield problem_types()


def pages(record: SqlRecord, reader: Reader) -> Iterator[object]:
    """What the pages show of the record."""
    yield front_page(record, per_section=1)
    yield [active(record, most=2), days(record), network(record, most=2), places(record, Filters(limit=2))]
    yield search_page(record, "howitzers", size=1)
    yield scenario_page(record, CASE, reader.read)
    yield [report_page(record, report.id) for report in record.reports()]
    yield [claim_page(record, claim.id) for claim in record.claims()]
    yield [statement_page(record, statement.id) for statement in record.statements()]
    yield [actor_page(record, actor.id) for actor in record.actors()]
    yield [forecast_board(record), forecast_board(record, Filters(actor=BOARD_OF))]
    asked = {
        "event": event_page,
        "dispute": dispute_page,
        "agreement": agreement_page,
        "forecast": forecast_page,
        "tie": tie_page,
        "transfer": transfer_page,
    }
    yield [asked[row.kind](record, row.id) for row in record.matters(list(asked))]
    yield [between_page(record, *pair) for pair in sorted(pairs(list(matters.events(record))))]
    yield between_page(record)


def pairs(events: list[Event]) -> set[tuple[str, str]]:
    """The pairs of states of which one acts upon the other."""
    states = [[one for one in (*event.actors, *event.recipients) if len(one) == STATE] for event in events]
    return {(min(sides), max(sides)) for sides in states if len(set(sides)) == 2}


def structs_in(value: object) -> Iterator[msgspec.Struct]:
    """Every struct in an answer, at any depth."""
    if isinstance(value, msgspec.Struct):
        yield value
        for name in value.__struct_fields__:
            yield from structs_in(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from (one for item in value.values() for one in structs_in(item))
    elif isinstance(value, list | tuple):
        yield from (one for item in value for one in structs_in(item))


def rank(one: msgspec.Struct, text: str) -> tuple[bool, int, int, str]:
    """Short ones come first, of these the one that says most: with the fewest fields empty; then the shortest."""
    empty = [name for name in one.__struct_fields__ if getattr(one, name) in (None, (), {}, "", 0)]
    return len(text) > SHORT, len(empty), len(text), text


def best(found: Iterator[msgspec.Struct]) -> dict[str, Any]:
    """One example a struct, by the struct's name."""
    ranked: dict[str, tuple[bool, int, int, str]] = {}
    for one in (one for one in found if not isinstance(one, Listing)):
        name, text = type(one).__name__, msgspec.json.encode(one).decode("utf-8")
        if len(text) <= LONG and (name not in ranked or rank(one, text) < ranked[name]):
            ranked[name] = rank(one, text)
    return {name: msgspec.json.decode(ranked[name][-1]) for name in sorted(ranked)}


def lists(record: SqlRecord) -> dict[str, Any]:
    """The shortest page of each list in which somebody takes part, by the name of its schema."""
    found = {}
    for kind, (row, _) in KINDS.items():
        states = [one.id for one in record.actors() if len(one.id) == STATE]
        pages = [listing(record, kind, Asked(filters=Filters(actor=one), size=1)) for one in states]
        texts = [msgspec.json.encode(page) for page in pages if page.rows]
        found[name_of(Listing[row])] = msgspec.json.decode(min(texts, key=lambda text: (len(text), text)))
    return found


def whole_lists(record: SqlRecord) -> tuple[dict[str, str], dict[str, Any]]:
    """Each list as texts by kind and form, and its first row by the name of its columns' schema."""
    texts, rows = {}, {}
    states = [one.id for one in record.actors() if len(one.id) == STATE]
    for kind in KINDS:
        asked = [Asked(filters=Filters(actor=one)) for one in states]
        whole = [{form: b"".join(export(record, kind, one, form)) for form in ExportForm} for one in asked]
        shown = min(whole, key=lambda files: told_in(files[ExportForm.CSV].decode()))
        texts |= {f"{kind}.{form}": shown[form].decode() for form in (ExportForm.CSV, ExportForm.JSON_LINES)}
        table = read_parquet(BytesIO(shown[ExportForm.PARQUET])).read_all()
        rows[columns_name(kind)] = {name: table[name][0].as_py() for name in table.column_names}
    return texts, rows


def told_in(text: str) -> tuple[bool, float, int, str]:
    """Short lists that have rows come first, of these the one with the fewest empty cells a row."""
    rows = list(csv.DictReader(StringIO(text)))
    empty = sum(not cell for row in rows for cell in row.values())
    return not rows or len(text) > SHORT, empty / max(len(rows), 1), len(text), text


def texts_sent() -> dict[str, str]:
    """What is sent that is no JSON, by its type of content."""
    reports = (NewReport(text=one, published=DAY, publisher="Praia Courier") for one in (NOTE, THANKS))
    return {
        LINES: "".join(f"{msgspec.json.encode(one).decode()}\n" for one in reports),
        TEXT: f"Trucks for Cape Verde\n\n{NOTE}\n",
        PAGE: f"<!doctype html><title>Trucks for Cape Verde</title><article><p>{NOTE}</p></article>\n",
    }


def sent(folder: Path, reader: Reader) -> dict[str, Any]:
    """What is sent to a server that has one small report, and what it answers; its jobs wait."""
    path = folder / "note.db"
    with open_record(str(path)) as record:
        read_into(record, [report_from_text(NOTE, published=DAY, publisher="Praia Courier", id="note")], reader)
        onrecord.bring_up_to_date(record)
        wishes = {type(one).__name__: msgspec.to_builtins(one) for one in wishes_of(record)}
        page = msgspec.to_builtins(report_page(record, "note"))
    general = Settings(record=str(path), by="Ana Duarte")
    report = msgspec.to_builtins(NewReport(text=NOTE, published=DAY, publisher="Praia Courier"))
    with TestClient(create(WebSettings(general=general)), base_url="http://127.0.0.1:8765") as client:
        client.app.state.jobs.stop()  # type: ignore[attr-defined]  # nothing is read meanwhile
        job = client.post("/api/v1/reports", json=report).json()
        jobs = client.get("/api/v1/jobs").json()
        for wish in wishes.values():
            made = client.post("/api/v1/corrections", json=wish).raise_for_status().json()
            client.delete(f"/api/v1/corrections/{made['corrections'][0]['number']}").raise_for_status()
    return wishes | {
        "ReportPage": page,
        "NewReport": report,
        "NewReports": {"reports": [report]},
        "Job": job,
        "JobList": jobs,
        "NewAddress": msgspec.to_builtins(NewAddress(url="https://news.example/trucks", publisher="Praia Courier")),
        "CorrectionsMade": made,
    }


def wishes_of(record: SqlRecord) -> Iterator[Wish]:
    """A correction of each sort that the record of one small report takes; the last is shown as made."""
    claim, forecast = next(iter(record.claims())), next(iter(record.matters(["forecast"])))
    acting, acted_upon = claim.actors[0], claim.recipients[0]
    yield Accept(claim=claim.id, why="Read in full.")
    yield Change(claim=claim.id, changes=Changes(factuality=Factuality.POSSIBLE), why="The ministry hedges it.")
    yield SetHead(report="note", published="2025-03-05", why="The page names the day at its foot.")
    yield Merge(first=acting, second=acted_upon, why="Here they stand for one side.")
    yield Part(target=acting, others=(acted_upon,), why="They are two.")
    yield Settle(forecast=forecast.id, outcome=ForecastOutcome.CAME_TRUE, claims=(claim.id,), why="It did.")
    yield Reject(claim=claim.id, why="The ministry only says that it would.")


def at_one_time(value: Any) -> Any:
    """The same with every time and every made-up id of a job set: every run has others, and the example stays."""
    if isinstance(value, dict):
        fixed = {name: at_one_time(one) for name, one in value.items()}
        fixed |= {
            name: f"{DAY}T09:30:00+00:00" for name in ("at", "made", "changed") if isinstance(fixed.get(name), str)
        }
        return fixed | ({"id": JOB} if "inputs" in fixed else {})
    return [at_one_time(one) for one in value] if isinstance(value, list) else value


def renew() -> None:
    """Read the samples into a record of their own and write the examples."""
    with tempfile.TemporaryDirectory() as folder, open_record(str(Path(folder) / "samples.db")) as record:
        reader = Reader(record.codebook)
        taken = [one for one in take_in([ROOT / "samples"]) if isinstance(one, Report)]
        # Whose machine the samples lie on is nobody's business.
        reports = [replace(one, url=f"https://news.example/{one.id}") if one.url else one for one in taken]
        read_into(record, reports, reader)
        onrecord.bring_up_to_date(record)
        texts, rows = whole_lists(record)
        made = lists(record) | rows
        made |= best(one for answer in answers(record, reader) for one in structs_in(answer))
        made |= sent(Path(folder), reader)
    for name in ("Correction", "CorrectionLine", "CorrectionLog", "CorrectionsMade", "Job", "JobList"):
        made[name] = at_one_time(made[name])
    made = {name: made[name] for name in sorted(made)}
    EXAMPLES.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n")
    TEXTS.write_bytes(msgspec.json.format(msgspec.json.encode(texts | texts_sent()), indent=1) + b"\n")


if __name__ == "__main__":
    renew()
