"""Attribution on the quotes benchmark: read a bench file, write predictions.

    python benchmarks/quotes.py BENCH.jsonl PREDICTIONS.jsonl [--limit N]

Score the result with the benchmark's own scorer. Prints the reading speed without the parse.
"""

import argparse
import json
import time
from collections.abc import Iterable
from pathlib import Path

from parley.read.actors import Cast
from parley.read.attribution import Attribution, find_attributions
from parley.read.model import load_model


def as_bench(found: Iterable[Attribution]) -> list[dict[str, list[list[int]]]]:
    """Return attributions in the bench form, the stretches of one cue joined."""
    joined: dict[int, dict[str, list[list[int]]]] = {}
    key = -1
    for a in found:
        # A quotation that runs on without a cue belongs to the one before it.
        key = a.cue_start if a.cue_start >= 0 else key
        row = joined.setdefault(
            key,
            {
                "source": [list(a.source)] if a.source else [],
                "cue": [[a.cue_start, a.cue_start + len(a.cue)]] if a.cue else [],
                "content": [],
            },
        )
        row["content"].append([a.start, a.end])
    return list(joined.values())


def main() -> None:
    """Read, predict, write, and say how fast."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    model = load_model()
    rows = [json.loads(line) for line in options.bench.read_text(encoding="utf-8").splitlines()]
    sentences, seconds = 0, 0.0
    with options.predictions.open("w", encoding="utf-8") as out:
        for row in rows[: options.limit]:
            doc = model(row["text"])
            begin = time.perf_counter()
            cast = Cast.build(doc, text=row["text"])
            found = find_attributions(doc, cast, broad=True)
            seconds += time.perf_counter() - begin
            sentences += sum(1 for _ in doc.sents)
            out.write(json.dumps({"id": row["id"], "attributions": as_bench(found)}) + "\n")
    print(f"{sentences} sentences, {sentences / seconds:.0f} a second beside the parse")


if __name__ == "__main__":
    main()
