"""Any other table of events, by its mapping and by the usual names of columns, to a layout."""

from parley.errors import EventFileError
from parley.observe.chosen import Chosen, choose_columns
from parley.observe.columns import fold, is_cumulative, is_link
from parley.observe.layout import Check, Layout, RawTable, cell, literal
from parley.observe.mapping import DEFAULT_ZONE, EventMapping
from parley.observe.meaning import event_type, is_discovery, unknown_class
from parley.observe.moments import (
    NO_CLOCK,
    Form,
    Moment,
    choose_form,
    has_clock,
    joined,
    moment,
    to_utc,
)

_WARNING_WORDS = ("siren", "alert", "alarm", "warning")
_MACHINE_CODED = ("cameo_code", "quad_code", "goldstein", "goldsteinscale", "event_mode")
#: Columns that say what a row is; a file without any of them only says when and where.
_LISTED = 400  # characters of column names; wide tables have hundreds
_SAYING = ("class", "count", "fatalities", "latitude")


def free_layout(raw: RawTable, mapping: EventMapping, *, zone: str = DEFAULT_ZONE) -> Layout:
    """Return the layout of a table that is in no known format.

    Args:
        raw: The file's rows.
        mapping: What the user says of it; may be empty.
        zone: IANA zone of the days of a file that has no clock times and no zone of its own.

    Raises:
        EventFileError: No column holds dates.
        CaseError: The mapping names a column that the file does not have.
    """
    chosen = choose_columns(raw, mapping)
    zone, begin, dating = _zoned_begin(chosen, mapping, zone)
    witness, witnessing = _witness(chosen, mapping, begin)
    fields, describing = _fields(chosen, mapping, witness, zone)
    kind, typing = event_type(chosen, mapping, witness)
    return Layout(
        format="mapped",
        witness=witness,
        begin=begin,
        end=_end(chosen, zone),
        zone=zone,
        fields={**fields, "type": kind, "label": chosen.sql("class") or "''"},
        same=_same(chosen),
        discovery=is_discovery(chosen, mapping, witness),
        checks=_checks(chosen, mapping, fields, begin),
        guesses=(
            *chosen.guesses,
            *witnessing,
            *describing,
            *typing,
            *dating,
            *_lacking(chosen, mapping),
        ),
        notes=_notes(chosen, mapping, witness),
    )


def _zoned_begin(
    chosen: Chosen, mapping: EventMapping, zone: str
) -> tuple[str, Moment, tuple[str, ...]]:
    """Return the zone of a file's times, when a row begins, and what was guessed for both.

    Whoever writes days alone writes those of the place; clock times may as well be in UTC.
    """
    begin, dating = _begin(chosen, mapping.timezone or DEFAULT_ZONE)
    if mapping.timezone is not None:
        return mapping.timezone, begin, dating
    if begin.instant != NO_CLOCK or zone == DEFAULT_ZONE:
        guess = f"days and clock times without an offset are in {DEFAULT_ZONE}"
        return DEFAULT_ZONE, begin, (*dating, guess)
    begin, dating = _begin(chosen, zone)
    return zone, begin, (*dating, f"days are in {zone}, as what is checked is")


def _lacking(chosen: Chosen, mapping: EventMapping) -> tuple[str, ...]:
    """Return what no column was taken for, with the columns that are left to be named."""
    placing = {"latitude", "longitude", "place", "admin1"} & {*chosen.names, *mapping.constants}
    saying = chosen.text or mapping.type or mapping.text or "class" in chosen.names
    lacking = [*([] if placing else ["place"]), *([] if saying else ["class"])]
    used = {*chosen.names.values(), *chosen.text, *mapping.where, chosen.unit}
    unused = [f"`{name}`" for name in chosen.raw.names if name not in used]
    if not lacking or not unused:
        return ()
    return (
        f"no column was taken as the {' or the '.join(lacking)}, and these are not used: "
        f"{', '.join(unused)[:_LISTED]}; name them under `events:`",
    )


