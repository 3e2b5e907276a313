"""Every fault, planted in a file of every known format, is told by row and rests under no count."""

from datetime import UTC, datetime

import pytest

from parley.errors import EventFileError
from parley.observe import observe
from tests.observe.planting import AT, FORMATS, ROWS, plant, written

#: Formats whose header differs from file to file, so that rows alone do not tell them.
_BY_HEADER_ONLY = ("viina", "daily-casualties")


def _ids(forms):
    return [pytest.param(form, id=form.name) for form in forms]


def _with(what):
    return _ids(form for form in FORMATS if getattr(form, what))


@pytest.fixture
def planted(tmp_path):
    """Observe a made-up file and return its table, its manifest and its marks by row."""

    def seen(form, text):
        observation = observe([written(form, text, tmp_path)])
        (dataset,) = observation.datasets
        assert dataset.format == form.name
        left = observation.table.num_rows + len(dataset.skipped) + dataset.filtered
        assert left == dataset.rows == ROWS
        marks = {mark: observation.rows_marked(dataset, mark) for mark, _ in dataset.marked}
        return observation.table, dataset, marks

    return seen


def _text_tables():
    return _ids(form for form in FORMATS if form.delimiter)


@pytest.mark.parametrize("form", _ids(FORMATS))
def test_clean_file_has_nothing_to_tell(form, planted):
    table, dataset, marks = planted(form, form.text(form.rows()))
    assert (dataset.skipped, dataset.repaired, dataset.doubted) == ((), (), ())
    assert table["row"].to_pylist() == list(range(1, ROWS + 1))
    assert not {"duplicate", "bad-coordinates", "no-date"} & set(marks)


@pytest.mark.parametrize("form", _text_tables())
def test_one_row_parted_by_other_signs_is_repaired(form, planted):
    clean = form.text(form.rows())
    lines = clean.splitlines(keepends=True)
    place = AT if form.has_header else AT - 1
    other, called = (",", "commas") if form.delimiter == "\t" else ("\t", "tabs")
    lines[place] = lines[place].replace(form.delimiter, other)
    table, dataset, _ = planted(form, "".join(lines))
    assert dataset.repaired == ((AT, f"cells parted by {called}: read so"),)
    assert table.to_pylist() == planted(form, clean)[0].to_pylist()


@pytest.mark.parametrize("form", _text_tables())
def test_whole_file_parted_by_other_signs_is_read_and_told(form, planted):
    clean = form.text(form.rows())
    other = "," if form.delimiter == "\t" else "\t"
    table, dataset, _ = planted(form, clean.replace(form.delimiter, other))
    ((row, what),) = dataset.repaired
    assert row == 0
    assert "read so" in what
    assert table.to_pylist() == planted(form, clean)[0].to_pylist()


@pytest.mark.parametrize("form", _text_tables())
def test_missing_header_is_supplied_or_asked_for(form, planted, tmp_path):
    clean = form.text(form.rows())
    bare = clean.split("\n", 1)[1] if form.has_header else clean
    if form.name in _BY_HEADER_ONLY:
        with pytest.raises(EventFileError, match=r"looks like a row.*name the columns by"):
            observe([written(form, bare, tmp_path)])
        return
    table, dataset, _ = planted(form, bare)
    told = [what for row, what in dataset.repaired if row == 0 and "no header" in what]
    assert len(told) == form.has_header
    assert table.to_pylist() == planted(form, clean)[0].to_pylist()


@pytest.mark.parametrize("form", _with("north"))
def test_swapped_coordinates_are_doubted_and_place_nothing(form, planted):
    def swap(row):
        north, east = form.north
        row[north], row[east] = row[east], row[north]

    _, dataset, marks = planted(form, plant(form, swap))
    ((row, what),) = dataset.doubted
    assert row == AT
    assert what.endswith("(written: 12.06, 52.06)")
    assert marks["bad-coordinates"] == (AT,)


@pytest.mark.parametrize("form", _ids(FORMATS))
def test_year_without_its_century_is_repaired_in_its_own_row(form, planted):
    text = plant(form, lambda row: row.update({form.date: form.century}))
    table, dataset, _ = planted(form, text)
    ((row, what),) = dataset.repaired
    assert row == AT
    assert what.endswith("(written: 0025-05-06)")
    begin = {one["row"]: one["begin"].year for one in table.to_pylist()}
    assert begin == {number: 2025 if number == AT else 2031 for number in begin}


