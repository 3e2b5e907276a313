"""The findings of a check with what they rest on."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from parley.case.check_files import write_check
from parley.case.pictures import Behind, Picture
from parley.case.tables import FindingTable, Table
from parley.records import EvidenceRow, Finding


class Found(FindingTable):
    """Findings, a horizon each; chart, map and rows of each pledge are made when asked for."""

    def __init__(
        self, records: Sequence[Finding], rows: Sequence[Mapping[str, Any]], behind: Behind
    ) -> None:
        super().__init__(records, rows)
        self._behind = behind

    @property
    def traps(self) -> dict[str, tuple[str, ...]]:
        """What is known of each data set, and of its rows, in words."""
        return self._behind.traps

    def chart(self, pledge: str | None = None) -> Picture:
        """Return the chart of a pledge; of the only one where none is named.

        Raises:
            MissingInput: There is no such pledge, or nothing of it to draw.
        """
        return self._behind.chart(pledge)

    def map(self, pledge: str | None = None) -> Picture:
        """Return the map of a pledge, its rows as large as their places are known.

        Raises:
            MissingInput: There is no such pledge.
        """
        return self._behind.map(pledge)

    def evidence(self, pledge: str | None = None) -> Table[EvidenceRow]:
        """Return the rows around a pledge, or all, counted or set apart and why.

        Raises:
            MissingInput: There is no such pledge.
        """
        return self._behind.evidence(pledge)

    def geojson(self, pledge: str | None = None) -> dict[str, Any]:
        """Return these rows and the ground of the pledges' areas as GeoJSON.

        Raises:
            MissingInput: There is no such pledge.
        """
        return self._behind.geojson(pledge)

    def write(self, folder: str | Path) -> tuple[Path, ...]:
        """Write all of it into a folder: SVG, PNG, CSV, Parquet and GeoJSON; return the paths.

        PNG needs the extra `png`; without it the other files are written.

        Raises:
            OutputError: A file that no check wrote would be replaced, or they cannot be written.
        """
        return write_check(self._behind, self.rows(), Path(folder))
