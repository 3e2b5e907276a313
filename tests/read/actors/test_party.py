"""For whom people act, and what "we" means when they speak."""

import pytest

from parley.read.actors import Cast
from parley.read.attribution import find_attributions
from parley.read.model import load_model
from parley.records import Actor


def heard(text):
    """Return the words of a text and its cast, which knows who speaks where."""
    doc = load_model()(text)
    cast = Cast.build(doc, text=text)
    voices = [(a.start, a.end, a.speaker) for a in find_attributions(doc, cast)]
    return doc, cast.voiced(voices)


def token_of(doc, word):
    return next(t for t in doc if t.text == word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not disarm,” said Hamas spokesman Sami Karim.", "PSE:HAMAS"),
        ("“We want talks,” said Pablo Ruiz, a negotiator for the ELN.", "COL:ELN"),
        ("“We want talks,” said the ELN.", "COL:ELN"),
        ("“We hope,” said Peru's chief negotiator with the ELN, Rosa Quispe.", "PER"),
        ("“We must wait,” said Foreign Minister Juan Mora of Chile.", "CHL"),
        ("“We regret it,” said the Chilean government.", "CHL"),
        ("“We regret it,” said UN envoy Karin Holm.", "UNO"),
    ],
)
def test_we_is_the_movement_of_its_member_and_else_the_speakers_side(text, expected):
    doc, cast = heard(text)
    assert cast.actor(token_of(doc, "We")).id == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("ELN commander Pablo Ruiz left.", "Ruiz", Actor(name="ELN", id="COL:ELN")),
        ("The ELN left.", "ELN", Actor(name="ELN", id="COL:ELN")),
        ("Colombia's army left.", "army", Actor(name="Colombia", id="COL")),
        ("Chilean minister Rosa Quispe left.", "Quispe", Actor(name="Chile", id="CHL")),
        ("NATO spokesman Dale Miller left.", "Miller", Actor(name="NATO", id="NATO")),
    ],
)
def test_a_party_is_a_movement_an_organisation_or_the_bare_state(text, word, expected):
    doc, cast = heard(text)
    assert cast.party_of(cast.actor(token_of(doc, word))) == expected


def test_a_leader_known_for_a_movement_acts_for_it_unnamed():
    doc, cast = heard("Hassan Nasrallah spoke in Lebanon.")
    party = cast.party_of(cast.actor(token_of(doc, "Nasrallah")))
    assert party == Actor(name="Hezbollah", id="LBN:HEZBOLLAH")


def test_movements_and_organisations_are_groups_and_people_and_armies_are_not():
    doc, cast = heard("The ELN met NATO envoy Dale Miller, the Chilean army and rebels of Chile.")
    groups = [cast.is_group(cast.actor(token_of(doc, word))) for word in ("ELN", "rebels")]
    others = [cast.is_group(cast.actor(token_of(doc, word))) for word in ("Miller", "army")]
    assert groups == [True, True]
    assert others == [False, False]


def test_a_movement_and_a_person_go_by_their_own_name_at_every_mention():
    text = "Chilean President Rosa Quispe warned the ELN. The president told the rebels to leave."
    doc, cast = heard(text)
    assert cast.actor(token_of(doc, "rebels")) == Actor(name="ELN", id="COL:ELN")
    last = next(t for t in doc if t.text == "president")
    assert cast.actor(last) == Actor(name="Rosa Quispe", id="CHL:QUISPE")


def test_a_movement_beside_a_name_is_not_the_person():
    doc, cast = heard("Peru's chief negotiator with the ELN, Rosa Quispe, waited.")
    assert cast.actor(token_of(doc, "ELN")).id == "COL:ELN"


def test_a_person_whose_side_nobody_knows_lends_nobody_their_name():
    doc, cast = heard("Envoy Karin Holm waited. Analysts of Peru and Chile left with a witness.")
    assert cast.actor(token_of(doc, "witness")).name == "a witness"
    assert cast.actor(token_of(doc, "Holm")).id == ""
