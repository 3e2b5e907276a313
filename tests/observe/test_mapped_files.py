"""Any other table, by its mapping and by the usual names of columns."""

from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from parley.errors import CaseError
from parley.observe import observe, read_mapping

LOG = {
    "dataset": "Monitors' log",
    "date": "day",
    "time": "hour",
    "timezone": "Europe/Kyiv",
    "class": "kind",
    "text": ["what"],
    "admin1": "oblast",
    "id": "nr",
    "first_seen": "published",
}


def moment(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_local_clock_times_become_utc(events, see):
    table = see(events / "monitors.csv", **LOG).table
    assert table["begin"][0].as_py() == moment(2031, 5, 2, 3, 15)
    assert table["end"][0].as_py() == moment(2031, 5, 2, 3, 15, 1)
    assert table["clock"].to_pylist() == [True, False, True, True, False, False]


def test_day_without_clock_is_the_whole_local_day(events, see):
    table = see(events / "monitors.csv", **LOG).table
    assert table["begin"][1].as_py() == moment(2031, 5, 1, 21)
    assert table["end"][1].as_py() == moment(2031, 5, 2, 21)


def test_first_seen_reads_offsets_and_takes_a_day_at_its_end(events, see):
    table = see(events / "monitors.csv", **LOG).table
    assert table["first_seen"][0].as_py() == moment(2031, 5, 2, 7)
    assert table["first_seen"][5].as_py() == moment(2031, 5, 4, 21)  # midnight in Kyiv


def test_marks_say_what_keeps_a_row_out_of_a_count(events, see, marks):
    assert marks(see(events / "monitors.csv", **LOG)) == [
        set(),
        {"discovery"},
        set(),
        {"duplicate"},
        {"no-date", "no-place"},
        {"vague-place"},
    ]


def test_unreadable_date_is_told_by_row(events, see):
    (dataset,) = see(events / "monitors.csv", **LOG).datasets
    assert dataset.doubted == ((5, "its date cannot be read as DD.MM.YYYY (written: 31.02.2031)"),)
    assert dataset.marked == (
        ("duplicate", 1), ("vague-place", 1), ("discovery", 1), ("no-date", 1), ("no-place", 1),
    )  # fmt: skip


def test_types_come_from_the_words_where_no_class_is_mapped(events, see):
    table = see(events / "monitors.csv", **LOG).table
    assert table["type"].to_pylist() == ["ASSAULT"] * 2 + ["MOBILIZE"] * 2 + ["ASSAULT"] * 2


def test_classes_by_value_or_pattern_and_unknown_ones_are_said(write, see):
    path = write(
        "date,place,kind\n2031-05-01,A,Pull-out\n2031-05-01,B,FIRE (small)\n2031-05-01,C,x\n"
    )
    classes = {"fire (small)": "assault", "pull.?out": "RETREAT"}
    seen = see(path, **{"class": "kind", "classes": classes})
    assert seen.table["type"].to_pylist() == ["RETREAT", "ASSAULT", ""]
    assert any(note.startswith("1 row: a class") for note in seen.datasets[0].notes)


def test_a_class_that_is_no_pattern_is_taken_as_it_stands(write, see):
    path = write("date,place,kind\n2031-05-01,A,fire (\n")
    assert (
        see(path, **{"class": "kind", "classes": {"fire (": "ASSAULT"}}).table["type"][0].as_py()
        == "ASSAULT"
    )


def test_own_patterns_of_discovery_replace_the_words(events, see, marks):
    seen = see(events / "monitors.csv", **LOG, discovery={"kind": "mov.*"})
    found = ["discovery" in row for row in marks(seen)]
    assert found == [False, False, True, True, False, False]
    seen = see(events / "monitors.csv", **LOG, discovery=[])
    assert not any("discovery" in row for row in marks(seen))


def test_filter_leaves_rows_out_and_counts_them(events, see):
    seen = see(events / "monitors.csv", **LOG, where={"kind": ["move", "none"]})
    assert seen.table["row"].to_pylist() == [3, 4]
    assert (seen.datasets[0].rows, seen.datasets[0].filtered) == (6, 4)


def test_columns_are_guessed_by_name_and_each_guess_is_said(write, see):
    path = write("event_date,lat,lon,town,province\n2031-05-01,41.2,22.5,Aldara,East\n")
    seen = see(path)
    row = seen.table.to_pylist()[0]
    assert (row["latitude"], row["longitude"], row["place"], row["admin1"], row["precision"]) == (
        41.2, 22.5, "Aldara", "East", "point",
    )  # fmt: skip
    guesses = seen.datasets[0].guesses
    assert "`lon` is the longitude" in guesses
    assert "days and clock times without an offset are in UTC" in guesses


def test_mapping_by_stem_constants_and_side(write):
    path = write("when,strikes\n2031-05-01,7\n")
    mapping = read_mapping(
        {"date": "when", "side": "Southland", "constants": {"country": "Northland"}}, name="log"
    )
    row = observe([path], mappings={"log": mapping}).table.to_pylist()[0]
    assert (row["source"], row["country"], row["count"], row["precision"]) == (
        "Southland", "Northland", 7.0, "country",
    )  # fmt: skip


def test_units_with_coordinates_are_a_witness_of_positions(events, see):
    seen = see(events / "units.csv")
    row = seen.table.to_pylist()[0]
    assert seen.datasets[0].witness == "positions"
    assert (row["source"], row["type"], row["country"]) == ("1st Brigade", "MOBILIZE", "")


def test_running_totals_are_a_witness_of_casualties(events, see):
    seen = see(events / "tally.csv")
    assert seen.datasets[0].witness == "casualties"
    assert seen.table["count"].to_pylist() == [4.0, 0.0]  # its total does not rise
    assert seen.datasets[0].repaired == (
        (2, "has no count of its own: the rise of `killed_cum` is taken (written: 40)"),
    )


def test_bare_spans_of_time_are_a_witness_of_warnings(events, see, marks):
    seen = see(events / "alarms.csv")
    assert seen.datasets[0].witness == "warnings"
    assert seen.table["end"].to_pylist() == [
        moment(2031, 5, 1, 23), moment(2031, 5, 2, 4, 0, 1),
    ]  # fmt: skip
    assert marks(seen) == [{"vague-place"}] * 2


def test_parquet_gives_what_its_csv_gives(events, see, tmp_path):
    import pandas as pd

    path = tmp_path / "monitors.parquet"
    frame = pd.read_csv(events / "monitors.csv", dtype=str)
    pq.write_table(pa.Table.from_pandas(frame), path)
    from_csv = see(events / "monitors.csv", **LOG).table
    assert see(path, **LOG).table.to_pylist() == from_csv.to_pylist()


def test_typed_parquet_dates_are_read(see, tmp_path):
    path = tmp_path / "typed.parquet"
    days = pa.array([datetime(2031, 5, 1), datetime(2031, 5, 2)], pa.timestamp("us"))  # noqa: DTZ001
    pq.write_table(pa.table({"date": days, "lat": [41.0, 42.0], "lon": [22.0, 23.0]}), path)
    table = see(path).table
    assert table["begin"].to_pylist() == [moment(2031, 5, 1), moment(2031, 5, 2)]
    assert table["clock"].to_pylist() == [False, False]


def test_rows_at_town_points_without_words_repeat_only_when_all_columns_do(write, see, marks):
    path = write(
        "id,date,lat,lon,calibre\n1,2031-05-01,41,22,82\n2,2031-05-01,41,22,120\n3,2031-05-01,41,22,82\n"
    )
    assert ["duplicate" in row for row in marks(see(path))] == [False, False, True]


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ({"latitude": "lattitude"}, "did you mean `lat`"),
        ({"classes": {"x": "ASSAULT"}}, "`classes` needs `class`"),
        ({"where": {"kyind": "x"}}, "did you mean `kind`"),
        ({"discovery": {"knd": "x"}}, "did you mean `kind`"),
    ],
)
def test_mapping_that_does_not_fit_its_file_is_refused(write, see, mapping, expected):
    header = "date,lat,lon" if "classes" in mapping else "date,lat,lon,kind"
    path = write(f"{header}\n2031-05-01,41,22{',x' if 'kind' in header else ''}\n")
    with pytest.raises(CaseError, match=expected):
        see(path, **mapping)


