"""ACLED, UCDP GED and GDELT are known by their headers, with the traps of each."""

from datetime import UTC, date, datetime

import pytest

from parley.observe import observe
from parley.records import event_schema


def moment(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "format_", "witness"),
    [
        ("acled.csv", "acled", "acts"),
        ("ged.csv", "ucdp-ged", "acts"),
        ("20310502134500.export.CSV", "gdelt-2", "media"),
    ],
)
def test_known_header_needs_no_mapping(events, see, name, format_, witness):
    seen = see(events / name)
    assert seen.table.schema == event_schema()
    assert (seen.datasets[0].format, seen.datasets[0].witness) == (format_, witness)
    assert seen.table["row"].to_pylist() == list(range(1, seen.datasets[0].rows + 1))


def test_acled_week_and_month_are_widened_to_their_days(events, see, marks):
    seen = see(events / "acled.csv")
    begin, end = seen.table["begin"].to_pylist(), seen.table["end"].to_pylist()
    assert (begin[0], end[0]) == (moment(2031, 5, 2), moment(2031, 5, 3))
    assert (begin[1], end[1]) == (moment(2031, 4, 29), moment(2031, 5, 6))
    assert (begin[2], end[2]) == (moment(2031, 5, 1), moment(2031, 6, 1))
    assert ["vague-time" in row for row in marks(seen)] == [False, True, True, False, False, False]


def test_acled_year_without_its_century_is_repaired_and_said(events, see):
    seen = see(events / "acled.csv")
    assert seen.table["begin"][3].as_py() == moment(2031, 5, 4)
    assert seen.datasets[0].repaired == (
        (4, "a year without its century, such as 0025: read as 2025 (written: 0031-05-04)"),
    )


def test_acled_actor_order_is_no_direction(events, see):
    table = see(events / "acled.csv").table
    assert table["source"][0].as_py() == table["target"][0].as_py() == "Northland Army; River Front"
    assert (table["source"][1].as_py(), table["target"][1].as_py()) == ("Northland Army", "")


def test_acled_types_follow_the_finer_class(events, see):
    table = see(events / "acled.csv").table
    assert table["type"].to_pylist() == [
        "ASSAULT", "ASSAULT", "PROTEST", "ASSAULT", "ASSAULT", "RETREAT",
    ]  # fmt: skip
    assert table["label"][1].as_py() == "Shelling/artillery/missile attack"


def test_acled_repeated_event_id_is_a_duplicate(events, see, marks):
    repeated = ["duplicate" in row for row in marks(see(events / "acled.csv"))]
    assert repeated == [False, False, False, False, True, False]


def test_acled_last_change_stands_for_first_seen(events, see):
    seen = see(events / "acled.csv")
    assert seen.table["first_seen"][0].as_py() == moment(2031, 5, 7)
    assert any("late rather than early" in note for note in seen.datasets[0].notes)


def test_acled_before_2023_is_known_by_its_old_names(events, write, see):
    text = (events / "acled.csv").read_text()
    old = text.replace("event_id_cnty", "data_id", 1).replace(",2031-05-02,", ",02 May 2031,")
    seen = see(write(old, "old.csv"))
    assert seen.datasets[0].format == "acled"
    assert seen.table["begin"][0].as_py() == moment(2031, 5, 2)


def test_ucdp_areas_are_vague_whatever_point_they_have(events, see, marks):
    seen = see(events / "ged.csv")
    assert seen.table["precision"].to_pylist() == [
        "town", "admin1", "area", "country", "everywhere",
    ]  # fmt: skip
    assert ["vague-place" in row for row in marks(seen)] == [False, True, False, True, True]


def test_ucdp_span_of_days_is_vague_beyond_the_shortest_horizon(events, see, marks):
    seen = see(events / "ged.csv")
    assert seen.table["end"][1].as_py() == moment(2031, 5, 9)
    assert ["vague-time" in row for row in marks(seen)] == [False, True, False, False, True]


def test_ucdp_only_one_sided_violence_has_a_direction(events, see):
    table = see(events / "ged.csv").table
    assert table["source"][0].as_py() == table["target"][0].as_py()
    assert (table["source"][2].as_py(), table["target"][2].as_py()) == ("River Front", "Civilians")
    assert table["label"].to_pylist()[:3] == ["state-based", "state-based", "one-sided"]


