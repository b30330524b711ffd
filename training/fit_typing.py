"""Fits the numbers by which `reader.events.typing` weighs the model's opinion against the lexicon's.

python -m training.fit_typing --corpora DIR [--limit N] [--rounds N]

Reads the marked pairs of fold k with the model that has not seen fold k, and PLOVER's gold sentences, on which no model
is trained, with the shipped one (`benchmarks.readers` says where the models are looked for). What has to be decided is
found once; then one number after another is moved over its grid, the others standing still, until a round moves none. A
setting is worth the mean of: marked pairs found with the right type, those typed right of those found, and F1 of the
dyads with both and with at least one country. Prints each round and the best setting; writes nothing.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.events import (
    DYADS,
    NOBODY,
    PAIRS,
    Triple,
    country,
    f1,
    gold_dyads,
    known,
    same_root,
    touches,
)
from benchmarks.readers import FoldReader, default_reader, fold_readers
from onrecord.reader import Reader
from onrecord.reader.draft import Candidate, Draft
from onrecord.reader.events import find_events
from onrecord.reader.events.fusion import votes
from onrecord.reader.events.stage import event_questions
from onrecord.reader.events.typing import FITTED, Question, Settings, settle
from onrecord.reader.stages import STAGES
from onrecord.vocabulary import Report, Section, SectionKind, Span
from training.corpora import marked
from training.splits import sentence_fold

GRIDS: dict[str, tuple[float, ...]] = {
    "explicit_vote": (0.0, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0),
    "weak_vote": (0.0, 0.5, 1.0, 1.5, 2.0),
    "retype": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95),
    "drop_explicit": (0.8, 0.9, 0.95, 0.97, 0.99, 1.1),
    "drop_weak": (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1),
    "fill": (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1),
    "accept": (0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.1),
    "accept_far": (0.0, 0.025, 0.05, 0.1),
    "accept_unnamed": (0.0, 0.05, 0.1, 0.2, 1.0),
    "accept_again": (0.0, 0.05, 0.1, 0.2, 1.0),
}


@dataclass(frozen=True)
class Asked:
    """One text with what has to be decided in it, sentence by sentence, and the country of each of its actors."""

    questions: list[list[Question]]
    lands: Mapping[str, str]

    def events(self, roots: Mapping[str, str], settings: Settings) -> list[Candidate]:
        """The events with someone known in them, by these settings."""
        found = (one for questions in self.questions for one in settle(questions, roots, settings))
        return [one for one in found if any(party.actors for party in (*one.actors, *one.recipients))]


@dataclass(frozen=True)
class Pair:
    """A marked pair in its text."""

    asked: Asked
    actor: list[Span]
    recipient: list[Span]
    gold: str


@dataclass(frozen=True)
class Material:
    """What settings are tried on."""

    pairs: list[Pair]
    dyads: list[tuple[Asked, set[Triple]]]
    roots: Mapping[str, str]


def ask(reader: Reader, texts: Iterable[str]) -> Iterator[Asked]:
    """What has to be decided in each text, read as a report with one body section."""
    before = STAGES[: STAGES.index(find_events)]
    for number, text in enumerate(texts):
        report = Report(id=str(number), text=text, sections=(Section(kind=SectionKind.BODY, start=0, end=len(text)),))
        draft = Draft(report=report, doc=reader.parser.parse(report), model=reader.model)
        for stage in before:
            stage(draft, reader.codebook)
        questions = event_questions(draft, reader.codebook)
        yield Asked(questions, {one.id: country(one.country or "") for one in draft.actors.values()})


def gather(reader_for: FoldReader, reader: Reader, corpora: Path, limit: int | None) -> Material:
    """The questions of both corpora, or of their first `limit` rows."""
    rows = [json.loads(line) for line in (corpora / PAIRS).read_text(encoding="utf-8").splitlines()[:limit]]
    texts = [marked(row) for row in rows]
    pairs: list[Pair] = []
    for fold in sorted({sentence_fold(text) for text, _, _ in texts}):
        own = [(one, row["gold_root"]) for one, row in zip(texts, rows, strict=True) if sentence_fold(one[0]) == fold]
        asked = ask(reader_for(fold), (text for (text, _, _), _ in own))
        pairs += [Pair(one, actor, acted, gold) for one, ((_, actor, acted), gold) in zip(asked, own, strict=True)]
    gold = gold_dyads(corpora / DYADS, limit)
    dyads = list(zip(ask(reader, gold), gold.values(), strict=True))
    return Material(pairs, dyads, reader.codebook.compiled(votes).roots)


def triples(asked: Asked, events: Sequence[Candidate]) -> set[Triple]:
    """The dyads of the events of one text, as `benchmarks.events` counts them."""
    found: set[Triple] = set()
    for event in events:
        acting, acted = (
            {actor for party in side for actor in party.actors} for side in (event.actors, event.recipients)
        )
        first, second = ({asked.lands[one] for one in side} or {NOBODY} for side in (acting, acted))
        mutual = bool(acting) and acting == acted and len(first) > 1
        found |= {
            (a, event.type or "", b)
            for a in first
            for b in second
            if (a, b) != (NOBODY, NOBODY) and not (mutual and a == b)
        }
    return found


def figures(material: Material, settings: Settings) -> dict[str, float]:
    """What these settings give."""
    met = right = 0
    for pair in material.pairs:
        joining = [
            one
            for one in pair.asked.events(material.roots, settings)
            if touches((party.span for party in one.actors), pair.actor)
            and touches((party.span for party in one.recipients), pair.recipient)
        ]
        met += bool(joining)
        right += any(same_root(one.type or "", pair.gold) for one in joining)
    gold = [wanted for _, wanted in material.dyads]
    ours = [triples(asked, asked.events(material.roots, settings)) for asked, _ in material.dyads]
    both, some = f1(list(map(known, gold)), list(map(known, ours))), f1(gold, ours)
    return {
        "pair_found": met / max(len(material.pairs), 1),
        "pair_typed_when_found": right / max(met, 1),
        "pair_right": right / max(len(material.pairs), 1),
        **{f"dyad_{name}": value for name, value in both.items()},
        **{f"any_{name}": value for name, value in some.items()},
    }


def worth(found: Mapping[str, float]) -> float:
    """One number to compare settings by."""
    return sum(found[name] for name in ("pair_right", "pair_typed_when_found", "dyad_f1", "any_f1")) / 4


def fit(material: Material, start: Settings = FITTED, rounds: int = 4) -> Settings:
    """The best setting that moving one number at a time finds; of equally good ones the first tried."""
    best, best_worth = start, worth(figures(material, start))
    for number in range(rounds):
        before = best
        for name, grid in GRIDS.items():
            for value in grid:
                other = replace(best, **{name: value})
                if (other_worth := worth(figures(material, other))) > best_worth + 1e-9:
                    best, best_worth = other, other_worth
        print(f"round {number + 1}: {best_worth:.4f}", flush=True)
        if best == before:
            break
    return best


def main() -> None:
    """Fit and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--limit", type=int)
    options.add_argument("--rounds", type=int, default=4)
    chosen = options.parse_args()
    material = gather(fold_readers(), default_reader(), chosen.corpora, chosen.limit)
    best = fit(material, rounds=chosen.rounds)
    for title, settings in (("now", FITTED), ("best", best)):
        print(title, *(f"{name} {value:.3f}" for name, value in figures(material, settings).items()))
    for name, value in asdict(best).items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
