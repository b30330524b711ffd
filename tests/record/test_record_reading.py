"""Reading reports into a record: what is known is not read again, and what fails does not stop the rest."""

from collections.abc import Iterable, Iterator

import pytest

from onrecord.reader import Reader
from onrecord.record import Record, Summary, read_into
from onrecord.vocabulary import Annotations, Report, ReportError


class ByHand:
    """A reader that has its annotations made by hand, and remembers for which reports it was asked."""

    version = "made by hand"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read_many(self, reports: Iterable[Report]) -> Iterator[Annotations]:
        for report in reports:
            self.asked.append(report.id)
            yield Annotations(report=report)


def reports(count: int) -> list[Report]:
    return [Report(id=f"report-{number}", text=f"Report {number}.") for number in range(count)]


def test_only_what_is_new_is_read(record: Record):
    reader = ByHand()
    assert read_into(record, reports(70), reader) == Summary(new=70)
    again = ByHand()
    assert read_into(record, reports(75), again) == Summary(new=5, known=70)
    assert again.asked == [f"report-{number}" for number in range(70, 75)]


def test_rereading_on_request_only(record: Record):
    read_into(record, reports(3), ByHand())
    newer = ByHand()
    newer.version = "newer"
    assert read_into(record, reports(3), newer) == Summary(known=3)
    assert read_into(record, reports(4), newer, reread=True) == Summary(new=1, reread=3)
    assert {one.reader_version for one in record.standings(reports(4))} == {"newer"}


def test_errors_are_counted_and_the_run_goes_on(record: Record):
    error = ReportError("empty", "Nothing in it.", report_id="report-x")
    progress: list[int] = []
    bad = Report(id="bad", text="Half \ud800")
    summary = read_into(record, [*reports(2), error, bad, *reports(3)], ByHand(), progress=progress.append)
    assert (summary.new, summary.known) == (3, 2)
    assert [one.code for one in summary.failed] == ["empty", "report-not-text"]
    assert progress == [1, 2, 3, 4, 5, 6, 7]


class FailsOn(ByHand):
    """A reader that hands on an error in place of the report with this id."""

    def __init__(self, report_id: str) -> None:
        super().__init__()
        self.report_id = report_id

    def read_many(self, reports: Iterable[Report]) -> Iterator[Annotations | ReportError]:
        for made in super().read_many(reports):
            failed = made.report.id == self.report_id
            yield ReportError("reading-failed", "It failed.", report_id=made.report.id) if failed else made


def test_a_report_that_the_reader_fails_on_is_counted_and_the_others_are_stored(record: Record):
    progress: list[int] = []
    summary = read_into(record, reports(4), FailsOn("report-1"), progress=progress.append)
    assert summary.new == 3
    assert [(one.code, one.report_id) for one in summary.failed] == [("reading-failed", "report-1")]
    assert [one.id for one in record.reports()] == ["report-0", "report-2", "report-3"]
    assert progress == [1, 2, 3, 4]
    assert read_into(record, reports(4), ByHand()) == Summary(new=1, known=3)


def test_a_report_that_the_reader_fails_on_can_be_read_later(record: Record):
    class Failing(ByHand):
        def read_many(self, reports: Iterable[Report]) -> Iterator[Annotations | ReportError]:
            for one in super().read_many(reports):
                bad = one.report.id == "report-1"
                yield ReportError("reading-failed", "It failed.", report_id="report-1") if bad else one

    summary = read_into(record, reports(3), Failing())
    assert (summary.new, [one.report_id for one in summary.failed]) == (2, ["report-1"])
    assert read_into(record, reports(3), ByHand()) == Summary(new=1, known=2)


def test_twice_in_one_run_is_once_on_record(record: Record):
    assert read_into(record, [*reports(2), *reports(2)], ByHand()) == Summary(new=2, known=2)
    assert record.counts().reports == 2


def test_two_texts_under_one_id_are_both_read(record: Record):
    texts = [Report(id="same", text="One."), Report(id="same", text="Two.")]
    assert read_into(record, texts, ByHand()).new == 2
    assert read_into(record, reversed(texts), ByHand()).known == 2
    third = ByHand()
    read_into(record, [Report(id="same", text="Three.")], third)
    assert third.asked[0].startswith("same~")


def test_a_run_that_is_stopped_keeps_what_it_stored_and_goes_on_later(record: Record):
    def stopped() -> Iterator[Report]:
        yield from reports(70)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_into(record, stopped(), ByHand())
    stored = record.counts().reports
    assert stored >= 64
    assert read_into(record, reports(70), ByHand()) == Summary(new=70 - stored, known=stored)


def test_what_the_reader_finds_goes_in_and_comes_out(record: Record, reader: Reader):
    report = Report(
        id="drones",
        text="Norway supplied radars to Chile in May 2024, the foreign minister said. Peru condemned Norway.",
        published="2024-06-01",
        publisher="Andes Post",
    )

    assert read_into(record, [report], reader) == Summary(new=1)
    assert record.standings([report])[0].reader_version == reader.version
    assert record.annotations("drones") == reader.read(report)
    found = list(record.claims())
    assert {"NOR", "CHL"} <= {actor for claim in found for actor in (*claim.actors, *claim.recipients)}
