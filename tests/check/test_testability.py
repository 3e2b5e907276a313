"""How well a pledge can be tested: scored before any data are read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from parley.check import in_view, score_pledge
from parley.records import Area, Place
from tests.check.tables import BEGIN, LONG_AFTER, TOWN, Event, a_test, daily, dataset, table

FULL = a_test(
    by="NOR:MIL",
    begin=BEGIN + timedelta(hours=16),
    due=BEGIN + timedelta(days=30),
    defaults=("baseline_days",),
)


def _score(**changes: object) -> float:
    return score_pledge(replace(FULL, **changes)).score  # type: ignore[arg-type]


def test_pledge_that_says_everything_scores_one() -> None:
    score = score_pledge(FULL)
    assert score.score == pytest.approx(1.0)
    assert score.is_testable
    assert [part.adds for part in score.parts if part.adds] == []


@pytest.mark.parametrize(
    "change",
    [
        {"by": ""},
        {"due": None},
        {"begin": BEGIN},  # a day without an hour
        {"defaults": ("begin",)},
        {"defaults": ("types",)},
        {"act": "reduce", "defaults": ("kept_ratio",)},
        {"area": Area(names=("Vessen",), places=(replace(TOWN, precision="admin1"),))},
        {"area": Area(names=("Vessen",))},
        {"condition": "if the bridge opens"},
    ],
)
def test_every_part_that_is_missing_or_vague_lowers_the_score_by_what_it_would_add(change) -> None:
    score = score_pledge(replace(FULL, **change))
    (part,) = (each for each in score.parts if each.adds)
    assert score.score < 1
    assert score.score + part.gain == pytest.approx(1.0)


@pytest.mark.parametrize("act", ["provide", "release", "open"])
def test_deed_is_measured_by_how_much_is_on_record_and_not_by_a_rate(act) -> None:
    stated = score_pledge(replace(FULL, act=act, amount=40, defaults=("baseline_days",)))
    assumed = score_pledge(replace(FULL, act=act, defaults=("amount", "baseline_days")))
    by_name = {part.name: part for part in stated.parts}
    assert by_name["act"].words == f"to {act}: rows can show it"
    assert by_name["degree"].words == "40 or more on record is kept"
    assert stated.score > assumed.score
    assert all("rate" not in part.words for part in (*stated.parts, *assumed.parts))
    assert [part.adds for part in assumed.parts if part.adds] == ["`count: {amount}`"]


def test_finer_places_score_higher() -> None:
    order = ["country", "admin1", "area", "town"]
    scores = [
        _score(area=Area(names=("V",), places=(Place(name="V", mention="V", precision=p),)))
        for p in order
    ]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(order)


def test_coarsest_of_several_places_decides() -> None:
    country = Place(name="V", mention="V", precision="country")
    both = Area(names=("V",), places=(TOWN, country))
    assert _score(area=both) == _score(area=Area(names=("V",), places=(country,)))


@pytest.mark.parametrize(
    "change",
    [{"act": "talk"}, {"types": ()}, {"begin": None}, {"condition": "if the bridge opens"}],
)
def test_pledge_without_what_no_count_can_do_without_is_not_testable(change) -> None:
    assert not score_pledge(replace(FULL, **change)).is_testable


def test_what_files_can_see_rests_on_no_row_after_the_pledge() -> None:
    before = daily(2, range(-10, 0))
    quiet, loud = before + daily(0.1, range(30)), before + daily(50, range(30))

    def seen(events: list[Event]):
        files = [dataset(events)]
        return in_view(FULL, table(events), files, as_of=LONG_AFTER, locate=None)

    assert seen(quiet) == seen(loud) == seen(before)
    (sight,) = seen(loud)
    assert (sight.rows, sight.inside, sight.witness) == (20, 20, "acts")
    assert sight.last_day == (BEGIN - timedelta(days=1)).date()


def test_file_that_begins_after_the_pledge_has_nothing_in_view() -> None:
    events = daily(2, range(1, 20))
    (sight,) = in_view(FULL, table(events), [dataset(events)], as_of=LONG_AFTER, locate=None)
    assert (sight.rows, sight.inside, sight.first_day) == (0, 0, None)


def test_pledge_without_a_begin_has_no_before() -> None:
    events = daily(2, range(5))
    lost = replace(FULL, begin=None, due=None, missing=("a day",))
    assert in_view(lost, table(events), [dataset(events)], as_of=LONG_AFTER, locate=None) == ()


def test_score_names_the_test_it_is_of() -> None:
    moved = replace(FULL, begin=datetime(2031, 5, 16, 4, tzinfo=UTC))
    assert score_pledge(moved).test == moved.id != score_pledge(FULL).test
