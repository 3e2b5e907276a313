"""The ground that a place covers, as a GeoJSON geometry and the words that say how it was drawn.

GeoNames has points and no borders. A province is drawn as the convex hull of its populated
places, a town as a circle; both are stated as such, and neither is a border.
"""

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from parley.read.gazetteer.cache import load_index
from parley.read.gazetteer.index import TOWN
from parley.records import Place

#: Corners of a circle: at 50 km its sides are 5 km long and leave its arc by 60 m at most.
_CORNERS = 64
_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
#: A ten-thousandth of a degree is 11 m, finer than a gazetteer's point.
_DECIMALS = 4

Geometry = dict[str, Any]


def outline(place: Place, *, radius_km: float) -> tuple[Geometry | None, str]:
    """Return the ground a place covers, and how it was drawn.

    Args:
        place: A place of the gazetteer.
        radius_km: Reach around a town or point.

    Returns:
        A GeoJSON polygon with longitudes first, in degrees (WGS 84), its longitudes past 180
        where a province lies across the antimeridian; `None` for a country, whose code says it,
        and for a place without a point.
    """
    if place.precision == "country":
        return None, "the country, by its code"
    towns = _towns(place.admin1) if place.precision == "admin1" else np.empty((0, 2))
    if len(towns) > 2:
        return _polygon(_hull(towns)), f"convex hull of its {len(towns)} populated places"
    if place.latitude is None or place.longitude is None:
        return None, "no point in the gazetteer"
    circle = _circle(place.latitude, place.longitude, radius_km)
    return _polygon(circle), f"circle of {radius_km:g} km"


def _towns(code: str) -> npt.NDArray[np.float64]:
    """Return the populated places of a province as (longitude, latitude); shape (N, 2)."""
    places = load_index().places
    own = places[_rows_of().get(code.encode(), np.empty(0, dtype=np.int64))]
    points = np.column_stack([own["longitude"], own["latitude"]]).astype(float)
    if len(points) and np.ptp(points[:, 0]) > 180:
        points[:, 0] %= 360
    return points


@lru_cache(maxsize=1)
def _rows_of() -> dict[bytes, npt.NDArray[np.int64]]:
    """Return the rows of the towns of each province, by its code."""
    places = load_index().places
    rows = np.flatnonzero(places["kind"] == TOWN)
    rows = rows[np.argsort(places["admin1"][rows], kind="stable")]
    codes, first = np.unique(places["admin1"][rows], return_index=True)
    return dict(zip(codes.tolist(), np.split(rows, first[1:]), strict=True))


def _hull(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the corners of the convex hull of points, counter-clockwise; shape (M, 2)."""
    from scipy.spatial import ConvexHull

    return np.asarray(points[ConvexHull(points, qhull_options="QJ").vertices])


def _circle(lat: float, lon: float, radius_km: float) -> npt.NDArray[np.float64]:
    """Return points at a distance from a point on the sphere, counter-clockwise; shape (64, 2)."""
    bearing = -np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
    north, reach = np.radians(lat), radius_km / _EARTH_RADIUS_KM
    lats = np.arcsin(
        np.sin(north) * np.cos(reach) + np.cos(north) * np.sin(reach) * np.cos(bearing)
    )
    east = np.arctan2(
        np.sin(bearing) * np.sin(reach) * np.cos(north),
        np.cos(reach) - np.sin(north) * np.sin(lats),
    )
    return np.column_stack([lon + np.degrees(east), np.degrees(lats)])


def _polygon(corners: npt.NDArray[np.float64]) -> Geometry:
    ring = [[round(float(x), _DECIMALS), round(float(y), _DECIMALS)] for x, y in corners]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
