"""What is known of a format, fitted to the columns that one file of it has."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from parley.observe.formats.known import Known
from parley.observe.mapping.entry import COLUMN_KEYS, EventMapping
from parley.observe.mapping.parts import DatePrecision, PlacePrecision
from parley.observe.reading.columns import fold

#: What a user's mapping adds to a known format.
_ADDED = ("dataset", "witness", "timezone", "side", "where", "constants", "versions")


def fitted(known: Known, names: Sequence[str], added: EventMapping) -> EventMapping:
    """Return the mapping of one file of a known format.

    Args:
        known: The format.
        names: The file's columns.
        added: What a user says of the file beside.
    """
    there = {fold(name): name for name in reversed(names)}
    own = known.mapping
    changes: dict[str, Any] = {
        **{key: _columns(getattr(own, key), there) for key in _lists()},
        "date_parts": tuple(
            three for three in own.date_parts if len(_columns(three, there)) == len(three)
        ),
        "date_precision": _coded(own.date_precision, there),
        "precision": _placed(own.precision, there),
        "directed": own.directed
        if isinstance(own.directed, bool)
        else _keys(own.directed, there) or False,
        "flags": _keys(own.flags, there),
        "running": next(iter(_columns((own.running or "",), there)), None),
        "at_most": {
            one: other
            for one, other in own.at_most.items()
            if {fold(one), fold(other)} <= set(there)
        },
        "notes": (*_older(known, there), *own.notes, *added.notes),
    }
    changes |= {key: getattr(added, key) for key in _ADDED if key in added.model_fields_set}
    return own.model_copy(update=changes)


def _lists() -> tuple[str, ...]:
    return (*("class_" if key == "class" else key for key in COLUMN_KEYS), "same", "less", "text")


def _columns(columns: Iterable[str], there: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns that are there, as the file spells them; `*` is all of them."""
    return tuple(there.get(fold(c), c) for c in columns if c == "*" or fold(c) in there)


def _keys(entries: Mapping[str, Any], there: Mapping[str, str]) -> dict[str, Any]:
    return {there[fold(c)]: value for c, value in entries.items() if fold(c) in there}


def _coded(coded: DatePrecision | None, there: Mapping[str, str]) -> DatePrecision | None:
    return coded if coded is not None and fold(coded.column) in there else None


def _placed(placed: PlacePrecision | None, there: Mapping[str, str]) -> PlacePrecision | None:
    if placed is None or (placed.column is not None and fold(placed.column) not in there):
        return None
    return placed.model_copy(update={"filled": _keys(placed.filled, there)})


def _older(known: Known, there: Mapping[str, str]) -> tuple[str, ...]:
    """Return what to say of an export whose id has an older name."""
    if not known.mapping.id or fold(known.mapping.id[0]) in there:
        return ()
    used = _columns(known.mapping.id, there)[:1]
    article = "an" if known.title[0] in "AEIOU" else "a"
    return tuple(
        f"{article} {known.title} export of an older form: `{name}` is read as the id"
        for name in used
    )
