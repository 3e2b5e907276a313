"""On whose side people stand whom no word beside their name gives a country."""

from datetime import date

import pytest

from parley.read.actors import Cast
from parley.read.attribution import find_attributions
from parley.read.model import load_model

DAY = date(2009, 5, 4)


def cast_of(text):
    doc = load_model()(text)
    return doc, Cast.build(doc, text=text, published=DAY)


def who(text, word, nth=-1):
    doc, cast = cast_of(text)
    return cast.actor([t for t in doc if t.text == word][nth]).id


def spoken(text):
    """Return (speaker id, via) of each statement of a text, in order."""
    doc, cast = cast_of(text)
    return [(a.speaker.id, a.via) for a in find_attributions(doc, cast)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # An office of state belongs to the state at issue, however many others are named.
        (
            "Chad is offering a truce to Sudan. Interior Minister Oumar Tidjani called it final.",
            "Tidjani",
            "TCD:TIDJANI",
        ),
        # Whose "its" is tells whose the negotiator is.
        (
            "Eritrea insists on a vote. Its chief negotiator, Tesfai Haile, said Ethiopia lies.",
            "Haile",
            "ERI:HAILE",
        ),
        # A title with a portfolio is no country.
        (
            "Peru waits. Defense Minister Juan Carlos Quispe told Peru's army to stop.",
            "Quispe",
            "PER:QUISPE",
        ),
        # "Home" is a portfolio, too, and no town.
        ("Peru waits. Home Minister Rosa Quispe spoke to Peru.", "Quispe", "PER:QUISPE"),
        # The parser may take a rank before a name for the subject of something else.
        (
            "Three men died in Peru, said provincial police chief Rosa Quispe.",
            "Quispe",
            "PER:QUISPE",
        ),
    ],
)
def test_an_office_places_its_holder(text, word, expected):
    assert who(text, word) == expected


def test_an_ambassador_is_the_senders_and_never_of_the_country_at_issue():
    sent = "Peru signed. Chile was cooler. Ambassador Luis Rojas said that Peru must disarm."
    assert who(sent, "Rojas") == "CHL:ROJAS"
    unknown = "Peru signed. In Peru few believe it. Ambassador Luis Rojas was silent."
    assert who(unknown, "Rojas") == ""


def test_rebels_are_of_no_group_that_is_named_in_passing():
    text = (
        "Peru's army blamed the rebels. Peru said that Peruvian troops and the Colombian group "
        "FARC were near. In Peru the rebels denied it."
    )
    assert who(text, "rebels") == "PER:REB"


def test_a_ruling_alliance_is_the_government_and_a_rights_group_no_rebels():
    text = "The Lord's Resistance Army left Uganda. {} said that Uganda must wait."
    assert who(text.format("The ruling alliance"), "alliance") == "UGA:GOV"
    assert who(text.format("Human rights groups"), "groups") == "UGA:RIGHTS-GROUPS"


def test_one_of_many_is_of_those_it_is_counted_out_of():
    text = "Peru waits. Diplomats doubt the truce. One of them said it was dead. He smiled."
    assert who(text, "One") == who(text, "He") == "DIPLOMATS"


def test_a_body_of_many_states_is_of_the_state_named_with_it():
    text = "Peru's Senate voted. A member of the Senate said that Peru would wait."
    assert who(text, "Senate", nth=0) == who(text, "Senate", nth=1) == "PER:LEG"
    assert who("The Senate voted in Washington.", "Senate") == "USA:LEG"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rep. Jim Jordan of Ohio spoke in Washington.", "Jordan", "USA:JORDAN"),
        ("Washington waits. Ann Reed (D-Ga.) spoke.", "Reed", "USA:REED"),
        ("Washington waits. Iraq veteran Ann Reed spoke to Americans.", "Reed", "USA:REED"),
        ("Washington waits. Americans in Georgia voted. Ann Reed did.", "Reed", "USA:REED"),
    ],
)
def test_a_foreign_name_lends_an_american_no_side(text, word, expected):
    assert who(text, word) == expected


def test_a_headlines_words_are_no_part_of_a_name():
    text = "Merkel Seeks Peace Talks With Chile\n\nAngela Merkel spoke in Berlin on Monday."
    _, cast = cast_of(text)
    named = {c.actor.name for c in cast.clusters()}
    assert "Angela Merkel" in named
    assert not any("Seeks" in name for name in named)


def test_two_offices_are_one_persons():
    text = (
        "Rosa Quispe, secretary of Peru's council and head of the delegation, said she would go. "
        "They stayed in Chile."
    )
    assert who(text, "she") == "PER:QUISPE"
    assert who(text, "They") != "PER:QUISPE"


def test_a_name_and_the_one_its_bearer_is_known_by_are_one_person():
    text = "Peru waits. Luis Rojas, better known as Pedro Soto, spoke in Peru. He left."
    assert who(text, "He") == who(text, "Rojas") == "PER:SOTO"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Rosa Quispe of Peru told the daily Mundo that she would go.", "OUTLET:MUNDO"),
        ("Rosa Quispe of Peru told the Mundo, a weekly magazine, that she would.", "OUTLET:MUNDO"),
        ("It “is worth a vote”, Rosa Quispe of Peru boasted to Expresso.", "OUTLET:EXPRESSO"),
        ("The daily Mundo quoted Rosa Quispe of Peru as saying that she won.", "OUTLET:MUNDO"),
        ("According to Rosa Quispe, who was quoted by Reuters, Peru won.", "OUTLET:REUTERS"),
    ],
)
def test_the_word_beside_a_name_or_being_told_makes_it_an_outlet(text, outlet):
    speaker, via = spoken(text)[0]
    assert speaker.endswith("QUISPE")
    assert via == (outlet,)


def test_what_was_told_to_an_outlet_goes_on_in_the_quotation_behind_it():
    text = "Rosa Quispe of Peru told Reuters that she would go. “We are ready,” she said."
    assert spoken(text) == [("PER:QUISPE", ("OUTLET:REUTERS",))] * 2


def test_a_speaker_the_parser_loses_is_the_name_before_the_verb():
    text = "Chad sends monitors to Abeche by June, the Peruvian mediator, Rosa Quispe, said Sunday."
    assert spoken(text)[0][0] == "PER:QUISPE"


def test_words_that_two_cues_claim_are_the_nearer_ones():
    text = "Chile recalled President Rosa Quispe of Peru's assurance that no camp would open."
    assert len({span for span in spoken(text)}) == len(spoken(text)) == 1


def test_the_acronym_of_another_tongue_is_the_movements():
    text = "Chad met the Front for Hope and Concord in Chad (FEC). The Front left."
    assert who(text, "Front") == who(text, "FEC")


@pytest.mark.parametrize("stop", ["", "."])
def test_a_headlines_full_stop_makes_it_no_sentence(stop):
    text = (
        f"Merkel Supporter Screams At Rally, Shocks Whole Crowd{stop}\n\n"
        "A fan of Angela Merkel shouted in Berlin. “That is rude,” Merkel said."
    )
    _, cast = cast_of(text)
    named = {c.actor.name for c in cast.clusters()}
    assert "Angela Merkel" in named
    assert not any("Screams" in name for name in named)
