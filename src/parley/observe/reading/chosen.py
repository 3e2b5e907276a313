"""Which column of a file is what: as its mapping says, else by the usual names."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from parley.errors import CaseError
from parley.observe.layout.layout import RawTable, cell
from parley.observe.mapping.entry import COLUMN_KEYS, EventMapping
from parley.observe.reading.columns import fold, texts, unit, usual

_CLOCK = r"^\d{1,2}(:\d\d|$)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The columns of a file by what they mean.

    Attributes:
        raw: The file's rows.
        names: Key out of `COLUMN_KEYS` to columns, of which the first that is filled counts.
        text: Columns whose words describe a row.
        unit: Column that names a military unit, `None` where there is none.
        guesses: Each choice that the mapping did not make, in words.
        is_trimmed: Whether blanks around cells are cut off. Known formats are made by machines,
            and trimming costs a third of the time.
    """

    raw: RawTable
    names: dict[str, tuple[str, ...]]
    text: tuple[str, ...]
    unit: str | None
    guesses: tuple[str, ...]
    is_trimmed: bool = True

    def sql(self, key: str) -> str | None:
        """Return SQL of the text of a key's columns, `None` where it has none."""
        return self.first(self.names[key]) if key in self.names else None

    def first(self, names: Iterable[str]) -> str:
        """Return SQL of the first of some columns that is filled."""
        cells = [self.cell(name) for name in names]
        return cells[0] if len(cells) == 1 else f"coalesce({', '.join(cells)})"

    def cell(self, name: str) -> str:
        """Return SQL of the text of a column of the file, null where it is blank."""
        place = self.raw.names.index(name)
        return cell(place) if self.is_trimmed else f"c{place}"

    def code(self, name: str) -> str:
        """Return SQL of a code or number as text, without the `.0` that data frames add."""
        text = self.cell(name)
        if not self.raw.count(f"suffix({text}, '.0')")[0]:
            return text
        return f"CASE WHEN suffix({text}, '.0') THEN left({text}, -2) ELSE {text} END"

    def codes(self, key: str) -> tuple[str, ...]:
        """Return SQL of each of a key's columns as codes."""
        return tuple(self.code(name) for name in self.names.get(key, ()))

    def words(self) -> tuple[str, ...]:
        """Return SQL of the columns whose words describe a row."""
        return tuple(self.cell(name) for name in self.text)

    def used(self) -> set[str | None]:
        """Return every column that means something here."""
        taken = {name for names in self.names.values() for name in names}
        return {*taken, *self.text, self.unit}


def choose_columns(raw: RawTable, mapping: EventMapping) -> Chosen:
    """Return which column is what.

    Raises:
        CaseError: The mapping names a column that the file does not have.
    """
    names = {key: several(raw, given, key) for key in COLUMN_KEYS if (given := mapping.column(key))}
    text = several(raw, mapping.text, "text") if mapping.text else ()
    own_unit = named(raw, mapping.unit, "unit") if mapping.unit else None
    if mapping.format is not None:
        return Chosen(raw=raw, names=names, text=text, unit=own_unit, guesses=(), is_trimmed=False)
    guesses = _guess(raw, mapping, names)
    return Chosen(
        raw=raw,
        names=names,
        text=text or texts(raw.names),
        unit=own_unit or unit(raw.names),
        guesses=guesses,
    )


def _guess(
    raw: RawTable, mapping: EventMapping, names: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Add the usual columns of what a mapping leaves open, and return each guess in words."""
    taken = {name for several in names.values() for name in several}
    free = [name for name in raw.names if name not in taken]
    guesses = []
    for key in COLUMN_KEYS:
        if key in names or not _may_guess(key, mapping):
            continue
        name = usual(key, free)
        if name is None or (key == "time" and not _holds_clock(raw, name)):
            continue
        names[key] = (name,)
        free.remove(name)
        guesses.append(f"`{name}` is the {key.replace('_', ' ')}")
    return tuple(guesses)


def several(raw: RawTable, names: Iterable[str], key: str) -> tuple[str, ...]:
    """Return the file's columns out of a list of which some may be lacking.

    Raises:
        CaseError: It has none of them.
    """
    names = tuple(names)
    folds = {fold(column) for column in raw.names}
    there = [name for name in names if name in raw.names or fold(name) in folds]
    return tuple(named(raw, name, key) for name in (there or names[:1]))


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
    if key == "class" and mapping.flags:
        return False
    # who names the date knows whether it has an end or a clock
    return not (key in ("date", "end", "time") and (mapping.date or mapping.date_parts))


def _holds_clock(raw: RawTable, name: str) -> bool:
    return raw.count(f"regexp_matches({cell(raw.names.index(name))}, '{_CLOCK}')") > (0,)
