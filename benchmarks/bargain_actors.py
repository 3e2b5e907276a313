"""Many actors: time and equality beside a plain run of the equations; errors on a record of issues.

    .venv/bin/python benchmarks/bargain_actors.py speed
    .venv/bin/python benchmarks/bargain_actors.py record ISSUES.csv

`speed` runs ten actors through one round of challenges in 100,000 draws, in one process and thread,
and a few hundred of the same draws through the equations one dyad at a time.

`record` takes a file with the columns issue, capability, salience (0 to 1), position and outcome,
one row an actor, and prints each model's mean absolute error, the baseline first. The file of the
European Union's decisions (DEU III, doi:10.34810/data53) is not part of Parley.
"""

import csv
import sys
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from parley.bargain.actors import (
    PUBLISHED,
    REPLICATED,
    Actors,
    Rules,
    forecast_outcome,
    hold_election,
    run_challenge,
    weighted_mean,
    weighted_median,
)

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.bargain.actors import plain

DRAWS, ACTORS, SEED, PLAIN = 100_000, 10, 1, 200


def drawn(draws: int) -> Actors:
    generator = np.random.default_rng(SEED)
    capability, salience, position = generator.random((3, draws, ACTORS))
    return Actors.of(capability, salience, position)


def best_of(runs: int, call) -> tuple[float, float]:
    """Return the least wall and processor seconds."""
    walls, cores = [], []
    for _ in range(runs):
        wall, core = time.perf_counter(), time.process_time()
        call()
        walls.append(time.perf_counter() - wall)
        cores.append(time.process_time() - core)
    return min(walls), min(cores)


def beside_plain(group: Actors, rules: Rules) -> tuple[float, float]:
    """Return microseconds a draw of the plain run, and the largest difference from it."""
    fast = run_challenge(group, rules).positions[1]
    start, worst = time.process_time(), 0.0
    for draw in range(PLAIN):
        slow = plain.turn(
            group.weight[draw].tolist(),
            group.salience[draw].tolist(),
            group.position[draw].tolist(),
            float(group.extent[draw]),
            rules,
            1.0,
        )
        worst = max(worst, float(np.abs(fast[draw] - slow).max()))
    return (time.process_time() - start) / PLAIN * 1e6, worst


def speed() -> None:
    group = drawn(DRAWS)
    # Compiled, or read from the cache, before the clock starts.
    start = time.perf_counter()
    run_challenge(drawn(1), REPLICATED)
    hold_election(drawn(1))
    print(f"compiled or read from the cache in {time.perf_counter() - start:.1f} s")
    print(f"{DRAWS} draws of {ACTORS} actors         wall s   processor s")
    for rules in (REPLICATED, PUBLISHED):
        wall, core = best_of(3, lambda rules=rules: run_challenge(group, rules))
        micros, worst = beside_plain(group, rules)
        print(
            f"{rules.name:34} {wall:8.2f} {core:8.2f}   plain {micros / (core * 10):.0f} times "
            f"slower, largest difference {worst:.1e}"
        )
    for name, call in (
        ("weighted mean", weighted_mean),
        ("weighted median", weighted_median),
        ("election", hold_election),
    ):
        wall, core = best_of(3, lambda call=call: call(group))
        print(f"{name:34} {wall:8.2f} {core:8.2f}")


def record(path: Path) -> None:
    issues = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            issues[row["issue"]].append(row)
    errors = defaultdict(list)
    for rows in issues.values():
        columns = ("capability", "salience", "position")
        group = Actors.of(*([float(row[name]) for row in rows] for name in columns))
        for one in forecast_outcome(group):
            errors[one.name].append(abs(float(one.point[0]) - float(rows[0]["outcome"])))
    print(f"{len(issues)} issues, mean absolute error")
    for name, all_errors in errors.items():
        print(f"{name:34} {np.mean(all_errors):8.2f}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["speed"]:
            speed()
        case ["record", path]:
            record(Path(path))
        case _:
            raise SystemExit(__doc__)
