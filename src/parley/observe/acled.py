"""ACLED exports, of today (31 columns) and of before 2023, to a layout.

Source:
    ACLED Codebook: time precision 2 gives the middle of a week, 3 the middle of a month;
    geo-precision 1 is a town, 2 a part of a region, 3 a region.
"""

from collections.abc import Sequence
from types import MappingProxyType

from parley.observe.columns import fold
from parley.observe.layout import Check, Layout, RawTable, choose
from parley.observe.moments import Moment, choose_form, moment

_REQUIRED = ("event_date", "event_type", "sub_event_type", "actor1", "actor2", "interaction")
_OLD_IDS = ("data_id", "event_id_no_cnty")
_IDS = ("event_id_cnty", *_OLD_IDS)
#: Sub-event types whose PLOVER type is not that of their event type.
_SUB_TYPES = MappingProxyType(
    {
        "Abduction/forced disappearance": "COERCE",
        "Excessive force against protesters": "ASSAULT",
        "Mob violence": "ASSAULT",
        "Agreement": "AGREE",
        "Arrests": "COERCE",
        "Looting/property destruction": "COERCE",
        "Headquarters or base established": "MOBILIZE",
        "Non-violent transfer of territory": "RETREAT",
    }
)
_TYPES = MappingProxyType(
    {
        "Battles": "ASSAULT",
        "Explosions/Remote violence": "ASSAULT",
        "Remote violence": "ASSAULT",
        "Violence against civilians": "ASSAULT",
        "Protests": "PROTEST",
        "Riots": "PROTEST",
        "Riots/Protests": "PROTEST",
    }
)
#: Years such as 0025 were served in September 2025; a two-digit year is of this century.
_CENTURY = 2000


def is_acled(names: Sequence[str]) -> bool:
    """Tell whether a header is ACLED's."""
    found = {fold(name) for name in names}
    return found.issuperset(_REQUIRED) and bool(found & set(_IDS))


def _old_columns(raw: RawTable) -> tuple[str, ...]:
    """Return how an export from before 2023 was read, nothing for one of today."""
    old = [name for name in raw.names if fold(name) in _OLD_IDS]
    is_old = old and "event_id_cnty" not in {fold(name) for name in raw.names}
    return (f"an ACLED export of an older form: `{old[0]}` is read as the id",) if is_old else ()


def acled_layout(raw: RawTable, *, zone: str) -> Layout:
    """Return the layout of an ACLED export.

    Args:
        raw: The file's rows.
        zone: IANA zone of its days.
    """
    written = raw.text("event_date")
    form, _ = choose_form(written, raw.count)
    coded = moment(written, form, zone=zone, clock=False).day
    short = f"(year({coded}) < 100)"
    mended = f"CAST({coded} + INTERVAL {_CENTURY} YEAR AS DATE)"
    day = f"(CASE WHEN {short} THEN {mended} ELSE {coded} END)"
    precision = raw.text("time_precision")
    first = (
        f"CASE {precision} WHEN '2' THEN {day} - 3 "
        f"WHEN '3' THEN CAST(date_trunc('month', {day}) AS DATE) ELSE {day} END"
    )
    last = f"CASE {precision} WHEN '2' THEN {day} + 3 WHEN '3' THEN last_day({day}) ELSE {day} END"
    kind, sub_kind = raw.text("event_type"), raw.text("sub_event_type")
    one, two = raw.text("actor1"), raw.text("actor2")
    # two armed actors in either order are both parties to the act; a lone one is its source
    pair = f"CASE WHEN {two} IS NULL THEN {one} ELSE {one} || '; ' || {two} END"
    both = f"CASE WHEN {two} IS NULL THEN '' ELSE {pair} END"
    identifier = raw.text(*_IDS)
    return Layout(
        format="acled",
        witness="acts",
        begin=Moment(day=first, form=form),
        end=Moment(day=last, form=form),
        zone=zone,
        fields={
            "id": identifier,
            "place": raw.text("location"),
            "admin1": raw.text("admin1"),
            "country": raw.text("country"),
            "latitude": raw.number("latitude"),
            "longitude": raw.number("longitude"),
            "precision": choose(
                raw.text("geo_precision"), {"1": "town", "2": "area", "3": "admin1"}, "'town'"
            ),
            "source": pair,
            "target": both,
            "type": choose(sub_kind, _SUB_TYPES, choose(kind, _TYPES)),
            "label": f"coalesce({sub_kind}, {kind})",
            "fatalities": raw.number("fatalities"),
            "first_seen": f"to_timestamp({raw.number('timestamp')}) AT TIME ZONE 'UTC'",
        },
        same=f"hash({identifier})",
        checks=(
            Check(condition=short, note="{n} rows have a year such as 0025: read as 2025"),
            Check(
                condition=f"{precision} IN ('2', '3')",
                note="{n} rows give the middle of a week or month: widened to all of it",
            ),
        ),
        guesses=(f"days are in {zone}: ACLED names no time zone",),
        notes=(
            *_old_columns(raw),
            "living data: rows change and vanish after publication; `timestamp` is a row's last "
            "change, so a replay as of a day sees rows late rather than early",
            "the order of actor1 and actor2 does not say who attacked: both stand in `source` and "
            "`target`",
            "a row with the event id of an earlier one repeats it",
        ),
    )
