"""What a server makes ready once it has started: what the first pages would make for themselves, and wait for."""

import gc
import threading

from onrecord.codebook import Codebook, default_codebook
from onrecord.inquiry.between import scales
from onrecord.inquiry.places import in_the_world
from onrecord.ledger.entries import tools_of
from onrecord.ledger.telling_words import names_of_countries
from onrecord.record.names import countries_by_name
from onrecord.web.rendering import compile_templates

DELAY = 1.0
"""Seconds after the start, so that whoever opens the first page need not wait for all of it."""


def warm(codebook: Codebook) -> None:
    """Compile the templates, and the tables of the codebook that pages look things up in."""
    compile_templates()
    for build in (scales, countries_by_name):
        codebook.compiled(build)
    default_codebook().compiled(names_of_countries)
    in_the_world(codebook)
    tools_of(codebook)


def _warm_for_good(codebook: Codebook) -> None:
    """Do so; and where what there was at the start is never looked through for cycles, neither is this."""
    warm(codebook)
    if gc.get_freeze_count():
        gc.freeze()


class Warming:
    """Does so after a while, beside what is answered; `stop` it when the server goes before."""

    def __init__(self, codebook: Codebook, delay: float = DELAY) -> None:
        """Begin to wait."""
        self._timer = threading.Timer(delay, _warm_for_good, [codebook])
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Not any more, if it has not begun."""
        self._timer.cancel()
