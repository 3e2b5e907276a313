"""What articles report, counted with and without what only one party to the conflict tells."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from parley.check.rows.area import Locate
from parley.check.rows.rows import read_rows
from parley.check.rows.windows import fits, frame
from parley.records import Dataset, Finding, Test, mark_bit

#: Verdicts that come before any counting.
_UNCOUNTED = ("not-testable", "not-in-force", "expired")


class Voices:
    """The data sets with rows that only one party tells, picked out once for many tests.

    Args:
        table: Events in the shape of `records.event_schema()`.
        datasets: Manifests of the table's data sets.
    """

    def __init__(self, table: Any, datasets: Sequence[Dataset]) -> None:  # noqa: ANN401
        import pyarrow.compute as pc

        flagged = [d for d in datasets if dict(d.marked).get("party-voice")]
        names = table["dataset"].cast("string") if flagged else None
        self._tables = [(d, table.filter(pc.equal(names, d.name))) for d in flagged]

    def add(
        self, findings: Sequence[Finding], test: Test, *, as_of: date, locate: Locate | None
    ) -> tuple[Finding, ...]:
        """Return findings with a line for each of the data sets, counted in both ways.

        Args:
            findings: Of the test, at any horizons.
            test: With the terms known by then.
            as_of: Rows that became known later are left out.
            locate: Maps latitudes and longitudes to first-order division codes.
        """
        if test.begin is None or test.missing:
            return tuple(findings)
        found = list(findings)
        for dataset, table in self._tables:
            is_told = table["marks"].to_numpy() & mark_bit("party-voice") != 0
            rows = read_rows(table, dataset, test, as_of=as_of, locate=locate)
            alone = np.isin(rows.number, table["row"].to_numpy()[is_told])
            for place, finding in enumerate(found):
                if finding.verdict not in _UNCOUNTED:
                    windows = frame(test, finding.horizon, by_day=not rows.has_clock())
                    counts = [
                        int((chosen & fits(rows, window, by_day=windows.by_day)).sum())
                        for chosen in (rows.acts, rows.acts & ~alone)
                        for window in (windows.before, windows.after)
                    ]
                    line = _line(dataset.name, counts)
                    found[place] = replace(finding, reasons=(*finding.reasons, line))
        return tuple(found)


def _line(name: str, counts: Sequence[int]) -> str:
    before, after, unbound_before, unbound_after = counts
    return (
        f"{name}: {before} before and {after} after; without what only one party tells, "
        f"{unbound_before} before and {unbound_after} after."
    )
