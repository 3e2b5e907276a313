"""Promises to provide, to release, to open."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pyarrow as pa
import pytest

from parley.check import check
from parley.records import Area, Test
from tests.check.tables import BEGIN, LONG_AFTER, TOWN, ZONE, Event, dataset, table

FREED = {"type": "RETREAT", "label": "release"}


def promise(**fields):
    known = {
        "pledge": "free-them", "act": "release", "types": ("RETREAT",), "labels": ("release",),
        "begin": BEGIN, "amount": 20.0,
    }  # fmt: skip
    return Test(**(known | fields))


def findings(events, test, *, as_of=LONG_AFTER, witness="acts", **manifest):
    known = [dataset(events, witness=witness, **manifest)]
    found = check(test, table(events), known, as_of=as_of, locate=None)
    return {finding.horizon: finding for finding in found}


def test_promise_is_kept_from_the_day_on_which_enough_is_on_record():
    events = [Event(day=1, count=12, **FREED), Event(day=5, count=8, **FREED)]
    found = findings(events, promise())
    assert [found[h].verdict for h in ("24h", "72h", "7d", "30d")] == [
        "not-observed", "partly", "kept", "kept",
    ]  # fmt: skip
    assert found["7d"].rows == (("watch", 1), ("watch", 2))
    assert found["7d"].after == 20
    assert "20 on record, of 20 promised" in found["7d"].reasons[0]


def test_fewer_than_promised_is_too_early_while_the_term_runs():
    events = [Event(day=1, count=12, **FREED)]
    found = findings(events, promise(due=BEGIN + timedelta(days=14)))
    assert found["7d"].verdict == "too-early"
    assert found["14d"].verdict == "partly"


def test_silence_breaks_a_promise_only_in_data_that_would_tell():
    earlier = [Event(day=-day, **FREED) for day in (3, 6, 9)]
    due = BEGIN + timedelta(days=7)
    assert findings(earlier, promise(due=due))["7d"].verdict == "broken"
    assert findings(earlier, promise(due=due))["72h"].verdict == "too-early"
    other = [Event(day=day) for day in range(-14, 31)]
    silent = findings(other, promise(due=due))["7d"]
    assert silent.verdict == "not-observed"
    assert "known to record" in silent.reasons[0]


def test_deed_of_before_the_pledge_and_another_class_do_not_count():
    events = [
        Event(day=-1, count=30, **FREED), Event(day=-2, **FREED), Event(day=-5, **FREED),
        Event(day=1, count=30, type="RETREAT", label="pullback"),
    ]  # fmt: skip
    assert findings(events, promise())["7d"].verdict == "broken"


def test_deed_of_the_pledge_s_own_day_counts():
    assert findings([Event(day=0, count=25, **FREED)], promise())["24h"].verdict == "kept"
    hour_before = promise(begin=BEGIN.replace(hour=15))
    early = [Event(day=0, hour=9, count=25, **FREED)]
    assert findings(early, hour_before)["24h"].verdict != "kept"


def test_late_reports_keep_silence_from_breaking_a_promise():
    earlier = [Event(day=-1 - n, seen_days=9, **FREED) for n in range(60)]
    day = (BEGIN + timedelta(days=8)).date()
    early = findings(earlier, promise(due=BEGIN + timedelta(days=7)), as_of=day)["7d"]
    assert early.verdict == "too-early"
    assert "still to come" in early.reasons[0]


def test_news_alone_keeps_no_promise():
    events = [Event(day=1, count=25, **FREED)]
    assert findings(events, promise(), witness="media")["7d"].verdict == "not-observed"


@pytest.mark.parametrize("amount", [1, 7, 20])
def test_rule_names_its_number(amount):
    finding = findings([Event(day=1, count=25, **FREED)], promise(amount=float(amount)))["7d"]
    assert f"kept once {amount} of what was promised" in finding.reasons[-1]
    assert finding.as_of == LONG_AFTER > date(2031, 5, 15)


FEW = [Event(day=-day, **FREED) for day in (12, 9, 6)]
OTHERS = [Event(day=day, type="PROTEST", label="march") for day in range(-14, 90)]


def test_file_that_ended_before_the_pledge_breaks_no_promise():
    found = findings(FEW, promise(), last_day=(BEGIN - timedelta(days=6)).date())
    assert {finding.verdict for finding in found.values()} == {"not-observed"}
    assert "no row of any kind since the pledge" in found["24h"].reasons[0]
    assert found["24h"].not_observed
    assert findings([*FEW, *OTHERS], promise())["24h"].verdict == "broken"


def test_file_that_ends_within_the_window_does_not_show_that_no_more_was_done():
    events = [*FEW, *OTHERS[:17], Event(day=1, count=12, **FREED)]
    found = findings(events, promise(), last_day=(BEGIN + timedelta(days=2)).date())
    assert found["72h"].verdict == "partly"
    assert found["30d"].verdict == "not-observed"
    assert "12 on record, of 20 promised" in found["30d"].reasons[0]
    assert "ends 27 days before" in found["30d"].not_observed[0]


def test_what_a_file_recorded_after_the_window_does_not_show_that_it_was_looking():
    later = [Event(day=day, **FREED) for day in (20, 21, 22)]
    away = [replace(each, latitude=10.0, longitude=10.0, place="Orlun") for each in later]
    here = Area(names=("Vessen",), places=(TOWN,), radius_km=20.0)
    for events in (later, away):
        assert findings([*OTHERS, *events], promise(area=here))["7d"].verdict == "not-observed"
    assert findings([*OTHERS, *away], promise(area=here))["30d"].verdict == "broken"


@pytest.mark.parametrize(
    ("days", "judge"), [(0.5, "24h"), (1, "24h"), (7, "7d"), (10, "14d"), (30, "30d"), (60, "30d")]
)
def test_some_horizon_gives_the_verdict_once_a_deed_is_due(days, judge):
    due = BEGIN + timedelta(days=days)
    found = findings([*FEW, *OTHERS], promise(due=due))
    at = list(found).index(judge)
    assert [finding.verdict for finding in found.values()] == [
        *["too-early"] * at, "broken", *["expired"] * (len(found) - at - 1),
    ]  # fmt: skip
    before = (due - timedelta(days=1, hours=1)).date()
    assert findings([*FEW, *OTHERS], promise(due=due), as_of=before)[judge].verdict == "too-early"


def test_what_is_done_between_the_last_horizon_and_the_end_of_the_term_counts():
    events = [*FEW, *OTHERS, Event(day=50, count=20, **FREED)]
    found = findings(events, promise(due=BEGIN + timedelta(days=60)))
    assert found["30d"].verdict == "kept"
    assert found["14d"].verdict == "too-early"


def test_week_with_a_change_of_clocks_is_judged_after_a_week():
    begin = datetime(2031, 10, 24, tzinfo=ZONE)
    test = promise(begin=begin, due=datetime(2031, 10, 31, tzinfo=ZONE))
    known = [*FEW, *OTHERS]
    table_, manifest = table(known, begin=begin), dataset(known)
    found = check(test, table_, [manifest], as_of=LONG_AFTER, locate=None)
    assert [f.verdict for f in found] == ["too-early", "too-early", "broken", "expired", "expired"]


def two(first, second, test, as_of=LONG_AFTER):
    files = {"first": first, "second": second}
    tables = [table(events, name) for name, events in files.items()]
    joined = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    known = [dataset(events, name) for name, events in files.items()]
    (finding,) = check(test, joined, known, as_of=as_of, locate=None)
    return finding


def test_partly_waits_for_the_slowest_file_that_watches():
    quick = [*FEW, *OTHERS, Event(day=1, count=12, **FREED)]
    slow = [Event(day=day, seen_days=20, **FREED) for day in range(-120, 0)]
    test = promise(horizons=("7d",))
    early = two(quick, slow, test, as_of=(BEGIN + timedelta(days=15)).date())
    assert early.verdict == "too-early"
    assert "still to come" in early.reasons[0]
    alone = findings(quick, test, as_of=(BEGIN + timedelta(days=15)).date())
    assert alone["7d"].verdict == "partly"


def test_two_files_make_a_kept_promise_surer_only_if_each_holds_the_amount():
    test = promise(horizons=("7d",))
    done = [Event(day=1, count=20, **FREED)]
    assert two(done, [Event(day=1, count=0.5, **FREED)], test).confidence == "low"
    assert two(done, done, test).confidence == "moderate"
