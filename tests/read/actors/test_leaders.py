"""Whom a name means among the people in public office."""

from datetime import date

import pytest

from parley.read.actors.leaders import bearer, load_leaders


def who(name, *, side="", titles=(), day=None, named=()):
    folded = name.lower().split()
    namesakes = load_leaders().get(folded[-1], [])
    found = bearer(
        namesakes, folded, side=side, titles=frozenset(titles), day=day, named=frozenset(named)
    )
    return found.id if found else ""


@pytest.mark.parametrize(
    ("name", "named", "expected"),
    [
        ("Koirala", {"NPL"}, "NPL:KOIRALA"),
        ("Kiir", {"SSD"}, "SSD:KIIR"),
        ("Prabhakaran", {"LKA"}, "LKA:PRABHAKARAN"),
        ("Kokoity", {"GEO"}, "GEO:KOKOITY"),
        ("Eroglu", {"CYP"}, "CYP:EROGLU"),
        ("Robinson", {"GBR"}, "GBR:ROBINSON"),
        ("Robinson", {"FRA"}, ""),
        ("Sharon", set(), ""),
        ("May", set(), ""),
    ],
)
def test_a_surname_alone_needs_a_text_that_names_the_country(name, named, expected):
    assert who(name, named=named) == expected


def test_heads_of_state_with_a_surname_of_their_own_are_known_anywhere():
    assert who("Zelensky", day=date(2022, 3, 1)) == "UKR:ZELENSKYY"
    assert who("Zelensky", day=date(2012, 3, 1)) == ""


def test_the_office_before_a_name_tells_whose_it_is():
    assert who("Park", titles={"president"}, day=date(2015, 5, 1)) == "KOR:PARK"
    assert who("Park", titles={"judge"}, day=date(2015, 5, 1)) == ""


def test_a_full_name_needs_its_country_or_its_years():
    assert who("John Taylor", named={"GBR"}) == "GBR:TAYLOR"
    assert who("John Taylor", day=date(2016, 5, 1), named={"USA"}) == ""
    assert who("Susilo Yudhoyono", day=date(2005, 5, 1)) == "IDN:YUDHOYONO"


def test_a_given_name_at_the_end_is_no_surname():
    assert who("Un", named={"PRK"}) == ""
    assert who("Kim", named={"PRK"}) == "PRK:KIM"


def test_namesakes_are_told_apart_by_the_day():
    assert who("Abdullah", titles={"king"}, day=date(2003, 5, 1)) == "JOR:ABDULLAH"
    assert who("George Bush", day=date(1990, 5, 1)) == "USA:BUSH"


def test_only_those_known_for_one_movement_act_for_it():
    kept = {leader.full: leader.group for found in load_leaders().values() for leader in found}
    assert kept["velupillai prabhakaran"] == "LKA:LTTE"
    assert kept["vinayagamoorthy muralitharan"] == ""  # he changed sides
