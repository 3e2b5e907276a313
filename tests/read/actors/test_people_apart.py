"""Namesakes, titles and short forms: who is meant where several share a word of their names."""

import pytest

from parley.read.actors import Cast
from parley.read.attribution import find_attributions
from parley.read.model import load_model


def speakers(text):
    doc = load_model()(text)
    found = find_attributions(doc, Cast.build(doc, text=text))
    return [(a.speaker.name, a.speaker.id) for a in found]


def test_an_office_before_a_surname_tells_it_from_a_namesake_of_the_text():
    text = (
        "Michelle Obama, the first lady, left the United States. President Obama said the army "
        "had left. Mrs. Obama said the war was over."
    )
    (president, his_id), (wife, her_id) = speakers(text)
    assert "Michelle" not in president
    assert wife == "Michelle Obama"
    assert his_id != her_id


def test_a_title_of_courtesy_makes_a_name_of_a_word_for_an_office():
    text = "Charlie King, a lawyer, left Lima. Mr. King said the war was over."
    assert speakers(text)[0][0] == "Charlie King"
    assert speakers("The king said the war was over.")[0][0] == "The king"


def test_an_acronym_behind_a_name_with_a_purpose_means_whoever_bears_it():
    text = (
        "A hundred towns marched, according to the Network to Defend Our Rivers (NDOR). NDOR "
        "argues that families want clean rivers."
    )
    assert set(speakers(text)) == {("Network to Defend Our Rivers", "NDOR")}


@pytest.mark.parametrize(
    ("text", "name", "is_party"),
    [
        ("The GOP presidential nominee said the war was over.", "nominee", False),
        ("The GOP spokesman said the war was over.", "GOP", True),
    ],
)
def test_whoever_runs_for_a_party_is_not_the_party(text, name, is_party):
    ((speaker, id_),) = speakers(text)
    assert name in speaker
    assert id_.endswith("GOP") == is_party


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        (
            "The pills are useless, according to the top British medical journal.",
            "the top British medical journal",
            "",
        ),
        ("The pills are useless, according to the British government.", "British", "GBR:GOV"),
    ],
)
def test_a_thing_that_a_nations_name_describes_speaks_for_no_state(text, name, id_):
    ((speaker, found),) = speakers(text)
    assert name in speaker
    assert found == id_


def test_a_prefix_the_parser_cuts_off_belongs_to_the_phrase():
    assert speakers("His ex-wife contended that the law was clear.") == [("His ex-wife", "")]


def test_whoever_spoke_last_goes_on_speaking():
    text = (
        "Mclenney said Hillary Clinton had no interest in Peru.\n\n"
        '"It is not something that she says," she said.'
    )
    assert [name for name, _ in speakers(text)] == ["Mclenney", "Mclenney"]


def test_a_pronoun_inside_a_quotation_tells_nobodys_gender_outside():
    text = (
        "Mclenney said Reis had no plan.\n\nBryan Vega agreed with Mclenney in Lima.\n\n"
        '"A lot of her attempts come across as weak," he said.'
    )
    assert speakers(text)[-1][0] == "Bryan Vega"


def test_an_outlets_name_is_a_surname_where_its_bearer_is_met():
    text = "Michael Bloomberg left New York. Bloomberg said the war was over."
    assert speakers(text)[0][0] == "Michael Bloomberg"
    assert speakers("Bloomberg said the war was over.")[0][1] == "OUTLET:BLOOMBERG"


def test_who_stands_for_the_phrase_before_it():
    text = "Mora met those in Lima, a group of men who fear that the truce will end."
    assert all(name != "who" for name, _ in speakers(text))
