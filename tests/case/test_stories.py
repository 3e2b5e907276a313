"""Two articles on one pledge give one row, one test and one line; people can take it apart."""

import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest

import parley
from parley.errors import CaseError, LedgerError, MissingInput
from parley.records import Period

FIRST = (
    "Kenya promised on Monday to withdraw 300 soldiers from Garissa by June 20, Foreign Minister "
    "Grace Mwangi said in Nairobi after a day of talks with elders who had come down from the "
    "hills and would leave again before dark."
)
SECOND = "Kenya has promised to pull 300 soldiers out of Garissa by June 20, its envoy said."
OTHER = "Kenya promised to withdraw 500 soldiers from Garissa by June 20, a general said."
DAY = date(2015, 6, 9)


@pytest.fixture
def case(tmp_path: Path) -> parley.Case:
    return parley.Case.create(tmp_path / "garissa")


def read(case: parley.Case, name: str, text: str, publisher: str = "", published=DAY) -> str:
    path = case.folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return case.read(path, published=published, publisher=publisher or name).source.sha256


def test_two_articles_on_one_pledge_are_one_row_one_test_one_line(case) -> None:
    read(case, "a", FIRST)
    read(case, "b", SECOND)
    assert len(case.ledger.claims("pledge")) == 2
    (row,) = case.claims("pledge").rows()
    assert (row["sources"], row["independent"]) == (2, 2)
    assert list(case.tests()) == ["P1"]
    brief = json.loads(case.brief().json)
    (told,) = (s for s in brief["sections"] if s["key"] == "pledges")
    sentence = told["blocks"][0]["sentences"][0]
    assert "(in two independent sources)" in sentence["text"]
    assert {s["ref"] for s in sentence["supports"]} == {
        claim.id for claim in case.ledger.claims("pledge")
    }


def test_a_copy_adds_a_source_and_no_voice(case) -> None:
    read(case, "a", FIRST)
    read(case, "c", FIRST + "\n")
    (row,) = case.claims("pledge").rows()
    assert (row["sources"], row["independent"]) == (2, 1)
    page = case.brief().markdown
    assert "are copies of one text and count as one source" in page
    assert "in two sources that count as one" in page


def test_other_terms_stay_two_pledges_and_the_brief_says_so(case) -> None:
    read(case, "a", FIRST)
    read(case, "o", OTHER)
    assert list(case.tests()) == ["P1", "P2"]
    assert "differ in figures (“300 soldiers” and “500 soldiers”)" in case.brief().markdown


def pledge_merge(case) -> dict[str, str]:
    return next(row for row in case.merges().rows() if row["of"] == "pledge")


def test_undo_takes_apart_for_good_and_undoing_that_puts_together(case) -> None:
    read(case, "a", FIRST)
    read(case, "b", SECOND)
    merge = pledge_merge(case)["merge"]
    (apart,) = case.undo(merge, author="A. Analyst", reason="two garrisons")
    assert len(case.claims("pledge")) == 2
    assert list(case.tests()) == ["P1", "P2"]
    row = pledge_merge(case)
    assert (row["by"], row["reason"]) == ("A. Analyst", "two garrisons")
    read(case, "b", SECOND)  # read again: what a person decided stands
    assert len(case.claims("pledge")) == 2
    case.undo(apart, author="B. Analyst", reason="one garrison after all")
    assert len(case.claims("pledge")) == 1
    assert case.verify().is_whole


def test_what_was_set_apart_stays_so_when_a_claim_is_corrected(case) -> None:
    read(case, "a", FIRST)
    read(case, "b", SECOND)
    case.undo(pledge_merge(case)["merge"], author="A. Analyst", reason="two garrisons")
    pledge = case.ledger.pledges[0]
    better = dataclasses.replace(pledge, object="three hundred soldiers")
    case.ledger.correct(pledge.id, better, author="A. Analyst", reason="in words")
    read(case, "b", SECOND)
    assert len(case.claims("pledge")) == 2


def test_a_merge_lapses_when_a_correction_contradicts_it(case) -> None:
    read(case, "a", FIRST)
    read(case, "b", SECOND)
    pledge = case.ledger.pledges[0]
    later = dataclasses.replace(pledge, due=Period.day(date(2015, 7, 20)))
    case.ledger.correct(pledge.id, later, author="A. Analyst", reason="a misprint")
    read(case, "b", SECOND)
    assert len(case.claims("pledge")) == 2
    assert "due day" in pledge_merge(case)["differs"][0]


