"""The examples of the documents run, and the names they use exist."""

import dataclasses
import re
from pathlib import Path

import pytest

import parley

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document) -> None:
    for target in re.findall(r"\]\(([^)#]+)", document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_correction_shown_in_the_document_works(tmp_path) -> None:
    case = parley.Case.demo(tmp_path / "talks")
    pledge = case.claims("pledge")[0]
    better = dataclasses.replace(pledge, object="artillery fire")
    case.ledger.correct(pledge.id, better, author="A. Analyst", reason="paragraph 4 names it")
    assert case.claims("pledge")[0].object == "artillery fire"
    assert len(case.ledger.history(better.id)) == 2
    case.ledger.undo(better.id, author="A. Analyst", reason="paragraph 7 names more")
    assert case.claims("pledge")[0] == pledge
    assert case.verify().is_whole
