from collections.abc import Callable
from datetime import date

import pytest

from parley.read.analysis import Analysis
from parley.read.reader import analyse
from parley.records import Source

Analyse = Callable[..., Analysis]


@pytest.fixture(scope="session")
def analysis_of() -> Analyse:
    """Return a function from words to their analysis."""

    def build(text: str, published: date | None = date(2015, 6, 12)) -> Analysis:
        return analyse(Source(content=text.encode(), text=text, name="t", published=published))

    return build
