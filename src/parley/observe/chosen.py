"""Which column of a file is what: as its mapping says, else by the usual names."""

import difflib
from dataclasses import dataclass

from parley.errors import CaseError
from parley.observe.columns import fold, texts, unit, usual
from parley.observe.layout import RawTable, cell
from parley.observe.mapping import COLUMN_KEYS, EventMapping

_CLOCK = r"^\d{1,2}(:\d\d|$)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The columns of a file by what they mean.

    Attributes:
        raw: The file's rows.
        names: Key out of `COLUMN_KEYS` to column name.
        text: Columns whose words describe a row.
        unit: Column that names a military unit, `None` where there is none.
        guesses: Each choice that the mapping did not make, in words.
    """

    raw: RawTable
    names: dict[str, str]
    text: tuple[str, ...]
    unit: str | None
    guesses: tuple[str, ...]

    def sql(self, key: str) -> str | None:
        """Return SQL of the trimmed text of a key's column, `None` where it has none."""
        return self.cell(self.names[key]) if key in self.names else None

    def cell(self, name: str) -> str:
        """Return SQL of the trimmed text of a column of the file."""
        return cell(self.raw.names.index(name))

    def words(self) -> tuple[str, ...]:
        """Return SQL of the columns whose words describe a row."""
        return tuple(self.cell(name) for name in self.text)


def choose_columns(raw: RawTable, mapping: EventMapping) -> Chosen:
    """Return which column is what.

    Raises:
        CaseError: The mapping names a column that the file does not have.
    """
    names = {
        key: named(raw, given, key)
        for key in COLUMN_KEYS
        if (given := mapping.column(key)) is not None
    }
    free = [name for name in raw.names if name not in names.values()]
    guesses = []
    for key in COLUMN_KEYS:
        if key in names or not _may_guess(key, mapping):
            continue
        name = usual(key, free)
        if name is None or (key == "time" and not _holds_clock(raw, name)):
            continue
        names[key] = name
        free.remove(name)
        guesses.append(f"`{name}` is the {key.replace('_', ' ')}")
    text = tuple(named(raw, name, "text") for name in mapping.text) or texts(raw.names)
    return Chosen(raw=raw, names=names, text=text, unit=unit(raw.names), guesses=tuple(guesses))


def named(raw: RawTable, name: str, key: str) -> str:
    """Return the file's column of this name, compared without case, spaces and dashes.

    Raises:
        CaseError: It has none.
    """
    by_fold = {fold(column): column for column in reversed(raw.names)}
    if name in raw.names:
        return name
    if fold(name) in by_fold:
        return by_fold[fold(name)]
    near = difflib.get_close_matches(name, raw.names, n=1, cutoff=0.0)
    raise CaseError(
        f"{raw.file}: `{key}: {name}` names no column of the file; did you mean `{near[0]}`? "
        f"Columns: {', '.join(raw.names)[:400]}"
    )


def _may_guess(key: str, mapping: EventMapping) -> bool:
    if key == "end_time" or key in mapping.constants:
        return False
    # who names the date knows whether it has an end or a clock
    return not (key in ("end", "time") and mapping.date is not None)


def _holds_clock(raw: RawTable, name: str) -> bool:
    return raw.count(f"regexp_matches({cell(raw.names.index(name))}, '{_CLOCK}')") > (0,)
