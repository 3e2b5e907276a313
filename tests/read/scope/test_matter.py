"""What is matter for a ledger of conflict, and what only fights in figures of speech."""

from typing import Any

import pytest

from parley.read.reader import analyse
from parley.read.scope.words import SIDES, matter_words
from parley.records import Source

TALKS = (
    "The government of Colombia and FARC rebels opened peace talks in Oslo on Tuesday. "
    "The guerrillas declared a truce for the length of the talks. "
    "Farmers in the south said that soldiers had shelled two villages. "
    "A Norwegian envoy will mediate. "
    "It rained all day in the capital."
)
CAMPAIGN = (
    "The governor attacked her rival in the primary on Tuesday. "
    "The senator fought back with a television ad that targets her record on taxes. "
    "Their battle for the nomination will be decided at the caucus. "
    "Both candidates are raising money from donors. "
    "The campaign said it had met thousands of Republicans."
)
MARKET = (
    "The chain of shops won the battle for consumers this winter. "
    "Its main rival surrendered ground to a startup. "
    "Shareholders cheered the earnings."
)


def read(text: str) -> Any:
    return analyse(Source(content=text.encode(), text=text, name="t")).matter


def test_an_article_on_peace_talks_is_matter() -> None:
    assert read(TALKS).is_conflict


@pytest.mark.parametrize("text", [CAMPAIGN, MARKET])
def test_contests_of_one_country_are_no_matter(text: str) -> None:
    assert not read(text).is_conflict


def test_votes_and_parliaments_inside_a_peace_process_stay_matter() -> None:
    text = (
        "Northern rebels agreed on Monday to take part in the vote that the peace accord foresees. "
        "The parliament must still pass a law on disarmament. "
        "Election officials said ballot boxes would reach the towns under army escort."
    )
    assert read(text).is_conflict


def test_a_sentence_of_war_inside_a_campaign_is_matter_by_itself() -> None:
    text = CAMPAIGN + " Turkish warplanes bombed Kurdish guerrillas in northern Iraq on Sunday."
    matter = read(text)
    assert not matter.is_conflict
    assert matter.is_matter(text.index("warplanes"))
    assert not matter.is_matter(text.index("primary"))


def test_two_states_that_deal_with_each_other_are_matter_without_any_word_of_war() -> None:
    text = "France recalled its staff from Mali. The price of bread rose again."
    matter = read(text)
    assert matter.speaks_of_conflict(text.index("recalled"))
    assert not matter.speaks_of_conflict(text.index("bread"))


def test_a_text_without_words_is_no_matter() -> None:
    matter = read("...")
    assert (matter.share, matter.contested, matter.is_conflict) == (0.0, 0.0, False)
    assert not matter.is_matter(0)


def test_every_word_speaks_for_a_known_side() -> None:
    assert set(matter_words().values()) == set(SIDES)
