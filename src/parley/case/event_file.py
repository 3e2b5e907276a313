"""Event files for notebooks: looked at first, attached to a case then."""

from pathlib import Path
from typing import Any

from parley import pipeline
from parley.case.tables import frame_of
from parley.case.whole import write_table
from parley.errors import EventFileError
from parley.records import Dataset


class EventFile:
    """An event file as it was read: its events, and what was assumed of it.

    Attributes:
        path: Where it lies.
        table: Arrow table in the shape of `records.event_schema()`.
        dataset: Rows, marks, guesses and known traps.
    """

    def __init__(self, path: str | Path, mapping: dict[str, Any] | None = None) -> None:
        self.path = Path(path)
        mappings = {self.path.name: mapping} if mapping else {}
        observation = pipeline.observe_files([self.path], mappings)
        self.table = observation.table
        self.dataset: Dataset = observation.datasets[0]

    def frame(self) -> Any:  # noqa: ANN401  (a pandas DataFrame)
        """Return the events as a pandas data frame.

        Raises:
            MissingInput: pandas is not installed.
        """
        return frame_of(self.table.to_pylist(), self.table.column_names)

    def to_parquet(self, path: str | Path) -> None:
        """Write the events as Parquet, which R and others read."""
        write_table(self.table, Path(path), inputs=[self.path])

    def __repr__(self) -> str:
        data = self.dataset
        days = f"{data.first_day} to {data.last_day}"
        return f"{data.name}: {data.rows} rows ({data.format}, {data.witness}), {days}"


def read_events(path: str | Path, **mapping: Any) -> EventFile:  # noqa: ANN401
    """Return an event file of any kind; keywords say how to read it, as under `events:`.

    Raises:
        MissingInput: No such file.
        EventFileError: It cannot be read as events.
        CaseError: A keyword is unknown.
    """
    return EventFile(path, mapping)


def read_ucdp(path: str | Path) -> EventFile:
    """Return a UCDP GED file, yearly or candidate.

    Raises:
        EventFileError: The file is of another kind.
    """
    return _of_format(path, "ucdp-ged", "UCDP GED")


def read_acled(path: str | Path) -> EventFile:
    """Return an ACLED export.

    Raises:
        EventFileError: The file is of another kind.
    """
    return _of_format(path, "acled", "ACLED")


def _of_format(path: str | Path, expected: str, name: str) -> EventFile:
    file = EventFile(path)
    if file.dataset.format != expected:
        raise EventFileError(
            f"{path} has not the header of {name} (read as {file.dataset.format}); "
            f"read it with parley.read_events"
        )
    return file
