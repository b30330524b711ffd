"""The reader's stages, in the order in which they run.

A stage is a module with one public function that takes the draft and the codebook, reads what earlier stages left in
the draft and fills in its own part. To replace a stage, put another function with the same contract in its place.
"""

from collections.abc import Callable

from onrecord.codebook import Codebook
from onrecord.reader.actors import find_actors
from onrecord.reader.claims import make_claims
from onrecord.reader.draft import Draft
from onrecord.reader.events import find_events
from onrecord.reader.factuality import weigh_predicates
from onrecord.reader.model.stage import consult_model
from onrecord.reader.places import find_places
from onrecord.reader.quantities import find_quantities
from onrecord.reader.statements import find_statements
from onrecord.reader.statements.speakers import name_speakers
from onrecord.reader.times import find_times

Stage = Callable[[Draft, Codebook], None]

STAGES: tuple[Stage, ...] = (
    find_actors,
    find_times,
    find_places,
    find_quantities,
    consult_model,
    find_statements,
    name_speakers,
    find_events,
    weigh_predicates,
    make_claims,
)
