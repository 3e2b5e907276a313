"""How often verdicts are right, and intervals hold, on simulated wars whose truth is known.

    python benchmarks/worlds.py --worlds 200 --seed 20310515 --workers 2 [--by-feature]

Each world (`benchmarks/simulation.py`) is judged at every horizon twice: as known when the window
ends, and long after. The truth is what the test's thresholds make of the true rates: `covered`
says how often the 90 % interval holds the ratio of mean rates, in the window over in the baseline;
`with days' own` the ratio of what those days' own variation made of them; `effect` the part of the
ratio that the pledge caused, without trend and common shock. For a pledge to cease the truth also
asks that acts that happened, recorded or not, fell on one day in ten at most.
False kept and false broken are shares of all findings, `opposite` those of kept for broken or the
reverse, `kept, no effect` those called kept where the pledge changed nothing (credit for a lull).
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from scores import FEWEST, GIVEN, Outcome, group, rates_table, reliability_table
from simulation import LONG_AFTER, World, simulate

from parley.check import check
from parley.records import HORIZONS, Finding, Test

SEED = 20310515
WORLDS = 200


def judge(
    number: int,
    seed: int = SEED,
    known: Sequence[str] = ("end", "long after"),
    horizons: Sequence[str] = tuple(HORIZONS),
) -> list[Outcome]:
    """Return what Parley says of a world, beside its truth."""
    world = simulate(seed, number)
    return [
        outcome(world, finding, when)
        for when in known
        for finding in _findings(world, when, tuple(horizons))
    ]


def _findings(world: World, known: str, horizons: tuple[str, ...]) -> Iterator[Finding]:
    if known == "long after":
        yield from _check(world, replace(world.test, horizons=horizons), LONG_AFTER)
        return
    for horizon in horizons:
        test = replace(world.test, horizons=(horizon,))
        # The last day that ends no earlier than the window does.
        last = (world.test.begin + HORIZONS[horizon] - timedelta(microseconds=1)).date()
        yield from _check(world, test, last)


def _check(world: World, test: Test, as_of: date) -> tuple[Finding, ...]:
    return check(test, world.table, world.datasets, as_of=as_of, locate=None)


def outcome(world: World, finding: Finding, known: str) -> Outcome:
    truth = world.truth[finding.horizon]
    said = dict(finding.parameters)
    return Outcome(
        horizon=finding.horizon,
        known=known,
        verdict=finding.verdict,
        confidence=finding.confidence,
        truth=truth.verdict,
        odds=tuple(float(said[f"p_{v}"]) for v in GIVEN) if "p_kept" in said else (),
        interval=() if finding.low is None or finding.high is None else (finding.low, finding.high),
        ratio=truth.ratio,
        realised=truth.realised,
        effect=truth.effect,
        features=world.features,
    )


def run(worlds: int, seed: int, workers: int) -> list[Outcome]:
    """Return the outcomes of many worlds, in their order."""
    work = partial(judge, seed=seed)
    if workers == 1:
        return [o for number in range(worlds) for o in work(number)]
    with ProcessPoolExecutor(workers) as pool:
        return [o for found in pool.map(work, range(worlds), chunksize=5) for o in found]


def tables(outcomes: Sequence[Outcome], *, by_feature: bool) -> Iterator[str]:
    """Yield all tables as lines of Markdown."""
    for known, chosen in group(outcomes, lambda o: (o.known,)).items():
        by_horizon = group(chosen, lambda o: (o.horizon,)) | {"all": list(chosen)}
        heading = "at its end" if known == "end" else known
        yield from ("", f"As known {heading}:", "", *rates_table("horizon", by_horizon))
        if by_feature:
            features = dict(sorted(group(chosen, lambda o: o.features).items()))
            yield from ("", *rates_table("worlds with", features, FEWEST))
        yield from ("", *reliability_table(chosen))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--worlds", type=int, default=WORLDS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, choices=(1, 2), default=2)
    parser.add_argument("--by-feature", action="store_true")
    options = parser.parse_args()
    start = time.monotonic()
    outcomes = run(options.worlds, options.seed, options.workers)
    print(f"{options.worlds} worlds, seed {options.seed}, {time.monotonic() - start:.0f} s")
    print("\n".join(tables(outcomes, by_feature=options.by_feature)))


if __name__ == "__main__":
    main()
