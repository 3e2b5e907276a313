"""`parley observe` as a person meets it: rows by number, mappings to edit, mistakes to mend."""

import json
import zipfile
from pathlib import Path

import pytest

LOG = "date,lat,lon,kind,shots\n2031-05-01,41,22,x,1\n2031-05-02,41,22,x,-3\n0025-05-03,41,22,x,1\n"
EVENTS = Path(__file__).parents[1] / "data" / "events"


def _write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


def test_rows_are_told_by_number_with_what_was_written(run) -> None:
    _write("log.csv", LOG)
    _write("map.yaml", "events: {log.csv: {count: shots}}")
    ran = run("observe", "log.csv", "--mapping", "map.yaml")
    assert "  skipped row 2: its count is below zero (written: -3)" in ran.out
    assert "  repaired row 3: a year without its century" in ran.out
    assert "(written: 0025-05-03)" in ran.out


def test_rows_past_the_fifth_are_left_to_json(run) -> None:
    rows = "".join(f"2031-05-0{n},41,22,x,-1\n" for n in range(1, 8))
    _write("log.csv", LOG.splitlines(keepends=True)[0] + rows + "2031-05-09,41,22,x,1\n")
    _write("map.yaml", "events: {log.csv: {count: shots}}")
    ran = run("observe", "log.csv", "--mapping", "map.yaml")
    assert "skipped row 5" in ran.out
    assert "skipped row 6" not in ran.out
    assert "and 2 more skipped rows; --json lists them" in ran.out
    told = json.loads(run("observe", "log.csv", "--mapping", "map.yaml", "--json").out)
    assert [row for row, _ in told["skipped"]] == [1, 2, 3, 4, 5, 6, 7]


def test_json_lists_the_rows_of_every_mark(run) -> None:
    told = json.loads(run("observe", str(EVENTS / "acled.csv"), "--json").out)
    assert {mark: len(rows) for mark, rows in told["rows_marked"].items()} == dict(told["marked"])
    assert told["rows_marked"]["duplicate"] == [5]


@pytest.mark.parametrize("name", ["acled.csv", "ged.csv", "monitors.csv", "units.csv", "tally.csv"])
def test_shown_mapping_reads_the_file_the_same_again(name, run) -> None:
    import pyarrow.parquet as pq

    path = str(EVENTS / name)
    shown = run("observe", path, "--show-mapping")
    _write("map.yaml", shown.out)
    assert run("observe", path, "-o", "one.parquet").code == 0
    assert run("observe", path, "--mapping", "map.yaml", "-o", "two.parquet").code == 0
    assert pq.read_table("one.parquet").to_pylist() == pq.read_table("two.parquet").to_pylist()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("memo.csv", b"%PDF-1.4 x", ("memo.csv is a PDF", "save its table as CSV")),
        ("map.png", b"\x89PNG\r\n\x1a\n", ("map.png is a picture", "as CSV or Parquet")),
        ("empty.csv", b"", ("empty.csv is empty", "fetch or save it again")),
        ("who.csv", b"who,what\nA,B\n", ("no column is known to hold dates", "--mapping")),
    ],
)
def test_mistaken_file_is_refused_with_what_to_do(name, content, words, run) -> None:
    Path(name).write_bytes(content)
    ran = run("observe", name)
    assert ran.code == 1
    assert all(word in " ".join(ran.err.split()) for word in (name, *words))


def test_archive_and_folder_are_refused_with_what_is_in_them(run) -> None:
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.writestr("log.csv", LOG)
    Path("folder").mkdir()
    _write("folder/log.csv", LOG)
    for name in ("all.zip", "folder"):
        ran = run("observe", name)
        assert ran.code == 1
        assert name in ran.err
        assert "log.csv" in ran.err


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ("{date: dait}", ("`date: dait` names no column", "did you mean `date`", "Columns: date")),
        ("{format: acled}", ("says it is ACLED", "no column `event_date`", "Leave `format` out")),
        ("{date: date, columns: [a, b]}", ("names 2 columns", "has 5", "name every one")),
    ],
)
def test_mapping_that_does_not_fit_says_what_would(mapping, words, run) -> None:
    _write("log.csv", LOG)
    _write("map.yaml", f"events: {{log.csv: {mapping}}}")
    ran = run("observe", "log.csv", "--mapping", "map.yaml")
    assert ran.code == 1
    assert all(word in " ".join(ran.err.split()) for word in ("log.csv", *words))


def test_check_prints_what_is_known_of_the_data_behind_it(run) -> None:
    _write("pledge.yaml", "pledge: truce\nact: cease\nwhere: Nairobi\nbegin: 2015-06-08\n")
    _write("log.csv", "date,lat,lon,kind\n2015-06-01,-1.28,36.82,shelling\n")
    arguments = ("check", "--pledge", "pledge.yaml", "--events", "log.csv", "--as-of", "2015-08-01")
    ran = run(*arguments)
    assert "Known of log: codes no attacker." in ran.out
