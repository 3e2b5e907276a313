"""What stands beside a cue and is no content of it: nouns' clauses, speakers, questions."""

import pytest

from parley.read.actors import Cast
from parley.read.attribution import find_attributions
from parley.read.model import load_model


def said(text):
    doc = load_model()(text)
    found = find_attributions(doc, Cast.build(doc, text=text))
    return [text[a.start : a.end] for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The premier stressed the threat that rebels pose to Peru.", []),
        ("The premier stressed that rebels threaten Peru.", ["rebels threaten Peru"]),
        ("Ruiz pointed to the marks that students gave their courses.", []),
        ("The premier told reporters that rebels threaten Peru.", ["rebels threaten Peru"]),
    ],
)
def test_a_clause_about_a_noun_is_no_content(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The army left,” said Mora, half joking.", ["The army left"]),
        (
            "“The army left,” said Mora, “and the valley is free.”",
            ["The army left", "and the valley is free"],
        ),
    ],
)
def test_whoever_speaks_is_no_part_of_the_content(text, expected):
    assert said(text) == expected


def test_a_question_to_somebody_gives_nobodys_words():
    assert said("Do you think the army will leave Peru?") == []
    assert said("Did she think the army would leave Peru?") != []


def test_a_transcript_that_only_names_the_speaker_says_nothing_more():
    assert said("“No,” Mora asked, according to a transcript of the talk.") == ["No"]
    more = "“No,” Mora asked twice on Monday, according to a transcript of the talk."
    assert len(said(more)) == 2


def test_what_leads_up_to_a_quotation_by_a_colon_is_not_said_again():
    text = "After a raid in Lima, Mora claimed that Peru had lost: “Peru is gone,” he said."
    assert said(text) == ["Peru had lost", "Peru is gone"]
