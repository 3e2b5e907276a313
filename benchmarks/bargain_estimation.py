"""Estimation: time and printed digits of published estimates.

    .venv/bin/python benchmarks/bargain_estimation.py [--shared ../shared]

Reads the published data and figures, estimates each five times in one process and thread and
prints the least time of an estimate after the first (which loads libraries), with what is printed.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from parley.bargain.estimation import (
    design,
    fit_crisis,
    fit_crisis_equilibria,
    fit_strategic,
    fit_ultimatum,
)

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.bargain.estimation import published
from tests.bargain.estimation.test_pseudo import TRUTH, played


def timed(call, runs: int = 5):
    call()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        found = call()
        times.append(time.perf_counter() - start)
    return min(times), found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1] / "../shared")
    shared = parser.parse_args().shared
    war = published.war1800(shared)
    leblang = published.leblang2003(shared)
    table = published.rows(shared, "ultimatum2010")
    seen = published.numbers(table, "offer", "accept", "gender1", "gender2")
    sides = [design(len(table), {name: seen[name]}) for name in ("gender1", "gender2")]
    payoffs, counts, expected = played(400, 200)
    known = fit_crisis(counts, payoffs, expected=expected)
    jobs = {
        "war1800, agent probit": (
            lambda: fit_strategic(*war),
            "R_games_war1800_egame12_probit_agent",
            "loglik",
        ),
        "Leblang 2003, private probit": (
            lambda: fit_strategic(*leblang, error="private"),
            "R_games_leblang_leb1",
            "rerun_loglik",
        ),
        "ultimatum 2010": (
            lambda: fit_ultimatum(seen["offer"], seen["accept"], *sides, prize=100.0, spread_2=3.0),
            "R_games_ult1",
            "rerun_loglik",
        ),
        "crisis game, 400 simulated dyads, pseudo-likelihood": (
            lambda: fit_crisis(counts, payoffs, expected=expected),
            None,
            "",
        ),
        "the same, likelihood of equilibria": (
            lambda: fit_crisis_equilibria(counts, payoffs, start=known),
            None,
            "",
        ),
    }
    print("| estimate | seconds | log-likelihood | printed | AIC |")
    print("| --- | --- | --- | --- | --- |")
    for name, (call, entry, figure) in jobs.items():
        taken, found = timed(call)
        printed = published.figures(shared, entry)[figure] if entry else "none"
        print(f"| {name} | {taken:.3f} | {found.loglik:.7f} | {printed} | {found.aic:.4f} |")
    off = np.abs((found.values - TRUTH) / found.errors).max()
    print(f"\ncrisis game: largest distance from the truth {off:.1f} standard errors")


if __name__ == "__main__":
    main()
