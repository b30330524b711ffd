"""The server's log: a line on stderr for each request that failed. Its query stays out, and with it what is asked."""

import logging

from starlette.types import Scope

from onrecord.harmless import one_line
from onrecord.web.api.problems import Problem

LONGEST = 500
"""Characters of a path or message that are written at most."""
_OURS = 500
"""The first status that is the server's own fault."""
_log = logging.getLogger("onrecord.web")


def note(scope: Scope, problem: Problem, told: str) -> None:
    """Write down that a request failed, and why; headers, and so tokens, are never written."""
    level = logging.ERROR if problem.status >= _OURS else logging.WARNING
    asked, why = one_line(scope["path"])[:LONGEST], one_line(told)[:LONGEST]
    _log.log(level, "%d %s %s %s: %s", problem.status, problem.code, scope["method"], asked, why)
