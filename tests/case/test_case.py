import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import parley
from parley.errors import (
    EventFileError,
    InputError,
    MissingInput,
    SpanNotInSource,
    UnsupportedSentence,
)
from parley.pipeline import Reading
from parley.read import read_source
from parley.records import Period, ReportedEvent, Span, Statement

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


def test_two_claims_in_the_same_words_are_both_corrected(tmp_path) -> None:
    (tmp_path / "talks.txt").write_text(WORDS, encoding="utf-8")
    source = read_source(tmp_path / "talks.txt")
    events = [
        ReportedEvent(source_sha256=source.sha256, span=source.span(0, 35), type=type_)
        for type_ in ("ASSAULT", "COERCE")
    ]
    case = parley.Case.create(tmp_path / "twins")
    case.keep(Reading(source=source, claims=tuple(events)))
    day = date(2015, 6, 8)
    dated = [replace(event, when=Period.day(day)) for event in events]
    case.keep(Reading(source=replace(source, published=day), claims=tuple(dated)))
    assert set(case.ledger.claims()) == set(dated)


def test_reading_again_leaves_what_a_person_corrected(tmp_path) -> None:
    (tmp_path / "talks.txt").write_text(f"{WORDS} It will stop on Friday.", encoding="utf-8")
    case = parley.Case.create(tmp_path / "corrected")
    case.read(tmp_path / "talks.txt")
    first, *others = case.ledger.claims("pledge")
    mine = replace(first, act="withdraw", span=Span(text=WORDS, start=0, end=len(WORDS)))
    case.ledger.correct(first.id, mine, "A. Analyst", "it is meant so")
    case.read(tmp_path / "talks.txt", published=date(2015, 6, 8))
    assert mine in case.ledger.claims("pledge")
    assert len(case.ledger.claims("pledge")) == 1 + len(others)


def test_reading_again_without_the_date_keeps_it(case, tmp_path) -> None:
    head = case.ledger.head()
    reading = case.read(tmp_path / "talks.txt")
    assert reading.source.published == date(2015, 6, 8)
    assert case.ledger.head() == head


def _events(folder: Path, name: str = "events.csv") -> Path:
    days = [f"2015-05-{day:02d}" for day in range(20, 32)] + ["2015-06-01", "2015-06-02"]
    rows = "".join(f"{day},Garissa,-0.4532,39.6461,shelling\n" for day in days)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"day,town,latitude,longitude,kind\n{rows}", encoding="utf-8")
    return path


def test_events_are_looked_at_attached_and_checked(case, tmp_path) -> None:
    events = parley.read_events(_events(tmp_path), timezone="Africa/Nairobi")
    assert events.table.num_rows == 14
    case.attach(events)
    (case.folder / "case.yaml").write_text(
        (case.folder / "case.yaml")
        .read_text(encoding="utf-8")
        .replace("pledges: {}", "pledges: {P1: {begin: 2015-06-03}}"),
        encoding="utf-8",
    )
    case = parley.Case.open(case.folder)
    found = case.check("P1", as_of="2015-08-01")
    frame = found.table()
    assert list(frame["horizon"]) == ["24h", "72h", "7d", "14d", "30d"]
    assert {"before", "after", "ratio", "low", "high", "not_observed", "delay_note"} <= {*frame}
    # the file has no row at all after the pledge: nobody may have been looking
    assert found.verdicts[("P1", "30d")] == "not-observed"
    assert found.rows() == case.check(as_of=date(2015, 8, 1)).rows()
    found.to_parquet(tmp_path / "findings.parquet")
    assert (tmp_path / "findings.parquet").stat().st_size > 0


def test_a_table_asked_of_the_case_is_pointed_to_the_ledger(case) -> None:
    with pytest.raises(AttributeError, match=r"case\.ledger\.pledges"):
        _ = case.pledges
    assert len(case.ledger.pledges) == 1


def test_a_day_that_is_none_is_named(case) -> None:
    with pytest.raises(InputError, match="as_of 'soon'"):
        case.check(as_of="soon")


def test_an_unknown_pledge_is_named_with_those_there(case) -> None:
    with pytest.raises(MissingInput, match=r"P9.*P1"):
        case.check("P9")


def test_a_file_of_another_kind_is_refused(tmp_path) -> None:
    with pytest.raises(EventFileError, match="UCDP GED"):
        parley.read_ucdp(_events(tmp_path))


def test_event_files_of_one_name_in_two_folders_are_two(case, tmp_path) -> None:
    _events(tmp_path / "a")
    _events(tmp_path / "b")
    text = (case.folder / "case.yaml").read_text(encoding="utf-8")
    named = "events:\n  ../a/events.csv: {dataset: A}\n  ../b/events.csv: {dataset: B}\n"
    (case.folder / "case.yaml").write_text(text.replace("events: {}\n", named), encoding="utf-8")
    outcome = parley.Case.open(case.folder).outcome()
    assert [dataset.name for dataset in outcome.datasets] == ["A", "B"]


def test_issues_show_what_each_side_says_on_them(tmp_path, run) -> None:
    document = tmp_path / "demands.txt"
    document.write_text(
        "Libya must free all prisoners, Chad's Foreign Minister Idriss Oumar said. "
        "Libya rejects any release of detainees.",
        encoding="utf-8",
    )
    with parley.Case.create(tmp_path / "sahara") as case:
        case.read(document, published=date(1988, 3, 2))
        (row,) = case.issues().rows()
        assert row["issue"] == "abductees and prisoners"
        assert row["TCD"] == ["demands: Libya must free all prisoners"]
        assert len(row["LBY"]) == 1
        assert len(case.issues(as_of="1988-03-01")) == 0
    ran = run("issues", str(tmp_path / "sahara"), "--json")
    assert [json.loads(line) for line in ran.out.splitlines()] == [row]
    assert "LBY  rejects:" in run("issues", str(tmp_path / "sahara")).out


def test_an_issue_of_the_analyst_takes_its_terms(tmp_path) -> None:
    document = tmp_path / "demand.txt"
    document.write_text(
        "Libya must leave the Aouzou Strip, Chad's Foreign Minister Idriss Oumar said.",
        encoding="utf-8",
    )
    with parley.Case.create(tmp_path / "aouzou") as case:
        case.read(document)
        path = case.folder / "case.yaml"
        path.write_text(path.read_text().replace("issues: {}", "issues:\n  Aouzou: [Strip]"))
    with parley.Case.open(tmp_path / "aouzou") as case:
        assert [issue.name for issue in case.issues()] == ["Aouzou"]


def test_a_case_without_offers_has_no_issues(case, run) -> None:
    ran = run("issues", str(case.folder))
    assert (ran.code, ran.out) == (3, "")
    assert "No offers or positions" in ran.err


def test_the_territory_of_a_pledge_is_codes_and_geometry(case, run) -> None:
    features = case.territory("P1")["features"]
    town, province = (feature["properties"] for feature in features)
    assert (town["country"], town["drawn"]) == ("KEN", "circle of 50 km")
    assert (province["admin1"], province["precision"]) == ("KE.16", "admin1")
    assert [feature["geometry"]["type"] for feature in features] == ["Polygon", "Polygon"]
    ran = run("territory", str(case.folder), "--pledge", "P1")
    assert json.loads(ran.out)["features"] == features
    with pytest.raises(MissingInput, match="P9"):
        case.territory("P9")


def test_a_pledge_is_not_checked_before_anybody_knew_of_it(case) -> None:
    assert len(case.check(as_of="2015-06-08")) > 0
    with pytest.raises(MissingInput, match="its first source is of 2015-06-08"):
        case.check(as_of="2015-06-07")
