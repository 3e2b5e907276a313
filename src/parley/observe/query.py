"""The one query that turns the text rows of a file into events."""

from parley.observe.layout import FIELD_TYPES, Layout
from parley.observe.moments import to_utc
from parley.records import mark_bit

#: How long an act lasts of which only the moment is known, so that no interval is empty.
_INSTANT = "INTERVAL 1 SECOND"
#: The shortest horizon of a test: a row whose days span more is vague in time.
_SHORTEST = "INTERVAL 24 HOUR"


def event_query(layout: Layout) -> str:
    """Return the one query that types all rows of a file."""
    fields = ", ".join(f'{layout.expression(name)} AS "{name}"' for name in FIELD_TYPES)
    end = layout.end
    checks = "".join(
        f", coalesce({check.condition}, false) AS check_{place}"
        for place, check in enumerate(layout.checks)
    )
    typed = (
        f"SELECT {fields}, {layout.begin.day} AS begin_day, {layout.begin.instant} AS begin_at, "
        f"{end.day if end else 'NULL::DATE'} AS end_day, "
        f"{end.instant if end else 'NULL::TIMESTAMP'} AS end_at, {layout.same} AS same, "
        f"{layout.discovery} AS is_discovery, {layout.vague_time} AS is_vague, "
        f"coalesce({layout.keep}, false) AS keep{checks} FROM raw"
    )
    zone = layout.zone
    begin = f"coalesce(begin_at, {to_utc('CAST(begin_day AS TIMESTAMP)', zone)})"
    # days are closed, moments half-open; an end before its beginning says nothing
    last = "greatest(coalesce(end_day, begin_day), begin_day)"
    after = to_utc(f"CAST({last} + 1 AS TIMESTAMP)", zone)
    by_moment = f"CASE WHEN end_at > begin_at THEN end_at ELSE begin_at + {_INSTANT} END"
    stop = (
        f"CASE WHEN begin_at IS NULL THEN {after} WHEN end_at IS NULL AND end_day IS NOT NULL "
        f"THEN {after} ELSE {by_moment} END"
    )
    # counted in days, as a day of 25 hours in October is still one day
    vague = (
        f"is_vague OR CASE WHEN begin_at IS NULL THEN to_days(CAST({last} - begin_day + 1 AS "
        f"INTEGER)) > {_SHORTEST} ELSE {stop} - begin_at > {_SHORTEST} END"
    )
    somewhere = "latitude IS NOT NULL AND longitude IS NOT NULL"
    coarse = "precision IN ('admin1', 'country', 'everywhere')"
    named = "concat(place, admin1, country) <> ''"
    marks = {
        "vague-time": vague,
        "vague-place": f"{coarse} AND ({somewhere} OR {named})",
        "discovery": "is_discovery",
        "no-date": "begin_day IS NULL",
        "no-place": f"NOT ({somewhere}) AND NOT ({named})",
    }
    bits = " + ".join(
        f"CASE WHEN {condition} THEN {mark_bit(mark)} ELSE 0 END"
        for mark, condition in marks.items()
    )
    outputs = ", ".join(f'"{name}"' for name in FIELD_TYPES)
    tally = "".join(f", check_{place}" for place in range(len(layout.checks)))
    return (
        f'SELECT {outputs}, {begin} AS "begin", {stop} AS "end", begin_at IS NOT NULL AS clock, '
        f"CAST({bits} AS INTEGER) AS marks, begin_day AS day, same, keep{tally} FROM ({typed})"
    )
