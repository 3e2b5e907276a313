"""A merge enters the ledger only with the records it is about, and can be taken apart."""

from datetime import UTC, datetime

import pytest

from parley.errors import InvalidRecord, MissingInput
from parley.ledger import Ledger
from parley.records import Actor, Ground, Merge, Pledge, Source

GROUND = Ground(what="figures", first="300 men", second="300 men")


def told(name: str) -> tuple[Source, Pledge]:
    source = Source(content=name.encode(), text="300 men go home", name=name,
                    seen=datetime(2015, 6, 9, tzinfo=UTC))  # fmt: skip
    span = source.span(0, len(source.text))
    kenya = Actor(name="Kenya", id="KEN")
    return source, Pledge(source_sha256=source.sha256, span=span, by=kenya, act="withdraw")


(SOURCE, PLEDGE), (OTHER, AGAIN) = told("a"), told("b")


def merge(**fields: object) -> Merge:
    one, two = sorted([PLEDGE, AGAIN], key=lambda claim: claim.id)
    made = {
        "of": "pledge",
        "first": one.id,
        "second": two.id,
        "sources": (one.source_sha256, two.source_sha256),
        "relation": "independent",
        "reasons": (GROUND,),
    }
    return Merge(**made | fields)  # type: ignore[arg-type]


def test_merge_of_absent_records_is_refused_and_nothing_is_kept() -> None:
    with Ledger.create(":memory:") as ledger:
        with pytest.raises(MissingInput, match=AGAIN.id[:12]):
            ledger.append([SOURCE, PLEDGE, merge()])
        assert ledger.sources() == ()
        ledger.append([merge(), PLEDGE, AGAIN, SOURCE, OTHER])
        assert ledger.merges() == (merge(),)


def test_merge_taken_apart_and_put_back_keeps_its_history() -> None:
    with Ledger.create(":memory:") as ledger:
        ledger.append([SOURCE, OTHER, PLEDGE, AGAIN, merge()])
        apart = ledger.correct(merge().id, merge().apart(), author="A", reason="two battalions")
        assert [each.decision for each in ledger.merges()] == ["apart"]
        ledger.undo(apart, author="B", reason="one")
        assert ledger.merges() == (merge(),)
        assert [row.author for row in ledger.history(merge().id)] == ["parley", "A", "B"]
        assert ledger.verify().is_whole


@pytest.mark.parametrize(
    "wrong",
    [
        {"relation": "cousin"},
        {"decision": "perhaps"},
        {"of": "rumour"},
        {"reasons": ()},
        {"score": 1.2},
        {"second": "0" * 64},
    ],
)
def test_merge_that_contradicts_itself_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidRecord):
        merge(**wrong)
