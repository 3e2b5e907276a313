"""From a planted file to a finding: no verdict rests on a row that was refused or set apart."""

from datetime import UTC, date, datetime

import pytest

from parley import pipeline
from parley.records import Area, Place, Test
from tests.observe.planting import AT, FORMATS, ROWS, written

TOWN = Place(name="Aldara", mention="Aldara", latitude=52.0, longitude=12.0, precision="town")
#: Rows are of another town, so that their points alone place them in the area: a row whose point
#: cannot be right may still be counted by the name of its town.
#: The pledge begins on the fourth day. The row of the sixth stands last in the file, as the number
#: of a row must not hang on the order of days.
PLEDGE = Test(
    pledge="P1",
    act="cease",
    begin=datetime(2031, 5, 4, tzinfo=UTC),
    defaults=("baseline_days",),
    area=Area(names=("Aldara",), places=(TOWN,), radius_km=60.0),
)
_PLACED = ("acled", "ucdp-ged", "gdelt-2", "gdelt-1", "polecat", "icews", "viina", "plover")
_LINE = "2031-05-{n:02d},52.{n:02d},12.{n:02d},Brugmoor,shelling,2\n"
_MAPPED = "day,lat,lon,town,kind,shots\n" + "".join(
    _LINE.format(n=n) for n in (*range(1, AT), *range(AT + 1, ROWS + 1), AT)
)
_MAPPING = {"log.csv": {"date": "day", "count": "shots", "class": "kind", "timezone": "UTC"}}


def _counted(path, mappings=None):
    """Return the rows that findings count after the pledge, and the file's manifest."""
    observation = pipeline.observe_files([path], mappings or {}, tests=[PLEDGE])
    outcome = pipeline.judge([PLEDGE], observation, as_of=date(2032, 6, 1))
    assert outcome.findings
    rows = {row for finding in outcome.findings for _, row in finding.rows}
    return rows, observation.datasets[0]


def _planted(form, fault):
    """Return a file's text with one fault, which makes its last row unfit."""
    rows = _rows(form)
    north, east = form.north
    last = rows[-1]
    if fault == "swapped":
        last[north], last[east] = last[east], last[north]
    elif fault == "off the map":
        last[north] = "913.2"
    elif fault == "no date":
        last[form.date] = "2031-15-45" if "-" in last[form.date] else "20311545"
    elif fault == "twice":
        rows[-1] = dict(rows[4])
    text = form.text(rows)
    if fault == "cut":
        return text[: len(text) - 1 - len(text.rstrip("\n").rsplit("\n", 1)[-1]) // 2]
    return text


def _rows(form):
    rows = [{c: v.replace("Aldara", "Brugmoor") for c, v in row.items()} for row in form.rows()]
    return [*rows[: AT - 1], *rows[AT:], rows[AT - 1]]


@pytest.mark.parametrize("form", [pytest.param(f, id=f.name) for f in FORMATS if f.name in _PLACED])
def test_finding_counts_the_rows_of_a_clean_file_and_no_unfit_one(form, tmp_path):
    as_acts = {form.file: {"witness": "acts"}}  # machine coding alone decides nothing
    clean, _ = _counted(written(form, form.text(_rows(form)), tmp_path), as_acts)
    assert ROWS in clean  # it would be counted, were nothing wrong with it
    for fault in ("swapped", "off the map", "no date", "twice", "cut"):
        path = written(form, _planted(form, fault), tmp_path)
        rows, dataset = _counted(path, as_acts)
        assert rows == clean - {ROWS}, fault
        told = {row for row, _ in (*dataset.skipped, *dataset.doubted)}
        assert ROWS in told or ("duplicate", 1) in dataset.marked, fault


@pytest.mark.parametrize(
    "becomes",
    [
        "2031-05-06,52.06,12.06,Brugmoor,shelling,-2\n",
        "2031-05-06,52.06,12.06,Brugmoor\n",
        "soon,52.06,12.06,Brugmoor,shelling,2\n",
        "2031-05-06,12.06,52.06,Brugmoor,shelling,2\n",
        "2031-05-06,52.06,12.06,Bru",
    ],
)
def test_finding_counts_no_unfit_row_of_a_mapped_file(becomes, tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(_MAPPED, encoding="utf-8")
    clean, _ = _counted(path, _MAPPING)
    assert ROWS in clean
    path.write_text(_MAPPED.replace(_LINE.format(n=AT), becomes), encoding="utf-8")
    rows, dataset = _counted(path, _MAPPING)
    assert rows == clean - {ROWS}
    assert ROWS in {row for row, _ in (*dataset.skipped, *dataset.doubted)}