def test_ucdp_best_above_high_is_kept_and_said(events, see):
    seen = see(events / "ged.csv")
    assert seen.table["fatalities"][3].as_py() == 9
    assert seen.datasets[0].doubted == (
        (4, "`best` is above `high`: kept as coded (written: 9 and 6)"),
    )


def test_ucdp_with_an_extra_column_and_floats_is_still_ucdp(events, write, see):
    lines = (events / "ged.csv").read_text().splitlines()
    lines = [lines[0] + ",iso3", *(line + ",NLD" for line in lines[1:])]
    seen = see(write("\n".join(lines).replace("2031-05-02", "2031-05-02 00:00:00.000"), "x.csv"))
    assert seen.datasets[0].format == "ucdp-ged"
    assert seen.table["id"][3].as_py() == "904"
    assert not any(seen.table["clock"].to_pylist())


def test_gdelt_has_no_header_and_keeps_leading_zeros(events, see):
    seen = see(events / "20310502134500.export.CSV")
    assert seen.datasets[0].rows == 5
    assert seen.table["label"].to_pylist() == ["190", "042", "0874", "190", "010"]
    assert seen.table["type"].to_pylist() == ["ASSAULT", "CONSULT", "RETREAT", "ASSAULT", ""]


def test_gdelt_says_how_it_was_read_and_what_it_cannot_do(events, see):
    (note, *_) = see(events / "20310502134500.export.CSV").datasets[0].notes
    assert note.startswith("tab-separated with no header (GDELT 2.0, 61 fields). Read as such.")
    assert "cannot carry a verdict alone" in note


def test_acled_of_an_older_form_is_said_to_be_one(events, write, see):
    text = (events / "acled.csv").read_text(encoding="utf-8")
    old = see(write(text.replace("event_id_cnty", "data_id", 1))).datasets[0]
    assert old.notes[0] == "an ACLED export of an older form: `data_id` is read as the id"
    assert not any("older form" in n for n in see(events / "acled.csv").datasets[0].notes)


def test_gdelt_first_seen_is_when_it_was_added(events, see):
    seen = see(events / "20310502134500.export.CSV")
    assert seen.table["first_seen"][0].as_py() == moment(2031, 5, 2, 13, 45)
    assert seen.datasets[0].latest_seen == moment(2031, 5, 2, 13, 45)


def test_gdelt_same_act_from_another_outlet_is_a_duplicate(events, see, marks):
    repeated = ["duplicate" in row for row in marks(see(events / "20310502134500.export.CSV"))]
    assert repeated == [False, False, False, True, False]


def test_gdelt_version_one_has_58_fields(events, write, see):
    from parley.observe.formats.known import by_name

    rows = (events / "20310502134500.export.CSV").read_text().splitlines()
    old = []
    for row in rows:
        cells = dict(zip(by_name("gdelt-2").columns, row.split("\t"), strict=True)) | {
            "DATEADDED": "20310502"
        }
        old.append("\t".join(v for k, v in cells.items() if not k.endswith("ADM2Code")))
    seen = see(write("\n".join(old) + "\n", "20310502.export.CSV"))
    assert seen.datasets[0].format == "gdelt-1"
    assert seen.table["place"][0].as_py() == "Aldara, East, Northland"
    assert seen.table["first_seen"][0].as_py() == moment(2031, 5, 3)


def test_mapping_adds_zone_name_and_filter_to_a_known_format(events, see):
    seen = see(
        events / "ged.csv",
        dataset="GED",
        timezone="Asia/Tokyo",
        side="River Front",
        where={"type_of_violence": 3},
    )
    (dataset,) = seen.datasets
    assert (dataset.format, dataset.name, dataset.rows, dataset.filtered) == (
        "ucdp-ged", "GED", 5, 4,
    )  # fmt: skip
    assert seen.table["row"].to_pylist() == [3]
    assert seen.table["begin"][0].as_py() == moment(2031, 5, 1, 15)
    assert seen.table["source"][0].as_py() == "River Front"
    assert dataset.first_day == date(2031, 5, 2)
    assert not any("time zone" in guess for guess in dataset.guesses)


def test_files_follow_one_another_in_one_table(events):
    seen = observe([events / "ged.csv", events / "acled.csv"])
    assert seen.table.num_rows == 11
    assert seen.table["dataset"].to_pylist() == ["ged"] * 5 + ["acled"] * 6
    assert [dataset.name for dataset in seen.datasets] == ["ged", "acled"]


def test_no_file_gives_an_empty_table():
    assert observe([]).table.schema == event_schema()