def _begin(chosen: Chosen, zone: str) -> tuple[Moment, tuple[str, ...]]:
    """Return when a row begins, and what was guessed for it."""
    date, raw = chosen.sql("date"), chosen.raw
    if date is None:
        raise EventFileError(_no_date(raw, "no column is known to hold dates"))
    form, is_open = _form(chosen, date)
    rows, dated = raw.count("true", f"regexp_full_match({date}, '{form.pattern}')")
    if rows and not dated:
        name = chosen.names["date"]
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


def _witness(chosen: Chosen, mapping: EventMapping, begin: Moment) -> tuple[str, tuple[str, ...]]:
    """Return what kind of witness a file is, by its columns and its name where not said."""
    if mapping.witness is not None:
        return mapping.witness, ()
    raw = chosen.raw
    names = {fold(name) for name in raw.names}
    has_point = "latitude" in chosen.names and "longitude" in chosen.names
    says_what = mapping.type or mapping.classes or chosen.text
    is_bare = not says_what and not any(key in chosen.names for key in _SAYING)
    if has_point and chosen.unit is not None:
        kind, why = "positions", "it gives units with coordinates"
    elif names & set(_MACHINE_CODED):
        kind, why = "media", "it has the columns of machine coding"
    elif any(word in f"{fold(raw.file)} {' '.join(names)}" for word in _WARNING_WORDS):
        kind, why = "warnings", "its name or columns speak of alarms"
    elif is_bare and "end" in chosen.names and begin.instant != NO_CLOCK:
        kind, why = "warnings", "it has spans of clock time at places and nothing else"
    elif not has_point and any(is_cumulative(name) for name in raw.names):
        kind, why = "casualties", "it has running totals and no coordinates"
    else:
        return "acts", ()
    return kind, (f"it is a witness of {kind}: {why}; `witness` overrides it",)


