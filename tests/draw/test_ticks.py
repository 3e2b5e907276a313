"""Ticks are round and never crowd; labels and their lines never meet."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.draw import count_ticks, day_ticks, label_rows, short_days

FIRST = date(2031, 12, 6)
positions = st.integers(0, 600)


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (0.4, [0, 1]),
        (3, [0, 1, 2, 3]),
        (5, [0, 2, 4, 6]),
        (19, [0, 5, 10, 15, 20]),
        (1_234_567, [0, 500_000, 1_000_000, 1_500_000]),
    ],
)
def test_counts_have_round_ticks(highest, ticks):
    assert [*count_ticks(highest)] == ticks


@given(st.floats(0, 1e15, allow_subnormal=False))
def test_ticks_reach_the_highest_count_and_not_a_step_further(highest):
    ticks = count_ticks(highest)

    assert ticks[-1] >= highest
    assert len(ticks) == 2 or ticks[-2] < highest
    assert 2 <= len(ticks) <= 5
    assert str(ticks.step).rstrip("0") in {"1", "2", "5"}


@given(st.integers(1, 400), st.integers(-30, 430), st.floats(1, 600))
def test_days_are_labelled_with_room_and_in_step_with_the_pledge(number, anchor, day_width):
    days = [FIRST + timedelta(days=n) for n in range(number)]
    pledge = FIRST + timedelta(days=anchor)

    ticks = day_ticks(days, pledge, day_width=day_width, room=50)

    steps = {(b - a).days for a, b in pairwise(ticks)}
    assert len(steps) <= 1
    assert all(step * day_width >= 50 for step in steps)
    assert all(step < 3 or step % 7 == 0 for step in steps)
    assert pledge in ticks or pledge not in days


def test_year_is_named_first_and_where_it_changes():
    days = [date(2031, 12, 20), date(2031, 12, 27), date(2032, 1, 3), date(2032, 1, 10)]

    assert [*short_days(days)] == [
        ("20 Dec", "2031"),
        ("27 Dec", ""),
        ("3 Jan", "2032"),
        ("10 Jan", ""),
    ]


@given(st.lists(st.tuples(positions, st.integers(1, 120)), max_size=8))
def test_no_label_meets_another_or_the_line_of_one_above(labels):
    starts, ends = [x for x, _ in labels], [x + width for x, width in labels]

    rows = label_rows(starts, ends)

    for a, b in combinations(range(len(labels)), 2):
        if rows[a] == rows[b]:
            assert ends[a] <= starts[b] or ends[b] <= starts[a]
        low, high = sorted((a, b), key=lambda i: rows[i])
        assert not starts[low] < starts[high] < ends[low]


def test_labels_with_room_stand_in_one_row():
    assert label_rows([0, 50, 100], [40, 90, 140]) == [0, 0, 0]
    assert label_rows([0, 10, 100], [40, 50, 140]) == [1, 0, 0]
