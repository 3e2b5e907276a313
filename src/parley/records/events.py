"""Events in volume: one Arrow schema, the marks a row can carry, and where the rows came from."""

from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from parley.errors import InvalidRecord

#: What keeps a row out of a count, and why; rows are marked, never dropped.
MARKS = MappingProxyType(
    {
        "duplicate": "repeats an earlier row of the same file",
        "vague-time": "its days span more than the test's shortest horizon",
        "vague-place": "its place is no finer than a province or a country",
        "discovery": "records something found later, not an act of that day",
        "no-date": "has no readable date",
        "no-place": "has neither coordinates nor a place name",
        "bad-coordinates": "its coordinates are off the map or look swapped",
        "party-voice": "only one party to the conflict tells it",
        "withdrawn": "only earlier copies of the file hold it",
        "revised": "earlier copies of the file told it otherwise",
    }
)

WITNESSES = MappingProxyType(
    {
        "acts": "rows record acts of force, one a row",
        "positions": "rows record where units stood on a day",
        "warnings": "rows record alarms, a proxy for fire",
        "casualties": "rows record harm, by day, sometimes found later",
        "media": "rows are coded by machine from news: never the sole basis of a verdict",
        "agreements": "rows record signed texts and ceasefires, which are no acts: shown, never "
        "counted",
    }
)


#: Format of the data set that is made of what articles report to have happened.
REPORTED = "reported"


def event_schema() -> Any:  # noqa: ANN401  (pyarrow ships no types)
    """Return the Arrow schema of an event table; one row an act.

    Columns: `dataset` (its name), `row` (1-based data row in the file), `id` (the data set's
    own), `begin` and `end` (UTC microseconds, a half-open interval: `end` is exclusive), `clock`
    (true where the file gives a time of day), `place`, `admin1`, `country` (as the file writes
    them), `latitude`, `longitude` (degrees), `precision` (one of records.PRECISIONS), `source`
    and `target` (actors as the file writes them, `""` where it codes none), `type` (PLOVER,
    `""` where none fits), `label` (the file's own class), `count` (units of the act: 1 a row
    unless the file tallies), `fatalities` (null where not recorded), `first_seen` (UTC, null
    where the file does not say), `marks` (bit set over MARKS, in their order).
    """
    import pyarrow as pa

    text = pa.dictionary(pa.int32(), pa.string())
    moment = pa.timestamp("us", tz="UTC")
    return pa.schema(
        [
            ("dataset", text), ("row", pa.int64()), ("id", pa.string()),
            ("begin", moment), ("end", moment), ("clock", pa.bool_()),
            ("place", text), ("admin1", text), ("country", text),
            ("latitude", pa.float64()), ("longitude", pa.float64()), ("precision", text),
            ("source", text), ("target", text), ("type", text), ("label", text),
            ("count", pa.float64()), ("fatalities", pa.float64()),
            ("first_seen", moment), ("marks", pa.int32()),
        ]
    )  # fmt: skip


def mark_bit(mark: str) -> int:
    """Return the bit of a mark.

    Raises:
        InvalidRecord: No such mark.
    """
    if mark not in MARKS:
        raise InvalidRecord(f"{mark!r} is no mark; marks are {', '.join(MARKS)}")
    return 1 << list(MARKS).index(mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One event file as it was read: what a count can be traced to.

    Attributes:
        name: Its name in findings and briefs.
        file: File name.
        sha256: Of the file's bytes.
        format: A known format such as `acled` or `ucdp-ged`, `mapped` for any other, or `REPORTED`.
        witness: One of `WITNESSES`.
        rows: Data rows in the file; rows in the table, skipped and filtered ones add up to it.
        skipped: (row, reason) of rows that could not become events.
        repaired: (row, what) of rows with a value that was changed so that they could be read; row
            0 is the header.
        doubted: (row, what) of rows kept as written though something in them cannot be right.
        filtered: Number of rows that the mapping's `where` leaves out.
        marked: (mark, number of rows) for every mark that occurs.
        first_day: First day with a row.
        last_day: Last day with a row.
        latest_seen: Latest `first_seen`, `None` where the file has none.
        guesses: What was assumed about the columns, in words.
        notes: Known traps of the data set, in words.
        versions: (file, SHA-256, day it was published) of each copy, where the rows of several
            copies of one file are held against each other.
    """

    name: str
    file: str
    sha256: str
    format: str
    witness: str
    rows: int
    skipped: tuple[tuple[int, str], ...] = ()
    repaired: tuple[tuple[int, str], ...] = ()
    doubted: tuple[tuple[int, str], ...] = ()
    filtered: int = 0
    marked: tuple[tuple[str, int], ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    latest_seen: datetime | None = None
    guesses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    versions: tuple[tuple[str, str, date], ...] = ()

    def __post_init__(self) -> None:
        if self.witness not in WITNESSES:
            raise InvalidRecord(f"witness {self.witness!r} is not one of {', '.join(WITNESSES)}")
