"""`check --model`: what is refused, and that a refusal leaves no trace."""

import importlib.util

import pytest

from parley.check.model import hierarchical


@pytest.fixture
def without_bayes(monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        hierarchical.importlib.util,
        "find_spec",
        lambda name: None if name in ("jax", "numpyro") else find(name),
    )


def test_missing_extra_is_named_and_nothing_is_filed(run, without_bayes) -> None:
    run("demo", "--to", "talks")
    before = run("export", "talks").out
    ran = run("check", "talks", "--model", "numpyro")
    assert ran.code == 1
    assert "pip install 'parley[bayes]'" in ran.err
    assert run("export", "talks").out == before


def test_unknown_model_is_refused_with_the_choices(run) -> None:
    run("demo", "--to", "talks")
    ran = run("check", "talks", "--model", "stan")
    assert (ran.code, "choose grid or numpyro" in ran.err) == (1, True)


@pytest.mark.parametrize("other", ["--dry-run", "--swap"])
def test_model_goes_with_a_check_only(run, other) -> None:
    ran = run("check", "talks", "--model", "numpyro", other)
    assert (ran.code, "--model is of a check" in ran.err) == (2, True)
