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

#: The verdicts that a count stands beside; the others come before any counting.
_COUNTED = ("kept", "partly", "broken", "too-early", "not-observed", "disputed")


def with_voices(
    findings: Sequence[Finding],
    test: Test,
    table: Any,  # noqa: ANN401  (pyarrow ships no types)
    datasets: Sequence[Dataset],
    *,
    as_of: date,
    locate: Locate | None,
) -> tuple[Finding, ...]:
    """Return findings with a line that counts the rows of `party-voice` apart, where there are any.

    Args:
        findings: Of the test, at any horizons.
        test: With the terms known by then.
        table: Events in the shape of `records.event_schema()`.
        datasets: Manifests of the table's data sets.
        as_of: Rows that became known later are left out.
        locate: Maps latitudes and longitudes to first-order division codes.
    """
    flagged = [d for d in datasets if dict(d.marked).get("party-voice")]
    if not flagged or test.begin is None or test.missing:
        return tuple(findings)
    found = list(findings)
    for dataset in flagged:
        told = _partisan(table, dataset)
        rows = read_rows(table, dataset, test, as_of=as_of, locate=locate)
        alone = np.isin(rows.number, told)
        for place, finding in enumerate(found):
            if finding.verdict in _COUNTED:
                windows = frame(test, finding.horizon, by_day=not rows.has_clock())
                counts = [
                    int((chosen & fits(rows, window, by_day=windows.by_day)).sum())
                    for chosen in (rows.acts, rows.acts & ~alone)
                    for window in (windows.before, windows.after)
                ]
                line = _line(dataset.name, counts)
                found[place] = replace(finding, reasons=(*finding.reasons, line))
    return tuple(found)


def _partisan(table: Any, dataset: Dataset) -> Any:  # noqa: ANN401
    """Return the row numbers of a data set that only one party tells; shape (N,)."""
    import pyarrow.compute as pc

    own = table.filter(pc.equal(table["dataset"].cast("string"), dataset.name))
    is_so = own["marks"].to_numpy() & mark_bit("party-voice") != 0
    return own["row"].to_numpy()[is_so]


def _line(name: str, counts: Sequence[int]) -> str:
    before, after, unbound_before, unbound_after = counts
    return (
        f"{name}: {before} before and {after} after; without what only one party tells, "
        f"{unbound_before} before and {unbound_after} after."
    )
