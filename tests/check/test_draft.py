from datetime import UTC, date, datetime, timedelta

import pytest

from parley.check import draft_test, revise
from parley.errors import CaseError
from parley.records import Actor, Area, Period, Pledge, Span

AREA = Area(names=("Orla",))


def a_pledge(act="reduce", obj="shelling", degree="drastically", **fields):
    text = "a promise"
    known = {
        "source_sha256": "0" * 64, "span": Span(start=0, end=len(text), text=text),
        "by": Actor(name="A", id="AAA"), "act": act, "object": obj, "degree": degree,
        "begins": Period.day(date(2031, 5, 15)),
    }  # fmt: skip
    return Pledge(**(known | fields))


def draft(pledge, begin=None, area=AREA):
    return draft_test(pledge, begin=begin, area=area, timezone=UTC)


@pytest.mark.parametrize(
    ("degree", "kept", "broken"),
    [
        ("drastically", 0.25, 0.75),
        ("several-fold", 1 / 3, 0.75),
        ("completely", 0.1, 0.75),
        ("significantly", 0.5, 0.9),
        ("by half", 0.5, 0.9),
        ("by 80 percent", 0.2, 0.8),
        ("", 0.67, 0.95),
    ],
)
def test_degree_word_sets_both_thresholds(degree, kept, broken):
    test = draft(a_pledge(degree=degree))
    assert (test.kept_ratio, test.broken_ratio) == pytest.approx((kept, broken))


def test_words_of_the_object_set_no_threshold():
    test = draft(a_pledge(obj="attacks on all major ports", degree=""))
    assert (test.kept_ratio, test.broken_ratio) == (0.67, 0.95)


def test_every_default_is_named():
    test = draft(a_pledge(act="cease", obj="", degree="", begins=Period.month(2031, 5)))
    assert set(test.defaults) == {
        "baseline_days", "begin", "broken_ratio", "due", "horizons", "kept_ratio", "types",
    }  # fmt: skip
    stated = draft(
        a_pledge(due=Period.day(date(2031, 5, 20))), begin=datetime(2031, 5, 15, 16, tzinfo=UTC)
    )
    assert set(stated.defaults) == {"baseline_days", "horizons"}


def test_deed_assumes_how_much_and_no_rate():
    test = draft(a_pledge(act="release", obj="prisoners", degree=""))
    assert set(test.defaults) == {"amount", "begin_hour", "due", "horizons"}


@pytest.mark.parametrize(("count", "amount"), [({"amount": 40}, 40), ({}, 1)])
def test_amount_stated_by_the_analyst_is_taken_over(count, amount):
    changes = {"count": {"types": ["CONCEDE"], **count}}
    drafted = draft(a_pledge(act="release", obj="prisoners", degree=""))
    test = revise(drafted, changes, name="P1", timezone="UTC", resolve_places=nowhere)
    assert test.amount == amount
    assert ("amount" in test.defaults) is not bool(count)


def test_of_a_day_that_is_stated_only_the_hour_is_assumed():
    test = draft(a_pledge())
    assert "begin_hour" in test.defaults
    assert "begin" not in test.defaults


def test_hour_stated_by_the_analyst_is_no_longer_assumed():
    changes = {"begin": "2031-05-15 16:00"}
    test = revise(draft(a_pledge()), changes, name="P1", timezone="UTC", resolve_places=nowhere)
    assert not {"begin", "begin_hour"} & set(test.defaults)


def nowhere(name, country):
    return ()


def test_place_that_no_gazetteer_has_is_missing_by_name():
    test = draft(a_pledge(where=("Qorvath",)), area=None)
    assert test.missing == ("an area that is known: no gazetteer has Qorvath",)
    known = revise(
        test, {"everywhere": True}, name="P1", timezone="UTC", resolve_places=nowhere
    )  # fmt: skip
    assert known.missing == ()


def test_unknown_place_stated_by_the_analyst_is_an_error():
    with pytest.raises(CaseError, match="P1: where: 'Qorvath' is no place known"):
        revise(
            draft(a_pledge()), {"where": "Qorvath"}, name="P1", timezone="UTC",
            resolve_places=nowhere,
        )  # fmt: skip


def test_term_runs_to_the_end_of_its_last_day():
    test = draft(a_pledge(due=Period.day(date(2031, 5, 20))))
    assert test.due == datetime(2031, 5, 21, tzinfo=UTC)


def test_pledge_without_a_day_is_counted_from_the_day_it_was_made():
    test = draft(a_pledge(begins=None, made=Period.day(date(2031, 5, 3))))
    assert test.begin == datetime(2031, 5, 3, tzinfo=UTC)
    assert "begin" in test.defaults


@pytest.mark.parametrize("act", ["provide", "talk", "recognise", "release", "open", "other"])
def test_act_that_counts_cannot_show_is_not_testable(act):
    assert act in draft(a_pledge(act=act)).missing[0]


def test_each_gap_is_named():
    test = draft(a_pledge(obj="tensions", begins=None), area=None)
    assert len(test.missing) == 3


@pytest.mark.parametrize(
    ("obj", "types"),
    [
        ("military activity", ("ASSAULT",)),
        ("attacks on ports", ("ASSAULT",)),
        ("its troops", ("ASSAULT", "MOBILIZE")),
        ("the blockade", ("COERCE",)),
    ],
)
def test_object_names_what_is_counted(obj, types):
    assert draft(a_pledge(obj=obj)).types == types


def test_drafting_twice_gives_the_same_test():
    assert draft(a_pledge()).id == draft(a_pledge()).id
    assert (
        draft(a_pledge(), begin=datetime(2031, 5, 16, tzinfo=UTC)).begin - timedelta(days=1)
        == draft(a_pledge()).begin
    )
