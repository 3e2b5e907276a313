"""What an analyst states in `case.yaml`, before and after the data are seen."""

from datetime import date
from pathlib import Path

import pytest

import parley
from parley.errors import CaseError

DAYS = [f"2015-05-{day:02d}" for day in range(20, 32)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talks.txt").write_text(
        "Kenya promised to sharply reduce shelling around Garissa.", encoding="utf-8"
    )
    rows = "".join(f"{day},Garissa,-0.4532,39.6461,shelling\n" for day in DAYS)
    (tmp_path / "events.csv").write_text(
        f"day,town,latitude,longitude,kind\n{rows}", encoding="utf-8"
    )
    with parley.Case.create(tmp_path / "garissa") as case:
        case.read(tmp_path / "talks.txt", published=date(2015, 6, 8))
        case.attach(tmp_path / "events.csv")
    return tmp_path / "garissa"


def _state(folder: Path, pledges: str) -> parley.Case:
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    head = text[: text.index("\npledges:")]
    (folder / "case.yaml").write_text(f"{head}\npledges: {pledges}\n", encoding="utf-8")
    return parley.Case.open(folder)


def test_test_changed_after_data_were_seen_is_marked_in_the_brief(folder) -> None:
    _state(folder, "{P1: {begin: 2015-06-01}}").check()
    case = _state(folder, "{P1: {begin: 2015-06-01, baseline_days: 5}}")
    assert any("changed after data were seen" in r for f in case.check() for r in f.reasons)
    assert "changed after data were seen" in case.brief().markdown


def test_test_stated_before_data_were_seen_is_not_marked(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01, baseline_days: 5}}")
    assert not any("changed after data" in r for f in case.check() for r in f.reasons)


def test_wider_radius_keeps_the_places_of_the_draft(folder) -> None:
    narrow = _state(folder, "{P1: {begin: 2015-06-01}}").tests()["P1"].area
    wide = _state(folder, "{P1: {begin: 2015-06-01, radius_km: 80}}").tests()["P1"].area
    assert narrow is not None
    assert wide is not None
    assert wide.places == narrow.places
    assert wide.radius_km == 80


@pytest.mark.parametrize("alone", ["country: KEN", "timezone: Africa/Nairobi"])
def test_key_that_means_nothing_alone_is_refused(folder, alone) -> None:
    with pytest.raises(CaseError, match="says nothing without"):
        _state(folder, f"{{P1: {{{alone}}}}}").tests()


def test_object_that_names_no_act_is_not_testable(folder) -> None:
    case = _state(folder, "{P1: {begin: 2015-06-01, object: smiles}}")
    assert {f.verdict for f in case.check()} == {"not-testable"}
