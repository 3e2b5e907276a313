"""Coordinates that cannot be right are marked and told, never changed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from parley.observe import observe
from parley.observe.marks.marks import misplaced, repeats


def log(rows):
    return "date,lat,lon,place\n" + "".join(
        f"2031-05-01,{y},{x},P{n}\n" for n, (y, x) in enumerate(rows)
    )


def test_swapped_row_is_marked_and_kept_as_written(write, see, marks):
    rows = [(48 + n / 20, 31 + n / 10) for n in range(20)]
    seen = see(write(log([*rows[:10], (32.0, 48.5), *rows[10:]])))
    assert [n for n, row in enumerate(marks(seen), 1) if "bad-coordinates" in row] == [11]
    assert seen.table["latitude"][10].as_py() == 32.0
    assert any("look swapped" in note and "(row 11)" in note for note in seen.datasets[0].notes)


def test_row_off_the_map_is_marked(write, see, marks):
    seen = see(write(log([(48, 31), (913.2, 31), (0, 0)])))
    assert ["bad-coordinates" in row for row in marks(seen)] == [False, True, True]
    assert seen.table["latitude"][1].as_py() == 913.2
    assert "1 rows" not in " ".join(seen.datasets[0].notes)


def test_whole_file_swapped_is_told_by_the_places_asked_about(write, marks):
    path = write(log([(31 + n / 10, 48 + n / 20) for n in range(20)]))
    assert not any("bad-coordinates" in row for row in marks(observe([path])))
    seen = observe([path], near=[(50.4, 30.5)])
    assert all("bad-coordinates" in row for row in marks(seen))


def test_distant_theatre_is_not_taken_for_a_swap(write, marks):
    path = write(log([(15 + n / 10, 32 + n / 10) for n in range(20)] + [(-12.0, 24.0)]))
    assert not any("bad-coordinates" in row for row in marks(observe([path], near=[(15.6, 32.5)])))


points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(st.lists(points, max_size=40))
def test_nothing_is_both_on_the_map_and_off_it(rows):
    latitude = np.array([row[0] for row in rows], float)
    longitude = np.array([row[1] for row in rows], float)
    wrong = misplaced(latitude, longitude)
    assert list(wrong.off_map) == [row == (0, 0) for row in rows]
    assert wrong.swapped.shape == latitude.shape


@given(st.lists(st.integers(0, 5), max_size=30))
def test_first_of_equal_rows_is_never_a_repeat(keys):
    repeated = repeats(np.ma.masked_array(np.array(keys, np.uint64), np.zeros(len(keys), bool)))
    assert [bool(r) for r in repeated] == [key in keys[:n] for n, key in enumerate(keys)]


def test_swap_is_told_where_latitudes_are_much_like_longitudes(write, marks):
    # a country 20 degrees wide, west of its capital in part: written so, its west is near as well
    path = write(log([(22 + n / 2, 13 + n / 8) for n in range(24)]))
    seen = observe([path], near=[(13.5, 24.0), (15.6, 32.5)])
    assert all("bad-coordinates" in row for row in marks(seen))
    assert any("lon-lat order?" in note for note in seen.datasets[0].notes)


def test_file_of_another_war_is_not_taken_for_a_swap(write, marks):
    path = write(log([(33 + n / 10, 43 + n / 10) for n in range(20)]))
    assert not any("bad-coordinates" in row for row in marks(observe([path], near=[(55.7, 37.6)])))
