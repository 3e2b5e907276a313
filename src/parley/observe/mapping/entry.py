"""The `events:` entry of a case or pledge file: how one event file is to be read."""

import datetime
import difflib
from collections.abc import Mapping
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from parley.errors import CaseError
from parley.observe.mapping.parts import (
    DatePrecision,
    PlacePrecision,
    event_type,
    event_types,
    lists,
    strings,
)
from parley.records import WITNESSES

DEFAULT_ZONE = "UTC"

#: Known formats, in the order they are tried: what is known by more columns comes first.
FORMATS = (
    "acled", "ucdp-ged", "gdelt-2", "gdelt-1", "polecat", "icews", "viina", "viina-labels", "pa-x",
    "ethprio-ceasefires", "plover", "oref-alerts", "air-raid-sirens", "daily-casualties",
)  # fmt: skip

#: Keys whose value is a column of the file.
COLUMN_KEYS = (
    "id", "date", "end", "time", "end_time", "latitude", "longitude", "place", "admin1",
    "country", "source", "target", "class", "count", "fatalities", "first_seen",
)  # fmt: skip

#: Keys that change how rows are understood, so a known format is then read by the mapping alone.
_READING_KEYS = (*COLUMN_KEYS, "text", "classes", "type", "date_parts", "flags")

