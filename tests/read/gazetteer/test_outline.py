"""The ground that places cover."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.read import find_place
from parley.read.gazetteer import provinces_of
from parley.read.gazetteer.outline import outline
from parley.records import Place


def inside(ring: list[list[float]], lon: float, lat: float) -> bool:
    """Tell whether a point lies in a counter-clockwise convex ring."""
    return all(
        (x2 - x1) * (lat - y1) - (y2 - y1) * (lon - x1) >= -1e-3
        for (x1, y1), (x2, y2) in itertools.pairwise(ring)
    )


def test_a_province_is_the_hull_of_its_towns() -> None:
    town = find_place("Garissa", country="KEN")
    assert town is not None
    (province,) = provinces_of(town)
    geometry, drawn = outline(province, radius_km=50)
    assert geometry is not None
    (ring,) = geometry["coordinates"]
    assert ring[0] == ring[-1]
    assert inside(ring, town.longitude, town.latitude)
    assert not inside(ring, 36.82, -1.29)  # Nairobi
    assert drawn.startswith("convex hull of its ")


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(1, 200))
def test_a_circle_keeps_its_distance(lat: float, lon: float, radius: float) -> None:
    place = Place(name="X", mention="X", latitude=lat, longitude=lon)
    geometry, drawn = outline(place, radius_km=radius)
    assert geometry is not None
    for x, y in geometry["coordinates"][0]:
        a, b = math.radians(lat), math.radians(y)
        cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(
            math.radians(x - lon)
        )
        assert math.acos(min(1, cosine)) * 6371.0088 == pytest.approx(radius, abs=0.03)
    assert drawn == f"circle of {radius:g} km"


def test_a_country_and_a_place_without_a_point_have_no_outline() -> None:
    assert (
        outline(Place(name="Kenya", mention="Kenya", precision="country"), radius_km=50)[0] is None
    )
    assert outline(Place(name="X", mention="X"), radius_km=50) == (
        None,
        "no point in the gazetteer",
    )
