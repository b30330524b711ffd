"""The pages that readers of a record look at, in a realistic mix, over what is on record."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

from onrecord.record import open_record
from onrecord.record.sql import SqlRecord

MATTERS = ("event", "dispute", "agreement", "forecast", "transfer", "tie")
STATIC = "static"
"""The baseline: a file that the same server sends without a thought."""
SHARES = {
    "brief": 12,
    "report": 18,
    "claim": 8,
    "statement": 2,
    "event": 8,
    "matter": 6,
    "actor": 8,
    "between": 4,
    "claims": 8,
    "events": 7,
    "reports": 5,
    "list": 8,
    "search": 10,
    "network": 2,
    "map": 2,
    "corrections": 1,
    "twin": 3,
    STATIC: 6,
}
"""How many of each hundred or so pages are of a kind; whoever reads one report comes from a list or the brief."""
WORDS = ("minister", "missile", "talks", "oil", "sanctions", "border", "ceasefire", "election", "army", "navy", "trade")
TYPES = ("ASSAULT", "CONSULT", "COERCE", "ACCUSE", "AGREE", "AID", "SANCTION", "THREATEN")
AS_MANY = 400
"""So many of each kind of thing are looked at: far more than a busy day's, so that few answers are kept ones."""


@dataclass(frozen=True)
class Pages:
    """Ids of what is on record, to make addresses from."""

    reports: list[str]
    claims: list[str]
    statements: list[str]
    actors: list[str]
    matters: dict[str, list[str]]
    days: list[str]

    def address(self, kind: str, dice: random.Random) -> str:
        """The address of some page of a kind."""
        if kind == "matter":
            sort = dice.choice([one for one in MATTERS if one != "event" and self.matters[one]])
            return f"/{sort}s/{_quoted(dice.choice(self.matters[sort]))}"
        if kind in ("report", "claim", "statement", "actor"):
            return f"/{kind}s/{_quoted(dice.choice(getattr(self, kind + 's')))}"
        if kind == "event":
            return f"/events/{_quoted(dice.choice(self.matters['event']))}"
        if kind == "between":
            return "/between?" + urlencode(dict(zip("ab", dice.sample(self.actors[:40], 2), strict=True)))
        if kind == "search":
            return "/search?" + urlencode({"words": " ".join(dice.sample(WORDS, dice.choice((1, 1, 2))))})
        if kind == STATIC:
            return "/static/style.css"
        path = {"brief": "/", "list": f"/{dice.choice(('actors', 'statements', *(one + 's' for one in MATTERS)))}"}
        path["twin"] = dice.choice(("/claims.json", "/events.json", "/brief.json"))
        asked = self._filters(kind, dice)
        return path.get(kind, f"/{kind}") + (f"?{urlencode(asked)}" if asked else "")

    def _filters(self, kind: str, dice: random.Random) -> dict[str, str]:
        """Some filters, as they come from links and forms; often none."""
        asked = {}
        if dice.random() < 0.5:
            asked["since"] = dice.choice(self.days)
            if dice.random() < 0.8:  # a week or a month; few look at all that came since
                last = date.fromisoformat(asked["since"]) + timedelta(days=dice.choice((6, 6, 6, 29)))
                asked["until"] = last.isoformat()
        if kind not in ("brief", "network", "map", "corrections") and dice.random() < 0.3:
            asked["actor"] = dice.choice(self.actors[:100])
        if kind in ("claims", "events", "twin") and dice.random() < 0.2:
            asked["type"] = dice.choice(TYPES)
        if dice.random() < 0.1:
            asked["as_of"] = dice.choice(self.days)
        return {} if kind == "corrections" else asked


def pages_of(path: Path, seed: int = 0) -> Pages:
    """What the record at `path` holds, up to `AS_MANY` of each kind; actors by how many claims name them."""
    dice = random.Random(seed)
    with open_record(path) as record:
        reports = list(record.reports())
        actors = sorted(record.actors(), key=lambda one: (-one.claims, one.id))
        return Pages(
            reports=_some([one.id for one in reports], dice),
            claims=_some([one.id for one in record.claims()], dice),
            statements=_some([one.id for one in record.statements()], dice),
            actors=[one.id for one in actors[:AS_MANY]],
            matters={kind: _some(_ids(record, kind), dice) for kind in MATTERS},
            days=_some(sorted({one.published for one in reports if one.published}), dice),
        )


def _ids(record: SqlRecord, kind: str) -> list[str]:
    return [row.id for row in record.matters([kind])]


def _some(found: list[str], dice: random.Random) -> list[str]:
    return dice.sample(found, min(len(found), AS_MANY))


def _quoted(one: str) -> str:
    return quote(one, safe="/~:@")
