"""The one query that turns the text rows of a file into events."""

from collections.abc import Sequence

from parley.observe.layout.layout import FIELD_TYPES, Check, Layout, plain
from parley.observe.layout.moments import to_utc
from parley.records import mark_bit

#: How long an act lasts of which only the moment is known, so that no interval is empty.
_INSTANT = "INTERVAL 1 SECOND"
#: The shortest horizon of a test: a row whose days span more is vague in time.
_SHORTEST = "INTERVAL 24 HOUR"
#: Data sets have served years such as 0025; a year without its century is of this one.
_CENTURY = "INTERVAL 2000 YEAR"
_NO_CENTURY = "year({}) < 100"

#: What is looked for in any file. The conditions speak of typed columns.
_ALWAYS = (
    Check(
        condition=f"{_NO_CENTURY.format('raw_day')} OR {_NO_CENTURY.format('raw_end')}",
        what="a year without its century, such as 0025: read as 2025",
        outcome="repaired",
        value=f"CAST(CASE WHEN {_NO_CENTURY.format('raw_day')} THEN raw_day ELSE raw_end END "
        "AS VARCHAR)",
    ),
    Check(
        condition="raw_fatalities < 0",
        what="fatalities below zero: read as unknown",
        outcome="repaired",
        value=plain("raw_fatalities"),
    ),
    Check(
        condition='"count" < 0',
        what="its count is below zero",
        outcome="refused",
        value=plain('"count"'),
    ),
    Check(
        condition="first_seen < begin_day - INTERVAL 1 DAY",
        what="became public before the day it is dated: its date must be wrong",
        value="CAST(first_seen AS VARCHAR)",
    ),
    Check(
        condition="end_day < begin_day OR end_at < begin_at",
        what="ends before it begins: its end is not used",
        value="CAST(coalesce(end_at, CAST(end_day AS TIMESTAMP)) AS VARCHAR)",
    ),
)


def checks_of(layout: Layout) -> tuple[Check, ...]:
    """Return every check that `event_query` makes, in the order of its columns."""
    return (*layout.checks, *_ALWAYS)


def event_query(layout: Layout) -> str:
    """Return the one query that types all rows of a file.

    Its columns are those of `FIELD_TYPES`, `begin`, `end`, `clock`, `marks`, `day`, `same`,
    `keep`, `content` and `check_0` and on, one a check of `checks_of`, with `told_0` and on for
    the values of those that tell one. Its rows are in the order of the file.
    """
    kept = ", ".join(
        f'"{name}"' for name in FIELD_TYPES if name not in ("fatalities", "first_seen")
    )
    of_file = _told_columns(layout.checks)
    dated = (
        f"SELECT {kept}, CASE WHEN raw_fatalities >= 0 THEN raw_fatalities END AS fatalities, "
        f"raw_fatalities, raw_day, raw_end, {this_century('raw_seen')} AS first_seen, "
        f"{this_century('raw_day', 'DATE')} AS begin_day, "
        f"{this_century('raw_at')} AS begin_at, {this_century('raw_end', 'DATE')} AS end_day, "
        f"{this_century('raw_end_at')} AS end_at, same, is_discovery, span, keep, "
        f"content{of_file}{', line' if layout.is_windowed else ''} FROM ({_typed(layout)})"
    )
    query = _events(layout, dated)
    return f"{query} ORDER BY line" if layout.is_windowed else query


def _told_columns(checks: Sequence[Check]) -> str:
    return "".join(
        f", check_{place}{f', told_{place}' if check.value else ''}"
        for place, check in enumerate(checks)
    )


def _checking(checks: Sequence[Check], start: int = 0) -> str:
    """Return SQL of whether each check catches a row, and of the value it then tells."""
    return "".join(
        f", coalesce({check.condition}, false) AS check_{place}"
        + (
            f", CASE WHEN {check.condition} THEN {check.value} END AS told_{place}"
            if check.value
            else ""
        )
        for place, check in enumerate(checks, start=start)
    )