def _fields(
    chosen: Chosen, mapping: EventMapping, witness: str, zone: str
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return SQL of the plain columns of the event table, and what was guessed for them."""
    guesses: tuple[str, ...] = ()
    fields = {
        key: sql
        for key in ("id", "place", "admin1", "country", "source", "target")
        if (sql := chosen.sql(key))
    }
    fields |= {key: literal(value) for key, value in mapping.constants.items()}
    for key in ("latitude", "longitude", "count", "fatalities"):
        if sql := chosen.sql(key):
            fields[key] = f"try_cast(replace({sql}, ',', '') AS DOUBLE)"
    if seen := chosen.sql("first_seen"):
        form, _ = _form(chosen, seen)
        read = moment(seen, form, zone=DEFAULT_ZONE, clock=True)
        # a day alone says it was public by the end of that day, where the file is kept
        end_of_day = to_utc(f"CAST({read.day} + 1 AS TIMESTAMP)", zone)
        fields["first_seen"] = f"coalesce({read.instant}, {end_of_day})"
    if mapping.side is not None and "source" not in fields:
        fields["source"] = literal(mapping.side)
    if witness == "positions" and chosen.unit is not None:
        guesses = _describe_units(chosen, mapping, fields)
    if witness == "casualties" and "fatalities" in fields and "count" not in fields:
        fields["count"] = fields["fatalities"]
        guesses = (*guesses, f"`{chosen.names['fatalities']}` is what a row counts")
    fields["precision"] = _precision(fields)
    return fields, guesses


def _describe_units(
    chosen: Chosen, mapping: EventMapping, fields: dict[str, str]
) -> tuple[str, ...]:
    """Set the fields of a row that says where a unit stood, and return what was guessed."""
    assert chosen.unit is not None
    name = chosen.cell(chosen.unit)
    fields.setdefault("id", name)
    fields.setdefault("source", name)
    guesses = [f"`{chosen.unit}` names the unit: it stands in `source`, and in `id` without one"]
    if mapping.country is None and "country" in chosen.names:
        # of little use to a reader of places, and wrong where a unit stands abroad
        del fields["country"]
        column = chosen.names["country"]
        guesses.append(f"yet `{column}` is the unit's country, not where it stood: left out")
    return tuple(guesses)


def _precision(fields: dict[str, str]) -> str:
    """Return SQL of how finely a row is placed, by the finest thing that places it."""
    rungs = []
    if "latitude" in fields and "longitude" in fields:
        both = f"{fields['latitude']} IS NOT NULL AND {fields['longitude']} IS NOT NULL"
        rungs.append(f"WHEN {both} THEN 'point'")
    for key, precision in (("place", "town"), ("admin1", "admin1"), ("country", "country")):
        if key in fields:
            rungs.append(f"WHEN {fields[key]} IS NOT NULL THEN '{precision}'")
    return f"CASE {' '.join(rungs)} ELSE 'everywhere' END" if rungs else "'everywhere'"


def _same(chosen: Chosen) -> str:
    """Return SQL of what two rows of one act share.

    Rows at a point with words of their own are the same act when day, point and words are; all
    others when every column is but the id, when it was first seen, and links to reports. Of a
    tally, acts first seen on another day are other acts.
    """
    raw = chosen.raw
    incidental = ("id",) if "count" in chosen.names else ("id", "first_seen")
    apart = {chosen.names.get(key) for key in incidental}
    meaning = set(chosen.names.values())
    alike = [
        cell(place)
        for place, name in enumerate(raw.names)
        if name not in apart and (name in meaning or not is_link(name))
    ]
    row = f"hash({', '.join(alike)})"
    latitude, longitude = chosen.sql("latitude"), chosen.sql("longitude")
    if not chosen.text or latitude is None or longitude is None:
        return row
    words = chosen.words()[-1]
    times = [sql for key in ("date", "time", "end") if (sql := chosen.sql(key))]
    act = f"hash({', '.join(times)}, {latitude}, {longitude}, lower({words}))"
    return f"CASE WHEN {words} IS NULL OR {latitude} IS NULL THEN {row} ELSE {act} END"


def _checks(
    chosen: Chosen, mapping: EventMapping, fields: dict[str, str], begin: Moment
) -> tuple[Check, ...]:
    checks = [
        Check(
            condition=f"{chosen.sql('date')} IS NOT NULL AND {begin.day} IS NULL",
            note=f"{{n}} rows have a date that cannot be read as {begin.form.name}",
        )
    ]
    if unknown := unknown_class(chosen, mapping):
        note = "{n} rows have a class that no `classes` entry fits: they get no type"
        checks.append(Check(condition=unknown, note=note))
    if "count" in fields:
        checks.append(Check(condition=f"{fields['count']} IS NULL", note="{n} rows give no count"))
    if "first_seen" in fields:
        early = f"{fields['first_seen']} < {begin.day} - INTERVAL 1 DAY"
        note = "{n} rows became public before the day they are dated: their date must be wrong"
        checks.append(Check(condition=early, note=note))
    return tuple(checks)


def _notes(chosen: Chosen, mapping: EventMapping, witness: str) -> tuple[str, ...]:
    coordinates = {"latitude", "longitude"}
    alone = coordinates - set(chosen.names)
    half = f"no column is the {min(alone)}: rows are placed by name only" if alone else ""
    return (*((half,) if len(alone) == 1 else ()), *_of_witness(chosen, mapping, witness))


def _of_witness(chosen: Chosen, mapping: EventMapping, witness: str) -> tuple[str, ...]:
    if witness == "warnings":
        return ("alarms are a proxy for fire: not every alarm is an attack, nor the reverse",)
    if witness == "casualties":
        return ("harm by day of report; bodies recovered later are in it",)
    names_actor = mapping.side is not None or {"source", "target"} & set(chosen.names)
    return () if names_actor or witness != "acts" else ("codes no attacker",)


def _no_date(raw: RawTable, why: str) -> str:
    looks_like_row = any(name[:1].isdigit() for name in raw.names)
    hint = " (the first line looks like a row, not a header)" if looks_like_row else ""
    return (
        f"{raw.file}: {why}{hint}. Header found: {', '.join(raw.names)[:400]}.\nSay which "
        f"column is what: `events: {{{raw.file}: {{date: COLUMN, latitude: COLUMN, "
        "longitude: COLUMN, place: COLUMN, timezone: Europe/Kyiv}}` in case.yaml, the pledge file "
        "or a file given with --mapping"
    )
