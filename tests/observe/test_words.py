"""A row's leading cue tells an act from its aftermath, and one kind of act from another."""

import pytest


def reading(see, write, marks, words, kind=""):
    path = write(f'date,lat,lon,category,description\n2031-05-01,41.2,22.5,"{kind}","{words}"\n')
    seen = see(path)
    return seen.table["type"][0].as_py(), "discovery" in marks(seen)[0]


@pytest.mark.parametrize(
    "words",
    [
        "Shelling damages a school in Aldara",
        "Rocket attack kills three near the market",
        "Apartment block hit by a drone",
        "Heavy fighting on the eastern edge of the town",
        "Smoke rising over the depot",
        "Missile launched from the coast",
        "Explosion heard in the suburbs",
        "Warehouse on fire",
        "Tank destroying a barricade",
        "[Graphic: bodies] Air strike on a bus station",
    ],
)
def test_act_in_the_lead_is_an_act(see, write, marks, words):
    assert reading(see, write, marks, words) == ("ASSAULT", False)


@pytest.mark.parametrize(
    "words",
    [
        "Damage to a hospital after shelling",
        "Aftermath of an air strike on the market",
        "Destroyed bridge over the river",
        "School after a missile attack",
        "Shelling damage in the old town",
        "Strike aftermath: a burnt-out bus",
        "Shelled kindergarten in Bruga",
        "Bodies exhumed from a mass grave",
        "Civilian casualties reported after the explosion",
        "Unexploded rocket embedded in a garden",
        "Crater beside the road",
        "Abandoned armoured vehicle",
    ],
)
def test_what_an_act_left_is_a_discovery(see, write, marks, words):
    assert reading(see, write, marks, words) == ("ASSAULT", True)


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("Column of tanks moving north", "", "MOBILIZE"),
        ("Infantry fighting vehicles on the road", "", "MOBILIZE"),
        ("Attack helicopters landing at the airfield", "", "MOBILIZE"),
        ("Troops leaving the village", "", "RETREAT"),
        ("Army withdraws from the east bank", "", "RETREAT"),
        ("Mayor abducted by armed men", "", "COERCE"),
        ("Rally against the occupation", "", "PROTEST"),
        ("Soldiers in the town square", "Ground battle", "ASSAULT"),
        ("Soldiers in the town square", "", "MOBILIZE"),
        ("A flag on the town hall", "", ""),
    ],
)
def test_other_cues_give_other_types(see, write, marks, words, kind, expected):
    assert reading(see, write, marks, words, kind) == (expected, False)


def test_own_words_outweigh_the_class(see, write, marks):
    assert reading(see, write, marks, "Shelling of the port", "Infrastructure damage") == (
        "ASSAULT", False,
    )  # fmt: skip
    assert reading(see, write, marks, "Image 3", "Infrastructure damage") == ("ASSAULT", True)
