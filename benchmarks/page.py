"""The page on benchmarks in the docs: all figures in one table, peers side by side, how they are measured.

`page` is made of text and figures only, so that whoever has the figures can make it again.
"""

import platform
from datetime import UTC, datetime

QUESTIONS = (
    *("scenario", "between", "timeline", "brief", "search"),
    *("events", "statements", "ties", "agreements", "forecasts", "disputes", "transfers", "actors"),
)
"""The kinds of question that `queries` asks."""
TARGETS: dict[str, dict[str, str]] = {
    "statements": {"content_f1": "≥ .92", "source_f1": "≥ .85", "cue_f1": "≥ .72", "source_for_content_found": "≥ .85"},
    "events": {"dyad_f1": "≥ .60", "pair_right": "≥ .62", "pair_typed_when_found": "≥ .85"},
    "factuality": {"uw_mae": "≤ .38", "uw_r": "≥ .84"},
    "times": {"value_f1": "≥ .80"},
    "places": {"found": "≥ .75", "within_161_km": "≥ .70"},
    "coreference": {"conll_f1": "≥ .75"},
    "calibration": {"ece": "≤ .05"},
    "speed": {"ratio": "≤ 3", "peak_mb": "≤ 1500"},
    "ledger": {"cpu_last_to_first": "≤ 1.3", "ledger_to_reading": "≤ .5"},
    "queries": {f"{one}_{part}_ms": f"≤ {most}" for one in QUESTIONS for part, most in (("p50", 100), ("p95", 300))},
    "web": {"p50_ms": "≤ 80", "p95_ms": "≤ 250", "start_s": "≤ 2", "start_page_kb": "≤ 400"},
}
"""What each figure is to reach, for the table."""
PEERS = "peers"
"""The benchmark whose figures are shown side by side; their names begin with the names below."""
SIDES: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "Direct quotations on PolNeAR's dev articles, against the same gold quotations",
        {"onrecord": "Onrecord", "textacy": "textacy `direct_quotations`"},
    ),
    (
        "Events on PLOVER's sentences, with and without the learned part",
        {"default": "Onrecord", "lexicon": "lexicon only"},
    ),
)
"""What stands side by side: a heading, and what begins the names of each side's figures, with the side's heading."""
PICTURE = "_static/reliability.svg"
"""Where the reliability diagram lies, seen from the page."""

NOTES = """\
## How it is measured

`statements` is measured on PolNeAR's dev articles: token F1 of each part; `content_found`, the share of gold
attributions with source and content for whose content there is a statement of ours (token F1 of the contents at least
.5); `source_for_content`, the share of those attributions for which that statement also has the right source, which is
when it holds the head word of the gold source; `source_for_content_found`, the same over those whose content is found.
The `lenient` forms take half of the shorter content, and any naming word of the source. `statement_exact` and
`statement_partial` are whole statements: all three parts the same, or each with a token F1 of at least .5.

`events` are dyads of PLOVER's gold sentences (`dyad`: both countries known; `any`: also dyads with a party of no
country; `coded`: what is only announced or refused read as PLOVER codes it) and the marked pairs of Zero-Shot-PLOVER,
in five folds by sentence, each read by a reader whose learned part has not seen it. The rules were tuned on both sets.

`factuality` is measured on gold event words of UW's and MEANTIME's dev parts; `times` on the held-out tenth of
TimeBank and AQUAINT (27 articles; on the other 229, on which the grammar was tuned, value F1 is some .09 higher);
`places` on the half of LGL that was not tuned on; `speed` is whole processes over current-events-2025.

`web` is twenty readers at once who look at a page and think for a second, on the record of current-events-2025, while
another process reads reports into it; `ratio_to_static` compares with a file that the same server sends meanwhile.

`queries` asks that record from Python, without a server: scenarios and `between` of the pairs with most
events, lists and timelines of the actors told of most, of months and of the first fifty, in words, briefs of up to two
months with all of their sections, and searches; `cpu_p50_ms` is the median of the processor's time.

`coreference` asks which gold event mentions of ECB+ are of one event, over articles of many stories that are told apart
by their words alone: eight topics that nothing was tuned on, singletons included. `conll_f1` is the mean of MUC, B³ and
CEAFe; `lemma_f1` is what equal event words within a story reach by themselves. `own_words_f1` is that of the record,
where a report has its own words alone. On the topics that it was tuned on the ledger is ahead of equal words (.777
against .755), on these eight, which were looked at more than once while it changed, it is behind. Within one story a
word seldom means two events: vetoes (another town, day or victim) and other names of places (.008 on the tuning
topics) cost some there, but without them news of many days could not be told apart.

`calibration` compares the confidence of event claims with the share of right ones. Only claims about an annotated pair
are judged: a pair of countries of PLOVER's gold records, or a marked pair of Zero-Shot-PLOVER. A claim is right when it
has the annotated type. `ece` has ten bins of equal width, `ece_adaptive` ten of about equal size.

`ledger` is all of current-events-2025 read in order of date into one record, 250 reports at a time, the ledger brought
up to date after each; the last 500 reports are compared with the first.

What misses its target: content, source and cue of statements, by .002 to .017, and the value F1 of times. Times are
found (F1 above .92); what is lost are values, about half of them where the annotators themselves disagree ("last week"
as a week, a duration or a month), many of the rest in company news that compares quarters with the year before.
"""
BESIDE = """\
## Beside its peers

Each pair was measured in one run on the same texts, text by text in turn. Words a second count the parser's tokens,
with parsing and without loading. textacy extracts quotations only, while Onrecord reads everything: actors, times,
places, claims. Of what is found counts what shares words with a gold direct quotation, and what lies in quotation marks
and in no gold content at all. textacy refuses texts with an unpaired quotation mark; it got such articles paragraph by
paragraph.
"""


