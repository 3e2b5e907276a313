"""The traps that are a data set's own: each read rightly, or told."""

from datetime import UTC, date, datetime

import pytest

from parley.observe import observe
from tests.observe.planting import AT, FORMATS, ROWS, plant, written

_NAMED = {form.name: form for form in FORMATS}


@pytest.fixture
def own(tmp_path):
    """Observe a file of a format with one row changed, and return that row and the manifest."""

    def seen(name, **cells):
        form = _NAMED[name]
        observation = observe([written(form, plant(form, lambda r: r.update(cells)), tmp_path)])
        assert observation.datasets[0].format == name
        return observation.table.to_pylist()[AT - 1], observation.datasets[0]

    return seen


def test_polecat_header_with_a_name_too_many_is_read_without_it(tmp_path):
    form = _NAMED["polecat"]
    text = form.text(form.rows())
    more = text.replace("Event Mode\t", "Event Mode\tHeadline\t", 1)
    seen = observe([written(form, more, tmp_path)])
    ((row, what),) = seen.datasets[0].repaired
    assert (row, "`Headline`" in what) == (0, True)
    assert seen.table.to_pylist() == observe([written(form, text, tmp_path)]).table.to_pylist()


def test_polecat_trailing_tabs_are_no_fault(tmp_path):
    form = _NAMED["polecat"]
    text = form.text(form.rows())
    lines = text.splitlines()
    lines[AT] += "\t\t"
    seen = observe([written(form, "\n".join(lines) + "\n", tmp_path)])
    assert seen.datasets[0].skipped == ()
    assert seen.table.to_pylist() == observe([written(form, text, tmp_path)]).table.to_pylist()


def test_polecat_in_latin_1_is_read_and_told(tmp_path):
    form = _NAMED["polecat"]
    path = tmp_path / "weekly.txt"
    text = plant(form, lambda row: row.update({"City": "Brüga"}))
    path.write_bytes(text.encode("latin-1"))
    seen = observe([path])
    assert seen.table["place"][AT - 1].as_py() == "Brüga"
    assert any("not UTF-8" in note for note in seen.datasets[0].notes)


def test_polecat_older_name_of_intensity_is_still_polecat(tmp_path):
    form = _NAMED["polecat"]
    text = form.text(form.rows()).replace("\tIntensity\t", "\tEvent Intensity\t", 1)
    assert observe([written(form, text, tmp_path)]).datasets[0].format == "polecat"


@pytest.mark.parametrize(
    ("kind", "mode", "type_"),
    [
        ("DEMAND", "", "REQUEST"),
        ("DISAPPROVE", "", "ACCUSE"),
        ("CRIME", "", ""),
        ("AID", "", "AID"),
    ],
)
def test_both_vocabularies_of_plover_are_read(kind, mode, type_, own):
    row, _ = own("plover", event=kind, mode=mode)
    assert row["type"] == type_
    row, _ = own("polecat", **{"Event Type": kind, "Event Mode": mode})
    assert row["type"] == type_


def test_a_large_place_is_an_area_whatever_point_it_has(own):
    row, _ = own("polecat", City="", Province="East")
    assert row["precision"] == "admin1"
    row, _ = own("icews", City="")
    assert row["precision"] == "country"


@pytest.mark.parametrize(
    ("code", "type_"),
    [("190", "ASSAULT"), ("042", "CONSULT"), ("42", "CONSULT"), ("874", "RETREAT"), ("10", "")],
)
def test_icews_codes_that_lost_a_zero_are_read(code, type_, own):
    row, dataset = own("icews", **{"CAMEO Code": code})
    assert row["type"] == type_
    assert any("11 April 2023" in note for note in dataset.notes)


@pytest.mark.parametrize(
    ("month", "day", "first", "last"),
    [
        ("5", "0", date(2031, 5, 1), date(2031, 6, 1)),
        ("5", "-1", date(2031, 5, 1), date(2031, 6, 1)),
        ("-1", "-1", date(2031, 1, 1), date(2032, 1, 1)),
        ("5.0", "6.0", date(2031, 5, 6), date(2031, 5, 7)),
    ],
)
def test_unknown_day_of_a_ceasefire_is_its_whole_month_or_year(month, day, first, last, own):
    row, _ = own("ethprio-ceasefires", cf_effect_month=month, cf_effect_day=day)
    assert (row["begin"].date(), row["end"].date()) == (first, last)


def test_ceasefire_without_a_day_of_effect_has_that_of_its_declaration(own):
    row, _ = own("ethprio-ceasefires", cf_effect_yr="-1", cf_effect_month="-1", cf_effect_day="-1")
    assert row["begin"] == datetime(2031, 5, 1, tzinfo=UTC)


def test_viina_times_are_kyiv_times_of_the_report(own):
    row, dataset = own("viina", time="03:30", GEO_PRECISION="ADM1")
    assert row["begin"] == datetime(2031, 5, 6, 0, 30, tzinfo=UTC)
    assert row["precision"] == "admin1"
    assert any("of the report" in note for note in dataset.notes)


def test_viina_row_below_the_cut_has_no_type(own):
    assert own("viina")[0]["type"] == "ASSAULT"
    assert own("viina", t_artillery_pred="0.4")[0]["type"] == ""


def test_alerts_are_moments_in_israel(own):
    row, _ = own("oref-alerts", time="01:10:05")
    assert row["begin"] == datetime(2031, 5, 5, 22, 10, 5, tzinfo=UTC)


def test_recovered_bodies_are_no_new_deaths(own):
    row, dataset = own("daily-casualties", killed="9", killed_recovered="6", killed_committee="2")
    assert (row["count"], row["fatalities"]) == (1.0, 9.0)
    assert (
        AT,
        "found later and taken off its count: killed_recovered and killed_committee "
        "(written: 6 and 2)",
    ) in dataset.repaired


def test_rows_of_a_tally_keep_their_numbers_though_its_days_are_in_no_order(tmp_path):
    form = _NAMED["daily-casualties"]
    rows = form.rows()[::-1]
    rows[AT - 1]["killed"] = ""
    table = observe([written(form, form.text(rows), tmp_path)]).table
    days = dict(zip(table["row"].to_pylist(), table["id"].to_pylist(), strict=True))
    assert days == {number: row["report_date"] for number, row in enumerate(rows, start=1)}
    assert table["count"].to_pylist() == [1.0] * ROWS


def test_agreement_is_a_text_whatever_columns_a_release_adds(tmp_path):
    form = _NAMED["pa-x"]
    lines = form.text(form.rows()).splitlines()
    text = "\n".join([f"{lines[0]},PPName,Ce", *(f"{line},River talks,1" for line in lines[1:])])
    seen = observe([written(form, text + "\n", tmp_path)])
    assert (seen.datasets[0].format, seen.datasets[0].witness) == ("pa-x", "agreements")
    assert set(seen.table["type"].to_pylist()) == {"AGREE"}