def test_misspelt_file_name_is_refused_and_an_absent_file_is_not(events):
    mapping = read_mapping({"dataset": "x"}, name="x")
    with pytest.raises(CaseError, match=r"did you mean `monitors\.csv`"):
        observe([events / "monitors.csv"], mappings={"monitor.csv": mapping})
    observe([events / "units.csv"], mappings={"another-file.csv": mapping})


def test_days_alone_are_in_the_zone_of_what_is_checked(write):
    path = write("event_date,town,first_seen\n2031-05-01,Aldara,2031-05-02\n")
    seen = observe([path], zone="America/Bogota")
    row = seen.table.to_pylist()[0]
    assert row["begin"] == datetime(2031, 5, 1, 5, tzinfo=UTC)
    assert row["first_seen"] == datetime(2031, 5, 3, 5, tzinfo=UTC)
    assert "days are in America/Bogota, as what is checked is" in seen.datasets[0].guesses


def test_clock_times_without_a_zone_stay_in_utc(write):
    path = write("event_date,town\n2031-05-01 03:20,Aldara\n")
    row = observe([path], zone="America/Bogota").table.to_pylist()[0]
    assert row["begin"] == datetime(2031, 5, 1, 3, 20, tzinfo=UTC)


def test_stated_zone_wins_over_that_of_what_is_checked(write):
    path = write("event_date,town\n2031-05-01,Aldara\n")
    mapping = read_mapping({"timezone": "Asia/Tokyo"}, name="log")
    seen = observe([path], mappings={"log": mapping}, zone="America/Bogota")
    assert seen.table.to_pylist()[0]["begin"] == datetime(2031, 4, 30, 15, tzinfo=UTC)
    assert not any("America" in guess for guess in seen.datasets[0].guesses)


def test_columns_that_nothing_uses_are_named_where_place_or_class_is_lacking(write, see):
    seen = see(write("event_date,hamlet,deed\n2031-05-01,Aldara,raid\n"))
    assert (
        "no column was taken as the place or the class, and these are not used: `hamlet`, `deed`; "
        "name them under `events:`" in seen.datasets[0].guesses
    )


def test_spare_columns_are_not_listed_where_place_and_class_are_known(write, see):
    seen = see(write("event_date,town,category,remark\n2031-05-01,Aldara,raid,x\n"))
    assert not any("not used" in guess for guess in seen.datasets[0].guesses)
