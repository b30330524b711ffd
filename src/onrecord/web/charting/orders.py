"""What the server and the process that draws say to each other: lines of JSON, an answer followed by its bytes."""

from dataclasses import dataclass

import msgspec


@dataclass(frozen=True, kw_only=True)
class Order:
    """A drawing to be made: the name of the chart, how, and the figures as JSON.

    `headed` is whether the title stands within it, `form` svg, png or json.
    """

    chart: str
    form: str
    theme: str
    size: str
    headed: bool
    figures: msgspec.Raw


@dataclass(frozen=True, kw_only=True)
class Done:
    """The head of an answer: how many bytes follow, or what went wrong (`code`, what happened, what to do)."""

    length: int = 0
    fault: tuple[str, str, str] | None = None
