"""Promises to provide, to release, to open."""

from datetime import date, timedelta

import pytest

from parley.check import check
from parley.records import Test
from tests.check.tables import BEGIN, LONG_AFTER, Event, dataset, table

FREED = {"type": "RETREAT", "label": "release"}


def promise(**fields):
    known = {
        "pledge": "free-them", "act": "release", "types": ("RETREAT",), "labels": ("release",),
        "begin": BEGIN, "amount": 20.0,
    }  # fmt: skip
    return Test(**(known | fields))


def findings(events, test, *, as_of=LONG_AFTER, witness="acts"):
    known = [dataset(events, witness=witness)]
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
