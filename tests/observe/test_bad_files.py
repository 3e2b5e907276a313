"""Bad input gives one clear message, or is read as far as it goes and said."""

import pytest

from parley.errors import EventFileError, MissingInput
from parley.observe import observe

GOOD = (
    "date,lat,lon,place\n2031-05-01,41,22,Aldara\n2031-05-02,41,22,Bruga\n2031-05-03,41,22,Celo\n"
)


def test_missing_file_suggests_the_nearest_name(write):
    path = write(GOOD, "events.csv")
    with pytest.raises(MissingInput, match=r"Did you mean .*events\.csv\?"):
        observe([path.with_name("event.csv")])


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        ("", "a.csv", "is empty"),
        (" \n\n", "a.csv", "is empty"),
        (b"\x00\x01\x02data", "a.csv", "is binary"),
        (b"PK\x03\x04rest", "a.xlsx", "zip archive or an Excel workbook"),
        (b"\x1f\x8brest", "a.csv.gz", "gzip"),
        ('{"a": 1}', "a.csv", "JSON"),
        ("date\n2031-05-01\n", "a.csv", "one column"),
        ("who,what\nA,B\n", "a.csv", r"Header found: who, what.*\n.*events: {a.csv: {date: COLUMN"),
        ("2031,41,22\n2032,41,22\n", "a.csv", "looks like a row"),
        ("date,what\nsoon,B\nlater,C\n", "a.csv", "no cell of column `date` reads as a date"),
        (
            "date,what\n2031-05-01,B,C,D\n2031-05-01,B,C,D\n",
            "a.csv",
            "2 of 2 rows do not fit the header",
        ),
        (b"PAR1 and then nothing", "a.parquet", "half-written"),
    ],
)
def test_unusable_file_is_refused_with_one_message(write, content, name, expected):
    with pytest.raises(EventFileError, match=f"(?s){expected}"):
        observe([write(content, name)])


def test_folder_is_refused_and_its_files_named(write):
    path = write(GOOD)
    with pytest.raises(EventFileError, match=r"is a folder.*log\.csv"):
        observe([path.parent])


@pytest.mark.parametrize(
    "end", ["2031-05-04,41", '2031-05-04,41,22,"Dol', '2031-05-04,41,22,"Do\nl']
)
def test_half_written_last_row_is_skipped_by_number(write, see, end):
    seen = see(write(GOOD + end))
    (dataset,) = seen.datasets
    assert seen.table["row"].to_pylist() == [1, 2, 3]
    ((row, reason),) = dataset.skipped
    assert row == 4
    assert "the file ends in the middle of it" in reason
    assert dataset.rows == 4


def test_broken_row_in_the_middle_keeps_the_numbers_of_the_others(write, see):
    lines = GOOD.splitlines(keepends=True)
    seen = see(write("".join([*lines[:2], "2031-05-02,41\n", *lines[2:]])))
    assert seen.table["row"].to_pylist() == [1, 3, 4]
    assert seen.datasets[0].skipped == (
        (2, "has 2 cells where the header has 4 (written: 2031-05-02, 41)"),
    )


def test_row_numbers_count_records_not_lines(write, see):
    text = GOOD.replace("Aldara", '"Aldara\nnorth"') + "2031-05-04,41,22\n\n2031-05-05,41,22,Dol\n"
    seen = see(write(text))
    assert seen.table["row"].to_pylist() == [1, 2, 3, 5]
    assert seen.table["place"][0].as_py() == "Aldara\nnorth"


def test_mixed_line_ends_are_read(write, see):
    text = GOOD.replace("Aldara", '"Aldara\r\nnorth"').replace("Bruga\n", "Bruga\r\n")
    assert see(write(text)).table["place"].to_pylist() == ["Aldara\nnorth", "Bruga", "Celo"]


def test_trailing_empty_cells_are_no_fault(write, see):
    seen = see(write(GOOD + "2031-05-04,41,22,Dol,,\n"))
    assert seen.table.num_rows == 4
    assert seen.datasets[0].skipped == ()


def test_latin_1_is_read_and_said(write, see):
    seen = see(write(GOOD.replace("Bruga", "Brüga").encode("latin-1")))
    assert seen.table["place"].to_pylist() == ["Aldara", "Brüga", "Celo"]
    assert any("not UTF-8" in note for note in seen.datasets[0].notes)


def test_letter_cut_at_the_end_does_not_make_the_file_latin_1(write, see):
    seen = see(write((GOOD.replace("Bruga", "Бруга") + "2031-05-04,Ж").encode()[:-1]))
    assert seen.table["place"][1].as_py() == "Бруга"
    assert seen.datasets[0].skipped[0][0] == 4
    assert not any("not UTF-8" in note for note in seen.datasets[0].notes)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_read_past(write, see, encoding):
    seen = see(write(GOOD.encode(encoding)))
    assert seen.table["place"].to_pylist() == ["Aldara", "Bruga", "Celo"]


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_other_delimiters_are_found_by_the_header(write, see, delimiter):
    assert see(write(GOOD.replace(",", delimiter))).table.num_rows == 3


def test_windows_line_ends_and_blank_or_repeated_headers(write, see):
    seen = see(write("date,lat,lon,,Place,place\r\n2031-05-01,41,22,x,Aldara,y\r\n"))
    assert seen.table["place"].to_pylist() == ["Aldara"]


def test_header_without_rows_is_empty_and_said(write, see):
    seen = see(write("date,lat,lon\n"))
    assert seen.table.num_rows == 0
    assert "no row is left to count" in seen.datasets[0].notes


def test_name_with_pattern_signs_is_one_file(write, see):
    write(GOOD, "log1.csv")
    assert see(write(GOOD, "log[1]*.csv")).table.num_rows == 3


def test_file_given_twice_is_read_once(write):
    path = write(GOOD)
    assert observe([path, path]).table.num_rows == 3


def test_two_files_of_one_name_are_refused(write, tmp_path):
    path = write(GOOD)
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / path.name
    other.write_bytes(path.read_bytes())
    with pytest.raises(EventFileError, match="both named 'log'"):
        observe([path, other])


def test_arabic_and_emoji_stay_as_written(write, see):
    seen = see(write(GOOD.replace("Bruga", "حلب 💥")))
    assert seen.table["place"][1].as_py() == "حلب 💥"


def test_quotes_and_semicolons_in_cells_cannot_reach_the_query(write, see):
    path = write('date,place\n2031-05-01,"x\'); DROP VIEW raw; --"\n', "o'log.csv")
    seen = see(path, dataset="it's", place="place", type="ASSAULT", side="d'A")
    assert seen.table["place"][0].as_py() == "x'); DROP VIEW raw; --"
    assert seen.table["source"][0].as_py() == "d'A"


def test_very_long_cell_is_read_even_beside_a_broken_row(write, see):
    seen = see(write(GOOD + f'2031-05-04,41,22,"{"x" * 300_000}"\n2031-05-05,41\n'))
    assert len(seen.table["place"][3].as_py()) == 300_000
    assert seen.datasets[0].skipped[0][0] == 5
