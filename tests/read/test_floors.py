"""What reading reaches on labelled sets that may not be redistributed: floors, pinned to the data.

Each floor leaves room under the measured figure for changes that trade one text for another.
"""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PREDICT = ROOT / "benchmarks" / "reading.py"


def scores(task: str, gold: Path, out: Path, scorer: Path) -> dict[str, Any]:
    """Predict, score, and return the scorer's figures."""
    subprocess.run([sys.executable, PREDICT, task, "--in", gold, "--out", out], check=True)
    asked = [sys.executable, scorer, *([] if task == "gold" else [task]), gold, out, "--json"]
    return dict(json.loads(subprocess.check_output(asked)))


def figure(found: dict[str, Any], name: str) -> float:
    """Return a figure by its dotted name."""
    value: Any = found
    for part in name.split("."):
        value = value[part]
    return float(value)


@pytest.mark.parametrize(
    ("task", "file", "sha256", "floors"),
    [
        (
            "quotes",
            "quotes.dev",
            "0b3ad9ab55136c6efb611b282ab80f264006c284b2ac792dd5c1cf03edc6b4fe",
            {"content.f1": 0.745, "content_and_source.f1": 0.67},
        ),
        (
            "timex",
            "timex.dev",
            "d983170640015b02af4f60b377a2ad20763f047a2a7b8a3d6dc653b80e9f0640",
            {"relaxed.f1": 0.92, "value.f1": 0.77},
        ),
        (
            "plover",
            "plover.dev",
            "95cd883c0061d127b8f0ca0706ffd3af1e58f1bd236043bec4661eeb4bb81613",
            {"type_accuracy": 0.874, "tuple.f1": 0.635},
        ),
        (
            "factuality",
            "factuality.uw.dev",
            "120065231c5c9d2ab723d97176bcaf3f5c51ea3e0fd17f6f0773684ce672df62",
            {"pearson_r": 0.72},
        ),
        (
            "factuality",
            "factuality.uds.dev",
            "e53bbc708564be377e19df1e83cc913458de14a2e473f172e9681a8feb9c34f0",
            {"pearson_r": 0.515},
        ),
        (
            "factuality",
            "factuality.meantime.dev",
            "9c2ff77f9278bdac2f3718f5e3d931d7b937cb5e5fa85f99c21223f9a0faa4a7",
            {"pearson_r": 0.55},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_benchmark_floor(
    shared: Path, tmp_path: Path, task: str, file: str, sha256: str, floors: dict[str, float]
) -> None:
    gold = shared / "bench" / f"{file}.jsonl"
    assert hashlib.sha256(gold.read_bytes()).hexdigest() == sha256, "measure anew, then pin"
    found = scores(task, gold, tmp_path / "out.jsonl", shared / "tools" / "score_bench.py")
    below = {name: figure(found, name) for name, floor in floors.items()}
    assert {n: v for n, v in below.items() if v < floors[n]} == {}


LEDGERS_SHA256 = "c8e171464e3ba05adf6a2c77261dff42a9df306e858847d348c2224e77eeab35"
LEDGER_FLOORS = {
    "mean_found_f1": 0.73,
    "mean_right_f1": 0.64,
    "kinds.event.found_f1": 0.70,
    "kinds.event.right_f1": 0.47,
}


def test_ledgers_of_articles_floor(shared: Path, tmp_path: Path) -> None:
    gold = shared / "gold"
    read = b"".join(path.read_bytes() for path in sorted(gold.glob("*/*")))
    assert hashlib.sha256(read).hexdigest() == LEDGERS_SHA256, "measure anew, then pin"
    found = scores("gold", gold, tmp_path / "out", shared / "tools" / "score_reading.py")
    below = {name: figure(found, name) for name in LEDGER_FLOORS}
    assert {n: v for n, v in below.items() if v < LEDGER_FLOORS[n]} == {}
