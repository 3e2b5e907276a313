"""Laws that hold for any text, and published answers for the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import InvalidRecord
from parley.read.times import TimeMention, find_times
from parley.read.times.holidays import HOLIDAYS, easter, orthodox_easter
from parley.read.times.numbers import read_number
from parley.records import Period

WORDS = (
    "Monday|March|May|may|24|29-30|2022|1987|last|next|week|month|year|two|twenty-four|days|ago|a"
    "|the|past|of|on|from|to|between|and|, |.|9 a.m.|noon|morning|every|earlier|late|quarter|İ|🙂"
    "|until|hours|within|yesterday|Easter|the 1990s|third|said|will|(0000 GMT)|today|before|half"
).split("|")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
DATES = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(text=TEXTS, published=st.none() | DATES)
def test_mentions_are_verbatim_in_order_and_apart(text: str, published: date | None) -> None:
    end = 0
    for mention in find_times(text, published=published):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert not (mention.unresolved and mention.period)
        end = mention.end


@given(published=DATES)
def test_weekday_with_past_verb_lies_in_the_last_seven_days(published: date) -> None:
    (mention,) = find_times("They met on Friday.", published=published)
    assert mention.period is not None
    assert mention.period.first.isoweekday() == 5
    assert 0 <= (published - mention.period.first).days < 7


@given(published=DATES, day=DATES)
def test_full_date_does_not_hang_on_the_document(published: date, day: date) -> None:
    (mention,) = find_times(f"Signed on {day:%B} {day.day}, {day.year}.", published=published)
    assert mention.period == Period.day(day)


@given(number=st.integers(1, 999))
def test_number_in_words_equals_figures(number: int) -> None:
    assert read_number(in_words(number)) == read_number(str(number)) == number


def in_words(number: int) -> str:
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{ones[number // 100]} hundred{rest}"
    if number < 20:
        return ones[number]
    return tens[number // 10 - 2] + (f"-{ones[number % 10]}" if number % 10 else "")


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (2000, date(2000, 4, 23), date(2000, 4, 30)),
        (2008, date(2008, 3, 23), date(2008, 4, 27)),
        (2014, date(2014, 4, 20), date(2014, 4, 20)),
        (2022, date(2022, 4, 17), date(2022, 4, 24)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
    ],
)
def test_easter_falls_as_in_the_church_calendar(year: int, western: date, orthodox: date) -> None:
    assert (easter(year), orthodox_easter(year)) == (western, orthodox)


def test_thanksgiving_is_the_fourth_thursday_of_november() -> None:
    assert HOLIDAYS["thanksgiving"](2023) == date(2023, 11, 23)


def test_mention_refuses_days_that_are_unresolved() -> None:
    with pytest.raises(InvalidRecord, match="resolved"):
        TimeMention(
            start=0, end=6, text="Friday", type="DATE", value="XXXX-WXX-5",
            period=Period.parse("2022"), unresolved=True,
        )  # fmt: skip


def test_mention_refuses_an_unknown_type() -> None:
    with pytest.raises(InvalidRecord, match="WHEN"):
        TimeMention(start=0, end=6, text="Friday", type="WHEN", value="XXXX-WXX-5")
