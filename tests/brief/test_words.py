"""Laws of the small words a brief is built from."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.brief.days import period_words, spelled_days
from parley.brief.words import (
    ACT_WORDS,
    EVENT_WORDS,
    HORIZON_WORDS,
    LIKELIHOOD_WORDS,
    QUOTE_CHARACTERS,
    STANCE_WORDS,
    STATUS_WORDS,
    VERDICT_WORDS,
    count,
    figure,
    finish,
    listing,
    quote,
    row_ranges,
)
from parley.records import (
    ACTS,
    EVENT_TYPES,
    HORIZONS,
    LIKELIHOODS,
    STANCES,
    STATUSES,
    VERDICTS,
    Period,
)


def test_every_coded_value_has_its_word():
    assert set(EVENT_WORDS) == set(EVENT_TYPES)
    assert set(STATUS_WORDS) == set(STATUSES)
    assert set(ACT_WORDS) == set(ACTS)
    assert set(STANCE_WORDS) == set(STANCES)
    assert set(VERDICT_WORDS) == set(VERDICTS)
    assert set(HORIZON_WORDS) == set(HORIZONS)
    assert set(LIKELIHOOD_WORDS) == set(LIKELIHOODS) - {"unstated"}


def expand(text):
    rows = set()
    for part in text.split(", ") if text else []:
        first, _, last = part.partition("–")
        rows |= set(range(int(first), int(last or first) + 1))
    return rows


@given(st.sets(st.integers(1, 500)))
def test_row_ranges_hold_exactly_the_rows(rows):
    assert expand(row_ranges(tuple(rows), most=600)) == rows


def test_row_ranges_past_the_limit_are_counted():
    assert row_ranges(range(1, 200, 2), most=3) == "1, 3, 5 and 97 more"


@given(st.text(min_size=1).filter(str.strip))
def test_quotation_is_one_line_without_inner_double_marks(text):
    inner = quote(text)[1:-1]

    assert not set('“”"\n\t') & set(inner)
    assert len(inner) <= QUOTE_CHARACTERS + 4


@given(st.text())
def test_finished_text_ends_as_a_sentence(text):
    assert finish(text) == "" if not text.split() else finish(text)[-1] in ".?!"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (12.0, "12"), (0.2, "0.20"), (1234.0, "1,234"), (12.34, "12.3"), (1e6, "1,000,000")],
)
def test_figures_have_no_needless_digits(value, shown):
    assert figure(value) == shown


def test_small_numbers_are_words_and_large_ones_digits():
    assert [count(n, "offer") for n in (0, 1, 2, 11, 1200)] == [
        "no offers", "one offer", "two offers", "11 offers", "1,200 offers",
    ]  # fmt: skip


def test_lists_name_each_thing_once():
    assert listing(("a", "b", "a", "", "c")) == "a, b and c"


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2031-05-06", "6 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-05-06/2031-05-08", "6–8 May 2031"),
        ("2031-05-06/2031-06-08", "6 May 2031 to 8 June 2031"),
    ],
)
def test_periods_read_as_dates(period, shown):
    assert period_words(Period.parse(period)) == shown


def test_no_period_is_no_words():
    assert period_words(None) == ""
    assert period_words(Period.day(date(2031, 5, 6)))


def test_iso_days_are_spelled_and_what_is_no_day_stays():
    assert (
        spelled_days("from 2031-05-31 00:00 to 2031-13-45")
        == "from 31 May 2031 00:00 to 2031-13-45"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('it had "conceded too much', "“it had conceded too much”"),
        ('"yes" he said', "“'yes' he said”"),
        ("he said “never” and “no", "“he said ‘never’ and no”"),
        ("too late” he said", "“too late he said”"),
    ],
)
def test_half_open_quotation_mark_is_left_out(text, shown):
    assert quote(text) == shown
