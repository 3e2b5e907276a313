"""Rows that are refused, or not known yet, show neither the reach of a file nor its pace."""

from datetime import UTC, date, datetime, timedelta

import pytest

from parley.check import check
from parley.check.rows.rows import read_rows
from parley.check.sight.delay import estimate_delay
from tests.check.tables import BEGIN, LONG_AFTER, Event, a_test, daily, dataset, table

FAR = {"latitude": 55.0, "longitude": 40.0, "type": "PROTEST"}
REFUSED = ("duplicate", "withdrawn", "no-date")
DAYS_BEFORE = range(-14, 0)


def findings(events, *, as_of=LONG_AFTER, test=None, **manifest):
    known = [dataset(events, **manifest)]
    found = check(test or a_test(), table(events), known, as_of=as_of, locate=None)
    return {finding.horizon: finding for finding in found}


def told(found):
    return [(h, f.verdict, f.confidence, f.ratio, f.not_observed) for h, f in found.items()]


@pytest.mark.parametrize("mark", REFUSED)
def test_refused_row_of_weeks_before_lengthens_no_baseline(mark):
    events = [
        *daily(10, range(-3, 0)), *daily(2, range(31)), *daily(3, range(-3, 31), **FAR),
    ]  # fmt: skip
    test = a_test(act="reduce", defaults=(), kept_ratio=0.5, broken_ratio=0.9)
    refused = Event(day=-40, mark=mark)

    assert told(findings([*events, refused], test=test)) == told(findings(events, test=test))


@pytest.mark.parametrize("mark", REFUSED)
def test_refused_row_in_a_silent_window_is_no_sign_of_looking(mark):
    events = [*daily(4, DAYS_BEFORE), *daily(6, DAYS_BEFORE, **FAR)]
    refused = Event(day=1, mark=mark, **FAR)

    found = findings([*events, refused])

    assert "no row from anywhere" in found["7d"].not_observed[0]
    assert told(found) == told(findings(events))


def test_refused_row_does_not_date_the_day_on_which_a_file_opened():
    opening = [Event(day=-40 - n, seen_days=n) for n in range(60)]
    paced = [Event(day=d, place=str(n), seen_days=1) for d in range(-39, 0) for n in range(3)]
    refused = Event(day=-200, seen_days=0, mark="duplicate")
    as_of = date(2031, 5, 14)

    def pace(events):
        rows = read_rows(table(events), dataset(events), a_test(), as_of=as_of, locate=None)
        return estimate_delay(rows, int(datetime(2031, 5, 15, tzinfo=UTC).timestamp() * 1e6))

    assert pace([*opening, *paced, refused]).days.tolist() == pace([*opening, *paced]).days.tolist()


def test_file_of_few_rows_is_taken_to_report_as_late_as_its_kind_and_says_so():
    events = [Event(day=-14 + n // 2, seen_days=6, place=f"Vessen {n}") for n in range(28)]
    as_of = (BEGIN + timedelta(days=2)).date()

    found = findings(events, as_of=as_of)["72h"]

    assert found.verdict in ("too-early", "not-observed")
    assert any("too few of its rows" in r and "7 days after" in r for r in found.reasons)
    monthly = findings(events, as_of=LONG_AFTER, format="ucdp-ged")["72h"]
    assert any("30 days after the act are assumed" in reason for reason in monthly.reasons)


@pytest.mark.parametrize(
    ("seen_days", "day", "verdict"), [(1, 16, "too-early"), (None, 25, "not-observed")]
)
def test_judged_as_of_a_day_a_file_ends_where_it_ended_on_that_day(seen_days, day, verdict):
    days = [*range(-14, 9), *range(40, 60)]
    events = [
        *daily(4, DAYS_BEFORE, seen_days=seen_days), *daily(2, days, seen_days=seen_days, **FAR),
    ]  # fmt: skip
    as_of = (BEGIN + timedelta(days=day)).date()
    then = [event for event in events if event.day < 10]
    newest = {} if seen_days is None else {"latest_seen": BEGIN + timedelta(days=10)}

    whole = findings(events, as_of=as_of, last_day=(BEGIN + timedelta(days=59)).date())
    cut = findings(then, as_of=as_of, last_day=(BEGIN + timedelta(days=8)).date(), **newest)

    assert told(whole) == told(cut)
    assert whole["14d"].verdict == verdict


def test_marks_of_rows_that_came_later_are_not_told():
    astray = [
        Event(day=d, seen_days=s, mark="bad-coordinates", latitude=99.0)
        for d, s in ((-5, 0), (-4, 0), (-3, 60))
    ]
    events = [*daily(3, range(-14, 14), seen_days=1), *astray]
    as_of = (BEGIN + timedelta(days=14)).date()

    found = findings(events, as_of=as_of)["7d"]

    assert any("2 of 86 rows have coordinates" in line for line in found.not_observed)
