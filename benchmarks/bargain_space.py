"""Deal spaces: speed beside NegMAS on the same grid, and of the draws.

    python -m venv NEGMAS && NEGMAS/bin/pip install negmas
    python benchmarks/bargain_space.py grid --negmas NEGMAS/bin/python
    python benchmarks/bargain_space.py draws

`grid` builds the same additive values on 11^5 = 161,051 deals in both, asks each for the Pareto
set, the Nash point and the Kalai-Smorodinsky point, and prints both times and whether the points
are the same. `draws` times 10^4 draws of a problem with 20 numbers that have a range.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np

ISSUES, LEVELS = 5, 11

#: Runs in the other interpreter: reads tables as JSON, writes points and seconds.
_NEGMAS = """
import json, sys, time
from negmas import make_issue
from negmas.preferences import LinearAdditiveUtilityFunction as Additive
from negmas.preferences.ops import ks_points, nash_points, pareto_frontier
from negmas.preferences.value_fun import TableFun
given = json.load(sys.stdin)
issues = [make_issue(len(t[0]), name=str(i)) for i, t in enumerate(given["tables"])]
ufuns = [
    Additive(
        {str(i): TableFun(dict(enumerate(t[p]))) for i, t in enumerate(given["tables"])},
        weights={str(i): 1.0 for i in range(len(issues))},
        issues=issues,
        reserved_value=given["reserved"][p],
    )
    for p in range(2)
]
seconds = []
for _ in range(given["repeats"]):
    start = time.perf_counter()
    front, _ = pareto_frontier(ufuns, issues=issues)
    nash = nash_points(ufuns, front, issues=issues)
    ks = ks_points(ufuns, front, issues=issues)
    seconds.append(time.perf_counter() - start)
json.dump({"front": front, "nash": nash[0][0], "ks": ks[0][0], "seconds": min(seconds)}, sys.stdout)
"""


def tables(seed: int) -> list[np.ndarray]:
    """Return each party's value at each level of each issue: losses of mixed shapes."""
    rng = np.random.default_rng(seed)
    axis = np.linspace(0, 1, LEVELS)
    weights = rng.dirichlet(np.full(ISSUES, 3.0), 2)
    ideals = np.stack([rng.uniform(0.6, 1, ISSUES), rng.uniform(0, 0.4, ISSUES)])
    shapes = rng.uniform(1, 2, (2, ISSUES))
    return [
        np.stack(
            [weights[p, t] * (1 - np.abs(axis - ideals[p, t]) ** shapes[p, t]) for p in range(2)]
        )
        for t in range(ISSUES)
    ]


def best_of(call: Callable[[], object], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def grid(negmas: str, seed: int) -> None:
    from parley.bargain import nash_deal, nearest_to_ray_deal, pareto, pareto_of_sums, summed

    given = tables(seed)
    # NegMAS measures shares of each party's best among all deals, Parley among those that both
    # would take; below what the other's best deal leaves, the two are the same.
    every = summed(given)
    reserved = 0.8 * np.array([every[every[:, 1 - p].argmax(), p] for p in range(2)])

    def points(front: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        gains = front - reserved
        return front, front[nash_deal(gains)], front[nearest_to_ray_deal(gains)]

    def one_by_one() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        values = summed(given)
        return points(values[pareto(values)])

    def ours() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return points(pareto_of_sums(given)[1])

    seconds = best_of(ours, 20)
    listed = best_of(one_by_one, 20)
    sent = {"tables": [t.tolist() for t in given], "reserved": reserved.tolist(), "repeats": 3}
    ran = subprocess.run(
        [negmas, "-c", _NEGMAS], input=json.dumps(sent), capture_output=True, text=True, check=True
    )
    theirs = json.loads(ran.stdout)
    front, nash, ks = ours()
    other = np.unique(np.round(np.array(theirs["front"]), 9), axis=0)
    same = other.shape == front.shape and np.allclose(other, np.unique(np.round(front, 9), axis=0))
    print(f"{LEVELS**ISSUES} deals, Pareto set of {len(front)} (NegMAS: {len(other)})")
    print(f"parley  {seconds:9.4f} s")
    print(f"negmas  {theirs['seconds']:9.4f} s   {theirs['seconds'] / seconds:.0f} times as long")
    print(
        f"parley  {listed:9.4f} s with all deals laid out, {theirs['seconds'] / listed:.0f} times"
    )
    print(f"same Pareto set: {same}")
    print(f"same Nash point: {np.allclose(nash, theirs['nash'])}  {nash}")
    print(f"same Kalai-Smorodinsky point: {np.allclose(ks, theirs['ks'])}  {ks}")


def draws(number: int) -> None:
    from parley.bargain import find_room, split_variance, swing_each
    from parley.records import Amount, Problem, Stake, Topic

    def ranged(name: str, low: float, high: float) -> Amount:
        return Amount(name=name, low=low, high=high)

    topics = ("river", "port", "dam")
    stakes = [
        Stake(
            party=party,
            topic=topic,
            ideal=ranged(f"ideal {party} {topic}", *ideal),
            salience=ranged(f"salience {party} {topic}", 1, 3),
            shape=ranged(f"shape {party} {topic}", 1, 1 if topic == "dam" else 2),
            least=ranged("red line", 0.4, 0.7) if (party, topic) == ("south", "port") else None,
        )
        for party, ideal in (("north", (0.8, 1)), ("south", (0, 0.2)))
        for topic in topics
    ]
    problem = Problem(
        parties=("north", "south"),
        topics=tuple(Topic(name=topic) for topic in topics),
        stakes=tuple(stakes),
        win=ranged("win", 0.3, 0.8),
        costs=(ranged("cost north", 0, 0.1), ranged("cost south", 0, 0.2)),
    )
    moving = sum(amount.high > amount.low for amount in problem.amounts())
    swing_each(problem, draws=16)
    for name, call in (
        (f"tornado, {number} draws", lambda: swing_each(problem, draws=number)),
        (f"room and what closes it, {number} draws", lambda: find_room(problem, draws=number)),
        ("Sobol indices, 2048 rows", lambda: split_variance(problem)),
    ):
        cpu = time.process_time()
        seconds = best_of(call, 3)
        cpu = (time.process_time() - cpu) / 3
        print(f"{moving} numbers: {name}: {seconds:.2f} s (processor time {cpu:.2f} s)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("grid", "draws"))
    parser.add_argument("--negmas", default=sys.executable, help="an interpreter that has NegMAS")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draws", type=int, default=10_000)
    given = parser.parse_args()
    if given.what == "grid":
        grid(given.negmas, given.seed)
    else:
        draws(given.draws)


if __name__ == "__main__":
    main()
