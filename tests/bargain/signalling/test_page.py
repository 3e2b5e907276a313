"""The examples of the pages on signalling run."""

import doctest
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[3] / "docs/methods/bargaining"


@pytest.mark.parametrize("name", ["signalling", "attrition"])
def test_the_worked_example_comes_out_as_printed(name: str) -> None:
    tried = doctest.testfile(str(PAGES / f"{name}.md"), module_relative=False)
    assert tried.attempted >= 3
    assert tried.failed == 0
