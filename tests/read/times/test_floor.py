"""Floors on a labelled set that may not be redistributed; it lies beside the checkout."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[3]
SHARED = CHECKOUT.parent / "shared"
GOLD = SHARED / "bench" / "timex.dev.jsonl"
GOLD_SHA256 = "d983170640015b02af4f60b377a2ad20763f047a2a7b8a3d6dc653b80e9f0640"
# Measured 0.938 and 0.790; the rest is room for changes that trade one expression for another.
RELAXED_FLOOR = 0.92
VALUE_FLOOR = 0.77


@pytest.mark.skipif(
    not GOLD.exists() and os.environ.get("CI") != "true",
    reason="the labelled set is not beside the checkout",
)
def test_times_of_news_are_found_and_valued(tmp_path: Path) -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == GOLD_SHA256
    predictions = tmp_path / "predictions.jsonl"
    driver = [sys.executable, CHECKOUT / "benchmarks" / "times.py", GOLD, predictions]
    subprocess.run(driver, check=True)
    scorer = [sys.executable, SHARED / "tools" / "score_bench.py", "timex", GOLD, predictions]
    answer = subprocess.run([*scorer, "--json"], check=True, capture_output=True, text=True)
    scores = json.loads(answer.stdout)
    assert scores["relaxed"]["f1"] >= RELAXED_FLOOR
    assert scores["value"]["f1"] >= VALUE_FLOOR
