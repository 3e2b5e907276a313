"""What is said of a folder while it is read, and at its end."""

from collections import Counter
from pathlib import Path

from parley.cli import folder
from parley.cli.folder import Tally, usual_workers
from parley.read import Article, Receipt
from parley.records import Source, Statement


def receipt(status: str, name: str = "a.txt", detail: str = "") -> Receipt:
    article = Article(path=Path(name), name=name)
    if status != "read":
        return Receipt(article=article, status=status, detail=detail)
    source = Source(content=name.encode(), text="They left.", name=name)
    claim = Statement(source_sha256=source.sha256, span=source.span(0, 10), mode="direct")
    return Receipt(article=article, status="read", source=source, claims=(claim, claim))


def test_line_tells_articles_rate_time_left_claims_and_refused(monkeypatch) -> None:
    now = 0.0
    monkeypatch.setattr(folder.time, "monotonic", lambda: now)
    tally = Tally(total=10_000)
    for _ in range(1000):
        tally.add(receipt("filed"))
    assert tally.line() == "1,000 of 10,000 articles, 0 claims"
    for _ in range(1001):
        tally.add(receipt("read"))
    tally.add(receipt("refused", "b.txt", "it is empty"))
    now = 50.0
    assert tally.line() == ("2,002 of 10,000 articles, 20.0/s, 7 min left, 2,002 claims, 1 refused")


def test_lines_name_every_refusal_and_every_copy() -> None:
    tally = Tally(total=4)
    for one in (
        receipt("read"),
        receipt("same", "b.txt", "a.txt"),
        receipt("refused", "c.txt", "c.txt is empty"),
        receipt("filed", "d.txt"),
    ):
        tally.add(one)
    assert tally.kinds == Counter(statement=2)
    first, kinds, undated, *told = tally.lines()
    assert first == ("4 articles: 1 read, 1 filed before, 1 with the bytes of another, 1 refused.")
    assert kinds == "2 statements."
    assert "--published" in undated
    assert told == [
        "left out b.txt: its bytes are those of a.txt", "refused c.txt: c.txt is empty"
    ]  # fmt: skip


def test_usual_workers_leave_memory_to_others() -> None:
    assert 1 <= usual_workers() <= 4
