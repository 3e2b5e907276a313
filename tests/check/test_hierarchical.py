"""The model that is sampled; what needs the extra `bayes` is skipped without it."""

import importlib.util
import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest

from parley.check import check, check_all
from parley.check.model import hierarchical
from parley.check.model.hierarchical import Days, Sampled, sampled
from parley.check.model.posterior import pooled, posterior_of
from parley.check.model.ratio import Tally
from parley.check.model.variation import variation_of
from parley.errors import InputError, MissingInput
from tests.check.tables import LONG_AFTER, a_test, daily, dataset, table

has_bayes = all(importlib.util.find_spec(name) for name in ("jax", "numpyro"))
needs_bayes = pytest.mark.skipif(not has_bayes, reason="the extra bayes is not installed")
ERROR = 0.2
MANY = 60  # days on either side


def counted(before, after, share=1.0, seed=4, days=MANY):
    """Return counts of bursty days at two rates, of which a share is recorded."""
    random = np.random.default_rng(seed)
    rate = np.r_[np.full(days, before), np.full(days, after)] * random.gamma(3, 1 / 3, 2 * days)
    acts = random.poisson(rate)
    return np.random.default_rng(seed + 1).binomial(acts, share).astype(float)


def days_of(count, error=ERROR):
    half = len(count) // 2
    return Days(at=np.arange(-half, half), count=count, exposure=np.ones(len(count)), error=error)


def on_grid(count):
    half = len(count) // 2
    before = Tally(count=count[:half].sum(), days=half)
    after = Tally(count=count[half:].sum(), days=half)
    return posterior_of(before, after, variation_of(count[:half]))


@pytest.fixture
def without_bayes(monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        hierarchical.importlib.util,
        "find_spec",
        lambda name: None if name in ("jax", "numpyro") else find(name),
    )


def checked(model, *shares):
    """Return the finding at 14 days of data sets that each saw a share of the same days."""
    tables, datasets = [], []
    for number, share in enumerate(shares):
        events = daily(6 * share, range(-30, 0)) + daily(1.2 * share, range(30))
        tables.append(table(events, f"watch {number}"))
        datasets.append(dataset(events, f"watch {number}"))
    test = a_test(act="reduce", horizons=("14d",))
    (found,) = check(
        test, pa.concat_tables(tables), datasets, as_of=LONG_AFTER, locate=None, model=model
    )
    return found


def test_without_the_extra_the_error_says_what_is_missing_and_how_to_get_it(without_bayes):
    with pytest.raises(MissingInput, match=r"jax and numpyro.*pip install 'parley\[bayes\]'"):
        check_all((), None, (), as_of=LONG_AFTER, locate=None, model="numpyro")


def test_without_the_extra_the_grid_still_judges(without_bayes):
    assert checked("grid", 1.0).verdict == "kept"


def test_unknown_model_is_refused_with_the_choices():
    with pytest.raises(InputError, match="no model 'stan'; choose grid or numpyro"):
        check_all((), None, (), as_of=LONG_AFTER, locate=None, model="stan")


def test_importing_parley_loads_no_sampler():
    code = "import sys, parley, parley.check; sys.exit('jax' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"r_hat": 1.2}, "R-hat 1.200"),
        ({"r_hat": float("nan")}, "R-hat nan"),
        ({"effective": 30.0}, "30 effective draws"),
        ({"divergent": 0.2}, "20.0% of draws diverged"),
        ({}, ""),
    ],
)
def test_chains_that_do_not_agree_say_why(fields, why):
    posterior = on_grid(counted(8, 2))
    good = {"r_hat": 1.001, "effective": 900.0, "divergent": 0.0}
    assert Sampled(posterior=posterior, **(good | fields)).poor.startswith(why)
    assert bool(Sampled(posterior=posterior, **(good | fields)).poor) == bool(why)


def test_where_chains_do_not_agree_the_grid_stands_in_and_the_finding_says_so(monkeypatch):
    from parley.check.ruling import pooling

    poor = Sampled(posterior=on_grid(counted(8, 2)), r_hat=1.5, effective=9.0, divergent=0.0)
    monkeypatch.setattr(pooling, "require_bayes", lambda: None)
    monkeypatch.setattr(pooling, "sampled", lambda sets, before: poor)
    found, grid = checked("numpyro", 1.0, 0.5), checked("grid", 1.0, 0.5)
    assert (found.verdict, found.ratio, found.method) == (grid.verdict, grid.ratio, grid.method)
    assert any("did not agree (window: R-hat 1.500" in reason for reason in found.reasons)


@needs_bayes
def test_one_data_set_and_many_days_give_what_the_grid_gives():
    count = counted(8, 2)
    found, grid = sampled([days_of(count)], []), pooled([(on_grid(count), ERROR)])
    assert not found.poor
    for level in (0.05, 0.5, 0.95):
        assert found.posterior.quantile(level) == pytest.approx(grid.quantile(level), rel=0.12)


@needs_bayes
def test_second_data_set_of_the_same_days_makes_its_own_error_smaller():
    count = counted(8, 2)
    one = sampled([days_of(count, error=0.5)], [])
    two = sampled([days_of(count, error=0.5), days_of(counted(8, 2, 0.7), error=0.5)], [])
    assert not two.poor
    assert 0.6 * one.posterior.ratio.spread < two.posterior.ratio.spread
    assert two.posterior.ratio.spread < 0.9 * one.posterior.ratio.spread


@needs_bayes
def test_data_set_that_sees_only_a_share_gives_the_same_ratio_less_surely():
    whole, share = sampled([days_of(counted(8, 2))], []), sampled([days_of(counted(8, 2, 0.2))], [])
    ratio = share.posterior.ratio
    assert ratio.low < whole.posterior.ratio.median < ratio.high
    assert ratio.spread > whole.posterior.ratio.spread


@needs_bayes
def test_same_seed_gives_the_same_posterior_to_the_last_bit():
    sets = [days_of(counted(8, 2))]
    first, again = sampled(sets, [], seed=7), sampled(sets, [], seed=7)
    assert (first.posterior.mass == again.posterior.mass).all()
    assert (first.posterior.mass != sampled(sets, [], seed=8).posterior.mass).any()


@needs_bayes
def test_finding_names_the_model_its_seed_and_how_well_chains_agreed():
    found = checked("numpyro", 1.0, 0.5)
    assert found.method == "hierarchical rate ratio (NumPyro), check 2"
    assert found.verdict == checked("grid", 1.0, 0.5).verdict == "kept"
    said = dict(found.parameters)
    assert said["seed"] == hierarchical.SEED
    assert said["R-hat, window"] <= 1.02
    assert said["effective draws, last half"] >= 400
    assert found == checked("numpyro", 1.0, 0.5)
