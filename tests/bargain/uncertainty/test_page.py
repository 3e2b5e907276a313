"""The examples on the model's page run."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "bargaining" / "uncertainty.md"


def test_examples_on_the_page_give_what_it_says() -> None:
    tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried.attempted > 0
    assert tried.failed == 0
