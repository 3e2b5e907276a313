"""Pictures of a case's check: in notebooks, and as files that replace nothing but their like."""

import csv
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest

import parley
from parley.case import check_pledges
from parley.errors import MissingInput, OutputError

DAYS = [f"2015-05-{day:02d}" for day in range(10, 32)] + ["2015-06-03", "2015-06-12"]
PLEDGE = """pledge: hold/fire
text: No more shelling around Garissa.
act: cease
where: [Garissa]
country: KEN
begin: 2015-06-01
timezone: Africa/Nairobi
"""


def check(tmp_path: Path, *, rows: list[str], pledge: str = PLEDGE):
    (tmp_path / "pledge.yaml").write_text(pledge, encoding="utf-8")
    text = "day,town,latitude,longitude,kind\n" + "".join(f"{row}\n" for row in rows)
    (tmp_path / "events.csv").write_text(text, encoding="utf-8")
    return check_pledges(
        tmp_path / "pledge.yaml", [tmp_path / "events.csv"], as_of=date(2015, 7, 20)
    )


def row(day: str) -> str:
    return f"{day},Garissa,-0.4532,39.6461,shelling"


@pytest.fixture
def found(tmp_path):
    return check(tmp_path, rows=[row(day) for day in DAYS])


def test_notebook_shows_chart_and_map(found):
    for picture in (found.chart(), found.map("hold/fire")):
        root = ElementTree.fromstring(picture._repr_svg_())
        assert root.get("role") == "img"
    assert found.chart().svg != found.map().svg


def test_check_writes_every_form_and_lists_it(found, tmp_path):
    paths = found.write(tmp_path / "out")

    names = {path.name for path in paths}
    assert {
        "check.json", "findings.csv", "hold-fire-chart.svg", "hold-fire-map.svg",
        "hold-fire-rows.csv", "hold-fire-rows.parquet", "hold-fire-rows.geojson",
    } <= names  # fmt: skip
    assert all(path.stat().st_size for path in paths)
    assert {path.name for path in (tmp_path / "out").iterdir()} == names
    assert set(json.loads((tmp_path / "out/check.json").read_text())["files"]) == names - {
        "check.json"
    }


def test_forms_of_the_rows_agree(found, tmp_path):
    found.write(tmp_path)
    with (tmp_path / "hold-fire-rows.csv").open(encoding="utf-8", newline="") as stream:
        lines = [*csv.DictReader(stream)]
    table = pq.read_table(tmp_path / "hold-fire-rows.parquet").to_pylist()
    features = json.loads((tmp_path / "hold-fire-rows.geojson").read_text())["features"]
    points = [f for f in features if f["properties"]["kind"] == "row"]

    rows = found.evidence().rows()
    assert table == rows
    assert [int(line["row"]) for line in lines] == [each["row"] for each in rows]
    assert [p["properties"]["row"] for p in points] == [each["row"] for each in rows]
    assert points[0]["geometry"]["coordinates"] == [39.6461, -0.4532]
    assert [f["properties"]["name"] for f in features if f not in points] == ["Garissa"]
    after = next(f for f in found if f.horizon == "30d")
    assert sum(1 for each in rows if each["counted"] == "after") == after.after


def test_second_check_replaces_the_first_and_nothing_else(found, tmp_path):
    out = tmp_path / "out"
    found.write(out)
    found.write(out)
    (out / "hold-fire-map.svg").unlink()
    listed = json.loads((out / "check.json").read_text())
    listed["files"].remove("findings.csv")
    (out / "check.json").write_text(json.dumps(listed))

    with pytest.raises(OutputError, match=r"findings\.csv is there already"):
        found.write(out)
    assert not (out / "hold-fire-map.svg").exists()


