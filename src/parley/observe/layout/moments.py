"""Dates as files write them, to SQL that yields days and moments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: A cell with a clock time in it, and one whose clock time says nothing (exports add midnight).
_CLOCK = r"\d:\d\d"
_MIDNIGHT = r"[T ]00:00(:00(\.0+)?)?\s*(Z|UTC|[+-]00:?00)?$"
_OFFSET = r"\d:\d\d.*(Z|UTC|[+-]\d\d(:?\d\d)?)$"
_TIMES = ("", " %H:%M:%S", " %H:%M", "T%H:%M:%S", "T%H:%M", " %I:%M:%S %p", " %I:%M %p")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write a date.

    Attributes:
        name: As said to the user.
        pattern: Regular expression (RE2) that the whole cell fits.
        stamp: Template of the SQL for a TIMESTAMP without zone, `{}` standing for the cell.
        is_utc: Whether the stamp is in UTC whatever the mapping's time zone.
        has_clock: Whether every such cell has a clock time, whatever it looks like.
    """

    name: str
    pattern: str
    stamp: str
    is_utc: bool = False
    has_clock: bool = False


def _by_format(*days: str) -> str:
    formats = ", ".join(f"'{day}{time}'" for day in days for time in _TIMES)
    return f"try_strptime({{}}, [{formats}])"


ISO = Form(
    name="YYYY-MM-DD",
    pattern=r"\d{4}[-/]\d{1,2}[-/]\d{1,2}([T ].*)?",
    stamp="try_cast({} AS TIMESTAMP)",
)
DAY_FIRST = Form(
    name="DD/MM/YYYY",
    pattern=r"\d{1,2}[/-]\d{1,2}[/-]\d{4}([T ].*)?",
    stamp=_by_format("%d/%m/%Y", "%d-%m-%Y"),
)
MONTH_FIRST = Form(
    name="MM/DD/YYYY",
    pattern=DAY_FIRST.pattern,
    stamp=_by_format("%m/%d/%Y", "%m-%d-%Y"),
)
#: In order of preference where a file fits several equally well.
FORMS = (
    ISO,
    Form(
        name="DD.MM.YYYY",
        pattern=r"\d{1,2}\.\d{1,2}\.\d{4}([T ].*)?",
        stamp=_by_format("%d.%m.%Y"),
    ),
    DAY_FIRST,
    MONTH_FIRST,
    Form(name="YYYYMMDD", pattern=r"(19|20)\d{6}", stamp=_by_format("%Y%m%d")),
    Form(
        name="YYYYMMDDhhmmss",
        pattern=r"(19|20)\d{12}",
        stamp="try_strptime({}, '%Y%m%d%H%M%S')",
        has_clock=True,
    ),
    Form(
        name="day Month year",
        pattern=r"\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{4}([T ].*)?",
        stamp=_by_format("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y"),
    ),
    Form(
        name="Month day, year",
        pattern=r"[A-Za-z]{3,9}\.? \d{1,2},? \d{4}([T ].*)?",
        stamp=_by_format("%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y"),
    ),
    Form(
        name="seconds since 1970",
        pattern=r"\d{9,10}(\.\d+)?",
        stamp="make_timestamp(cast(1e6 * try_cast({} AS DOUBLE) AS BIGINT))",
        is_utc=True,
        has_clock=True,
    ),
    Form(
        name="milliseconds since 1970",
        pattern=r"\d{12,13}",
        stamp="make_timestamp(1000 * try_cast({} AS BIGINT))",
        is_utc=True,
        has_clock=True,
    ),
)

