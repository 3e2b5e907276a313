"""The rows a verdict rests on: where they lie, and each of them with why it counts or not."""

from collections.abc import Sequence
from datetime import timedelta

from parley.brief.days import day_words
from parley.brief.dossier import Dossier
from parley.brief.page import Cell, Map, Support, Table
from parley.brief.words import HORIZON_WORDS, count, figure, isolate
from parley.records import EvidenceRow, Outline, Test

# A page is read by people; the whole table is a file of its own.
MOST_ROWS = 60
PRECISION_WORDS = {
    "point": "a point",
    "town": "a town",
    "area": "a district or surroundings",
    "admin1": "a province",
    "country": "a country",
    "everywhere": "no place",
}
_NOON = timedelta(hours=12)


def maps(dossier: Dossier, test: Test) -> tuple[Map, ...]:
    """Return the map of a test's rows; none where nothing has a place that can be drawn."""
    rows = tuple(row for row in dossier.evidence if row.test == test.id)
    if not any(row.point for row in rows):
        return ()
    grounds = tuple(each for each in dossier.outlines if each.test == test.id)
    return (map_of(test, rows, grounds),)


def map_of(test: Test, rows: Sequence[EvidenceRow], outlines: Sequence[Outline]) -> Map:
    """Return the map of some rows, with what it shows in words."""
    area = "the whole data set" if test.area is None else ", ".join(test.area.names)
    told = [
        f"{count(len(own), 'row')} {words}"
        for words, own in (
            ("counted before the pledge", [r for r in rows if r.window == "before"]),
            ("counted after it", [r for r in rows if r.window == "after"]),
            ("set apart inside the area", [r for r in rows if r.apart and r.inside]),
            ("elsewhere", [r for r in rows if r.apart and not r.inside]),
        )
    ]
    nowhere = sum(1 for row in rows if row.point is None)
    hidden = f" {figure(nowhere)} have no coordinates and are not drawn." if nowhere else ""
    return Map(
        title="Where the rows lie, each as large as its place is known",
        alt=f"Map of {area}: {', '.join(told[:-1])}, {told[-1]}.{hidden}",
        test=test,
        rows=tuple(rows),
        outlines=tuple(outlines),
        supports=_datasets(rows) or (Support(kind="test", ref=test.id),),
    )


def tables(dossier: Dossier, test: Test) -> tuple[Table, ...]:
    """Return the table of the rows inside a test's area; those after the pledge first."""
    inside = [row for row in dossier.evidence if row.test == test.id and row.inside]
    if not inside:
        return ()
    order = {"after": 0, "before": 1, "": 2}
    shown = sorted(inside, key=lambda row: order[row.window])[:MOST_ROWS]
    rest = f", the first {len(shown)} of {len(inside):,}" if len(shown) < len(inside) else ""
    return (
        Table(
            caption=f"The rows behind the verdict, counted or set apart{rest}",
            columns=("Row", "Day", "Class", "Place", "Known to", "Use"),
            rows=tuple(_row(row) for row in shown),
            supports=_datasets(shown),
        ),
    )


def use_words(row: EvidenceRow) -> str:
    """Return what a row counts for, or why it is set apart."""
    if row.window == "before":
        return "counted before"
    if row.window == "after":
        return f"first counted at {HORIZON_WORDS[row.horizon]}"
    return f"set apart: {row.apart}"


def day_of(row: EvidenceRow) -> str:
    """Return a row's day, or its first and last."""
    first = row.begin.date()
    last = max(first, (row.end - min(_NOON, (row.end - row.begin) / 2)).date())
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def _row(row: EvidenceRow) -> tuple[str, tuple[Cell, ...]]:
    own = (Support(kind="row", ref=row.dataset, row=row.row),)
    cells = (
        Cell(text=day_of(row), supports=own),
        Cell(text=isolate(row.label or row.type)),
        Cell(text=isolate(row.place or row.admin1)),
        Cell(text=PRECISION_WORDS[row.precision]),
        Cell(text=use_words(row)),
    )
    return f"{isolate(row.dataset)} row {row.row}", cells


def _datasets(rows: Sequence[EvidenceRow]) -> tuple[Support, ...]:
    names = dict.fromkeys(row.dataset for row in rows)
    return tuple(Support(kind="dataset", ref=name) for name in names)
