"""Which verdict a made-up pledge gets, and what it must never get."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.check import check
from parley.records import HORIZONS, Area, Place
from tests.check.tables import BEGIN, LONG_AFTER, Event, a_test, daily, dataset, table

BEFORE = range(-14, 0)
AFTER = range(30)


def findings(events, test=None, *, as_of=LONG_AFTER, **manifest):
    found = check(
        test or a_test(), table(events), [dataset(events, **manifest)], as_of=as_of, locate=None
    )
    return {finding.horizon: finding for finding in found}


def test_fire_that_goes_on_is_broken_at_every_horizon():
    found = findings(daily(4, BEFORE) + daily(4, AFTER))
    assert {f.verdict for h, f in found.items() if h != "24h"} == {"broken"}
    assert found["30d"].after == 120


def test_fire_that_stops_while_the_data_set_reports_elsewhere_is_kept():
    elsewhere = daily(3, range(-14, 31), latitude=45.0, longitude=20.0)
    found = findings(daily(4, BEFORE) + elsewhere)
    assert [found[h].verdict for h in ("72h", "7d", "30d")] == ["kept"] * 3
    assert found["30d"].high < 0.25


def test_silence_of_a_data_set_that_usually_reports_is_not_observed():
    far = {"latitude": 45.0, "longitude": 20.0}
    found = findings(daily(1, BEFORE) + daily(9, BEFORE, **far) + daily(9, range(31, 60), **far))
    assert found["7d"].verdict == "not-observed"
    assert "no row from anywhere" in " ".join(found["7d"].not_observed)


def test_data_set_that_fell_silent_before_the_pledge_is_no_witness():
    found = findings(daily(5, range(-14, -5)) + daily(5, range(40, 50)))
    assert found["7d"].verdict == "not-observed"
    assert "fallen silent" in " ".join(found["7d"].not_observed)


def test_file_that_ends_before_the_window_is_no_witness():
    found = findings(daily(5, BEFORE), last_day=(BEGIN - timedelta(days=1)).date())
    assert {f.verdict for f in found.values()} == {"not-observed"}


def test_data_set_without_any_row_is_not_observed():
    found = findings([])
    assert {f.verdict for f in found.values()} == {"not-observed"}


def test_one_quiet_day_is_too_little_to_call_a_pledge_kept():
    found = findings(daily(0.6, BEFORE) + daily(3, range(-14, 31), latitude=45.0))
    assert found["24h"].verdict == "not-observed"
    assert found["30d"].verdict == "kept"


def test_verdict_changes_with_its_horizon():
    test = a_test(act="reduce", kept_ratio=0.25)
    far = daily(3, range(-14, 31), latitude=45.0)
    found = findings(daily(6, BEFORE) + daily(6, range(3)) + far, test)
    assert [found[h].verdict for h in ("72h", "14d", "30d")] == ["broken", "kept", "kept"]


def test_ceasefire_with_daily_incidents_is_partly_kept_however_far_fire_fell():
    found = findings(daily(40, BEFORE) + daily(2, AFTER))
    assert found["30d"].ratio < 0.1
    assert found["30d"].verdict == "partly"


def test_one_isolated_minor_incident_does_not_undo_a_ceasefire():
    # An alarm, known at once: 1 on the first day against 20 a day before.
    before = [Event(day=day, hour=hour) for day in BEFORE for hour in range(20)]
    found = findings([*before, Event(day=0, hour=3)])
    assert found["72h"].verdict == "kept"
    assert "first act after the pledge" in " ".join(found["72h"].reasons)


def test_single_serious_breach_of_a_pledge_to_refrain_fades_with_its_horizon():
    test = a_test(act="refrain")
    struck = [Event(day=-9), Event(day=0), Event(day=0, place="Vessen dock")]
    far = daily(3, range(-14, 31), latitude=45.0)
    found = findings(struck + far, test)
    verdicts = [found[h].verdict for h in HORIZONS]
    assert verdicts == ["broken", "broken", "partly", "kept", "kept"]


def test_discoveries_never_break_a_pledge_by_themselves():
    graves = daily(30, AFTER, mark="discovery")
    found = findings(daily(4, BEFORE) + graves)
    assert found["30d"].after == 0
    assert found["30d"].verdict == "kept"
    assert "things found later" in " ".join(found["30d"].reasons)


def test_duplicates_are_not_counted():
    events = daily(4, BEFORE) + daily(4, AFTER) + daily(4, AFTER, mark="duplicate")
    assert findings(events)["30d"].after == 120


def test_row_too_vague_in_time_is_set_apart_and_said():
    vague = Event(day=2, days=20)
    found = findings([*daily(4, BEFORE), *daily(4, AFTER), vague])
    assert found["7d"].after == 28
    assert found["30d"].after == 121
    assert any("reach over the edge" in line for line in found["7d"].not_observed)


def test_days_without_a_clock_leave_out_the_day_of_the_pledge():
    test = a_test(begin=BEGIN + timedelta(hours=16))
    found = findings(daily(4, BEFORE) + daily(50, [0]) + daily(4, range(1, 31)), test)
    assert (found["24h"].before, found["24h"].after) == (56, 4)
    assert any("left out of both windows" in line for line in found["24h"].reasons)


def test_hour_of_the_pledge_divides_rows_with_a_clock():
    test = a_test(begin=BEGIN + timedelta(hours=16))
    rows = [Event(day=day, hour=h) for day in BEFORE for h in (1, 9, 12, 22)]
    found = findings([*rows, Event(day=0, hour=15.9), Event(day=0, hour=16.1)], test)
    assert (found["24h"].before, found["24h"].after) == (54, 1)


def test_late_reports_make_a_quiet_window_too_early():
    events = daily(4, range(-60, 0), seen_days=5)
    found = findings(events, as_of=(BEGIN + timedelta(days=3)).date())
    assert found["24h"].verdict == "too-early"
    assert "expected to be known" in found["24h"].reasons[0]


def test_breach_already_on_record_is_broken_however_late_the_reports():
    late = daily(4, range(-60, 0), seen_days=5) + daily(9, range(2), seen_days=0.1)
    found = findings(late, a_test(act="refrain"), as_of=(BEGIN + timedelta(days=1)).date())
    assert found["24h"].verdict == "broken"


def test_nothing_learned_later_changes_a_finding_as_of_a_day():
    day = (BEGIN + timedelta(days=8)).date()
    known = daily(4, range(-30, 8), seen_days=0.5)
    later = daily(40, range(7), seen_days=20)
    manifest = {"rows": 1, "latest_seen": BEGIN + timedelta(days=200)}
    assert findings(known, as_of=day, **manifest) == findings(known + later, as_of=day, **manifest)


def test_window_that_is_still_open_is_too_early():
    found = findings(daily(4, BEFORE), as_of=(BEGIN + timedelta(days=4)).date())
    assert found["7d"].verdict == "too-early"
    assert "runs until" in found["7d"].reasons[0]


@pytest.mark.parametrize(
    ("hours", "expired"),
    [(7, ["72h", "7d", "14d", "30d"]), (30, ["72h", "7d", "14d", "30d"]),
     (72, ["7d", "14d", "30d"]), (7 * 24, ["14d", "30d"])],
)  # fmt: skip
def test_horizons_past_the_term_are_expired(hours, expired):
    test = a_test(due=BEGIN + timedelta(hours=hours))
    found = findings(daily(4, BEFORE) + daily(4, AFTER), test)
    assert [h for h, f in found.items() if f.verdict == "expired"] == expired


def test_term_shorter_than_a_day_cannot_be_judged_by_rows_without_a_clock():
    test = a_test(begin=BEGIN + timedelta(hours=9), due=BEGIN + timedelta(hours=16))
    found = findings(daily(4, BEFORE) + daily(4, AFTER), test)
    assert found["24h"].verdict == "not-observed"
    assert "no time of day" in " ".join(found["24h"].not_observed)


def test_pledge_without_an_act_to_count_is_not_testable():
    found = findings(daily(4, BEFORE), a_test(missing=("something to count", "an area")))
    assert {f.verdict for f in found.values()} == {"not-testable"}
    assert "needs 2 choices" in found["24h"].reasons[0]


def test_truce_is_measured_by_the_spell_of_fighting_it_ends():
    burst = daily(50, range(-3, 0)) + daily(20, range(1))
    spell = findings(burst + daily(0.2, range(-60, -13)))["24h"]
    stated = findings(burst + daily(0.2, range(-60, -13)), a_test(defaults=()))["24h"]
    assert spell.ratio < stated.ratio / 3
    assert any("last spell of fighting" in line for line in spell.reasons)


def test_machine_coded_news_never_decides_alone():
    found = findings(daily(9, BEFORE) + daily(9, AFTER), witness="media")
    assert {f.verdict for f in found.values()} == {"not-observed"}


def test_alarms_stand_in_for_acts_with_low_confidence():
    rows = [Event(day=d, hour=h, type="") for d in (*BEFORE, *AFTER) for h in range(0, 20, 2)]
    found = findings(rows, witness="warnings")
    assert found["30d"].verdict == "broken"
    assert found["30d"].confidence == "low"


def test_lone_alarms_are_noise_and_salvos_are_not():
    before = [Event(day=d, hour=h) for d in BEFORE for h in range(20)]
    lone = [Event(day=d, hour=5) for d in range(0, 30, 3)]
    salvos = [*lone, *lone]
    assert findings(before + lone, witness="warnings")["30d"].verdict == "kept"
    assert findings(before + salvos, witness="warnings")["30d"].verdict == "partly"


def test_what_no_data_set_sees_keeps_confidence_low():
    test = a_test(unseen=("fire from the air",))
    found = findings(daily(9, BEFORE) + daily(3, range(-14, 31), latitude=45.0), test)
    assert found["30d"].verdict == "kept"
    assert found["30d"].confidence == "low"
    assert "fire from the air" in " ".join(found["30d"].not_observed)


def test_one_data_set_is_never_enough_for_high_confidence():
    found = findings(daily(40, BEFORE) + daily(40, AFTER))
    assert {f.confidence for f in found.values()} <= {"low", "moderate"}


def test_two_data_sets_that_agree_give_high_confidence():
    events = daily(9, BEFORE) + daily(14, AFTER)
    both = pa.concat_tables([table(events, "one"), table(events, "two")], promote_options="default")
    found = check(
        a_test(), both, [dataset(events, "one"), dataset(events, "two")],
        as_of=LONG_AFTER, locate=None,
    )  # fmt: skip
    assert found[-1].confidence == "high"
    assert found[-1].datasets == ("one", "two")


def test_units_that_left_show_a_withdrawal():
    sheets = [
        Event(day=day, type="MOBILIZE", place=f"unit {n}", latitude=50.0 if near else 45.0)
        for day in range(-14, 31)
        for n in range(30)
        for near in [n < (20 if day < 4 else 0)]
    ]
    found = findings(sheets, a_test(act="withdraw", kept_ratio=0.1), witness="positions")
    assert [found[h].verdict for h in ("72h", "7d", "30d")] == ["broken", "kept", "kept"]


def test_partial_first_sheet_of_positions_is_no_baseline():
    sheets = [Event(day=-2, place=f"unit {n}") for n in range(2)]
    sheets += [Event(day=d, place=f"unit {n}") for d in (2, 3, 6) for n in range(40 - 9 * (d - 2))]
    found = findings(sheets, a_test(act="reduce"), witness="positions")
    assert "the first sheet; none is from before" in " ".join(found["7d"].reasons)


def test_finding_prints_its_rule_and_its_numbers():
    finding = findings(daily(4, BEFORE) + daily(4, AFTER))["30d"]
    assert finding.reasons[-1].startswith("Rule: kept if")
    names = {name for name, _ in finding.parameters}
    assert {"p_kept", "p_partly", "p_broken", "watch: poisson", "watch: ratio"} <= names
    assert len(finding.rows) == finding.after


def test_area_is_matched_by_province_name_code_circle_and_place_name():
    province = Place(name="Vessen Oblast", mention="Vessen", admin1="XX.01", precision="admin1")
    town = Place(name="Orla", mention="Orlá", latitude=50.0, longitude=30.0)
    area = Area(names=("Vessen", "Orla"), places=(province, town), radius_km=10)
    nowhere = {"latitude": None, "longitude": None, "place": "x"}
    inside = [
        Event(day=1, latitude=10, longitude=10, place="x"),  # by located code
        Event(day=1, admin1="Oblast of Vessen".replace("Oblast of ", "") + " oblast"),
        Event(day=1, latitude=50.05, longitude=30.05, place="x"),
        Event(day=1, **(nowhere | {"place": "ORLÁ"})),
    ]
    outside = [
        Event(day=1, latitude=51, longitude=30, place="x"),
        Event(day=1, latitude=50.0, longitude=30.0, place="x", mark="vague-place"),
        Event(day=1, **nowhere),
    ]

    def locate(latitude, longitude):
        import numpy as np

        return np.where(latitude == 10, "XX.01", "XX.02")

    events = [*daily(4, BEFORE), *inside, *outside]
    found = check(
        a_test(area=area), table(events), [dataset(events)], as_of=LONG_AFTER, locate=locate
    )
    assert found[1].after == len(inside)


SLOW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
rates = st.floats(0.3, 8)


@SLOW
@given(before=rates, after=st.floats(0, 8), seed=st.randoms())
def test_order_of_rows_is_irrelevant(before, after, seed):
    events = daily(before, BEFORE) + daily(after, AFTER)
    whole = table(events)
    order = list(range(len(events)))
    seed.shuffle(order)
    manifest = [dataset(events)]
    first = check(a_test(), whole, manifest, as_of=LONG_AFTER, locate=None)
    second = check(a_test(), whole.take(order), manifest, as_of=LONG_AFTER, locate=None)
    assert first == second


@SLOW
@given(before=rates, after=st.floats(0, 8))
def test_swapping_the_sides_changes_nothing(before, after):
    events = daily(before, BEFORE, source="RUS", target="UKR") + daily(
        after, AFTER, source="UKR", target="RUS"
    )
    swapped = [replace(e, source=e.target, target=e.source) for e in events]
    one = findings(events, a_test(by="RUS"))
    two = findings(swapped, a_test(by="UKR"))
    for horizon, finding in one.items():
        assert replace(finding, test="") == replace(two[horizon], test="")


@SLOW
@given(before=rates, after=st.floats(0, 6), extra=st.integers(1, 40), act=st.sampled_from(
    ["cease", "reduce", "refrain"]))  # fmt: skip
def test_more_acts_after_never_make_a_pledge_more_kept(before, after, extra, act):
    events = daily(before, BEFORE) + daily(after, AFTER)
    more = events + daily(extra, range(20, 22))
    test = a_test(act=act)
    fewer, greater = findings(events, test)["30d"], findings(more, test)["30d"]
    p_fewer, p_greater = dict(fewer.parameters), dict(greater.parameters)
    if "p_kept" in p_fewer and "p_kept" in p_greater:
        assert p_greater["p_kept"] <= p_fewer["p_kept"] + 1e-9


@SLOW
@given(before=rates, after=st.floats(0, 8), moved=st.integers(1, 110))
def test_a_pledge_moved_in_time_with_its_rows_is_judged_alike(before, after, moved):
    # Within one summer: a day on which clocks change is an hour shorter, and so is its exposure.
    events = daily(before, BEFORE) + daily(after, AFTER)
    later = BEGIN + timedelta(days=moved)
    manifest = [dataset(events, last_day=date(2040, 1, 1))]
    here = check(a_test(), table(events), manifest, as_of=date(2035, 1, 1), locate=None)
    there = check(
        a_test(begin=later), table(events, begin=later), manifest,
        as_of=date(2035, 1, 1), locate=None,
    )  # fmt: skip
    assert [f.verdict for f in here] == [f.verdict for f in there]


def test_file_that_was_last_added_to_before_the_day_asked_about_is_not_taken_as_complete():
    events = daily(4, range(-60, 8), seen_days=5)
    last = BEGIN + timedelta(days=7)
    found = findings(events, as_of=LONG_AFTER, latest_seen=last)
    assert found["7d"].verdict in ("too-early", "broken")
    assert dict(found["7d"].parameters)["watch: seen"] < 0.5


def test_rows_too_vague_in_place_are_set_apart_and_said():
    vague = daily(2, AFTER, mark="vague-place")
    found = findings(daily(4, BEFORE) + daily(4, AFTER) + [
        replace(e, place="somewhere") for e in vague
    ])  # fmt: skip
    assert found["30d"].after == 120
    assert any("no finer than a province" in line for line in found["30d"].not_observed)


def test_act_that_counts_cannot_show_is_not_testable():
    assert findings([], a_test(act="talk"))["24h"].verdict == "not-testable"


@pytest.mark.parametrize("zone", ["America/Bogota", "UTC", "Asia/Tokyo"])
def test_day_is_the_same_day_whatever_zone_a_file_is_kept_in(zone):
    events = daily(3, BEFORE) + daily(1, range(0, 30, 2))
    here = check(a_test(), table(events), [dataset(events)], as_of=LONG_AFTER, locate=None)
    kept = table(events, begin=BEGIN.replace(tzinfo=ZoneInfo(zone)))
    there = check(a_test(), kept, [dataset(events)], as_of=LONG_AFTER, locate=None)
    assert here == there
    assert any("first act after the pledge 2031-05-15" in line for line in there[0].reasons)
    assert not any("no row at all" in line for line in there[0].reasons)


def test_clock_times_of_another_zone_stay_the_moments_they_are():
    events = [*daily(4, BEFORE, hour=12), Event(day=0, hour=1)]
    kept = table(events, begin=BEGIN.replace(tzinfo=ZoneInfo("UTC")))
    found = check(a_test(), kept, [dataset(events)], as_of=LONG_AFTER, locate=None)
    assert any("4.0 hours in" in line for line in found[0].reasons)


def test_sheet_of_the_day_before_is_what_positions_are_compared_with():
    sheets = [
        Event(day=day, place=f"unit {n}") for day in (-2, -1, 1, 2) for n in range(9 + (day == -1))
    ]
    found = findings(sheets, a_test(act="reduce"), witness="positions")
    assert any("10 units inside the area on 2031-05-14" in line for line in found["72h"].reasons)


def test_row_of_an_impossible_year_is_no_reason_to_fail():
    events = [*daily(4, BEFORE), *daily(4, AFTER), Event(day=0, days=1)]
    early = table(events).to_pylist()
    early[-1] |= {"begin": datetime(1, 1, 1, tzinfo=UTC), "end": datetime(1, 1, 2, tzinfo=UTC)}
    rows = pa.Table.from_pylist(early, table(events).schema)
    assert check(a_test(), rows, [dataset(events)], as_of=LONG_AFTER, locate=None)


def test_undecided_count_says_that_it_was_observed_with_its_numbers():
    found = findings(daily(0.6, BEFORE) + daily(3, range(-14, 31), latitude=45.0))["24h"]
    assert found.verdict == "not-observed"
    assert found.reasons[0].startswith(
        "Observed, yet undecided: watch has 8 in the 14.0 days before and 0 in the 1.0 days after."
    )


def test_unplaced_data_set_says_why_in_the_first_reason():
    found = findings(daily(5, BEFORE), last_day=(BEGIN - timedelta(days=1)).date())["7d"]
    assert "watch ends 7 days before the window does" in found.reasons[0]
    assert "no event file" in check(
        a_test(), table([]), [], as_of=LONG_AFTER, locate=None
    )[0].reasons[0]  # fmt: skip


def test_witness_that_never_decides_is_named_where_it_is_alone():
    found = findings(daily(4, BEFORE) + daily(4, AFTER), witness="media")["7d"]
    assert found.verdict == "not-observed"
    assert "watch (media) does not decide a pledge to cease" in found.reasons[0]


def test_nothing_recorded_names_the_place_it_looked_at():
    far = daily(4, range(-14, 31), latitude=45.0)
    town = Place(name="Vessen", mention="Vessen", country="ZZZ", latitude=50.0, longitude=30.0)
    found = findings(far, a_test(area=Area(names=("Vessen",), places=(town,))))["7d"]
    assert "nothing of the kind in or near Vessen (ZZZ)" in found.reasons[0]


def test_untestable_pledge_suggests_the_choices_it_was_drafted_with():
    area = Area(names=("Vessen", "Orla"))
    found = findings([], a_test(begin=None, area=area))["24h"]
    assert found.reasons[0].endswith(
        "Suggested: ASSAULT events / 14 days before / Vessen and Orla / "
        "24 h, 72 h, 7 d, 14 d, 30 d."
    )
    assert "Suggested" not in findings([], a_test(act="talk"))["24h"].reasons[0]


def test_file_with_swapped_columns_is_told_before_its_silence_is():
    events = daily(4, range(-14, 31), latitude=30.0, longitude=50.0, mark="bad-coordinates")
    events = [replace(e, place="x") for e in events]
    found = findings(events, marked=(("bad-coordinates", len(events)),))["7d"]
    assert found.verdict == "not-observed"
    assert "look swapped (lon-lat order?)" in found.reasons[0]


def test_export_without_a_header_says_how_it_was_read():
    events = daily(4, BEFORE) + daily(4, AFTER)
    found = findings(events, witness="media", format="gdelt-2")["7d"]
    assert any("GDELT 2.0, 61 fields) and read as such" in gap for gap in found.not_observed)
