import json
from datetime import date
from pathlib import Path

import pytest

import parley
from parley.errors import SpanNotInSource, UnsupportedSentence
from parley.records import Span, Statement

WORDS = "Kenya promised to stop shelling around Garissa, Foreign Minister Grace Mwangi said."


@pytest.fixture
def case(tmp_path: Path) -> parley.Case:
    document = tmp_path / "talks.txt"
    document.write_text(WORDS, encoding="utf-8")
    case = parley.Case.create(tmp_path / "garissa")
    case.read(document, published=date(2015, 6, 8))
    return case


def test_python_gives_what_the_command_line_gives(case, run) -> None:
    ran = run("check", str(case.folder), "--json")
    assert [json.loads(line) for line in ran.out.splitlines()] == case.check().rows()


def test_tables_are_records_rows_and_frames(case) -> None:
    pledges = case.claims("pledge")
    assert len(pledges) == 1
    assert pledges[0].act == "cease"
    frame = pledges.frame()
    assert list(frame["act"]) == ["cease"]
    assert "Garissa" in pledges._repr_html_()


def test_what_was_not_yet_known_is_not_shown(case) -> None:
    assert len(case.claims(as_of=date(2015, 6, 7))) == 0
    assert len(case.claims(as_of=date(2015, 6, 8))) == len(case.claims())


def test_a_planted_false_quote_is_refused(case) -> None:
    (source,) = case.ledger.sources()
    words = "Kenya promised to pay for the harvest"
    false = Statement(
        source_sha256=source.sha256, span=Span(start=0, end=len(words), text=words), mode="direct"
    )
    before = case.ledger.head()
    with pytest.raises(SpanNotInSource):
        case.ledger.append(false)
    assert case.ledger.head() == before


def test_a_planted_unsupported_sentence_stops_the_brief(case, monkeypatch) -> None:
    from parley import brief
    from parley.brief import Note

    real = brief.Dossier

    def planted(**fields: object) -> object:
        return real(**fields, notes=(Note(text="Everybody is glad.", supports=()),))

    monkeypatch.setattr(brief, "Dossier", planted)
    with pytest.raises(UnsupportedSentence, match=r"\d"):
        case.brief()


def test_reading_twice_adds_nothing(case, tmp_path) -> None:
    head = case.ledger.head()
    case.read(tmp_path / "talks.txt", published=date(2015, 6, 8))
    assert case.ledger.head() == head


def test_reading_again_without_the_date_keeps_it(case, tmp_path) -> None:
    head = case.ledger.head()
    reading = case.read(tmp_path / "talks.txt")
    assert reading.source.published == date(2015, 6, 8)
    assert case.ledger.head() == head
