"""Which words of acts mean an act between parties, and which are a figure of speech or a view."""

from datetime import date

import pytest

from parley.read.kinds.event import read
from parley.read.reader import analyse
from parley.records import Source

WAR = "Rebels shelled the garrison of Kidal on Monday, and the army of Mali killed two of them. "


def told(sentence: str) -> list[tuple[str, str]]:
    """Return type and span of the events of a sentence that stands in a report of a war."""
    text = WAR + sentence
    source = Source(content=text.encode(), text=text, name="t", published=date(2015, 6, 12))
    found = read(analyse(source))
    return [(e.type, e.span.text) for e in found if e.span.start >= len(WAR)]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Both ministers agree with the critics of Togo.", "AGREE"),
        ("The minister of Ghana disagreed with Togo.", "REJECT"),
        ("The war against malaria cost Togo millions.", "ASSAULT"),
        ("His uncle served in Togo in the Second World War.", "ASSAULT"),
        ("The New York Times criticised Togo on Monday.", "ACCUSE"),
        ("The president of Togo criticised The Guardian on Monday.", "ACCUSE"),
        ("The curfew met demonstrators of Togo.", "CONSULT"),
        ("Men armed with rifles stood in Lome.", "AID"),
        ("The ministers demonstrated in Lome on Monday.", "PROTEST"),
        ("Less than a third agreed with Togo that the road must open.", "AGREE"),
        ("Ghana made a statement to Togo.", "AGREE"),
    ],
)
def test_a_view_a_figure_or_a_thing_is_no_act(sentence: str, type_: str) -> None:
    assert type_ not in [t for t, _ in told(sentence)]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Ghana agreed with Togo to open the border.", "AGREE"),
        ("Ghana and Togo agree that the border must open.", "AGREE"),
        ("A deal was agreed with Togo on Monday.", "AGREE"),
        ("The battle for Lome killed twelve soldiers of Togo.", "ASSAULT"),
        ("The battle for control of the north of Togo began on Monday.", "ASSAULT"),
        ("The president of Togo met the president of Ghana.", "CONSULT"),
        ("Ghana helped Togo with food on Monday.", "AID"),
        ("Ghana made a joint declaration with Togo on Monday.", "AGREE"),
        ("Students demonstrated in Lome on Monday.", "PROTEST"),
        ("Police in Togo arrested a reporter of The Guardian.", "COERCE"),
        ("The curfew in Lome was lifted on Monday.", "CONCEDE"),
        ("Benin's foreign ministry lodged a protest with Togo over the raid.", "ACCUSE"),
    ],
)
def test_its_true_neighbour_is_kept(sentence: str, type_: str) -> None:
    assert type_ in [t for t, _ in told(sentence)]


def test_politicians_at_home_do_not_deal_with_each_other_where_their_contests_are_told() -> None:
    contest = "President Ann Bell of Ghana thanked the Ghanaian minister at a campaign rally."
    assert told(contest) == []
    across = "President Ann Bell of Ghana thanked the minister of Togo at a campaign rally."
    assert [t for t, _ in told(across)] == ["SUPPORT"]


def test_a_government_and_its_own_opposition_still_talk() -> None:
    found = told("The government of Mali met the Malian opposition in Oslo on Tuesday.")
    assert [t for t, _ in found] == ["CONSULT"]
