"""Every chart in turn."""

from collections.abc import Callable
from typing import Any

import pytest
from chart_reports import CHARTS

from onrecord.charts import Look


@pytest.fixture(params=list(CHARTS))
def chart(request: pytest.FixtureRequest) -> Callable[[Look], Any]:
    """Makes one chart in a look."""
    return CHARTS[request.param]
