"""What a verdict is weighed against: other data sets, elsewhere, the past, edges and finds."""

from datetime import date, timedelta

import pyarrow as pa

from parley.check import check
from tests.check.tables import BEGIN, LONG_AFTER, Event, a_test, daily, dataset, table

BEFORE, AFTER = range(-14, 0), range(31)


def findings(events, test=None, *, as_of=LONG_AFTER, **fields):
    known = [dataset(events, **fields)]
    found = check(test or a_test(), table(events), known, as_of=as_of, locate=None)
    return {finding.horizon: finding for finding in found}


def told(finding):
    return " ".join(finding.reasons)


def two(one, other):
    both = pa.concat_tables([table(one, "one"), table(other, "two")], promote_options="default")
    known = [dataset(one, "one"), dataset(other, "two")]
    found = check(a_test(), both, known, as_of=LONG_AFTER, locate=None)
    return {finding.horizon: finding for finding in found}


def test_data_sets_that_contradict_each_other_leave_a_pledge_disputed():
    far = daily(2, range(-40, 31), latitude=45.0)
    fallen = far + daily(12, range(-40, 0))
    steady = far + daily(12, range(-40, 31))
    finding = two(fallen, steady)["30d"]
    assert finding.verdict == "disputed"
    assert "by one alone it is kept; by two alone it is broken" in finding.reasons[0]
    assert finding.confidence == ""


def test_two_that_agree_are_not_disputed():
    fallen = daily(2, range(-40, 31), latitude=45.0) + daily(12, range(-40, 0))
    assert two(fallen, fallen)["30d"].verdict == "kept"


def test_a_place_that_often_falls_as_quiet_by_itself_earns_no_verdict():
    far = daily(3, range(-420, 31), latitude=45.0)
    bursts = [day for day in range(-420, 0) if (day % 28) >= 14]
    steady = findings(far + daily(9, range(-420, 0)))["7d"]
    bursting = findings(far + daily(9, bursts))["7d"]
    assert steady.verdict == "kept"
    assert bursting.verdict == "not-observed"
    assert "had nothing changed, a window as quiet would still come up" in bursting.reasons[0]
    assert "grew as quiet by themselves" in told(bursting)


def test_fall_that_is_no_greater_than_elsewhere_is_said_and_lowers_confidence():
    here = daily(20, range(-40, 0)) + daily(1, AFTER)
    everywhere = here + daily(20, range(-40, 0), latitude=45.0) + daily(1, AFTER, latitude=45.0)
    alone = here + daily(20, range(-40, 31), latitude=45.0)
    assert "no clear difference from here" in told(findings(everywhere)["30d"])
    assert "it fell further here" in told(findings(alone)["30d"])
    assert findings(everywhere)["30d"].confidence != "high"


def test_fire_that_moved_is_told():
    here = daily(20, range(-40, 0)) + daily(1, AFTER)
    moved = here + daily(5, range(-40, 0), latitude=45.0) + daily(25, AFTER, latitude=45.0)
    assert "they may have moved" in told(findings(moved)["30d"])


def test_acts_at_the_edge_of_a_short_window_keep_it_from_being_kept():
    far = daily(3, range(-60, 31), latitude=45.0)
    before = daily(9, range(-60, 0))
    assert findings(far + before)["72h"].verdict == "kept"
    at_edge = findings([*far, *before, Event(day=2, days=2, count=30.0)])["72h"]
    assert at_edge.verdict != "kept"
    assert "reach over the window's edge" in at_edge.reasons[0]


def test_finds_at_their_usual_pace_keep_a_short_lull_from_being_kept():
    far = daily(3, range(-60, 31), latitude=45.0)
    before = daily(5, range(-60, 0)) + daily(9, range(-60, 0), mark="discovery")
    assert findings(far + before)["24h"].verdict == "kept"
    finds = daily(9, range(31), mark="discovery")
    found = findings(far + before + finds)["24h"]
    assert found.verdict != "kept"
    assert "finds that may tell of acts" in found.reasons[0]


def test_while_reports_come_in_a_lull_has_to_be_near_certain():
    events = [Event(day=day, seen_days=3.0 * n) for day in range(-60, 0) for n in range(2)]
    events += daily(3, range(-60, 31), latitude=45.0, seen_days=0.5)
    day = (BEGIN + timedelta(days=3)).date()
    assert findings(events, as_of=day)["72h"].verdict == "too-early"
    late = findings(events, as_of=date(2031, 7, 1))["72h"]
    assert late.verdict == "kept"


def test_nowcast_is_told_with_its_interval_and_kept_as_numbers():
    events = [Event(day=day, seen_days=1 + n) for day in range(-60, 7) for n in range(5)]
    day = (BEGIN + timedelta(days=7)).date()
    finding = findings(events, as_of=day)["7d"]
    assert "90 % interval" in told(finding)
    assert "by the delay of its rows so far" in told(finding)
    numbers = dict(finding.parameters)
    low, high = numbers["watch: nowcast low"], numbers["watch: nowcast high"]
    assert finding.after <= low <= numbers["watch: nowcast median"] <= high
    assert low <= 35 <= high


def test_fall_from_before_the_pledge_is_told():
    events = daily(20, range(-60, -7)) + daily(1, range(-7, 31))
    found = findings(events + daily(3, range(-60, 31), latitude=45.0), a_test(baseline_days=14.0))
    assert "the fall predates the pledge" in told(found["30d"])


def test_nothing_on_record_breaks_no_pledge():
    far = daily(9, range(-60, 31), latitude=45.0, hour=12)
    few = [Event(day=day, hour=3) for day in (-13, -10, -7, -4, -2)]
    short = a_test(due=BEGIN + timedelta(hours=7), horizons=("24h",))
    finding = findings(far + few, short)["24h"]
    assert finding.after == 0
    assert finding.verdict == "not-observed"


def test_data_set_with_many_units_a_row_is_no_louder_than_its_rows():
    far = daily(3, range(-60, 31), latitude=45.0)
    breaching = far + daily(6, range(-60, 0)) + daily(1, AFTER)
    large, small = (
        far + daily(1, range(-60, 0), count=size) + [Event(day=3, count=size)] for size in (300, 1)
    )
    assert two(breaching, large)["30d"].verdict == two(breaching, small)["30d"].verdict


def test_acts_over_the_start_of_a_window_are_none_of_its_last_half():
    far = daily(3, range(-60, 31), latitude=45.0)
    before = daily(9, range(-60, 0))
    found = findings([*far, *before, Event(day=-1, days=2, count=30.0)])
    assert found["7d"].verdict == "kept"


def test_elsewhere_is_held_to_the_same_share_of_reports():
    both = [
        Event(day=day, latitude=latitude, place=place, seen_days=0.5 + 2 * n)
        for latitude, place in ((50.0, "Vessen"), (45.0, "Orlo"))
        for day in range(-60, 9)
        for n in range(4 if day < 0 else 2)
    ]
    day = (BEGIN + timedelta(days=8)).date()
    assert "no clear difference from here" in told(findings(both, as_of=day)["7d"])


def test_five_rows_of_many_units_are_few_rows():
    far = daily(3, range(-60, 31), latitude=45.0)
    few = [Event(day=day, count=40.0) for day in (-12, -9, -6, -4, -2)]
    finding = findings(far + few)["30d"]
    if finding.confidence:
        assert finding.confidence == "low"
    assert finding.before == 200
