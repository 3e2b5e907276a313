"""The territory of pledges as codes and geometry, in GeoJSON."""

from collections.abc import Mapping
from typing import Any

from parley import pipeline
from parley.records import Place, Test


def territory_of(tests: Mapping[str, Test]) -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection with a feature for each place of each pledge.

    Args:
        tests: The test of each pledge by the pledge's name; those without an area have no feature.
    """
    return {
        "type": "FeatureCollection",
        "features": [
            _feature(name, place, test.area.radius_km)
            for name, test in tests.items()
            if test.area is not None
            for place in test.area.places
        ],
    }


def _feature(pledge: str, place: Place, radius_km: float) -> dict[str, Any]:
    geometry, drawn = pipeline.outline(place, radius_km=radius_km)
    return {
        "type": "Feature",
        "geometry": geometry,
        "properties": {
            "pledge": pledge,
            "name": place.name,
            "mention": place.mention,
            "precision": place.precision,
            "country": place.country,
            "admin1": place.admin1,
            "geonameid": place.geonameid,
            "drawn": drawn,
        },
    }
