"""Event files in, one table of events and a manifest for each file out."""

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from parley.errors import CaseError, EventFileError
from parley.observe.copies import Copies, name_of, observe_copies
from parley.observe.mapping.entry import DEFAULT_ZONE, EventMapping
from parley.observe.marks.marks import Point, rows_marked
from parley.observe.marks.versions import dated_copies, stated_versions
from parley.observe.one_file import Observed, observe_file
from parley.records import Dataset, event_schema

_EMPTY = EventMapping()
_NO_MAPPING: Mapping[str, EventMapping] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What the event files record.

    Attributes:
        table: Arrow table in the shape of records.event_schema(); files in order, rows in order.
        datasets: Where the rows came from, one a file, or one for all dated copies of a file.
        mappings: How each file was read, by its name: as given or known, with what was guessed.
    """

    table: Any
    datasets: tuple[Dataset, ...]
    mappings: Mapping[str, EventMapping] = field(default_factory=dict)

    def rows_marked(self, dataset: Dataset, mark: str) -> tuple[int, ...]:
        """Return the numbers of a data set's rows with one of records.MARKS."""
        import pyarrow.compute as pc

        own = pc.equal(self.table["dataset"].cast("string"), dataset.name)
        return rows_marked(self.table.filter(own), mark)


def observe(
    files: Sequence[Path],
    *,
    mappings: Mapping[str, EventMapping] = _NO_MAPPING,
    near: Sequence[Point] = (),
    zone: str = DEFAULT_ZONE,
) -> Observation:
    """Read event files into one table.

    Public data sets are known by their headers (`parley.observe.formats`); any other CSV, Parquet
    or workbook is read by its mapping and, for what the mapping leaves open, by the usual names of
    columns. No row is dropped in silence: rows of the table, `Dataset.skipped` and
    `Dataset.filtered` add up to the file's rows, what keeps a row out of a count is a mark on it,
    and what was changed or is doubted stands in the manifest by row.

    Files whose names differ only in a day at their end (`events_2022-04-01.csv`), and those that
    a mapping lists under `versions`, are copies of one file: one data set, whose rows became
    public with the first copy that holds them.

    Args:
        files: Event files; one that is named twice is read once.
        mappings: How to read them, by file name or stem.
        near: Places (latitude, longitude) the files are expected to be about, by which a file
            with all its coordinates swapped is told.
        zone: IANA zone of the days of a file that has no clock times and whose zone nobody
            stated: that of the place it is checked for, so that both have the same midnight.

    Raises:
        MissingInput: A file does not exist.
        EventFileError: A file cannot be read as events.
        CaseError: A mapping does not fit its file, or its name is misspelt.
    """
    import pyarrow as pa

    paths = list({path.resolve(): path for path in files}.values())
    groups = list(_copies(paths, mappings))
    _refuse_misspelt(paths, mappings, {copies.name for copies in groups})
    of_copy = {path.resolve(): copies for copies in groups for path in copies.days}
    read: list[Observed] = []
    done: list[Copies] = []
    for path in paths:
        copies = of_copy.get(path.resolve())
        if copies is None:
            read.append(observe_file(path, _mapping_for(path, mappings), near=near, zone=zone))
        elif copies not in done:
            done.append(copies)
            read += observe_copies(copies, near=near, zone=zone)
    datasets = tuple(each.dataset for each in read)
    _refuse_namesakes(datasets)
    tables = [each.table for each in read]
    table = pa.concat_tables(tables) if tables else event_schema().empty_table()
    return Observation(
        table=table.unify_dictionaries(),
        datasets=datasets,
        mappings=MappingProxyType({each.dataset.file: each.mapping for each in read}),
    )


def _copies(paths: Sequence[Path], mappings: Mapping[str, EventMapping]) -> Iterator[Copies]:
    """Yield the files that are copies of one, by what a mapping says, else by their names."""
    taken: set[Path] = set()
    for path in paths:
        mapping = _mapping_for(path, mappings)
        if path.resolve() not in taken and mapping.versions:
            days = stated_versions(path, mapping.versions)
            taken |= {copy.resolve() for copy in days}
            name = mapping.dataset or name_of(path)
            yield Copies(name=name, days=days, mapping=mapping, is_stated=True)
    rest = [path for path in paths if path.resolve() not in taken]
    for shared, days in dated_copies(rest).items():
        whole = Path(shared)
        own = [m for path in (whole, *days) if (m := _mapping_for(path, mappings)) != _EMPTY]
        mapping = own[0] if own else _EMPTY
        name = mapping.dataset or name_of(whole)
        yield Copies(name=name, days=days, mapping=mapping, is_stated=False)


def _refuse_namesakes(datasets: Sequence[Dataset]) -> None:
    names: dict[str, Dataset] = {}
    for dataset in datasets:
        if dataset.name in names:
            raise EventFileError(
                f"two event files are both named {dataset.name!r}, so that a row could not be "
                f"traced; rename {dataset.file}, or give it a `dataset:` of its own under `events:`"
            )
        names[dataset.name] = dataset


def _mapping_for(path: Path, mappings: Mapping[str, EventMapping]) -> EventMapping:
    keys = (str(path), path.name, path.stem)  # a whole path tells namesakes apart
    return next((mappings[key] for key in keys if key in mappings), _EMPTY)


def _refuse_misspelt(
    files: Sequence[Path], mappings: Mapping[str, EventMapping], shared: Collection[str]
) -> None:
    """Refuse a mapping whose name is nearly that of a file without one.

    A mapping of a file that is not given is no mistake: a case outlives a run.
    """
    names = {name for path in files for name in (str(path), path.name, path.stem)} | {*shared}
    alone = [p.name for p in files if not {str(p), p.name, p.stem} & set(mappings)]
    for key in mappings:
        if key not in names and (near := difflib.get_close_matches(key, alone, n=1, cutoff=0.8)):
            raise CaseError(f"events: `{key}` names no event file given; did you mean `{near[0]}`?")
