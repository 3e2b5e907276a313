import csv
import os
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.read.gazetteer import admin1_codes, find_place, locate

DATA = Path(__file__).parents[3] / "../shared/data"


def test_points_get_the_province_around_them():
    lat = np.array([51.49, 50.45, 48.0, 13.63, 31.5])
    lon = np.array([31.29, 30.52, 37.8, 25.35, 34.46])
    assert locate(lat, lon).tolist() == ["UA.02", "UA.12", "UA.05", "SD.55", "PS.GZ"]


def test_unknown_points_have_no_province():
    lat, lon = np.array([np.nan, 913.2, 50.45]), np.array([30.0, 30.0, np.nan])
    assert locate(lat, lon).tolist() == ["", "", ""]
    assert locate(np.array([]), np.array([])).tolist() == []


@given(
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=20),
    st.randoms(use_true_random=False),
)
def test_a_points_province_does_not_depend_on_the_others(points, random):
    order = list(range(len(points)))
    random.shuffle(order)
    lat, lon = np.array(points).T
    assert locate(lat[order], lon[order]).tolist() == locate(lat, lon)[order].tolist()


def test_date_line_is_crossed():
    assert (
        locate(np.array([-16.8, -16.8]), np.array([179.99, -179.99])).tolist()[0].startswith("FJ")
    )


def test_a_million_rows_of_few_places_take_seconds_at_most():
    random = np.random.default_rng(0)
    lat, lon = random.uniform(44, 52, 10_000), random.uniform(22, 40, 10_000)
    rows = random.integers(0, 10_000, 1_000_000)
    locate(lat[:1], lon[:1])  # builds the tree
    start = time.process_time()
    assert locate(lat[rows], lon[rows]).shape == (1_000_000,)
    assert time.process_time() - start < 3  # 0.3 s on an idle core


@pytest.mark.parametrize(
    ("file", "lat", "lon", "province", "floor"),
    [
        ("ucdp_ged_ukraine_2014_2021/ged_ukraine.csv", "latitude", "longitude", "adm_1", 0.98),
        ("ucdp_ged_sudan_2018_2024/ged_sudan.csv", "latitude", "longitude", "adm_1", 0.92),
        ("eyes_on_russia_2022/events.csv", "lat", "lon", "province_norm", 0.965),
    ],
)
def test_provinces_agree_with_those_that_event_files_name(file, lat, lon, province, floor):
    if not DATA.exists() and os.environ.get("CI") != "true":
        pytest.skip(f"needs {DATA}, which lies beside the checkout")
    with (DATA / file).open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row[province] and row[lat]]
    countries = {"Ukraine": "UKR", "Sudan": "SDN", "Russia": "RUS", "Belarus": "BLR"}
    places = {
        (row[province], row["country"]): find_place(
            row[province], country=countries.get(row["country"])
        )
        for row in rows
    }
    found = locate(
        np.array([float(row[lat]) for row in rows]), np.array([float(row[lon]) for row in rows])
    )
    judged = [
        code in admin1_codes(place)
        for row, code in zip(rows, found, strict=True)
        if (place := places[row[province], row["country"]]) and admin1_codes(place)
        # one class of the file spans a city and the province around it
        if "+" not in row[province]
    ]
    assert len(judged) > 0.8 * len(rows)
    assert sum(judged) / len(judged) >= floor
