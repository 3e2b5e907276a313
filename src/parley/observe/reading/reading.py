"""One table of events, by its mapping and by the usual names of columns, to a layout."""

from typing import Any

from parley.observe.layout.layout import Check, Layout, RawTable, literal
from parley.observe.mapping.entry import COLUMN_KEYS, DEFAULT_ZONE, EventMapping
from parley.observe.reading.chosen import Chosen, choose_columns, named
from parley.observe.reading.counting import counting
from parley.observe.reading.dating import Dating, dating_of, first_seen
from parley.observe.reading.fields import describe_units, fields_of, same_act
from parley.observe.reading.meaning import event_type, is_discovery, label_of, unknown_class
from parley.observe.reading.witness import found_later, running_of, traps_of, witness_of

_LISTED = 400  # characters of column names; wide tables have hundreds


def layout_of(
    raw: RawTable, mapping: EventMapping, *, zone: str = DEFAULT_ZONE
) -> tuple[Layout, EventMapping]:
    """Return the layout of a table, and the mapping in force: as given, with what was guessed.

    Args:
        raw: The file's rows.
        mapping: What is said of it; may be empty.
        zone: IANA zone of the days of a file that has no clock times and no zone of its own.

    Raises:
        EventFileError: No column holds dates.
        CaseError: The mapping names a column that the file does not have.
    """
    chosen = choose_columns(raw, mapping)
    dating = dating_of(chosen, mapping, zone)
    witness, witnessing = witness_of(chosen, mapping, dating.begin)
    mapping, describing = _as_tally(chosen, mapping, witness)
    fields = fields_of(chosen, mapping)
    if (seen := first_seen(chosen, dating.zone)) is not None:
        fields["first_seen"] = seen
    if witness == "positions" and chosen.unit is not None:
        describing = (*describing, *describe_units(chosen, mapping, fields))
    counted = counting(chosen, mapping, fields, dating.begin.day)
    kind, typing = event_type(chosen, mapping, witness)
    layout = Layout(
        format=mapping.format or "mapped",
        witness=witness,
        begin=dating.begin,
        end=dating.end,
        zone=dating.zone,
        span=dating.span,
        fields={**fields, "type": kind, "label": label_of(chosen, mapping)},
        same=same_act(chosen, mapping),
        discovery=is_discovery(chosen, mapping, witness),
        keep=_where(raw, mapping),
        is_windowed=mapping.running is not None,
        is_id_own=bool(mapping.format and mapping.same and mapping.same != ("*",)),
        checks=(*dating.checks, *_unknown(chosen, mapping), *counted),
        guesses=(
            *chosen.guesses,
            *witnessing,
            *describing,
            *typing,
            *dating.guesses,
            *_lacking(chosen, mapping),
        ),
        notes=(
            *(() if mapping.format else traps_of(chosen, mapping, witness)),
            *mapping.notes,
        ),
    )
    return layout, _in_force(chosen, mapping, witness, dating)


def _as_tally(
    chosen: Chosen, mapping: EventMapping, witness: str
) -> tuple[EventMapping, tuple[str, ...]]:
    """Return the mapping of a tally of harm with its guessed columns, and the guesses."""
    if witness != "casualties" or mapping.format is not None:
        return mapping, ()
    changes: dict[str, Any] = {}
    guesses = []
    if "count" not in chosen.names and "fatalities" in chosen.names:
        chosen.names["count"] = chosen.names["fatalities"]
        guesses.append(f"`{chosen.names['fatalities'][0]}` is what a row counts")
    if mapping.running is None and (running := running_of(chosen)) is not None:
        changes["running"] = running
        guesses.append(f"`{running}` is its running total")
    if not mapping.less and (less := found_later(chosen)):
        changes["less"] = less
        guesses.append(f"{', '.join(f'`{name}`' for name in less)} was found later, and is no act")
    return mapping.model_copy(update=changes), tuple(guesses)


def _unknown(chosen: Chosen, mapping: EventMapping) -> tuple[Check, ...]:
    unknown = unknown_class(chosen, mapping)
    if unknown is None:
        return ()
    what = "a class that no `classes` entry fits: no type is given"
    return (Check(condition=unknown, what=what, outcome="counted"),)


def _where(raw: RawTable, mapping: EventMapping) -> str:
    """Return an SQL condition of the rows that the mapping wants."""
    conditions = []
    for name, values in mapping.where.items():
        column = f"nullif(trim(c{raw.names.index(named(raw, name, 'where'))}), '')"
        wanted = ", ".join(f"lower({literal(value)})" for value in values)
        conditions.append(f"lower({column}) IN ({wanted})")
    return " AND ".join(conditions) or "true"


def _lacking(chosen: Chosen, mapping: EventMapping) -> tuple[str, ...]:
    """Return what no column was taken for, with the columns that are left to be named."""
    if mapping.format is not None:
        return ()
    placing = {"latitude", "longitude", "place", "admin1"} & {*chosen.names, *mapping.constants}
    saying = chosen.text or mapping.type or mapping.flags or "class" in chosen.names
    lacking = [*([] if placing else ["place"]), *([] if saying else ["class"])]
    used = {*chosen.used(), *mapping.where, *mapping.less, mapping.running}
    unused = [f"`{name}`" for name in chosen.raw.names if name not in used]
    if not lacking or not unused:
        return ()
    return (
        f"no column was taken as the {' or the '.join(lacking)}, and these are not used: "
        f"{', '.join(unused)[:_LISTED]}; name them under `events:`",
    )


def _in_force(chosen: Chosen, mapping: EventMapping, witness: str, dating: Dating) -> EventMapping:
    """Return the mapping by which a file is read the same again, with nothing left to guess."""
    columns = {
        "class_" if key == "class" else key: chosen.names[key]
        for key in COLUMN_KEYS
        if key in chosen.names
    }
    return mapping.model_copy(
        update={
            **columns,
            "witness": witness,
            "timezone": dating.zone,
            "text": chosen.text,
            "unit": chosen.unit if witness == "positions" else mapping.unit,
        }
    )
