"""PLOVER events as JSON Lines to a table; other JSON is refused by name.

Source:
    PLOVER manual, table "PLOVER JSON": `id`, `date`, `actor` and `event` are required.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from parley.errors import EventFileError

#: Columns of the table that is made of the lines.
COLUMNS = (
    "id", "event_date", "time", "enddate", "endtime", "actor", "recipient", "event", "plover_mode",
    "city", "district", "province", "country", "resolved_place", "extracted_place", "latitude",
    "longitude", "dead", "injured", "coded_date", "event_text",
)  # fmt: skip
_REQUIRED = ("id", "date", "actor", "event")
#: Keys by which other JSON that conflict analysts hold is told, and what it is.
_OTHER = (
    (("main_mean", "main_dich", "main_mean_ln"), "forecasts of VIEWS by month, not events"),
    (("total_forecast", "battles_forecast"), "forecasts of ACLED CAST by month, not events"),
    (("claimReviewed", "reviewRating"), "a fact check (ClaimReview), not events"),
    (("schema", "properties"), "FollowTheMoney entities, not events"),
)


def require_events(text: str, name: str) -> None:
    """Refuse JSON whose first object is no PLOVER event.

    Raises:
        EventFileError: It is something else; the message says what, where that is known.
    """
    first = _first_object(text)
    if first is not None and all(key in first for key in _REQUIRED):
        return
    refuse_other(text, name)
    keys = set(first or ())
    found = f"its first has {', '.join(sorted(keys))[:200]}" if keys else "its first cannot be read"
    raise EventFileError(
        f"{name} is JSON. Expected a PLOVER event a line, each with {', '.join(_REQUIRED)}; "
        f"{found}. Save other rows as CSV or Parquet"
    )


def refuse_other(text: str, name: str) -> None:
    """Refuse JSON whose first object is known to be something else than an event.

    Raises:
        EventFileError: It is; the message says what.
    """
    keys = set(_first_object(text) or ())
    what = next((what for signs, what in _OTHER if keys & set(signs)), "")
    if what:
        raise EventFileError(
            f"{name} holds {what}: it cannot be held against a pledge; give a file with one row "
            "an act"
        )


def _first_object(text: str) -> dict[str, Any] | None:
    try:
        found, _ = json.JSONDecoder().raw_decode(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def event_lines(path: Path) -> Iterator[tuple[list[str], str]]:
    """Yield the cells of each line under `COLUMNS`, or why it is no event."""
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        for line in stream:
            if not line.strip():
                continue
            try:
                event = json.loads(line)
            except ValueError:
                yield (
                    [],
                    "is no JSON"
                    if line.endswith("\n")
                    else ("is no JSON: the file ends in the middle of it"),
                )
                continue
            yield _cells(event)


def _cells(event: Any) -> tuple[list[str], str]:  # noqa: ANN401  (whatever the line held)
    if not isinstance(event, Mapping):
        return [], "is no JSON object"
    if missing := [key for key in _REQUIRED if event.get(key) in (None, "", [])]:
        return [], f"lacks {', '.join(missing)}"
    if event.get("has_event") in (False, 0, "0", "false"):
        return [], "says itself that it has no event"
    place = event.get("event_loc")
    place = place if isinstance(place, Mapping) else {}
    size = event.get("size")
    size = size if isinstance(size, Mapping) else event
    values = {
        **{column: event.get(column) for column in COLUMNS},
        **{column: place.get(column) for column in COLUMNS[9:15]},
        "event_date": event.get("date"),
        "actor": _who(event.get("actor")),
        "recipient": _who(event.get("recipient")),
        "plover_mode": _one(event.get("mode")),
        "event": _one(event.get("event")),
        "latitude": place.get("lat"),
        "longitude": place.get("lon"),
        "dead": size.get("dead"),
        "injured": size.get("injured"),
    }
    return ["" if (v := values[column]) is None else str(v) for column in COLUMNS], ""


def _who(value: Any) -> str:  # noqa: ANN401
    """Return actors by the words of the text, else by code."""
    entities = value if isinstance(value, list) else [value]
    names = [
        (entity.get("entity_text") or entity.get("code") or "")
        if isinstance(entity, Mapping)
        else entity
        for entity in entities
    ]
    return "; ".join(str(name) for name in names if name)


def _one(value: Any) -> str:  # noqa: ANN401
    first = next(iter(value), "") if isinstance(value, list) else value
    return "" if first is None else str(first)
