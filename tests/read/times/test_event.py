"""Times counted from an event."""

import pytest

from parley.read.times import TimeMention, event_words_after, find_times, resolve_relative_to
from parley.records import Period

TALKS = Period.parse("2022-03-28/2022-03-29")


def length_in(text: str) -> TimeMention:
    return next(m for m in find_times(text, published=None) if m.type == "DURATION")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Within twenty-four hours after our vote it rained.", "2022-03-28/2022-03-30"),
        ("Two days after the talks it resumed.", "2022-03-31"),
        ("Three days before the talks it resumed.", "2022-03-25"),
        ("The day after the talks it resumed.", "2022-03-30"),
        ("It would respond within 48 hours.", "2022-03-28/2022-03-31"),
    ],
)
def test_length_counts_from_the_event(text: str, days: str) -> None:
    found = resolve_relative_to(text, length_in(text), TALKS)
    assert found is not None
    assert found.iso() == days


@pytest.mark.parametrize("text", ["Three weeks of fighting passed.", "Weeks after the talks."])
def test_length_of_something_or_of_unknown_count_has_no_days(text: str) -> None:
    assert resolve_relative_to(text, length_in(text), TALKS) is None


def test_words_of_the_event_are_found() -> None:
    text = "Within three days of the vote it rained."
    offset = event_words_after(text, length_in(text))
    assert offset is not None
    assert text[offset:].startswith("the vote")
    plain = "Three weeks of fighting passed."
    assert event_words_after(plain, length_in(plain)) is None
