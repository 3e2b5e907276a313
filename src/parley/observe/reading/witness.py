"""What kind of witness a file is, and what is known of its kind."""

import re

from parley.observe.layout.layout import cell
from parley.observe.layout.moments import NO_CLOCK, Moment
from parley.observe.mapping.entry import EventMapping
from parley.observe.reading.chosen import Chosen
from parley.observe.reading.columns import fold, is_cumulative

_WARNING_WORDS = ("siren", "alert", "alarm", "warning")
_TREATY_WORDS = re.compile(r"(^|_)(ceasefires?|agreements?|treat(y|ies)|accords?)(_|$)")
_MACHINE_CODED = ("cameo_code", "quad_code", "goldstein", "goldsteinscale", "event_mode")
#: Columns that say what a row is; a file without any of them only says when and where.
_SAYING = ("class", "count", "fatalities", "latitude")


def witness_of(chosen: Chosen, mapping: EventMapping, begin: Moment) -> tuple[str, tuple[str, ...]]:
    """Return what kind of witness a file is, by its columns and its name where not said."""
    if mapping.witness is not None:
        return mapping.witness, ()
    raw = chosen.raw
    names = {fold(name) for name in raw.names}
    has_point = "latitude" in chosen.names and "longitude" in chosen.names
    says_what = mapping.type or mapping.classes or mapping.flags or chosen.text
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
    elif not has_point and _TREATY_WORDS.search(fold(raw.file)):
        kind, why = "agreements", "its name speaks of agreements"
    else:
        return "acts", ()
    return kind, (f"it is a witness of {kind}: {why}; `witness` overrides it",)


def traps_of(chosen: Chosen, mapping: EventMapping, witness: str) -> tuple[str, ...]:
    """Return what is known of a file that is in no known format, by its kind."""
    coordinates = {"latitude", "longitude"}
    alone = coordinates - set(chosen.names)
    half = f"no column is the {min(alone)}: rows are placed by name only" if alone else ""
    return (*((half,) if len(alone) == 1 else ()), *_of_kind(chosen, mapping, witness))


def _of_kind(chosen: Chosen, mapping: EventMapping, witness: str) -> tuple[str, ...]:
    if witness == "warnings":
        return ("alarms are a proxy for fire: not every alarm is an attack, nor the reverse",)
    if witness == "casualties":
        told = "harm by day of report; bodies recovered later are in it"
        return (f"{told}, less those its columns tell",) if mapping.less else (told,)
    if witness == "positions":
        return (
            "a unit stands where it was last put: it may have left before, and a unit that is "
            "missing from a sheet may not have been looked for",
        )
    if witness == "agreements":
        return ("a row is a text or a truce, not an act",)
    names_actor = mapping.side is not None or {"source", "target"} & set(chosen.names)
    return () if names_actor or witness != "acts" else ("codes no attacker",)


def found_later(chosen: Chosen) -> tuple[str, ...]:
    """Return the columns of numbers that were found later, such as recovered bodies."""
    return tuple(name for name in chosen.raw.names if _is_found(name) and _holds(chosen, name))


def running_of(chosen: Chosen) -> str | None:
    """Return the column with the running total of what a row counts, `None` where none is."""
    counted = chosen.names.get("count") or chosen.names.get("fatalities") or ()
    wanted = {f"{fold(name)}{end}" for name in counted for end in ("_cum", "_cumulative", "_total")}
    return next((name for name in chosen.raw.names if fold(name) in wanted), None)


def _is_found(name: str) -> bool:
    found = re.search(r"(^|_)(recovered|retrieved|exhumed|unearthed)(_|$)", fold(name))
    return bool(found) and not is_cumulative(name)


def _holds(chosen: Chosen, name: str) -> bool:
    value = cell(chosen.raw.names.index(name))
    return chosen.raw.count(f"try_cast({value} AS DOUBLE) > 0") > (0,)