@pytest.mark.parametrize("content", ["a list of mine", "[]", '{"files": ["findings.csv"]}'])
def test_list_that_no_check_wrote_stays(found, tmp_path, content):
    (tmp_path / "check.json").write_text(content)

    with pytest.raises(OutputError, match=r"check\.json is there already"):
        found.write(tmp_path)
    assert (tmp_path / "check.json").read_text() == content


def test_without_png_the_other_files_are_written(found, tmp_path, monkeypatch):
    monkeypatch.setattr("parley.draw.png._PACKAGES", ("no_such_package",))

    paths = found.write(tmp_path / "out")

    assert not [path for path in paths if path.suffix == ".png"]
    assert [path for path in paths if path.suffix == ".svg"]
    with pytest.raises(MissingInput, match=r"parley\[png\]"):
        found.chart().write(tmp_path / "one.png")


def test_single_picture_is_written_by_its_suffix(found, tmp_path):
    found.map().write(tmp_path / "map.svg")

    assert (tmp_path / "map.svg").read_text(encoding="utf-8") == found.map().svg


def test_file_of_one_day_is_drawn(tmp_path):
    found = check(tmp_path, rows=[row("2015-05-30")])

    assert "<svg" in found.chart().svg
    assert len(found.evidence()) == 1


def test_file_without_a_row_near_is_drawn_and_has_an_empty_table(tmp_path):
    found = check(tmp_path, rows=[row("2001-05-30")])

    found.write(tmp_path / "out")

    table = pq.read_table(tmp_path / "out/hold-fire-rows.parquet")
    assert table.num_rows == 0
    assert "latitude" in table.column_names
    assert "Garissa" in found.map().svg


def test_rows_without_coordinates_are_kept_without_geometry(tmp_path):
    found = check(tmp_path, rows=[f"{day},Garissa,,,shelling" for day in DAYS])

    features = found.geojson()["features"]
    rows = [f for f in features if f["properties"]["kind"] == "row"]
    assert rows
    assert all(f["geometry"] is None for f in rows)
    assert "without coordinates not drawn" in found.map().svg


def test_pledge_without_an_area_or_a_begin_has_no_chart_and_says_why(tmp_path):
    untestable = "pledge: P9\ntext: Calm soon.\nact: cease\nwhere: [Garissa]\ncountry: KEN\n"
    found = check(tmp_path, rows=[row(day) for day in DAYS], pledge=untestable)

    with pytest.raises(MissingInput, match="still needs"):
        found.chart()
    assert {path.name for path in found.write(tmp_path / "out")} == {
        "check.json", "findings.csv", "P9-rows.csv", "P9-rows.parquet", "P9-rows.geojson",
    }  # fmt: skip


def test_pledge_that_is_not_there_is_refused_by_name(found):
    with pytest.raises(MissingInput, match="no pledge 'P7': there are hold/fire"):
        found.map("P7")


def test_case_draws_its_pledges_and_its_brief_shows_them(tmp_path):
    (tmp_path / "talks.txt").write_text(
        "Grace Mwangi said on Sunday that Kenya would drastically reduce military activity around "
        "Garissa.",
        encoding="utf-8",
    )
    rows = "".join(f"{row(day)}\n" for day in DAYS)
    (tmp_path / "events.csv").write_text(f"day,town,latitude,longitude,kind\n{rows}")
    with parley.Case.create(tmp_path / "garissa") as case:
        case.read(tmp_path / "talks.txt", published=date(2015, 6, 1))
        case.attach(tmp_path / "events.csv")
        assert "<svg" in case.chart("P1").svg
        assert "<svg" in case.map("P1").svg
        assert {each.dataset for each in case.evidence("P1")} == {"events"}
        page = case.brief().html
    assert 'id="map-1-title"' in page
    assert "The rows behind the verdict" in page


def test_case_whose_rows_have_no_coordinates_has_a_brief_without_a_map(tmp_path):
    with parley.Case.demo(tmp_path / "demo") as case:
        page = case.brief().html

    assert 'id="map-1-title"' not in page
    assert "The rows behind the verdict" in page
