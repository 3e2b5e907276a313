"""Who, where and which act: the plain columns of a mapped file, to SQL."""

from parley.observe.layout.layout import choose, literal, number
from parley.observe.mapping.entry import EventMapping
from parley.observe.reading.chosen import Chosen, named
from parley.observe.reading.columns import is_link


def fields_of(chosen: Chosen, mapping: EventMapping) -> dict[str, str]:
    """Return SQL of who acted, where, and how many were killed, by event column."""
    fields = {
        key: sql
        for key in ("place", "admin1", "country", "source", "target")
        if (sql := chosen.sql(key))
    }
    if ids := chosen.codes("id"):
        fields["id"] = ids[0] if len(ids) == 1 else f"coalesce({', '.join(ids)})"
    fields |= {key: literal(value) for key, value in mapping.constants.items()}
    for key in ("latitude", "longitude"):
        if sql := chosen.sql(key):
            fields[key] = f"try_cast({sql} AS DOUBLE)"
    for key in ("count", "fatalities"):
        if sql := chosen.sql(key):
            fields[key] = number(sql) if chosen.is_trimmed else f"try_cast({sql} AS DOUBLE)"
    _direct(chosen, mapping, fields)
    if mapping.side is not None and (mapping.format is not None or "source" not in fields):
        fields["source"] = literal(mapping.side)
    fields["precision"] = _precision(chosen, mapping, fields)
    return fields


def describe_units(
    chosen: Chosen, mapping: EventMapping, fields: dict[str, str]
) -> tuple[str, ...]:
    """Set the fields of a row that says where a unit stood, and return what was guessed."""
    assert chosen.unit is not None
    name = chosen.cell(chosen.unit)
    fields.setdefault("id", name)
    fields.setdefault("source", name)
    guesses = [f"`{chosen.unit}` names the unit: it stands in `source`, and in `id` without one"]
    if not mapping.country and "country" in chosen.names:
        # of little use to a reader of places, and wrong where a unit stands abroad
        del fields["country"]
        column = chosen.names.pop("country")[0]
        guesses.append(f"yet `{column}` is the unit's country, not where it stood: left out")
    return tuple(guesses)


def same_act(chosen: Chosen, mapping: EventMapping) -> str:
    """Return SQL of what two rows of one act share.

    Rows at a point with words of their own are the same act when day, point and words are; all
    others when every column is but the id, when it was first seen, and links to reports. Of a
    tally, acts first seen on another day are other acts. In a known format the id decides.
    """
    raw = chosen.raw
    if mapping.same:
        every = mapping.same == ("*",)
        columns = raw.names if every else tuple(named(raw, n, "same") for n in mapping.same)
        return f"hash({', '.join(chosen.cell(name) for name in columns)})"
    if mapping.format is not None and (identifier := chosen.codes("id")):
        known = f"coalesce({', '.join(identifier)})" if len(identifier) > 1 else identifier[0]
        return f"CASE WHEN {known} IS NOT NULL THEN hash({known}) END"
    incidental = ("id",) if "count" in chosen.names else ("id", "first_seen")
    apart = {name for key in incidental for name in chosen.names.get(key, ())}
    meaning = chosen.used()
    alike = [
        chosen.cell(name)
        for name in raw.names
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


def _direct(chosen: Chosen, mapping: EventMapping, fields: dict[str, str]) -> None:
    """Where the order of two actors does not say who acted, set both as source and target."""
    if mapping.directed is True or "source" not in fields or "target" not in fields:
        return
    one, two = fields["source"], fields["target"]
    # two actors in either order are both parties to the act; a lone one is its source
    pair = f"concat_ws('; ', {one}, {two})"
    target = f"CASE WHEN {two} IS NULL THEN '' ELSE {pair} END"
    if mapping.directed is False:
        fields["source"], fields["target"] = pair, target
        return
    directed = " AND ".join(
        f"{chosen.code(named(chosen.raw, name, 'directed'))} IN ({', '.join(map(literal, values))})"
        for name, values in mapping.directed.items()
    )
    fields["source"] = f"CASE WHEN {directed} THEN {one} ELSE {pair} END"
    fields["target"] = f"CASE WHEN {directed} THEN {two} ELSE {target} END"


def _precision(chosen: Chosen, mapping: EventMapping, fields: dict[str, str]) -> str:
    """Return SQL of how finely a row is placed, by its code or the finest thing that places it."""
    placed = mapping.precision
    if placed is not None and placed.column is not None:
        code = chosen.code(named(chosen.raw, placed.column, "precision"))
        return choose(code, placed.values, literal(placed.otherwise))
    rungs = []
    if placed is not None:
        for name, precision in placed.filled.items():
            column = chosen.cell(named(chosen.raw, name, "precision"))
            rungs.append(f"WHEN {column} IS NOT NULL THEN {literal(precision)}")
        return _case(rungs, placed.otherwise)
    if "latitude" in fields and "longitude" in fields:
        both = f"{fields['latitude']} IS NOT NULL AND {fields['longitude']} IS NOT NULL"
        rungs.append(f"WHEN {both} THEN 'point'")
    for key, precision in (("place", "town"), ("admin1", "admin1"), ("country", "country")):
        if key in fields:
            rungs.append(f"WHEN {fields[key]} IS NOT NULL THEN '{precision}'")
    return _case(rungs, "everywhere")


def _case(rungs: list[str], otherwise: str) -> str:
    return f"CASE {' '.join(rungs)} ELSE {literal(otherwise)} END" if rungs else literal(otherwise)