#: A column, or several of which the first that is filled is taken.
Columns = tuple[str, ...]


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

    Where a key takes a column it also takes a list of them: the first that is filled is used, and
    those the file lacks are passed over. A column that is not named is looked for under its usual
    names, and each guess is noted. A file of a known format (ACLED, UCDP GED, GDELT, POLECAT,
    ICEWS, VIINA, PA-X and others) needs no mapping: `dataset`, `witness`, `timezone`, `side` and
    `where` add to what is known of it, while naming a column, `text`, `classes` or `type` makes
    the mapping rule. What Parley knows of a format is itself such a mapping:
    `parley observe FILE --show-mapping` prints the one in force, to be edited.

    Attributes:
        dataset: Name of the data set in findings and briefs; the file's stem by default.
        format: Name of the known format it is in; columns that are not named are then not guessed.
        witness: What kind of witness it is: `acts`, `positions`, `warnings`, `casualties`, `media`,
            `agreements`.
        columns: Names of the columns of a file without a header line.
        timezone: IANA name of the zone its days and clock times are in. By default days alone
            are in the zone of what is checked, and clock times without an offset in `UTC`.
        id: Column with the file's own identifier.
        date: Column with the day or moment an act began (`begin` means the same).
        date_parts: In place of `date`: columns with year, month and day, or a list of such
            threes of which the first with a year is used. An unknown day stands for its month,
            an unknown month for its year.
        date_precision: How much a day stands for: `column`, and `values` from its codes to `day`,
            `week`, `month`, `year` or `vague`.
        end: Column with the last day, or the moment an act ended.
        time: Column with the clock time of `date`, where it has its own.
        end_time: Column with the clock time of `end`.
        latitude: Column with degrees north.
        longitude: Column with degrees east.
        place: Column with the town or place.
        admin1: Column with the province.
        country: Column with the country.
        precision: How finely a row is placed: `column`, `values` from its codes to `point`,
            `town`, `area`, `admin1`, `country` or `everywhere`, and `otherwise`; or `filled`,
            columns from fine to coarse with what a row is in which it is the first filled. By
            default a row with coordinates is a point.
        source: Column with who acts.
        target: Column with who is acted upon.
        directed: Whether the order of source and target says who acted; or column to the values
            of rows in which it does. Otherwise both stand in both.
        unit: Column with the name of a military unit, in files of positions.
        side: Who acts, in every row, where the file codes no attacker.
        class_: Key `class`: column with the file's own class of act.
        classes: Class value, or a regular expression (RE2) for the whole of it, case ignored,
            to a PLOVER type. The first that fits wins; a class that fits none gets no type. Of
            several class columns the first with a value that fits decides.
        labels: Class value to the word that is printed for it.
        flags: In place of a class: columns that hold 1, or a probability, where a row is of a
            kind, each with its PLOVER type. The first at or above `cut` wins.
        cut: From which value on a flag holds; 0.5 by default.
        type: The PLOVER type of every row.
        text: Columns whose words describe the row, used where `classes` and `type` are absent.
        count: Column with the number of acts a row stands for; 1 a row by default.
        less: Columns with numbers within `count` that were found later, such as recovered bodies:
            they are taken off it.
        running: Column with the running total of `count`. Where a row has no count its rise is
            taken, and where the two differ the row is told.
        fatalities: Column with the number killed.
        at_most: Column to the column that it should not exceed; rows in which it does are told.
        first_seen: Column with the moment the row became public.
        discovery: Patterns of `class` or `text`, or column to patterns, of rows that record what
            was found later; replaces Parley's own words, and `[]` marks none.
        same: Columns that are alike in rows that record the same act; `["*"]` for all columns.
        where: Column to the value, or list of values, that a row must have; others are left out
            and counted in `Dataset.filtered`.
        constants: Values for every row of `place`, `admin1` or `country` where the file has none.
        versions: Older copies of the file, by name, with the day each was published, and the file
            itself with its day: rows are then dated by the first copy that holds them.
        notes: Known traps of the data set, to travel with its rows.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    dataset: str | None = None
    format: str | None = None
    witness: str | None = None
    timezone: str | None = None
    columns: Columns = ()
    id: Columns = ()
    date: Columns = ()
    date_parts: tuple[tuple[str, str, str], ...] = ()
    date_precision: DatePrecision | None = None
    end: Columns = ()
    time: Columns = ()
    end_time: Columns = ()
    latitude: Columns = ()
    longitude: Columns = ()
    place: Columns = ()
    admin1: Columns = ()
    country: Columns = ()
    precision: PlacePrecision | None = None
    source: Columns = ()
    target: Columns = ()
    directed: bool | dict[str, tuple[str, ...]] = True
    side: str | None = None
    unit: str | None = None
    class_: Columns = Field(default=(), alias="class")
    classes: dict[str, str] = Field(default_factory=dict)
    labels: dict[str, str] = Field(default_factory=dict)
    flags: dict[str, str] = Field(default_factory=dict)
    cut: float = 0.5
    type: str | None = None
    text: Columns = ()
    count: Columns = ()
    less: Columns = ()
    running: str | None = None
    fatalities: Columns = ()
    at_most: dict[str, str] = Field(default_factory=dict)
    first_seen: Columns = ()
    discovery: dict[str, tuple[str, ...]] | tuple[str, ...] | None = None
    same: Columns = ()
    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    constants: dict[Literal["place", "admin1", "country"], str] = Field(default_factory=dict)
    versions: dict[str, datetime.date] = Field(default_factory=dict)
    notes: tuple[str, ...] = ()

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
    def _where(cls, raw: Any) -> Any:  # noqa: ANN401
        return lists(raw, "where: {column: value}")

    @field_validator("directed", mode="before")
    @classmethod
    def _directed(cls, raw: Any) -> Any:  # noqa: ANN401
        return raw if isinstance(raw, bool) else lists(raw, "directed: {column: value}")

    @field_validator(
        *("class_" if key == "class" else key for key in COLUMN_KEYS),
        "columns", "text", "less", "same", "notes", mode="before",
    )  # fmt: skip
    @classmethod
    def _several(cls, raw: Any) -> Any:  # noqa: ANN401
        if isinstance(raw, Mapping):
            raise ValueError("write a column, or a list of columns")
        return () if raw is None else strings(raw)

    @field_validator("date_parts", mode="before")
    @classmethod
    def _threes(cls, raw: Any) -> Any:  # noqa: ANN401
        is_one = isinstance(raw, list | tuple) and all(isinstance(part, str) for part in raw)
        return [raw] if is_one and raw else raw

    @field_validator("discovery", mode="before")
    @classmethod
    def _patterns(cls, raw: Any) -> Any:  # noqa: ANN401
        if isinstance(raw, Mapping):
            return lists(raw, "discovery: {column: pattern}")
        return None if raw is None else strings(raw)

    @field_validator("labels", mode="before")
    @classmethod
    def _labels(cls, raw: Any) -> Any:  # noqa: ANN401
        return {str(k): str(v) for k, v in raw.items()} if isinstance(raw, Mapping) else raw

    @field_validator("type")
    @classmethod
    def _type(cls, value: str | None) -> str | None:
        return None if value is None else event_type(value)

    @field_validator("classes", "flags", mode="before")
    @classmethod
    def _class_types(cls, raw: Any) -> Any:  # noqa: ANN401
        return event_types(raw, "classes")

    @field_validator("format")
    @classmethod
    def _format(cls, value: str | None) -> str | None:
        if value is not None and value not in FORMATS:
            near = difflib.get_close_matches(value, FORMATS, n=1, cutoff=0.0)
            raise ValueError(f"`{value}` is no known format; did you mean `{near[0]}`?")
        return value

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

    def column(self, key: str) -> Columns:
        """Return the columns named under one of `COLUMN_KEYS`, none where it names none."""
        columns: Columns = getattr(self, "class_" if key == "class" else key)
        return columns


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
