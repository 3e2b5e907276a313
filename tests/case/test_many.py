"""Filing many articles: each whole, in order, once, whatever else goes wrong."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parley.case.filing import file_reading
from parley.case.many import articles_of, file_many, is_filed_in, read_folder
from parley.errors import LedgerError, MissingInput
from parley.ledger import Ledger
from parley.pipeline import Reading
from parley.read import Article, Receipt, Stated
from parley.records import Actor, Source, Statement

ENVOY = Actor(name="the envoy", id="VAR:GOV")


def receipt(number: int, *, day: date | None = date(2031, 5, 13)) -> Receipt:
    text = f"The army would leave Ostrava by June, the envoy said on day {number}."
    source = Source(content=text.encode(), text=text, name=f"{number}.txt", published=day)
    claim = Statement(
        source_sha256=source.sha256, span=source.span(0, 36), maker=ENVOY, mode="indirect"
    )
    article = Article(path=Path(f"{number}.txt"), name=f"{number}.txt")
    return Receipt(article=article, status="read", source=source, claims=(claim,))


@pytest.fixture
def book(tmp_path):
    with Ledger.create(tmp_path / "ledger.sqlite") as book:
        yield book


def test_articles_are_filed_in_their_order_each_before_its_claims(book) -> None:
    given = [receipt(n) for n in range(120)]
    assert list(file_many(book, given)) == given
    assert [s.name for s in book.sources()] == [f"{n}.txt" for n in range(120)]
    first = given[0].source.sha256
    (source,) = book.history(first)
    (claim,) = book.history(given[0].claims[0].id)
    assert (source.number, claim.number) == (1, 2)
    assert book.verify().is_whole


def test_what_was_yielded_is_in_the_ledger_however_the_run_ends(book) -> None:
    def breaking():
        yield from (receipt(n) for n in range(75))
        raise KeyboardInterrupt

    done = []
    with pytest.raises(KeyboardInterrupt):
        done.extend(file_many(book, breaking()))
        # `extend` loses nothing: a generator that raises has handed over what it yielded
    assert len(done) in (0, 50)
    assert len(book.sources()) == 50
    assert len(book.claims()) == 50


def test_an_article_that_no_ledger_can_keep_is_refused_alone(book) -> None:
    bad = receipt(1)
    bad = replace(bad, source=replace(bad.source, title="\ud800"))
    found = list(file_many(book, [receipt(0), bad, receipt(2)]))
    assert [r.status for r in found] == ["read", "refused", "read"]
    assert "valid text" in found[1].detail
    assert [s.name for s in book.sources()] == ["0.txt", "2.txt"]
    assert book.verify().is_whole


def test_a_ledger_that_cannot_be_written_ends_the_run(book, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise LedgerError("no room")

    monkeypatch.setattr("parley.case.many.file_reading", full)
    with pytest.raises(LedgerError, match="no room"):
        list(file_many(book, [receipt(0)]))


def test_others_pass_in_their_place(book) -> None:
    same = Receipt(article=receipt(1).article, status="same", detail="0.txt")
    given = [receipt(0), same, receipt(2)]
    assert list(file_many(book, given)) == given


def test_filed_is_what_is_there_unless_something_new_is_stated(book) -> None:
    list(file_many(book, [receipt(0), receipt(1, day=None)]))
    is_filed = is_filed_in(book)
    dated, undated = receipt(0).source.sha256, receipt(1).source.sha256
    assert is_filed(dated, Stated())
    assert is_filed(undated, Stated())
    assert not is_filed("0" * 64, Stated())
    assert is_filed(dated, Stated(published=date(2031, 5, 13)))
    assert not is_filed(dated, Stated(published=date(2031, 5, 14)))
    assert not is_filed(undated, Stated(published=date(2031, 5, 13)))
    assert not is_filed(dated, Stated(publisher="Desk"))


def test_a_correction_is_whole_or_not_at_all(book, monkeypatch) -> None:
    first = receipt(0, day=None)
    list(file_many(book, [first]))
    later = receipt(0)
    reading = Reading(
        source=later.source, claims=(replace(later.claims[0], note="now dated", cue="said"),)
    )
    real, head = Ledger.correct, book.head()

    def stops_after_the_source(self, old_id, new, *rest):
        if isinstance(new, Statement):
            raise KeyboardInterrupt
        return real(self, old_id, new, *rest)

    monkeypatch.setattr(Ledger, "correct", stops_after_the_source)
    with pytest.raises(KeyboardInterrupt):
        file_reading(book, reading)
    assert book.head() == head
    monkeypatch.undo()
    file_reading(book, reading)
    assert book.source(later.source.sha256).published == date(2031, 5, 13)
    assert [c.note for c in book.claims()] == ["now dated"]


def test_cases_and_their_own_files_are_no_articles(tmp_path) -> None:
    for name in ("talks.txt", "sub/more.txt", "sub/case/case.yaml", "sub/case/talks.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Words.", encoding="utf-8")
    assert [a.name for a in articles_of(tmp_path)] == ["sub/more.txt", "talks.txt"]
    for name in ("case.yaml", "ledger.sqlite", "ledger.sqlite-wal", "brief.md", "sub/brief.md"):
        (tmp_path / name).write_text("Words.", encoding="utf-8")
    names = [a.name for a in articles_of(tmp_path)]
    assert names == ["sub/brief.md", "sub/more.txt", "talks.txt"]


def test_a_folder_without_articles_is_refused(tmp_path) -> None:
    with pytest.raises(MissingInput, match="holds no articles"):
        read_folder(tmp_path)
