"""Columns by their usual names, for event files that no mapping describes."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

#: Names that event files give a column, best first; compared without case, spaces and dashes.
#: `source` is left out of the actors, as in event files it nearly always names the report.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": (
            "id", "event_id", "event_id_cnty", "data_id", "globaleventid", "entry", "incident_id",
            "record_id", "report_id", "uid", "uuid", "rid", "objectid", "fid",
        ),
        "date": (
            "event_date", "date", "date_start", "start_date", "started_at", "time_start",
            "start_time", "begin", "start", "datetime", "date_time", "event_datetime",
            "alertdate", "incident_date", "occurred_at", "sqldate", "report_date", "reported_date",
            "day", "time", "timestamp",
        ),
        "end": (
            "date_end", "end_date", "finished_at", "ended_at", "time_end", "end_time", "end",
            "finish", "enddate",
        ),
        "time": ("time", "clock", "hour", "event_time", "local_time"),
        "latitude": ("latitude", "lat", "y", "lat_dd", "actiongeo_lat", "geo_lat"),
        "longitude": (
            "longitude", "lon", "lng", "long", "x", "lon_dd", "actiongeo_long", "geo_lon",
        ),
        "place": (
            "place", "town", "location", "city", "settlement", "placename", "place_name",
            "village", "locality", "location_name", "where", "site", "affected_place",
        ),
        "admin1": (
            "admin1", "adm_1", "adm1", "province", "oblast", "region", "governorate", "state",
            "affected_region", "admin_1",
        ),
        "country": ("country", "country_name", "nation"),
        "source": (
            "attacker", "perpetrator", "actor", "actor1", "source_actor", "side_a", "actor_name",
            "initiator", "responsible",
        ),
        "target": ("victim", "actor2", "target_actor", "side_b", "recipient_name", "recipient"),
        "class": (
            "event_type", "event_group", "type", "category", "class", "event_class", "kind",
            "sub_event_type", "type_of_attack", "incident_type", "category_desc", "event_mode",
            "type_of_btg",
        ),
        "count": (
            "count", "n", "number", "events", "n_events", "num_events", "launched", "strikes",
            "attacks", "incidents", "violations", "alerts",
        ),
        "fatalities": ("fatalities", "killed", "deaths", "best", "dead", "n_killed", "fatal"),
        "first_seen": (
            "first_seen", "first_seen_utc", "first_reported", "published", "published_at",
            "publication_date", "created_at", "added", "date_added", "dateadded", "seen_at",
        ),
    }
)  # fmt: skip

#: Columns of free words that describe a row, in the order they are read.
TEXT_NAMES = (
    "title",
    "headline",
    "summary",
    "description",
    "event_text",
    "notes",
    "text",
    "details",
)
#: Columns that say who reports, not what happened: two links to one act are still one act.
_LINK = re.compile(r"(^|_)(url|urls|link|links|source_url|sources?|geolocation|tweet|proof)(_|$)")
_UNIT_NAMES = ("unit", "unit_name", "formation", "brigade")


def fold(name: str) -> str:
    """Return a column name in lower case, with runs of other signs as one underscore."""
    return re.sub(r"[^0-9a-z]+", "_", name.strip().lower()).strip("_")


def usual(key: str, names: Iterable[str]) -> str | None:
    """Return the column of a file that usually means `key`, `None` where there is none."""
    by_fold = {fold(name): name for name in reversed(tuple(names))}
    return next((by_fold[usual] for usual in USUAL_NAMES[key] if usual in by_fold), None)


def texts(names: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of free words that describe a row."""
    by_fold = {fold(name): name for name in names}
    return tuple(by_fold[text] for text in TEXT_NAMES if text in by_fold)


def unit(names: Iterable[str]) -> str | None:
    """Return the column that names a military unit, `None` where there is none."""
    return next((name for name in names if fold(name) in _UNIT_NAMES), None)


def is_link(name: str) -> bool:
    """Tell whether a column says who reports rather than what happened."""
    return bool(_LINK.search(fold(name)))


def is_cumulative(name: str) -> bool:
    """Tell whether a column holds a running total."""
    return bool(re.search(r"(^|_)(cum|cumulative|running|total_to_date)(_|$)", fold(name)))
