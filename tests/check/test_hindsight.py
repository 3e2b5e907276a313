from dataclasses import replace
from datetime import timedelta

from parley.check import changes, check, with_hindsight
from parley.records import CHANGED_TEST as CHANGED
from tests.check.tables import BEGIN, LONG_AFTER, a_test, daily, dataset, table

EVENTS = daily(4, range(-14, 0)) + daily(1, range(30))


def found(test, events=EVENTS, as_of=LONG_AFTER):
    datasets = [dataset(events)] if events else []
    return check(test, table(events), datasets, as_of=as_of, locate=None)


def marked(test, tests, findings):
    new = with_hindsight(found(test), changes([test], tests=tests, findings=findings))
    return {reason for f in new for reason in f.reasons if reason.startswith(CHANGED)}


def test_threshold_moved_after_looking_is_said_with_its_name():
    first = a_test()
    later = replace(first, kept_ratio=0.5, baseline_days=28)
    said = marked(later, [first], found(first))
    assert said == {f"{CHANGED}: baseline days, kept ratio."}


def test_mark_stands_behind_the_first_reason_of_every_horizon():
    first = a_test()
    later = replace(first, kept_ratio=0.5)
    new = with_hindsight(found(later), changes([later], tests=[first], findings=found(first)))
    assert [f.reasons[1].startswith(CHANGED) for f in new] == [True] * 5
    assert [f.reasons[0] for f in new] == [f.reasons[0] for f in found(later)]


def test_counts_of_a_window_still_open_have_been_seen():
    first = a_test()
    early = found(first, as_of=BEGIN.date())
    assert {f.verdict for f in early} == {"too-early"}
    assert marked(replace(first, kept_ratio=0.5), [first], early)


def test_test_that_was_never_held_against_data_may_be_changed():
    first = a_test()
    later = replace(first, kept_ratio=0.5)
    assert not marked(later, [first], found(first, events=[]))
    untestable = replace(first, begin=None, missing=("a day",))
    assert not marked(first, [untestable], found(untestable))


def test_stating_a_default_changes_no_verdict_and_is_no_change():
    first = a_test(defaults=("baseline_days", "kept_ratio"))
    assert not marked(replace(first, defaults=("baseline_days",)), [first], found(first))


def test_stating_the_baseline_of_a_ceasefire_leaves_the_last_spell_and_is_a_change():
    events = [*daily(10, range(-4, 0)), *daily(1, [-14]), *daily(2, range(30))]
    first = a_test()
    later = replace(first, defaults=())
    assert found(first, events)[2].before != found(later, events)[2].before
    assert marked(later, [first], found(first)) == {f"{CHANGED}: baseline days."}
    longer = replace(later, baseline_days=28)
    assert marked(longer, [first], found(first)) == {f"{CHANGED}: baseline days."}


def test_stating_the_baseline_of_any_other_act_is_no_change():
    first = a_test(act="reduce")
    assert not marked(replace(first, defaults=()), [first], found(first))


def test_what_no_data_set_sees_struck_out_after_looking_is_said():
    first = a_test(unseen=("small arms",))
    assert marked(replace(first, unseen=()), [first], found(first)) == {f"{CHANGED}: unseen."}


def test_mark_stays_when_the_check_is_repeated_and_goes_with_the_change():
    first = a_test()
    later = replace(first, begin=BEGIN + timedelta(hours=6))
    record = [*found(first), *found(later)]
    assert marked(later, [first, later], record)
    assert not marked(first, [first, later], record)


def test_test_of_another_pledge_is_no_earlier_form():
    assert not marked(a_test(kept_ratio=0.5), [a_test(pledge="P2")], found(a_test(pledge="P2")))
