from datetime import date, timedelta

import pytest

from parley.check import series
from parley.errors import InvalidRecord
from tests.check.tables import BEGIN, LONG_AFTER, Event, a_test, daily, dataset, table


def chart(events, *, as_of=LONG_AFTER, **manifest):
    return series(a_test(), table(events), [dataset(events, **manifest)], as_of=as_of, locate=None)


def test_series_counts_acts_and_discoveries_apart():
    found = chart(daily(4, range(-14, 0)) + daily(2, range(5), mark="discovery"))
    assert found.days[0] == (BEGIN - timedelta(days=14)).date()
    assert len(found.days) == 45
    (name, counts), (_, later) = found.counts[0], found.discoveries[0]
    assert name == "watch"
    assert (sum(counts), counts[0], counts[14]) == (56, 4, 0)
    assert (sum(later), later[14]) == (10, 2)


def test_series_ends_with_what_was_known():
    day = (BEGIN + timedelta(days=2)).date()
    found = chart(daily(4, range(-14, 9)), as_of=day)
    assert found.days[-1] == day


def test_days_outside_a_data_set_are_not_observed():
    found = chart(daily(4, range(-3, 5)))
    assert len(found.not_observed) == 45 - 8
    assert date(2031, 5, 15) not in found.not_observed


def test_series_without_rows_observes_nothing():
    found = chart([])
    assert found.not_observed == found.days


def test_series_needs_a_begin():
    event = [Event(day=0)]
    with pytest.raises(InvalidRecord, match="begin"):
        series(a_test(begin=None), table(event), [dataset(event)], as_of=LONG_AFTER, locate=None)
