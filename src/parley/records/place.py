"""A place on the map, and the area a pledge speaks of."""

from dataclasses import dataclass

from parley.errors import InvalidRecord

PRECISIONS = ("point", "town", "area", "admin1", "country", "everywhere")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in a text and found in the gazetteer.

    Attributes:
        name: As commonly written in English (`Kyiv`, `Chernihiv`).
        mention: As the text writes it (`Kiev`).
        country: ISO 3166-1 alpha-3 code, `""` where unknown.
        admin1: GeoNames first-order code such as `UA.13`, `""` where it has none.
        latitude: Degrees north of the equator, `None` where the gazetteer has no point.
        longitude: Degrees east of Greenwich.
        precision: One of `PRECISIONS`: `town` for a settlement, `area` for "around" or
            "in the direction of" one, `admin1` for a province, `country`.
        geonameid: Its GeoNames number, 0 where it has none.
    """

    name: str
    mention: str
    country: str = ""
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "town"
    geonameid: int = 0

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise InvalidRecord(f"place precision {self.precision!r} is not one of {PRECISIONS}")
        if self.latitude is not None and not -90 <= self.latitude <= 90:
            raise InvalidRecord(f"{self.name}: latitude {self.latitude} is outside -90..90")
        if self.longitude is not None and not -180 <= self.longitude <= 180:
            raise InvalidRecord(f"{self.name}: longitude {self.longitude} is outside -180..180")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where a pledge's acts are counted: any of its places.

    Attributes:
        names: Place names as printed, in order.
        places: The gazetteer's answer for each; a province by its code, a town by a circle.
        radius_km: Reach around a town or point of the area.
    """

    names: tuple[str, ...]
    places: tuple[Place, ...] = ()
    radius_km: float = 50.0

    def __post_init__(self) -> None:
        if self.radius_km <= 0:
            raise InvalidRecord(f"area radius {self.radius_km} km must be above 0")
