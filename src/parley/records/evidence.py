"""A row of an event file as it bears on a pledge: counted, or set apart and why."""

from dataclasses import dataclass
from datetime import datetime

from parley.errors import InvalidRecord

#: Where a row falls in time.
WINDOWS = ("before", "after", "")
#: How far around its point a row may have happened, in km, for drawing; a precision says no more
#: than which of these sizes it is.
EXTENT_KM = {"point": 0.5, "town": 5.0, "area": 20.0, "admin1": 80.0, "country": 300.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One row of an event file beside a test.

    Attributes:
        test: Identity of the test.
        dataset: Name of the data set.
        row: 1-based data row in its file.
        begin: Start of the row's interval, in the time zone of the pledge.
        end: Its end, exclusive.
        clock: Whether the file gives a time of day.
        label: The file's own class.
        type: PLOVER type, `""` where none fits.
        place: As the file writes it.
        admin1: The same, of the province.
        latitude: Degrees, `None` where the file has none.
        longitude: Degrees.
        precision: One of `records.PRECISIONS`.
        count: Units of the act.
        inside: Whether it lies in the pledge's area.
        window: One of `WINDOWS`; `""` where it is set apart.
        horizon: The shortest horizon that counts it, `""` before the pledge.
        apart: Why it is not counted, in words; `""` where it is.
    """

    test: str
    dataset: str
    row: int
    begin: datetime
    end: datetime
    clock: bool
    label: str = ""
    type: str = ""
    place: str = ""
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "town"
    count: float = 1.0
    inside: bool = True
    window: str = ""
    horizon: str = ""
    apart: str = ""

    def __post_init__(self) -> None:
        if self.window not in WINDOWS:
            raise InvalidRecord(f"window {self.window!r} is not one of {WINDOWS}")
        if bool(self.apart) == bool(self.window):
            raise InvalidRecord(
                f"{self.dataset} row {self.row}: a row is counted in a window or set apart, with "
                "the reason"
            )

    @property
    def is_counted(self) -> bool:
        """Whether the finding counts it."""
        return not self.apart

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude, `None` where it has none that can be drawn."""
        if self.latitude is None or self.longitude is None:
            return None
        on_earth = abs(self.latitude) <= 90 and abs(self.longitude) <= 180
        return (self.longitude, self.latitude) if on_earth else None

    @property
    def extent_km(self) -> float:
        """How far around its point it may have happened, 0 where that is not known."""
        return EXTENT_KM.get(self.precision, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The ground that a place of a pledge's area covers, for a map.

    Attributes:
        test: Identity of the test.
        name: Of the place.
        corners: Longitudes and latitudes, in order around it.
    """

    test: str
    name: str
    corners: tuple[tuple[float, float], ...]
