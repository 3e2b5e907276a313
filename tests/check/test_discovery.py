"""What was found after access changed is set apart, and nothing else is."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.check.rows.moments import DAY, end_of_day
from parley.check.rows.rows import read_rows
from parley.check.rows.windows import frame
from parley.check.sight.delay import estimate_delay
from parley.check.sight.discovery import discovered
from tests.check.tables import BEGIN, LONG_AFTER, Event, a_test, daily, dataset, table

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FAR = {"latitude": 55.0, "longitude": 40.0}


def look(events, sheets=None, horizon="30d"):
    test = a_test()
    rows = read_rows(table(events), dataset(events), test, as_of=LONG_AFTER, locate=None)
    positions = None
    if sheets is not None:
        positions = read_rows(
            table(sheets, "sheets"), dataset(sheets, "sheets", witness="positions"), test,
            as_of=LONG_AFTER, locate=None,
        )  # fmt: skip
    delay = estimate_delay(rows, end_of_day(LONG_AFTER, test))
    window = frame(test, horizon, by_day=True).after
    result = discovered(rows, window, delay=delay, positions=positions, zone=BEGIN.tzinfo)
    return rows, result


def sheets(*, leave: int):
    """Two units in the area until a day, and five elsewhere all the time."""
    here = [Event(day=d, place=f"unit {n}") for d in range(-10, leave) for n in range(2)]
    there = [Event(day=d, place=f"far {n}", **FAR) for d in range(-10, 30) for n in range(5)]
    return here + there


def finds(days, per_day=4):
    return [
        Event(day=d, place=f"street {n}", mark="discovery", seen_days=1)
        for d in days
        for n in range(per_day)
    ]


ACTS = daily(3, range(-60, 0), seen_days=1.0)
FAR_ACTS = daily(3, range(-60, 30), seen_days=1.0, **FAR)


def test_an_act_beside_finds_is_set_apart_once_the_units_left():
    beside = Event(day=7, place="street 1", seen_days=1)
    own = Event(day=7, place="bridge", seen_days=1)
    rows, result = look([*ACTS, beside, own, *finds([7])], sheets(leave=5))
    assert result.moment == pytest.approx(BEGIN.timestamp() * 1e6 + 5 * DAY)
    assert rows.number[result.mask].tolist() == [len(ACTS) + 1]
    assert "had left the area by 2031-05-20" in result.why


def test_while_units_stand_in_the_area_nothing_is_a_discovery():
    beside = Event(day=7, place="street 1", seen_days=1)
    _, result = look([*ACTS, beside, *finds([7])], sheets(leave=30))
    assert result.moment is None
    assert not result.mask.any()
    assert result.why == ""


def test_a_batch_published_after_the_units_left_is_set_apart():
    batch = [Event(day=d, place=f"lane {d}", seen_days=20.0 - d) for d in range(-6, 3)]
    rows, result = look([*ACTS, *FAR_ACTS, *batch], sheets(leave=5))
    assert rows.seen[result.mask].min() > result.moment
    assert result.mask.sum() == len(batch)
    assert f"{len(batch)} first published far later" in result.why


def test_rows_that_do_not_say_when_they_were_published_are_not_late():
    untold = [Event(day=d, place=f"lane {d}") for d in range(-6, 3)]
    _, result = look([*ACTS, *FAR_ACTS, *untold], sheets(leave=5))
    assert result.moment is not None
    assert not result.mask.any()


def test_a_batch_that_fills_the_whole_file_is_no_discovery():
    days = range(-6, 3)
    here = [Event(day=d, place=f"lane {d}", seen_days=20.0 - d) for d in days]
    there = [Event(day=d, place=f"{n}", seen_days=20.0 - d, **FAR) for d in days for n in range(9)]
    _, result = look([*ACTS, *FAR_ACTS, *here, *there], sheets(leave=5))
    assert result.moment is not None
    assert not result.mask.any()


def test_a_row_dated_from_before_access_until_after_it_is_set_apart():
    rows, result = look([*ACTS, Event(day=1, days=8, seen_days=1)], sheets(leave=5))
    assert rows.number[result.mask].tolist() == [len(ACTS) + 1]


def test_a_flood_of_finds_shows_access_where_no_sheet_does():
    found = [Event(day=d, place=f"lane {d}", mark="discovery") for d in range(6, 18)]
    beside = [Event(day=d, place=f"lane {d}") for d in (6, 9, 13)]
    rows, result = look([*ACTS, *found, *beside])
    assert result.moment == pytest.approx(BEGIN.timestamp() * 1e6, abs=7 * DAY)
    assert rows.number[result.mask].tolist() == [len(ACTS) + len(found) + n for n in (1, 2, 3)]
    assert "turned from acts to things found" in result.why


def test_fire_that_meets_finds_by_luck_is_left_in():
    fire = [Event(day=d, place=f"street {d % 4}", seen_days=1) for d in range(0, 30, 3)]
    rows, result = look([*ACTS, *fire, *finds(range(6, 30))])
    assert result.moment is not None
    assert not result.mask.any()
    assert (rows.begin[rows.acts] > result.moment).any()


def test_finds_that_go_on_while_acts_cease_show_no_access():
    beside = Event(day=8, place="street 1", seen_days=1)
    _, result = look([*ACTS, beside, *finds(range(-60, 30), per_day=2)])
    assert result.moment is None


@settings(deadline=None, max_examples=40)
@given(
    days=st.lists(st.integers(-30, 29), min_size=1, max_size=60),
    kind=st.lists(st.sampled_from(["", "discovery", "duplicate"]), min_size=60, max_size=60),
    leave=st.integers(-5, 29),
)
def test_only_acts_are_set_apart_and_only_with_a_reason(days, kind, leave):
    events = [Event(day=d, place=str(d % 3), mark=kind[n]) for n, d in enumerate(days)]
    rows, result = look(events, sheets(leave=leave))
    assert not (result.mask & ~rows.acts).any()
    assert result.mask.any() == (result.why != "")


def test_without_finds_or_sheets_nothing_is_set_apart():
    _, result = look([*ACTS, *FAR_ACTS, *daily(3, range(0, 30), seen_days=40.0)])
    assert result.moment is None


def test_simulated_wars_without_finds_lose_no_row(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    simulation = pytest.importorskip("simulation")
    lost = total = 0
    for number in range(25):
        world = simulation.simulate(11, number)
        if {"discovery", "mislabelled discovery"} & world.features:
            continue
        for manifest in world.datasets:
            rows = read_rows(world.table, manifest, world.test, as_of=date(2032, 6, 1), locate=None)
            now = round(datetime(2032, 6, 2, tzinfo=BEGIN.tzinfo).timestamp() * 1e6)
            window = frame(world.test, "30d", by_day=False).after
            mask = discovered(rows, window, delay=estimate_delay(rows, now)).mask
            lost, total = lost + int(mask.sum()), total + int(rows.acts.sum())
    assert total > 1000
    assert lost == 0
