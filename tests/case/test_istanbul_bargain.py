"""The Istanbul talks from their article to room for a deal, as the benchmark makes the case."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from parley.case import Case

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "istanbul_bargain.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("istanbul_bargain", BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def case(benchmark, shared, tmp_path_factory) -> Case:
    article = shared / "gold" / "istanbul-2022" / "article.txt"
    return benchmark.make_case(article, tmp_path_factory.mktemp("case") / "istanbul")


@pytest.fixture(scope="module")
def space(case):
    return case.bargain().zone(draws=2048).space


def test_offers_polls_and_quarrels_of_the_article_stand_behind_inputs(case) -> None:
    behind = {name[0] for row in case.bargain().inputs().rows() for name in row["basis"]}
    assert {"O", "D", "F", "S"} <= behind


def test_room_is_a_range_that_is_neither_nothing_nor_all(space) -> None:
    assert space.low < space.share < space.high
    assert 0 < space.share < 1


def test_what_binds_are_guarantees_and_crimea(space) -> None:
    closing = sorted(space.issues, key=lambda issue: -issue.closes)
    assert {issue.topic for issue in closing[:2]} == {"status of Crimea", "security guarantees"}


def test_smallest_change_opens_a_deal(space) -> None:
    assert space.openings
    assert space.openings[0].is_within


def test_without_the_sunk_cost_there_is_more_room(benchmark, case, space) -> None:
    freed = case.bargain(without=[benchmark.SUNK]).zone(draws=2048).space
    assert freed.share > space.share


def test_explanations_are_rivals_and_a_poll_that_fits_all_says_nothing(space) -> None:
    beliefs = space.beliefs
    assert all(sum(row) == pytest.approx(1) for row in beliefs.middle)
    assert beliefs.middle[-1] == pytest.approx(beliefs.middle[-2])
    assert set(space.problem.types.names) >= {"feint", "rival elites", "trial balloon"}


def test_no_word_of_the_article_stands_in_the_case_file_of_the_project(shared) -> None:
    words = (shared / "gold" / "istanbul-2022" / "article.txt").read_text(encoding="utf-8").split()
    runs = {" ".join(words[i : i + 6]).lower() for i in range(len(words) - 5)}
    for path in (BENCHMARK, BENCHMARK.with_suffix(".yaml")):
        own = path.read_text(encoding="utf-8").split()
        assert not runs & {" ".join(own[i : i + 6]).lower() for i in range(len(own) - 5)}
