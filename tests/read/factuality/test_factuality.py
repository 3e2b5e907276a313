"""How far sentences hold an act to be so, over a real parse."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.read.factuality import factuality
from parley.read.model import load_model

Value = Callable[[str, str], float]


@pytest.fixture(scope="module")
def value() -> Value:
    model = load_model()

    def read(text: str, wanted: str) -> float:
        return factuality(next(token for token in model(text) if token.text == wanted))

    return read


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        # The steps of the scale, by modal and negation.
        ("The convoy left on Monday.", "left", 3),
        ("The convoy will leave on Monday.", "leave", 2),
        ("The convoy may leave on Monday.", "leave", 1),
        ("The convoy may not leave on Monday.", "leave", -1),
        ("The convoy will not leave on Monday.", "leave", -3),
        ("The convoy did not leave on Monday.", "leave", -3),
        ("You pay at the gate.", "pay", 2),
        ("When it rains, the road closes.", "rains", 2),
        ("The convoy could not leave on Monday.", "leave", -3),
        ("The convoy probably left on Monday.", "left", 2),
        ("The convoy no longer leaves on Mondays.", "leaves", -3),
        ("Not only did the convoy leave, it left early.", "leave", 3),
        # Nobody and nothing negate.
        ("Nobody signed the letter.", "signed", -3),
        ("No minister signed the letter.", "signed", -3),
        ("The envoy signed nothing.", "signed", -3),
        ("The envoy signed no agreement.", "agreement", -3),
        # Implicative, factive and preventing words, affirmed and negated.
        ("The engineers managed to repair the bridge.", "repair", 3),
        ("The engineers did not manage to repair the bridge.", "repair", -3),
        ("The engineers failed to repair the bridge.", "repair", -3),
        ("The engineers did not fail to repair the bridge.", "repair", 3),
        ("The general forgot to inform his officers.", "inform", -3),
        ("The general forgot that his officers had resigned.", "resigned", 3),
        ("The general does not know that his officers resigned.", "resigned", 3),
        ("The guards prevented the crowd from entering.", "entering", -3),
        ("The crowd left without entering the building.", "entering", -3),
        ("They have yet to repair the bridge.", "repair", -3),
        ("The village had to leave.", "leave", 3),
        ("The bridge was too weak to carry the trucks.", "carry", -3),
        # What is said stands as said; what is believed, less so; what is denied, not.
        ("The mayor said that the crowd left.", "left", 3),
        ("The mayor believes that the crowd left.", "left", 2),
        ("The mayor does not believe that the crowd left.", "left", -2),
        ("The mayor denied that the crowd left.", "left", -2),
        ("The mayor insisted that the prisoner be moved.", "moved", 1),
        # Plans, wishes, aims and chances.
        ("The council plans to rebuild the market.", "rebuild", 1),
        ("The council wants to rebuild the market.", "rebuild", 0),
        ("The council discussed the risk of fighting.", "fighting", 0),
        # Questions, commands and conditions leave an act open.
        ("Did the convoy leave?", "leave", 0),
        ("When did the convoy leave?", "leave", 3),
        ("Please send me the report.", "send", 0),
        ("Do not send the report.", "send", 0),
        ("Let me know about the report.", "know", 0),
        ("If the convoy leaves, the villagers cheer.", "leaves", 0),
        ("If the convoy leaves, the villagers cheer.", "cheer", 1),
        ("Had they left earlier, the villagers would have cheered.", "left", 0),
        ("They will talk before the convoy leaves.", "leaves", 0),
        ("They talked before the convoy left.", "left", 3),
    ],
)
def test_act_stands_on_the_scale(value: Value, text: str, act: str, expected: float) -> None:
    assert value(text, act) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("whole", "cut", "act"),
    [
        ("They didn't repair it.", "They did n't repair it .", "repair"),
        ("They won't repair it.", "They wo n't repair it .", "repair"),
        ("They can’t repair it.", "They ca n’t repair it .", "repair"),
        ("We'll repair it.", "We 'll repair it .", "repair"),
        ('"They left," he said.', "`` They left , '' he said .", "left"),
    ],
)
def test_tokens_cut_apart_read_like_running_text(
    value: Value, whole: str, cut: str, act: str
) -> None:
    assert value(whole, act) == value(cut, act)


def test_known_act_stands_and_new_act_is_as_sure_as_its_clause(value: Value) -> None:
    assert value("The council may discuss the strike.", "strike") == 3
    assert value("The council may discuss a strike.", "strike") == 1


def test_participle_shares_the_certainty_of_its_clause_but_not_its_negation(value: Value) -> None:
    text = "The convoy {} the village, using the northern road."
    assert value(text.format("reached"), "using") == 3
    assert value(text.format("may reach"), "using") == 1
    assert value(text.format("did not reach"), "using") == 3


def test_or_hands_negation_on_and_a_clause_of_its_own_does_not(value: Value) -> None:
    assert value("He did not read or sign the letter.", "sign") == -3
    assert value("He did not read the letter and left.", "left") == 3


def test_certainty_falls_along_a_chain_of_modes(value: Value) -> None:
    texts = [
        "The army withdrew.",
        "The army will withdraw.",
        "The army may withdraw.",
        "The army wants to withdraw.",
        "The army may not withdraw.",
        "The army did not withdraw.",
    ]
    values = [value(text, "withdrew" if "withdrew" in text else "withdraw") for text in texts]
    assert all(higher > lower for higher, lower in pairwise(values))


_SUBJECTS = st.sampled_from(["The envoy", "Nobody", "You", "No guard", "They"])
_VERBS = st.sampled_from(
    [
        "left",
        "may leave",
        "will not leave",
        "failed to leave",
        "denied that they left",
        "want to go",
    ]
)
_FRAMES = st.sampled_from(
    [
        "{}.",
        "If {}, we stay.",
        "She said that {}.",
        "It is unlikely that {}.",
        "{}?",
        "{} or slept.",
    ]
)


@settings(max_examples=40, deadline=None)
@given(_SUBJECTS, _VERBS, _FRAMES)
def test_every_word_of_any_sentence_keeps_to_the_scale(subject: str, verb: str, frame: str) -> None:
    for token in load_model()(frame.format(f"{subject} {verb}")):
        assert -3 <= factuality(token) <= 3


def test_long_list_is_read_without_running_out_of_stack(value: Value) -> None:
    listed = "attacked " + ", ".join(["burned"] * 2000) + " and left the town"
    assert -3 <= value(f"The gunmen {listed}.", "left") <= 3
