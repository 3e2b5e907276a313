"""The floor: verdicts on pledges whose history is known. Lowering it takes a reason."""

import json
import os
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"
LEAST_GIVEN = 0.60
LEAST_RIGHT = 0.85
GIVEN = ("kept", "partly", "broken")

pytestmark = pytest.mark.skipif(
    not (SHARED / "cases/cases.json").is_file() and os.environ.get("CI") != "true",
    reason="the event files of the benchmark are not beside the checkout",
)


def test_verdicts_on_known_histories_are_mostly_given_mostly_right_and_never_surely_wrong():
    run = runpy.run_path(str(ROOT / "benchmarks/cases.py"))["run"]
    history = {c["id"]: c["history"] for c in json.loads((SHARED / "cases/cases.json").read_text())}
    open_, given, right = 0, 0, 0
    for path in sorted((ROOT / "benchmarks/cases").glob("*.yaml")):
        for finding in run(path, SHARED / "data", None):
            accepted = history[path.stem][finding.horizon]["accepted"]
            assert (finding.verdict == "expired") == (accepted == ["expired"])
            if accepted == ["expired"]:
                continue
            open_ += 1
            if finding.verdict in GIVEN:
                given += 1
                right += finding.verdict in accepted
                assert finding.verdict in accepted or finding.confidence != "high"
    assert given / open_ >= LEAST_GIVEN
    assert right / given >= LEAST_RIGHT


@pytest.mark.parametrize("day", ["2022-03-30", "2022-04-01", "2022-04-05", "2022-04-30"])
def test_late_reports_and_late_discoveries_do_not_fool_a_verdict(day):
    from datetime import date

    run = runpy.run_path(str(ROOT / "benchmarks/cases.py"))["run"]
    path = ROOT / "benchmarks/cases/kyiv2022.yaml"
    found = {f.horizon: f.verdict for f in run(path, SHARED / "data", date.fromisoformat(day))}
    assert "kept" not in (found["24h"], found["72h"])
    assert not {"broken", "partly"} & {found["7d"], found["14d"], found["30d"]}
