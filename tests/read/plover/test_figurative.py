"""Words of acts that only state, describe or suppose, beside those that do something."""

from datetime import date

import pytest

from parley.read.kinds.event import read
from parley.read.reader import analyse
from parley.records import Source

CONFLICT = "Rebels and the army of Chad fought near Gao. "


def events(sentence: str) -> list[tuple[str, str]]:
    text = CONFLICT + sentence
    source = Source(content=text.encode(), text=text, name="t", published=date(2015, 6, 12))
    found = read(analyse(source))
    return [(e.type, e.span.text) for e in found if e.span.start >= len(CONFLICT)]


@pytest.mark.parametrize(
    ("stated", "done", "type_"),
    [
        (
            "“Let everyone know that Chad can defend itself,” said President Deby of Chad.",
            "Chad let the rebels go home on Monday.",
            "RETREAT",
        ),
        (
            "Leaders of Chad have proposed jointly owned drones that could help Niger's troops.",
            "Chad proposed talks to Libya on Monday.",
            "REQUEST",
        ),
        (
            "Niger's leaders have embraced the idea of an African Union force.",
            "Niger embraced the peace plan of the African Union on Monday.",
            "AGREE",
        ),
        (
            "Rights groups warned that the government of Chad was losing the valley.",
            "Chad warned that it would bomb Libya.",
            "THREATEN",
        ),
        (
            "“The raid was sad, and so it requested an honest answer from Libya,” said Deby.",
            "Chad requested troops from Libya on Monday.",
            "REQUEST",
        ),
        (
            "“Unity means wealth, because people fight over water,” said Deby of Chad.",
            "Chadian troops fought rebels at the border on Monday.",
            "ASSAULT",
        ),
        (
            "Ana Reis has a role as counsellor of Niger, in which she advises President Issoufou.",
            "France sent food to Niger on Monday.",
            "AID",
        ),
        (
            "“Chad will tear up the treaty with Libya if Niger does not pay,” said an envoy.",
            "Chad tore up the treaty with Libya on Monday.",
            "REJECT",
        ),
        (
            "The talks about defence are supported by the government of Niger.",
            "The government of Niger supported the army of Chad on Monday.",
            "SUPPORT",
        ),
    ],
)
def test_what_words_only_state_is_no_event(stated: str, done: str, type_: str) -> None:
    assert type_ not in [t for t, _ in events(stated)]
    assert type_ in [t for t, _ in events(done)]


def test_a_country_under_sanctions_is_no_place_of_theirs() -> None:
    text = CONFLICT + "France imposed sanctions on Niger in May."
    source = Source(content=text.encode(), text=text, name="t", published=date(2015, 6, 12))
    (event,) = [e for e in read(analyse(source)) if e.type == "SANCTION"]
    assert event.target is not None
    assert (event.target.id, event.where) == ("NER", ())
