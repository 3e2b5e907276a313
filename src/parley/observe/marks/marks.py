"""Marks that need all rows of a file at once: repeated acts, and coordinates that stand out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from parley.records import MARKS, mark_bit

#: A point this far from the file's middle, whose swap is within the near reach, looks swapped.
#: Degrees; the largest theatres of war span about 20, so a mistaken hit needs a file of the world.
_FAR_DEGREES = 15.0
#: Share of the file's points, around the middle, that "near its other rows" is measured by.
_CORE = (5, 95)
_CORE_MARGIN_DEGREES = 1.0
#: Points needed before the file has a middle worth comparing with.
_ENOUGH = 10
#: Share of a file's points that must come nearer to the places asked about when swapped, for the
#: columns themselves to look swapped; a file of the whole world never has it.
_WHOLE_FILE = 0.9
#: How much nearer, in degrees: of a theatre whose latitudes are like its longitudes, chance does
#: not tell the two apart. And how near the nearest: a file of another war comes no nearer.
_NEARER_DEGREES = 5.0
_THERE_DEGREES = 2.0
_OFF_MAP = "coordinates off the map or at 0, 0: kept as written, and not placed by them"
_SWAPPED = "latitude and longitude that look swapped: kept as written, and not placed by them"
_WHOLE_NOTE = (
    "lon-lat order? All {n} points come near the places asked about only with latitude and "
    "longitude swapped: kept as written and not placed; correct the header of the file"
)

#: Latitude and longitude in degrees.
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misplaced:
    """Rows whose coordinates cannot be right.

    Attributes:
        off_map: Rows outside the globe or at 0, 0; shape (N,) of bool.
        swapped: Rows whose latitude and longitude look swapped; shape (N,) of bool.
        is_whole_file: Whether the columns themselves look swapped.
    """

    off_map: Any
    swapped: Any
    is_whole_file: bool = False


def repeats(same: Any) -> Any:  # noqa: ANN401  (numpy is imported late)
    """Return which rows repeat an earlier row of the file.

    Args:
        same: Masked 64-bit key a row; shape (N,).

    Returns:
        Booleans; shape (N,). A masked key repeats nothing.
    """
    import numpy as np

    repeated = np.ones(len(same), bool)
    _, first = np.unique(same.data, return_index=True)
    repeated[first] = False
    return repeated & ~np.ma.getmaskarray(same)


def misplaced(latitude: Any, longitude: Any, near: Sequence[Point] = ()) -> Misplaced:  # noqa: ANN401
    """Return which rows have coordinates that are off the map or look swapped.

    Args:
        latitude: Degrees north, NaN where not given; shape (N,).
        longitude: Degrees east, NaN where not given; shape (N,).
        near: Places (latitude, longitude) that the file is expected to be about.
    """
    import numpy as np

    given = ~(np.isnan(latitude) | np.isnan(longitude))
    outside = given & ((np.abs(latitude) > 90) | (np.abs(longitude) > 180))
    # the point where failed geocoding lands; nobody fights in the Gulf of Guinea at 0, 0 exactly
    off_map = outside | (given & (latitude == 0) & (longitude == 0))
    if near and _columns_swapped(latitude[given], longitude[given], near):
        return Misplaced(off_map=off_map, swapped=given, is_whole_file=True)
    on_map = given & ~off_map
    if on_map.sum() < _ENOUGH:
        return Misplaced(off_map=off_map, swapped=np.zeros(len(latitude), bool))
    south, north = _core(latitude[on_map])
    west, east = _core(longitude[on_map])
    away_north = np.abs(latitude - np.median(latitude[on_map]))
    away_east = np.abs(longitude - np.median(longitude[on_map]))
    far = np.maximum(away_north, away_east) > _FAR_DEGREES
    fits = (longitude >= south) & (longitude <= north) & (latitude >= west) & (latitude <= east)
    return Misplaced(off_map=off_map, swapped=given & far & fits)


def _columns_swapped(latitude: Any, longitude: Any, near: Sequence[Point]) -> bool:  # noqa: ANN401
    """Return whether nearly all points come near the places asked about only when swapped."""
    import numpy as np

    if not len(latitude):
        return False

    def degrees_away(north: Any, east: Any) -> Any:  # noqa: ANN401
        gaps = [np.maximum(np.abs(north - n), np.abs(east - e)) for n, e in near]
        return np.minimum.reduce(gaps)

    written, swapped = degrees_away(latitude, longitude), degrees_away(longitude, latitude)
    nearer = (swapped <= _FAR_DEGREES) & (written - swapped >= _NEARER_DEGREES)
    return bool(nearer.mean() >= _WHOLE_FILE and swapped.min() <= _THERE_DEGREES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A file's table with the marks that compare rows.

    Attributes:
        table: In the shape of records.event_schema().
        doubted: (rows, what) of rows kept as written although their coordinates cannot be right.
        notes: What holds of the whole file.
    """

    table: Any
    doubted: tuple[tuple[tuple[int, ...], str], ...]
    notes: tuple[str, ...]


