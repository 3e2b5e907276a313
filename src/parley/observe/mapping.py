"""The `events:` entry of a case or pledge file: how one event file is to be read."""

import difflib
from collections.abc import Mapping
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from parley.errors import CaseError
from parley.records import EVENT_TYPES, WITNESSES

DEFAULT_ZONE = "UTC"

#: Keys whose value is a column of the file.
COLUMN_KEYS = (
    "id", "date", "end", "time", "end_time", "latitude", "longitude", "place", "admin1",
    "country", "source", "target", "class", "count", "fatalities", "first_seen",
)  # fmt: skip

#: Keys that change how rows are understood, so a known format is then read by the mapping alone.
_READING_KEYS = (*COLUMN_KEYS, "text", "classes", "type")


class EventMapping(BaseModel):
    """How one event file is to be read; every key may be left out.

    An `events:` entry is keyed by file name or stem::

        events:
          monitors.csv:
            dataset: Monitors' log
            date: day
            time: hour
            timezone: Europe/Kyiv
            latitude: lat
            longitude: lng
            class: kind
            classes: {shelling: ASSAULT, "pull.?back": RETREAT}
            where: {country: Ukraine}

    A column that is not named is looked for under its usual names, and each guess is noted.
    A file of a known format (ACLED, UCDP GED, GDELT) needs no mapping: `dataset`, `witness`,
    `timezone`, `side` and `where` add to what is known of it, while naming a column, `text`,
    `classes` or `type` makes the mapping rule.

    Attributes:
        dataset: Name of the data set in findings and briefs; the file's stem by default.
        witness: What kind of witness it is: `acts`, `positions`, `warnings`, `casualties`, `media`.
        timezone: IANA name of the zone its days and clock times are in. By default days alone
            are in the zone of what is checked, and clock times without an offset in `UTC`.
        id: Column with the file's own identifier.
        date: Column with the day or moment an act began (`begin` means the same).
        end: Column with the last day, or the moment an act ended.
        time: Column with the clock time of `date`, where it has its own.
        end_time: Column with the clock time of `end`.
        latitude: Column with degrees north.
        longitude: Column with degrees east.
        place: Column with the town or place.
        admin1: Column with the province.
        country: Column with the country.
        source: Column with who acts.
        target: Column with who is acted upon.
        side: Who acts, in every row, where the file codes no attacker.
        class_: Key `class`: column with the file's own class of act.
        classes: Class value, or a regular expression (RE2) for the whole of it, case ignored,
            to a PLOVER type. The first that fits wins; a class that fits none gets no type.
        type: The PLOVER type of every row.
        text: Columns whose words describe the row, used where `classes` and `type` are absent.
        count: Column with the number of acts a row stands for; 1 a row by default.
        fatalities: Column with the number killed.
        first_seen: Column with the moment the row became public.
        discovery: Patterns of `class` or `text`, or column to patterns, of rows that record what
            was found later; replaces Parley's own words, and `[]` marks none.
        where: Column to the value, or list of values, that a row must have; others are left out
            and counted in `Dataset.filtered`.
        constants: Values for every row of `place`, `admin1` or `country` where the file has none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    dataset: str | None = None
    witness: str | None = None
    timezone: str | None = None
    id: str | None = None
    date: str | None = None
    end: str | None = None
    time: str | None = None
    end_time: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    place: str | None = None
    admin1: str | None = None
    country: str | None = None
    source: str | None = None
    target: str | None = None
    side: str | None = None
    class_: str | None = Field(default=None, alias="class")
    classes: dict[str, str] = Field(default_factory=dict)
    type: str | None = None
    text: tuple[str, ...] = ()
    count: str | None = None
    fatalities: str | None = None
    first_seen: str | None = None
    discovery: dict[str, tuple[str, ...]] | tuple[str, ...] | None = None
    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    constants: dict[Literal["place", "admin1", "country"], str] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, raw: Any) -> Any:  # noqa: ANN401  (whatever the YAML held)
        if not isinstance(raw, Mapping):
            raise ValueError(f"expected keys and values, found {type(raw).__name__}")
        raw = dict(raw)
        if "begin" in raw:
            if "date" in raw:
                raise ValueError("`begin` and `date` mean the same; give one")
            raw["date"] = raw.pop("begin")
        known = [field.alias or name for name, field in cls.model_fields.items()]
        for key in raw:
            if key not in known and key not in cls.model_fields:
                near = difflib.get_close_matches(str(key), [*known, "begin"], n=1, cutoff=0.0)
                raise ValueError(f"unknown key `{key}`; did you mean `{near[0]}`?")
        return raw

    @field_validator("where", mode="before")
    @classmethod
    def _lists(cls, raw: Any) -> Any:  # noqa: ANN401
        if not isinstance(raw, Mapping):
            raise ValueError("write `where: {column: value}` or a list of values")
        return {str(column): _strings(values) for column, values in raw.items()}

    @field_validator("text", mode="before")
    @classmethod
    def _text(cls, raw: Any) -> Any:  # noqa: ANN401
        return _strings(raw)

    @field_validator("discovery", mode="before")
    @classmethod
    def _patterns(cls, raw: Any) -> Any:  # noqa: ANN401
        if isinstance(raw, Mapping):
            return {str(column): _strings(values) for column, values in raw.items()}
        return None if raw is None else _strings(raw)

    @field_validator("type")
    @classmethod
    def _type(cls, value: str | None) -> str | None:
        return None if value is None else _event_type(value)

    @field_validator("classes", mode="before")
    @classmethod
    def _class_types(cls, raw: Any) -> Any:  # noqa: ANN401
        if not isinstance(raw, Mapping):
            raise ValueError("write `classes: {value: PLOVER type}`")
        return {str(value): _event_type(str(kind)) for value, kind in raw.items()}

    @field_validator("witness")
    @classmethod
    def _witness(cls, value: str | None) -> str | None:
        if value is not None and value not in WITNESSES:
            raise ValueError(f"`{value}` is none of {', '.join(WITNESSES)}")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            return ZoneInfo(value).key
        except (ValueError, OSError, LookupError) as error:
            near = difflib.get_close_matches(value, sorted(available_timezones()), n=1, cutoff=0.0)
            raise ValueError(f"`{value}` is no time zone; did you mean `{near[0]}`?") from error

    @property
    def rules_reading(self) -> bool:
        """Whether it says how rows are read, rather than only adding to a known format."""
        given = {"class" if name == "class_" else name for name in self.model_fields_set}
        return bool(given & set(_READING_KEYS))

    def column(self, key: str) -> str | None:
        """Return the column named under one of `COLUMN_KEYS`, `None` where it names none."""
        value = getattr(self, "class_" if key == "class" else key)
        return None if value is None else str(value)


def read_mapping(raw: object, *, name: str) -> EventMapping:
    """Return the mapping written under a file's name.

    Args:
        raw: What the YAML holds under the name.
        name: File name or stem, for the message.

    Raises:
        CaseError: A key is unknown, or a value is not what the key takes.
    """
    try:
        return EventMapping.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        raise CaseError(f"events: {name}{f': {key}' if key else ''}: {message}") from error


def _strings(raw: Any) -> tuple[str, ...]:  # noqa: ANN401
    values = raw if isinstance(raw, list | tuple) else [raw]
    return tuple(str(value) for value in values)


def _event_type(value: str) -> str:
    kind = value.strip().upper()
    if kind not in EVENT_TYPES:
        near = difflib.get_close_matches(kind, EVENT_TYPES, n=1, cutoff=0.0)
        raise ValueError(f"`{value}` is no PLOVER type; did you mean `{near[0]}`?")
    return kind
