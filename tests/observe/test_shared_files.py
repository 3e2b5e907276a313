"""Real files of other people, read where they lie."""

import os
from pathlib import Path

import pytest

from parley.observe import observe, read_mapping

SHARED = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not SHARED.exists() and os.environ.get("CI") != "true",
    reason="the shared data lie beside the checkout",
)


@pytest.mark.parametrize(
    ("name", "format_", "witness", "rows"),
    [
        ("eyes_on_russia_2022/events.csv", "mapped", "acts", 6650),
        ("uawardata_positions/btgs_all.csv", "mapped", "positions", 1112),
        ("uawardata_positions/units_all.csv", "mapped", "positions", 2269),
        (
            "ua_air_raid_sirens/volunteer_2022-02-25_2024-10-10.csv",
            "air-raid-sirens",
            "warnings",
            54514,
        ),
        ("ucdp_ged_ukraine_2014_2021/ged_ukraine.csv", "ucdp-ged", "acts", 2989),
        ("ucdp_ged_sudan_2018_2024/ged_sudan.csv", "ucdp-ged", "acts", 1503),
        ("israel_alerts_2014_2024/israel_alerts.csv", "oref-alerts", "warnings", 42002),
        ("gaza_lebanon_casualties/gaza_daily.csv", "daily-casualties", "casualties", 1051),
        ("gaza_lebanon_casualties/lebanon_daily.csv", "daily-casualties", "casualties", 187),
        ("ua_missile_attacks_2022_2026/missile_attacks_daily.csv", "mapped", "acts", 3585),
        ("bellingcat_civharm/civharm_2023-08-04.csv", "mapped", "acts", 1219),
    ],
)
def test_public_file_is_read_whole_without_a_mapping(name, format_, witness, rows):
    seen = observe([SHARED / name])
    (dataset,) = seen.datasets
    assert (dataset.format, dataset.witness, dataset.rows) == (format_, witness, rows)
    assert seen.table.num_rows == rows
    assert dataset.skipped == ()
    assert dataset.notes


def test_bodies_found_later_are_no_new_deaths():
    seen = observe([SHARED / "gaza_lebanon_casualties" / "gaza_daily.csv"])
    table = seen.table.to_pandas()
    later = [row for row, what in seen.datasets[0].repaired if what.startswith("found later")]
    apart = table[table["row"].isin(later)]
    assert len(apart) > 100
    assert (apart["count"] < apart["fatalities"]).all()


def test_alarms_are_to_the_minute_and_positions_are_counted_by_unit():
    alarms = observe([SHARED / "israel_alerts_2014_2024" / "israel_alerts.csv"]).table
    assert all(alarms["clock"].to_pylist())
    units = observe([SHARED / "uawardata_positions" / "units_all.csv"]).table
    assert units["source"].to_pandas().nunique() > 20


def test_local_alarms_are_read_by_a_mapping():
    path = SHARED / "israel_alerts_2014_2024" / "israel_alerts.csv"
    mapping = {"date": "date", "time": "time", "place": "data", "timezone": "Asia/Jerusalem"}
    seen = observe([path], mappings={path.name: read_mapping(mapping, name=path.name)})
    assert seen.datasets[0].rows == 42002
    assert seen.table["begin"][0].as_py().isoformat() == "2014-07-24T14:05:26+00:00"


def test_late_findings_do_not_look_like_acts():
    """After a withdrawal damage is found for weeks, while acts of force stop."""
    seen = observe([SHARED / "eyes_on_russia_2022" / "events.csv"])
    frame = seen.table.select(["begin", "admin1", "type", "marks"]).to_pandas()
    kyiv = frame[frame["admin1"].astype(str).str.contains("Kyiv Oblast")]
    april = kyiv[(kyiv["begin"] >= "2022-04-02") & (kyiv["begin"] < "2022-04-20")]
    march = kyiv[(kyiv["begin"] >= "2022-03-08") & (kyiv["begin"] < "2022-03-26")]

    def acts(rows):
        return int(((rows["type"] == "ASSAULT") & (rows["marks"] & 8 == 0)).sum())

    def found(rows):
        return int((rows["marks"] & 8 != 0).sum())

    assert acts(april) < acts(march) / 4
    assert found(april) > found(march)
