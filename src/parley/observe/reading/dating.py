"""When a mapped row happened: its columns of days and clock times, to SQL."""

from dataclasses import dataclass

from parley.errors import EventFileError
from parley.observe.layout.layout import Check, RawTable, choose, literal
from parley.observe.layout.moments import (
    ISO,
    NO_CLOCK,
    Form,
    Moment,
    choose_form,
    has_clock,
    joined,
    mixes_offsets,
    moment,
    of_parts,
    to_utc,
)
from parley.observe.mapping.entry import DEFAULT_ZONE, EventMapping
from parley.observe.reading.chosen import Chosen, named


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When rows happened.

    Attributes:
        begin: When a row begins.
        end: When it ends, `None` where the file does not say.
        span: As in `Layout`.
        zone: IANA zone of days and clock times without an offset.
        checks: Dates that stand out.
        guesses: What was assumed.
    """

    begin: Moment
    end: Moment | None
    span: str
    zone: str
    checks: tuple[Check, ...]
    guesses: tuple[str, ...]


def dating_of(chosen: Chosen, mapping: EventMapping, zone: str) -> Dating:
    """Return when rows happened.

    Whoever writes days alone writes those of the place; clock times may as well be in UTC.

    Args:
        chosen: The file's columns.
        mapping: How it is read.
        zone: IANA zone of the days of a file that has no clock times and no zone of its own.

    Raises:
        EventFileError: No column holds dates.
    """
    if mapping.date_parts:
        return _by_parts(chosen, mapping, mapping.timezone or zone)
    begin, dating = _begin(chosen, mapping.timezone or DEFAULT_ZONE)
    own, stated = mapping.timezone or DEFAULT_ZONE, ""
    if mapping.timezone is None and begin.instant == NO_CLOCK and zone != DEFAULT_ZONE:
        begin, dating = _begin(chosen, zone)
        own, stated = zone, f"days are in {zone}, as what is checked is"
    elif mapping.timezone is None:
        stated = f"days and clock times without an offset are in {DEFAULT_ZONE}"
    return Dating(
        begin=begin,
        end=_end(chosen, own),
        span=_span(chosen, mapping),
        zone=own,
        checks=(*_checks(chosen, begin, own), *_widened(chosen, mapping)),
        guesses=(*dating, stated) if stated else dating,
    )


def first_seen(chosen: Chosen, zone: str) -> str | None:
    """Return SQL of the moment a row became public, `None` where the file does not say."""
    seen = chosen.sql("first_seen")
    if seen is None:
        return None
    form, _ = _form(chosen, seen)
    # a day alone says it was public by the end of that day, where the file is kept
    if form.has_clock:
        return moment(seen, form, zone=DEFAULT_ZONE, clock=True).instant
    read = moment(seen, form, zone=DEFAULT_ZONE, clock=True)
    end_of_day = to_utc(f"CAST({read.day} + 1 AS TIMESTAMP)", zone)
    return f"coalesce({read.instant}, {end_of_day})"


def _by_parts(chosen: Chosen, mapping: EventMapping, zone: str) -> Dating:
    threes = [
        tuple(chosen.cell(named(chosen.raw, name, "date_parts")) for name in three)
        for three in mapping.date_parts
    ]
    day, span = of_parts([(year, month, day) for year, month, day in threes])
    written = ", ".join(cell for three in threes for cell in three)
    unknown = Check(
        condition=f"{day} IS NULL",
        what="its year is not known",
        value=f"concat_ws('-', {written})",
    )
    stated = () if mapping.timezone else (f"days are in {zone}",)
    return Dating(
        begin=Moment(day=day), end=None, span=span, zone=zone, checks=(unknown,), guesses=stated
    )


def _begin(chosen: Chosen, zone: str) -> tuple[Moment, tuple[str, ...]]:
    """Return when a row begins, and what was guessed for it."""
    date, raw = chosen.sql("date"), chosen.raw
    if date is None:
        raise EventFileError(_no_date(raw, "no column is known to hold dates"))
    form, is_open = _form(chosen, date)
    rows, dated = raw.count("true", f"regexp_full_match({date}, '{form.pattern}')")
    if rows and not dated:
        name = chosen.names["date"][0]
        raise EventFileError(_no_date(raw, f"no cell of column `{name}` reads as a date"))
    guesses = ("dates such as 03/04 are day first: nothing in the file decides",) if is_open else ()
    return _moment(chosen, date, chosen.sql("time"), form, zone), guesses


def _end(chosen: Chosen, zone: str) -> Moment | None:
    end = chosen.sql("end")
    if end is None:
        return None
    form, _ = _form(chosen, end)
    return _moment(chosen, end, chosen.sql("end_time"), form, zone)


def _form(chosen: Chosen, date: str) -> tuple[Form, bool]:
    """Return how a column writes dates, and whether nothing decides between day and month."""
    form, is_open = choose_form(date, chosen.raw.count)
    return choose_form(date, chosen.raw.count_all) if is_open else (form, False)


def _moment(chosen: Chosen, date: str, time: str | None, form: Form, zone: str) -> Moment:
    clock = has_clock(date, form, chosen.raw.count)
    if time is None or clock:
        return moment(date, form, zone=zone, clock=clock)
    return moment(joined(date, time), form, zone=zone, clock=True)


def _span(chosen: Chosen, mapping: EventMapping) -> str:
    coded = mapping.date_precision
    if coded is None:
        return ""
    return choose(chosen.code(named(chosen.raw, coded.column, "date_precision")), coded.values)


def _widened(chosen: Chosen, mapping: EventMapping) -> tuple[Check, ...]:
    coded = mapping.date_precision
    codes = [code for code, span in coded.values.items() if span in ("week", "month", "year")] \
        if coded else []  # fmt: skip
    if coded is None or not codes:
        return ()
    column = chosen.code(named(chosen.raw, coded.column, "date_precision"))
    return (
        Check(
            condition=f"{column} IN ({', '.join(map(literal, codes))})",
            what="a day that stands for its week, month or year: widened to all of it",
            outcome="counted",
        ),
    )


def _checks(chosen: Chosen, begin: Moment, zone: str) -> tuple[Check, ...]:
    date = chosen.sql("date")
    assert date is not None
    time = chosen.sql("time")
    written = date if time is None else joined(date, time)
    unreadable = Check(
        condition=f"{date} IS NOT NULL AND {begin.day} IS NULL",
        what=f"its date cannot be read as {begin.form.name}",
        value=written,
    )
    if begin.form is not ISO or begin.instant == NO_CLOCK:
        return (unreadable,)
    offset, none = mixes_offsets(written)
    with_offset, without = chosen.raw.count(offset, none)
    if not with_offset or not without:
        return (unreadable,)
    mixed = Check(
        condition=none,
        what=f"its time has no offset, as others of the column have: read in {zone}",
        value=written,
    )
    return (unreadable, mixed)


def _no_date(raw: RawTable, why: str) -> str:
    looks_like_row = any(name[:1].isdigit() for name in raw.names)
    hint = (
        " (the first line looks like a row, not a header; name the columns by `columns: [...]`)"
        if looks_like_row
        else ""
    )
    return (
        f"{raw.file}: {why}{hint}. Header found: {', '.join(raw.names)[:400]}.\nSay which "
        f"column is what: `events: {{{raw.file}: {{date: COLUMN, latitude: COLUMN, "
        "longitude: COLUMN, place: COLUMN, timezone: Europe/Kyiv}}` in case.yaml, the pledge file "
        "or a file given with --mapping"
    )