SEEN = """\
The models of the folds were not at hand, so the marked pairs were read by a model that was trained on them: their rows
are left out above (docs/model.md has them), and calibration, which counts them, looks better than it is.
"""


def page(figures: dict[str, dict[str, float]], *, seen_pairs: bool = False) -> str:
    """The figures, by benchmark and name, as a Markdown page, with the day and the machine.

    With `seen_pairs` the model has been trained on the marked pairs, of which nothing is then told.
    """
    if seen_pairs:
        figures = {
            name: {one: of for one, of in found.items() if "pair_" not in one} for name, found in figures.items()
        }
    day = datetime.now(UTC).date().isoformat()
    machine = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    lines = [
        "# Benchmarks",
        "",
        f"Measured on {day} ({machine}) by `make bench`. The corpora and their splits are described in the modules of",
        "`benchmarks/`; times are ratios against a baseline in the same run, since machines differ.",
        "",
        "| benchmark | figure | measured | target |",
        "| --- | --- | --- | --- |",
    ]
    for name, found in figures.items():
        sides = [side for _, each in SIDES for side in each] if name == PEERS else []
        for figure, value in found.items():
            if not any(figure.startswith(f"{side}_") for side in sides):
                lines.append(f"| {name} | {figure} | {shown(value)} | {TARGETS.get(name, {}).get(figure, '')} |")
    parts = ["\n".join(lines) + "\n", *([SEEN] if seen_pairs else [])]
    if PEERS in figures:
        parts += [BESIDE, *(f"{heading}:\n\n{beside(figures[PEERS], sides)}" for heading, sides in SIDES)]
    if "calibration" in figures:
        parts.append(f"## Calibration\n\n{picture(figures['calibration'])}")
    return "\n".join([*parts, NOTES])


def beside(found: dict[str, float], sides: dict[str, str]) -> str:
    """A table with a column for each side, of the figures that all of them have."""
    first, *_ = sides
    names = [figure.removeprefix(f"{first}_") for figure in found if figure.startswith(f"{first}_")]
    lines = [f"| figure | {' | '.join(sides.values())} |", "| --- |" + " --- |" * len(sides)]
    for name in names:
        values = [found.get(f"{side}_{name}") for side in sides]
        if None not in values:
            lines.append(f"| {name} | {' | '.join(shown(value) for value in values if value is not None)} |")
    return "\n".join(lines) + "\n"


def shown(value: float) -> str:
    """A figure as the tables show it: whole numbers whole, others to three places."""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def picture(found: dict[str, float]) -> str:
    """The reliability diagram, with what it shows in words."""
    words = (
        f"Reliability diagram of {found['claims']} judged claims: mean confidence {found.get('confidence', 0.0):.2f}, "
        f"share of right claims {found.get('right', 0.0):.2f}, expected calibration error {found.get('ece', 0.0):.3f}"
    )
    return f"![{words}]({PICTURE})\n"