def test_sources_that_are_no_copies_after_all_are_independent(case) -> None:
    read(case, "a", FIRST)
    read(case, "c", FIRST + "\n")
    merge = next(row for row in case.merges().rows() if row["of"] == "source")
    undone = case.undo(merge["merge"], author="A. Analyst", reason="both were in the room")
    (row,) = case.claims("pledge").rows()
    assert (row["sources"], row["independent"]) == (2, 2)
    case.undo(undone[0], author="A. Analyst", reason="a mistake")
    (row,) = case.claims("pledge").rows()
    assert (row["sources"], row["independent"]) == (2, 1)


def test_a_later_source_is_not_counted_before_its_day(case) -> None:
    read(case, "a", FIRST)
    read(case, "b", SECOND, published=date(2015, 6, 11))
    (row,) = case.claims("pledge", as_of="2015-06-10").rows()
    assert row["sources"] == 1
    (row,) = case.claims("pledge", as_of="2015-06-11").rows()
    assert row["sources"] == 2


def test_source_read_last_but_published_first_is_tested_on_its_own_day(case) -> None:
    read(case, "b", SECOND, published=date(2015, 6, 11))
    read(case, "a", FIRST)
    assert list(case.tests()) == ["P1"]
    assert "pledged" in case.brief(as_of="2015-06-10").markdown


def state(case, text: str) -> parley.Case:
    path = case.folder / "case.yaml"
    old = path.read_text(encoding="utf-8")
    path.write_text(old.replace("pledges: {}", f"pledges: {text}"), encoding="utf-8")
    return parley.Case.open(case.folder)


def test_the_pledge_that_the_analyst_stated_is_the_one_tested(case) -> None:
    read(case, "a", FIRST)
    read(case, "b", SECOND)
    assert list(state(case, "{P2: {baseline_days: 7}}").tests()) == ["P2"]


def test_two_statements_about_one_pledge_are_refused(case) -> None:
    read(case, "a", FIRST)
    read(case, "b", SECOND)
    stated = state(case, "{P1: {baseline_days: 9}, P2: {baseline_days: 7}}")
    with pytest.raises(CaseError, match=r"P1 and P2 are one pledge.*parley undo"):
        stated.tests()


def test_a_folder_is_merged_at_its_end_and_once(case, tmp_path) -> None:
    from parley.case import read_folder

    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in {"a": FIRST, "b": SECOND, "c": FIRST + "\n"}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for _ in range(2):
        list(read_folder(folder, book=case.ledger, published=DAY))
        head = case.ledger.head()
    (row,) = case.claims("pledge").rows()
    assert row["sources"] == 3
    list(read_folder(folder, book=case.ledger, published=DAY))
    assert case.ledger.head() == head


def test_undo_of_what_is_not_there_says_what_to_type(case) -> None:
    read(case, "a", FIRST)
    with pytest.raises(MissingInput, match="parley merges CASE"):
        case.undo("123456789abc", author="A", reason="b")
    claim = case.ledger.claims()[0]
    with pytest.raises(LedgerError, match="nothing to undo"):
        case.undo(claim.id, author="A", reason="b")


def test_command_line_says_what_merged_lists_it_and_undoes_it(tmp_path, run) -> None:
    for name, text in {"a": FIRST, "b": SECOND}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run("read", "a.txt", "--case", "c", "--published", "2015-06-09")
    nothing = run("merges", "c")
    assert nothing.code == 3
    ran = run("read", "b.txt", "--case", "c", "--published", "2015-06-09")
    assert "Same story:" in ran.out
    assert "1 pledge" in ran.out
    rows = [json.loads(line) for line in run("merges", "c", "--json").out.splitlines()]
    merge = next(row["merge"] for row in rows if row["of"] == "pledge")
    listed = run("merges", "c").out
    assert merge in listed
    assert "due day: 2015-06-20" in listed
    undone = run("undo", "c", merge, "--by", "A. Analyst", "--reason", "two garrisons")
    assert undone.code == 0
    assert "taken apart by A. Analyst: two garrisons" in run("merges", "c").out
    assert run("undo", "c", merge, "--reason", "nobody says so").code == 2
