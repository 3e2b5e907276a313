"""A layout says, in SQL, what each column of the event table is in one kind of file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from parley.observe.layout.moments import Count, Moment

#: SQL types of the fields a layout gives, and of those it leaves out.
FIELD_TYPES: Mapping[str, str] = {
    "id": "VARCHAR", "place": "VARCHAR", "admin1": "VARCHAR", "country": "VARCHAR",
    "latitude": "DOUBLE", "longitude": "DOUBLE", "precision": "VARCHAR", "source": "VARCHAR",
    "target": "VARCHAR", "type": "VARCHAR", "label": "VARCHAR", "count": "DOUBLE",
    "fatalities": "DOUBLE", "first_seen": "TIMESTAMP",
}  # fmt: skip
#: What a field is where the layout does not give it.
_ABSENT = {"count": "1", "latitude": "NULL", "longitude": "NULL", "fatalities": "NULL",
           "first_seen": "NULL"}  # fmt: skip

#: What becomes of a row that a check catches: its value is changed, it is kept as written and
#: told, it does not become an event, or it is only counted.
OUTCOMES = ("repaired", "doubted", "refused", "counted")
#: Letters of a value that are told; a broken row can be as long as an article.
_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A peculiarity of rows, told row by row.

    Attributes:
        condition: SQL condition of a row that has it.
        what: What to say of such a row.
        outcome: One of `OUTCOMES`.
        value: SQL of the text that such a row holds, to be told with it; `""` to tell none.
    """

    condition: str
    what: str
    outcome: str = "doubted"
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the rows of one kind of file become events.

    Attributes:
        format: `mapped`, or the name of a known format.
        witness: One of records.WITNESSES.
        begin: When an act begins.
        end: When it ends, `None` where the file only gives its beginning.
        fields: Event column to SQL, out of `FIELD_TYPES`.
        same: SQL of what two rows share that record the same act.
        discovery: SQL condition of a row that records what was found later.
        span: SQL of how much a row's day stands for (`day`, `week`, `month`, `year`, or `vague`
            for days that are vaguer than they look), `""` where each is itself.
        zone: IANA zone of days and clock times without an offset.
        keep: SQL condition of a row that the mapping wants.
        checks: Peculiarities to tell.
        content: SQL of a hash of all that a row holds, `""` where nobody asks for it.
        is_windowed: Whether a field looks at other rows, after which rows are put in order again.
        is_id_own: Whether a second row with an id repeats the first, whatever `same` says.
        guesses: What was assumed about the columns.
        notes: Known traps of the format.
    """

    format: str
    witness: str
    begin: Moment
    end: Moment | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    same: str
    discovery: str = "false"
    span: str = ""
    zone: str = "UTC"
    keep: str = "true"
    checks: tuple[Check, ...] = ()
    content: str = ""
    is_windowed: bool = False
    is_id_own: bool = False
    guesses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def expression(self, name: str) -> str:
        """Return the typed SQL of an event column.

        Words are never null: an unknown actor or place is `''`.
        """
        value = self.fields.get(name, _ABSENT.get(name, "''"))
        if FIELD_TYPES[name] == "VARCHAR":
            return f"coalesce({value}, '')"
        return f"CAST({value} AS {FIELD_TYPES[name]})"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """The file's rows as text, open to questions while a layout is being chosen.

    Attributes:
        file: File name, for messages.
        names: Column names as the file writes them, without blanks or repetition.
        count: Counts the rows that fulfil each SQL condition, in a sample from the top.
        count_all: The same over the whole file.
        is_pattern: Whether a text can be read as a regular expression.
    """

    file: str
    names: tuple[str, ...]
    count: Count
    count_all: Count
    is_pattern: Callable[[str], bool]


def cell(place: int) -> str:
    """Return SQL of a cell's text, null where it is blank; columns are known by their place."""
    return f"nullif(trim(c{place}), '')"


def literal(value: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def choose(value: str, cases: Mapping[str, str], otherwise: str = "''") -> str:
    """Return SQL that maps the values of a cell to others."""
    if not cases:
        return otherwise
    branches = " ".join(f"WHEN {literal(k)} THEN {literal(v)}" for k, v in cases.items())
    return f"CASE {value} {branches} ELSE {otherwise} END"


def as_written(what: str, value: str | None) -> str:
    """Return what is said of a row, with the value it is said of."""
    if not value:
        return what
    cut = value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}..."
    return f"{what} (written: {cut})"


def number(text: str) -> str:
    """Return SQL of a text as a number, null where it is none; commas part thousands."""
    return f"try_cast(replace({text}, ',', '') AS DOUBLE)"


def plain(value: str) -> str:
    """Return SQL of a number as people write it, without the `.0` of a whole one."""
    return f"regexp_replace(CAST({value} AS VARCHAR), '[.]0$', '')"