def _typed(layout: Layout) -> str:
    """Return SQL of the rows with typed cells, as written."""
    renamed = {"fatalities": "raw_fatalities", "first_seen": "raw_seen"}
    fields = ", ".join(
        f'{layout.expression(name)} AS "{renamed.get(name, name)}"' for name in FIELD_TYPES
    )
    end = layout.end
    # a window puts rows into its own order, so each remembers where it stood
    source = "(SELECT *, row_number() OVER () AS line FROM raw)" if layout.is_windowed else "raw"
    return (
        f"SELECT {fields}, {layout.begin.day} AS raw_day, {layout.begin.instant} AS raw_at, "
        f"{end.day if end else 'NULL::DATE'} AS raw_end, "
        f"{end.instant if end else 'NULL::TIMESTAMP'} AS raw_end_at, {layout.same} AS same, "
        f"{layout.discovery} AS is_discovery, {layout.span or 'NULL'} AS span, "
        f"coalesce({layout.keep}, false) AS keep, {layout.content or 'NULL'} AS content"
        f"{_checking(layout.checks)}{', line' if layout.is_windowed else ''} FROM {source}"
    )


def this_century(value: str, kind: str = "TIMESTAMP") -> str:
    """Return SQL of a day or moment, moved to this century where its year has none."""
    moved = f"CAST({value} + {_CENTURY} AS {kind})"
    return f"CASE WHEN {_NO_CENTURY.format(value)} THEN {moved} ELSE {value} END"


def _events(layout: Layout, dated: str) -> str:
    zone = layout.zone
    first, last = _days(layout)
    begin = f"coalesce(begin_at, {to_utc(f'CAST({first} AS TIMESTAMP)', zone)})"
    after = to_utc(f"CAST({last} + 1 AS TIMESTAMP)", zone)
    by_moment = f"CASE WHEN end_at > begin_at THEN end_at ELSE begin_at + {_INSTANT} END"
    stop = (
        f"CASE WHEN begin_at IS NULL THEN {after} WHEN end_at IS NULL AND end_day IS NOT NULL "
        f"THEN {after} ELSE {by_moment} END"
    )
    # counted in days, as a day of 25 hours in October is still one day
    vague = (
        f"CASE WHEN span = 'vague' THEN true WHEN begin_at IS NULL THEN "
        f"to_days(CAST({last} - {first} + 1 AS INTEGER)) > {_SHORTEST} "
        f"ELSE {stop} - begin_at > {_SHORTEST} END"
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
    of_file = _told_columns(layout.checks)
    always = _checking(_ALWAYS, start=len(layout.checks))
    return (
        f'SELECT {outputs}, {begin} AS "begin", {stop} AS "end", begin_at IS NOT NULL AS clock, '
        f"CAST({bits} AS INTEGER) AS marks, begin_day AS day, same, keep, "
        f"content{of_file}{always}{', line' if layout.is_windowed else ''} "
        f"FROM ({dated})"
    )


def _days(layout: Layout) -> tuple[str, str]:
    """Return SQL of the first and last day of a row; days are closed, moments half-open."""
    # an end before its beginning says nothing
    last = "greatest(coalesce(end_day, begin_day), begin_day)"
    if not layout.span:
        return "begin_day", last
    first = (
        "CASE span WHEN 'week' THEN begin_day - 3 "
        "WHEN 'month' THEN CAST(date_trunc('month', begin_day) AS DATE) "
        "WHEN 'year' THEN CAST(date_trunc('year', begin_day) AS DATE) ELSE begin_day END"
    )
    end_of_year = "CAST(date_trunc('year', begin_day) + INTERVAL 1 YEAR - INTERVAL 1 DAY AS DATE)"
    last = (
        "CASE span WHEN 'week' THEN begin_day + 3 WHEN 'month' THEN last_day(begin_day) "
        f"WHEN 'year' THEN {end_of_year} ELSE {last} END"
    )
    return f"({first})", f"({last})"
