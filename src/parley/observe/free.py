"""Any other table of events, by its mapping and by the usual names of columns, to a layout."""

import difflib
from dataclasses import dataclass, field

from parley.errors import CaseError, EventFileError
from parley.observe.columns import fold, is_cumulative, is_link, texts, unit, usual
from parley.observe.layout import Check, Layout, RawTable, cell, literal
from parley.observe.lexicon import DISCOVERY, leading_cue
from parley.observe.mapping import COLUMN_KEYS, DEFAULT_ZONE, EventMapping
from parley.observe.moments import Moment, choose_form, has_clock, joined, moment

_WARNING_WORDS = ("siren", "alert", "alarm", "warning")
_MACHINE_CODED = ("cameo_code", "quad_code", "goldstein", "goldsteinscale", "event_mode")


@dataclass(slots=True, kw_only=True)
class _Columns:
    """Which column of a file is what, as mapped or guessed, and how that was told."""

    raw: RawTable
    mapping: EventMapping
    guesses: list[str] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)

    def settle(self) -> None:
        """Choose a column for every key, the mapping's first, and note each guess."""
        for key in COLUMN_KEYS:
            given = self.mapping.column(key)
            if given is not None:
                self.chosen[key] = self.named(given, key)
        free = [name for name in self.raw.names if name not in self.chosen.values()]
        for key in COLUMN_KEYS:
            if key not in self.chosen and (name := self._guess(key, free)):
                self.chosen[key] = name
                free.remove(name)
                self.guesses.append(f"`{name}` is the {key.replace('_', ' ')}")

    def _guess(self, key: str, free: list[str]) -> str | None:
        if key in ("end", "time", "end_time") and self.mapping.date is not None:
            return None  # who names the date knows whether it has an end or a clock
        if key == "end_time" or (key in ("place", "admin1", "country") and self._is_constant(key)):
            return None
        return usual(key, free)

    def _is_constant(self, key: str) -> bool:
        return key in self.mapping.constants

    def named(self, name: str, key: str) -> str:
        """Return the file's column of this name.

        Raises:
            CaseError: It has none.
        """
        by_fold = {fold(column): column for column in reversed(self.raw.names)}
        if fold(name) in by_fold:
            return by_fold[fold(name)]
        near = difflib.get_close_matches(name, self.raw.names, n=1, cutoff=0.0)
        raise CaseError(
            f"{self.raw.file}: `{key}: {name}` names no column of the file; did you mean "
            f"`{near[0]}`? Columns: {', '.join(self.raw.names)}"
        )

    def sql(self, key: str) -> str | None:
        """Return SQL of the text of a key's column, `None` where it has none."""
        name = self.chosen.get(key)
        return None if name is None else cell(self.raw.names.index(name))

    def cell(self, name: str, key: str) -> str:
        """Return SQL of the text of a column by its name."""
        return cell(self.raw.names.index(self.named(name, key)))


def free_layout(raw: RawTable, mapping: EventMapping) -> Layout:
    """Return the layout of a table that is in no known format.

    Args:
        raw: The file's rows.
        mapping: What the user says of it; may be empty.

    Raises:
        EventFileError: No column holds dates.
        CaseError: The mapping names a column that the file does not have.
    """
    columns = _Columns(raw=raw, mapping=mapping)
    columns.settle()
    zone = mapping.timezone or DEFAULT_ZONE
    begin = _begin(columns, zone)
    witness = mapping.witness or _witness(columns)
    fields = _fields(columns, witness)
    words = tuple(columns.cell(name, "text") for name in mapping.text) or tuple(
        columns.cell(name, "text") for name in texts(raw.names)
    )
    label = columns.sql("class")
    reading = _type_and_discovery(columns, words, label, witness)
    if mapping.timezone is None:
        columns.guesses.append(f"days and clock times without an offset are in {DEFAULT_ZONE}")
    return Layout(
        format="mapped",
        witness=witness,
        begin=begin,
        end=_end(columns, zone),
        zone=zone,
        fields={**fields, "type": reading[0], "label": label or "''"},
        same=_same(columns, words),
        discovery=reading[1],
        checks=_checks(columns, label),
        guesses=tuple(columns.guesses),
        notes=_notes(columns, witness),
    )


def _begin(columns: _Columns, zone: str) -> Moment:
    date = columns.sql("date")
    if date is None:
        raise EventFileError(_no_date(columns.raw, "no column is known to hold dates"))
    form, ambiguous = choose_form(date, columns.raw.count)
    if ambiguous:
        form, ambiguous = choose_form(date, columns.raw.count_all)
    if ambiguous:
        columns.guesses.append("dates such as 03/04 are day first: nothing in the file decides")
    name = columns.chosen["date"]
    if not columns.raw.count(f"{date} IS NOT NULL"):
        raise EventFileError(_no_date(columns.raw, f"column `{name}` is empty"))
    return _moment(columns, "date", "time", zone)


