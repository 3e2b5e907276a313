"""Kill a run over a folder again and again, resume it, and compare with an undisturbed run.

    python benchmarks/articles.py FOLDER 2000
    python benchmarks/kills.py FOLDER [--kills N] [--workers N] [--seed N]

The undisturbed run has one worker. In turn a worker, the program, and the program with all its
workers are killed (SIGKILL) at random moments; after the last kill the run is resumed to its end.
The two ledgers must be equal but for the clock: the same rows in the same order with the same
identities, authors, reasons and bytes. Linux only: the workers are found in /proc.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, zip_longest
from pathlib import Path

from parley.case import Case

_DEAD_SECONDS = 10.0  # within which the workers of a killed program must be gone
_DAY = len("2022-03-29")


# -- comparing ----------------------------------------------------------------------------------


def differences(a: Path, b: Path) -> Iterator[str]:
    """Yield how the ledgers of two cases differ once the clock is taken out of them.

    What each says is first held against its own hashes, so that what is left out here (the chain,
    which hangs on the clock) is whole, too.
    """
    for case in (a, b):
        with Case.open(case) as opened:
            opened.verify().require_whole()
    rows = zip_longest(_rows(a), _rows(b))
    for number, (one, other) in enumerate(rows, start=1):
        if one != other:
            yield f"row {number}: {one} in {a.name}, {other} in {b.name}"


def _rows(case: Path) -> Iterator[str]:
    """Yield the rows of a ledger's export as text, bytes included, without the clock and chain."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "ledger.jsonl"
        with Case.open(case) as opened:
            opened.export(export)
        with export.open(encoding="utf-8") as lines:
            next(lines)  # the header names the head of the chain
            for line in lines:
                row = json.loads(line)
                del row["recorded"], row["previous"], row["hash"]
                # What nobody dated became known when it was read: a time, where others have a day.
                row["known"] = row["known"][:_DAY] if len(row["known"]) == _DAY else "when read"
                yield json.dumps(row, sort_keys=True, ensure_ascii=False)


def _command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-c", "from parley.cli import main; main()", *map(str, arguments)]


# -- killing ------------------------------------------------------------------------------------


def undisturbed(folder: Path, case: Path, *, workers: int = 1) -> float:
    """Read a folder into a case; return the seconds it took."""
    start = time.monotonic()
    command = _command("read", folder, "--case", case, "--workers", str(workers))
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - start


def killed(
    folder: Path, case: Path, *, kills: int, seconds: float, workers: int = 2, seed: int = 1
) -> Iterator[str]:
    """Read a folder into a case with kills on the way; yield what was killed, and when.

    Args:
        folder: The articles.
        case: The case; made where it is not there.
        kills: How many.
        seconds: What a run takes without; the kills are spread over it.
        workers: Processes that read.
        seed: Of the moments.
    """
    draw = random.Random(seed)
    command = _command("read", folder, "--case", case, "--workers", str(workers))
    moments = iter([draw.uniform(0, 2 * seconds / kills) for _ in range(kills)])
    victims = cycle(("a worker", "the program", "the program and its workers"))
    done = 0
    while done < kills:
        run = subprocess.Popen(
            command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        start, what = time.monotonic(), "a worker"
        while done < kills and what == "a worker":  # the run survives that
            time.sleep(next(moments))
            done, what = done + 1, next(victims)
            workers_then = _kill(run, what, draw)
            yield f"{done}: {what} after {time.monotonic() - start:.1f} s"
        run.wait()
        if what != "a worker":
            _require_gone(workers_then)
    subprocess.run(command, check=True, capture_output=True)


def _kill(run: "subprocess.Popen[bytes]", what: str, draw: random.Random) -> list[int]:
    """Kill a part of a run; return the workers that it had."""
    children = _children(run.pid)
    if what == "a worker" and children:
        os.kill(draw.choice(children), signal.SIGKILL)
    elif what == "the program":
        run.kill()
    elif what == "the program and its workers":
        os.killpg(run.pid, signal.SIGKILL)
    return children


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it is gone
        return []


def _require_gone(pids: list[int]) -> None:
    """Refuse a worker that outlives its program."""
    end = time.monotonic() + _DEAD_SECONDS
    while left := [pid for pid in pids if _lives(pid)]:
        if time.monotonic() > end:
            sys.exit(f"workers {left} outlive their program by {_DEAD_SECONDS:.0f} s")
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        calm, rough = Path(place) / "undisturbed", Path(place) / "killed"
        seconds = undisturbed(options.folder, calm)
        print(f"undisturbed, one worker: {seconds:.0f} s", flush=True)
        for told in killed(
            options.folder,
            rough,
            kills=options.kills,
            seconds=seconds / options.workers,
            workers=options.workers,
            seed=options.seed,
        ):
            print("killed", told, flush=True)
        found = list(differences(calm, rough))
        rows = sum(1 for _ in _rows(calm))
    for line in found[:10]:
        print(line[:300])
    print(f"{rows} rows, {len(found)} differences after {options.kills} kills")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
