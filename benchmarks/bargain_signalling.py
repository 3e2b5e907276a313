"""Signalling: every equilibrium of many crisis games, beside a plain scan of the equations.

    .venv/bin/python benchmarks/bargain_signalling.py [--games 100000] [--plain 100]

Games are of three kinds: close to the example of the R package sigInt (several equilibria are
common), payoffs of every sign, and audience costs as large as those estimated for states. Each
kind is solved in one process and thread, compiled before; then the first `--plain` games are
scanned one by one through the equations and must have the same equilibria inside the scan.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from parley.bargain.signalling import CrisisGame, Standoff, crisis_equilibria, hold_out

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.bargain.signalling.plain import SCANNED, plain_roots

NAMES = ("status_quo", "prize", "concession", "war", "war_2", "audience", "prize_2")
EXAMPLE = np.array([0.0, 1.0, 0.0, -1.9, -2.9, -1.2, 1.0])
SEED = 1


def kinds(count: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(SEED)
    close = EXAMPLE + np.array([0, 0, 0, 1, 1, 1, 0]) * rng.normal(scale=0.2, size=(count, 7))
    large = EXAMPLE + np.array([0, 0, 0, 5, 1, 5, 0]) * rng.normal(size=(count, 7))
    large -= np.array([0, 0, 0, 8, 0, 8, 0])
    return {
        "close to the example": close,
        "every sign": rng.normal(scale=2, size=(count, 7)),
        "large audience costs": large,
    }


def solve(rows: np.ndarray):
    return crisis_equilibria(CrisisGame(**dict(zip(NAMES, rows.T, strict=True))))


def seconds(call, runs: int = 3) -> tuple[float, float]:
    """Return the least wall and processor seconds."""
    walls, cores = [], []
    for _ in range(runs):
        wall, core = time.perf_counter(), time.process_time()
        call()
        walls.append(time.perf_counter() - wall)
        cores.append(time.process_time() - core)
    return min(walls), min(cores)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--games", type=int, default=100_000)
    parser.add_argument("--plain", type=int, default=100)
    asked = parser.parse_args()
    start = time.perf_counter()
    solve(EXAMPLE[None])
    print(f"first call, compiled or from the cache: {time.perf_counter() - start:.2f} s\n")
    print(
        "| games | wall s | CPU s | µs CPU a game | with several | p_R rounds to 1 |"
        " plain scan, ms CPU a game |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for kind, rows in kinds(asked.games).items():
        wall, core = seconds(lambda rows=rows: solve(rows))
        found = solve(rows)
        start, worst, differ = time.process_time(), 0.0, 0
        for row, roots in zip(rows[: asked.plain], found.resist, strict=False):
            scanned = np.array(plain_roots(row))
            inside = roots[(roots > SCANNED[0]) & (roots < SCANNED[-1])]
            if len(inside) != len(scanned):
                differ += 1
            elif len(inside):
                worst = max(worst, float(np.abs(inside - scanned).max()))
        plain = (time.process_time() - start) / max(asked.plain, 1)
        print(
            f"| {kind} | {wall:.3f} | {core:.3f} | {core / asked.games * 1e6:.1f} |"
            f" {(found.count > 1).mean():.1%} | {(found.resist == 1).any(axis=1).mean():.1%} |"
            f" {plain * 1e3:.0f}; {differ} of {asked.plain} differ, else by {worst:.0e} |"
        )
    rng = np.random.default_rng(SEED)
    prize, audience = rng.uniform(0.2, 2, (2, asked.games, 2))
    wall, core = seconds(lambda: hold_out(Standoff(prize=prize, audience=audience, war_low=-1.0)))
    print(f"\nwars of attrition: {asked.games} in {wall:.2f} s wall, {core:.2f} s CPU")


if __name__ == "__main__":
    main()
