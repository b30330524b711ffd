"""Forecasts through the real reader: what is foretold, by whom, and what came of it in later reports."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from made_reports import new_record
from onrecord.codebook import Codebook
from onrecord.ledger.dockets import dockets
from onrecord.ledger.entry import Entry
from onrecord.ledger.forecasts import KnownForecast, attach, make_forecast
from onrecord.ledger.holders_scores import scores
from onrecord.ledger.kinds import kinds_of
from onrecord.ledger.settling import settle
from onrecord.ledger.taking import make_entry
from onrecord.reader import Reader
from onrecord.vocabulary import Forecast, ForecastKind, ForecastOutcome, Modality, Report

Made = Callable[..., list[Forecast]]


@pytest.fixture
def forecasts(reader: Reader, codebook: Codebook, tmp_path: Path) -> Made:
    """`forecasts((published, publisher, text), …, today=…)`: all forecasts, decided as the ledger decides them."""

    def read(*reports: tuple[str, str, str], today: str | None = None) -> list[Forecast]:
        with new_record(tmp_path / "made.db") as record:
            for number, (published, publisher, text) in enumerate(reports):
                report = Report(id=f"r{number}", text=text, published=published, publisher=publisher)
                record.store(reader.read(report), "test")
            claims = list(record.claims())
            ids = {one for c in claims for one in (*c.actors, *c.recipients, *filter(None, c.holder_actors))}
            actors = record.named(sorted(ids))
        kinds, by_report, found = codebook.compiled(kinds_of), defaultdict(list), []
        for claim in claims:
            day = claim.published or "0001-01-01"
            entry = make_entry(claim, actors, kinds, day=day, origin=claim.report, story=frozenset())
            by_report[claim.report].append(entry)
        by_docket: dict[str, list[Entry]] = defaultdict(list)
        for entries in by_report.values():
            of_claim = dockets(entries, actors)
            for entry in entries:
                by_docket[of_claim[entry.claim.id]].append(entry)
        last = today or max(claim.published for claim in claims if claim.published)
        for _, entries in sorted(by_docket.items()):
            found += _decided(sorted(entries, key=lambda entry: entry.order), actors, last)
        return found

    return read


def _decided(entries, actors, today):
    of_id, members = {entry.claim.id: entry for entry in entries}, defaultdict(list)
    for day in sorted({entry.day for entry in entries}):
        known = [KnownForecast(id=one, entries=tuple(some)) for one, some in members.items()]
        for claim, forecast in attach([entry for entry in entries if entry.day == day], known, actors).items():
            members[forecast].append(of_id[claim])
    deeds = [entry for entry in entries if entry.claim.modality is Modality.ACTUAL]
    return [settle(make_forecast(one, some, actors), deeds, today, actors) for one, some in members.items()]


def of_type(found: list[Forecast], kind: str) -> Forecast:
    return next(one for one in found if one.type == kind and one.by and one.upon)


def test_a_threat_carried_out(forecasts: Made) -> None:
    found = forecasts(
        ("2026-03-02", "Nile Courier", "Ethiopia has threatened to bomb Eritrea, Defence Minister Abel Tadesse said."),
        ("2026-03-09", "Red Sea Times", "Ethiopia bombed military depots in Eritrea on Sunday."),
    )
    threat = of_type(found, "ASSAULT")
    assert (threat.kind, threat.outcome) == (ForecastKind.THREAT, ForecastOutcome.CAME_TRUE)
    assert threat.settled == "2026-03-09"


def test_a_promise_broken(forecasts: Made) -> None:
    found = forecasts(
        ("2026-01-05", "Andes Post", "Chile promised to deliver 200,000 vaccines to Bolivia by 1 February."),
        ("2026-02-10", "La Paz Herald", "Chile failed to deliver the vaccines to Bolivia, Bolivian officials said."),
    )
    promise = of_type(found, "AID")
    assert (promise.kind, promise.deadline) == (ForecastKind.PROMISE, "2026-02-01")
    assert promise.outcome is ForecastOutcome.DID_NOT


def test_a_deed_after_the_deadline_is_late(forecasts: Made) -> None:
    found = forecasts(
        ("2026-04-01", "Nordic Wire", "Norway will ship 40 radars to Kenya by 1 May, Minister Ingrid Lund said."),
        ("2026-06-25", "Nordic Wire", "Norway shipped 40 radars to Kenya on Wednesday."),
    )
    assert [one.outcome for one in found] == [ForecastOutcome.DID_NOT]


def test_a_prediction_proved_wrong_counts_against_its_holder(forecasts: Made) -> None:
    found = forecasts(
        (
            "2026-05-04",
            "Lusaka Star",
            "Analyst Joseph Banda said that Zambia is very unlikely to sign a trade agreement with Angola.",
        ),
        ("2026-06-20", "Luanda Post", "Zambia and Angola signed a trade agreement in Luanda on Friday."),
    )
    prediction = of_type(found, "AGREE")
    assert prediction.negated
    assert (prediction.likelihood, prediction.outcome) == (0.125, ForecastOutcome.DID_NOT)
    score = next(one for one in scores(found) if one.holder == prediction.holder)
    assert (score.right, score.wrong, score.brier) == (0, 1, pytest.approx(0.7656))


def test_a_forecast_quoted_in_someone_elses_report_is_its_makers(forecasts: Made) -> None:
    found = forecasts(
        (
            "2026-02-02",
            "Reuters",
            "The Jakarta Ledger reported that economist Sari Wibowo predicted that Indonesia would lift its tariffs on "
            "Vietnam in March.",
        ),
        ("2026-03-20", "Hanoi Times", "Indonesia lifted its tariffs on Vietnam on Thursday."),
    )
    prediction = of_type(found, "CONCEDE")
    assert prediction.holder == "person/sari-wibowo"
    assert prediction.outcome is ForecastOutcome.CAME_TRUE


def test_a_holder_whom_nobody_knows_is_told_in_the_reports_words(forecasts: Made) -> None:
    (told,) = forecasts(
        ("2024-03-01", "Andes Post", "Sources close to the talks said that Chile will attack Peru by 10 April 2024.")
    )
    assert (told.holder, told.holder_words) == (None, "Sources close to the talks")
    (known,) = forecasts(("2024-03-01", "Andes Post", "Kenya said that Chile will attack Peru by 10 April 2024."))
    assert (known.holder, known.holder_words) == ("KEN", None)


def test_a_conditional_threat_stays_open(forecasts: Made) -> None:
    found = forecasts(
        (
            "2026-02-02",
            "Baltic News",
            "Finland threatened to close its border with Estonia if Estonia expels Finnish diplomats.",
        ),
        ("2026-03-02", "Baltic News", "Finland and Estonia held talks in Tallinn on Monday."),
    )
    threat = next(one for one in found if one.conditional)
    assert (threat.kind, threat.outcome) == (ForecastKind.THREAT, ForecastOutcome.OPEN)


def test_what_is_not_foreseen_is_a_negated_forecast(forecasts: Made) -> None:
    found = forecasts(
        (
            "2026-02-02",
            "Baltic News",
            "Analyst Aino Laine, who moved to Tallinn after the war, doesn't foresee Finland offering Estonia any "
            "military support.",
        ),
    )
    forecast = next(one for one in found if one.by == ("FIN",))
    assert forecast.negated
    assert (forecast.holder, forecast.outcome) == ("person/aino-laine", ForecastOutcome.OPEN)


def test_scores_count_by_holder_and_leave_out_what_is_unclear() -> None:
    def made(number: int, outcome: ForecastOutcome, **fields: object) -> Forecast:
        kind, day = ForecastKind.PREDICTION, "2026-01-01"
        return Forecast(id=f"f{number}", holder="NOR", made=day, kind=kind, type="AID", outcome=outcome, **fields)

    score = scores(
        [
            made(1, ForecastOutcome.CAME_TRUE, likelihood=0.875),
            made(2, ForecastOutcome.CAME_TRUE, likelihood=0.125, negated=True),
            made(3, ForecastOutcome.UNCLEAR, likelihood=0.5),
            made(4, ForecastOutcome.OPEN),
        ]
    )
    assert [(one.right, one.wrong, one.unclear, one.open) for one in score] == [(2, 0, 1, 1)]
    assert score[0].brier == pytest.approx(0.0156)
