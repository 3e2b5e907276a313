"""Windows of hours and of whole days: where terms end, and what clocks do in spring and autumn."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from parley.check import check, series
from parley.check.pledge.dates import due_of
from parley.check.rows.moments import DAY, HOUR, in_own_days, micros
from parley.check.rows.rows import read_rows
from parley.check.rows.windows import daily as steps_of
from parley.check.rows.windows import fits, frame, is_expired, term
from tests.check.tables import BEGIN, LONG_AFTER, ZONE, Event, a_test, daily, dataset, table

NOON = BEGIN + timedelta(hours=12)
FAR = {"latitude": 45.0, "longitude": 20.0, "type": "PROTEST"}
# Clocks go forward in the night to 30 March 2031 and back in the night to 26 October.
SPRING, AUTUMN = datetime(2031, 3, 29, tzinfo=ZONE), datetime(2031, 10, 25, tzinfo=ZONE)


def _found(test, events):
    return {
        f.horizon: f
        for f in check(test, table(events), [dataset(events)], as_of=LONG_AFTER, locate=None)
    }


def _rows(test, events):
    made = table(events, begin=test.begin)
    return read_rows(made, dataset(events), test, as_of=LONG_AFTER, locate=None)


def test_day_within_which_a_term_ends_is_left_out_of_whole_days() -> None:
    events = daily(4, range(-14, 0)) + daily(4, range(3, 30)) + daily(3, range(-14, 31), **FAR)
    found = _found(a_test(begin=NOON, due=NOON + timedelta(hours=72)), events)
    assert (found["72h"].verdict, found["72h"].after) == ("kept", 0)  # fire is dated the 18th


def test_term_from_noon_to_noon_holds_no_whole_day() -> None:
    events = daily(4, range(-14, 0)) + daily(4, range(1, 30)) + daily(3, range(-14, 31), **FAR)
    found = _found(a_test(begin=NOON, due=NOON + timedelta(hours=24)), events)["24h"]
    assert found.verdict == "not-observed"
    assert "the term holds no whole day" in found.reasons[0]


@pytest.mark.parametrize(
    ("begin", "due", "days"),
    [
        (BEGIN + timedelta(minutes=1), BEGIN + timedelta(hours=23, minutes=59), 1),
        (BEGIN, BEGIN + timedelta(days=3), 3),
        (BEGIN, BEGIN + timedelta(days=3, minutes=30), 3),
        (NOON, NOON + timedelta(days=3), 2),
        (NOON, NOON + timedelta(days=30), 3),  # the horizon ends it, within the term
        (NOON, NOON + timedelta(hours=6), 0),
    ],
)
def test_whole_days_lie_within_the_term(begin, due, days) -> None:
    windows = frame(a_test(begin=begin, due=due, horizons=("72h",)), "72h", by_day=True)
    assert windows.after.days == days


def test_term_over_a_change_to_summer_time_has_the_hours_that_passed() -> None:
    begin, due = SPRING + timedelta(hours=18), datetime(2031, 3, 31, tzinfo=ZONE)
    test = a_test(begin=begin, due=due, horizons=("72h",))
    assert term(test) == timedelta(hours=29)
    assert frame(test, "72h", by_day=False).after.end == micros(due)


def test_length_of_a_term_is_time_that_passes() -> None:
    begin = SPRING + timedelta(hours=18)
    due = due_of(None, "30h", begin=begin, timezone="Europe/Kyiv", name="truce")
    assert due == datetime(2031, 3, 31, 1, tzinfo=ZONE)
    assert due.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=30)


@pytest.mark.parametrize("begin", [SPRING, AUTUMN])
@pytest.mark.parametrize("term", ["7d", None])
def test_week_over_a_change_of_clocks_reaches_its_horizon(begin, term) -> None:
    stated = None if term else (begin + timedelta(days=6)).date().isoformat()
    due = due_of(stated, term, begin=begin, timezone="Europe/Kyiv", name="truce")
    test = a_test(begin=begin, due=due)
    assert not is_expired(test, "7d")
    assert is_expired(test, "14d")
    assert round(frame(test, "7d", by_day=True).after.days) == 7


@pytest.mark.parametrize("begin", [SPRING, AUTUMN, BEGIN])
@pytest.mark.parametrize(("horizon", "days"), [("24h", 1), ("72h", 3), ("7d", 7), ("30d", 30)])
@pytest.mark.parametrize("hour", [None, 23.5])
def test_steps_are_the_days_of_the_horizon(begin, horizon, days, hour) -> None:
    test = a_test(begin=begin - timedelta(hours=1) if hour else begin)
    rows = _rows(test, [Event(day=day, hour=hour) for day in range(-20, 40)])
    for by_day in (True, False):
        windows = frame(test, horizon, by_day=by_day)
        inside = fits(rows, windows.after, by_day=by_day)
        counts = steps_of(rows, inside, windows.after)
        assert (len(counts), counts.sum()) == (days, inside.sum())
        if hour is None and by_day:
            assert (counts == 1).all()
    before = frame(test, horizon, by_day=hour is None).before
    assert len(steps_of(rows, fits(rows, before, by_day=hour is None), before, backward=True)) == 14


def test_chart_counts_the_last_hour_of_days_after_clocks_went_back() -> None:
    late = [Event(day=day, hour=23.75) for day in (10, 10, 30)]  # from midnight, in hours
    events = late + [Event(day=day, hour=10) for day in range(-14, 31)]
    test, manifest = a_test(begin=AUTUMN), dataset(events)
    made = table(events, begin=AUTUMN)
    chart = series(test, made, [manifest], as_of=LONG_AFTER, locate=None)
    counts = dict(zip(chart.days, chart.counts[0][1], strict=True))
    assert {day: count for day, count in counts.items() if count != 1} == {
        date(2031, 11, 4): 3.0,
        date(2031, 11, 24): 2.0,
    }


@pytest.mark.parametrize("day", [date(2031, 1, 15), date(2031, 7, 15), date(2031, 4, 6)])
@pytest.mark.parametrize(
    ("kept_in", "pledged_in"),
    [
        ("UTC", "Pacific/Auckland"),
        ("UTC", "Pacific/Kiritimati"),
        ("UTC", "Pacific/Honolulu"),
        ("UTC", "Europe/Kyiv"),
        ("Europe/Kyiv", "Pacific/Honolulu"),
        ("Asia/Manila", "America/Bogota"),
        ("Pacific/Auckland", "Pacific/Auckland"),
        ("Pacific/Auckland", "Europe/Kyiv"),
        ("Pacific/Honolulu", "Pacific/Honolulu"),
    ],
)
def test_days_of_a_file_stay_the_same_days_in_the_zone_of_the_pledge(
    day, kept_in, pledged_in
) -> None:
    def midnights(zone: str) -> tuple[int, ...]:
        days = (day, day + timedelta(days=1), day + timedelta(days=3))
        return tuple(
            micros(datetime(each.year, each.month, each.day, tzinfo=ZoneInfo(zone)))
            for each in days
        )

    first, second, fourth = midnights(kept_in)
    begin, end = in_own_days(
        np.array([first, first]), np.array([second, fourth]), np.array([False, False]),
        ZoneInfo(pledged_in),
    )  # fmt: skip
    own = midnights(pledged_in)
    assert begin.tolist() == [own[0], own[0]]
    assert end.tolist() == [own[1], own[2]]


def test_steps_of_an_odd_length_are_rounded_up() -> None:
    test = a_test(due=BEGIN + timedelta(hours=29), horizons=("72h",))
    rows = _rows(test, [Event(day=0, hour=hour) for hour in range(29)])
    window = frame(test, "72h", by_day=False).after
    assert (window.end - window.start) == DAY + 5 * HOUR
    assert steps_of(rows, fits(rows, window, by_day=False), window).tolist() == [24.0, 5.0]
