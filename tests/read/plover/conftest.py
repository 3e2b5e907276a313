from collections.abc import Callable

import pytest

from parley.read.analysis import Analysis
from parley.read.plover import WideEvent, events_of
from parley.read.reader import analyse
from parley.records import Source


@pytest.fixture(scope="session")
def read_sentence() -> Callable[[str], Analysis]:
    """Return a function that analyses one text."""

    def read(text: str) -> Analysis:
        return analyse(Source(content=text.encode(), text=text, name="sentence"))

    return read


@pytest.fixture(scope="session")
def main_event(read_sentence: Callable[[str], Analysis]) -> Callable[[str], WideEvent]:
    """Return a function that gives the main event of a sentence."""

    def main(text: str) -> WideEvent:
        return events_of(read_sentence(text))[0]

    return main