@pytest.mark.parametrize("form", _with("deaths"))
def test_number_below_zero_is_never_summed(form, planted):
    table, dataset, _ = planted(form, plant(form, lambda row: row.update({form.deaths: "-4"})))
    rows = {row["row"]: row for row in table.to_pylist()}
    if form.name == "daily-casualties":
        assert dataset.skipped == ((AT, "its count is below zero (written: -4)"),)
        assert AT not in rows
    else:
        assert (AT, "fatalities below zero: read as unknown (written: -4)") in dataset.repaired
        assert rows[AT]["fatalities"] is None
    assert all((row["fatalities"] or 0) >= 0 and row["count"] >= 0 for row in rows.values())


@pytest.mark.parametrize(("best", "low"), [("9", "1"), ("2", "3")])
def test_estimates_out_of_order_are_doubted(best, low, planted):
    form = next(form for form in FORMATS if form.name == "ucdp-ged")
    table, dataset, _ = planted(form, plant(form, lambda row: row.update(best=best, low=low)))
    ((row, what),) = dataset.doubted
    assert row == AT
    assert what.endswith(f"(written: {'9 and 3' if best == '9' else '3 and 2'})")
    assert table["fatalities"][AT - 1].as_py() == float(best)


@pytest.mark.parametrize("form", _ids(f for f in FORMATS if f.name in ("viina", "oref-alerts")))
def test_offset_in_a_column_of_local_clocks_is_doubted_and_not_counted(form, planted):
    def shift(row):
        row[form.timed] += "+02:00"

    _, dataset, marks = planted(form, plant(form, shift))
    ((row, what),) = dataset.doubted
    assert row == AT
    assert "cannot be read" in what
    assert "+02:00" in what
    assert marks["no-date"] == (AT,)


def test_clock_without_offset_among_others_with_one_is_doubted(planted):
    form = next(form for form in FORMATS if form.name == "air-raid-sirens")
    text = plant(form, lambda row: row.update(started_at="2031-05-06 09:06:00"))
    table, dataset, _ = planted(form, text)
    ((row, what),) = dataset.doubted
    assert row == AT
    assert what.endswith("read in UTC (written: 2031-05-06 09:06:00)")
    assert table["begin"][AT - 1].as_py() == datetime(2031, 5, 6, 9, 6, tzinfo=UTC)


def test_offset_in_one_event_of_json_lines_is_used_and_the_others_told(planted):
    form = next(form for form in FORMATS if form.name == "plover")
    table, dataset, _ = planted(form, plant(form, lambda row: row.update(time="12:06+02:00")))
    assert table["begin"][AT - 1].as_py() == datetime(2031, 5, 6, 10, 6, tzinfo=UTC)
    assert {row for row, _ in dataset.doubted} == set(range(1, ROWS + 1)) - {AT}


@pytest.mark.parametrize("form", _with("id"))
def test_row_that_stands_twice_counts_once(form, planted):
    rows = form.rows()
    rows[AT - 1] = dict(rows[AT - 2])
    _, _, marks = planted(form, form.text(rows))
    assert marks["duplicate"] == (AT,)


@pytest.mark.parametrize("form", _with("id"))
def test_id_that_stands_twice_counts_once_unless_ids_are_not_unique(form, planted):
    before = form.rows()[AT - 2][form.id]
    _, dataset, marks = planted(form, plant(form, lambda row: row.update({form.id: before})))
    if form.name == "icews":
        assert "duplicate" not in marks
        assert any("ids are not unique" in note for note in dataset.notes)
    else:
        assert marks["duplicate"] == (AT,)


@pytest.mark.parametrize("form", _ids(FORMATS))
def test_last_line_cut_in_its_middle_is_skipped_with_its_words(form, planted):
    whole = form.text(form.rows())
    last = whole.rstrip("\n").rsplit("\n", 1)[-1]
    table, dataset, _ = planted(form, whole[: len(whole) - 1 - len(last) // 2])
    ((row, what),) = dataset.skipped
    assert row == ROWS
    assert "the file ends in the middle of it" in what
    assert ROWS not in table["row"].to_pylist()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"main_mean": 1.5, "country_id": 9}\n', "forecasts of VIEWS"),
        ('[\n{"main_dich": 0.5, "pg_id": 9}]\n', "forecasts of VIEWS"),
        ('{"total_forecast": 4, "battles_forecast": 1}\n', "forecasts of ACLED CAST"),
        ('{"claimReviewed": "x", "reviewRating": {}, "url": "u"}\n', "a fact check"),
        ('{"id": "a", "schema": "Event", "properties": {}}\n', "FollowTheMoney"),
    ],
)
def test_data_that_record_no_acts_are_refused_by_name(text, what, tmp_path):
    path = tmp_path / "rows.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EventFileError, match=f"holds {what}.* give a file with one row an act"):
        observe([path])
