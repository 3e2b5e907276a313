"""Fit series by tfp-causalimpact: JSON lines in, JSON lines out; run by `benchmarks/bsts.py`.

Needs an interpreter of its own, as its TensorFlow pins packages that Parley uses.
"""

import json
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import pandas as pd
from causalimpact import fit_causalimpact

ALPHA = 0.10  # for 90 % intervals, as Parley's


def main() -> None:
    for line in sys.stdin:
        job = json.loads(line)
        frame = pd.DataFrame(np.array(job["series"], dtype=float).T)
        before, days = job["before"], frame.shape[0]
        start = time.perf_counter()
        fit = fit_causalimpact(
            frame, pre_period=(0, before - 1), post_period=(before, days - 1), alpha=ALPHA, seed=1
        )
        seconds = time.perf_counter() - start
        average = fit.summary.loc["average"]
        # A counterfactual that reaches zero sets no upper bound on the ratio.
        low, high = (
            average["actual"] / average[name] if average[name] > 0 else float("inf")
            for name in ("predicted_upper", "predicted_lower")
        )
        print(json.dumps({"seconds": seconds, "low": low, "high": high}), flush=True)


if __name__ == "__main__":
    main()