def mark_rows(
    table: Any,  # noqa: ANN401
    same: Any,  # noqa: ANN401
    near: Sequence[Point] = (),
    *,
    is_id_own: bool = False,
) -> Marked:
    """Return a file's table with the marks that compare rows, and what to say of them.

    Args:
        table: In the shape of records.event_schema(), of one file.
        same: Masked 64-bit key a row; shape (N,).
        near: Places (latitude, longitude) that the file is expected to be about.
        is_id_own: Whether a second row with an id repeats the first, whatever its key.
    """
    wrong = misplaced(_floats(table, "latitude"), _floats(table, "longitude"), near)
    repeated = repeats(same)
    if is_id_own:
        repeated = repeated | repeats(_ids(table))
    table = with_mark(table, "duplicate", repeated)
    table = with_mark(table, "bad-coordinates", wrong.off_map | wrong.swapped)
    rows = table.column("row").to_numpy()
    found = [(wrong.off_map & ~wrong.swapped, _OFF_MAP)]
    if not wrong.is_whole_file:
        found.append((wrong.swapped, _SWAPPED))
    return Marked(
        table=table,
        doubted=tuple((tuple(rows[at].tolist()), what) for at, what in found if at.any()),
        notes=(_WHOLE_NOTE.format(n=wrong.swapped.sum()),) if wrong.is_whole_file else (),
    )


def _ids(table: Any) -> Any:  # noqa: ANN401
    """Return a masked number for each id; shape (N,). A row without one is masked."""
    import numpy as np
    import pyarrow.compute as pc

    codes = table.column("id").combine_chunks().dictionary_encode()
    blank = pc.equal(table.column("id"), "").to_numpy()
    return np.ma.masked_array(codes.indices.to_numpy(), blank)


def with_mark(table: Any, mark: str, at: Any) -> Any:  # noqa: ANN401
    """Return a table with a mark set on some rows.

    Args:
        table: In the shape of records.event_schema().
        mark: One of records.MARKS.
        at: Booleans; shape (N,).
    """
    import numpy as np
    import pyarrow as pa

    marks = table.column("marks").to_numpy().copy()
    marks |= np.where(at, mark_bit(mark), 0).astype(marks.dtype)
    place = table.schema.get_field_index("marks")
    return table.set_column(place, table.schema.field(place), pa.array(marks))


def rows_marked(table: Any, mark: str) -> tuple[int, ...]:  # noqa: ANN401
    """Return the numbers of the rows with a mark."""
    marks = table.column("marks").to_numpy()
    return tuple(table.column("row").to_numpy()[marks & mark_bit(mark) != 0].tolist())


def count_marks(table: Any) -> tuple[tuple[str, int], ...]:  # noqa: ANN401
    """Return (mark, number of rows) for every mark that occurs in a table."""
    import numpy as np

    marks = table.column("marks").to_numpy()
    counts = {mark: int(np.count_nonzero(marks & mark_bit(mark))) for mark in MARKS}
    return tuple((mark, count) for mark, count in counts.items() if count)


def _core(values: Any) -> tuple[float, float]:  # noqa: ANN401
    import numpy as np

    low, high = np.percentile(values, _CORE)
    return float(low) - _CORE_MARGIN_DEGREES, float(high) + _CORE_MARGIN_DEGREES


def _floats(table: Any, name: str) -> Any:  # noqa: ANN401
    return table.column(name).to_numpy()
