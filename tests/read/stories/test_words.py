"""What is compared: stems, their weights, figures with what they count, names of actors."""

import pytest

from parley.read.stories.figures import differing, find_figures
from parley.read.stories.parties import NO, SAME, likeness
from parley.read.stories.words import content, stem
from parley.records import Actor


@pytest.mark.parametrize(
    "forms",
    [
        ("withdraw", "withdrew", "withdrawn", "withdrawal", "withdrawing", "withdraws"),
        ("agree", "agreed", "agreement", "agreements", "agrees"),
        ("promise", "promised", "promises", "promising"),
        ("propose", "proposal", "proposals", "proposed"),
        ("party", "parties"),
        ("shell", "shelled", "shelling"),
        ("stop", "stopped", "stopping"),
        ("meet", "met", "meeting"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("pair", [("strike", "string"), ("nation", "nature"), ("mine", "minister")])
def test_other_words_keep_their_own(pair: tuple[str, str]) -> None:
    assert stem(pair[0]) != stem(pair[1])


def test_days_and_function_words_say_nothing() -> None:
    assert content("He said on Tuesday that they would be there in May.") == {}
    assert content("The mayor of Garissa", without=["Garissa"]).keys() == {"mayor"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("300 soldiers and two hundred guns", [300, 200]),
        ("1,204 people fled", [1204]),
        ("1.5 million people", [1_500_000]),
        ("on 8 June 2015, within 24 hours of June 7", [24]),
        ("the two sides met for three days", [3]),
        ("one of them", []),
    ],
)
def test_figures_count_and_days_do_not(text: str, values: list[float]) -> None:
    assert [figure.value for figure in find_figures(text)] == values


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        ("300 soldiers", "three hundred men", False),
        ("300 soldiers", "500 soldiers", True),
        ("300 soldiers and 20 guns", "300 soldiers and 30 guns", True),
        ("300 soldiers and 20 guns", "300 soldiers", False),
        ("300 soldiers", "soldiers", False),
        ("60 per cent", "61 %", True),
    ],
)
def test_figures_of_one_unit_must_agree(first: str, second: str, contradict: bool) -> None:
    assert bool(differing(find_figures(first), find_figures(second))) == contradict


@pytest.mark.parametrize(
    ("first", "second", "can_be_one"),
    [
        ("KEN", "KEN:GOV", True),
        ("KEN:GOV", "KEN:MIL", True),
        ("KEN:GOV", "KEN:MWANGI", True),
        ("KEN:MWANGI", "KEN:ODUOR", False),
        ("KEN:GOV", "KEN:OPP", False),
        ("KEN", "SOM", False),
        ("AUTHOR", "KEN", False),
    ],
)
def test_who_can_be_one(first: str, second: str, can_be_one: bool) -> None:
    a, b = Actor(name="a", id=first), Actor(name="b", id=second)
    assert (likeness(a, b) > NO) == can_be_one
    assert likeness(a, b) == likeness(b, a)


def test_an_unknown_actor_goes_by_the_name() -> None:
    known = Actor(name="Grace Mwangi", id="KEN:MWANGI")
    assert likeness(Actor(name="minister Mwangi", id=""), known) == SAME
    assert likeness(Actor(name="Peter Oduor", id=""), known) == NO
