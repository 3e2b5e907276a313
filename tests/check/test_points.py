"""Points: rows that share coordinates are asked once, and the answer is that of asking each."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.check.model.variation import Variation, prior_weight
from parley.check.rows.area import within_km
from parley.check.rows.points import Points
from tests.check.tables import TOWN

coordinates = st.lists(
    st.tuples(
        st.sampled_from([49.5, 49.9, 50.0, 50.44, 50.46, 53.0, np.nan]),
        st.sampled_from([29.0, 30.0, 30.69, 30.71, np.nan]),
    ),
    max_size=30,
)


def arrays(pairs):
    both = np.array(pairs, dtype=float).reshape(-1, 2)
    return both[:, 0].copy(), both[:, 1].copy()


@settings(deadline=None)  # the first call loads pyarrow
@given(coordinates, st.sampled_from([1.0, 50.0, 400.0]))
def test_a_row_is_near_a_place_if_its_point_is(pairs, radius):
    latitude, longitude = arrays(pairs)
    points = Points(latitude, longitude)
    near = points.near([TOWN], radius)[points.codes]
    assert near.tolist() == within_km(latitude, longitude, TOWN, radius).tolist()


def test_a_point_is_located_once_and_only_if_it_matters():
    latitude, longitude = arrays([(50, 30), (50, 30), (51, 30), (52, 30), (np.nan, 30)])
    points, asked = Points(latitude, longitude), []

    def locate(north, east):
        asked.extend(north.tolist())
        return np.where(north < 51.5, "X.1", "")

    matter = points.codes[[0, 1, 2, 4]]
    assert points.within(["X.1"], matter, locate)[points.codes].tolist() == [True] * 3 + [False] * 2
    assert sorted(asked) == [50.0, 51.0]
    assert points.within(["X.1"], points.codes, locate)[points.codes].tolist()[3:] == [False, False]
    assert sorted(asked) == [50.0, 51.0, 52.0]


@given(st.floats(0.5, 40.0), st.floats(0.0, 0.9))
def test_days_that_resemble_their_neighbours_are_worth_fewer(days, memory):
    lags = np.arange(1, max(1, int(days)))
    spread = 1 + 2 * ((1 - lags / max(days, 1)) * memory**lags).sum()
    alone = Variation(weight=prior_weight(), memory=0.0).sizes(days)
    alike = Variation(weight=prior_weight(), memory=memory).sizes(days)
    assert np.allclose(alone / alike, spread, rtol=1e-9)
