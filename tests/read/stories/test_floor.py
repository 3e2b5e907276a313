"""How well merging does on labelled articles; each floor leaves room for readers that change."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(("part", "recall"), [("seen", 0.85), ("unseen", 0.82)])
def test_few_pairs_are_wrong_and_few_are_missed(part: str, recall: float) -> None:
    sets = ROOT / "tests" / "data" / "stories" / part
    asked = [sys.executable, ROOT / "benchmarks" / "stories.py", sets]
    found = json.loads(subprocess.check_output(asked))
    assert found["precision"] >= 0.97
    assert found["recall"] >= recall
    assert found["right_articles"] == found["copied_articles"] == found["merged_articles"]
