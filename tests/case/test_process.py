"""A case's stamps, human verdicts and swap: kept in the ledger, shown wherever verdicts are."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import parley
from parley.errors import InputError

FIRST = "Kenya promised to sharply reduce shelling around Garissa."
DAYS = [f"2015-05-{day:02d}" for day in range(10, 32)] + ["2015-06-03", "2015-06-12"]


def _make(tmp_path: Path, article: str = FIRST, name: str = "garissa") -> Path:
    (tmp_path / "talks.txt").write_text(article, encoding="utf-8")
    rows = "".join(f"{day},Garissa,-0.4532,39.6461,shelling\n" for day in DAYS)
    (tmp_path / "events.csv").write_text(
        f"day,town,latitude,longitude,kind\n{rows}", encoding="utf-8"
    )
    with parley.Case.create(tmp_path / name) as case:
        case.read(tmp_path / "talks.txt", published=date(2015, 6, 8))
        case.attach(tmp_path / "events.csv")
    return tmp_path / name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return _make(tmp_path)


def _state(folder: Path, pledges: str) -> parley.Case:
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    head = text[: text.index("\npledges:")]
    (folder / "case.yaml").write_text(f"{head}\npledges: {pledges}\n", encoding="utf-8")
    return parley.Case.open(folder)


def _stamps(case: parley.Case) -> set[str]:
    return {row["stamp"]["status"] for row in case.check().rows()}


def test_test_is_in_the_ledger_before_a_file_is_opened(folder) -> None:
    (folder.parent / "events.csv").unlink()
    case = parley.Case.open(folder)
    with pytest.raises(parley.errors.MissingInput):
        case.check()
    assert len(case.ledger.tests()) == 1
    assert case.ledger.findings() == ()


def test_stamp_keeps_the_first_name_and_says_fixed_then_changed_for_good(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01}}")
    (row,) = case.stamp(author="Ida Holm").rows()
    assert (row["pledge"], row["status"], row["by"]) == ("P1", "fixed", "Ida Holm")
    assert _stamps(case) == {"fixed"}
    case = _state(folder, "{P1: {begin: 2015-06-01, baseline_days: 5}}")
    assert _stamps(case) == {"changed"}
    assert {row["stamp"]["by"] for row in case.check().rows()} == {"parley"}
    (row,) = case.stamp(author="Per Dahl").rows()
    assert row["changed"] == ["baseline_days"]


def test_changed_mark_survives_export_and_import(folder, tmp_path) -> None:
    _state(folder, "{P1: {begin: 2015-06-01}}").check()
    case = _state(folder, "{P1: {begin: 2015-06-01, baseline_days: 5}}")
    case.export(tmp_path / "ledger.jsonl")
    with parley.Case.create(tmp_path / "copy") as copy:
        copy.import_(tmp_path / "ledger.jsonl")
    (tmp_path / "copy" / "case.yaml").write_text(
        (folder / "case.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert _stamps(parley.Case.open(tmp_path / "copy")) == {"changed"}


def test_correcting_the_pledge_does_not_hide_that_its_test_was_changed(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01}}")
    case.check()
    pledge = case.claims("pledge")[0]
    case.ledger.correct(pledge.id, replace(pledge, degree=""), "Ida Holm", "no degree is said")
    assert _stamps(case) == {"changed"}


def test_brief_tells_testability_stamp_and_what_the_files_held_before(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01 12:00}}")
    case.stamp(author="Ida Holm")
    brief = case.brief()
    assert "Testability by the pledge's words" in brief.markdown
    assert "was fixed by Ida Holm on" in brief.markdown
    assert "Before the pledge, events has" in brief.markdown
    machine = json.loads(brief.json)
    assert machine["testability"][0]["score"] > 0.5
    assert [stamp["by"] for stamp in machine["stamps"].values()] == ["Ida Holm"]


def test_scores_need_no_event_file(folder) -> None:
    (folder.parent / "events.csv").unlink()
    (row,) = parley.Case.open(folder).testability().rows()
    assert 0 < row["score"] < 1
    assert not row["is_testable"] or row["parts"]


def _judge(case: parley.Case, author: str, verdict: str, horizon: str = "7d"):
    return case.judge("P1", horizon, verdict=verdict, author=author, reason=f"{author} saw it")


def test_verdict_of_two_names_is_shown_beside_parleys_own(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01}}")
    own = case.check().verdicts[("P1", "7d")]
    assert not _judge(case, "Ida Holm", "broken").stands
    assert "a second name is needed" in case.brief().markdown
    assert _judge(case, "Per Dahl", "broken").stands
    _judge(case, "Eva Lind", "partly")
    (row,) = (r for r in case.check().rows() if r["horizon"] == "7d")
    assert row["verdict"] == own
    assert row["people"]["verdict"] == "broken"
    assert row["people"]["dissent"] == ["Eva Lind"]
    page = case.brief()
    assert any("Ida Holm and Per Dahl overrule it: “broken”" in s for s in page.bottom_line())
    assert "Eva Lind dissents" in page.markdown
    assert "Eva Lind dissents" in page.html
    assert len(json.loads(page.json)["judgements"]) == 3


def test_one_person_under_two_spellings_is_refused(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01}}")
    _judge(case, "Ida Holm", "broken")
    with pytest.raises(InputError, match="obviously 'Ida Holm'"):
        _judge(case, "I. Holm", "broken")
    with pytest.raises(InputError, match="said 'broken' already"):
        _judge(case, "Ida  Holm", "broken")
    assert len(case.ledger.judgements()) == 1


def test_changed_mind_is_another_row_and_a_withdrawn_word_leaves_nothing(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01}}")
    _judge(case, "Ida Holm", "broken")
    _judge(case, "Ida Holm", "kept")
    assert _judge(case, "Ida Holm", "withdrawn") is None
    assert len(case.ledger.judgements()) == 3
    with pytest.raises(InputError, match="no word on it"):
        _judge(case, "Per Dahl", "withdrawn")


def test_words_that_are_no_verdict_or_horizon_are_refused(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01}}")
    with pytest.raises(InputError, match="'expired' is not one of"):
        _judge(case, "Ida Holm", "expired")
    with pytest.raises(InputError, match="'8d' is not one of"):
        _judge(case, "Ida Holm", "kept", horizon="8d")


def test_verdicts_of_people_come_over_and_are_verified(folder, tmp_path) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01}}")
    _judge(case, "Ida Holm", "broken")
    _judge(case, "Per Dahl", "broken")
    case.export(tmp_path / "ledger.jsonl")
    with parley.Case.create(tmp_path / "copy") as copy:
        copy.import_(tmp_path / "ledger.jsonl")
        assert [j.author for j in copy.ledger.judgements()] == ["Ida Holm", "Per Dahl"]
        assert copy.verify().judgements == 2
        assert copy.verify().is_whole


def test_replay_of_an_earlier_day_knows_no_later_verdict(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01}}")
    _judge(case, "Ida Holm", "broken")
    assert {row["people"] for row in case.check(as_of="2015-06-30").rows()} == {None}


def test_human_verdict_follows_a_pledge_that_is_corrected(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01}}")
    _judge(case, "Ida Holm", "broken")
    pledge = case.claims("pledge")[0]
    case.ledger.correct(pledge.id, replace(pledge, degree=""), "Ida Holm", "no degree is said")
    assert _judge(case, "Per Dahl", "broken").stands


SHELLED = (
    "Kenya promised to stop shelling around Garissa from June 1.\n\n"
    "Ethiopia shelled Garissa on June 3, 2015, killing four.\n\n"
    "Kenya attacked Wajir on June 4, 2015.\n"
)


def test_reported_events_are_a_data_set_that_never_decides(tmp_path) -> None:
    folder = _make(tmp_path, SHELLED)
    outcome = parley.Case.open(folder).outcome(as_of=date(2015, 8, 1))
    names = [dataset.name for dataset in outcome.datasets]
    assert names == ["events", "Reported in the articles"]
    assert all("Reported in the articles" not in f.datasets for f in outcome.findings)


def test_case_is_judged_alike_with_the_parties_swapped_and_nothing_is_filed(tmp_path) -> None:
    case = parley.Case.open(_make(tmp_path, SHELLED))
    head = case.ledger.head()
    found = case.swap()
    assert found
    assert set(found.values()) == {()}
    assert case.ledger.head() == head


def test_merge_that_is_apart_already_says_who_took_it_apart(tmp_path) -> None:
    folder = _make(tmp_path, FIRST)
    case = parley.Case.open(folder)
    (tmp_path / "again.txt").write_text(f"NAIROBI: {FIRST}", encoding="utf-8")
    case.read(tmp_path / "again.txt", published=date(2015, 6, 9))
    merge = case.merges().rows()[0]["merge"]
    case.undo(merge, author="Ida Holm", reason="two promises")
    with pytest.raises(parley.errors.LedgerError, match="taken apart by Ida Holm already"):
        case.undo(merge, author="Per Dahl", reason="two promises")
