import pytest

from parley.read.actors.names import fold, gender_of, id_part, strip_titles, surname
from parley.read.actors.people import same_name


@pytest.mark.parametrize(
    ("name", "side", "expected"),
    [
        ("Maria Delgado", "COL", "Delgado"),
        ("Jaap de Hoop Scheffer", "NLD", "Scheffer"),
        ("Faisal bin Farhan", "SAU", "bin Farhan"),
        ("Ahmed al-Rashid", "YEM", "al-Rashid"),
        ("Lim Chae-won", "KOR", "Lim"),
        ("John Smith Jr", "USA", "Smith"),
        ("Otto", "DEU", "Otto"),
    ],
)
def test_surname_is_the_family_name_with_its_particles(name, side, expected):
    assert surname(name, side) == expected


def test_id_part_is_ascii_capitals_joined_by_hyphens():
    assert id_part("Peña Núñez") == "PENA-NUNEZ"


def test_titles_are_no_part_of_a_name():
    assert strip_titles(["Deputy", "Foreign", "Minister", "Ana", "Costa"]) == ["Ana", "Costa"]


def test_titles_tell_the_pronoun():
    assert gender_of(["Mrs."]) == "she"
    assert gender_of(["Sheikh"]) == "he"
    assert gender_of(["President"]) == ""


def test_a_name_repeats_another_by_its_end_its_first_name_or_both_ends():
    known = fold("Ana Maria Costa").split()
    assert same_name(["costa"], known)
    assert same_name(["ana"], known)
    assert same_name(["ana", "costa"], known)
    assert not same_name(["joao", "costa"], known)
