"""Time whole commands as a user runs them: a new process each, wall seconds and peak memory.

    python benchmarks/commands.py ARTICLE EVENTS [--published DATE] [--runs N]

The first brief of a machine also builds the index of places (once); it is timed apart.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARLEY = Path(sys.executable).with_name("parley")


def run(arguments: list[str], cache: Path | None = None) -> tuple[float, float]:
    """Return wall seconds and peak resident megabytes of one command."""
    environment = dict(os.environ) | ({"PARLEY_CACHE": str(cache)} if cache else {})
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        process = subprocess.Popen(
            [PARLEY, *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    if status:
        sys.exit(f"parley {' '.join(arguments)} ended with status {status}")
    return wall, usage.ru_maxrss / 1024


def report(name: str, runs: list[tuple[float, float]]) -> None:
    walls = sorted(wall for wall, _ in runs)
    peak = max(memory for _, memory in runs)
    print(f"{name:40} {walls[0]:6.2f} {walls[len(walls) // 2]:6.2f} {walls[-1]:6.2f} {peak:8.0f}")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("article", type=Path)
    ap.add_argument("events", type=Path)
    ap.add_argument("--published", default="2022-04-01")
    ap.add_argument("--runs", type=int, default=5)
    args = ap.parse_args()
    article, events = str(args.article.resolve()), str(args.events.resolve())
    brief = ["brief", article, "--published", args.published, "--events", events]
    print(f"{'command':40} {'min s':>6} {'median':>6} {'max':>6} {'peak MB':>8}")
    report("parley --help", [run(["--help"]) for _ in range(args.runs)])
    with tempfile.TemporaryDirectory() as cache:
        report("parley brief, first on this machine", [run(brief, Path(cache))])
    report("parley brief", [run(brief) for _ in range(args.runs)])
    report("parley demo", [run(["demo"]) for _ in range(args.runs)])


if __name__ == "__main__":
    main()
