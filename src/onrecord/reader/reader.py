"""A report becomes annotations: parse it, run the stages, freeze what they found."""

from collections.abc import Iterable, Iterator
from itertools import islice

from onrecord.codebook import Codebook, default_codebook
from onrecord.reader.draft import Draft
from onrecord.reader.parse import DEFAULT_PIPELINE, Parser
from onrecord.reader.stages import STAGES, Stage
from onrecord.vocabulary import Annotations, Report

BATCH = 32


class Reader:
    """Reads one report at a time and touches nothing else: the same report gives the same annotations, always.

    `codebook` defaults to ours, `pipeline` names a spaCy English pipeline, `stages` the functions to run in order.
    Raises `OnrecordError` when the pipeline cannot be loaded.
    """

    def __init__(
        self,
        codebook: Codebook | None = None,
        pipeline: str = DEFAULT_PIPELINE,
        stages: tuple[Stage, ...] = STAGES,
    ) -> None:
        """Load the parser; the codebook's files are read when a stage first asks for them."""
        self.codebook = codebook or default_codebook()
        self.parser = Parser(pipeline)
        self.stages = stages

    def draft(self, report: Report) -> Draft:
        """The working notes on `report` after all stages; for looking inside. Use within `parser.memory_zone()`."""
        draft = Draft(report=report, doc=self.parser.parse(report))
        for stage in self.stages:
            stage(draft, self.codebook)
        return draft

    def read(self, report: Report) -> Annotations:
        """What `report` says: actors, mentions, times, places, quantities, predicates, statements and claims."""
        with self.parser.memory_zone():
            return _frozen(self.draft(report))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Annotations]:
        """As `read`, for many, in order; memory does not grow with their number."""
        waiting = iter(reports)
        while batch := list(islice(waiting, BATCH)):
            with self.parser.memory_zone():
                found = [_frozen(self.draft(report)) for report in batch]
            yield from found


def _frozen(draft: Draft) -> Annotations:
    return Annotations(
        report=draft.report,
        actors=tuple(draft.actors.values()),
        mentions=tuple(draft.mentions),
        times=tuple(draft.times),
        places=tuple(draft.places),
        quantities=tuple(draft.quantities),
        predicates=tuple(draft.predicates),
        statements=tuple(draft.statements),
        claims=tuple(draft.claims),
    )
