"""Predict time expressions for a benchmark file: `python benchmarks/times.py IN.jsonl OUT.jsonl`.

The input holds one JSON object a line with `id`, `text` and `published`. Documents a second of
processor time go to standard error.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

from parley.read.times import find_times


def main(path: str, out: str) -> None:
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    begun = time.process_time()
    predictions = [
        {
            "id": row["id"],
            "timexes": [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in find_times(row["text"], published=date.fromisoformat(row["published"]))
            ],
        }
        for row in rows
    ]
    seconds = time.process_time() - begun
    Path(out).write_text("".join(json.dumps(p) + "\n" for p in predictions), encoding="utf-8")
    print(
        f"{len(rows)} documents, {len(rows) / seconds:.0f} a CPU second",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
