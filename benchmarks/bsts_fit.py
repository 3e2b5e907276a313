"""Fit series by a structural time-series package: JSON lines in, JSON lines out.

Run by `benchmarks/bsts.py` with an interpreter of its own, as each package pins others that Parley
uses. The argument is `tfp-causalimpact` or `causalimpact`; both install a module `causalimpact`.
"""

import contextlib
import json
import os
import sys
import time
from typing import Any

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import pandas as pd

ALPHA = 0.10  # for 90 % intervals, as Parley's


def by_tfp(frame: pd.DataFrame, before: int) -> list[float]:
    """Return mean acts a day after the pledge, and the ends of their prediction.

    By Gibbs sampling in TensorFlow.
    """
    from causalimpact import fit_causalimpact

    periods = {"pre_period": (0, before - 1), "post_period": (before, len(frame) - 1)}
    average = fit_causalimpact(frame, **periods, alpha=ALPHA, seed=1).summary.loc["average"]
    return [average[name] for name in ("actual", "predicted_lower", "predicted_upper")]


def by_pymc(frame: pd.DataFrame, before: int) -> list[float]:
    """Return the same by NUTS in PyMC; it takes one covariate, so the areas are added up."""
    from causalimpact import CausalImpact

    if frame.shape[1] > 1:
        frame = pd.DataFrame({"y": frame[0], "x": frame.drop(columns=0).sum(axis=1)})
    periods = [0, before - 1], [before, len(frame) - 1]
    fit = CausalImpact(frame, *periods, alpha=ALPHA, estimation="pymc")
    fit.run()
    after = fit.inferences.iloc[before:].mean()
    # Where the level is uncertain the package names the ends the other way round.
    ends = sorted((after["point_pred_lower"], after["point_pred_upper"]))
    return [float(frame.iloc[before:, 0].mean()), *ends]


def fit(method: Any, series: list[list[float]], before: int) -> dict[str, float]:
    """Return the interval of actual over predicted acts, and the seconds it took."""
    frame = pd.DataFrame(np.array(series, dtype=float).T)
    start = time.perf_counter()
    actual, low, high = method(frame, before)
    seconds = time.perf_counter() - start
    # A prediction that reaches zero sets no upper bound on the ratio.
    return {
        "seconds": seconds,
        "low": actual / high if high > 0 else float("inf"),
        "high": actual / low if low > 0 else float("inf"),
    }


def main() -> None:
    method = {"tfp-causalimpact": by_tfp, "causalimpact": by_pymc}[sys.argv[1]]
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        job = json.loads(line)
        # Samplers write their progress to standard output.
        with contextlib.redirect_stdout(sys.stderr):
            answer = fit(method, job["series"], job["before"])
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
