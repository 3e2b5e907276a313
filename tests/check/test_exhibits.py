"""Evidence: each row once, counted as the findings count it or set apart with the reason."""

from dataclasses import replace
from datetime import timedelta

import pyarrow as pa
import pytest

from parley.check import check, evidence
from parley.errors import InvalidRecord
from parley.records import EvidenceRow
from tests.check.tables import BEGIN, LONG_AFTER, Event, a_test, daily, dataset, table

FAR = {"latitude": 55.0, "longitude": 40.0, "place": "Orlun"}


def rows_of(events, *, as_of=LONG_AFTER, test=None, **manifest):
    return evidence(
        test or a_test(), table(events), [dataset(events, **manifest)], as_of=as_of, locate=None
    )


def test_counted_rows_are_those_that_the_findings_name():
    events = [*daily(3, range(-14, 25)), *daily(1, range(3), mark="discovery")]
    given = rows_of(events)
    counted = {row.row: row.horizon for row in given if row.window == "after"}

    findings = check(a_test(), table(events), [dataset(events)], as_of=LONG_AFTER, locate=None)

    reached: set[int] = set()
    for finding in findings:
        own = {row for _, row in finding.rows}
        assert own <= set(counted)
        assert {row for row in own if row not in reached} == {
            row for row, horizon in counted.items() if horizon == finding.horizon
        }
        reached |= own
        assert finding.before == sum(1 for row in given if row.window == "before")
    assert reached == set(counted)


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (Event(day=3, mark="discovery"), "found later"),
        (Event(day=3, mark="duplicate"), "repeats an earlier row"),
        (Event(day=3, mark="withdrawn"), "earlier copies"),
        (Event(day=3, mark="vague-place", place="", **{"latitude": 55.0}), "too vague"),
        (Event(day=3, **FAR), "outside of the pledge's area"),
        (Event(day=-3, days=9), "reaches over an edge"),
    ],
)
def test_row_that_is_not_counted_says_why(event, why):
    given = rows_of([*daily(2, range(-14, 20)), event])

    (apart,) = [row for row in given if row.apart]
    assert why in apart.apart
    assert not apart.is_counted


def test_rows_of_another_kind_and_of_other_times_are_no_evidence():
    given = rows_of([*daily(1, range(-14, 5)), Event(day=2, type="PROTEST"), Event(day=200)])

    assert len(given) == 19


def test_what_became_known_later_is_not_shown():
    known = (BEGIN + timedelta(days=4)).date()
    events = [Event(day=d, seen_days=1) for d in range(-14, 10)]

    given = rows_of(events, as_of=known, latest_seen=BEGIN + timedelta(days=30))

    assert max(row.begin for row in given) < BEGIN + timedelta(days=5)
    assert given


def test_rows_carry_what_the_file_says_of_them():
    given = rows_of([*daily(1, range(-3, 0)), Event(day=1, hour=6, label="mortar", count=4)])

    last = given[-1]
    assert (last.label, last.count, last.clock, last.precision) == ("mortar", 4.0, True, "town")
    assert last.point == (30.0, 50.0)
    assert last.begin == BEGIN + timedelta(days=1, hours=6)


def test_units_are_counted_on_the_sheets_that_are_compared_and_on_no_other():
    events = [*daily(3, range(-4, 20))]
    given = rows_of(events, witness="positions")

    assert {row.begin.date() for row in given if row.window == "before"} == {
        (BEGIN - timedelta(days=1)).date()
    }
    assert all("two days" in row.apart for row in given if row.apart)
    assert {row.horizon for row in given if row.window == "after"} >= {"24h", "72h", "7d"}


def test_agreements_are_shown_and_never_counted():
    given = rows_of(daily(1, range(-3, 5)), witness="agreements")

    assert given
    assert {row.apart for row in given} == {"agreements are shown and never counted"}


def test_test_that_cannot_be_judged_and_file_without_rows_have_no_evidence():
    assert rows_of(daily(1, range(3)), test=replace(a_test(), missing=("a place",))) == ()
    assert rows_of(daily(1, range(3)), test=replace(a_test(), begin=None)) == ()
    assert rows_of([]) == ()


def test_row_is_counted_or_set_apart_and_never_both_or_neither():
    row = {"test": "t", "dataset": "watch", "row": 1, "begin": BEGIN, "end": BEGIN, "clock": True}

    for wrong in ({}, {"window": "after", "apart": "repeats"}, {"window": "during"}):
        with pytest.raises(InvalidRecord):
            EvidenceRow(**row, **wrong)


def test_deeds_are_counted_from_the_pledge_on_as_the_findings_count_them():
    test = replace(a_test(), act="release", amount=3.0)
    events = [Event(day=-2), Event(day=0), Event(day=1, hour=5), Event(day=9)]
    given = rows_of(events, test=test)

    findings = check(test, table(events), [dataset(events)], as_of=LONG_AFTER, locate=None)

    counted = {row.row for row in given if row.window}
    assert {row.window for row in given if not row.apart} == {"after"}
    assert counted == {number for each in findings for _, number in each.rows} == {2, 3, 4}


def both(first, second, test, **manifest):
    """Return evidence and findings of two files, the second with a manifest of its own."""
    joined = pa.concat_tables([table(first, "acts"), table(second, "other")])
    joined = joined.unify_dictionaries().combine_chunks()
    known = [dataset(first, "acts"), dataset(second, "other", **manifest)]
    asked = {"as_of": LONG_AFTER, "locate": None}
    return evidence(test, joined, known, **asked), check(test, joined, known, **asked)


def test_what_was_found_after_access_changed_is_set_apart_as_the_findings_set_it_apart():
    unit = {"type": "", "label": "unit"}
    sheets = [Event(day=d, place=f"u{n}", **unit) for d in range(-14, 4) for n in range(4)]
    sheets += [
        Event(day=d, **unit | FAR | {"place": f"Orlun {n}"})
        for d in range(-14, 31)
        for n in range(6)
    ]
    acts = daily(4, range(-14, 0)) + [Event(day=d, place="Sarn") for d in (6, 7, 8)]
    acts += [Event(day=d, place="Sarn", mark="discovery") for d in (6, 7, 8)]
    test = a_test(act="withdraw", defaults=())

    given, findings = both(acts, sheets, test, witness="positions")

    named = {row for f in findings for name, row in f.rows if name == "acts"}
    counted = {row.row for row in given if row.dataset == "acts" and row.window == "after"}
    apart = [row for row in given if row.place == "Sarn" and "discovery" not in row.apart]
    assert counted == named == set()
    assert any("on which things were found" in row.apart for row in apart)


def test_news_of_a_deed_is_shown_and_not_counted():
    test = replace(a_test(), act="release", amount=3.0, horizons=("7d",))
    news = [Event(day=d) for d in (1, 2, 3)]

    given, (finding,) = both([Event(day=d) for d in (-20, -15, 2)], news, test, witness="media")

    assert [row.dataset for row in given if row.window] == ["acts"] == [n for n, _ in finding.rows]
    assert {row.apart for row in given if row.dataset == "other"} == {
        "rows of media are shown and never count as deeds"
    }


def test_deed_that_is_due_after_the_last_horizon_is_shown_until_it_is_due():
    test = replace(a_test(), act="release", amount=1.0, due=BEGIN + timedelta(days=60))
    given = rows_of([Event(day=-3), Event(day=50), Event(day=70)], test=test)

    assert [(row.row, row.horizon) for row in given if row.window] == [(2, "30d")]
