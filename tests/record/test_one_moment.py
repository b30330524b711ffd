"""Within `at_one_moment` a record stands still, for the thread that asks."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from msgspec.structs import replace

from onrecord.record import Filters, open_record
from onrecord.vocabulary import Annotations


def test_what_others_write_meanwhile_is_seen_afterwards(tmp_path: Path, annotate: Callable[..., Annotations]) -> None:
    path = tmp_path / "onrecord.db"
    first = annotate("Chile accused Peru of espionage on Monday.", published="2025-03-04")
    with open_record(path) as record, open_record(path) as other:
        record.store(first, "1")
        with record.at_one_moment():
            before = [claim.id for claim in record.claims(Filters(actor="Chile"))]
            second = annotate("Chile expelled two diplomats of Bolivia on Friday.", published="2025-03-08")
            second = replace(second, report=replace(second.report, id="later"))
            writing = Thread(target=lambda: other.store(second, "1"))
            writing.start()
            writing.join()
            assert before
            assert [claim.id for claim in record.claims(Filters(actor="Chile"))] == before
            with record.at_one_moment():
                assert record.counts().reports == 1
            assert not record.called("Bolivia")
            assert list(record.named(["PER", "CHL", "BOL"])) == ["CHL", "PER"]
        assert list(record.named(["PER", "CHL", "BOL"])) == ["BOL", "CHL", "PER"]
        assert record.counts().reports == 2
        assert record.called("Bolivia")
