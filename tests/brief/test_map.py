"""The map: discs as large as places are known, signs apart without colour, nothing off the page."""

import re
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.brief import compose, map_file, to_html, to_json, to_markdown
from parley.brief.mapping import HEIGHT, SIGNS, WIDTH, paint_map, sign_of
from parley.brief.sections.evidence import MOST_ROWS, map_of
from parley.records import EvidenceRow, Outline
from tests.brief.dossiers import BEGIN, FULL, GUNS, TEST

SVG = "{http://www.w3.org/2000/svg}"
AREA = (Outline(test=TEST.id, name="Harn", corners=((30.0, 50.0), (31.0, 50.0), (31.0, 51.0))),)


def row(number=42, **more):
    begin = BEGIN + timedelta(days=2)
    given = {
        "test": TEST.id, "dataset": GUNS, "row": number, "begin": begin,
        "end": begin + timedelta(hours=1), "clock": True, "label": "mortar fire", "place": "Harn",
        "latitude": 50.4, "longitude": 30.5, "window": "after", "horizon": "72h",
    }  # fmt: skip
    return EvidenceRow(**(given | more))


def apart(number=50, **more):
    given = {"window": "", "horizon": "", "apart": "repeats an earlier row"}
    return row(number, **(given | more))


def drawn(rows, outlines=AREA, test=TEST):
    svg = paint_map(map_of(test, rows, outlines), name="m").inline()
    return ElementTree.fromstring(svg)


def words(root):
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def discs(root, sign):
    """Return the radii of the discs of one sign, those of the legend left out."""
    group = root.find(f"{SVG}g")
    return [float(c.get("r")) for c in group.iter(f"{SVG}circle") if c.get("class") == sign]


def test_place_is_drawn_as_large_as_it_is_known():
    rows = [row(n, precision=p) for n, p in enumerate(("point", "town", "area", "admin1"), start=1)]

    radii = sorted(discs(drawn(rows), "after"))

    assert len(radii) == 4
    assert radii == sorted(set(radii))
    assert radii[3] / radii[2] == pytest.approx(4, rel=0.02)  # 80 and 20 km


def test_signs_differ_in_shape_and_lightness_and_are_explained():
    rows = [row(), row(window="before", horizon=""), apart(), apart(inside=False)]

    root = drawn(rows)

    assert [sign_of(each) for each in rows] == ["after", "before", "apart", "elsewhere"]
    assert set(SIGNS.values()) <= set(words(root))
    fills = [
        {c.get("fill") for c in root.iter(f"{SVG}circle") if c.get("class") == sign}
        for sign in ("after", "before", "apart")
    ]
    assert all(fills)
    assert sum(map(len, fills)) == len(set.union(*fills))
    assert any(p.get("class") == "elsewhere" for p in root.iter(f"{SVG}path"))


def test_signs_that_do_not_occur_are_not_explained():
    assert SIGNS["elsewhere"] not in words(drawn([row()]))


def test_same_place_is_drawn_once_a_sign():
    assert len(discs(drawn([row(n) for n in range(1, 400)]), "after")) == 1


def test_map_without_coordinates_or_area_says_so():
    root = drawn([row(latitude=None, longitude=None)], outlines=())

    said = " ".join(words(root))
    assert "Neither the area nor any row has a place that can be drawn" in said
    assert "one row without coordinates not drawn" in said
    assert "outline of the area is not known" in said


def test_map_without_rows_shows_the_area():
    root = drawn([])

    assert "Harn" in words(root)
    assert not discs(root, "after")


def test_map_of_a_test_without_an_area_holds_every_row():
    everywhere = replace(TEST, area=None)
    rows = [row(1), row(2, latitude=-20.0, longitude=-60.0)]

    root = drawn(rows, outlines=(), test=everywhere)

    assert len(discs(root, "after")) == 2
    assert not any("beyond the edge" in text for text in words(root))


def test_coordinates_off_the_earth_are_not_drawn():
    assert row(latitude=913.2).point is None
    assert "one row without coordinates not drawn." in words(drawn([row(latitude=913.2)]))


def test_rows_far_away_do_not_shrink_the_area_and_are_told():
    near, far = drawn([row()]), drawn([row(), apart(inside=False, latitude=-40.0)])

    assert discs(near, "after") == discs(far, "after")
    assert "one row beyond the edge of the map." in words(far)


coordinates = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@settings(max_examples=60, deadline=None)
@given(st.lists(coordinates, min_size=1, max_size=8))
def test_whatever_lies_in_the_area_lies_on_the_map(points):
    rows = [row(n, longitude=x, latitude=y) for n, (x, y) in enumerate(points, start=1)]

    root = drawn(rows, outlines=())

    for circle in root.iter(f"{SVG}circle"):
        assert 0 <= float(circle.get("cx")) <= WIDTH
        assert 0 <= float(circle.get("cy")) <= HEIGHT + 40


def test_hostile_names_stay_text():
    attack = "<script>alert(1)</script>"
    outline = replace(AREA[0], name=attack)

    root = drawn([row(place=attack)], outlines=(outline,))

    assert not list(root.iter(f"{SVG}script"))
    assert attack in words(root)


def test_file_names_itself_and_says_the_same_in_words():
    svg = map_file(TEST, [row(), apart()], AREA, as_of=FULL.as_of)

    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    ids = {element.get("id") for element in root.iter()}
    assert set(root.get("aria-labelledby").split()) <= ids
    assert root.findtext(f"{SVG}desc") == (
        "Map of Harn: no rows counted before the pledge, one row counted after it, one row set "
        "apart inside the area, no rows elsewhere."
    )
    assert "As known at the end of 5 June 2031." in " ".join(words(root))
    assert not re.search(r"href|<script|@import", svg)


def test_brief_shows_map_and_rows_and_rests_them_on_the_files():
    dossier = replace(FULL, evidence=(apart(50), row(42)), outlines=AREA)
    brief = compose(dossier)

    (table,) = [t for t in brief.tables() if t.caption.startswith("The rows behind")]
    assert [heading for heading, _ in table.rows] == [f"{GUNS} row 42", f"{GUNS} row 50"]
    assert [cells[-1].text for _, cells in table.rows] == [
        "first counted at 72 hours",
        "set apart: repeats an earlier row",
    ]
    assert [support.row for support in table.rows[0][1][0].supports] == [42]
    assert len([*brief.maps()]) == 1
    assert 'id="map-1-title"' in to_html(brief, dossier)
    assert "The rows behind the verdict" in to_markdown(brief, dossier)
    assert '"evidence": [' in to_json(brief, dossier)


def test_brief_shows_no_more_rows_than_a_page_holds_and_says_of_how_many():
    many = tuple(row(1 + n % 60) for n in range(MOST_ROWS + 5))
    brief = compose(replace(FULL, evidence=many))

    (table,) = [t for t in brief.tables() if t.caption.startswith("The rows behind")]
    assert len(table.rows) == MOST_ROWS
    assert table.caption.endswith(f"the first {MOST_ROWS} of {MOST_ROWS + 5}")


def test_large_discs_of_one_place_lie_inside_one_another_and_behind_small_ones():
    rows = [
        row(1, precision="point"),
        row(2, precision="admin1"),
        row(3, precision="admin1", window="before", horizon=""),
    ]

    circles = [c for c in drawn(rows).find(f"{SVG}g").iter(f"{SVG}circle")]

    assert [c.get("class") for c in circles] == ["before", "after", "after"]
    outer, inner, point = (float(c.get("r")) for c in circles)
    assert outer > inner > point
    assert all(c.get("fill").startswith("url(") for c in circles[:2])
