"""How often the rule gives a verdict, and how often it is right, on pledges whose truth is known.

    python benchmarks/verdict_rule.py --pledges 300

Each pledge has a true rate ratio, a baseline rate and day-to-day variation of its own, drawn from
wide ranges; counts are then drawn from them and judged as a pledge to reduce drastically. The
truth is where the true ratio lies between the test's two thresholds.
"""

import argparse
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pyarrow as pa

from parley.check import check
from parley.records import HORIZONS, Dataset, Test, event_schema

BEGIN = datetime(2031, 5, 15, tzinfo=UTC)
SEED = 20310515
DAYS_BEFORE, DAYS_AFTER = 14, 30
RATIOS = (0.02, 1.5)  # from all but gone to half as much again
RATES = (0.3, 30.0)  # acts a day before
GIVEN = ("kept", "partly", "broken")
BINS = (0.5, 0.6, 2 / 3, 0.8, 0.95, 1.01)


def log_uniform(random: np.random.Generator, low: float, high: float) -> float:
    return float(np.exp(random.uniform(np.log(low), np.log(high))))


def simulate(random: np.random.Generator) -> tuple[float, pa.Table]:
    """Return a true ratio and a table with one row for each day that has acts."""
    ratio, rate = log_uniform(random, *RATIOS), log_uniform(random, *RATES)
    dispersion = random.uniform(0.0, 1.0)
    level = np.r_[np.full(DAYS_BEFORE, rate), np.full(DAYS_AFTER, rate * ratio)]
    daily = random.poisson(level * random.gamma(1 / dispersion, dispersion, len(level)))
    days = np.flatnonzero(daily)
    begin = [BEGIN + timedelta(days=int(day) - DAYS_BEFORE) for day in days]
    rows = {
        "row": range(1, len(days) + 1), "begin": begin,
        "end": [moment + timedelta(days=1) for moment in begin],
        "clock": [False] * len(days), "count": daily[days].astype(float), "marks": [0] * len(days),
        "dataset": ["made"] * len(days), "type": ["ASSAULT"] * len(days),
    }  # fmt: skip
    columns = []
    for field in event_schema():
        kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        column = pa.array(rows.get(field.name, [None] * len(days)), kind)
        columns.append(column.dictionary_encode() if kind != field.type else column)
    return ratio, pa.table(columns, schema=event_schema())


def truth(ratio: float, test: Test) -> str:
    if ratio <= test.kept_ratio:
        return "kept"
    return "broken" if ratio >= test.broken_ratio else "partly"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pledges", type=int, default=300)
    options = parser.parse_args()
    random = np.random.default_rng(SEED)
    test = Test(pledge="made", act="reduce", begin=BEGIN)
    manifest = Dataset(
        name="made", file="made.csv", sha256="0" * 64, format="mapped", witness="acts", rows=0,
        last_day=date(2032, 1, 1),
    )  # fmt: skip
    by_horizon: dict[str, Counter[str]] = {name: Counter() for name in HORIZONS}
    by_bin: dict[float, Counter[bool]] = {edge: Counter() for edge in BINS}
    for _ in range(options.pledges):
        ratio, table = simulate(random)
        for finding in check(test, table, [manifest], as_of=date(2032, 6, 1), locate=None):
            is_right = finding.verdict == truth(ratio, test)
            outcome = "open" if finding.verdict not in GIVEN else "right" if is_right else "wrong"
            by_horizon[finding.horizon][outcome] += 1
            odds = {verdict: dict(finding.parameters).get(f"p_{verdict}", 0.0) for verdict in GIVEN}
            leading = max(odds, key=lambda verdict: float(odds[verdict]))
            edge = next(edge for edge in BINS if float(odds[leading]) < edge)
            by_bin[edge][leading == truth(ratio, test)] += 1
    print("horizon   given   right of the given")
    for horizon, counts in by_horizon.items():
        given = counts["right"] + counts["wrong"]
        print(f"{horizon:>7}{given / counts.total():8.0%}{counts['right'] / max(1, given):8.0%}")
    print("leading probability below   likeliest verdict right   findings")
    for edge, hits in by_bin.items():
        if total := hits.total():
            print(f"{min(edge, 1.0):25.2f}{hits[True] / total:27.0%}{total:11}")


if __name__ == "__main__":
    main()
