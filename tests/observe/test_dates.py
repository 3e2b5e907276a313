"""Dates as files write them."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.observe import observe

NOON = datetime(2031, 5, 13, 12, 30, tzinfo=UTC)
DAY = datetime(2031, 5, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "begin", "clock"),
    [
        ("2031-05-13", DAY, False),
        ("2031/05/13", DAY, False),
        ("13.05.2031", DAY, False),
        ("13/05/2031", DAY, False),
        ("05/13/2031", DAY, False),
        ("20310513", DAY, False),
        ("13 May 2031", DAY, False),
        ("13-May-2031", DAY, False),
        ("May 13, 2031", DAY, False),
        ("2031-05-13 00:00:00", DAY, False),
        ("2031-05-13T12:30", NOON, True),
        ("2031-05-13T12:30:00Z", NOON, True),
        ("2031-05-13 15:30:00+03:00", NOON, True),
        ("2031-05-13T07:30:00.000-0500", NOON, True),
        ("13.05.2031 12:30", NOON, True),
        ("05/13/2031 12:30:00 PM", NOON, True),
        ("20310513123000", NOON, True),
        (str(int(NOON.timestamp())), NOON, True),
        (str(int(NOON.timestamp()) * 1000), NOON, True),
    ],
)
def test_usual_forms_are_read(write, see, cell, begin, clock):
    seen = see(write(f'date;place\n"{cell}";Aldara\n'))
    assert seen.table["begin"][0].as_py() == begin
    assert seen.table["clock"][0].as_py() is clock


def test_one_date_that_can_only_be_month_first_decides_for_all(write, see):
    seen = see(write("date,place\n03/04/2031,A\n03/25/2031,B\n"))
    assert seen.table["begin"][0].as_py() == datetime(2031, 3, 4, tzinfo=UTC)


def test_undecided_dates_are_day_first_and_said(write, see):
    seen = see(write("date,place\n03/04/2031,A\n05/06/2031,B\n"))
    assert seen.table["begin"][0].as_py() == datetime(2031, 4, 3, tzinfo=UTC)
    assert any("day first" in guess for guess in seen.datasets[0].guesses)


def test_day_of_25_hours_is_one_day(write, see, marks):
    seen = see(write("date,place\n2031-10-26,A\n"), timezone="Europe/Kyiv", place="place")
    span = seen.table["end"][0].as_py() - seen.table["begin"][0].as_py()
    assert span == timedelta(hours=25)
    assert marks(seen) == [set()]


def test_end_before_its_beginning_says_nothing(write, see):
    seen = see(write("start,end,place\n2031-05-13,2031-05-01,A\n"))
    assert seen.table["end"][0].as_py() == DAY + timedelta(days=1)


def test_row_public_before_its_day_is_told(write, see):
    seen = see(write("date,place,first_seen\n2032-05-13,A,2031-05-14\n"))
    assert any("became public before" in note for note in seen.datasets[0].notes)


def test_hours_alone_are_clock_times(write, see):
    seen = see(write("date,hour,place\n2031-05-13,7,A\n2031-05-13,19,B\n"))
    assert [moment.hour for moment in seen.table["begin"].to_pylist()] == [7, 19]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    days=st.lists(st.dates(date(1970, 1, 1), date(2060, 12, 31)), min_size=1, max_size=8),
    form=st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y%m%d", "%d %B %Y"]),
)
def test_every_day_survives_its_form(write, see, days, form):
    rows = "".join(f"{day.strftime(form)},A\n" for day in days)
    seen = see(write(f"date,place\n{rows}"))
    assert [moment.date() for moment in seen.table["begin"].to_pylist()] == days


def test_compact_days_go_with_a_column_of_clock_times(tmp_path: Path) -> None:
    path = tmp_path / "reports.csv"
    path.write_text(
        "date,time,town,latitude,longitude,kind\n20150601,12:30,Garissa,-0.45,39.65,shelling\n",
        encoding="utf-8",
    )
    table = observe([path]).table
    assert table["begin"][0].as_py().isoformat() == "2015-06-01T12:30:00+00:00"
    assert table["clock"][0].as_py() is True
