from datetime import date

import pytest

from parley.read.reader import analyse
from parley.records import Period, Source


def _times(text: str) -> dict[str, Period | None]:
    source = Source(content=text.encode(), text=text, name="t", published=date(2015, 6, 12))
    return {mention.text: mention.period for mention in analyse(source).times}


def test_length_is_counted_from_the_event_that_the_text_dates() -> None:
    text = (
        "The talks in Nairobi ended on June 8. "
        "Within two days of the negotiations, troops shelled the town."
    )
    assert _times(text)["two days"] == Period.parse("2015-06-08/2015-06-10")


@pytest.mark.parametrize(
    "text",
    [
        "Within two days of the negotiations, troops shelled the town.",
        "The harvest began on June 8. Within two days of the negotiations, troops moved.",
    ],
)
def test_length_from_an_event_without_a_day_stays_open(text) -> None:
    assert _times(text)["two days"] is None
