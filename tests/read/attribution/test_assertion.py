"""Whether a text says that somebody asserts what stands under a cue, and what of it."""

import pytest

from parley.read.actors import Cast
from parley.read.attribution import find_attributions
from parley.read.model import load_model


def told(text):
    doc = load_model()(text)
    found = find_attributions(doc, Cast.build(doc, text=text))
    return [(a.speaker.name, text[a.start : a.end]) for a in found]


def said(text):
    return [words for _, words in told(text)]


@pytest.mark.parametrize(
    ("refused", "kept"),
    [
        (
            "Few experts believe that the truce will hold.",
            "A few experts believe that the truce will hold.",
        ),
        (
            "Nobody said that the truce will hold.",
            "Somebody said that the truce will hold.",
        ),
        (
            "Mora seemed to admit that the truce will hold.",
            "Mora came to admit that the truce will hold.",
        ),
        (
            "Many farmers feel hurt after the truce will hold.",
            "Many farmers feel that the truce will hold.",
        ),
        (
            "Mora weighs 90 kilos according to his body mass index.",
            "The truce will hold according to the army's latest report.",
        ),
        (
            "Mora knew the day of protest sent a message that the truce will hold.",
            "Mora repeated his warning that the truce will hold.",
        ),
        (
            "The report described the harm it said Reis would do to women.",
            "It was in May when she said the truce will hold.",
        ),
        (
            "Mora had many artists writing songs, that has not been happening for Reis.",
            "Mora was writing to friends that the truce will hold.",
        ),
        (
            "The more it rains, the more farmers fear the truce will end.",
            "Most farmers fear the truce will hold.",
        ),
        (
            "The rebels can go on saying that the truce will hold.",
            "The rebels left, saying that the truce will hold.",
        ),
        (
            "All told, up to five hundred people could be eligible for aid.",
            "Mora told them that the truce will hold.",
        ),
        (
            "Mora ran for mayor and declared himself an envoy.",
            "Mora declared that the truce will hold.",
        ),
        (
            "Ana Reis: Schools She wants more.\n\nNext.\n\nLuis Vega: Roads He wants less.",
            "Boris Johnson: The truce will hold.\n\nAngela Merkel: The truce will hold.",
        ),
        (
            "Only five regions voted.\n\nSource: Boris Johnson.",
            "Only five regions voted.\n\nBoris Johnson: The truce will hold.",
        ),
    ],
)
def test_what_nobody_asserts_is_refused_and_its_neighbour_kept(refused, kept):
    assert said(refused) == []
    assert (
        [words.removesuffix(".") for words in said(kept)]
        == [words for words in said(kept) if "he truce will hold" in words]
        != []
    )


def test_a_parenthesis_speaks_only_within_itself():
    text = (
        "Both ministers face questions about their health (her office later disclosed that "
        "Reis has pneumonia)."
    )
    assert said(text) == ["Reis has pneumonia"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Officials said they hoped the move will spur trade.",
            "they hoped the move will spur trade",
        ),
        ("The minister said he believes that the truce will hold.", "the truce will hold"),
        (
            "Some believe the high level of attention being placed on young farmers in Peru "
            "shows the Mora campaign is worried about the valley.",
            "the high level of attention being placed on young farmers in Peru "
            "shows the Mora campaign is worried about the valley",
        ),
        (
            "But in recent days, advisers to Mr. Mora say, the talks have failed.",
            "the talks have failed",
        ),
        (
            "The show let Mora sing, from saying that he feels as good as a boy to playing "
            "up his stamina.",
            "he feels as good as a boy",
        ),
        (
            "By closing the gate, Ms. Reis said, the guards can let more people in.",
            "the guards can let more people in",
        ),
        ('The guards were told, "You must never open the gate to anybody."', None),
        ("The guard revealed what he wanted.", None),
    ],
)
def test_a_content_has_the_extent_of_what_is_asserted(text, content):
    assert said(text) == ([content] if content else [])


def test_what_is_joined_behind_a_content_is_no_part_of_it():
    text = (
        "Reis stressed that the reforms were not complete, and rights groups warned that the "
        "army was losing the valley."
    )
    assert said(text) == ["the reforms were not complete", "the army was losing the valley"]


def test_a_second_act_of_the_speaker_is_no_part_of_what_they_said():
    text = 'The envoy said that was not her view and dismissed those notes as "old rumours".'
    assert told(text) == [("The envoy", "that was not her view"), ("The envoy", "old rumours")]


def test_what_is_told_behind_an_addressee_who_speaks_too_is_the_tellers():
    text = (
        "Reis firmly told a young woman who suggested that some people may not vote that "
        '"this is not the first time and silence is no plan."'
    )
    assert told(text) == [
        ("a young woman", "some people may not vote"),
        ("Reis", "this is not the first time and silence is no plan"),
    ]


def test_who_takes_up_people_past_the_thing_beside_it():
    text = 'Mora took calls from listeners to his "Morning" program who said they had doubts.'
    ((speaker, words),) = told(text)
    assert (speaker, words) == ("listeners", "they had doubts")


def test_cited_reports_speak_for_themselves_and_not_for_who_cites_them():
    text = "Mora's lawyer noted reports alleging that the envoy claimed that he had left."
    speaker = told(text)[-1][0]
    assert "envoy" in speaker
    assert "lawyer" not in speaker


def test_whom_somebody_leaves_feeling_something_feels_it():
    text = "The end of the war left many farmers feeling that they faced no threat."
    assert told(text) == [("many farmers", "they faced no threat")]
