"""How sentences present an act, over a real parse."""

from collections.abc import Callable
from typing import Any

import pytest

from parley.read.model import load_model
from parley.read.status import status
from parley.records import MODALITIES, STATUSES

Word = Callable[[str, str], Any]


@pytest.fixture(scope="module")
def word() -> Word:
    model = load_model()

    def find(text: str, wanted: str) -> Any:
        return next(token for token in model(text) if token.text == wanted)

    return find


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Russia attacked Kyiv on Wednesday.", "attacked", ("asserted", "happened")),
        ("Troops managed to enter the town.", "enter", ("asserted", "happened")),
        ("They ended the war.", "war", ("asserted", "happened")),
        ("The minister said the army had captured it.", "captured", ("asserted", "happened")),
        ("Russian forces are shelling Mariupol.", "shelling", ("asserted", "ongoing")),
        ("Russian forces continued to shell Mariupol.", "shell", ("asserted", "ongoing")),
        ("Russia will withdraw its troops.", "withdraw", ("asserted", "planned")),
        ("The army plans to launch an offensive.", "offensive", ("asserted", "planned")),
        ("A ceasefire is to take effect on Sunday.", "take", ("asserted", "planned")),
        ("Planned talks in Geneva fell through.", "talks", ("asserted", "planned")),
        ("Russia promised to withdraw its troops.", "withdraw", ("promised", "planned")),
        ("The rebels agreed to release the hostages.", "release", ("promised", "planned")),
        ("Ukraine demanded that Russia withdraw.", "withdraw", ("demanded", "hypothetical")),
        ("Kyiv called for a ceasefire.", "ceasefire", ("demanded", "hypothetical")),
        ("Both sides must stop firing.", "stop", ("demanded", "hypothetical")),
        ("If Russia attacks, Ukraine will respond.", "attacks", ("conditional", "hypothetical")),
        ("If Russia attacks, Ukraine will respond.", "respond", ("conditional", "hypothetical")),
        ("Israel would accept the deal.", "accept", ("conditional", "hypothetical")),
        ("Will Russia withdraw?", "withdraw", ("asked", "hypothetical")),
        ("The talks may resume next week.", "resume", ("asserted", "hypothetical")),
        ("Rebels threatened to attack the capital.", "attack", ("asserted", "hypothetical")),
        ("Russia did not attack Kyiv.", "attack", ("denied", "denied")),
        ("Russia denied attacking Kyiv.", "attacking", ("denied", "denied")),
        ("Russia refused to withdraw its troops.", "withdraw", ("denied", "denied")),
        ("The sides failed to reach an agreement.", "agreement", ("denied", "denied")),
        ("No agreement was signed.", "signed", ("denied", "denied")),
        ("No agreement was signed.", "agreement", ("denied", "denied")),
        ("The mayor said that nobody was killed.", "killed", ("denied", "denied")),
        ("He left without signing the deal.", "signing", ("denied", "denied")),
        ("They stopped shelling the city.", "shelling", ("denied", "denied")),
    ],
)
def test_act_is_read_in_its_modality_and_status(
    word: Word, text: str, act: str, expected: tuple[str, str]
) -> None:
    assert status(word(text, act)) == expected
    assert expected[0] in MODALITIES
    assert expected[1] in STATUSES


def test_own_will_is_a_promise_only_in_quoted_words(word: Word) -> None:
    act = word("We will withdraw our troops.", "withdraw")
    assert status(act, quoted=True) == ("promised", "planned")
    assert status(act) == ("asserted", "planned")


def test_command_is_a_demand_in_quoted_words(word: Word) -> None:
    assert status(word("Stop the bombing now.", "Stop"), quoted=True)[0] == "demanded"


def test_joined_act_shares_the_marks_of_the_first(word: Word) -> None:
    text = "The army will withdraw and release the prisoners."
    assert status(word(text, "release")) == status(word(text, "withdraw"))
