"""Scales, projection, legend and sheet: what any picture relies on."""

from itertools import combinations
from math import radians, sin
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parley.draw import (
    Box,
    Key,
    LogScale,
    Projection,
    Sheet,
    disc,
    draw_legend,
    log_ticks,
    place_keys,
    round_length,
    shortened,
    text_width,
    to_png,
    wrapped,
)
from parley.errors import MissingInput

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Box(x=0, y=0, width=600, height=400)


def a_sheet(title="Title"):
    return Sheet(width=600, height=400, title=title, description="In words", name="n")


def test_powers_of_ten_lie_evenly_and_what_is_past_an_edge_stays_on_it():
    scale = LogScale(start=0, end=300, low=0.01, high=10)

    assert [scale.at(v) for v in (0.01, 0.1, 1, 10)] == pytest.approx([0, 100, 200, 300])
    assert (scale.at(0), scale.at(1e9)) == (0, 300)
    assert log_ticks(0.02, 3) == pytest.approx([0.01, 0.1, 1, 10])
    assert len(log_ticks(1, 1)) == 2


@given(st.floats(-170, 170), st.floats(-70, 70))
def test_map_keeps_distances_near_its_middle(lon, lat):
    edge = disc((lon, lat), 50)

    projection = Projection(edge, FRAME, margin=20)

    x, y = projection.at((lon, lat))
    for point in edge:
        a, b = projection.at(point)
        distance = ((a - x) ** 2 + (b - y) ** 2) ** 0.5
        assert distance == pytest.approx(50 * projection.units_per_km, rel=0.01)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=1, max_size=6))
def test_whatever_a_map_is_made_for_lies_in_its_frame(points):
    projection = Projection(points, FRAME, margin=20)

    for x, y in projection.ring(points):
        assert 19.9 <= x <= 580.1
        assert 19.9 <= y <= 380.1


def test_map_across_the_antimeridian_is_no_map_of_the_world():
    projection = Projection([(179.5, 50), (-179.5, 50)], FRAME, margin=20)

    (a, _), (b, _) = projection.at((179.5, 50)), projection.at((-179.5, 50))
    assert (b - a) / projection.units_per_km == pytest.approx(111.2 * sin(radians(40)), rel=0.01)


def test_map_without_points_is_refused():
    with pytest.raises(ValueError, match="needs a point"):
        Projection([], FRAME, margin=20)


@given(st.lists(st.text("abc ", min_size=1, max_size=60), max_size=8))
def test_no_entry_of_a_legend_meets_another(words):
    keys = [Key(words=each, draw=lambda sheet, x, y: None) for each in words]

    placed, height = place_keys(keys, left=0, right=600)

    spans = [(x, x + 26 + text_width(key.words, 11), row) for key, x, row in placed]
    for (a, b, row), (c, d, other) in combinations(spans, 2):
        assert row != other or b <= c or d <= a
    assert height >= 16 * (1 + max((row for _, _, row in placed), default=-1))


@given(st.floats(1e-3, 1e6))
def test_bar_of_a_scale_is_round_and_no_longer_than_its_room(longest):
    length = round_length(longest)

    assert longest / 2.6 <= length <= longest * 1.000001


@given(st.text(max_size=200), st.integers(60, 600))
def test_wrapped_lines_keep_to_their_width_and_lose_no_word(text, width):
    assume(all(len(word) < 8 for word in text.split()))
    lines = wrapped(text, width, 11)

    assert all(text_width(line, 11) <= width for line in lines)
    assert " ".join(lines).split() == text.split()


def test_shortened_text_is_one_line_that_says_it_goes_on():
    assert shortened("a\n b", 10) == "a b"
    assert shortened("abcdefgh", 5) == "abcd…"


def test_sheet_is_sound_xml_whatever_it_is_told():
    sheet = a_sheet("<b> & \x00")
    sheet.text(1, 2, "]]> <i> \x1b", font_weight="bold")
    sheet.boxes([], fill="#000")
    with sheet.clipped(FRAME):
        sheet.circle(5, 5, 3, fill=sheet.hatch("broken"))

    for svg in (sheet.inline(), sheet.file(heading="<h> & more", notes=["as known"])):
        root = ElementTree.fromstring(svg)
        ids = {element.get("id") for element in root.iter()}
        assert {"n-title", "n-desc", "n-broken", "n-clip-0"} <= ids
        assert root.findtext(f"{SVG}title") == "<b> & \ufffd"
        assert "font-family" in root.attrib or svg == sheet.inline()


def test_hatch_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not one of"):
        a_sheet().hatch("plaid")


def test_legend_draws_its_signs_and_words():
    sheet = a_sheet()
    key = Key(words="a sign", draw=lambda on, x, y: on.circle(x, y, 3, fill="#000"))
    placed, _ = place_keys([key], left=0, right=600)

    draw_legend(sheet, placed, top=10)

    assert "<circle" in sheet.inline()
    assert "a sign" in sheet.inline()


def test_png_without_its_packages_says_what_to_install(monkeypatch):
    monkeypatch.setattr("parley.draw.png._PACKAGES", ("no_such_package",))

    with pytest.raises(MissingInput, match=r"pip install 'parley\[png\]'"):
        to_png(a_sheet().file(heading="h"))


def test_png_is_one_and_the_same_twice():
    pytest.importorskip("resvg_py", reason="the extra png is not installed")
    sheet = a_sheet()
    sheet.text(20, 20, "بيانات")
    svg = sheet.file(heading="Heading")

    png = to_png(svg)

    assert png.startswith(b"\x89PNG")
    assert png == to_png(svg)
