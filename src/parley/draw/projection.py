"""A map projection fitted to what is shown: equal areas, so that discs and provinces compare.

Source:
    Snyder (1987), Map Projections: A Working Manual, USGS Professional Paper 1395, chapter 24
    (Lambert azimuthal equal-area, sphere).
"""

from collections.abc import Iterable, Sequence
from math import cos, degrees, radians, sin, sqrt

from parley.draw.shapes import Box

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
# A map of one town would else be a map of its streets, which no event file knows.
LEAST_KM = 40.0

#: Longitude and latitude in degrees, as in GeoJSON.
Point = tuple[float, float]


class Projection:
    """Longitudes and latitudes to places in a frame; north is up along the middle.

    Args:
        points: All that has to lie in the frame; at least one.
        frame: Where to.
        margin: Between the outermost points and the frame.
    """

    def __init__(self, points: Iterable[Point], frame: Box, *, margin: float) -> None:
        given = list(points)
        self._lon, self._lat = _middle(given)
        flat = [self._flat(point) for point in given]
        west, east = min(x for x, _ in flat), max(x for x, _ in flat)
        south, north = min(y for _, y in flat), max(y for _, y in flat)
        width, height = max(east - west, LEAST_KM), max(north - south, LEAST_KM)
        self.units_per_km = min(
            (frame.width - 2 * margin) / width, (frame.height - 2 * margin) / height
        )
        self._x = frame.x + frame.width / 2 - (west + east) / 2 * self.units_per_km
        self._y = frame.y + frame.height / 2 + (south + north) / 2 * self.units_per_km
        self.frame = frame

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a point is drawn."""
        x, y = self._flat(point)
        return self._x + x * self.units_per_km, self._y - y * self.units_per_km

    def ring(self, points: Sequence[Point]) -> list[tuple[float, float]]:
        """Return where the corners of an outline are drawn."""
        return [self.at(point) for point in points]

    def _flat(self, point: Point) -> tuple[float, float]:
        """Return kilometres east and north of the middle."""
        lon, lat = radians((point[0] - self._lon + 180) % 360 - 180), radians(point[1])
        middle = radians(self._lat)
        cosine = sin(middle) * sin(lat) + cos(middle) * cos(lat) * cos(lon)
        k = EARTH_RADIUS_KM * sqrt(2 / max(1 + cosine, 1e-9))
        x = cos(lat) * sin(lon)
        y = cos(middle) * sin(lat) - sin(middle) * cos(lat) * cos(lon)
        return k * x, k * y


def _middle(points: Sequence[Point]) -> Point:
    """Return the middle of the points; their longitudes may lie on both sides of 180."""
    if not points:
        raise ValueError("a map needs a point to be drawn around")
    first = points[0][0]
    turned = [(lon - first + 180) % 360 - 180 for lon, _ in points]
    lon = first + (min(turned) + max(turned)) / 2
    lats = [lat for _, lat in points]
    return (lon + 180) % 360 - 180, (min(lats) + max(lats)) / 2


def disc(point: Point, km: float) -> list[Point]:
    """Return corners of a circle around a point, for fitting a frame to it."""
    lon, lat = point
    north = degrees(km / EARTH_RADIUS_KM)
    east = north / max(cos(radians(lat)), 0.05)
    return [(lon + east, lat), (lon - east, lat), (lon, lat + north), (lon, lat - north)]
