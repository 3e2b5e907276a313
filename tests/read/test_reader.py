"""Claims of all kinds over one text."""

from datetime import date

from parley.read import read_claims
from parley.records import Source


def test_what_is_pledged_is_not_a_planned_event_as_well() -> None:
    text = (
        "Mali and the Coordination of Azawad Movements signed an accord on Tuesday. Under the "
        "accord, the movement will withdraw its fighters from Kidal."
    )
    source = Source(content=text.encode(), text=text, name="t", published=date(2019, 3, 14))
    kinds = [c.kind for c in read_claims(source) if "withdraw" in c.span.text]
    assert kinds == ["pledge"]
