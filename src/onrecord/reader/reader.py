"""A report becomes annotations: parse it, run the stages, freeze what they found."""

import traceback
from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Doc

from onrecord.codebook import Codebook, default_codebook
from onrecord.reader.draft import Draft
from onrecord.reader.model.model import Model
from onrecord.reader.model.stage import ask_model, consult_model
from onrecord.reader.parse import BATCH, DEFAULT_PIPELINE, Parser
from onrecord.reader.stages import STAGES, Stage
from onrecord.version import __version__
from onrecord.vocabulary import Annotations, Report, ReportError

BATCHES = 8
"""So many batches are read before what the parser has kept of their words is forgotten."""


class Reader:
    """Reads one report at a time and touches nothing else: the same report gives the same annotations, always.

    `codebook` defaults to ours, `pipeline` names a spaCy English pipeline, `stages` the functions to run in order,
    `model` another model than the one that comes with the package; without `learned` rules read alone, as a measure of
    what the model adds. Raises `OnrecordError` when the pipeline or the model cannot be loaded.
    """

    def __init__(
        self,
        codebook: Codebook | None = None,
        pipeline: str = DEFAULT_PIPELINE,
        stages: tuple[Stage, ...] = STAGES,
        model: Model | None = None,
        *,
        learned: bool = True,
    ) -> None:
        """Load parser and model; the codebook's files are read when a stage first asks for them."""
        self.codebook = codebook or default_codebook()
        self.parser = Parser(pipeline)
        self.stages = stages
        self.model = (model or Model()) if learned else None

    @property
    def version(self) -> str:
        """What decides the reader's output: the versions of package, codebook, model and parser, in one string."""
        model = "rules-only" if self.model is None else f"model-{self.model.version}"
        return f"onrecord-{__version__} codebook-{self.codebook.fingerprint} {model} {self.parser.name}"

    def draft(self, report: Report, doc: Doc | None = None) -> Draft:
        """The working notes on `report` after all stages; for looking inside. `doc` is its parse, if there is one."""
        return self._through_stages(
            Draft(report=report, doc=doc if doc is not None else self.parser.parse(report), model=self.model)
        )

    def read(self, report: Report) -> Annotations:
        """What `report` says: actors, mentions, times, places, quantities, predicates, statements and claims."""
        with self.parser.memory_zone():
            return _frozen(self.draft(report))

    def read_many(self, reports: Iterable[Report | ReportError]) -> Iterator[Annotations | ReportError]:
        """As `read`, for many, in order; memory does not grow with their number.

        A `ReportError` among them is handed on in its place, and so is one for a report that a stage failed on.
        """
        waiting = iter(reports)
        while many := list(islice(waiting, BATCH * BATCHES)):
            with self.parser.memory_zone():
                found = list(self._read_batches(many))
            yield from found

    def _read_batches(self, many: list[Report | ReportError]) -> Iterator[Annotations | ReportError]:
        """Batch by batch, each parsed before the last one goes through the stages: the model reads it meanwhile."""
        last: list[Draft | ReportError] = []
        for at in range(0, len(many), BATCH):
            begun = self._begin(many[at : at + BATCH])
            yield from map(self._attempt, last)
            last = begun
        yield from map(self._attempt, last)

    def _begin(self, batch: list[Report | ReportError]) -> list[Draft | ReportError]:
        reports = [one for one in batch if isinstance(one, Report)]
        try:
            parsed: list[Doc | None] = list(self.parser.parse_many(reports))
        except Exception:  # noqa: BLE001 - one of them provokes the parser: parse each alone, to tell which
            parsed = [None] * len(reports)
        docs = iter(parsed)
        return [one if isinstance(one, ReportError) else self._asked(one, next(docs)) for one in batch]

    def _asked(self, report: Report, doc: Doc | None) -> Draft | ReportError:
        try:
            draft = Draft(report=report, doc=doc if doc is not None else self.parser.parse(report), model=self.model)
            if consult_model in self.stages:
                ask_model(draft)
        except Exception as error:  # noqa: BLE001 - whatever one report provokes must not stop the others
            return _failure(report, error)
        return draft

    def _attempt(self, draft: Draft | ReportError) -> Annotations | ReportError:
        if isinstance(draft, ReportError):
            return draft
        try:
            return _frozen(self._through_stages(draft))
        except Exception as error:  # noqa: BLE001 - whatever one report provokes must not stop the others
            return _failure(draft.report, error)

    def _through_stages(self, draft: Draft) -> Draft:
        for stage in self.stages:
            stage(draft, self.codebook)
        return draft


def _failure(report: Report, error: Exception) -> ReportError:
    where = traceback.extract_tb(error.__traceback__)[-1]
    return ReportError(
        "reading-failed",
        f"The reader failed here: {type(error).__name__} in {where.name}, line {where.lineno}: {error}.",
        "The other reports are not affected. Please report this as a bug, with the report if you may share it.",
        report_id=report.id,
    )


def _frozen(draft: Draft) -> Annotations:
    return Annotations(
        report=draft.report,
        actors=tuple(draft.actors.values()),
        mentions=tuple(sorted(draft.mentions, key=lambda one: (one.start, -one.end))),
        times=tuple(draft.times),
        places=tuple(draft.places),
        quantities=tuple(draft.quantities),
        predicates=tuple(draft.predicates),
        statements=tuple(draft.statements),
        claims=tuple(draft.claims),
    )
