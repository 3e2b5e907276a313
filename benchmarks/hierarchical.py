"""The sampled model beside the grid, on simulated worlds: what intervals hold, and the time.

    pip install 'parley[bayes]'
    python benchmarks/hierarchical.py --worlds 20 --seed 20310515

Each world (`benchmarks/simulation.py`) is judged by both models at 72 hours, 7, 14 and 30 days, as
known long after. Times are of one pledge at one horizon; the first on data of a shape, which is
compiled then, is told apart. `same verdict` counts the findings on which both agree.
"""

import argparse
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scores import markdown
from simulation import LONG_AFTER, Truth, World, simulate

from parley.check import check
from parley.records import Finding

SEED = 20310515
WORLDS = 20
HORIZONS = ("72h", "7d", "14d", "30d")
MODELS = ("grid", "numpyro")
DECIDED = ("kept", "partly", "broken")
FIRST = 5.0  # seconds; only a call that compiles takes as long


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A finding, the truth, and the seconds it took."""

    finding: Finding
    truth: Truth
    seconds: float


def judge(world: World, horizon: str, model: str) -> Judged:
    test = replace(world.test, horizons=(horizon,))
    start = time.perf_counter()
    (finding,) = check(
        test, world.table, world.datasets, as_of=LONG_AFTER, locate=None, model=model
    )
    seconds = time.perf_counter() - start
    return Judged(finding=finding, truth=world.truth[horizon], seconds=seconds)


def row(model: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    sized = [j for j in judged if j.finding.low is not None]
    given = [j for j in sized if j.finding.verdict in DECIDED]
    warm = [j.seconds for j in sized if j.seconds < FIRST]
    first = [j.seconds for j in sized if j.seconds >= FIRST]
    held = [
        sum(j.finding.low <= value(j.truth) <= j.finding.high for j in sized)
        for value in (lambda t: t.ratio, lambda t: t.realised)
    ]
    widths = [j.finding.high / j.finding.low for j in sized if j.finding.low > 0]
    return (
        model,
        str(len(sized)),
        *(f"{n / len(sized):.0%}" for n in held),
        f"{statistics.median(widths):.1f}",
        str(len(given)),
        str(sum(j.finding.verdict == j.truth.verdict for j in given)),
        f"{1000 * statistics.median(warm):.0f}",
        f"{statistics.median(first):.0f}" if first else "",
    )


def table(judged: dict[str, list[Judged]]) -> Iterator[str]:
    heading = (
        "model", "findings", "covered", "with days' own", "high / low", "verdicts", "right",
        "median ms", "first of a shape, s",
    )  # fmt: skip
    yield from markdown(heading, [row(model, found) for model, found in judged.items()])
    grid, sampled = judged["grid"], judged["numpyro"]
    pairs = list(zip(grid, sampled, strict=True))
    same = sum(a.finding.verdict == b.finding.verdict for a, b in pairs)
    poor = sum(any("did not agree" in r for r in j.finding.reasons) for j in sampled)
    yield f"\nSame verdict in {same} of {len(pairs)}; chains that did not agree: {poor}."


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--worlds", type=int, default=WORLDS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    worlds = [simulate(options.seed, number) for number in range(options.worlds)]
    judged = {
        model: [judge(world, horizon, model) for world in worlds for horizon in HORIZONS]
        for model in MODELS
    }
    print("\n".join(table(judged)))


if __name__ == "__main__":
    main()