#: SQL of the moment of a row whose file has days only.
NO_CLOCK = "NULL::TIMESTAMP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """SQL for when: the day in the file's zone, and the moment in UTC where there is a clock.

    Attributes:
        day: Expression of type DATE, null where unreadable.
        instant: Expression of type TIMESTAMP in UTC, null where the cell has no clock time.
        form: The form of date it reads.
    """

    day: str
    instant: str = NO_CLOCK
    form: Form = ISO


#: Tells for how many rows each of some SQL conditions holds.
Count = Callable[..., tuple[int, ...]]


def choose_form(cell: str, count: Count) -> tuple[Form, bool]:
    """Return the form most cells of a column can be read in, and whether another fits as well.

    Args:
        cell: SQL of the column's cell as text.
        count: Counts the rows that fulfil SQL conditions.
    """
    scores = count(*(readable(cell, form) for form in FORMS))
    winners = [form for score, form in zip(scores, FORMS, strict=True) if score == max(scores)]
    return winners[0], max(scores) > 0 and winners[:2] == [DAY_FIRST, MONTH_FIRST]


def readable(cell: str, form: Form) -> str:
    """Return an SQL condition: the cell can be read in this form."""
    # CASE, as AND would let the costly half run on cells that do not fit
    fitting = f"regexp_full_match({cell}, '{form.pattern}')"
    return f"CASE WHEN {fitting} THEN {_stamp(cell, form)} IS NOT NULL ELSE false END"


def has_clock(cell: str, form: Form, count: Count) -> bool:
    """Return whether a column carries clock times, rather than days or midnights only."""
    if form.has_clock:
        return True
    timed = f"regexp_matches({cell}, '{_CLOCK}') AND NOT regexp_matches({cell}, '{_MIDNIGHT}')"
    return count(timed) > (0,)


def moment(cell: str, form: Form, *, zone: str, clock: bool) -> Moment:
    """Return the SQL that reads a cell as a day, and as a moment where it has a clock time.

    Args:
        cell: SQL of the cell as text.
        form: How its dates are written.
        zone: IANA zone of days and clock times without an offset.
        clock: Whether the column carries clock times at all.
    """
    stamp = _stamp(cell, form)
    if not clock:
        return Moment(day=f"CAST({stamp} AS DATE)", form=form)
    if form.is_utc:
        instant = stamp
    else:
        instant = to_utc(stamp, zone)
    if form is ISO:
        absolute = f"timezone('UTC', try_cast({cell} AS TIMESTAMPTZ))"
        instant = (
            f"CASE WHEN regexp_matches({cell}, '{_OFFSET}') THEN {absolute} ELSE {instant} END"
        )
    if not form.has_clock:
        instant = f"CASE WHEN regexp_matches({cell}, '{_CLOCK}') THEN {instant} END"
    day = f"CAST(coalesce({to_local(f'({instant})', zone)}, {stamp}) AS DATE)"
    return Moment(day=day, instant=f"({instant})", form=form)


def of_parts(dates: Sequence[tuple[str, str, str]]) -> tuple[str, str]:
    """Return SQL of a day written in three cells, and of how much it stands for.

    Args:
        dates: SQL of year, month and day; the first date whose year is known is taken. A month or
            day that is no number of one (-1, 0, blank) is unknown.
    """
    days, spans = [], []
    for cells in dates:
        year, month, day = (f"CAST(try_cast({part} AS DOUBLE) AS INTEGER)" for part in cells)
        has_month = f"{month} BETWEEN 1 AND 12"
        has_day = f"{has_month} AND {day} BETWEEN 1 AND 31"
        written = (
            f"format('{{:04d}}-{{:02d}}-{{:02d}}', {year}, CASE WHEN {has_month} THEN {month} "
            f"ELSE 1 END, CASE WHEN {has_day} THEN {day} ELSE 1 END)"
        )
        span = f"WHEN {has_day} THEN 'day' WHEN {has_month} THEN 'month' ELSE 'year' END"
        days.append(f"CASE WHEN {year} > 0 THEN try_cast({written} AS DATE) END")
        spans.append(f"WHEN {year} > 0 THEN CASE {span}")
    return f"coalesce({', '.join(days)})", f"CASE {' '.join(spans)} END"


def mixes_offsets(cell: str) -> tuple[str, str]:
    """Return SQL conditions: a cell with a clock time and an offset, and one without offset."""
    timed = f"regexp_matches({cell}, '{_CLOCK}')"
    offset = f"regexp_matches({cell}, '{_OFFSET}')"
    return f"({timed} AND {offset})", f"({timed} AND NOT {offset})"


def to_utc(stamp: str, zone: str) -> str:
    """Return SQL that turns a local TIMESTAMP into one in UTC."""
    return stamp if zone == "UTC" else f"timezone('UTC', timezone('{zone}', {stamp}))"


def to_local(stamp: str, zone: str) -> str:
    """Return SQL that turns a TIMESTAMP in UTC into a local one."""
    return stamp if zone == "UTC" else f"timezone('{zone}', timezone('UTC', {stamp}))"


def joined(date: str, time: str) -> str:
    """Return SQL of a date cell and a time cell as one, the date alone where there is no time."""
    clock = (
        f"CASE WHEN regexp_full_match({time}, '\\d{{1,2}}') THEN {time} || ':00' ELSE {time} END"
    )
    return f"concat_ws(' ', {date}, {clock})"


def _stamp(cell: str, form: Form) -> str:
    return "(" + form.stamp.replace("{}", f"({cell})") + ")"
