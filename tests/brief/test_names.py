"""One label an actor, by one rule."""

from dataclasses import replace

import pytest

from parley.brief.mentions import outlet
from parley.brief.names import UNNAMED, Names
from parley.records import NOBODY, Actor, Position, Statement
from tests.brief.dossiers import BARE, FULL, place


@pytest.fixture(scope="module")
def names():
    return Names(FULL)


@pytest.mark.parametrize(
    ("name", "identifier", "label"),
    [
        ("Kiev", "UKR", "Ukraine"),
        ("Washington", "USA", "the United States"),
        ("the White House", "USA:GOV", "the White House (United States)"),
        ("French officials", "FRA:GOV", "French officials (France)"),
        ("Russian Defense Ministry", "RUS:MIL", "Russian Defense Ministry"),
        ("they", "FRA:MIL", "France’s armed forces"),
        ("CNN", "OUTLET:CNN", "CNN"),
        ("a paper", "OUTLET:SELM-COURIER", "Selm Courier"),
        ("UN", "UNO", "the United Nations"),
        ("villagers", "", "villagers"),
        ("the minister", "VLD:DORN", "Ilka Dorn (Valdria)"),
        ("he", "FRA:LE-BRUN", "Le Brun (France)"),
    ],
)
def test_actor_is_called_by_its_fullest_name_and_party(names, name, identifier, label):
    assert names.actor(Actor(name=name, id=identifier)) == label


def test_actor_without_name_is_said_to_be_unnamed(names):
    assert names.actor(NOBODY) == UNNAMED


def test_pronoun_and_short_form_take_the_full_name_of_the_same_person():
    words = place("The talks will go on")
    claims = tuple(
        Statement(**words, maker=Actor(name=name, id="VLD:DORN"), mode="direct", cue=name)
        for name in ("she", "Dorn", "Ilka Dorn, a deputy minister", "Dorn")
    )

    assert Names(replace(BARE, claims=claims)).bare(claims[0].maker) == "Ilka Dorn"


def test_party_unknown_to_the_country_list_takes_its_name_from_the_text():
    claim = Position(
        **place("The talks will go on"),
        party=Actor(name="Valdria", id="VLD"), issue="talks", stance="open",
    )  # fmt: skip

    assert Names(replace(BARE, claims=(claim,))).party("VLD") == "Valdria"


def test_short_outlet_names_are_acronyms():
    assert [outlet(o) for o in ("OUTLET:BBC", "OUTLET:NEW-YORK-TIMES", "Le Monde")] == [
        "BBC", "New York Times", "Le Monde",
    ]  # fmt: skip
