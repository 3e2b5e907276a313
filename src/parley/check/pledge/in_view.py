"""Whether the files at hand can see a pledge, told from rows before it: none after is opened."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np

from parley.check.rows.area import Locate
from parley.check.rows.moments import begin_of
from parley.check.rows.rows import read_rows
from parley.records import Dataset, Sight, Test


def in_view(
    test: Test,
    table: Any,  # noqa: ANN401  (pyarrow ships no types)
    datasets: Sequence[Dataset],
    *,
    as_of: date,
    locate: Locate | None,
) -> tuple[Sight, ...]:
    """Return what each data set recorded before a pledge; nothing where it has no begin.

    Rows that end after the pledge's begin are taken out first, so that no choice made with this
    in view can rest on what the pledge brought.

    Args:
        test: How the pledge is judged; of one without an area, rows anywhere are inside.
        table: Events in the shape of `records.event_schema()`.
        datasets: Manifests of the table's data sets.
        as_of: Rows that became known later are left out.
        locate: Maps latitudes and longitudes to first-order division codes.
    """
    if test.begin is None:
        return ()
    import pyarrow.compute as pc

    earlier = table.filter(pc.less_equal(table["end"], test.begin.astimezone(UTC)))
    return tuple(_seen(test, earlier, d, as_of=as_of, locate=locate) for d in datasets)


def _seen(
    test: Test,
    earlier: Any,  # noqa: ANN401
    dataset: Dataset,
    *,
    as_of: date,
    locate: Locate | None,
) -> Sight:
    rows = read_rows(earlier, dataset, test, as_of=as_of, locate=locate)
    begin = rows.reports.begin[rows.reports.usable]
    zone = begin_of(test).tzinfo
    days = [datetime.fromtimestamp(int(at) / 1e6, zone).date() for at in _ends(begin)]
    return Sight(
        pledge=test.pledge,
        test=test.id,
        dataset=dataset.name,
        witness=dataset.witness,
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        rows=len(begin),
        inside=int(rows.acts.sum()),
    )


def _ends(begin: Any) -> list[int]:  # noqa: ANN401
    """Return the first and the last of some moments; nothing for none."""
    return [int(np.min(begin)), int(np.max(begin))] if len(begin) else []
