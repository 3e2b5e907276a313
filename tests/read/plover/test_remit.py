"""Which acts belong in a ledger of conflict when the text around them is about a contest."""

from datetime import date

import pytest

from parley.read.kinds.event import read
from parley.read.reader import analyse
from parley.records import Source

CAMPAIGN = (
    "The governor hit her rival in the primary on Tuesday over taxes. "
    "The senator fought back with a television ad for Republicans. "
    "Their battle for the nomination will be decided at the caucus. "
    "Both candidates are raising money from donors of their campaigns. "
    "The candidate met voters and thanked Democrats for their endorsement. "
)


def events(text: str) -> list[str]:
    source = Source(content=text.encode(), text=text, name="t", published=date(2015, 6, 12))
    return [e.type for e in read(analyse(source))]


def test_a_campaign_has_no_events() -> None:
    assert events(CAMPAIGN) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Turkish warplanes bombed Kurdish guerrillas in Iraq.", "ASSAULT"),
        ("Kenya expelled the ambassador of Sudan on Monday.", "SANCTION"),
        ("Gunmen attacked the airport in Lagos.", "ASSAULT"),
    ],
)
def test_what_parties_to_a_conflict_do_stays_an_event(sentence: str, expected: str) -> None:
    assert expected in events(CAMPAIGN + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Senator Ann Bell attacked Democrats over the army's budget.",
        "Republicans criticised the treaty with Kenya.",
        "The candidate Joe Dunn laid out a plan to bomb Sudan.",
        "The candidate would have troops invade Sudan.",
    ],
)
def test_politicians_at_home_do_nothing_for_the_ledger(sentence: str) -> None:
    assert events(CAMPAIGN + sentence) == []


def test_an_aside_on_politics_inside_a_war_report_changes_nothing() -> None:
    text = (
        "Rebels shelled the garrison of Kidal on Monday. "
        "The army of Mali attacked two of their camps on Tuesday. "
        "The mayor of Gao thanked Chad. "
        "A truce collapsed last week, and refugees have reached Niger."
    )
    found = events(text)
    assert found.count("ASSAULT") == 2
    assert "SUPPORT" in found