def _moment(columns: _Columns, date_key: str, time_key: str, zone: str) -> Moment:
    date, time = columns.sql(date_key), columns.sql(time_key)
    assert date is not None
    raw = columns.raw
    form, ambiguous = choose_form(date, raw.count)
    if ambiguous:
        form, _ = choose_form(date, raw.count_all)
    readable = raw.count(f"regexp_full_match({date}, '{form.pattern}')")
    if date_key == "date" and not readable:
        raise EventFileError(
            _no_date(raw, f"no cell of column `{columns.chosen['date']}` reads as a date")
        )
    if time is not None and not has_clock(date, form, raw.count):
        return moment(joined((date, time)), form, zone=zone, clock=True)
    return moment(date, form, zone=zone, clock=has_clock(date, form, raw.count))


def _end(columns: _Columns, zone: str) -> Moment | None:
    return None if columns.sql("end") is None else _moment(columns, "end", "end_time", zone)


def _fields(columns: _Columns, witness: str) -> dict[str, str]:
    """Return SQL of the plain columns of the event table."""
    mapping = columns.mapping
    fields = {
        key: sql
        for key in ("id", "place", "admin1", "country", "source", "target")
        if (sql := columns.sql(key))
    }
    fields |= {key: literal(value) for key, value in mapping.constants.items()}
    for key in ("latitude", "longitude", "count", "fatalities"):
        if sql := columns.sql(key):
            fields[key] = f"try_cast(replace({sql}, ',', '') AS DOUBLE)"
    if seen := columns.sql("first_seen"):
        form, _ = choose_form(seen, columns.raw.count)
        read = moment(seen, form, zone=DEFAULT_ZONE, clock=True)
        # a day alone says it was public by the end of that day
        fields["first_seen"] = f"coalesce({read.instant}, {read.day} + INTERVAL 1 DAY)"
    if mapping.side is not None and "source" not in fields:
        fields["source"] = literal(mapping.side)
    if witness == "positions":
        _describe_units(columns, fields)
    if witness == "casualties" and "fatalities" in fields and "count" not in columns.chosen:
        fields["count"] = fields["fatalities"]
        columns.guesses.append(f"`{columns.chosen['fatalities']}` is what a row counts")
    fields["precision"] = _precision(fields)
    return fields


def _describe_units(columns: _Columns, fields: dict[str, str]) -> None:
    name = unit(columns.raw.names)
    if name is None:
        return
    fields.setdefault("id", columns.cell(name, "unit"))
    if "source" not in columns.chosen:
        fields["source"] = columns.cell(name, "unit")
        columns.guesses.append(f"`{name}` names the unit: it stands in `id` and `source`")
    if columns.mapping.country is None and "country" in fields:
        del fields["country"]
        columns.guesses[:] = [g for g in columns.guesses if not g.endswith("is the country")]
        columns.guesses.append(
            f"`{columns.chosen['country']}` is the unit's country, not where it stood: left out"
        )


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


def _type_and_discovery(
    columns: _Columns, words: tuple[str, ...], label: str | None, witness: str
) -> tuple[str, str]:
    """Return SQL of the PLOVER type, and of whether a row records what was found later."""
    mapping = columns.mapping
    own = f"concat_ws(' ', {', '.join(words)})" if words else "''"
    lead = leading_cue(own, f"coalesce({label}, '')" if label else "''")
    by_words = bool(words or label) and witness in ("acts", "media")
    found = f"coalesce({lead} = '{DISCOVERY}', false)" if by_words else "false"
    if mapping.discovery is not None:
        found = _found_by_pattern(columns, own, label)
    if mapping.type is not None:
        return literal(mapping.type), found
    if mapping.classes:
        return _by_class(columns, label), found
    if witness == "positions":
        return "'MOBILIZE'", found
    if not by_words:
        columns.guesses.append("every row is an ASSAULT: no column says what kind of act it is")
        return "'ASSAULT'", found
    columns.guesses.append("the kind of act is read from the row's words; `classes` overrides it")
    return f"CASE {lead} WHEN '{DISCOVERY}' THEN 'ASSAULT' ELSE coalesce({lead}, '') END", found


