"""Small event tables of a made-up conflict, in the shape of `records.event_schema()`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa

from parley.records import Area, Dataset, Place, Test, event_schema, mark_bit

ZONE = ZoneInfo("Europe/Kyiv")
BEGIN = datetime(2031, 5, 15, tzinfo=ZONE)
LONG_AFTER = date(2032, 6, 1)
TOWN = Place(name="Vessen", mention="Vessen", latitude=50.0, longitude=30.0, precision="town")


@dataclass(frozen=True, kw_only=True)
class Event:
    """One row; `day` counts from the day of the pledge."""

    day: float
    hour: float | None = None
    place: str = "Vessen"
    admin1: str = ""
    latitude: float | None = 50.0
    longitude: float | None = 30.0
    type: str = "ASSAULT"
    label: str = "shelling"
    count: float = 1.0
    source: str = ""
    target: str = ""
    days: int = 1
    seen_days: float | None = None
    mark: str = ""


def table(events: Iterable[Event], dataset: str = "watch", begin: datetime = BEGIN) -> pa.Table:
    """Return events as an Arrow table."""
    midnight = datetime(begin.year, begin.month, begin.day, tzinfo=begin.tzinfo)
    rows = []
    for number, event in enumerate(events, start=1):
        start = (midnight + timedelta(days=event.day)).astimezone(UTC)
        end = (midnight + timedelta(days=event.day + event.days)).astimezone(UTC)
        if event.hour is not None:
            start += timedelta(hours=event.hour)
            end = start + timedelta(minutes=1)
        rows.append(
            {
                "dataset": dataset, "row": number, "id": str(number), "begin": start, "end": end,
                "clock": event.hour is not None, "place": event.place, "admin1": event.admin1,
                "country": "", "latitude": event.latitude, "longitude": event.longitude,
                "precision": "town", "source": event.source, "target": event.target,
                "type": event.type, "label": event.label, "count": event.count,
                "fatalities": None, "marks": mark_bit(event.mark) if event.mark else 0,
                "first_seen": None if event.seen_days is None
                else end + timedelta(days=event.seen_days),
            }
        )  # fmt: skip
    schema = event_schema()
    columns = [
        pa.array([row[field.name] for row in rows], field.type.value_type).dictionary_encode()
        if pa.types.is_dictionary(field.type)
        else pa.array([row[field.name] for row in rows], field.type)
        for field in schema
    ]
    return pa.table(dict(zip(schema.names, columns, strict=True)))


def dataset(events: Sequence[Event], name: str = "watch", **fields: object) -> Dataset:
    """Return the manifest of a made-up file, which runs on for a year."""
    known: dict[str, object] = {
        "name": name, "file": f"{name}.csv", "sha256": "0" * 64, "format": "mapped",
        "witness": "acts", "rows": len(events), "first_day": date(2031, 1, 1),
        "last_day": date(2032, 5, 1),
        "latest_seen": datetime(2032, 5, 1, tzinfo=UTC)
        if any(e.seen_days is not None for e in events) else None,
    }  # fmt: skip
    return Dataset(**(known | fields))  # type: ignore[arg-type]


def daily(per_day: float, days: Iterable[int], **fields: object) -> list[Event]:
    """Return so many events a day; below one, an event every few days."""
    events = []
    for n, day in enumerate(days):
        times = int((n + 1) * per_day) - int(n * per_day)
        events += [Event(day=day, place=f"Vessen {i}", **fields) for i in range(times)]  # type: ignore[arg-type]
    return events


def a_test(**fields: object) -> Test:
    """Return a test of a pledge to cease fire around Vessen."""
    known: dict[str, object] = {
        "pledge": "P1", "act": "cease", "begin": BEGIN, "defaults": ("baseline_days",),
        "area": Area(names=("Vessen",), places=(TOWN,), radius_km=20.0),
    }  # fmt: skip
    return Test(**(known | fields))  # type: ignore[arg-type]
