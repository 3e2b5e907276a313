"""What stands behind the findings of a check, to look at: chart, map and rows of each pledge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from parley import brief, pipeline
from parley.case.tables import Table
from parley.case.whole import replacing
from parley.draw import to_png
from parley.errors import MissingInput
from parley.observe import Observation
from parley.records import DailySeries, EvidenceRow, Test


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing that a notebook shows.

    Attributes:
        svg: The whole SVG file.
    """

    svg: str

    @property
    def png(self) -> bytes:
        """The same as pixels.

        Raises:
            MissingInput: The extra `png` is not installed.
        """
        return to_png(self.svg)

    def write(self, path: str | Path) -> None:
        """Write the picture to a file, as PNG where its name ends so, else as SVG.

        Raises:
            MissingInput: The extra `png` is not installed.
            OutputError: The file cannot be written.
        """
        path = Path(path)
        is_png = path.suffix.lower() == ".png"
        content = self.png if is_png else self.svg.encode()
        with replacing(path, otherwise="name another file") as part:
            part.write_bytes(content)

    def _repr_svg_(self) -> str:
        return self.svg


class Behind:
    """What a check rests on; pictures and rows are made when they are asked for.

    Args:
        tests: The tests by the names of their pledges.
        outcome: Findings, series and data sets.
        observation: The events that the tests were held against.
        day: As known at the end of this day.
    """

    def __init__(
        self,
        *,
        tests: Mapping[str, Test],
        outcome: pipeline.Outcome,
        observation: Observation,
        day: date,
    ) -> None:
        self.tests, self.day = dict(tests), day
        self._outcome, self._observation = outcome, observation

    @property
    def traps(self) -> dict[str, tuple[str, ...]]:
        """What is known of each data set, and of its rows, in words."""
        return {dataset.name: dataset.notes for dataset in self._outcome.datasets}

    def chart(self, pledge: str | None = None) -> Picture:
        """Return the chart of a pledge; of the only one where none is named.

        Raises:
            MissingInput: There is no such pledge, or nothing of it to draw.
        """
        name, test = self._one(pledge)
        series = next((s for s in self._outcome.series if s.test == test.id), None)
        if series is None or not series.days or not series.counts:
            raise MissingInput(f"{name}: there is no day to draw; {_why_not(test)}")
        findings = [f for f in self._outcome.findings if f.test == test.id]
        return Picture(
            svg=brief.chart_file(
                series, test=test, findings=findings, datasets=self._outcome.datasets
            )
        )

    def map(self, pledge: str | None = None) -> Picture:
        """Return the map of a pledge; of the only one where none is named.

        Raises:
            MissingInput: There is no such pledge.
        """
        _, test = self._one(pledge)
        rows = [row for row in self._rows if row.test == test.id]
        return Picture(svg=brief.map_file(test, rows, pipeline.outlines(test), as_of=self.day))

    def evidence(self, pledge: str | None = None) -> Table[EvidenceRow]:
        """Return the rows around a pledge, or all, counted or set apart and why.

        Raises:
            MissingInput: There is no such pledge.
        """
        wanted = self.tests if pledge is None else dict([self._one(pledge)])
        names = {test.id: name for name, test in wanted.items()}
        rows = [row for row in self._rows if row.test in names]
        return Table(rows, [evidence_row(row, names[row.test]) for row in rows])

    def geojson(self, pledge: str | None = None) -> dict[str, Any]:
        """Return these rows, and the ground of the pledges' areas, as GeoJSON.

        A row without coordinates has no geometry; `extent_km` says how far around its point it may
        have happened.

        Raises:
            MissingInput: There is no such pledge.
        """
        wanted = self.tests if pledge is None else dict([self._one(pledge)])
        names = {test.id: name for name, test in wanted.items()}
        grounds = [
            {
                "type": "Feature",
                "geometry": {"type": "Polygon", "coordinates": [list(map(list, each.corners))]},
                "properties": {"pledge": name, "kind": "area", "name": each.name},
            }
            for name, test in wanted.items()
            for each in pipeline.outlines(test)
        ]
        points = [
            {
                "type": "Feature",
                "geometry": None
                if row.point is None
                else {"type": "Point", "coordinates": list(row.point)},
                "properties": {"kind": "row", **evidence_row(row, names[row.test])},
            }
            for row in self._rows
            if row.test in names
        ]
        return {"type": "FeatureCollection", "features": [*grounds, *points]}

    @property
    def series(self) -> tuple[DailySeries, ...]:
        """What is recorded a day, for each test that can be charted."""
        return self._outcome.series

    @cached_property
    def _rows(self) -> tuple[EvidenceRow, ...]:
        return pipeline.evidence(self.tests.values(), self._observation, as_of=self.day)

    def _one(self, pledge: str | None) -> tuple[str, Test]:
        if pledge is None and len(self.tests) == 1:
            return next(iter(self.tests.items()))
        if pledge not in self.tests:
            raise MissingInput(
                f"{'name a pledge' if pledge is None else f'no pledge {pledge!r}'}: there are "
                f"{', '.join(self.tests) or 'none'}"
            )
        return pledge, self.tests[pledge]


def _why_not(test: Test) -> str:
    if test.missing:
        return f"its test still needs {'; '.join(test.missing)}"
    return "attach an event file, or give a later --as-of"


def evidence_row(row: EvidenceRow, pledge: str) -> dict[str, Any]:
    """Return a row of evidence as a line of a table."""
    return {
        "pledge": pledge,
        "dataset": row.dataset,
        "row": row.row,
        "begin": row.begin.isoformat(),
        "end": row.end.isoformat(),
        "class": row.label,
        "type": row.type,
        "place": row.place,
        "admin1": row.admin1,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "precision": row.precision,
        "extent_km": row.extent_km,
        "count": row.count,
        "inside": row.inside,
        "counted": row.window or None,
        "from_horizon": row.horizon or None,
        "apart": row.apart or None,
    }
