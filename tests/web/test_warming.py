"""What a server makes ready once it has started."""

import threading
from pathlib import Path

from onrecord.codebook import Codebook
from onrecord.inquiry.between import scales
from onrecord.web import rendering, warming


def test_all_templates_and_tables_are_ready() -> None:
    codebook = Codebook()
    warming.warm(codebook)
    names = {path.name for path in (Path(rendering.__file__).parent / "templates").glob("*.html")}
    environment = rendering._environment()
    assert environment.cache is not None
    assert names <= {name for _, name in environment.cache}
    assert scales in codebook._compiled


def test_it_can_be_stopped_before_it_begins() -> None:
    before = threading.active_count()
    waiting = warming.Warming(Codebook(), delay=3600.0)
    waiting.stop()
    waiting._timer.join(timeout=10)
    assert threading.active_count() <= before
