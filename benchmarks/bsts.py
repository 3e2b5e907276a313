"""Side by side with Bayesian structural time-series packages: speed, and what intervals hold.

    python3.11 -m venv TFP && TFP/bin/pip install tfp-causalimpact tf_keras
    python3.11 -m venv PYMC && PYMC/bin/pip install causalimpact==0.2.6 'pymc<5.17' 'pandas<2' \\
        'numpy<2' 'scipy<1.14' 'statsmodels<0.14.3' 'arviz<0.19' 'xarray<2024' 'matplotlib<3.9'
    python benchmarks/bsts.py --tfp-causalimpact TFP/bin/python --causalimpact PYMC/bin/python

All get the same recorded days of simulated worlds (`benchmarks/simulation.py`) and judge one
window of 14 days, as known long after. A package gets 60 days before, and the comparison areas as
covariates (their sum for `causalimpact`, whose Bayesian estimation takes one), at its own
defaults; its interval is of actual over predicted acts. Parley gets the event rows. Coverage is
counted for all of three ratios: of mean rates after over before; the same with each day's own
variation; and the part of it that the pledge caused. Times are of one call on one pledge in a
process that has done it before, and of the first call on series of that shape, which
TensorFlow has to trace and compile.
"""

import argparse
import json
import statistics
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scores import markdown, percent
from simulation import DAYS_BEFORE, LONG_AFTER, MIDNIGHT, PROVINCES, World, simulate

from parley.check import check
from parley.records import HORIZONS, Test, mark_bit

SEED = 20310515
HORIZON = "14d"
PACKAGES = ("tfp-causalimpact", "causalimpact")
DAY_US = 86_400_000_000


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A 90 % interval, and the seconds it took."""

    low: float
    high: float
    seconds: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


class Package:
    """A package in a process of its own."""

    def __init__(self, name: str, python: Path) -> None:
        script = Path(__file__).with_name("bsts_fit.py")
        self.name = name
        self._process = subprocess.Popen(
            [str(python), str(script), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def judge(self, world: World) -> Interval:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        series, before = recorded(world)
        print(json.dumps({"series": series.tolist(), "before": before}), file=self._process.stdin)
        self._process.stdin.flush()
        if not (line := self._process.stdout.readline()):
            raise SystemExit("the package gave no answer; run benchmarks/bsts_fit.py by hand")
        return Interval(**json.loads(line))

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def recorded(world: World) -> tuple[npt.NDArray[np.float64], int]:
    """Return recorded acts a day, shape (areas, days), and how many of the days lie before.

    Rows that are marked as found later or as repeats are left out, as Parley does; so is the day
    of a pledge that took effect within it.
    """
    table = world.table
    days = DAYS_BEFORE + HORIZONS[HORIZON].days + 1
    day = (table["begin"].cast("int64").to_numpy() - MIDNIGHT.timestamp() * 1e6) // DAY_US
    at = day.astype(int) + DAYS_BEFORE
    barred = mark_bit("discovery") | mark_bit("duplicate")
    usable = (table["marks"].to_numpy() & barred == 0) & (at >= 0) & (at < days)
    names = table["admin1"].cast("string").to_numpy(zero_copy_only=False)
    area = np.array([PROVINCES.index(name) for name in names])
    areas = len(world.daily)
    flat = np.bincount(area[usable] * days + at[usable], minlength=areas * days)
    series = flat.reshape(areas, days).astype(float)
    assert world.test.begin is not None
    begins_within = world.test.begin > MIDNIGHT
    kept = np.delete(np.arange(days), DAYS_BEFORE if begins_within else days - 1)
    series = series[:, kept]
    return series[series.any(axis=1) | (np.arange(areas) == 0)], DAYS_BEFORE


def parley(world: World, test: Test) -> Interval:
    start = time.perf_counter()
    findings = check(test, world.table, world.datasets, as_of=LONG_AFTER, locate=None)
    seconds = time.perf_counter() - start
    (finding,) = (f for f in findings if f.horizon == HORIZON)
    if finding.low is None or finding.high is None:
        return Interval(low=0.0, high=float("inf"), seconds=seconds)
    return Interval(low=finding.low, high=finding.high, seconds=seconds)


def coverage(worlds: list[World], packages: list[Package]) -> Iterator[str]:
    """Yield what the intervals of all hold, as lines of Markdown."""
    seen = [w for w in worlds if recorded(w)[0][0].sum() > 0]
    methods = {"Parley": [parley(w, _one_horizon(w)) for w in seen]}
    methods |= {p.name: [p.judge(w) for w in seen] for p in packages}
    rows = []
    for name, intervals in methods.items():
        pairs = [(i, w.truth[HORIZON]) for i, w in zip(intervals, seen, strict=True)]
        held = (
            percent(sum(i.holds(getattr(truth, kind)) for i, truth in pairs) / len(pairs))
            for kind in ("ratio", "realised", "effect")
        )
        widths = [i.high / i.low for i in intervals if 0 < i.low and i.high < float("inf")]
        width = f"a factor of {statistics.median(widths):.1f}" if widths else "-"
        rows.append((name, str(len(pairs)), *held, width, str(len(widths))))
    headings = (
        "method", "worlds", "ratio", "with days' own", "effect", "median width", "of bounded"
    )  # fmt: skip
    yield from markdown(headings, rows)


def speed(world: World, packages: list[Package], runs: int) -> Iterator[str]:
    """Yield the seconds that all take on one pledge, as lines of Markdown."""
    one = _one_horizon(world)
    parley(world, one)  # warm, like a package after its first call
    timed: dict[str, list[float]] = {}
    for package in packages:
        timed[f"{package.name}, first of a shape"] = [package.judge(world).seconds]
        timed[f"{package.name}, again"] = [package.judge(world).seconds for _ in range(runs)]
    mine = [parley(world, one).seconds for _ in range(runs)]
    timed["Parley, that horizon"] = mine
    timed["Parley, five horizons"] = [parley(world, world.test).seconds for _ in range(runs)]
    rows = [
        (
            name,
            f"{1000 * statistics.median(took):.1f}",
            f"{statistics.median(took) / statistics.median(mine):.0f}",
        )
        for name, took in timed.items()
    ]
    yield from markdown(("call", "median ms", "times Parley's"), rows)


def _typical(seed: int) -> World:
    """Return the first world with one data set and comparison areas that are all on record."""
    every = (simulate(seed, number) for number in count())
    return next(w for w in every if len(w.datasets) == 1 and len(recorded(w)[0]) > 3)


def _one_horizon(world: World) -> Test:
    return replace(world.test, horizons=(HORIZON,))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in PACKAGES:
        parser.add_argument(f"--{name}", type=Path, help="interpreter that has it", dest=name)
    parser.add_argument("--worlds", type=int, default=60)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    pythons = {name: getattr(options, name) for name in PACKAGES if getattr(options, name)}
    if not pythons:
        parser.error(f"name an interpreter by {' or '.join(f'--{name}' for name in PACKAGES)}")
    packages = [Package(name, python) for name, python in pythons.items()]
    worlds = [simulate(options.seed, number) for number in range(options.worlds)]
    typical = _typical(options.seed)
    print(
        f"{options.worlds} worlds, seed {options.seed}; the pledge timed: "
        f"{typical.table.num_rows} rows, {len(recorded(typical)[0]) - 1} comparison areas\n"
    )
    print("\n".join(speed(typical, packages, options.runs)), "\n", flush=True)
    print("\n".join(coverage(worlds, packages)))
    for package in packages:
        package.close()


if __name__ == "__main__":
    main()
