"""Counts of what articles report, with and without what only one party tells."""

from datetime import timedelta

from parley.check import Voices, check
from tests.check.tables import BEGIN, LONG_AFTER, Event, a_test, daily, dataset, table

QUIET = daily(4, range(-14, 0)) + daily(1, range(30))


def _media(events: list[Event], marked: int):
    mark = (("party-voice", marked),) if marked else ()
    return dataset(events, witness="media", marked=mark)


def _added(events: list[Event], marked: int, **fields: object):
    test = a_test(**fields)
    files = [_media(events, marked)]
    found = check(test, table(events), files, as_of=LONG_AFTER, locate=None)
    return found, Voices(table(events), files).add(found, test, as_of=LONG_AFTER, locate=None)


def test_counts_stand_beside_each_other_at_every_horizon() -> None:
    alone = [Event(day=-2, mark="party-voice"), Event(day=3, mark="party-voice")]
    _, found = _added([*alone, Event(day=-1), Event(day=4), Event(day=5)], 2)
    lines = {f.horizon: f.reasons[-1] for f in found}
    assert lines["7d"].endswith(
        "2 before and 3 after; without what only one party tells, 1 before and 2 after."
    )
    assert lines["24h"].endswith(
        "2 before and 0 after; without what only one party tells, 1 before and 0 after."
    )


def test_verdict_is_not_touched_by_what_a_party_tells() -> None:
    before, after = _added([Event(day=-2, mark="party-voice"), *QUIET], 1)
    assert [f.verdict for f in before] == [f.verdict for f in after]
    assert [f.confidence for f in before] == [f.confidence for f in after]


def test_findings_stay_as_they_are_where_nothing_is_flagged_or_no_count_was_made() -> None:
    before, after = _added(QUIET, 0)
    assert before == after
    flagged = [Event(day=-2, mark="party-voice"), *QUIET]
    before, after = _added(flagged, 1, due=BEGIN + timedelta(days=4))
    expired = {f.horizon for f in before if f.verdict == "expired"}
    assert expired
    assert {f.horizon for f, g in zip(before, after, strict=True) if f == g} == expired