def _by_class(columns: _Columns, label: str | None) -> str:
    if label is None:
        raise CaseError(f"{columns.raw.file}: `classes` needs `class`, the column it speaks of")
    cases = " ".join(
        f"WHEN {fits(label, pattern)} THEN {literal(kind)}"
        for pattern, kind in columns.mapping.classes.items()
    )
    return f"CASE {cases} ELSE '' END"


def _found_by_pattern(columns: _Columns, own: str, label: str | None) -> str:
    patterns = columns.mapping.discovery
    if isinstance(patterns, dict):
        conditions = [
            fits(columns.cell(name, "discovery"), pattern)
            for name, several in patterns.items()
            for pattern in several
        ]
    else:
        conditions = [
            condition
            for pattern in patterns or ()
            for condition in (
                f"regexp_matches({own}, {literal(pattern)}, 'i')",
                fits(label, pattern) if label else "false",
            )
        ]
    return f"coalesce({' OR '.join(conditions)}, false)" if conditions else "false"


def fits(cell_sql: str, pattern: str) -> str:
    """Return an SQL condition: the cell is this value, or fits this regular expression whole."""
    same = f"lower({cell_sql}) = lower({literal(pattern)})"
    return f"({same} OR regexp_full_match({cell_sql}, {literal(pattern)}, 'i'))"


def _same(columns: _Columns, words: tuple[str, ...]) -> str:
    """Return SQL of what two rows of one act share.

    Rows at a point with words of their own are the same act when day, point and words are; all
    others when every column is but the id, when it was first seen, and links to reports.
    """
    raw = columns.raw
    apart = {columns.chosen.get(key) for key in ("id", "first_seen")}
    alike = [
        cell(place)
        for place, name in enumerate(raw.names)
        if name not in apart and not (is_link(name) and name not in columns.chosen.values())
    ]
    whole = f"hash({', '.join(alike)})"
    date, latitude, longitude = (columns.sql(k) for k in ("date", "latitude", "longitude"))
    if not words or latitude is None or longitude is None:
        return whole
    act = f"hash({date}, {latitude}, {longitude}, lower({words[-1]}))"
    return f"CASE WHEN {words[-1]} IS NULL OR {latitude} IS NULL THEN {whole} ELSE {act} END"


def _witness(columns: _Columns) -> str:
    """Guess what kind of witness a file is, from its columns and its name."""
    names = {fold(name) for name in columns.raw.names}
    has_point = "latitude" in columns.chosen and "longitude" in columns.chosen
    if has_point and unit(columns.raw.names):
        kind, why = "positions", "it gives units with coordinates"
    elif names & set(_MACHINE_CODED):
        kind, why = "media", "it has the columns of machine coding"
    elif any(word in f"{fold(columns.raw.file)} {' '.join(names)}" for word in _WARNING_WORDS):
        kind, why = "warnings", "its name or columns speak of alarms"
    elif not has_point and any(is_cumulative(name) for name in columns.raw.names):
        kind, why = "casualties", "it has running totals and no coordinates"
    else:
        return "acts"
    columns.guesses.append(f"it is a witness of {kind}: {why}")
    return kind


def _checks(columns: _Columns, label: str | None) -> tuple[Check, ...]:
    checks = []
    if columns.mapping.classes and label and columns.mapping.type is None:
        known = " OR ".join(fits(label, pattern) for pattern in columns.mapping.classes)
        checks.append(
            Check(
                condition=f"NOT coalesce({known}, false)",
                note="{n} rows have a class that no `classes` entry fits: no type",
            )
        )
    if columns.sql("count"):
        checks.append(
            Check(condition=f"{columns.sql('count')} IS NULL", note="{n} rows give no count")
        )
    return tuple(checks)


def _notes(columns: _Columns, witness: str) -> tuple[str, ...]:
    notes = []
    if witness == "warnings":
        notes.append("alarms are a proxy for fire: not every alarm is an attack, nor the reverse")
    if witness == "casualties":
        notes.append("harm by day of report; bodies recovered later are in it")
    if witness == "acts" and not ({"source", "target"} & set(columns.chosen)):
        if columns.mapping.side is None:
            notes.append("codes no attacker")
    return tuple(notes)


def _no_date(raw: RawTable, why: str) -> str:
    looks_like_data = any(name[:1].isdigit() for name in raw.names)
    hint = " (the first line looks like a row, not a header)" if looks_like_data else ""
    return (
        f"{raw.file}: {why}{hint}. Header found: {', '.join(raw.names)[:400]}. Say which column "
        f"is what:\nevents:\n  {raw.file}:\n    date: <column>\n    latitude: <column>\n"
        "    longitude: <column>\n    place: <column>\n    timezone: Europe/Kyiv"
    )
